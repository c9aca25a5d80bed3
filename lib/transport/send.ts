/**
 * The shape of the pipeline: every stage takes a request to the next and brings an answer back.
 *
 * @module
 */

import type { WebSocketConnection } from "../runtime/websocket_port.ts";
import type { WireRequest } from "../wire/request.ts";

/** A request on its way: what to send, and how long it may take. */
export interface OutgoingRequest extends WireRequest {
  /** Aborts the exchange, its body included. */
  readonly signal: AbortSignal;
  /** Whether a failure is repeated. @default {true} false where the caller has a retry policy of its own: watches */
  readonly retry?: boolean | undefined;
  /**
   * Takes over what is held for the request, to be released when the answer has been read. Without
   * it that happens when the head of the answer is there.
   */
  readonly hold?: ((release: () => void) => void) | undefined;
  /**
   * Reads the answer while the request may still be repeated: what it throws counts as the request's own
   * failure. `attempt` is 1 for the first try.
   */
  readonly read?: ((response: Response, attempt: number) => Promise<void>) | undefined;
  /** Asks for a WebSocket; the answer is then 101, or a refusal. */
  readonly upgrade?: UpgradeIntent | undefined;
}

/** What a request that becomes a WebSocket offers, and who gets the connection. */
export interface UpgradeIntent {
  /** The subprotocols, best first. */
  readonly protocols: readonly string[];
  /** Gets the open connection. */
  opened(connection: WebSocketConnection): void;
}

/** One stage of the pipeline, and the whole of it. */
export type Send = (request: OutgoingRequest) => Promise<Response>;

/** Wraps a stage. */
export type Stage = (next: Send) => Send;
