import { page } from '$app/state';
import { withMoment } from './moment.ts';

/** An address of ours, at the moment that the reader is reading: links keep it. */
export function atMoment(href: string): string {
	return withMoment(href, page.url);
}
