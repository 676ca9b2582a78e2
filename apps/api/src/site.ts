import type { Moment } from './access/views.ts';
import { today } from './clock.ts';
import type { Site } from './contract/index.ts';
import { changeAt } from './db/sequence.ts';
import type { Installation } from './installation.ts';
import { newestPeriods } from './returns/last-round.ts';

/**
 * What every page says about itself at a moment.
 *
 * @param sequence  the last there is
 */
export async function siteOf(
	{ db, catalogue, clock, demonstration }: Installation,
	moment: Moment,
	sequence: number,
): Promise<Site> {
	const { asOf, day } = moment;
	const at = await changeAt(db, asOf);
	return {
		council: catalogue.council.name,
		demonstration,
		today: today(clock),
		dataTo: (await newestPeriods(db, catalogue, moment))[0]?.period ?? null,
		moment: asOf === sequence && day === today(clock) ? null : { asOf, at, day },
		changedAt: at,
		sequence,
		loopbackOnly: true,
	};
}
