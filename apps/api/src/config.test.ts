import { describe, expect, test } from 'vitest';
import { configFrom } from './config.ts';

describe('the settings', () => {
	test('have defaults that serve the demonstration on this machine', () => {
		expect(configFrom({}, '/council')).toMatchObject({
			host: '127.0.0.1',
			port: 3000,
			databaseFile: '/council/var/sightline.db',
			incomingFolder: '/council/var/incoming',
			dataFolder: '/council/data',
			demonstration: true,
			now: null,
			uploadBytes: 200_000_000,
		});
	});

	test.each([
		['HOST', '0.0.0.0', 'this machine only'],
		['PORT', 'eighty', 'a port number'],
		['DATABASE_URL', 'postgres://council', 'a file, such as file:var/sightline.db'],
		['SIGHTLINE_DEMO', 'maybe', 'on or off'],
		['SIGHTLINE_NOW', '15/04/2019', 'such as 2019-04-15'],
		['SIGHTLINE_NOW', '2019-02-31', 'such as 2019-04-15'],
		['PORT', '12.7', 'a port number'],
		['SIGHTLINE_UPLOAD_MB', '0', 'a whole number of megabytes'],
	])('name a bad %s and say what it should be', (name, value, words) => {
		expect(() => configFrom({ [name]: value }, '/council')).toThrow(
			`The setting ${name} is “${value}”`,
		);
		expect(() => configFrom({ [name]: value }, '/council')).toThrow(words);
	});
});
