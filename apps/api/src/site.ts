import type { Moment } from './access/views.ts';
import { today } from './clock.ts';
import type { Site } from './contract/index.ts';
import { changeAt } from './db/sequence.ts';
import { periodRef } from './indicators/figure.ts';
import type { Installation } from './installation.ts';
import { latestPeriodOf } from './returns/queries.ts';

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
		dataTo: await dataTo(),
		moment: asOf === sequence && day === today(clock) ? null : { asOf, at, day },
		changedAt: at,
		sequence,
		loopbackOnly: true,
	};

	/** The latest period of the council's own returns. */
	async function dataTo(): Promise<Site['dataTo']> {
		const latest = await Promise.all(
			[...catalogue.collections.values()]
				.filter(({ scope }) => scope === 'local')
				.map(async ({ key, periodType }) => {
					const period = await latestPeriodOf(db, moment, key);
					return period === null ? null : periodRef(periodType, period);
				}),
		);
		return latest.filter((period) => period !== null).sort((a, b) => b.month - a.month)[0] ?? null;
	}
}
