import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { keeping } from '../keeping.ts';
import * as initial from './migrations/001-initial.ts';
import * as catalogueChanges from './migrations/002-catalogue-changes.ts';
import * as mappings from './migrations/003-mappings.ts';
import * as targetPaths from './migrations/004-target-paths.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables> | Transaction<Tables>;

/** The one connection that writes, with the handle that bulk loading needs. */
export interface WritableDatabase {
	db: Kysely<Tables>;
	sqlite: SQLite.Database;
}

// Listed by hand, in order, so that what runs is what is written here.
const migrations = {
	'001-initial': initial,
	'002-catalogue-changes': catalogueChanges,
	'003-mappings': mappings,
	'004-target-paths': targetPaths,
};

/** Opens a database file for reading. It must have been opened for writing before, which brings its schema up to date. */
export function openForReading(file: string): Kysely<Tables> {
	return kyselyOn(new SQLite(file, { readonly: true, fileMustExist: true }));
}

/** Opens a database file for writing, makes it when it is missing and brings its schema up to date. */
export async function openForWriting(file: string): Promise<WritableDatabase> {
	mkdirSync(dirname(file), { recursive: true });
	const sqlite = new SQLite(file);
	sqlite.pragma('journal_mode = wal');
	sqlite.pragma('synchronous = full');
	sqlite.pragma('foreign_keys = on');
	const db = kyselyOn(sqlite);
	await migrate(db);
	return { db, sqlite };
}

/** Whether the schema is the one this version needs. */
export async function isUpToDate(db: Kysely<Tables>): Promise<boolean> {
	const known = await migratorOf(db).getMigrations();
	return known.every((migration) => migration.executedAt !== undefined);
}

async function migrate(db: Kysely<Tables>): Promise<void> {
	const { error } = await migratorOf(db).migrateToLatest();
	if (error) throw new Error('The database could not be brought up to date.', { cause: error });
}

const migratorOf = (db: Kysely<Tables>) =>
	new Migrator({ db, provider: { getMigrations: async () => migrations } });

function kyselyOn(sqlite: SQLite.Database): Kysely<Tables> {
	// Preparing a statement costs as much as a short answer.
	const statements = keeping<SQLite.Statement<unknown[]>>(200);
	const prepare = (sql: string) => statements.get(sql, () => sqlite.prepare<unknown[]>(sql));
	const database = { prepare, close: () => sqlite.close() };
	return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
}
