import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';

const lines = {
	import: `  npm run sightline -- import FILE --collection ID [--period CODE] [--dry-run] [--accept]
                              [--reason TEXT] [--acknowledge CODE[@CELL]=REASON]...
                              [--acknowledge '#ID=REASON']... [--by NAME] [--name FILENAME]
                              [--json]`,
	withdraw: `  npm run sightline -- withdraw SEQUENCE --reason TEXT [--by NAME] [--json]`,
	returns: `  npm run sightline -- returns [--collection ID] [--as-of NUMBER | --on DAY] [--json]`,
	target: `  npm run sightline -- target set ID --value NUMBER --from MONTH [--scope local|national]
                              [--path MONTH=NUMBER,…] --agreed-by TEXT --reason TEXT
                              [--by NAME] [--json]
  npm run sightline -- target remove ID --from MONTH [--scope local|national]
                              --reason TEXT [--by NAME] [--json]`,
	rebase: `  npm run sightline -- rebase set|remove ID --from MONTH --reason TEXT [--by NAME] [--json]`,
	definition: `  npm run sightline -- definition set ID --field NAME --text TEXT [--from MONTH]
                              --reason TEXT [--by NAME] [--json]`,
	export: `  npm run sightline -- export catalogue FOLDER [--json]`,
	migrate: `  npm run sightline -- migrate [--json]`,
};
export type CommandName = keyof typeof lines;

const words: Record<CommandName, string> = {
	import: `Checks a file and says what accepting it would change; with --accept it is accepted. The file
“-” is what comes in by standard input, --name what to call it. --dry-run stores nothing, whatever
else is said. A warning is acknowledged with its kind, its cell too, or the id that --json gives it.
The period may be written as in a file: a month as YYYY-MM, YYYY-M or Apr-YY.`,
	withdraw: `Takes an accepted return back; what it had replaced counts again. SEQUENCE is its number, which
“returns” lists.`,
	returns: `Lists the accepted returns, newest first, and whether they count. With --as-of or --on as it was
when that change was the last, or at the end of that day (2019-01-12).`,
	target: `Sets the target from a month on, written 2019-04, or takes one back. With --path it is reached step by
step, from its first month to its value: --path 2019-04=60,2019-09=70,2020-03=80.`,
	rebase: `Starts the limits again from a month on, written 2019-04, or takes that back.`,
	definition: `Changes the words of an indicator. Without --from they take the place of the present ones; with it
the present ones stay true until that month.`,
	export: `Writes the catalogue’s files into a folder.`,
	migrate: `Brings the database up to date.`,
};

const statuses = `--json answers in JSON on standard output, refusals and wrong usage too.
Exit status: 0 done, 1 refused, 2 wrong usage.`;

/** How to use every command. */
export const usage = `Usage:
${Object.values(lines).join('\n')}

Any of them with --help says what it does.
${statuses}`;

/** How to use one command. */
export function usageOf(command: CommandName): string {
	return `Usage:\n${lines[command]}\n\n${words[command]}\n${statuses}`;
}

/** What a command works with. */
export interface Setting {
	config: Config;
	/** The folder in which the person stands. */
	folder: string;
}

/** Runs with the words after its name, and gives the exit status. */
export type Command = (args: string[], setting: Setting) => Promise<number>;

export function wrongUsage(message: string): AppError {
	return new AppError(400, 'wrong-usage', message);
}

/**
 * The options and the other words of a command.
 *
 * @throws AppError when there is an option that the command does not have
 */
export function parsed<Options extends NonNullable<ParseArgsConfig['options']>>(
	args: string[],
	options: Options,
) {
	try {
		return parseArgs({ args, allowPositionals: true, options });
	} catch (error) {
		const [said = ''] = (error as Error).message.split('. To specify');
		throw wrongUsage(said.endsWith('.') ? said : `${said}.`);
	}
}
