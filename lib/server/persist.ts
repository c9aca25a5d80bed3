/**
 * A cluster that survives its process: the store's objects in a file of SQLite.
 *
 * @module
 */

import { openDatabase, type SqlDatabase } from "../runtime/sqlite.ts";

/** One object, or (without `text`) its absence, under the revision of the write. */
export interface StoredRow {
  /** The resource. */
  readonly storageKey: string;
  /** The namespace and name. */
  readonly key: string;
  /** The version. */
  readonly revision: number;
  /** The object as JSON; undefined when it is deleted. */
  readonly text: string | undefined;
}

/** Where a server keeps what is to survive it. */
export interface Storage {
  /** The objects, oldest write first, and the revision of the latest write of all. */
  load(): { readonly rows: Iterable<StoredRow>; readonly revision: number };
  /** Writes all of it or nothing; durable when it returns. */
  write(rows: readonly StoredRow[]): void;
  /** What else is to survive, by name. */
  get(name: string): string | undefined;
  /** Keeps a value beside the objects. */
  set(name: string, value: string): void;
  /** Closes the file. */
  close(): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS objects (
    resource TEXT NOT NULL, key TEXT NOT NULL, revision INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (resource, key)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

/**
 * Opens the storage in a file, which is created when it is missing.
 *
 * **Errors**: a `KubeError` when the file cannot be opened, is no database, or is in use.
 */
export async function openStorage(path: string): Promise<Storage> {
  const database = await openDatabase(path);
  database.exec(SCHEMA);
  return sqlStorage(database);
}

function sqlStorage(database: SqlDatabase): Storage {
  const put = database.prepare("INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?)");
  const remove = database.prepare("DELETE FROM objects WHERE resource = ? AND key = ?");
  const all = database.prepare("SELECT * FROM objects ORDER BY revision");
  const fact = database.prepare("SELECT value FROM facts WHERE name = ?");
  const setFact = database.prepare("INSERT OR REPLACE INTO facts VALUES (?, ?)");
  const get = (name: string) => {
    for (const row of fact.rows(name)) return String(row["value"]);
    return undefined;
  };
  return {
    get,
    set: (name, value) => setFact.run(name, value),
    load: () => ({ rows: rowsOf(all.rows()), revision: Number(get("revision") ?? 0) }),
    write(rows) {
      database.exec("BEGIN IMMEDIATE");
      try {
        for (const { storageKey, key, revision, text } of rows) {
          if (text === undefined) remove.run(storageKey, key);
          else put.run(storageKey, key, revision, text);
        }
        setFact.run("revision", String(rows.at(-1)?.revision ?? 0));
        database.exec("COMMIT");
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
    },
    close: () => database.close(),
  };
}

function* rowsOf(rows: Iterable<Readonly<Record<string, unknown>>>): Generator<StoredRow> {
  for (const row of rows) {
    yield {
      storageKey: String(row["resource"]),
      key: String(row["key"]),
      revision: Number(row["revision"]),
      text: String(row["text"]),
    };
  }
}
