import { guessedColumns, nameKey, tidyColumns, type TidyColumn } from '@sightline/returns';
import type { MappingLayout, MappingSample, SampleNames } from '@sightline/api/contract';

// What is entered on the way to a mapping, by the names of the fields: every step hands on that of the steps before it.

export type Entered = Record<string, string>;
export interface Fault {
	field: string;
	message: string;
}

/** The value of a select for rows that are left out. */
export const leftOut = '-';

/** The columns of the standard that a file of a layout may have, and whether it must. */
export function columnsOf(
	layout: MappingSample['layout'],
): { column: TidyColumn; needed: boolean }[] {
	const needed: TidyColumn[] = ['period', 'indicator', 'numerator', 'denominator'];
	const columns: readonly TidyColumn[] =
		layout === 'tidy' ? tidyColumns : ['indicator', 'area', 'breakdown'];
	return columns.map((column) => ({ column, needed: needed.includes(column) }));
}

/** The headings that are no periods, and no mere dash: a column of that name is as one without. */
export function namedHeadings({ headings, marks }: MappingSample): string[] {
	const periods = new Set(marks.flatMap((mark) => mark.headings));
	return headings.filter((heading) => !periods.has(heading) && nameKey(heading) !== '');
}

/** What the fields of the first step hold before anything is chosen. */
export function firstEntries(sample: MappingSample): Entered {
	const named = new Set(namedHeadings(sample));
	const columns = columnsOf(sample.layout).map(({ column }) => {
		const guess = sample.guesses[column];
		return [`column-${column}`, guess !== undefined && named.has(guess) ? guess : ''] as const;
	});
	const alone = sample.marks.length === 1 ? '0' : null;
	const marks = sample.marks.map(({ mark }) => mark);
	const guesses = guessedColumns(marks);
	const at = (guess: string | undefined) =>
		guess === undefined ? '' : String(marks.indexOf(guess));
	return {
		...Object.fromEntries(columns),
		area: sample.areas[0]?.code ?? '',
		numerator: alone ?? at(guesses.numerator),
		denominator: alone === null ? at(guesses.denominator) : leftOut,
	};
}

const needs: Partial<Record<TidyColumn, string>> = {
	period: 'Choose the column of the periods.',
	indicator: 'Choose the column of the indicators.',
	numerator: 'Choose the column of the numerators. For a count it is the count itself.',
	denominator: 'Choose the column of the denominators. Its cells may be empty.',
};

/** What is wrong with the first step. */
export function columnFaults(sample: MappingSample, entered: Entered): Fault[] {
	const faults: Fault[] = [];
	const headings = namedHeadings(sample);
	const chosen = new Map<string, TidyColumn>();
	const columns = columnsOf(sample.layout);
	for (const { column, needed } of columns) {
		const field = `column-${column}`;
		const heading = entered[field] ?? '';
		if (heading === '') {
			if (needed) faults.push({ field, message: needs[column]! });
			continue;
		}
		if (!headings.includes(heading))
			faults.push({ field, message: `The file has no column “${heading}”.` });
		else if (chosen.has(heading))
			faults.push({
				field,
				message: `“${heading}” is chosen twice: as the ${chosen.get(heading)} and as the ${column}.`,
			});
		else chosen.set(heading, column);
	}
	for (const { column } of columns) {
		const own = headings.find((heading) => nameKey(heading) === nameKey(column));
		if (own !== undefined && !entered[`column-${column}`] && !chosen.has(own))
			faults.push({
				field: `column-${column}`,
				message: `The file has a column “${own}”, which is read as the ${column}. Choose it, or give it another name in the spreadsheet.`,
			});
	}
	if (!entered['column-area'] && !sample.areas.some(({ code }) => code === entered.area))
		faults.push({ field: 'area', message: 'Choose the area that every row is about.' });
	if (sample.layout === 'wide') {
		const isMark = (value = '') => /^\d+$/.test(value) && Number(value) < sample.marks.length;
		if (!isMark(entered.numerator))
			faults.push({ field: 'numerator', message: 'Choose the headings of the numerators.' });
		if (!isMark(entered.denominator) && entered.denominator !== leftOut)
			faults.push({
				field: 'denominator',
				message: 'Choose the headings of the denominators, or say that there are none.',
			});
		else if (entered.denominator === entered.numerator)
			faults.push({
				field: 'denominator',
				message: 'Numerators and denominators cannot stand in the same columns.',
			});
	}
	return faults;
}

