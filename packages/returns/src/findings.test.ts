import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { wholeFile } from './cells.ts';
import { finding, findingCodes, findingCounts, findingsThatCount } from './findings.ts';
import { findingsCsv } from './findings-csv.ts';

describe('findings', () => {
	it('have different codes', () => {
		expect(new Set(findingCodes).size).toBe(findingCodes.length);
	});

	it('are counted by severity', () => {
		const codes = ['not-a-number', 'spaces-trimmed', 'spaces-trimmed'] as const;
		const findings = codes.map((code) => finding(code, wholeFile, '', ''));
		expect(findingCounts(findings)).toEqual({ error: 1, warning: 0, notice: 2 });
	});

	it('count up to the first stage with an error, in the order of the file', () => {
		const at = (line: number) => ({ ...wholeFile, line });
		const findings = [
			finding('duplicate-key', at(1), '', ''),
			finding('spaces-trimmed', at(9), '', ''),
			finding('not-a-number', at(2), '', ''),
			finding('unknown-column', wholeFile, '', ''),
		];
		expect(findingsThatCount(findings).map(({ code }) => code)).toEqual([
			'unknown-column',
			'not-a-number',
			'spaces-trimmed',
		]);
	});
});

describe('findings as CSV', () => {
	it('keep numbers and disarm formulas', () => {
		const values = ['=1+1', '+cmd', '@sum', '-0.4', '-a', 'a "quote", and comma', null];
		const csv = findingsCsv(
			values.map((value) =>
				finding('not-a-number', { ...wholeFile, line: 2, value }, 'No.', 'Yes.'),
			),
		);
		const { data } = Papa.parse<Record<string, string>>(csv, {
			header: true,
			skipEmptyLines: true,
		});
		expect(data.map(({ value }) => value)).toEqual([
			"'=1+1",
			"'+cmd",
			"'@sum",
			'-0.4',
			"'-a",
			'a "quote", and comma',
			'',
		]);
		expect(data[0]).toMatchObject({ code: 'not-a-number', line: '2', message: 'No.' });
	});
});
