/** Milliseconds that this thread works, however busy the machine is with other things. */
export async function cpuTime(work: () => unknown): Promise<number> {
	const before = process.threadCpuUsage();
	await work();
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000;
}
