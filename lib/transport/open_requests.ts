/**
 * The single requests of a client that are under way.
 *
 * A native `fetch` outlives the client that it was made with, so that closing one does not end it.
 *
 * @module
 */

import { TransportError } from "../errors.ts";
import { type Scope, scope } from "../stream/deadline.ts";
import type { WireRequest } from "../wire/request.ts";
import type { Pool } from "./pool.ts";

/** What is under way. */
export interface OpenRequests {
  /** Opens the scope of a request; it is under way until that is disposed of. */
  begin(request: WireRequest, signal: AbortSignal | undefined): Scope;
  /** Ends all, and then the connections. */
  close(connections: Pick<Pool, "close">): Promise<void>;
}

/** Makes the list of one client. */
export function openRequests(): OpenRequests {
  const open = new Map<Scope, WireRequest>();
  return {
    begin(request, signal) {
      const within = scope(signal);
      const dispose = within[Symbol.dispose];
      const tracked: Scope = {
        ...within,
        [Symbol.dispose]() {
          open.delete(tracked);
          dispose();
        },
      };
      open.set(tracked, request);
      return tracked;
    },
    close(connections) {
      for (const [within, { act }] of open) {
        const message = `Cannot ${act}: the client was closed`;
        within.abort(new TransportError(message, { problem: "closed" }));
      }
      return connections.close();
    },
  };
}
