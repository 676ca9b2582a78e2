import type { AreaRef } from '@sightline/api/contract';

/** What stands on the browser's tab: the finding, then where, and the council unless that says it already. */
export function pageTitle(sentence: string, area: AreaRef, council: string): string {
	return [sentence, ...(council.startsWith(area.name) ? [council] : [area.name, council])].join(
		' · ',
	);
}
