/** What was written in a field of a form, without the space around it; empty when the field is not there. */
export function written(form: FormData, field: string): string {
	const entry = form.get(field);
	return typeof entry === 'string' ? entry.trim() : '';
}
