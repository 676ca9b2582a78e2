import { countOf, number } from '#lib/format.ts';
import type { CheckReply, Found } from './check-messages.ts';
import { oneFile } from './chosen-file.ts';
import { fileChecker } from './file-checker.ts';
import { sendFile, type Sent } from './send-file.ts';

/** What the form says apart from the file. */
export interface Entered {
	collection: string;
	period: string;
}

export interface Fault {
	field: 'collection' | 'period' | 'file';
	message: string;
}

/** Where a file is between being chosen and being sent. */
export type Step =
	| { at: 'choosing' }
	| { at: 'checking' | 'sending'; done: number }
	| { at: 'checked'; found: Found; csv: string | null; focus: boolean }
	| { at: 'failed'; title: string; message: string }
	/** This browser cannot check, so the form goes on as it does without JavaScript. */
	| { at: 'unchecked' };

interface Form {
	entered: () => Entered;
	/** Sends the form as it stands, as without JavaScript. */
	submit: () => void;
	/** Shows the server's check. */
	open: (check: string) => void;
	/** Says what is wrong beside a field, and may take the reader there; null takes it back. */
	fault: (fault: Fault | null, focus: boolean) => void;
}

/** Takes one file after the other through check and sending: nothing is sent while a file has an error. */
export function upload(form: Form) {
	const checker = fileChecker();
	let step = $state.raw<Step>({ at: 'choosing' });
	let file = $state.raw<File | null>(null);
	/** For those who do not see the page: what has just happened. */
	let said = $state('');
	let stopSending: (() => void) | null = null;
	/** Whether to send the file as soon as it is found to have no error. */
	let sendNext = $state(false);
	let quartersSaid = 0;

	function become(next: Step, words: string): void {
		if (step.at === 'checked' && step.csv) URL.revokeObjectURL(step.csv);
		step = next;
		said = words;
	}

	function choose(files: readonly File[]): void {
		stop();
		const { file: chosen, fault } = oneFile(files);
		file = chosen;
		form.fault(fault === null ? null : { field: 'file', message: fault }, true);
		become({ at: 'choosing' }, fault ?? '');
		if (chosen) check(chosen, true);
	}

	/** @param focus  whether to take the reader to what is found */
	function check(chosen: File, focus: boolean): void {
		form.fault(null, false);
		become({ at: 'checking', done: 0 }, '');
		quartersSaid = 0;
		checker.check({ kind: 'check', ...form.entered(), file: chosen }, (reply) =>
			onReply(chosen, reply, focus),
		);
	}

	function onReply(chosen: File, reply: CheckReply, focus: boolean): void {
		switch (reply.kind) {
			case 'progress':
				return progress('checking', reply.done, 'checked');
			case 'csv':
				// It belongs to what was found even when the file is being sent by now.
				if (reply.csv && step.at === 'checked')
					step = { ...step, csv: URL.createObjectURL(reply.csv) };
				return;
			case 'checked': {
				const { found } = reply;
				if (sendNext && found.counts.error === 0) return send(chosen);
				sendNext = false;
				return become({ at: 'checked', found, csv: null, focus }, outcomeWords(chosen, found));
			}
			case 'bad-period':
				sendNext = false;
				form.fault({ field: 'period', message: reply.message }, focus);
				return become({ at: 'choosing' }, reply.message);
			case 'unreadable':
				return fail(
					`${chosen.name} could not be read`,
					'It was moved, renamed or changed after it was chosen, or it is a folder. Nothing has been sent. Choose it again.',
				);
			case 'unchecked':
				become({ at: 'unchecked' }, uncheckedWords);
				if (sendNext) form.submit();
		}
	}

	function send(chosen: File): void {
		sendNext = false;
		become({ at: 'sending', done: 0 }, `No errors. Sending ${chosen.name}`);
		quartersSaid = 0;
		stopSending = sendFile(
			{ ...form.entered(), file: chosen },
			(done) => progress('sending', done, 'sent'),
			(sent) => onSent(chosen, sent),
		);
	}

	function onSent(chosen: File, { check: id, problem }: Sent): void {
		stopSending = null;
		if (id !== null) return form.open(id);
		fail(`${chosen.name} was not taken in`, problem.message);
	}

	function fail(title: string, message: string): void {
		sendNext = false;
		become({ at: 'failed', title, message }, `${title}. ${message}`);
	}

	function progress(at: 'checking' | 'sending', done: number, word: string): void {
		if (step.at !== at) return;
		step = { at, done };
		const quarters = Math.floor(done * 4);
		if (quarters <= quartersSaid) return;
		quartersSaid = quarters;
		if (quarters < 4) said = `${number(quarters * 25)} % ${word}`;
		else if (at === 'sending') said = sentWords;
	}

	/** Stops whatever is under way; the file stays chosen. */
	function stop(): void {
		sendNext = false;
		if (step.at === 'checking') checker.stop();
		stopSending?.();
		stopSending = null;
	}

	return {
		get step() {
			return step;
		},
		get file() {
			return file;
		},
		get said() {
			return said;
		},
		get sendNext() {
			return sendNext;
		},
		choose,
		/** Gets ready while the reader is still looking for the file. */
		prepare: () => checker.prepare(form.entered().collection),
		/** Checks again what was chosen, for the collection that the form says now; the reader stays where they are. */
		checkAgain: () => {
			stop();
			if (file && step.at !== 'unchecked') check(file, false);
		},
		/** Takes back what was found: it was for another period. The button checks again. */
		takeBack: () => {
			if (step.at === 'choosing' || step.at === 'unchecked') return;
			stop();
			become({ at: 'choosing' }, '');
		},
		/** What the form's button does. Says whether the browser is to send the form itself. */
		proceed: (): boolean => {
			if (step.at === 'unchecked') return true;
			if (!file) {
				const message = 'Choose a CSV file.';
				form.fault({ field: 'file', message }, true);
				said = message;
			} else if (step.at === 'checked' && step.found.counts.error === 0) send(file);
			else if (step.at !== 'sending') {
				sendNext = true;
				if (step.at !== 'checking') check(file, true);
			}
			return false;
		},
		cancel: () => {
			const words =
				step.at === 'sending'
					? 'Sending stopped. Nothing has changed.'
					: 'Checking stopped. Nothing has been sent.';
			stop();
			become({ at: 'choosing' }, words);
		},
		close: () => {
			stop();
			checker.stop();
			become({ at: 'choosing' }, '');
		},
	};
}

export const uncheckedWords =
	'This file could not be checked in your browser. It is checked when you send it.';

/** What is said while the server checks in its turn. */
export const sentWords = 'Sent. The server is checking it.';

/** What has not been looked at while a file has errors. */
export const comparedOnceMended =
	'The comparison with earlier figures follows once the errors are mended.';

/** How a check ended, in one sentence. */
export function outcomeWords(
	{ name }: Pick<File, 'name'>,
	{ counts }: Pick<Found, 'counts'>,
): string {
	return counts.error > 0
		? `Mend these first: ${countOf(counts.error, 'error')} in ${name}`
		: `No errors in ${name}${counts.warning ? `, ${countOf(counts.warning, 'warning')}` : ''}`;
}
