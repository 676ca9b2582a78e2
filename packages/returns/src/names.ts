/** What of a name counts when names are compared: no case, spaces, hyphens, underscores or byte order marks. */
export function nameKey(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\uFEFF\u200B_\-‐-―]+/g, '');
}

/** A function that remembers what it answered, for the few different texts that a column usually holds. */
export function remembered<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
	const known = new Map<string, Answer>();
	let last: string | null = null;
	let lastAnswer: Answer;
	return (text) => {
		// Most columns say in many rows what they said in the one before.
		if (text === last) return lastAnswer;
		let found = known.get(text);
		if (found === undefined) {
			found = answer(text);
			// A column without repetition would make this grow with the file.
			if (known.size >= 2000) known.clear();
			if (text.length <= 200) known.set(text, found);
		}
		last = text;
		lastAnswer = found;
		return found;
	};
}

/**
 * Finds the known name closest to a misspelt one, or null when none is close. Only the first 500
 * different texts get a suggestion, as comparing with hundreds of names is slow.
 *
 * @param names  by what may be typed, and what to suggest for it
 */
export function suggester(
	names: Iterable<readonly [typed: string, suggestion: string]>,
): (text: string) => string | null {
	const known = [...names].map(([typed, suggestion]) => ({ key: nameKey(typed), suggestion }));
	let left = 500;
	return remembered((text) => {
		const key = nameKey(text);
		if (key === '' || left-- <= 0) return null;
		let best: string | null = null;
		let distance = Math.max(1, Math.floor(key.length / 3)) + 1;
		for (const candidate of known) {
			const found = editDistance(key, candidate.key, distance);
			if (found < distance) [best, distance] = [candidate.suggestion, found];
		}
		return best;
	});
}

/** Letters to insert, delete, replace or swap with a neighbour to turn one text into another; at most `limit`. */
export function editDistance(from: string, to: string, limit = Infinity): number {
	if (Math.abs(from.length - to.length) >= limit) return limit;
	let before: number[] = [];
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let i = 1; i <= from.length; i++) {
		const next = [i];
		for (let j = 1; j <= to.length; j++) {
			const same = from[i - 1] === to[j - 1];
			let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
			if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
				cost = Math.min(cost, before[j - 2]! + 1);
			next.push(cost);
		}
		[before, row] = [row, next];
	}
	return Math.min(row[to.length]!, limit);
}

/** @example listed(['a', 'b', 'c']) // 'a, b and c' */
export function listed(words: readonly string[]): string {
	return words.length < 2
		? (words[0] ?? '')
		: `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}
