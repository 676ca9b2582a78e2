import type { Kysely } from 'kysely';
import { loadCatalogue, type Catalogue } from './catalogue/catalogue.ts';
import { readCatalogue } from './catalogue/read-files.ts';
import { seedCatalogue } from './catalogue/seed.ts';
import { clockAt, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { openForReading, openForWriting, type WritableDatabase } from './db/database.ts';
import { lastSequence } from './db/sequence.ts';
import type { Tables } from './db/tables.ts';
import { hasDemonstration, isDemonstration, loadDemonstration } from './returns/demonstration.ts';
import { openReception, type Reception } from './returns/receive.ts';
import { openSamples, type Samples } from './returns/samples.ts';
import { emptySpool } from './returns/spool.ts';
import { startWriter, type Writer } from './writer.ts';

/** Everything a request needs. */
export interface Installation {
	config: Config;
	clock: Clock;
	db: Kysely<Tables>;
	catalogue: Catalogue;
	/** True while the figures are synthetic. */
	demonstration: boolean;
	writer: Writer;
	reception: Reception;
	samples: Samples;
	close: () => Promise<void>;
}

/** The day on which the demonstration stands still. */
const demonstrationDay = '2019-04-15T09:00:00Z';
/** The day on which its catalogue was agreed. */
const demonstrationStart = '2016-04-01T09:00:00Z';

/** What the command line writes with: the one connection that writes and what it needs to know. */
export interface Workbench {
	writable: WritableDatabase;
	catalogue: Catalogue;
	clock: Clock;
	demonstration: boolean;
}

/**
 * Opens the database for writing, brings schema and catalogue up to date and, the first time, loads the demonstration.
 *
 * @throws Error when a catalogue file or a setting is wrong, saying where
 */
export async function openWorkbench(config: Config): Promise<Workbench> {
	const files = readCatalogue(config.dataFolder);
	const writable = await openForWriting(config.databaseFile);
	const empty = (await lastSequence(writable.db)) === 0;
	await writable.db
		.transaction()
		.execute((transaction) =>
			seedCatalogue(
				transaction,
				files,
				empty && config.demonstration && hasDemonstration(config.dataFolder)
					? demonstrationStart
					: clockAt(config.now).now().toISOString(),
			),
		);
	const catalogue = await loadCatalogue(writable.db, files);
	if (config.demonstration) await loadDemonstration(writable, catalogue, config.dataFolder);
	const demonstration = await isDemonstration(writable.db);
	return { writable, catalogue, clock: clockOf(config, demonstration), demonstration };
}

/** Opens everything for serving. */
export async function openInstallation(config: Config): Promise<Installation> {
	emptySpool(config.incomingFolder);
	const { writable, catalogue, clock, demonstration } = await openWorkbench(config);
	await writable.db.destroy();
	const db = openForReading(config.databaseFile);
	const writer = startWriter({ config, now: standingMoment(config, demonstration) });
	const arrivals = {
		folder: config.incomingFolder,
		uploadBytes: config.uploadBytes,
		now: clock.now,
	};
	const reception = openReception(writer, arrivals);
	const samples = openSamples(arrivals);
	return {
		config,
		clock,
		db,
		catalogue,
		demonstration,
		writer,
		reception,
		samples,
		close: async () => {
			await reception.close();
			await samples.close();
			// The last connection to close folds the log into the database, and only one that writes can.
			await db.destroy();
			await writer.close();
		},
	};
}

function standingMoment(config: Config, demonstration: boolean): string | null {
	return config.now ?? (demonstration ? demonstrationDay : null);
}

function clockOf(config: Config, demonstration: boolean): Clock {
	return clockAt(standingMoment(config, demonstration));
}
