/**
 * What stands between the prompt and the cluster: Ctrl-C ends the requests of the input that runs, a
 * read-only session refuses writes, and the last request is remembered.
 *
 * @module
 */

import { AsyncLocalStorage } from "node:async_hooks";
import type { OutgoingRequest, Stage } from "kubist/transport";

/** Why a request was ended: its user pressed Ctrl-C. */
export class Interrupted extends DOMException {
  constructor() {
    super("interrupted", "AbortError");
  }
}

/** One session's guard. */
export interface Guard {
  /** Refuses what changes the cluster. */
  readOnly: boolean;
  /** The last request sent, its body included; for `.kubectl`. */
  readonly last: OutgoingRequest | undefined;
  /** The stage to wrap a client's transport with. */
  readonly stage: Stage;
  /** Runs an input: its requests, and those it starts later, end when `signal` aborts. */
  run<T>(signal: AbortSignal, input: () => Promise<T>): Promise<T>;
  /** Asks on the prompt's own behalf, as for a completion: not the last request of anybody. */
  quietly<T>(ask: () => Promise<T>): Promise<T>;
  /** Whether it is the prompt itself that asks. */
  readonly isQuiet: boolean;
}

/** Reviews only ask; they are POSTs because a question is an object. */
const question = /\/(selfsubject|localsubject|subject)?(access|rules)?reviews$|\/tokenreviews$/;

/** Creates a guard. */
export function createGuard(readOnly: boolean): Guard {
  const running = new AsyncLocalStorage<AbortSignal | "quiet">();
  let last: OutgoingRequest | undefined;
  const guard: Guard = {
    readOnly,
    get last() {
      return last;
    },
    stage: (next) => (request) => {
      if (guard.readOnly && changes(request)) {
        throw new TypeError(
          `Cannot ${request.act}: this prompt is read-only; .readonly off ends that`,
        );
      }
      const interrupt = running.getStore();
      if (interrupt === "quiet") return next(request);
      last = request;
      if (!interrupt) return next(request);
      interrupt.throwIfAborted();
      return next({ ...request, signal: AbortSignal.any([request.signal, interrupt]) });
    },
    run: (signal, input) => running.run(signal, input),
    quietly: (ask) => running.run("quiet", ask),
    get isQuiet() {
      return running.getStore() === "quiet";
    },
  };
  return guard;
}

function changes({ method, path, upgrade }: OutgoingRequest): boolean {
  const [plain = "", query = ""] = path.split("?");
  if (upgrade) return !new URLSearchParams(query).has("watch");
  return method !== "GET" && !(method === "POST" && question.test(plain));
}
