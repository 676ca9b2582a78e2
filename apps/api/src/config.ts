import { Type, type Static } from 'typebox';
import { Errors, Value } from 'typebox/value';
import { dirname, isAbsolute, join } from 'node:path';
import { isDay } from './clock.ts';

/** Every setting, with its environment variable and what it does in docs/operations.md. */
const Settings = Type.Object({
	HOST: Type.String({ default: '127.0.0.1', pattern: '^(127\\.0\\.0\\.1|::1|localhost)$' }),
	PORT: Type.Integer({ default: 3000, minimum: 0, maximum: 65535 }),
	DATABASE_URL: Type.String({ default: 'file:var/sightline.db', pattern: '^file:.+' }),
	SIGHTLINE_DEMO: Type.Union([Type.Literal('on'), Type.Literal('off')], { default: 'on' }),
	SIGHTLINE_NOW: Type.Optional(
		Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?Z)?$' }),
	),
	SIGHTLINE_DATA: Type.String({ default: 'data', minLength: 1 }),
	SIGHTLINE_UPLOAD_MB: Type.Integer({ default: 200, minimum: 1 }),
	SIGHTLINE_LOG: Type.Union(
		['debug', 'info', 'warn', 'error', 'silent'].map((level) => Type.Literal(level)),
		{ default: 'warn' },
	),
});

const meanings: Record<keyof Static<typeof Settings>, string> = {
	HOST: 'an address of this machine: 127.0.0.1, ::1 or localhost (until sign-in exists the server listens on this machine only)',
	PORT: 'a port number from 0 to 65535; 0 takes any free one',
	DATABASE_URL: 'a file, such as file:var/sightline.db',
	SIGHTLINE_DEMO: 'on or off',
	SIGHTLINE_NOW: 'a date or a UTC time, such as 2019-04-15 or 2019-04-15T09:00:00Z',
	SIGHTLINE_DATA: 'the folder with the catalogue',
	SIGHTLINE_UPLOAD_MB: 'a whole number of megabytes from 1',
	SIGHTLINE_LOG: 'debug, info, warn, error or silent',
};

export interface Config {
	host: string;
	port: number;
	databaseFile: string;
	/** Where uploads wait between check and acceptance. */
	incomingFolder: string;
	dataFolder: string;
	demonstration: boolean;
	/** The moment at which the clock stands; null lets it run. */
	now: string | null;
	uploadBytes: number;
	logLevel: string;
}

/**
 * Reads the settings from the environment, relative paths from the folder that the product lies in.
 *
 * @throws Error naming each bad setting and what it should be
 */
export function configFrom(environment: Record<string, string | undefined>, root: string): Config {
	const given = Object.fromEntries(
		Object.keys(Settings.properties)
			.filter((name) => environment[name] !== undefined && environment[name] !== '')
			.map((name) => [name, environment[name]]),
	);
	const settings = Value.Convert(Settings, Value.Default(Settings, given));
	const bad = [
		...[...Errors(Settings, settings)].map((error) => error.instancePath.split('/')[1]),
		...['PORT', 'SIGHTLINE_UPLOAD_MB'].filter((name) => !/^\d+$/.test(environment[name] || '0')),
		...(isDay((environment.SIGHTLINE_NOW || '2000-01-01').slice(0, 10)) ? [] : ['SIGHTLINE_NOW']),
	];
	if (bad.length > 0)
		throw new Error(
			[...new Set(bad)]
				.map((name) => {
					const meaning = meanings[name as keyof typeof meanings];
					return `The setting ${name} is “${environment[name!]}”; it should be ${meaning}.`;
				})
				.join('\n'),
		);
	const checked = settings as Static<typeof Settings>;
	const fromRoot = (path: string) => (isAbsolute(path) ? path : join(root, path));
	const databaseFile = fromRoot(checked.DATABASE_URL.slice('file:'.length));
	return {
		host: checked.HOST,
		port: checked.PORT,
		databaseFile,
		incomingFolder: join(dirname(databaseFile), 'incoming'),
		dataFolder: fromRoot(checked.SIGHTLINE_DATA),
		demonstration: checked.SIGHTLINE_DEMO === 'on',
		now: checked.SIGHTLINE_NOW ?? null,
		uploadBytes: checked.SIGHTLINE_UPLOAD_MB * 1_000_000,
		logLevel: checked.SIGHTLINE_LOG,
	};
}
