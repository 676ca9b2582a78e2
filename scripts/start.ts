// Builds the pages when they are not built yet, then serves them with the API.
import { buildWeb } from './build-web.ts';

buildWeb();
await import('../apps/api/src/main.ts');
