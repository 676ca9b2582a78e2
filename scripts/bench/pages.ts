import { spawn } from 'node:child_process';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { startSite } from '../../apps/web/tests/site.ts';
import { median, ratio, row } from './report.ts';

const runs = 3;
const seconds = 4;
const connections = 10;

interface Load {
	perSecond: number;
	p99: number;
}

/** The overview as data and as a page, each next to a bare route of the same framework that sends the same bytes. */
export async function benchPages(): Promise<void> {
	const site = await startSite();
	try {
		for (const path of ['/api/overview', '/']) await compare(site.origin, path);
	} finally {
		await site.stop();
	}
}

async function compare(origin: string, path: string): Promise<void> {
	const response = await fetch(origin + path);
	const body = Buffer.from(await response.arrayBuffer());
	const type = response.headers.get('content-type')!;
	const bare = spawn(process.execPath, [join(import.meta.dirname, 'bare.ts'), type], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	bare.stdin.end(body);
	const bareOrigin = await addressOf(bare.stdout);
	const ours: Load[] = [];
	const theirs: Load[] = [];
	await load(origin + path, 2);
	for (let run = 0; run < runs; run += 1) {
		ours.push(await load(origin + path, seconds));
		theirs.push(await load(bareOrigin, seconds));
	}
	bare.kill();
	console.log(
		`\n${path}, ${body.length.toLocaleString('en-GB')} bytes, ${connections} connections, median of ${runs} × ${seconds} s`,
	);
	row('', 'requests/s', 'p99');
	for (const [name, loads] of [
		['Sightline', ours],
		['bare Fastify route', theirs],
	] as const)
		row(
			name,
			Math.round(median(loads.map(({ perSecond }) => perSecond))).toLocaleString('en-GB'),
			`${median(loads.map(({ p99 }) => p99))} ms`,
		);
	row(
		'bare to ours, ours to bare',
		ratio(
			theirs.map(({ perSecond }) => perSecond),
			ours.map(({ perSecond }) => perSecond),
		),
		ratio(
			ours.map(({ p99 }) => p99),
			theirs.map(({ p99 }) => Math.max(1, p99)),
		),
	);
}

async function load(url: string, duration: number): Promise<Load> {
	const { requests, latency, non2xx, errors } = await autocannon({ url, duration, connections });
	if (non2xx + errors > 0)
		throw new Error(`${url}: ${non2xx} answers were refusals, ${errors} errors`);
	return { perSecond: requests.average, p99: latency.p99 };
}

/** The address that a server prints when it listens. */
async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
	let printed = '';
	for await (const chunk of output) {
		printed += String(chunk);
		const found = /http:\/\/\S+/.exec(printed);
		if (found) return found[0];
	}
	throw new Error(`The server stopped before it listened: ${printed}`);
}
