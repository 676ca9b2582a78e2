import type { PageServerLoad } from './$types';
import { glossary } from './glossary.ts';

export const load: PageServerLoad = () => ({ glossary });
