/**
 * Runs the machine: does what it asks, feeds it what happened, hands its notes to the consumer.
 *
 * @module
 */

import { ApiError, AuthError, ProtocolError, TimeoutError, TransportError } from "../errors.ts";
import type { KubeObject } from "../meta/object.ts";
import { type Backoff, backoff } from "../stream/backoff.ts";
import { sleep } from "../stream/clock.ts";
import { type Scope, scope } from "../stream/deadline.ts";
import type { Batches } from "../stream/flow.ts";
import { step, type WatchEffect, type WatchInput } from "./machine.ts";
import type { DriverOptions } from "./options.ts";
import type { WatchFrame, WatchPort } from "./port.ts";
import { beginWith, resumeAt, type WatchNote, type WatchState } from "./state.ts";
import { atOnce, lagging, silent, slept, tables } from "./troubles.ts";
import { judge, type Verdict } from "./verdict.ts";
import { type Watchdog, watchdog } from "./watchdog.ts";

/** A stream that ends within this time, without an event, is not a server's normal rotation. */
const shortestStreamMs = 1000;
/** A list that comes on a stream and then does not come any more is read in pages instead. */
const listSilenceMs = 10_000;
/** Tries to reach the server for the first time before its refusal is passed on. */
const mostFirstTries = 5;

/**
 * Watches until `signal` aborts or an error that only the user can mend; gives notes in batches.
 *
 * A batch counts as delivered when the next one is asked for, so a reconnect resumes after what the
 * consumer has really taken.
 */
export function drive<T extends KubeObject>(
  port: WatchPort<T>,
  options: DriverOptions,
  signal: AbortSignal,
): Batches<WatchNote<T>> {
  return new Run(port, options, signal);
}

interface OpenedStream<T extends KubeObject> {
  readonly batches: Batches<WatchFrame<T>>;
  readonly within: Scope;
  readonly dog: Watchdog;
  readonly openedAt: number;
}

/** One running watch: the machine's state and the stream it has open. */
class Run<T extends KubeObject> implements Batches<WatchNote<T>> {
  readonly #port: WatchPort<T>;
  readonly #options: DriverOptions;
  readonly #signal: AbortSignal;
  readonly #waits: Backoff;
  #state: WatchState;
  #act: () => Promise<WatchInput<T>>;
  #stream: OpenedStream<T> | undefined;
  /** Until the server has answered once, an unreachable one is the user's to know. */
  #reached = false;
  #firstTries = 0;
  #trouble: unknown;

  constructor(port: WatchPort<T>, options: DriverOptions, signal: AbortSignal) {
    this.#port = port;
    this.#options = options;
    this.#signal = signal;
    this.#waits = backoff(options.clock, options.random, options.backoff);
    const { resourceVersion, list = "pages" } = options;
    const how = list === "stream" && port.streamingLists?.possible ? "stream" : "pages";
    this.#state = isAnyVersion(resourceVersion) ? beginWith(how) : resumeAt(resourceVersion);
    this.#act = this.#state.phase === "listing" ? () => this.#list() : () => this.#open();
  }

  async next(): Promise<IteratorResult<readonly WatchNote<T>[], unknown>> {
    try {
      while (true) {
        this.#signal.throwIfAborted();
        const happened = await this.#happen();
        if (happened.type !== "failed") this.#reached = true;
        const value = this.#take(happened);
        if (this.#state.phase !== "streaming") await this.return();
        if (value.length > 0) return { done: false, value };
      }
    } catch (error) {
      await this.return();
      throw error;
    }
  }

  more(): readonly WatchNote<T>[] | undefined {
    if (this.#act !== this.#read || this.#signal.aborted) return undefined;
    const frames = this.#stream?.batches.more?.();
    if (frames === undefined) return undefined;
    const input = this.#heard(frames);
    // After a list or a refusal there may be a stream to close first.
    const plain = this.#state.phase === "streaming" && this.#state.resourceVersion !== undefined;
    if (plain && !frames.some(isRefusal)) return this.#step(input);
    this.#act = () => Promise.resolve(input);
    return undefined;
  }

  async #happen(): Promise<WatchInput<T>> {
    try {
      return await this.#act();
    } catch (error) {
      return this.#toFailure(error);
    }
  }

  /** Takes the step that follows; what precedes an in-stream refusal is handed on before it counts. */
  #take(happened: WatchInput<T>): readonly WatchNote<T>[] {
    const { input, error } = this.#splitAtError(happened);
    const notes = this.#step(input);
    if (error !== undefined) this.#act = () => Promise.reject(error);
    return notes;
  }

