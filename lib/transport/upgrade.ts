/**
 * Opening a WebSocket through the pipeline.
 *
 * @module
 */

import { ProtocolError } from "../errors.ts";
import type { WebSocketConnection } from "../runtime/websocket_port.ts";
import type { Clock } from "../stream/clock.ts";
import { type Scope, scope } from "../stream/deadline.ts";
import type { WireRequest } from "../wire/request.ts";
import { isSuccess, overdue, readAnswer, refuse } from "./answer.ts";
import type { RequestCredentials } from "./auth.ts";
import type { UpgradeIntent } from "./send.ts";

/** How a WebSocket may be opened. */
export interface UpgradeOptions {
  /** The subprotocols to offer, best first. @default {none} */
  readonly protocols?: readonly string[] | undefined;
  /** Ends the connection, also once it is open. */
  readonly signal?: AbortSignal | undefined;
  /** How long opening it may take. @default {30_000} */
  readonly timeoutMs?: number | undefined;
}

/** What opening needs of the transport. */
export interface UpgradeContext {
  readonly clock: Clock;
  readonly credentials: RequestCredentials | undefined;
  /** Sends the request through the pipeline. */
  start(within: Scope, intent: UpgradeIntent): Promise<Response>;
}

const openDeadlineMs = 30_000;

/** Opens a WebSocket; its deadline is over when it is open, its signal is not. */
export async function openWebSocket(
  request: WireRequest,
  { protocols = [], signal, timeoutMs = openDeadlineMs }: UpgradeOptions,
  { clock, credentials, start }: UpgradeContext,
): Promise<WebSocketConnection> {
  const within = scope(signal);
  let connection: WebSocketConnection | undefined;
  const opened = (open: WebSocketConnection) => void (connection = open);
  try {
    within.deadline(clock, timeoutMs, () => overdue(request, timeoutMs, "response"));
    const response = await start(within, { protocols, opened });
    if (!connection) throw await refusal(request, response, credentials);
    within.clearDeadline();
    void connection.closed.then(() => within[Symbol.dispose]());
    return connection;
  } catch (error) {
    within[Symbol.dispose]();
    throw error;
  }
}

async function refusal(
  request: WireRequest,
  response: Response,
  credentials: RequestCredentials | undefined,
): Promise<ProtocolError> {
  const answer = await readAnswer(response);
  if (!isSuccess(answer.code)) await refuse(request, answer, credentials);
  const state = `the server answers ${answer.code} and opens no WebSocket; is a proxy in between?`;
  return new ProtocolError(`Cannot ${request.act}: ${state}`);
}
