import type { PageServerLoad } from './$types';
import { introduction, methodTexts } from './document.ts';

/** Nothing but text: a script would only carry it a second time. */
export const csr = false;

export const load: PageServerLoad = () => ({ introduction, methodTexts });
