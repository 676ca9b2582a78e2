import { openWorkbench } from '../installation.ts';
import type { Setting } from './usage.ts';

export async function migrate(_args: string[], { config }: Setting): Promise<number> {
	const { writable } = await openWorkbench(config);
	await writable.db.destroy();
	console.log('The database is up to date.');
	return 0;
}
