import type { AreaLevel } from '@sightline/metrics/vocabulary';
import { cellOf, exactly, quoted, type SheetRow } from './cells.ts';
import type { ContextArea, ReturnContext } from './context.ts';
import { finding, type Fault, type Finding } from './findings.ts';
import { listed, nameKey, remembered, suggester } from './names.ts';
import { numberCell } from './numbers.ts';
import { ownWords } from './own-words.ts';

/** Whether an area existed in a month. */
export function isValidIn({ validFrom, validTo }: ContextArea, month: number): boolean {
	return (validFrom === null || month >= validFrom) && (validTo === null || month <= validTo);
}

/**
 * A function that tells which area a row is about, or null after a finding.
 *
 * The first of the columns with a known code or name decides; codes go before names. An area counts
 * when it existed in the last month of the period; `month` is null when the period is not known. An
 * area that did not exist is an error, unless `published` names the row's columns of figures and they
 * hold only symbols: publishers keep such rows for areas that are gone or to come.
 */
export function areaReader(
	{ areas, collection }: ReturnContext,
	findings: Finding[],
): (
	row: SheetRow,
	columns: readonly number[],
	month: number | null,
	level: AreaLevel | null,
	published?: readonly number[],
) => ContextArea | null {
	const byCode = Map.groupBy(
		areas.flatMap((area) => [area.code, ...area.otherCodes].map((code) => ({ code, area }))),
		({ code }) => nameKey(code),
	);
	const byName = Map.groupBy(areas, ({ name }) => nameKey(name));
	const own = Object.entries(ownWords(collection).names?.areas ?? {}).flatMap(([name, code]) =>
		code === null ? [] : [[name, code] as const],
	);
	const codeOf = new Map(own.map(([name, code]) => [nameKey(name), nameKey(code)]));
	const candidatesOf = remembered((text): ContextArea[] => {
		const key = codeOf.get(nameKey(text)) ?? nameKey(text);
		return byCode.get(key)?.map(({ area }) => area) ?? byName.get(key) ?? [];
	});
	const nearest = suggester([
		...own.map(([name]) => [name, exactly(name)] as const),
		...areas
			.filter(({ level }) => collection.areaLevels.includes(level))
			.flatMap(({ name, code }) => {
				const byItsCode = `${exactly(code)} (${name})`;
				const isAlone = byName.get(nameKey(name))!.length === 1;
				return [
					[name, isAlone ? `${exactly(name)} (${code})` : byItsCode] as const,
					[code, byItsCode] as const,
				];
			}),
	]);

	return (row, columns, month, level, published) => {
		let place = columns.find((column) => (row.cells[column] ?? '').trim() !== '') ?? columns[0]!;
		let candidates: ContextArea[] = [];
		for (const column of columns) {
			const found = candidatesOf(row.cells[column] ?? '');
			candidates = level ? found.filter((area) => area.level === level) : found;
			if (candidates.length === 0) continue;
			place = column;
			break;
		}
		const text = row.cells[place] ?? '';
		const add = (code: Finding['code'], message: string, hint: string): null => {
			findings.push(finding(code, cellOf(row, place), message, hint));
			return null;
		};
		if (candidates.length === 0) {
			const near = nearest(text);
			return add(
				'unknown-area',
				text.trim() === '' ? 'The area is blank.' : `No area is called ${quoted(text)}.`,
				near ? `Did you mean ${near}?` : 'Write the name or, better, the code of the area.',
			);
		}
		const held = candidates.filter((area) => collection.areaLevels.includes(area.level));
		if (held.length === 0) {
			const [area] = candidates;
			return add(
				'area-level-not-held',
				`${area!.name} is a ${words(area!.level)}, which ${quoted(collection.title)} does not hold.`,
				`Take the row out: this return is for each ${listed(collection.areaLevels.map(words))}.`,
			);
		}
		const valid = month === null ? held.slice(0, 1) : held.filter((area) => isValidIn(area, month));
		const [area, other] = valid;
		if (!area) {
			const isSymbol = (column: number) =>
				numberCell(row.cells[column] ?? '', collection).kind === 'symbol';
			if (published?.every(isSymbol))
				return add(
					'absent-area-left-out',
					`${nameAndCode(held[0]!)} did not exist in this period; the row holds only symbols and was left out.`,
					'Nothing needs doing.',
				);
			const { code, message, hint } = notValid(held);
			return add(code, message, hint);
		}
		if (other)
			return add(
				'ambiguous-area',
				`${quoted(text)} may be any of ${listed(valid.map(nameAndCode))}.`,
				`Write the code of the one you mean: ${valid.map(({ code }) => code).join(' or ')}.`,
			);
		return area;
	};
}

/** The area of every row of a file that has no column for it: the one that the layout names, else the council. */
function oneAreaOf({ areas, collection, councilArea }: ReturnContext): ContextArea | null {
	const code = ownWords(collection).area;
	return (
		areas.find((area) => (code === undefined ? area.key === councilArea : area.code === code)) ??
		null
	);
}

/** A function that gives that area, or null after a finding at the cell of a period in which it did not exist. */
export function oneAreaReader(
	context: ReturnContext,
	findings: Finding[],
): (row: SheetRow, column: number, month: number | null) => ContextArea | null {
	const area = oneAreaOf(context);
	return (row, column, month) => {
		if (!area || month === null || isValidIn(area, month)) return area;
		const { code, message, hint } = notValid([area]);
		findings.push(finding(code, cellOf(row, column), message, hint));
		return null;
	};
}

function notValid(areas: ContextArea[]): Fault {
	const successors = [...new Set(areas.flatMap(({ successor }) => successor ?? []))];
	return {
		code: 'area-not-valid',
		message: `${nameAndCode(areas[0]!)} did not exist in this period.`,
		hint:
			successors.length > 0
				? `Use the area that replaced it, ${listed(successors)}, or correct the period.`
				: 'Correct the period or the area.',
	};
}

function nameAndCode({ name, code }: ContextArea): string {
	return `${name} (${code})`;
}

function words(level: AreaLevel): string {
	return level.replaceAll('-', ' ');
}
