import { resolve } from 'node:path';
import { exportCatalogue } from '../catalogue/export.ts';
import { openWorkbench } from '../installation.ts';
import { usage, wrongUsage, type Setting } from './usage.ts';

export async function exportFiles(
	[what, folder, ...more]: string[],
	setting: Setting,
): Promise<number> {
	if (what !== 'catalogue' || !folder || more.length > 0)
		throw wrongUsage(`Name the folder to export to: export catalogue FOLDER.\n\n${usage}`);
	const { writable, catalogue } = await openWorkbench(setting.config);
	try {
		const path = resolve(setting.folder, folder);
		const { dataFolder } = setting.config;
		const names = await exportCatalogue(writable.db, catalogue, dataFolder, path);
		console.log(`Written to ${path}: ${names.join(', ')}.`);
		return 0;
	} finally {
		await writable.db.destroy();
	}
}
