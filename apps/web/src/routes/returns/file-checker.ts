import type { CheckReply, CheckRequest } from './check-messages.ts';

/** Checks files in a worker, one at a time. */
export interface FileChecker {
	/** Starts the worker and fetches what files of a collection are checked against, before there is a file. */
	prepare: (collection: string) => void;
	/** Checks or searches a file; what is under way stops without a word. A browser that cannot is answered `unchecked`. */
	check: (
		request: Exclude<CheckRequest, { kind: 'prepare' }>,
		onReply: (reply: CheckReply) => void,
	) => void;
	/** Stops at once, whatever is under way. */
	stop: () => void;
}

export function fileChecker(): FileChecker {
	let worker: Worker | null = null;
	let prepared: string | null = null;
	let listener: ((reply: CheckReply) => void) | null = null;

	function started(): Worker {
		if (worker) return worker;
		const made = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
		made.onmessage = ({ data }: MessageEvent<CheckReply>) => {
			if (made !== worker) return;
			const told = listener;
			if (data.kind !== 'progress' && data.kind !== 'checked') listener = null;
			told?.(data);
		};
		made.onerror = () => {
			if (made !== worker) return;
			const told = listener;
			stop();
			told?.({ kind: 'unchecked' });
		};
		return (worker = made);
	}

	function stop(): void {
		worker?.terminate();
		worker = null;
		prepared = null;
		listener = null;
	}

	function ask(request: CheckRequest): void {
		started().postMessage(request);
	}

	return {
		prepare(collection) {
			if (prepared === collection) return;
			prepared = collection;
			try {
				ask({ kind: 'prepare', collection });
			} catch {
				// A browser without workers is told when there is a file to check.
			}
		},
		check(request, onReply) {
			if (listener) stop();
			listener = onReply;
			try {
				ask(request);
			} catch {
				stop();
				onReply({ kind: 'unchecked' });
			}
		},
		stop,
	};
}
