import { openWorkbench } from '../installation.ts';
import { withdrawReturn } from '../returns/withdraw.ts';
import { parsed, wrongUsage, type Setting } from './usage.ts';

export async function withdraw(args: string[], { config }: Setting): Promise<number> {
	const { values, positionals } = parsed(args, {
		reason: { type: 'string' },
		by: { type: 'string', default: 'Command line' },
		json: { type: 'boolean', default: false },
	});
	const [sequence = '', ...more] = positionals;
	if (!/^\d{1,9}$/.test(sequence) || more.length > 0)
		throw wrongUsage(
			sequence && more.length === 0
				? `“${sequence}” is not the number of a return.`
				: 'Give the number of one return.',
		);
	const reason = values.reason?.trim();
	if (!reason) throw wrongUsage('Say why: --reason TEXT. The reason is kept with the withdrawal.');
	const { writable, clock } = await openWorkbench(config);
	try {
		const actor = { name: values.by };
		const done = await withdrawReturn(writable, clock, Number(sequence), actor, reason);
		if (values.json) console.log(JSON.stringify(done, null, '\t'));
		else
			console.log(
				`Withdrawn: return ${done.withdrawn}, as change ${done.sequence}.` +
					(done.revived === null
						? ''
						: ` Return ${done.revived}, which it had replaced, counts again.`),
			);
		return 0;
	} finally {
		await writable.db.destroy();
	}
}
