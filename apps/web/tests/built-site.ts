import { buildWeb } from '../../../scripts/build-web.ts';

/** The pages are built once before the browser tests, if they are not built yet. */
export default function setup(): void {
	buildWeb();
}
