import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { seriesReading, xmrChart, type SeriesPoint } from '@sightline/metrics';
import {
	chartDescription,
	findingParagraph,
	findingSentence,
	variationPhrase,
} from '@sightline/metrics/words';
import { seeded, sizesOfTheDemonstration, unchanging, type Sized } from './no-real-change.ts';
import { median, row } from './report.ts';

const indicators = 61;
const areas = 6;
const months = 60;
const charts = 10_000;
const runs = 9;

/** What the statistics cost on one core, and what they add to a page that uses them all. */
export async function benchMetrics(root: string): Promise<void> {
	const random = seeded(1);
	const sizes = sizesOfTheDemonstration(root);
	const series = Array.from({ length: indicators * areas }, (_, i) => {
		const sized = sizes[i % sizes.length]!;
		return { sized, points: unchanging(sized, months, random) };
	});
	console.log('\nThe metrics package on one core');
	row('', 'median', 'longest', 'limit');
	const reports = times(() => series.map(({ sized, points }) => report(sized, points)));
	row(`${indicators} × ${areas} reports of ${months} months`, ...spent(reports), '100 ms');
	const values = Array.from({ length: charts }, () =>
		Array.from({ length: months }, () => 100 * random()),
	);
	const drawn = times(() => values.map((of) => xmrChart(of, { polarity: 'lower-is-better' })));
	row(`${charts.toLocaleString('en-GB')} charts of ${months} points`, ...spent(drawn), '1,000 ms');
	row('', 'minified', 'gzip', 'limit');
	row('all statistics', ...(await sizeOf(root, 'index.ts')), '12.0 kB');
	row(
		'with all words, which the server says',
		...(await sizeOf(root, 'index.ts', 'words/index.ts')),
	);
	row('what the pages may load', ...(await sizeOf(root, 'vocabulary.ts', 'periods.ts')), '12.0 kB');
}

/** The reading of a series and all its words. */
function report(sized: Sized, points: SeriesPoint[]): string[] {
	const target = sized.polarity === 'neutral' ? null : points[0]!.value;
	const options = { ...sized, periodType: 'month', target } as const;
	const finding = {
		...options,
		title: 'Re-referrals within 12 months',
		plural: true,
		area: 'Surrey',
		decimals: 1,
		seriesReading: sized.reading,
		reading: seriesReading(points, options),
	};
	return [
		findingSentence(finding),
		variationPhrase(finding),
		findingParagraph(finding),
		chartDescription(finding),
	];
}

/** Milliseconds of each run, after one to warm up. */
function times(work: () => unknown): number[] {
	work();
	return Array.from({ length: runs }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	});
}

function spent(milliseconds: number[]): string[] {
	return [median(milliseconds), Math.max(...milliseconds)].map((time) => `${time.toFixed(0)} ms`);
}

/** Kilobytes of modules of the package with all that they need: minified, and compressed as well. */
async function sizeOf(root: string, ...modules: string[]): Promise<string[]> {
	const built = await build({
		root,
		configFile: false,
		logLevel: 'silent',
		build: {
			write: false,
			modulePreload: false,
			rolldownOptions: {
				input: modules.map((module) => join(root, 'packages', 'metrics', 'src', module)),
				preserveEntrySignatures: 'strict',
			},
		},
	});
	const code = [built]
		.flat()
		.flatMap((one) => ('output' in one ? one.output : []))
		.map((file) => (file.type === 'chunk' ? file.code : ''))
		.join('');
	return [code.length, gzipSync(code, { level: 9 }).length].map(
		(bytes) => `${(bytes / 1000).toFixed(1)} kB`,
	);
}
