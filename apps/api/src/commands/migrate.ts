import { openWorkbench } from '../installation.ts';
import { parsed, wrongUsage, type Setting } from './usage.ts';

export async function migrate(args: string[], { config }: Setting): Promise<number> {
	const { values, positionals } = parsed(args, { json: { type: 'boolean', default: false } });
	if (positionals.length > 0)
		throw wrongUsage(`“${positionals.join(' ')}” is not understood: migrate takes no words.`);
	const { writable } = await openWorkbench(config);
	await writable.db.destroy();
	console.log(
		values.json ? JSON.stringify({ state: 'up-to-date' }) : 'The database is up to date.',
	);
	return 0;
}
