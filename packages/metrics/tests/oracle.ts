import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../../../shared/oracle/', import.meta.url);

/**
 * Tests against results computed with the reference tools, kept beside the repository in `../shared/oracle`.
 * Where they are not at hand the tests are skipped and say so; in CI they must be there.
 */
export function describeOracle<Vectors>(file: string, tests: (vectors: Vectors) => void): void {
	const url = new URL(file, folder);
	const missing = !existsSync(url) && !process.env.CI;
	describe.skipIf(missing)(`the reference results of ${file}`, () => {
		if (missing) it('are not beside this repository, in ../shared/oracle', () => undefined);
		else tests(JSON.parse(readFileSync(url, 'utf8')) as Vectors);
	});
}

/** Within 1e-9 of the reference, relative to it; 0 and null exactly, but for rounding of a result around 0. */
export function expectClose(actual: number | null, expected: number | null, tolerance = 1e-9) {
	if (expected === null || actual === null) return expect(actual).toBe(expected);
	const apart = Math.abs(actual - expected);
	expect(apart, `${actual} for ${expected}`).toBeLessThanOrEqual(
		Math.max(tolerance * Math.abs(expected), 1e-14),
	);
}
