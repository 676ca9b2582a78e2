import { periodName } from '@sightline/metrics/periods';
import { cellOf, quoted, type SheetRow } from './cells.ts';
import type { EesMapping } from './collection.ts';
import type { ReturnContext } from './context.ts';
import { alikeWords } from './duplicates.ts';
import type { Figure } from './figures.ts';
import { finding, type Finding } from './findings.ts';
import type { Reading } from './layout.ts';
import { listed } from './names.ts';

type Key = Pick<Reading, 'area' | 'indicator'> & { mapping: EesMapping; period: number };

/**
 * Brings figures together with denominators that stand in rows of their own, in whatever order they
 * come. What is held is one number for each denominator, and the figures whose denominator has not
 * come yet.
 *
 * @param onReading  receives each figure once its denominator is there
 */
export function denominatorRows(
	{ collection: { periodType: type } }: ReturnContext,
	findings: Finding[],
	onReading: (reading: Reading) => void,
) {
	const denominators = new Map<string, { figure: Figure | null; line: number }>();
	const waiting = new Map<string, { mapping: EesMapping; readings: Reading[] }>();
	const numbers = new Map<EesMapping, number>();

	function nameOf({ mapping, area, period }: Omit<Key, 'indicator'>): string {
		let number = numbers.get(mapping);
		if (number === undefined) numbers.set(mapping, (number = numbers.size));
		return `${number} ${area.key} ${period}`;
	}

	/** A denominator that could not be read has its finding already. */
	function complete(reading: Reading, figure: Figure | null): void {
		if (figure === null) return;
		const { number: denominator, symbol: denominatorSymbol } = figure;
		onReading({
			...reading,
			observation: { ...reading.observation, denominator, denominatorSymbol },
		});
	}

	return {
		/** Takes a figure without its denominator. */
		figure(mapping: EesMapping, reading: Reading): void {
			const name = nameOf({ mapping, area: reading.area, period: reading.observation.period });
			const there = denominators.get(name);
			if (there) return complete(reading, there.figure);
			// Copied: a part of a string keeps the whole of it in memory, which is a block of the file.
			const cells = structuredClone(reading.row.cells);
			const group = waiting.get(name) ?? { mapping, readings: [] };
			group.readings.push({ ...reading, row: { ...reading.row, cells } });
			waiting.set(name, group);
		},

		/** Takes a denominator; null stands for one that could not be read. */
		denominator(key: Key, figure: Figure | null, row: SheetRow, periodColumn: number): void {
			const name = nameOf(key);
			const first = denominators.get(name);
			if (first) {
				const alike =
					first.figure && figure ? alikeWords(numberIn(first.figure), numberIn(figure)) : '';
				findings.push(
					finding(
						'duplicate-key',
						cellOf(row, periodColumn),
						`Line ${row.line} gives the denominator of ${key.indicator.title} for ${key.area.name} in ${periodName({ type, index: key.period })} again: line ${first.line} has it already.${alike}`,
						`Keep line ${first.line} or line ${row.line}, not both.`,
					),
				);
				return;
			}
			denominators.set(name, { figure, line: row.line });
			for (const reading of waiting.get(name)?.readings ?? []) complete(reading, figure);
			waiting.delete(name);
		},

		/** Finds what still waits when the file has ended. */
		end(): void {
			for (const { mapping, readings } of waiting.values())
				for (const { row, columns, indicator, area, observation } of readings)
					findings.push(
						finding(
							'denominator-row-missing',
							cellOf(row, columns.period),
							`The denominator of ${indicator.title} for ${area.name} in ${periodName({ type, index: observation.period })} is missing: no row has ${listed(Object.values(mapping.denominatorRow!).map(quoted))}.`,
							'Add that row as it was published.',
						),
					);
		},
	};
}

function numberIn({ number, symbol }: Figure): number | string {
	return number ?? symbol!;
}
