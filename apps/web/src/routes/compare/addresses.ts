/** What a reader chose on this page, by name in the address; null where nothing is. */
export type Chosen = Record<'area' | 'theme' | 'with' | 'quarter' | 'asOf' | 'on', string | null>;

/** The address of the comparison of all indicators, or of one; the area and the moment that are being read stay. */
export function compareAddress(
	{ area, asOf, on }: Chosen,
	choice: { indicator?: string; quarter?: string } = {},
): string {
	return addressed('/compare', { ...choice, area, asOf, on });
}

/** The address of one indicator over time, in the area and at the moment that are being read. */
export function seriesAddress(indicator: string, { area, asOf, on }: Chosen): string {
	return addressed(`/indicators/${indicator}`, { area, asOf, on });
}

function addressed(path: string, query: Record<string, string | null | undefined>): string {
	const kept = Object.entries(query).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return kept.length ? `${path}?${new URLSearchParams(kept)}` : path;
}
