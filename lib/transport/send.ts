/**
 * The shape of the pipeline: every stage takes a request to the next and brings an answer back.
 *
 * @module
 */

import type { WireRequest } from "../wire/request.ts";

/** A request on its way: what to send, and how long it may take. */
export interface OutgoingRequest extends WireRequest {
  /** Aborts the exchange, its body included. */
  readonly signal: AbortSignal;
  /** @default {true} false where the caller has a retry policy of its own: watches */
  readonly retry?: boolean | undefined;
}

/** One stage of the pipeline, and the whole of it. */
export type Send = (request: OutgoingRequest) => Promise<Response>;

/** Wraps a stage. */
export type Stage = (next: Send) => Send;
