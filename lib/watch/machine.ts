/**
 * The watch as an explicit state machine: pure, so that every schedule of faults can be played.
 *
 * ```
 *   listing --last page--> opening --accepted--> streaming --ended or broken--> opening
 *      ^                      |                      |
 *      +-------- 410 ---------+--------- 410 --------+      again: the same state after a wait
 *
 *   A streamed list skips the pages: opening --accepted--> streaming --the marked bookmark--> streaming
 * ```
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 *
 * @module
 */

import type { KubeList, KubeObject } from "../meta/object.ts";
import type { WatchFrame } from "./port.ts";
import type { Verdict } from "./verdict.ts";
import {
  beginWith,
  type Failures,
  type Floor,
  noFailures,
  resumeAt,
  type WatchNote,
  type WatchState,
} from "./state.ts";
import { isNewer } from "./versions.ts";

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
    /** Broken events and internal errors of the server are counted, for they may come for ever. */
    readonly kind: "garbage" | "internal" | "other";
  };

/** What the driver is to do next; `wait` says to take the next backoff first. */
export type WatchEffect =
  | { readonly type: "list"; readonly wait: boolean }
  | { readonly type: "open"; readonly wait: boolean }
  | { readonly type: "read" }
  | { readonly type: "fail" };

/** One step: where the watch stands now, what the consumer gets, what to do next. */
export interface WatchStep<T extends KubeObject = KubeObject> {
  /** Where it is then. */
  readonly state: WatchState;
  /** What is to be told. */
  readonly notes: readonly WatchNote<T>[];
  /** What is to be done. */
  readonly effect: WatchEffect;
}

/** This many broken events in a row at one version, and the watch gives up loudly. */
const mostGarbage = 3;
/** This many internal errors in a row at one version, and the server gets a list to do instead. */
const mostInternal = 5;
/** After this many lists that are older than what was seen, the server has really gone back. */
const mostBehind = 2;

/** Advances a watch by one input. */
export function step<T extends KubeObject>(
  state: WatchState,
  input: WatchInput<T>,
): WatchStep<T> {
  switch (input.type) {
    case "page":
      return state.phase === "listing" ? onPage(state, input.page) : misplaced(state, input.type);
    case "opened":
      return state.phase === "opening" ? onOpened(state) : misplaced(state, input.type);
    case "frames":
      if (state.phase !== "streaming") return misplaced(state, input.type);
      return state.resourceVersion === undefined
        ? onListedFrames(state, input.frames)
        : onFrames(state, state.resourceVersion, input.frames);
    case "ended":
      return state.phase === "streaming" ? onEnd(state, input.early) : misplaced(state, input.type);
    case "failed":
      return onFailure(state, input);
  }
}

const noFloor: Floor = { version: undefined, behind: 0 };
const read: WatchEffect = { type: "read" };
type Failed = Extract<WatchInput, { type: "failed" }>;
type Listing = Extract<WatchState, { phase: "listing" }>;
type Streaming = Extract<WatchState, { phase: "streaming" }>;
type Opening = Extract<WatchState, { phase: "opening" }>;

function onPage<T extends KubeObject>(state: Listing, page: KubeList<T>): WatchStep<T> {
  const { resourceVersion, continue: token } = page.metadata;
  if (state.continue === undefined && lags(state.floor, resourceVersion)) {
    return again({ ...state, floor: fartherBehind(state.floor) });
  }
  const notes: WatchNote<T>[] = state.continue === undefined ? [init(state.floor)] : [];
  for (const object of page.items) notes.push({ type: "ITEM", object });
  if (token) {
    const next: Listing = { ...state, continue: token };
    return { state: next, notes, effect: { type: "list", wait: false } };
  }
  notes.push({ type: "READY", resourceVersion });
  return { state: resumeAt(resourceVersion), notes, effect: { type: "open", wait: false } };
}

function onOpened<T extends KubeObject>(state: Opening): WatchStep<T> {
  const notes = state.resourceVersion === undefined ? [init(state.floor)] : [];
  return { state: { ...state, phase: "streaming", heard: false }, notes, effect: read };
}

/** The present objects, in no order of versions: none of them moves the watch's own version. */
function onListedFrames<T extends KubeObject>(
  state: Streaming,
  frames: readonly WatchFrame<T>[],
): WatchStep<T> {
  const notes: WatchNote<T>[] = [];
  for (const [i, frame] of frames.entries()) {
    if (frame.type === "ERROR") continue;
    if (frame.type === "DELETED") notes.push(frame);
    else if (frame.type !== "BOOKMARK") notes.push({ type: "ITEM", object: frame.object });
    else if (endsList(frame.object)) {
      const { resourceVersion } = frame.object.metadata;
      if (lags(state.floor, resourceVersion)) {
        return again({ ...state, phase: "opening", floor: fartherBehind(state.floor) });
      }
      notes.push({ type: "READY", resourceVersion });
      const ready = {
        ...state,
        resourceVersion,
        floor: noFloor,
        failures: noFailures,
        heard: true,
      };
      const rest = onFrames(ready, resourceVersion, frames.slice(i + 1));
      return { ...rest, notes: [...notes, ...rest.notes] };
    }
  }
  return { state: { ...state, failures: noFailures, heard: true }, notes, effect: read };
}

