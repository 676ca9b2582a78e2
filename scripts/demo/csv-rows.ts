import Papa from 'papaparse';

/** Rows of a CSV file as objects by column name. */
export function csvRows(text: string): Record<string, string>[] {
	return Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
		header: true,
		skipEmptyLines: true,
	}).data;
}
