/// <reference lib="dom" />
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, startSite, withoutBrowser } from '../../apps/web/tests/site.ts';
import { median, ratio, row } from './report.ts';
import { writeTidyFile } from './tidy-file.ts';

const rows = 10_000;
const runs = 5;

/** Milliseconds. */
interface Check {
	/** From choosing the file to the frame that shows what was found, every row of it. */
	shown: number;
	/** From choosing the file to the first thing that the worker does for it. */
	started: number;
	context: number;
	check: number;
	/** The longest task on the page's thread, 0 when none took 50 ms; and the longest time between two frames. */
	task: number;
	gap: number;
}

/** A file checked on the returns page, next to PapaParse alone in a worker of a bare page. */
export async function benchBrowser(root: string, folder: string): Promise<void> {
	console.log(
		`\nA check of ${rows.toLocaleString('en-GB')} rows in the browser, median of ${runs}`,
	);
	if (withoutBrowser) {
		console.log('  not measured: there is no Chromium on this machine');
		return;
	}
	const sound = join(folder, 'browser.csv');
	const faulty = join(folder, 'browser-errors.csv');
	await writeTidyFile(root, folder, sound, rows);
	writeFileSync(faulty, withErrors(readFileSync(sound, 'utf8')));
	const site = await startSite({ SIGHTLINE_DEMO: 'off', SIGHTLINE_NOW: '2019-05-09' });
	const browser = await launchBrowser();
	try {
		const bare: number[] = [];
		const ready: Check[] = [];
		const cold: Check[] = [];
		const refused: Check[] = [];
		for (let run = 0; run < runs; run += 1) {
			bare.push(await bareParse(browser, root, sound));
			ready.push(await checkOnPage(browser, site.origin, sound, /^No errors/, 0));
			cold.push(await checkOnPage(browser, site.origin, sound, /^No errors/, 0, false));
			refused.push(await checkOnPage(browser, site.origin, faulty, /: 1,000 errors/, 200));
		}
		row('', 'no errors', 'worker not ready', '1,000 errors');
		const all = [ready, cold, refused];
		const line = (what: string, of: keyof Check) =>
			row(what, ...all.map((checks) => milliseconds(checks.map((check) => check[of]))));
		line('check', 'check');
		line('context fetched', 'context');
		line('worker at work after', 'started');
		line('findings shown after', 'shown');
		line('longest task of the page, if 50 ms', 'task');
		line('longest time without a frame', 'gap');
		row('PapaParse alone in a worker', milliseconds(bare));
		const times = ready.map(({ check }) => check);
		row('  time, check to PapaParse', ratio(times, bare));
	} finally {
		await browser.close();
		await site.stop();
	}
}

/** Every tenth row with a word for its numerator. */
function withErrors(csv: string): string {
	return csv
		.split('\n')
		.map((line, at) => (at % 10 === 1 ? line.replace(/,\d+,(\d*),,/, ',many,$1,,') : line))
		.join('\n');
}

async function checkOnPage(
	browser: Browser,
	origin: string,
	file: string,
	outcome: RegExp,
	findings: number,
	ready = true,
): Promise<Check> {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(`${origin}/returns`);
	await page.locator('.droppable').waitFor();
	if (ready) {
		await page.locator('#period').focus();
		await page.waitForTimeout(500);
	}
	await page.evaluate(watch, findings);
	await page.setInputFiles('#file', file);
	await page.locator('#outcome').filter({ hasText: outcome }).waitFor();
	await page.waitForTimeout(500);
	const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
	const [worker] = page.workers();
	const measured = await worker!.evaluate(() =>
		performance.getEntriesByType('measure').map(({ name, startTime, duration }) => ({
			name,
			start: performance.timeOrigin + startTime,
			duration,
		})),
	);
	await context.close();
	const named = (name: string) => measured.find((measure) => measure.name === name)!;
	return {
		shown: seen.shown - seen.chosen,
		started: named('context').start - seen.chosen,
		context: named('context').duration,
		check: named('check').duration,
		task: Math.max(0, ...seen.tasks),
		gap: Math.max(...seen.gaps),
	};
}

interface Seen {
	chosen: number;
	shown: number;
	tasks: number[];
	gaps: number[];
}

/** Notes on the page when a file is chosen, when its outcome is on the screen and how long the thread was busy. */
function watch(findings: number): void {
	const seen: Seen = { chosen: 0, shown: 0, tasks: [], gaps: [] };
	Object.assign(window, { seen });
	const now = () => performance.timeOrigin + performance.now();
	document.addEventListener('change', () => (seen.chosen ||= now()), true);
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) seen.tasks.push(duration);
	}).observe({ entryTypes: ['longtask'] });
	let last: number | null = null;
	const frame = (at: number) => {
		if (seen.chosen && last !== null) seen.gaps.push(at - last);
		last = at;
		// The frame after the one in which it was drawn.
		const complete =
			document.getElementById('outcome') &&
			document.querySelectorAll('.outcome tbody tr').length === findings;
		if (!seen.shown && complete) requestAnimationFrame(() => (seen.shown ||= now()));
		requestAnimationFrame(frame);
	};
	requestAnimationFrame(frame);
}

/** PapaParse by itself: a worker that reads the file's text and parses it, on a page of nothing else. */
async function bareParse(browser: Browser, root: string, file: string): Promise<number> {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.setContent('<input type="file" />');
	await page.setInputFiles('input', file);
	const papaparse = readFileSync(join(root, 'node_modules/papaparse/papaparse.min.js'), 'utf8');
	const time = await page.evaluate(parseInWorker, papaparse);
	await context.close();
	return time;
}

async function parseInWorker(papaparse: string): Promise<number> {
	const script = `${papaparse}
		onmessage = async ({ data }) => {
			const start = performance.now();
			const { data: rows } = Papa.parse(await data.text(), { delimiter: ',', newline: '\\n' });
			postMessage([performance.now() - start, rows.length]);
		};`;
	const worker = new Worker(URL.createObjectURL(new Blob([script])));
	worker.postMessage(document.querySelector('input')!.files![0]!);
	const [time] = await new Promise<number[]>((done) => {
		worker.onmessage = ({ data }: MessageEvent<number[]>) => done(data);
	});
	return time!;
}

function milliseconds(times: number[]): string {
	return `${Math.round(median(times))} ms`;
}
