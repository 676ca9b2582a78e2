/**
 * Keeps the latest answers: what was known as of a sequence number never changes, so an answer that names its
 * sequence number (and whatever else it was made from) stays true.
 *
 * @param limit  how many answers are kept; the one asked for longest ago goes first
 */
export function remembering<Answer>(
	limit: number,
): (key: string, make: () => Promise<Answer>) => Promise<Answer> {
	const kept = new Map<string, Promise<Answer>>();
	return (key, make) => {
		const answer = kept.get(key) ?? make();
		kept.delete(key);
		kept.set(key, answer);
		if (kept.size > limit) kept.delete(kept.keys().next().value!);
		answer.catch(() => kept.delete(key));
		return answer;
	};
}
