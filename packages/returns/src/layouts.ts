import type { Collection } from './collection.ts';
import { ees } from './ees.ts';
import type { Layout } from './layout.ts';
import { long } from './long.ts';
import { tidy } from './tidy.ts';
import { wide } from './wide.ts';

/** Every layout by its kind: a new one is a file of its own and a name here. */
export const layouts: Record<Collection['layout']['kind'], Layout> = {
	tidy,
	wide,
	ees,
	long,
};

/** The layouts that a file of a collection may have: its header decides between them. */
export function layoutsOf({ layout }: Collection): Layout[] {
	return layout.kind === 'tidy' ? [tidy, wide] : [layouts[layout.kind]];
}
