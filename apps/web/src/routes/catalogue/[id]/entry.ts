/** What a form came back with when it was refused. */
export interface Entry {
	/** What had been entered; null when the form is new. */
	entered: Record<string, string> | null;
	errors: { field: string; message: string }[];
}
