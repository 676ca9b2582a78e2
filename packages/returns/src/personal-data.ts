import { cellName, shortened, type SheetRow } from './cells.ts';
import type { ReturnContext } from './context.ts';
import type { Finding } from './findings.ts';
import type { Layout } from './layout.ts';
import { remembered } from './names.ts';
import { columnRoles, knownNames, type ColumnRole } from './personal-columns.ts';
import { personalFileName } from './personal-file-name.ts';
import { personalColumn, personalName, personalValues } from './personal-findings.ts';
import { personalHeading } from './personal-headings.ts';
import { isNhsNumber, personalKinds, type PersonalKind, type Sought } from './personal-values.ts';

/** Looks through a file for what is about a single person. What it finds it counts and never keeps. */
export interface PersonalDataSearch {
	/** Whether anything has been found, from which on nothing of the file may be kept. */
	found: () => boolean;
	/** Looks at the headings, and learns from them which columns are whose. */
	header: (row: SheetRow, layout: Layout) => void;
	/** Looks at a row that may be the header of a file that has none of the layout's columns. */
	heading: (row: SheetRow) => void;
	/**
	 * Looks at the cells of a row that no layout reads, or at `all` of them, as in a row with an error.
	 *
	 * @returns whether one of its figures may be somebody's number, so that the row has to wait for the others
	 */
	row: (row: SheetRow, all: boolean) => boolean;
	/** One for each column in which something was found, and one for the name of the file. */
	findings: () => Finding[];
}

interface Column {
	/** Null where there is none or it holds what must not be repeated. */
	heading: string | null;
	role: ColumnRole;
	/** What its heading says that it is for: its cells need no look then. */
	kind: PersonalKind | null;
	kindsOf: (text: string) => readonly PersonalKind[];
	/** What its cells hold, in how many of them, and where the first is. */
	kinds: Set<PersonalKind>;
	cells: number;
	first: { line: number; cell: string } | null;
	/** Its figures of ten digits, and those of them that are NHS numbers by their check digit. */
	tens: number;
	passing: Set<string>;
	passingCells: number;
}

const sought: Record<ColumnRole, Sought> = {
	own: { names: true, dates: false },
	figure: { names: true, dates: false },
	note: { names: true, dates: false },
	// A council's own spreadsheet may say who leads on what.
	unused: { names: false, dates: false },
	unknown: { names: true, dates: true },
};

/** A heading of dates that are nobody's birthday. */
const otherDates =
	/(?:^|[^\p{L}])(?:dates?|dated|days?|months?|periods?|years?|weeks?|quarters?|as at|as of|updated|extracted|submitted|created|start|end|from|to|run|snapshot|refreshed|due|time(?:stamp)?)(?![\p{L}])/iu;

/** So many figures of ten digits make a column one of large figures. */
const enoughTens = 20;

/** @param fileName  null where it is not known */
export function personalDataSearch(
	context: ReturnContext,
	fileName: string | null,
): PersonalDataSearch {
	const month = context.lastEndedMonth + 1;
	const isKnown = knownNames(context);
	const inName = fileName === null ? [] : personalFileName(fileName);
	const columns: Column[] = [];
	let watched: number[] = [];
	let figures: number[] = [];
	let any = inName.length > 0;

	function newColumn(heading: string | null, role: ColumnRole): Column {
		const dates = sought[role].dates && !(heading !== null && otherDates.test(heading));
		return {
			heading,
			role,
			kind: null,
			kindsOf: remembered((text) => {
				const kinds = personalKinds(text, { ...sought[role], dates }, month);
				return kinds.length > 0 && isKnown(text) ? [] : kinds;
			}),
			kinds: new Set(),
			cells: 0,
			first: null,
			tens: 0,
			passing: new Set(),
			passingCells: 0,
		};
	}

	function add(column: Column, kinds: readonly PersonalKind[], cells: number): void {
		for (const kind of kinds) column.kinds.add(kind);
		column.cells += cells;
		any = true;
	}

	/** Looks at one cell, and says whether it may be somebody's number though it is not known to be. */
	function look(row: SheetRow, index: number): boolean {
		const text = row.cells[index]!;
		if (text.length < 5) return false;
		const column = (columns[index] ??= newColumn(null, 'unknown'));
		if (column.kind) return false;
		if (column.role === 'figure' && /^\s*\d+\s*$/.test(text))
			return mayBeNhsNumber(column, text.trim(), row, index);
		const kinds = column.kindsOf(text);
		if (kinds.length === 0) return false;
		column.first ??= placeOf(row, index);
		add(column, kinds, 1);
		return false;
	}

	/** One count of ten digits in eleven passes for an NHS number: where two do, and most of them, they are no counts. */
	function mayBeNhsNumber(column: Column, text: string, row: SheetRow, index: number): boolean {
		const decided = column.tens >= enoughTens && !column.kinds.has('nhs-number');
		if (text.length !== 10 || decided) return false;
		column.tens += 1;
		if (!isNhsNumber(text)) return false;
		column.first ??= placeOf(row, index);
		column.passingCells += 1;
		if (column.kinds.has('nhs-number')) {
			add(column, [], 1);
			return true;
		}
		column.passing.add(text);
		if (column.passing.size > 1 && column.passingCells * 2 > column.tens)
			add(column, ['nhs-number'], column.passingCells);
		return true;
	}

	/** A column by its heading, which is repeated only where it holds nothing of a person itself. */
	function headed(row: SheetRow, index: number, role: ColumnRole): Column {
		const heading = row.cells[index]!.trim();
		const kinds = role === 'unknown' ? personalKinds(heading, sought.unknown, month) : [];
		const column = newColumn(kinds.length > 0 ? null : shortened(heading) || null, role);
		if (kinds.length > 0) {
			column.first = placeOf(row, index);
			add(column, kinds, 1);
		} else if (role === 'unknown') {
			column.kind = personalHeading(heading);
			if (column.kind) {
				column.first = placeOf(row, index);
				any = true;
			}
		}
		return column;
	}

	return {
		found: () => any,
		header(row, layout) {
			const roles = columnRoles(context, row.cells, layout);
			roles.forEach((role, index) => (columns[index] = headed(row, index, role)));
			const inRole = (...which: ColumnRole[]) =>
				columns.flatMap(({ role, kind }, index) =>
					which.includes(role) && kind === null ? [index] : [],
				);
			watched = inRole('note', 'unused', 'unknown');
			figures = inRole('figure');
		},
		heading(row) {
			row.cells.forEach((cell, index) => {
				if (personalHeading(cell.trim()) !== null && !columns[index]?.kind)
					columns[index] = headed(row, index, 'unknown');
			});
		},
		row(row, all) {
			let may = false;
			if (all) row.cells.forEach((_cell, index) => (may = look(row, index) || may));
			else {
				for (const index of watched) look(row, index);
				for (const index of figures)
					if (row.cells[index]!.length >= 10) may = look(row, index) || may;
			}
			return may;
		},
		findings: () => [
			...(inName.length > 0 ? [personalName(inName)] : []),
			...columns.flatMap(({ heading, kind, kinds, cells, first }) => {
				if (!first) return [];
				const named = { heading, place: first };
				if (kind) return personalColumn(named, kind);
				return kinds.size > 0 ? personalValues(named, kinds, cells) : [];
			}),
		],
	};
}

function placeOf({ line, row }: SheetRow, index: number): { line: number; cell: string } {
	return { line, cell: cellName(index, row) };
}
