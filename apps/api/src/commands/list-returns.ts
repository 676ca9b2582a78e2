import { momentAsked } from '../access/views.ts';
import type { ReturnSummary } from '../contract/index.ts';
import { mappingTitles } from '../catalogue/kept-mappings.ts';
import { openWorkbench } from '../installation.ts';
import { returnSummary } from '../returns/accepted-return.ts';
import { acceptedReturns } from '../returns/queries.ts';
import { dayInEngland } from '../clock.ts';
import { collectionOption } from './collection.ts';
import { parsed, wrongUsage, type Setting } from './usage.ts';

export async function listReturns(args: string[], { config }: Setting): Promise<number> {
	const { values, positionals } = parsed(args, {
		collection: { type: 'string' },
		'as-of': { type: 'string' },
		on: { type: 'string' },
		json: { type: 'boolean', default: false },
	});
	if (positionals.length > 0)
		throw wrongUsage(`“${positionals.join(' ')}” is not understood: returns takes options only.`);
	const { writable, catalogue, clock } = await openWorkbench(config);
	try {
		const { db } = writable;
		const collection =
			values.collection === undefined
				? null
				: (await collectionOption(db, catalogue, values.collection)).key;
		const { 'as-of': asOf, on } = values;
		const moment = await momentAsked(
			{ db, clock },
			{ ...(asOf !== undefined && { asOf }), ...(on !== undefined && { on }) },
		);
		const rows = await acceptedReturns(db, moment, { collection });
		const mappingOf = await mappingTitles(db, catalogue);
		const returns = rows.flatMap((row) => returnSummary(catalogue, row, mappingOf));
		if (values.json) console.log(JSON.stringify({ asOf: moment.asOf, returns }, null, '\t'));
		else if (returns.length === 0) console.log('No return has been accepted.');
		else for (const line of returns.map(lineOf)) console.log(line);
		return 0;
	} finally {
		await writable.db.destroy();
	}
}

/** One return a line, its parts separated by tabs. */
function lineOf({
	sequence,
	collection,
	period,
	state,
	acceptedAt,
	actor,
	fileName,
}: ReturnSummary) {
	const accepted = dayInEngland(new Date(acceptedAt));
	return [sequence, collection.id, period.code, state, accepted, actor, fileName].join('\t');
}
