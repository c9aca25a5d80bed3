/**
 * Collects what is wrong with a configuration, so that one error names all of it.
 *
 * @module
 */

import { type ConfigAttempt, ConfigError } from "../errors.ts";

/** Something odd about a configuration that does not keep it from working. */
export interface ConfigWarning {
  /** The stable name of the oddity: "config.field_unknown". */
  readonly code: string;
  /** Where: a file, a file with its line, "options". */
  readonly source: string;
  /** What, for people. */
  readonly problem: string;
}

/** Where in a configuration something is. */
export interface Place {
  /** The file as it was named, "in-cluster" or "options". */
  readonly source: string;
  /** The line, counted from 1, where it is known. */
  readonly line?: number | undefined;
  /** The field: "clusters[0].cluster.server". */
  readonly path?: string | undefined;
}

/** The problems and warnings found so far. */
export interface Findings {
  readonly problems: readonly ConfigWarning[];
  readonly warnings: readonly ConfigWarning[];
  /** Notes what keeps the configuration from working. */
  fail(code: string, place: Place, problem: string): void;
  /** Notes what is only odd. */
  warn(code: string, place: Place, problem: string): void;
  /** Throws one {@linkcode ConfigError} with every problem; does nothing when there is none. */
  check(act: string): void;
}

/** No error names more problems than this. */
const SHOWN = 20;

/** Starts an empty collection. */
export function findings(): Findings {
  const problems: ConfigWarning[] = [];
  const warnings: ConfigWarning[] = [];
  return {
    problems,
    warnings,
    fail: (code, place, problem) => void addOnce(problems, entry(code, place, problem)),
    warn: (code, place, problem) => void addOnce(warnings, entry(code, place, problem)),
    check(act) {
      if (problems.length > 0) throw configError(act, problems);
    },
  };
}

/** One error for all problems: the first twenty by name, the rest by number. */
function configError(act: string, problems: readonly ConfigAttempt[]): ConfigError {
  const attempts: ConfigAttempt[] = problems.slice(0, SHOWN);
  const more = problems.length - attempts.length;
  if (more > 0) {
    attempts.push({ source: `and ${more} more`, problem: "shown when these are mended" });
  }
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  return new ConfigError(`Cannot ${act}: ${count}`, { attempts });
}

function entry(code: string, place: Place, problem: string): ConfigWarning {
  const source = place.line === undefined ? place.source : `${place.source}:${place.line}`;
  return { code, source, problem: place.path ? `${place.path}: ${problem}` : problem };
}

function addOnce(list: ConfigWarning[], added: ConfigWarning): void {
  const known = list.some((e) =>
    e.code === added.code && e.source === added.source && e.problem === added.problem
  );
  if (!known) list.push(added);
}
