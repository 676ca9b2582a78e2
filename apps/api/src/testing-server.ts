import { buildApp } from './app.ts';
import { openInstallation } from './installation.ts';
import { testConfig } from './testing.ts';

// The server without its pages, on the test database of a folder, as a process of its own that tests can kill. Prints
// its address.

const installation = await openInstallation(testConfig(process.argv[2]!));
const app = await buildApp(installation);
process.once('SIGTERM', () => void app.close().then(installation.close));
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
