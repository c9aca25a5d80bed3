/**
 * How the pods of a job ended, also of those that are gone.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { failureOf, type FailureVerdict } from "./job_policies.ts";
import { indexOf, parseIndexes } from "./job_indexes.ts";

/** What is known of the pods of a job. */
export interface Tally {
  readonly succeeded: number;
  /** Failures that count. */
  readonly failed: number;
  /** The indexes that succeeded, in order. */
  readonly completed: readonly number[];
  /** How often each index failed, as far as that counts, and how often not. */
  readonly failures: ReadonlyMap<number, { readonly counted: number; readonly ignored: number }>;
  /** The indexes that a rule gave up. */
  readonly givenUp: ReadonlySet<number>;
  /** Why a rule fails the job. */
  readonly fatal: string | undefined;
  /** How many of the last failures in a row do not count. */
  readonly ignoredInRow: number;
}

interface Ended {
  readonly index: number | undefined;
  /** Undefined for a success. */
  readonly failure: FailureVerdict | undefined;
}

/** The pods of one job, by their uids. */
interface Book {
  readonly ended: Map<string, Ended>;
  readonly active: Map<string, AnyObject>;
  /** Those that go because the job wants them to. */
  readonly dismissed: Set<string>;
  /** What a status said of pods that nobody has seen. */
  readonly before: { readonly succeeded: number; readonly failed: number };
  readonly completed: readonly number[];
}

/** Keeps the books of all jobs. */
export interface Tallies {
  /** Looks at the pods of a job that are there now, or at nothing but the book. */
  of(job: AnyObject, pods?: readonly AnyObject[]): Tally;
  /** A pod goes because the job wants it to: a failure where the job takes it along into its own. */
  dismissed(job: AnyObject, pod: AnyObject, isFailure: boolean): void;
  /** A job is over, or gone. */
  forget(uid: string): void;
}

/** Opens the books. */
export function createTallies(): Tallies {
  const books = new Map<string, Book>();

  return {
    of(job, pods) {
      const book = books.get(job.metadata.uid) ?? open(job, pods ?? []);
      books.set(job.metadata.uid, book);
      if (pods) look(book, job, pods);
      return sumOf(book);
    },
    dismissed(job, pod, isFailure) {
      const book = books.get(job.metadata.uid);
      if (!book) return;
      if (isFailure) end(book, pod, { action: "Count" });
      book.active.delete(pod.metadata.uid);
      book.dismissed.add(pod.metadata.uid);
    },
    forget: (uid) => void books.delete(uid),
  };
}

/** Of a job that somebody else has begun: what its status counts and is not there any more. */
function open(job: AnyObject, pods: readonly AnyObject[]): Book {
  const { succeeded = 0, failed = 0, completedIndexes = "" } = job["status"] ?? {};
  const there = (phase: string) => pods.filter((p) => p["status"]?.phase === phase).length;
  return {
    ended: new Map(),
    active: new Map(),
    dismissed: new Set(),
    before: {
      succeeded: Math.max(0, succeeded - there("Succeeded")),
      failed: Math.max(0, failed - there("Failed")),
    },
    completed: parseIndexes(completedIndexes),
  };
}

function look(book: Book, job: AnyObject, pods: readonly AnyObject[]): void {
  const there = new Set(pods.map((p) => p.metadata.uid));
  for (const [uid, pod] of book.active) {
    // What somebody else deletes has failed.
    if (!there.has(uid)) end(book, pod, { action: "Count" });
  }
  for (const pod of pods) {
    const { uid } = pod.metadata;
    const phase = pod["status"]?.phase;
    if (book.ended.has(uid) || book.dismissed.has(uid)) continue;
    if (phase === "Succeeded") end(book, pod, undefined);
    else if (phase === "Failed") end(book, pod, failureOf(job, pod));
    else book.active.set(uid, pod);
  }
}

function end({ ended, active }: Book, pod: AnyObject, failure: FailureVerdict | undefined): void {
  active.delete(pod.metadata.uid);
  ended.set(pod.metadata.uid, { index: indexOf(pod), failure });
}

function sumOf({ ended, before, completed }: Book): Tally {
  const all = [...ended.values()];
  const failed = all.filter(({ failure }) => failure && failure.action !== "Ignore");
  const failures = new Map<number, { counted: number; ignored: number }>();
  for (const { index, failure } of all) {
    if (index === undefined || !failure) continue;
    const known = failures.get(index) ?? { counted: 0, ignored: 0 };
    known[failure.action === "Ignore" ? "ignored" : "counted"]++;
    failures.set(index, known);
  }
  const won = all.filter(({ failure }) => !failure);
  const indexes = won.map(({ index }) => index).filter((i) => i !== undefined);
  const given = all.filter(({ failure }) => failure?.action === "FailIndex");
  return {
    succeeded: before.succeeded + won.length,
    failed: before.failed + failed.length,
    completed: [...new Set([...completed, ...indexes])].sort((a, b) => a - b),
    failures,
    givenUp: new Set(given.map(({ index }) => index).filter((i) => i !== undefined)),
    ignoredInRow: all.length - 1 -
      all.findLastIndex(({ failure }) => failure?.action !== "Ignore"),
    fatal: all.find(({ failure }) => failure?.action === "FailJob")?.failure?.message,
  };
}
