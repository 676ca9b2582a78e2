import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import type { Check, IndicatorList } from '../../apps/api/src/contract/index.ts';
import { startSite } from '../../apps/web/tests/site.ts';
import { median, row } from './report.ts';
import { writeTidyFile } from './tidy-file.ts';

const rows = 1_000_000;
const readers = 2;
/** Milliseconds between two reads of a reader. */
const pause = 20;

/** What readers wait for an indicator page's data while a large return is checked and accepted, and whether a second upload waits its turn. */
export async function benchReads(root: string, folder: string): Promise<void> {
	const file = join(folder, 'large.csv');
	await writeTidyFile(root, folder, file, rows);
	const product = await startSite({ SIGHTLINE_NOW: '2019-05-09' });
	try {
		const addresses = await pageAddresses(product.origin);
		const quiet = await reading(product.origin, addresses, () => wait(5000));
		const busy = await reading(product.origin, addresses, () => bringIn(product.origin, file));
		console.log(
			`\nReading ${addresses.length} indicator pages' data, ${readers} readers, while ${rows.toLocaleString('en-GB')} rows are checked and accepted`,
		);
		row('', 'reads', 'median', 'p99', 'longest');
		report('nothing else going on', quiet);
		report('during the import', busy);
		row('a second upload', 'waited its turn');
	} finally {
		await product.stop();
	}
}

/** Every indicator of the council and of each of its parts. */
async function pageAddresses(origin: string): Promise<string[]> {
	const response = await fetch(`${origin}/api/indicators`);
	const { indicators } = (await response.json()) as IndicatorList;
	return ['E10000030', 'SUR-NE', 'SUR-NW', 'SUR-SE', 'SUR-SW', 'SUR-CW'].flatMap((area) =>
		indicators.map(({ id }) => `${origin}/api/indicators/${id}?area=${area}`),
	);
}

/** Milliseconds of each read that began while something was going on. */
async function reading(
	origin: string,
	addresses: string[],
	meanwhile: () => Promise<void>,
): Promise<number[]> {
	const times: number[] = [];
	let over = false;
	let next = 0;
	const reader = async () => {
		while (!over) {
			const address = addresses[next++ % addresses.length]!;
			const start = performance.now();
			const response = await fetch(address);
			await response.arrayBuffer();
			times.push(performance.now() - start);
			if (!response.ok) throw new Error(`${address}: ${response.status}`);
			await wait(pause);
		}
	};
	const going = Array.from({ length: readers }, reader);
	await meanwhile();
	over = true;
	await Promise.all(going);
	return times;
}

/** Uploads and accepts the file, and uploads a second one meanwhile. */
async function bringIn(origin: string, file: string): Promise<void> {
	const upload = async (body: Blob): Promise<Check> => {
		const response = await fetch(`${origin}/api/returns?collection=surrey-monthly`, {
			method: 'POST',
			headers: { 'content-type': 'text/csv' },
			body,
		});
		const check = (await response.json()) as Check;
		if (check.state !== 'checked') throw new Error(JSON.stringify(check).slice(0, 500));
		return check;
	};
	const first = await upload(await openAsBlob(file));
	const accepting = fetch(`${origin}/api/returns/checks/${first.id}/accept`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			reason: 'Benchmark',
			acknowledgements: first.warnings.map(({ code }) => ({ code, reason: 'Benchmark' })),
		}),
	});
	const second = upload(
		new Blob(['period,indicator,area,numerator,denominator\n2019-04,contacts,E10000030,5400,\n']),
	);
	const accepted = await accepting;
	if (accepted.status !== 201) throw new Error((await accepted.text()).slice(0, 500));
	await second;
}

function report(what: string, times: number[]): void {
	const sorted = times.toSorted((a, b) => a - b);
	row(
		what,
		times.length.toLocaleString('en-GB'),
		...[median(times), sorted[Math.floor(sorted.length * 0.99)]!, sorted.at(-1)!].map(
			(time) => `${time.toFixed(1)} ms`,
		),
	);
}

function wait(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
