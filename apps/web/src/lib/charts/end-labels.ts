/** A text in lines of at most `most` characters, broken at spaces, and inside a word that is longer. */
export function wrapped(text: string, most: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ').flatMap((whole) => syllables(whole, most))) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= most)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

/** A word as it is, or as the two parts of a county's name; any other long word is broken where the line ends. */
function syllables(word: string, most: number): string[] {
	if (word.length <= most) return [word];
	const at = word.endsWith('shire') ? word.length - 5 : most - 1;
	return [`${word.slice(0, at)}-`, ...syllables(word.slice(at), most)];
}

/**
 * Places for labels beside the ends of their lines, so that none overlaps another and each lies as near its line as
 * the others let it. Labels that want the same place share it around their common middle.
 *
 * @param labels where the middle of each would like to be, and how high it is; any order, same unit
 * @returns the middle of each, in the order given
 */
export function placed(
	labels: readonly { at: number; height: number }[],
	top: number,
	bottom: number,
): number[] {
	const order = labels.map((_, index) => index).sort((a, b) => labels[a]!.at - labels[b]!.at);
	// Labels that touch form a block: where its top would like to be, and how high it is.
	const blocks: { wish: number; count: number; height: number; members: number[] }[] = [];
	for (const index of order) {
		const { at, height } = labels[index]!;
		let block = { wish: at - height / 2, count: 1, height, members: [index] };
		for (
			let above = blocks.at(-1);
			above && topOf(above, top, bottom) + above.height > topOf(block, top, bottom);
			above = blocks.at(-1)
		) {
			blocks.pop();
			const count = above.count + block.count;
			block = {
				wish: (above.wish * above.count + (block.wish - above.height) * block.count) / count,
				count,
				height: above.height + block.height,
				members: [...above.members, ...block.members],
			};
		}
		blocks.push(block);
	}
	const middles: number[] = [];
	for (const block of blocks) {
		let y = topOf(block, top, bottom);
		for (const index of block.members) {
			const { height } = labels[index]!;
			middles[index] = y + height / 2;
			y += height;
		}
	}
	return middles;
}

function topOf(block: { wish: number; height: number }, top: number, bottom: number): number {
	return Math.max(top, Math.min(block.wish, bottom - block.height));
}