  #step(input: WatchInput<T>): readonly WatchNote<T>[] {
    const before = this.#state;
    const { state, notes, effect } = step(before, input);
    this.#state = state;
    if (state.phase === "failed") throw state.error;
    if (behind(state) > behind(before)) this.#trouble = lagging(this.#port.what);
    this.#count(notes, state, before);
    this.#act = this.#toAct(effect);
    return notes;
  }

  #count(notes: readonly WatchNote<T>[], state: WatchState, before: WatchState): void {
    const { counters, clock } = this.#options;
    const listing = before.phase === "listing" ||
      (before.phase === "streaming" && before.resourceVersion === undefined);
    const listed = listing && notes.some((note) => note.type === "READY");
    if (listed && state.phase === "streaming") this.#stream?.dog.listed();
    if (!counters) return;
    if (this.#trouble === undefined) counters.heardAt = clock.now();
    if (listed) counters.lists++;
    if (before.phase === "streaming") counters.events += notes.length;
    else if (state.phase === "streaming") counters.streams++;
  }

  #toAct(effect: WatchEffect): () => Promise<WatchInput<T>> {
    if (effect.type === "read") return this.#read;
    const next = effect.type === "list" ? () => this.#list() : () => this.#open();
    return effect.type !== "fail" && effect.wait ? () => this.#afterWait(next) : next;
  }

  /** Closes the open stream, if any. */
  async return(): Promise<void> {
    const stream = this.#stream;
    if (!stream) return;
    this.#stream = undefined;
    stream.dog[Symbol.dispose]();
    stream.within.abort(left);
    stream.within[Symbol.dispose]();
    await stream.batches.return().catch(() => {});
  }

  async #list(): Promise<WatchInput<T>> {
    const state = this.#state;
    if (state.phase !== "listing") throw new TypeError(`Cannot list while ${state.phase}`);
    const page = await this.#port.page({
      limit: state.paged ? this.#options.pageSize ?? 500 : undefined,
      continue: state.continue,
    }, this.#signal);
    return { type: "page", page };
  }

  async #open(): Promise<WatchInput<T>> {
    const state = this.#state;
    if (state.phase !== "opening") throw new TypeError(`Cannot open a stream while ${state.phase}`);
    const { clock, random, timeoutSeconds = 55, silenceMs } = this.#options;
    const seconds = Math.round(timeoutSeconds * (1 + 0.27 * random()));
    const { resourceVersion } = state;
    const within = scope(this.#signal);
    const patience = { lifeMs: seconds * 1000, silenceMs, listSilenceMs };
    const listing = resourceVersion === undefined;
    const { what } = this.#port;
    const dog = watchdog(clock, patience, listing, (asleepMs) => {
      within.abort(asleepMs === undefined ? silent(what) : slept(what, asleepMs));
    });
    try {
      const request = { resourceVersion, timeoutSeconds: seconds };
      const batches = await this.#port.open(request, within.signal);
      this.#stream = { batches, within, dog, openedAt: clock.now() };
      return { type: "opened" };
    } catch (error) {
      dog[Symbol.dispose]();
      within[Symbol.dispose]();
      throw error;
    }
  }

  readonly #read = async (): Promise<WatchInput<T>> => {
    const { batches, dog, openedAt } = this.#stream as OpenedStream<T>;
    dog.waiting();
    const { done, value } = await batches.next();
    dog.heard();
    if (!done) return this.#heard(value);
    return { type: "ended", early: this.#options.clock.now() - openedAt < shortestStreamMs };
  };

  #heard(frames: readonly WatchFrame<T>[]): WatchInput<T> {
    if (frames.at(-1)?.type === "BOOKMARK") this.#stream?.dog.bookmark();
    return { type: "frames", frames };
  }

  async #afterWait(next: () => Promise<WatchInput<T>>): Promise<WatchInput<T>> {
    const { clock, onTrouble } = this.#options;
    // A stream that ends at once, without a word, is a failure too.
    const error = this.#trouble ?? atOnce(this.#port.what);
    const delayMs = this.#waits.next(
      (error as { retryAfterMs?: number } | undefined)?.retryAfterMs,
    );
    this.#trouble = undefined;
    onTrouble?.({ what: this.#port.what, error, delayMs });
    await sleep(clock, delayMs, this.#signal);
    return await next();
  }

  #toFailure(error: unknown): Extract<WatchInput<T>, { type: "failed" }> {
    this.#signal.throwIfAborted();
    this.#trouble = error;
    if (this.#options.counters) this.#options.counters.troubles++;
    const verdict = this.#verdict(error);
    const kind = error instanceof ProtocolError
      ? "garbage"
      : isInternal(error)
      ? "internal"
      : "other";
    return { type: "failed", error, verdict, kind };
  }

  #verdict(error: unknown): Verdict {
    if (this.#cannotStreamLists(error)) {
      this.#port.streamingLists?.refused();
      return "gone";
    }
    const { onGap, judge: last = (_error, verdict) => verdict } = this.#options;
    const own = this.#reached || this.#mayStillStart(error) ? judge(error) : "fatal";
    return last(error, own === "gone" && onGap === "throw" ? "fatal" : own);
  }

  /** A server that does not know how says so, or says nothing more. */
  #cannotStreamLists(error: unknown): boolean {
    const state = this.#state;
    const listing = (state.phase === "opening" || state.phase === "streaming") &&
      state.resourceVersion === undefined;
    if (!listing) return false;
    const refused = error instanceof ApiError && (error.code === 400 || error.code === 422);
    return refused || (error instanceof TimeoutError && error.phase === "idle");
  }

  /** Before the first answer nobody is there to wait for: an unreachable server is an error. */
  #mayStillStart(error: unknown): boolean {
    const absent = error instanceof AuthError || (error instanceof TransportError &&
      error.problem !== "reset" && error.problem !== "timeout");
    return !absent && ++this.#firstTries < mostFirstTries;
  }

  /** What precedes the first in-stream ERROR is delivered; the ERROR is the failure after it. */
  #splitAtError(input: WatchInput<T>): { input: WatchInput<T>; error?: unknown } {
    if (input.type !== "frames") return { input };
    const at = input.frames.findIndex(isRefusal);
    if (at === -1) return { input };
    const frame = input.frames[at] as WatchFrame<T>;
    const error = frame.type === "ERROR" ? this.#options.toError(frame) : tables(this.#port.what);
    if (at === 0) return { input: this.#toFailure(error) };
    return { input: { type: "frames", frames: input.frames.slice(0, at) }, error };
  }
}

/**
 * Whether a watch begins with the present objects. A server asked for "0" sends them in no order, and says
 * not where they end: a stream that breaks between them could not be resumed. So they are listed.
 */
function isAnyVersion(version: string | undefined): version is "" | "0" | undefined {
  return version === undefined || version === "" || version === "0";
}

/** Whether a frame is nothing to hand on: an ERROR, or a table in place of an object. */
function isRefusal({ type, object: { kind, apiVersion } }: WatchFrame): boolean {
  return type === "ERROR" || (kind === "Table" && apiVersion.startsWith("meta.k8s.io/"));
}

/** Whether the server could not do it, and may never be able to at this version. */
function isInternal(error: unknown): boolean {
  return error instanceof ApiError && error.code === 500;
}

const left = Symbol("the watch has left this stream");

function behind(state: WatchState): number {
  return state.phase === "failed" ? 0 : state.floor.behind;
}
