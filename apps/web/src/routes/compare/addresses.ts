/** What a reader chose on this page, by name in the address; null where nothing is. */
export type Chosen = Record<'area' | 'theme' | 'with' | 'quarter' | 'asOf', string | null>;

/** The address of the comparison of all indicators, or of one; the area and the moment that are being read stay. */
export function compareAddress(
	{ area, asOf }: Chosen,
	choice: { indicator?: string; quarter?: string } = {},
): string {
	const kept = Object.entries({ ...choice, area, asOf }).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return kept.length ? `/compare?${new URLSearchParams(kept)}` : '/compare';
}
