import { resolve } from 'node:path';
import { exportCatalogue } from '../catalogue/export.ts';
import { openWorkbench } from '../installation.ts';
import { parsed, wrongUsage, type Setting } from './usage.ts';

export async function exportFiles(args: string[], setting: Setting): Promise<number> {
	const { values, positionals } = parsed(args, { json: { type: 'boolean', default: false } });
	const [what, folder, ...more] = positionals;
	if (what !== 'catalogue' || !folder || more.length > 0)
		throw wrongUsage('Name the folder to export to: export catalogue FOLDER.');
	const { writable, catalogue } = await openWorkbench(setting.config);
	try {
		const path = resolve(setting.folder, folder);
		const { dataFolder } = setting.config;
		const files = await exportCatalogue(writable.db, catalogue, dataFolder, path);
		console.log(
			values.json
				? JSON.stringify({ folder: path, files }, null, '\t')
				: `Written to ${path}: ${files.join(', ')}.`,
		);
		return 0;
	} finally {
		await writable.db.destroy();
	}
}
