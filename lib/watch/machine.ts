/**
 * The watch as an explicit state machine: pure, so that every schedule of faults can be played.
 *
 * ```
 *   listing --last page--> opening --accepted--> streaming --ended or broken--> opening
 *      ^                      |                      |
 *      +-------- 410 ---------+--------- 410 --------+      again: the same state after a wait
 * ```
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 *
 * @module
 */

import type { KubeList, KubeObject } from "../meta/object.ts";
import type { WatchFrame } from "./port.ts";
import type { Verdict } from "./verdict.ts";

/**
 * What the machine tells its consumer, in order: `INIT`, then `ITEM` for each listed object, then
 * `READY`; after that the changes as the server sends them. A second `INIT` starts a new epoch: what
 * is not listed in it is gone.
 */
export type WatchNote<T extends KubeObject = KubeObject> =
  | { readonly type: "INIT" }
  | { readonly type: "ITEM"; readonly object: T }
  | { readonly type: "READY"; readonly resourceVersion: string }
  | { readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK"; readonly object: T };

/** Where a watch stands. */
export type WatchState =
  /** Reading pages; `paged` is false once a token has expired: then everything in one answer. */
  | { readonly phase: "listing"; readonly continue: string | undefined; readonly paged: boolean }
  /** Waiting for the server to accept the stream. */
  | { readonly phase: "opening"; readonly resourceVersion: string; readonly garbage: number }
  /** Receiving. `heard` says whether this stream has brought anything. */
  | {
    readonly phase: "streaming";
    readonly resourceVersion: string;
    readonly garbage: number;
    readonly heard: boolean;
  }
  | { readonly phase: "failed"; readonly error: unknown };

/** What happened. */
export type WatchInput<T extends KubeObject = KubeObject> =
  | { readonly type: "page"; readonly page: KubeList<T> }
  | { readonly type: "opened" }
  | { readonly type: "frames"; readonly frames: readonly WatchFrame<T>[] }
  /** The stream ended as the protocol has it; `early` when it lived too short to be normal. */
  | { readonly type: "ended"; readonly early: boolean }
  | {
    readonly type: "failed";
    readonly error: unknown;
    readonly verdict: Verdict;
    readonly garbage: boolean;
  };

/** What the driver is to do next; `wait` says to take the next backoff first. */
export type WatchEffect =
  | { readonly type: "list"; readonly wait: boolean }
  | { readonly type: "open"; readonly wait: boolean }
  | { readonly type: "read" }
  | { readonly type: "fail" };

/** One step: where the watch stands now, what the consumer gets, what to do next. */
export interface WatchStep<T extends KubeObject = KubeObject> {
  readonly state: WatchState;
  readonly notes: readonly WatchNote<T>[];
  readonly effect: WatchEffect;
}

/** This many broken events in a row at one version, and the watch gives up loudly. */
const mostGarbage = 3;

/** Where a watch that shows the present objects first begins. */
export const begin: WatchState = { phase: "listing", continue: undefined, paged: true };

/** Where a watch that continues after a known version begins. */
export function resumeAt(resourceVersion: string): WatchState {
  return { phase: "opening", resourceVersion, garbage: 0 };
}

/** Advances a watch by one input. */
export function step<T extends KubeObject>(
  state: WatchState,
  input: WatchInput<T>,
): WatchStep<T> {
  switch (input.type) {
    case "page":
      return state.phase === "listing" ? onPage(state, input.page) : misplaced(state, input.type);
    case "opened":
      return state.phase === "opening"
        ? { state: { ...state, phase: "streaming", heard: false }, notes: [], effect: read }
        : misplaced(state, input.type);
    case "frames":
      return state.phase === "streaming"
        ? onFrames(state, input.frames)
        : misplaced(state, input.type);
    case "ended":
      return state.phase === "streaming"
        ? reopen(state, state.garbage, input.early && !state.heard)
        : misplaced(state, input.type);
    case "failed":
      return onFailure(state, input);
  }
}

const read: WatchEffect = { type: "read" };
type Listing = Extract<WatchState, { phase: "listing" }>;
type Streaming = Extract<WatchState, { phase: "streaming" }>;
type Opening = Extract<WatchState, { phase: "opening" }>;

function onPage<T extends KubeObject>(state: Listing, page: KubeList<T>): WatchStep<T> {
  const notes: WatchNote<T>[] = state.continue === undefined ? [{ type: "INIT" }] : [];
  for (const object of page.items) notes.push({ type: "ITEM", object });
  const token = page.metadata.continue;
  if (token) {
    return {
      state: { ...state, continue: token },
      notes,
      effect: { type: "list", wait: false },
    };
  }
  const { resourceVersion } = page.metadata;
  notes.push({ type: "READY", resourceVersion });
  return { state: resumeAt(resourceVersion), notes, effect: { type: "open", wait: false } };
}

function onFrames<T extends KubeObject>(
  state: Streaming,
  frames: readonly WatchFrame<T>[],
): WatchStep<T> {
  // Frames are handed on as they are; the version moves with the last of the batch, which the
  // driver steps past only when the consumer has taken the whole batch.
  const last = frames.at(-1);
  const resourceVersion = last && last.type !== "ERROR"
    ? last.object.metadata.resourceVersion
    : state.resourceVersion;
  return {
    state: { ...state, resourceVersion, garbage: 0, heard: true },
    notes: frames as readonly WatchNote<T>[],
    effect: read,
  };
}

function onFailure<T extends KubeObject>(
  state: WatchState,
  failure: Extract<WatchInput<T>, { type: "failed" }>,
): WatchStep<T> {
  const { error, verdict } = failure;
  if (verdict === "fatal" || state.phase === "failed") return fail(error);
  if (state.phase === "listing") {
    // A token that expired (410) spoils its snapshot: one full answer instead, as client-go's pager.
    if (verdict === "gone" && !state.paged) return fail(error);
    const restarted: Listing = verdict === "gone"
      ? { phase: "listing", continue: undefined, paged: false }
      : state;
    return { state: restarted, notes: [], effect: { type: "list", wait: verdict === "again" } };
  }
  if (verdict === "gone") {
    // The stream was refused or cut right after a list: waiting keeps a broken server from a storm.
    const wait = state.phase === "opening" || !state.heard;
    return { state: begin, notes: [], effect: { type: "list", wait } };
  }
  const garbage = failure.garbage ? state.garbage + 1 : state.garbage;
  return garbage >= mostGarbage ? fail(error) : reopen(state, garbage, true);
}

function reopen<T extends KubeObject>(
  state: Streaming | Opening,
  garbage: number,
  wait: boolean,
): WatchStep<T> {
  const { resourceVersion } = state;
  return {
    state: { phase: "opening", resourceVersion, garbage },
    notes: [],
    effect: { type: "open", wait },
  };
}

function fail<T extends KubeObject>(error: unknown): WatchStep<T> {
  return { state: { phase: "failed", error }, notes: [], effect: { type: "fail" } };
}

function misplaced<T extends KubeObject>(state: WatchState, input: string): WatchStep<T> {
  return fail(new TypeError(`Cannot take "${input}" while ${state.phase}`));
}
