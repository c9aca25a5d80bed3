/**
 * SQLite, which every runtime brings: `node:sqlite` on Node, Deno and Bun.
 *
 * @module
 */

import type { DatabaseSync, StatementSync } from "node:sqlite";
import { KubeError } from "../errors.ts";

/** A value in a table. */
export type SqlValue = string | number | bigint | null;

/** A statement, compiled once. */
export interface SqlStatement {
  /** Runs it for its effect. */
  run(...values: SqlValue[]): void;
  /** The rows that it gives, one at a time. */
  rows(...values: SqlValue[]): Iterable<Readonly<Record<string, SqlValue>>>;
}

/** An open database; its calls block, and what a transaction has committed survives a crash. */
export interface SqlDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqlStatement;
  close(): void;
}

/**
 * Opens a database file, which is created when it is missing, for this process alone.
 *
 * **Errors**: a `KubeError` when the file cannot be opened or is no database.
 */
export async function openDatabase(path: string): Promise<SqlDatabase> {
  let database: DatabaseSync | undefined;
  try {
    const { DatabaseSync } = await import("node:sqlite");
    database = new DatabaseSync(path);
    // A commit is on the disk when it returns; readers need no second process.
    for (const pragma of ["locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL"]) {
      database.exec(`PRAGMA ${pragma}`);
    }
    // Takes the lock, so that a second server fails here and not at its first write.
    database.exec("BEGIN IMMEDIATE; COMMIT");
  } catch (error) {
    database?.close();
    const state = error instanceof Error ? error.message : String(error);
    throw new KubeError(`Cannot open the database ${path}: ${state}`, { cause: error });
  }
  return wrap(database);
}

function wrap(database: DatabaseSync): SqlDatabase {
  return {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => statement(database.prepare(sql)),
    close: () => database.close(),
  };
}

function statement(prepared: StatementSync): SqlStatement {
  return {
    run: (...values) => void prepared.run(...values),
    *rows(...values) {
      for (const row of prepared.iterate(...values)) yield row as Record<string, SqlValue>;
    },
  };
}