function endsList({ metadata }: KubeObject): boolean {
  return metadata.annotations?.["k8s.io/initial-events-end"] === "true";
}

function onFrames<T extends KubeObject>(
  state: Streaming,
  from: string,
  frames: readonly WatchFrame<T>[],
): WatchStep<T> {
  // Frames are handed on as they are; the version moves with the last of the batch, which the
  // driver steps past only when the consumer has taken the whole batch. A repetition moves nothing.
  const last = frames.at(-1);
  const version = last && last.type !== "ERROR" ? last.object.metadata.resourceVersion : from;
  return {
    state: {
      phase: "streaming",
      resourceVersion: isNewer(version, from) ? version : from,
      failures: noFailures,
      floor: state.floor,
      heard: true,
    },
    notes: frames as readonly WatchNote<T>[],
    effect: read,
  };
}

function onEnd<T extends KubeObject>(state: Streaming, early: boolean): WatchStep<T> {
  if (state.resourceVersion !== undefined) {
    return reopen(state, early ? state.failures : noFailures, early && !state.heard);
  }
  // The list on the stream never came to its end.
  return { state: beginWith("pages", state.floor), notes: [], effect: list(false) };
}

function onFailure<T extends KubeObject>(
  state: WatchState,
  failure: Failed,
): WatchStep<T> {
  const { error, verdict } = failure;
  if (verdict === "fatal" || state.phase === "failed") return fail(error);
  if (state.phase === "listing") return onListFailure(state, failure);
  if (state.resourceVersion === undefined && verdict !== "again") {
    // The server does not stream lists: by pages, then.
    return { state: beginWith("pages", state.floor), notes: [], effect: list(false) };
  }
  // The stream was refused or cut right after a list: waiting keeps a broken server from a storm.
  if (verdict !== "again") return listAnew(state, state.phase === "opening" || !state.heard);
  const failures = oneMore(state.failures, failure.kind);
  if (failures.garbage >= mostGarbage) return fail(error);
  return failures.internal >= mostInternal ? listAnew(state, true) : reopen(state, failures, true);
}

function oneMore(failures: Failures, kind: "garbage" | "internal" | "other"): Failures {
  return kind === "other" ? failures : { ...failures, [kind]: failures[kind] + 1 };
}

function listAnew<T extends KubeObject>(
  { resourceVersion }: Streaming | Opening,
  wait: boolean,
): WatchStep<T> {
  const floor = { version: resourceVersion, behind: 0 };
  return { state: beginWith("pages", floor), notes: [], effect: list(wait) };
}

function onListFailure<T extends KubeObject>(
  state: Listing,
  { error, verdict, kind }: Failed,
): WatchStep<T> {
  // A token of before a backup was restored names a version to come, of which a server makes a 500.
  if (kind === "internal") return again({ ...state, continue: undefined });
  if (verdict === "again") return again(state);
  // A token that expired (410) spoils its snapshot: one full answer instead, as client-go's pager.
  if (!state.paged) return fail(error);
  const whole: Listing = { ...state, continue: undefined, paged: false };
  return { state: whole, notes: [], effect: list(false) };
}

function reopen<T extends KubeObject>(
  { resourceVersion, floor }: Streaming | Opening,
  failures: Failures,
  wait: boolean,
): WatchStep<T> {
  return {
    state: { phase: "opening", resourceVersion, failures, floor },
    notes: [],
    effect: { type: "open", wait },
  };
}

function lags({ version, behind }: Floor, shown: string): boolean {
  return version !== undefined && behind < mostBehind && isOlder(shown, version);
}

function isOlder(a: string, b: string): boolean {
  return a !== b && isNewer(b, a) && !isNewer(a, b);
}

function fartherBehind({ version, behind }: Floor): Floor {
  return { version, behind: behind + 1 };
}

function init(floor: Floor): { readonly type: "INIT"; readonly rollback?: boolean } {
  return floor.behind >= mostBehind ? { type: "INIT", rollback: true } : { type: "INIT" };
}

function list(wait: boolean): WatchEffect {
  return { type: "list", wait };
}

/** The same once more, after a wait. */
function again<T extends KubeObject>(state: Listing | Opening): WatchStep<T> {
  const type = state.phase === "listing" ? "list" : "open";
  return { state, notes: [], effect: { type, wait: true } };
}

function fail<T extends KubeObject>(error: unknown): WatchStep<T> {
  return { state: { phase: "failed", error }, notes: [], effect: { type: "fail" } };
}

function misplaced<T extends KubeObject>(state: WatchState, input: string): WatchStep<T> {
  return fail(new TypeError(`Cannot take "${input}" while ${state.phase}`));
}
