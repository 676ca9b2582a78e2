/** Areas of a page: a series that a file holds for few areas needs little, and one for all of them four bytes a key. */
const pageSize = 64;
/** Pages of a block. */
const blockSize = 1024;

/**
 * Remembers on which line each key stood first. A key is two whole numbers: a series (of indicator,
 * breakdown and period) and the number of an area.
 *
 * @returns a function that gives the line on which a key stood before, or 0 and remembers this line
 */
export function seenKeys(): (series: number, area: number, line: number) => number {
	const pages = new Map<number, number>();
	const blocks: Uint32Array[] = [];
	return (series, area, line) => {
		const name = series * 1024 + Math.floor(area / pageSize);
		let page = pages.get(name);
		if (page === undefined) {
			page = pages.size;
			pages.set(name, page);
			if (page % blockSize === 0) blocks.push(new Uint32Array(blockSize * pageSize));
		}
		const block = blocks[Math.floor(page / blockSize)]!;
		const place = (page % blockSize) * pageSize + (area % pageSize);
		const first = block[place]!;
		if (first === 0) block[place] = line;
		return first;
	};
}
