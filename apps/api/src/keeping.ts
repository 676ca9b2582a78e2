/** Keeps what was made for the keys asked for last; forgetting one has it made again. */
export interface Kept<Made> {
	get: (key: string, make: () => Made) => Made;
	forget: (key: string) => void;
}

/** @param limit  how many are kept; the one asked for longest ago goes first */
export function keeping<Made>(limit: number): Kept<Made> {
	const kept = new Map<string, Made>();
	return {
		get: (key, make) => {
			const made = kept.get(key) ?? make();
			kept.delete(key);
			kept.set(key, made);
			if (kept.size > limit) kept.delete(kept.keys().next().value!);
			return made;
		},
		forget: (key) => void kept.delete(key),
	};
}
