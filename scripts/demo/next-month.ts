import { bell, randomFrom } from './random.ts';
import { county } from './parts.ts';
import type { Row } from './rows.ts';
import { countedOn } from './series.ts';

/**
 * The month that the demonstration waits for, to try an upload with: every team's figure of the month before,
 * moved by a little, and the county as their sum. What others count on stays, and they with it.
 */
export function nextMonth(rows: Row[], period: string): Row[] {
	const random = randomFrom(`next ${period}`);
	const counted = countedOn();
	const moved = rows
		.filter(({ area }) => area !== county)
		.map((row) => {
			const { numerator, denominator } = row;
			if (numerator === null || counted.has(row.indicator)) return { ...row, period };
			const next = Math.round(numerator * (1 + 0.04 * bell(random)));
			return {
				...row,
				period,
				numerator: Math.min(next, Math.max(numerator, denominator ?? next)),
			};
		});
	const sum = (indicator: string, part: 'numerator' | 'denominator') =>
		moved
			.filter((row) => row.indicator === indicator)
			.reduce((total, row) => total + (row[part] ?? 0), 0);
	const whole = rows
		.filter(({ area }) => area === county)
		.map((row) => ({
			...row,
			period,
			numerator: sum(row.indicator, 'numerator'),
			denominator: row.denominator === null ? null : sum(row.indicator, 'denominator'),
		}));
	return whole.flatMap((row) => [
		row,
		...moved.filter(({ indicator }) => indicator === row.indicator),
	]);
}
