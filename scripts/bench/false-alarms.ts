import { seriesReading, type Rule } from '@sightline/metrics';
import { row } from './report.ts';
import { seeded, sizesOfTheDemonstration, unchanging, type Sized } from './no-real-change.ts';

const firstLook = 36;
const lastLook = 60;
const seed = 2019;
/** Of each series of the demonstration. */
const copies = 40;

/** What a month's look at many series without any real change finds. */
export interface Look {
	/** Months that each series has by then. */
	months: number;
	/** Series with a verdict, and those whose verdict is something other than common cause. */
	judged: number;
	signals: number;
	/** By the rule that words would tell of; a yearly reading has none. */
	rules: Map<Rule, number>;
}

/** The ways of reading whose false alarms differ: stocks keep most of their children for months, other yearly figures do not. */
export const ways = {
	process: ({ reading }: Sized) => reading === 'process',
	stock: ({ reading, kind }: Sized) => reading === 'yearly' && kind === 'stock',
	rolling: ({ reading, kind }: Sized) => reading === 'yearly' && kind !== 'stock',
};

/** Looks at `copies` of each series, in which nothing changes, after 36 months and after each further one. */
export function looksAtNoChange(
	sizes: Sized[],
	{ copies, until = lastLook, seed }: { copies: number; until?: number; seed: number },
): Look[] {
	const random = seeded(seed);
	const looks = Array.from({ length: until - firstLook + 1 }, (_, i): Look => ({
		months: firstLook + i,
		judged: 0,
		signals: 0,
		rules: new Map(),
	}));
	for (const sized of sizes)
		for (let copy = 0; copy < copies; copy += 1) {
			const points = unchanging(sized, until, random);
			for (const look of looks) {
				const found = seriesReading(points.slice(0, look.months), {
					...sized,
					periodType: 'month',
				});
				if (found.status !== 'given') continue;
				look.judged += 1;
				if (found.variation === 'common-cause') continue;
				look.signals += 1;
				if (found.signal) addTo(look.rules, found.signal.rule, 1);
			}
		}
	return looks;
}

/** Of the series that are judged, those that chance alone marks. */
export function shareOf(looks: Look[]): number {
	return total(looks, 'signals') / total(looks, 'judged');
}

/** How often chance alone makes a signal, by reading and by how many months there are. */
export function benchFalseAlarms(root: string): void {
	const sizes = sizesOfTheDemonstration(root);
	console.log(
		`\nSignals in series without any real change, as large as the demonstration's (seed ${seed})`,
	);
	row('', 'series judged', '36 months', '36 to 60', 'each month from');
	for (const [way, belongs] of Object.entries(ways)) {
		const looks = looksAtNoChange(sizes.filter(belongs), { copies, seed });
		const shares = looks.map((look) => shareOf([look]));
		row(
			way,
			looks[0]!.judged.toLocaleString('en-GB'),
			percent(shares[0]!),
			percent(shareOf(looks)),
			`${percent(Math.min(...shares))} to ${percent(Math.max(...shares))}`,
		);
		const byRule = new Map<Rule, number>();
		for (const { rules } of looks) for (const [rule, count] of rules) addTo(byRule, rule, count);
		for (const [rule, count] of byRule)
			row(`  ${rule}`, '', '', percent(count / total(looks, 'judged')));
	}
}

function addTo(counts: Map<Rule, number>, rule: Rule, by: number): void {
	counts.set(rule, (counts.get(rule) ?? 0) + by);
}

function total(looks: Look[], of: 'judged' | 'signals'): number {
	return looks.reduce((sum, look) => sum + look[of], 0);
}

function percent(share: number): string {
	return `${(100 * share).toFixed(2)} %`;
}
