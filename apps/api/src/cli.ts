import { fileURLToPath } from 'node:url';
import { changeDefinition, changeRebase, changeTarget } from './commands/change-catalogue.ts';
import { exportFiles } from './commands/export-files.ts';
import { importReturn } from './commands/import-return.ts';
import { listReturns } from './commands/list-returns.ts';
import { migrate } from './commands/migrate.ts';
import {
	usage,
	usageOf,
	wrongUsage,
	type Command,
	type CommandName,
	type Setting,
} from './commands/usage.ts';
import { withdraw } from './commands/withdraw-return.ts';
import { configFrom } from './config.ts';
import { AppError, busyMessage, isBusy } from './errors.ts';

const commands: Record<CommandName, Command> = {
	import: importReturn,
	withdraw,
	returns: listReturns,
	target: changeTarget,
	rebase: changeRebase,
	definition: changeDefinition,
	export: exportFiles,
	migrate,
};

const root = fileURLToPath(new URL('../../..', import.meta.url));
const [name = '', ...args] = process.argv.slice(2);

process.umask(0o077);
try {
	process.exitCode = await run();
} catch (error) {
	process.exitCode = failed(error);
}

async function run(): Promise<number> {
	if (name === '--help' || name === 'help') {
		console.log(usage);
		return 0;
	}
	if (!isCommand(name))
		throw wrongUsage(name ? `There is no command “${name}”.` : 'Say what to do.');
	if (args.includes('--help')) {
		console.log(usageOf(name));
		return 0;
	}
	return commands[name](args, setting());
}

function setting(): Setting {
	return {
		config: configFrom(process.env, root),
		// npm runs scripts from the project's folder, whatever folder the person stands in.
		folder: process.env.INIT_CWD ?? '.',
	};
}

/** Says what went wrong, to a machine on standard output, and gives the exit status. */
function failed(error: unknown): number {
	const code = isBusy(error) ? 'busy' : error instanceof AppError ? error.code : 'internal';
	const message = isBusy(error) ? busyMessage : (error as Error).message;
	const isWrongUsage = code === 'wrong-usage' || code === 'invalid-request';
	if (process.argv.includes('--json')) console.log(JSON.stringify({ code, message }, null, '\t'));
	else if (isWrongUsage) console.error(`${message}\n\n${isCommand(name) ? usageOf(name) : usage}`);
	else console.error(message);
	return isWrongUsage ? 2 : 1;
}

function isCommand(word: string): word is CommandName {
	return Object.hasOwn(commands, word);
}
