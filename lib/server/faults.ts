/**
 * Faults on demand, for tests of clients: refused requests, slow answers, broken watches, lost history.
 *
 * @module
 */

import { type BodyCut, cutBody } from "./body_cut.ts";
import type { Clock } from "../stream/clock.ts";
import { sleep } from "../stream/clock.ts";
import { failure, StatusError } from "./status_error.ts";
import type { Store } from "./store.ts";
import type { WatchEnd, WatchStream } from "./watch_stream.ts";

/** Which requests a fault concerns; all, when nothing is said. */
export interface FaultMatch {
  /** The method. */
  readonly method?: string;
  /** The verb: "list", "watch", "patch". */
  readonly verb?: string;
  /** The plural. */
  readonly resource?: string;
  /** How many requests are hit before the fault is gone. @default {1} */
  readonly times?: number;
}

/** An answer instead of the real one. */
export interface FaultAnswer extends FaultMatch {
  /** The HTTP status; 429 is answered in plain text, as overload is. */
  readonly code: number;
  /** The reason of the Status. @default {the usual one of the code} */
  readonly reason?: string;
  /** The message of the Status. */
  readonly message?: string;
  /** How long the client is asked to wait. @default {1 for 429} */
  readonly retryAfterSeconds?: number;
}

/** What tests do to a server. */
export interface Faults {
  /** Answers the next matching requests with an error. */
  answer(fault: FaultAnswer): void;
  /** Delays the next matching requests. */
  delay(fault: FaultMatch & { readonly ms: number }): void;
  /** Breaks the connections of the next matching requests, after so many bytes of the body. @default {before the head of the answer} */
  reset(fault?: FaultMatch & { readonly afterBytes?: number }): void;
  /** Ends the bodies of the next matching answers after so many bytes, as if that were all. */
  truncate(fault: FaultMatch & { readonly afterBytes: number }): void;
  /** Ends every new watch after a number of events. */
  drop(fault: { readonly after: number; readonly how?: WatchEnd; readonly times?: number }): void;
  /** Ends all open watches now. */
  closeWatches(how?: WatchEnd): void;
  /** Forgets history up to a revision, so that older watches and pages are answered 410. @default {all of it} */
  compact(revision?: number): void;
  /** How far watches lag behind, in milliseconds of the server's clock. @default {0} */
  lagMs: number;
  /** Whether watches get every event twice. @default {false} */
  duplicate: boolean;
  /** Whether watches get bookmarks. @default {true} */
  bookmarks: boolean;
  /** Removes all faults that have not struck, and sets the rest to their defaults. */
  clear(): void;
}

/** A request as faults see it. */
export interface FaultRequest {
  readonly method: string;
  readonly verb: string;
  readonly resource: string;
}

/** The faults with the server's side of them. */
export interface FaultControl extends Faults {
  /** Waits and throws as the faults say. **Returns** what they do to the answer. */
  strike(request: FaultRequest, signal: AbortSignal): Promise<(answer: Response) => Response>;
  /** After how many events, and how, a watch that starts now ends. */
  watchLimit(): { readonly after: number; readonly how: WatchEnd } | undefined;
}

const REASONS: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  409: "Conflict",
  410: "Expired",
  429: "TooManyRequests",
  500: "InternalError",
  503: "ServiceUnavailable",
  504: "Timeout",
};

interface Pending {
  readonly match: FaultMatch;
  left: number;
  readonly ms?: number;
  readonly error?: StatusError;
  readonly cut?: BodyCut;
}

/** Creates the faults of one server; none at first. */
export function createFaults(store: Store, watches: Set<WatchStream>, clock: Clock): FaultControl {
  let pending: Pending[] = [];
  let drops: { after: number; how: WatchEnd; left: number } | undefined;

  function hits(request: FaultRequest): Pending[] {
    const found = pending.filter(({ match: m }) =>
      (m.method === undefined || m.method === request.method) &&
      (m.verb === undefined || m.verb === request.verb) &&
      (m.resource === undefined || m.resource === request.resource)
    );
    // One request takes one answer: two queued answers strike two requests.
    const answer = found.find((p) => p.error);
    const struck = found.filter((p) => !p.error || p === answer);
    for (const hit of struck) hit.left--;
    pending = pending.filter((p) => p.left > 0);
    return struck;
  }

  return {
    bookmarks: true,
    duplicate: false,
    lagMs: 0,
    reset({ afterBytes = 0, ...match } = {}) {
      pending.push({ match, left: match.times ?? 1, cut: { afterBytes, how: "reset" } });
    },
    truncate({ afterBytes, ...match }) {
      pending.push({ match, left: match.times ?? 1, cut: { afterBytes, how: "close" } });
    },
    answer: (fault) => {
      pending.push({ match: fault, left: fault.times ?? 1, error: faultError(fault) });
    },
    delay: (fault) => {
      pending.push({ match: fault, left: fault.times ?? 1, ms: fault.ms });
    },
    drop(fault) {
      drops = { after: fault.after, how: fault.how ?? "close", left: fault.times ?? Infinity };
    },
    closeWatches(how = "close") {
      for (const watch of [...watches]) watch.end(how);
    },
    compact: (revision) => store.compact(revision),
    clear() {
      pending = [];
      drops = undefined;
      this.lagMs = 0;
      this.duplicate = false;
      this.bookmarks = true;
    },
    async strike(request, signal) {
      const struck = pending.length === 0 ? [] : hits(request);
      for (const hit of struck) {
        if (hit.ms !== undefined) await sleep(clock, hit.ms, signal);
        if (hit.error) throw hit.error;
      }
      return (answer) => struck.reduce((a, { cut }) => cut ? cutBody(a, cut) : a, answer);
    },
    watchLimit() {
      if (!drops || drops.left-- <= 0) return undefined;
      return drops;
    },
  };
}

function faultError(fault: FaultAnswer): StatusError {
  const retry = fault.retryAfterSeconds ?? (fault.code === 429 ? 1 : undefined);
  const text = fault.message ??
    (fault.code === 429 ? "Too many requests, please try again later." : "injected fault");
  const details = retry === undefined ? undefined : { retryAfterSeconds: retry };
  const reason = fault.reason ?? REASONS[fault.code] ?? "";
  const error = failure(fault.code, reason, text, details);
  return new StatusError(error.status, { plain: fault.code === 429 && fault.reason === undefined });
}
