import { listed } from './names.ts';
import { oneOfKind } from './personal-findings.ts';
import { personalKinds } from './personal-values.ts';

/**
 * What a text that people write beside figures holds that looks like a single person, in words that repeat nothing of it.
 *
 * @param month  the month that is under way, as a month number: nobody is born after it
 * @returns null when it holds nothing of the kind
 * @example personalText('Asked for by Oliver Smith', month) // 'the name of a person'
 */
export function personalText(text: string, month: number): string | null {
	const kinds = personalKinds(text, { names: true, dates: false }, month);
	return kinds.length === 0 ? null : listed(kinds.map((kind) => oneOfKind[kind]));
}
