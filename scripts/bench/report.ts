/** The middle of some times. */
export function median(values: number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Of pairs measured one after the other in one run: the middle ratio, with the smallest and largest. */
export function ratio(ours: number[], theirs: number[]): string {
	const ratios = ours.map((value, at) => value / theirs[at]!);
	const [least, middle, most] = [Math.min(...ratios), median(ratios), Math.max(...ratios)];
	return `${middle.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
}

/** One line of a table. */
export function row(what: string, ...figures: string[]): void {
	console.log(`  ${what.padEnd(34)}${figures.map((figure) => figure.padStart(18)).join('')}`);
}
