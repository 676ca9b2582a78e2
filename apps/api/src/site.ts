import { today } from './clock.ts';
import type { Site } from './contract/index.ts';
import { changesWith } from './indicators/queries.ts';
import { periodRef } from './indicators/figure.ts';
import type { Installation } from './installation.ts';
import { latestPeriodOf } from './returns/queries.ts';

/** What every page says about itself while a sequence number is the last. */
export async function siteOf(
	{ db, catalogue, clock, demonstration }: Installation,
	sequence: number,
): Promise<Site> {
	const [change] = await changesWith(db, [sequence]);
	return {
		council: catalogue.council.name,
		demonstration,
		today: today(clock),
		dataTo: await dataTo(),
		changedAt: change?.at ?? null,
		sequence,
		loopbackOnly: true,
	};

	/** The latest period of the council's own returns. */
	async function dataTo(): Promise<Site['dataTo']> {
		const latest = await Promise.all(
			[...catalogue.collections.values()]
				.filter(({ scope }) => scope === 'local')
				.map(async ({ key, periodType }) => {
					const period = await latestPeriodOf(db, key);
					return period === null ? null : periodRef(periodType, period);
				}),
		);
		return latest.filter((period) => period !== null).sort((a, b) => b.month - a.month)[0] ?? null;
	}
}
