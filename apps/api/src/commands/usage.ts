import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';

export const usage = `Usage:
  npm run sightline -- import FILE --collection ID [--period CODE] [--dry-run] [--accept]
                              [--reason TEXT] [--acknowledge CODE[@CELL]=REASON]... [--by NAME] [--json]
  npm run sightline -- target set ID --value NUMBER --from MONTH [--scope local|national]
                              --agreed-by TEXT --reason TEXT [--by NAME] [--json]
  npm run sightline -- target remove ID --from MONTH [--scope local|national]
                              --reason TEXT [--by NAME] [--json]
  npm run sightline -- rebase set|remove ID --from MONTH --reason TEXT [--by NAME] [--json]
  npm run sightline -- definition set ID --field NAME --text TEXT [--from MONTH]
                              --reason TEXT [--by NAME] [--json]
  npm run sightline -- export catalogue FOLDER
  npm run sightline -- migrate

import checks a file and says what accepting it would change; with --accept it is accepted.
target, rebase and definition change the catalogue; a month is written 2019-04. Words without
--from take the place of the present ones; with it the present ones stay true until then.
Exit status: 0 done, 1 refused, 2 wrong usage.`;

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
		throw wrongUsage(`${(error as Error).message}\n\n${usage}`);
	}
}
