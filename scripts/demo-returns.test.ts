import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lastMonthOf, periodCode, periodFromCode } from '../packages/metrics/src/periods.ts';
import {
	collections,
	indicators,
	linesOf,
	local,
	manifest,
	rowAt,
	rowsOf,
} from './demo/accepted.ts';
import { periodCodes } from './demo/calendar.ts';
import { county } from './demo/parts.ts';
import { writeDemoReturns } from './demo-returns.ts';

const data = join(import.meta.dirname, '../data');
const next = 'next/surrey-monthly-2019-04.csv';
const months = local.filter(({ collection, file }) => {
	return collection === 'surrey-monthly' && !file.includes('-v2');
});

describe('the demonstration returns', () => {
	it('come out byte for byte as they are committed', () => {
		const folder = mkdtempSync(join(tmpdir(), 'demo-returns-'));
		try {
			writeDemoReturns(folder);
			const files = (of: string) =>
				(readdirSync(of, { recursive: true }) as string[]).filter((name) => name.includes('.'));
			expect(files(folder).sort()).toEqual(files(join(data, 'demo')).sort());
			for (const name of files(folder)) {
				const again = readFileSync(join(folder, name));
				expect(again.equals(readFileSync(join(data, 'demo', name))), name).toBe(true);
			}
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	it('are 36 months, a second version of one, 12 quarters and 8 terms, listed as they were accepted', () => {
		const periods = (collection: string) =>
			local.filter((entry) => entry.collection === collection).map(({ period }) => period);
		expect(periods('surrey-monthly').sort()).toEqual([...periodCodes('month'), '2018-01'].sort());
		expect(periods('surrey-quarterly')).toEqual(periodCodes('quarter'));
		expect(periods('surrey-termly')).toEqual(periodCodes('term'));
		expect(local).toHaveLength(57);
		const times = manifest.map(({ receivedAt }) => receivedAt);
		expect([...times].sort()).toEqual(times);
		expect(times[0]! > '2016-05-01').toBe(true);
		expect(times.at(-1)!.slice(0, 10)).toBe('2019-04-12');
	});

	it('hold every indicator of their frequency, in the order of the catalogue', () => {
		for (const { file, collection, period } of [
			...local,
			{ file: next, collection: 'surrey-monthly', period: '2019-04' },
		]) {
			const { periodType, layout } = collections.find(({ id }) => id === collection)!;
			const expected = indicators
				.filter(({ frequency, supporting }) => frequency === periodType && !supporting)
				.map(({ id }) => id);
			expect(layout.indicators).toEqual(expected);
			const lines = linesOf(file).filter((line) => line.period === period);
			const held = new Set(lines.map((line) => line.indicator!));
			const gap = ['contacts', 'contacts-to-referral'];
			expect([...held], file).toEqual(
				period === '2017-08' ? expected.filter((id) => !gap.includes(id)) : expected,
			);
		}
	});

	it('hold no period that had not ended when the file came in, published figures apart', () => {
		for (const { file, collection, receivedAt } of local) {
			const { periodType } = collections.find(({ id }) => id === collection)!;
			for (const { period: code } of linesOf(file)) {
				const period = periodFromCode(periodType, code!);
				expect(period, `${file} ${code}`).not.toBeNull();
				const nextMonth = periodCode({ type: 'month', index: lastMonthOf(period!) + 1 });
				expect(nextMonth <= receivedAt, `${file} ${code}`).toBe(true);
			}
		}
	});

	it('have parts that make the county exactly, in every file', () => {
		for (const file of [...local.map((entry) => entry.file), next]) {
			const rows = rowsOf(file);
			for (const whole of rows.filter(({ area }) => area === county)) {
				const parts = rows.filter(
					({ area, indicator, period }) =>
						area !== county && indicator === whole.indicator && period === whole.period,
				);
				const sums = parts.reduce(
					(sum, part) => [sum[0]! + part.numerator, sum[1]! + (part.denominator ?? 0)],
					[0, 0],
				);
				expect(sums, `${file} ${whole.indicator}`).toEqual([
					whole.numerator,
					whole.denominator ?? 0,
				]);
			}
		}
	});

	it('have whole numbers, and shares of which no numerator exceeds its denominator', () => {
		const shares = new Set(
			indicators.filter(({ unit }) => unit.kind === 'percent').map(({ id }) => id),
		);
		for (const file of [...local.map((entry) => entry.file), next])
			for (const { indicator, area, numerator, denominator } of rowsOf(file)) {
				const where = `${file} ${indicator} ${area}`;
				expect(Number.isInteger(numerator) && numerator >= 0, where).toBe(true);
				if (denominator === null) continue;
				expect(Number.isInteger(denominator) && denominator > 0, where).toBe(true);
				if (shares.has(indicator)) expect(numerator, where).toBeLessThanOrEqual(denominator);
			}
	});

	it('have a row for every part, z where the indicator does not apply', () => {
		for (const { file } of local) {
			const lines = linesOf(file);
			const areas = Map.groupBy(lines, (line) => `${line.indicator} ${line.period}`);
			for (const [key, of] of areas) expect(of, `${file} ${key}`).toHaveLength(6);
			const none = lines.filter((line) => line.numerator === 'z' || line.denominator === 'z');
			expect(none.filter((line) => line.area !== 'SUR-CW')).toEqual([]);
			expect(none.filter((line) => line.numerator !== line.denominator)).toEqual([]);
			expect(none.filter((line) => !line.note!.startsWith('Counted in the quadrant'))).toEqual([]);
		}
	});

	it('leave one month of contacts open', () => {
		const gaps = (indicator: string) =>
			periodCodes('month').filter((period) => !rowAt(indicator, period));
		for (const { id } of indicators.filter(({ frequency }) => frequency === 'month'))
			expect(gaps(id), id).toEqual(id.startsWith('contacts') ? ['2017-08'] : []);
	});

	it('restate earlier months, one indicator with another that counts the same', () => {
		const restated = months.flatMap(({ file, period }) =>
			rowsOf(file)
				.filter((row) => row.area === county && row.period < period)
				.map((row) => `${period}: ${row.period} ${row.indicator}`),
		);
		expect(restated.sort()).toEqual([
			'2017-06: 2017-03 initial-conference-rate',
			'2017-06: 2017-03 initial-conferences-on-time',
			'2018-06: 2018-03 assessed-not-in-need',
			'2018-06: 2018-03 assessments-on-time',
			'2018-06: 2018-03 re-referrals',
			'2018-06: 2018-03 referral-rate',
			'2018-06: 2018-03 referrals-no-further-action',
		]);
	});

	it('come late once, five weeks after the 10th', () => {
		const late = months.filter(({ period, receivedAt }) => {
			const [year, month] = period.split('-').map(Number);
			return receivedAt > new Date(Date.UTC(year!, month, 11)).toISOString();
		});
		expect(late.map(({ period, receivedAt }) => [period, receivedAt.slice(0, 10)])).toEqual([
			['2017-10', '2017-12-15'],
		]);
	});
});