/** The headings of the columns that hold names. */
export function nameColumns(entered: Entered): { indicator: string; area: string | null } {
	return { indicator: entered['column-indicator'] ?? '', area: entered['column-area'] || null };
}

/** What the fields of the second step hold before anything is chosen. */
export function guessedNames({ indicators, areas }: SampleNames): Entered {
	const guesses = (kind: string, names: SampleNames['indicators']) =>
		names.map(({ guess }, at) => [`${kind}-${at}`, guess ?? ''] as const);
	return Object.fromEntries([...guesses('indicator', indicators), ...guesses('place', areas)]);
}

/** What is wrong with the second step. */
export function nameFaults({ indicators, areas }: SampleNames, entered: Entered): Fault[] {
	const open = (kind: string, names: SampleNames['indicators']) =>
		names.flatMap(({ name }, at) =>
			entered[`${kind}-${at}`]
				? []
				: { field: `${kind}-${at}`, message: `Say what “${name}” means, or leave its rows out.` },
		);
	const faults = [...open('indicator', indicators), ...open('place', areas)];
	const none = (kind: string, names: SampleNames['indicators']) =>
		names.length > 0 && names.every((_name, at) => entered[`${kind}-${at}`] === leftOut);
	for (const kind of ['indicator', 'place'] as const)
		if (none(kind, kind === 'indicator' ? indicators : areas))
			faults.push({
				field: `${kind}-0`,
				message: 'All rows would be left out. Say what at least one name means.',
			});
	return faults;
}

/** The layout that the entries of both steps make. */
export function layoutOf(
	sample: MappingSample,
	{ indicators, areas }: SampleNames,
	entered: Entered,
): MappingLayout {
	const meanings = (kind: string, names: SampleNames['indicators']) =>
		Object.fromEntries(
			names.map(({ name }, at) => {
				const means = entered[`${kind}-${at}`]!;
				return [name, means === leftOut ? null : means];
			}),
		);
	const named = meanings('indicator', indicators);
	const meant = new Set(Object.values(named));
	const columns = Object.fromEntries(
		columnsOf(sample.layout).flatMap(({ column }) => {
			const heading = entered[`column-${column}`];
			return heading ? [[column, heading]] : [];
		}),
	);
	const chosen = new Set(Object.values(columns));
	const markOf = (value = '') =>
		value === leftOut ? undefined : sample.marks[Number(value)]?.mark;
	const numerator = markOf(entered.numerator);
	const denominator = markOf(entered.denominator);
	const unused = namedHeadings(sample).filter((heading) => !chosen.has(heading));
	// A period alone, beside headings of both parts, is the value, which is checked.
	const unusedSuffixes = sample.marks
		.map(({ mark }) => mark)
		.filter((mark) => nameKey(mark) !== '' && mark !== numerator && mark !== denominator);
	return {
		kind: sample.layout,
		indicators: sample.indicators.map(({ id }) => id).filter((id) => meant.has(id)),
		columns,
		names: { indicators: named, ...(columns.area && { areas: meanings('place', areas) }) },
		...(!columns.area && entered.area && { area: entered.area }),
		...(unused.length > 0 && { unused }),
		...(sample.layout === 'wide' && {
			suffixes: {
				...(numerator !== undefined && { numerator }),
				...(denominator !== undefined && { denominator }),
			},
		}),
		...(unusedSuffixes.length > 0 && { unusedSuffixes }),
	};
}
