import { cellOf } from './cells.ts';
import type { Mapping } from './collection.ts';
import type { ReturnContext } from './context.ts';
import { finding, type Finding } from './findings.ts';
import type { Reading } from './layout.ts';

/** A function that tells whether a figure is known to be wrong and is left out, with a finding that says why. */
export function exceptionReader(
	{ areas }: ReturnContext,
	findings: Finding[],
): (
	mapping: Mapping,
	reading: Pick<Reading, 'area' | 'indicator' | 'row'>,
	column: number,
) => boolean {
	const keyOf = new Map(areas.map(({ code, key }) => [code, key]));
	return ({ except = [] }, { area, indicator, row }, column) => {
		const exception = except.find(({ area: code }) => keyOf.get(code) === area.key);
		if (!exception) return false;
		findings.push(
			finding(
				'wrong-figure-left-out',
				cellOf(row, column),
				`${indicator.title} for ${area.name} was left out: ${exception.reason}`,
				'Nothing needs doing: the collection says so.',
			),
		);
		return true;
	};
}
