import { checkReturn } from './check.ts';
import { indicatorsOf } from './collection.ts';
import type { ReturnContext } from './context.ts';
import type { Source } from './decode.ts';
import type { Finding } from './findings.ts';
import { guessedColumns } from './guesses.ts';
import { sampleOf, type Sample } from './sample.ts';

/**
 * What of a spreadsheet is about people, before anything says what its headings mean: it stops as when it is handed in.
 *
 * @param context  of the collection that its figures belong to
 * @param sample  null where it could not be read; left out, it is read here
 */
export async function peopleInSample(
	source: Source,
	context: ReturnContext,
	fileName: string,
	sample?: Sample | null,
): Promise<Finding[]> {
	const { collection } = context;
	const known =
		sample === undefined
			? (await sampleOf(source, collection, { mostNames: 0, maxBytes: Infinity })).sample
			: sample;
	const layout = known && {
		kind: known.layout,
		indicators: indicatorsOf(collection),
		columns: guessedColumns(known.headings),
	};
	const { findings } = await checkReturn(
		source,
		{ ...context, collection: { ...collection, ...(layout && { layout }) } },
		{ period: null, fileName },
	);
	return findings.filter(({ code }) => code.startsWith('personal-data'));
}
