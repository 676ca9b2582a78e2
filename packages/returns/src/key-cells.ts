import { firstMonthOf, periodName } from '@sightline/metrics/periods';
import { statuses, type Status } from '@sightline/metrics/vocabulary';
import { cellOf, exactly, quoted, type SheetRow } from './cells.ts';
import { indicatorsOf } from './collection.ts';
import type { ContextIndicator, ReturnContext } from './context.ts';
import { finding, type Fault, type Finding } from './findings.ts';
import { listed, nameKey, remembered, suggester } from './names.ts';
import { ownWords } from './own-words.ts';
import { periodOfCell } from './period-cells.ts';

/** Tells what a cell stands for, or null after a finding. */
type CellReader<Answer> = (row: SheetRow, column: number) => Answer | null;

/** A reader of a column whose few different texts are each looked up once. */
function cellReader<Answer>(
	lookUp: (text: string) => { answer: Answer } | Fault,
	findings: Finding[],
): CellReader<Answer> {
	const found = remembered(lookUp);
	return (row, column) => {
		const result = found(row.cells[column] ?? '');
		if ('answer' in result) return result.answer;
		const { code, message, hint } = result;
		findings.push(finding(code, cellOf(row, column), message, hint));
		return null;
	};
}

/**
 * Reads periods, refusing those that have not begun. What has been published is over, whatever the clock here says.
 *
 * @param codeIn  takes what is not part of the period off a cell
 */
export function periodReader(
	{ collection: { periodType, scope }, lastEndedMonth }: ReturnContext,
	findings: Finding[],
	codeIn: (cell: string) => string = (cell) => cell,
): CellReader<number> {
	const now = periodName({ type: 'month', index: lastEndedMonth + 1 });
	return cellReader((text) => {
		const index = periodOfCell(periodType, codeIn(text), lastEndedMonth);
		if (typeof index !== 'number') return index;
		const period = { type: periodType, index };
		if (scope === 'national' || firstMonthOf(period) <= lastEndedMonth + 1)
			return { answer: index };
		return {
			code: 'period-not-begun',
			message: `The period ${periodName(period)} has not begun: by the clock here it is ${now}.`,
			hint: 'Check the period: its figures cannot be known yet.',
		};
	}, findings);
}

/** Reads indicators of the collection by id, reference or title. */
export function indicatorReader(
	{ collection, indicators }: ReturnContext,
	findings: Finding[],
): CellReader<ContextIndicator> {
	const ids = new Set(indicatorsOf(collection));
	const names = (of: ContextIndicator[]) =>
		of.flatMap((indicator) =>
			[indicator.title, indicator.id, indicator.reference].map(
				(name) => [name, indicator] as const,
			),
		);
	const ours = names(indicators.filter(({ id }) => ids.has(id)));
	const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const own = Object.entries(ownWords(collection).names?.indicators ?? {}).flatMap(([name, id]) => {
		const indicator = id === null ? undefined : byId.get(id);
		return indicator ? [[name, indicator] as const] : [];
	});
	// What the file calls an indicator goes before what the catalogue calls another.
	const known = new Map(
		[...names(indicators), ...own].map(([name, indicator]) => [nameKey(name), indicator]),
	);
	const nearest = suggester([
		...own.map(([name]) => [name, exactly(name)] as const),
		...ours.map(([name, { reference, title }]) => {
			const others = [reference, title].filter((other) => other !== name);
			return [name, `${exactly(name)} (${others.join(' ')})`] as const;
		}),
	]);
	return cellReader((text) => {
		const indicator = known.get(nameKey(text));
		if (indicator && ids.has(indicator.id)) return { answer: indicator };
		if (indicator)
			return {
				code: 'unknown-indicator',
				message: `${indicator.title} is not one of the indicators of ${quoted(collection.title)}.`,
				hint: 'Take the row out, or upload it with the collection that it belongs to.',
			};
		const near = nearest(text);
		return {
			code: 'unknown-indicator',
			message:
				text.trim() === '' ? 'The indicator is blank.' : `No indicator is called ${quoted(text)}.`,
			hint: near
				? `Did you mean ${near}?`
				: 'Write the id, the reference or the title of an indicator of this return.',
		};
	}, findings);
}

/** Reads breakdowns: blank or "total" is the total, else "dimension: member" or a member that only one dimension has. */
export function breakdownReader(
	{ breakdowns, totalBreakdown }: ReturnContext,
	findings: Finding[],
): CellReader<number> {
	const fullName = ({ dimension, member }: { dimension: string; member: string }) =>
		`${dimension}: ${member}`;
	const byName = Map.groupBy(
		breakdowns.flatMap((breakdown) =>
			[breakdown.member, fullName(breakdown)].map((name) => ({ name, breakdown })),
		),
		({ name }) => nameKey(name),
	);
	const nearest = suggester(
		[...byName.values()].flat().map(({ name, breakdown }) => [name, fullName(breakdown)]),
	);
	return cellReader((text) => {
		const key = nameKey(text);
		if (key === '' || key === 'total') return { answer: totalBreakdown };
		const [first, ...others] = byName.get(key) ?? [];
		if (first && others.length === 0) return { answer: first.breakdown.key };
		if (first)
			return {
				code: 'ambiguous-breakdown',
				message: `${quoted(text)} is a member of more than one dimension.`,
				hint: `Write ${[first, ...others].map(({ breakdown }) => exactly(fullName(breakdown))).join(' or ')}.`,
			};
		const near = nearest(text);
		return {
			code: 'unknown-breakdown',
			message: `No breakdown is called ${quoted(text)}.`,
			hint: near
				? `Did you mean ${exactly(near)}?`
				: 'Leave the cell blank for the total, or write a single dimension and member such as "age band: 10 to 15".',
		};
	}, findings);
}

/** Reads the status: blank is final. */
export function statusReader(findings: Finding[]): CellReader<Status> {
	const nearest = suggester(statuses.map((status) => [status, exactly(status)]));
	return cellReader((text) => {
		const key = nameKey(text);
		const status = key === '' ? 'final' : statuses.find((status) => status === key);
		if (status) return { answer: status };
		const near = nearest(text);
		return {
			code: 'unknown-status',
			message: `${quoted(text)} is not a status.`,
			hint: near
				? `Did you mean ${near}?`
				: `Write ${listed(statuses).replace(' and ', ' or ')}, or leave the cell blank for final.`,
		};
	}, findings);
}
