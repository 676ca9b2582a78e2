/** What was written in a field of a form, without the space around it and with plain line ends; empty when the field is not there. */
export function written(form: FormData, field: string): string {
	const entry = form.get(field);
	return typeof entry === 'string' ? entry.trim().replaceAll('\r\n', '\n') : '';
}
