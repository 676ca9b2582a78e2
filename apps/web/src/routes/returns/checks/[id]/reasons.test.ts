import { describe, expect, it } from 'vitest';
import type { Check, Finding, FindingKind } from '@sightline/api/contract';
import {
	acknowledgementsOf,
	carriedOver,
	coveredByKind,
	enteredIn,
	missingIn,
	missingReasons,
	refusal,
	stillMissing,
} from './reasons.ts';

const finding = (id: string, over: Partial<Finding> = {}): Finding => ({
	...{ id, code: 'fraction-in-count', severity: 'warning', stage: 'cells' },
	...{ line: 2, cell: 'D2', column: null, value: null, message: `About ${id}.`, hint: '' },
	...over,
});

const kind = (findings: Finding[], count = findings.length): FindingKind => {
	const { code, severity, stage } = findings[0]!;
	return { code, severity, stage, count, findings };
};

const cells = kind([finding('a'), finding('b')]);
const one = kind([finding('p', { code: 'scale-change', stage: 'history' })]);
const thousands = kind([finding('a'), finding('b')], 2000);
const notices = kind([finding('n', { code: 'spaces-trimmed', severity: 'notice' })]);

describe('the form of a check', () => {
	it('is read without what is blank', () => {
		const form = new FormData();
		form.set('one-a', ' Joint\r\ncontacts ');
		form.set('one-b', '  ');
		expect(enteredIn(form)).toEqual({ 'one-a': 'Joint\ncontacts' });
	});

	it('misses a reason for the kind where most warnings are alike', () => {
		expect(missingReasons([cells, notices], {})).toEqual([
			{
				field: 'all-fraction-in-count',
				message: 'Say why these 2 warnings can be accepted: Counts that are not whole numbers',
				beside: 'Say why these 2 warnings can be accepted',
			},
		]);
		expect(missingReasons([cells], { 'one-a': 'Joint' })[0]!.beside).toBe(
			'Say why the other warning of these can be accepted',
		);
		expect(missingReasons([thousands], { 'one-a': 'x', 'one-b': 'y' })[0]!.beside).toBe(
			'Say why the other 1,998 warnings of these can be accepted',
		);
		expect(missingReasons([cells], { 'one-a': 'x', 'one-b': 'y' })).toEqual([]);
		expect(missingReasons([thousands], { 'all-fraction-in-count': 'x' })).toEqual([]);
	});

	it('says which warnings a reason for the kind is for', () => {
		expect(coveredByKind(cells, {})).toBe('both');
		expect(coveredByKind(thousands, {})).toBe('all 2,000');
		expect(coveredByKind(thousands, { 'one-a': 'x', 'one-b': 'y' })).toBe('the other 1,998');
		expect(coveredByKind(cells, { 'one-a': 'x', 'all-fraction-in-count': 'z' })).toBe(
			'the other one',
		);
		expect(coveredByKind(cells, { 'one-a': 'x', 'one-b': 'y' })).toBe(
			'any without a reason of its own',
		);
	});

	it('misses the reason of a single warning at its own field, and why a return is replaced', () => {
		const check = { kinds: [one], changes: { supersedes: 3 } as Check['changes'] };
		expect(missingIn(check, {})).toEqual([
			{
				field: 'one-p',
				message: 'Say why this can be accepted: About p.',
				beside: 'Say why this can be accepted',
			},
			{
				field: 'reason',
				message: 'Say why this return replaces the earlier one',
				beside: 'Say why this return replaces the earlier one',
			},
		]);
		expect(missingIn(check, { 'all-scale-change': 'A flood', reason: 'Late' })).toEqual([]);
	});

	it('keeps of its marks those on what is still missing, as it now is', () => {
		const refused = refusal({ message: 'Moved.' }, []);
		const said = [refused, ...missingReasons([cells, one], {})];
		const marks = (entered: Record<string, string>) =>
			stillMissing(said, missingReasons([cells, one], entered)).map(({ beside }) => beside);
		expect(marks({ 'one-a': 'Joint' })).toEqual([
			'Moved.',
			'Say why the other warning of these can be accepted',
			'Say why this can be accepted',
		]);
		expect(marks({ 'one-a': 'Joint', 'one-b': 'Own', 'one-p': 'A flood' })).toEqual(['Moved.']);
		// What nobody was told of is not marked while they write.
		expect(stillMissing([], missingReasons([cells], {}))).toEqual([]);
	});

	it('gives the API the reason of a kind and those of single warnings', () => {
		expect(
			acknowledgementsOf([cells, notices], {
				...{ 'all-fraction-in-count': 'All', 'one-b': 'Its own', 'one-z': 'Gone', reason: 'Note' },
			}),
		).toEqual([
			{ code: 'fraction-in-count', reason: 'All' },
			{ finding: 'b', reason: 'Its own' },
		]);
	});

	it('marks the field of the reason that the API refused', () => {
		const sent = acknowledgementsOf([cells], { 'all-fraction-in-count': 'All', 'one-b': 'Own' });
		const fieldOf = (path?: string) => refusal({ message: 'No.', ...(path && { path }) }, sent);
		expect(fieldOf('/acknowledgements/0/reason')).toEqual({
			...{ field: 'all-fraction-in-count', message: 'No.', beside: 'No.', refused: true },
		});
		expect(fieldOf('/acknowledgements/1/reason').field).toBe('one-b');
		expect(fieldOf('/reason').field).toBe('reason');
		expect(fieldOf().field).toBe('accept');
	});

	it('keeps what was written for a cell when its warning says something else now', () => {
		const later = kind([finding('c'), finding('b', { cell: 'D3' })]);
		const earlier = kind([finding('a'), finding('b', { cell: 'D3' })]);
		expect(carriedOver({ 'one-a': 'Joint', 'one-b': 'Own' }, [earlier], [later])).toEqual({
			'one-a': 'Joint',
			'one-b': 'Own',
			'one-c': 'Joint',
		});
	});
});
