import type { Finding } from './findings.ts';

/**
 * What a finding is called in an acknowledgement: the same for the same finding in the same file, whenever it is checked.
 * It is not a secret and stands up to chance, not to malice.
 *
 * @returns small letters and digits, at most 11
 * @see cyrb53 by bryc: 53 bits, enough for 50,000 findings to differ
 */
export function findingId({
	code,
	line,
	cell,
	message,
}: Pick<Finding, 'code' | 'line' | 'cell' | 'message'>): string {
	const text = [code, line ?? '', cell ?? '', message].join('\n');
	let one = 0xdeadbeef;
	let other = 0x41c6ce57;
	for (let at = 0; at < text.length; at += 1) {
		const unit = text.charCodeAt(at);
		one = Math.imul(one ^ unit, 2654435761);
		other = Math.imul(other ^ unit, 1597334677);
	}
	const mixed = (mine: number, its: number) =>
		Math.imul(mine ^ (mine >>> 16), 2246822507) ^ Math.imul(its ^ (its >>> 13), 3266489909);
	const low = mixed(one, other);
	const high = mixed(other, low);
	return (4294967296 * (2097151 & high) + (low >>> 0)).toString(36);
}
