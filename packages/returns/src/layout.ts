import type { SheetRow } from './cells.ts';
import type { CheckedRow } from './checked-row.ts';
import type { ContextArea, ContextIndicator, ReturnContext } from './context.ts';
import type { Finding, Place } from './findings.ts';
import type { PeriodHeadings } from './period-headings.ts';

/** How the columns of a file become observations. */
export interface Layout {
	/** What the layout is called in findings. */
	name: string;
	/** Columns by which a file of this layout is recognised, whatever the collection. */
	signature: readonly string[];
	/** The columns that a file of a collection must have and may have, by the names that they have in the file. */
	columns(context: LayoutContext): { required: string[]; optional: string[] };
	/** What the header holds, to be listed for whoever has to write it. */
	wanted(context: LayoutContext): string[];
	/** Reads the headings that are periods, where the layout has such columns. */
	periods?(header: readonly string[], context: LayoutContext): PeriodHeadings;
	/** Whether a file must hold every indicator of its collection. */
	complete: boolean;
	/** Reads the rows, with findings for what cannot be read. */
	reader(tools: ReaderTools): RowReader;
}

/** What of a context the header is told by. */
export type LayoutContext = Pick<
	ReturnContext,
	'collection' | 'mappings' | 'councilArea' | 'lastEndedMonth'
>;

interface RowReader {
	read: (row: SheetRow) => void;
	/** Called once when every row has been read. */
	end?: () => void;
}

interface ReaderTools {
	context: ReturnContext;
	/** Where a column stands in a row, from 0; -1 when the file does not have it. */
	column: (name: string) => number;
	/** The row of the column names. */
	header: SheetRow;
	findings: Finding[];
	/** Receives each observation whose cells can all be read. */
	onReading: (reading: Reading) => void;
}

/** An observation with what its checks need to know of it. */
export interface Reading {
	observation: CheckedRow;
	indicator: ContextIndicator;
	area: ContextArea;
	row: SheetRow;
	columns: FigureColumns;
	/** Digits after the decimal point of the value. */
	valueDecimals: number;
	/** Where its period stands, when that is the heading of a column. */
	heading?: Place;
}

/** Where the numbers of an observation stand in its row; -1 where they do not. */
export interface FigureColumns {
	period: number;
	numerator: number;
	denominator: number;
	value: number;
}
