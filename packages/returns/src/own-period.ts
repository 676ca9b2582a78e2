import { periodName, type PeriodType } from '@sightline/metrics/periods';
import { cellOf } from './cells.ts';
import type { FigureKey } from './checked-row.ts';
import { finding, type Finding, type Place } from './findings.ts';
import type { Reading } from './layout.ts';
import { latestPeriods } from './latest-periods.ts';

/** So many figures of later periods, and one to so many of the return's own, may still be slips. */
const slips = { most: 20, oneTo: 5 };

interface PeriodFigures {
	count: number;
	first: Place | null;
	/** Not more than may be slips. */
	figures: FigureKey[];
}

/**
 * Tells which period a file is for when nobody has said so: the latest in it, unless that has few
 * figures and each is just what a period with many lacks. Figures that both periods have are no slip: the
 * file then begins a new period, however few they are.
 *
 * @returns `decide` gives the period, null when nothing was noted, and the finding on what is later; it is told how to see
 * whether the file has a figure
 */
export function ownPeriod(type: PeriodType): {
	note: (reading: Reading) => void;
	decide: (stands: (figure: FigureKey) => boolean) => {
		period: number | null;
		slip: Finding | null;
	};
} {
	const latest = latestPeriods<PeriodFigures>(() => ({ count: 0, first: null, figures: [] }));

	return {
		note({ observation: { period, indicator, breakdown, area }, heading, row, columns }) {
			const known = latest.of(period);
			if (!known) return;
			known.count += 1;
			known.first ??= heading ?? cellOf(row, columns.period);
			if (known.count <= slips.most) known.figures.push({ indicator, breakdown, area, period });
		},

		decide(stands) {
			const periods = latest.all();
			for (const [at, [period, { count }]] of periods.entries()) {
				const later = periods.slice(at + 1);
				const odd = later.reduce((sum, [, known]) => sum + known.count, 0);
				if (odd === 0 || odd > Math.min(slips.most, count / slips.oneTo)) continue;
				const figures = later.flatMap(([, known]) => known.figures);
				if (figures.some((figure) => stands({ ...figure, period }))) continue;
				const [[oddPeriod, { first }]] = later as [[number, PeriodFigures]];
				const [own, other] = [period, oddPeriod].map((index) => periodName({ type, index }));
				const slip = finding(
					'period-outside-return',
					first!,
					`${odd === 1 ? 'This figure is' : `This figure and ${odd - 1} more are`} of ${other}${later.length > 1 ? ' or later' : ''}, yet ${count} are of ${own}, which lacks just ${odd === 1 ? 'this one' : 'these'}.`,
					`Correct the period if it is a slip: the return is read as that of ${own}. If it is for a later one, give the period that the return is for.`,
				);
				return { period, slip };
			}
			return { period: periods.at(-1)?.[0] ?? null, slip: null };
		},
	};
}
