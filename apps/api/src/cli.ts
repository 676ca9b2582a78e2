import { fileURLToPath } from 'node:url';
import { changeDefinition, changeRebase, changeTarget } from './commands/change-catalogue.ts';
import { exportFiles } from './commands/export-files.ts';
import { importReturn } from './commands/import-return.ts';
import { migrate } from './commands/migrate.ts';
import { usage, wrongUsage, type Command } from './commands/usage.ts';
import { configFrom } from './config.ts';
import { AppError, busyMessage, isBusy } from './errors.ts';

const commands = new Map<string, Command>(
	Object.entries({
		import: importReturn,
		target: changeTarget,
		rebase: changeRebase,
		definition: changeDefinition,
		export: exportFiles,
		migrate,
	}),
);

const root = fileURLToPath(new URL('../../..', import.meta.url));

process.umask(0o077);
try {
	process.exitCode = await run(process.argv.slice(2));
} catch (error) {
	const { message } = error as Error;
	console.error(isBusy(error) ? busyMessage : message);
	process.exitCode = error instanceof AppError && error.code === 'wrong-usage' ? 2 : 1;
}

async function run([name, ...args]: string[]): Promise<number> {
	if (name === '--help' || name === 'help') {
		console.log(usage);
		return 0;
	}
	const command = commands.get(name ?? '');
	if (!command) throw wrongUsage(name ? `There is no command “${name}”.\n\n${usage}` : usage);
	return command(args, {
		config: configFrom(process.env, root),
		// npm runs scripts from the project's folder, whatever folder the person stands in.
		folder: process.env.INIT_CWD ?? '.',
	});
}
