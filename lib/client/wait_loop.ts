/**
 * The loop of every wait: a watch, a deadline, and what has been seen so far.
 *
 * @module
 */

import { WaitError } from "../errors.ts";
import type { KubeObject } from "../meta/object.ts";
import { type OptionNames, requireKnown } from "../meta/option_names.ts";
import { scope } from "../stream/deadline.ts";
import { drive } from "../watch/driver.ts";
import type { WatchNote } from "../watch/state.ts";
import { fromStatus } from "../wire/response.ts";
import type { KnownTarget, Requester } from "./requester.ts";
import type { Check } from "./wait_condition.ts";
import { watchPort } from "./watching.ts";

/** How long to wait, and for what not. */
export interface WaitingOptions<T> {
  readonly signal?: AbortSignal | undefined;
  /** 0 looks once; Infinity never gives up. @default {30_000} */
  readonly timeoutMs?: number | undefined;
  /** What ends the wait as failed. */
  readonly failOn?: readonly Check<T>[] | undefined;
}

const waitOptions: OptionNames<WaitingOptions<unknown>> = {
  signal: true,
  timeoutMs: true,
  failOn: true,
};

/** What a wait gives; undefined as long as it is not so. */
export type Wish<R> = { readonly result: R } | undefined;

/** What a wait has seen. */
export interface Sight<T extends KubeObject, R> {
  /** The object that an error tells of. */
  readonly last: T | undefined;
  /** Takes a note in; true when it says how things are now. */
  take(note: WatchNote<T>): boolean | Promise<boolean>;
  /** What the wait gives, once all is as wished. */
  wished(): Wish<R> | Promise<Wish<R>>;
  /** How it came to what should not be, in words, with the object of which that is so. */
  failed(
    failure: Check<T>,
  ): Promise<{ readonly state: string; readonly last: T | undefined } | undefined>;
  /** The last state, for the message of a wait that has taken too long. */
  words(): string;
}

/** What is waited for, and where. */
export interface Wanted<T extends KubeObject, R> {
  /** What cannot be done: `wait for pods "a" in namespace "web" to be Ready`. */
  readonly act: string;
  /** The collection to watch; asked for once the time runs. */
  target(signal: AbortSignal): KnownTarget | Promise<KnownTarget>;
  readonly sight: Sight<T, R>;
}

/** Watches until all is as wished. **Errors**: `WaitError` that says the last state seen. */
export async function waitUntil<T extends KubeObject, R>(
  requester: Requester,
  { act, target, sight }: Wanted<T, R>,
  options: WaitingOptions<T>,
): Promise<R> {
  requireKnown("wait", options, waitOptions);
  const { clock, random, onTrouble } = requester.session;
  const { timeoutMs = 30_000, failOn = [] } = options;
  using within = scope(options.signal);
  const fail = (problem: "timeout" | "failed", state: string, last: T | undefined) =>
    new WaitError(`Cannot ${act}: ${state}`, { problem, last });
  const late = () => fail("timeout", `not so after ${timeoutMs} ms; ${sight.words()}`, sight.last);
  if (timeoutMs > 0 && timeoutMs !== Infinity) within.deadline(clock, timeoutMs, late);
  const port = watchPort<T>(requester, await target(within.signal), {});
  const toError = ({ object }: { readonly object: Parameters<typeof fromStatus>[1] }) =>
    fromStatus(act, object);
  const notes = drive(port, { clock, random, onTrouble, toError }, within.signal);
  try {
    while (true) {
      const { value } = await notes.next() as IteratorYieldResult<readonly WatchNote<T>[]>;
      for (const note of value) {
        if (!await sight.take(note)) continue;
        const done = await sight.wished();
        if (done) return done.result;
        for (const failure of failOn) {
          const failed = await sight.failed(failure);
          if (failed) throw fail("failed", failed.state, failed.last);
        }
        if (timeoutMs <= 0) throw late();
      }
    }
  } finally {
    await notes.return();
  }
}
