import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { wholeFile } from './cells.ts';
import {
	finding,
	findingCodes,
	findingCounts,
	findingsThatCount,
	inReadingOrder,
} from './findings.ts';
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

	const at = (line: number) => ({ ...wholeFile, line });

	it('count up to the first stage with an error, with those of the cells also what hangs on rows alone', () => {
		const findings = [
			finding('parts-not-summing', at(1), '', ''),
			finding('duplicate-key', at(1), '', ''),
			finding('spaces-trimmed', at(9), '', ''),
			finding('not-a-number', at(2), '', ''),
			finding('unknown-column', wholeFile, '', ''),
		];
		const counting = (all: typeof findings) => findingsThatCount(all).map(({ code }) => code);
		expect(counting(findings)).toEqual([
			'duplicate-key',
			'not-a-number',
			'unknown-column',
			'spaces-trimmed',
		]);
		expect(counting([...findings, finding('missing-column', at(1), '', '')])).toEqual([
			'missing-column',
			'unknown-column',
		]);
	});

	it('are read errors first, then by line whatever the stage, and the whole file last', () => {
		const findings = [
			finding('windows-1252-assumed', wholeFile, '', ''),
			finding('unknown-column', at(1), '', ''),
			finding('thousands-separator', at(2), '', ''),
			finding('fraction-in-count', at(5), '', ''),
			finding('indicator-missing', wholeFile, '', ''),
			finding('restates-earlier-period', at(4), '', ''),
			finding('value-mismatch', at(4), '', ''),
			finding('duplicate-key', at(10), '', ''),
			finding('too-few-cells', at(9), '', ''),
		];
		expect(inReadingOrder(findings).map(({ code, line }) => [code, line])).toEqual([
			['too-few-cells', 9],
			['duplicate-key', 10],
			['unknown-column', 1],
			['value-mismatch', 4],
			['restates-earlier-period', 4],
			['fraction-in-count', 5],
			['indicator-missing', null],
			['thousands-separator', 2],
			['windows-1252-assumed', null],
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
