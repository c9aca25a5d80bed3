/**
 * The pipeline: trace > warnings > retry > throttle > auth > fetch.
 *
 * @module
 */

import { ProtocolError } from "../errors.ts";
import { type Clock, systemClock } from "../stream/clock.ts";
import { type Scope, scope } from "../stream/deadline.ts";
import type { WebSocketConnection } from "../runtime/websocket_port.ts";
import type { WireRequest } from "../wire/request.ts";
import type { Answer } from "../wire/response.ts";
import { isSuccess, overdue, readAnswer, refuse, untilRead } from "./answer.ts";
import { auth, type HeaderPairs, type RequestCredentials } from "./auth.ts";
import type { Impersonation } from "./impersonation.ts";
import { openRequests } from "./open_requests.ts";
import { type OpenClient, pool, type Trust } from "./pool.ts";
import { readingOf } from "./reading.ts";
import { type Retry, retry, type RetryContext, type RetryOptions } from "./retry.ts";
import type { OutgoingRequest, Send, Stage } from "./send.ts";
import { withServerDeadline } from "./server_deadline.ts";
import { throttle, type ThrottleOptions } from "./throttle.ts";
import { type OnTrace, trace } from "./trace.ts";
import { openWebSocket, type UpgradeOptions } from "./upgrade.ts";
import { type OnWarning, warnings } from "./warnings.ts";

/** How requests travel. */
export interface TransportOptions extends ThrottleOptions {
  /** What the configuration calls the server, for messages. @default {its address alone} */
  readonly context?: string | undefined;
  /** The address of the API server, without a slash at its end. */
  readonly server: string;
  /** Opens connections. */
  readonly open: OpenClient;
  /** Whom the client claims to be. */
  readonly credentials?: RequestCredentials | undefined;
  /** Whom to act as. */
  readonly impersonate?: Impersonation | undefined;
  /** Whom to trust, as it changes. */
  readonly trust?: Trust | undefined;
  /** What the client calls itself (UserAgent). @default {`kubist/VERSION (OS/ARCH) RUNTIME/VERSION`} */
  readonly userAgent?: string | undefined;
  /** Ask for answers without compression: less work, more bytes. @default {false} */
  readonly disableCompression?: boolean | undefined;
  /** How often failed requests are repeated. */
  readonly retry?: RetryOptions | undefined;
  /**
   * How long a single request may take as a whole, unless the call says (Timeout). The server is told of
   * less than a minute, and a second more. @default {90_000}
   */
  readonly timeoutMs?: number | undefined;
  /**
   * How long a connection may take to come about, TLS and proxies included (Dial: 30 s, and 10 s for
   * TLS). @default {20_000}
   */
  readonly connectTimeoutMs?: number | undefined;
  /**
   * How long a read may be without an answer before it is asked a second time over a new connection, and
   * the first answer counts: a connection that died without a word costs no more. Infinity: never.
   * (client-go: HTTP/2 pings after 30 s, which may take 15.) @default {15_000}
   */
  readonly secondConnectionMs?: number | undefined;
  /** Told of the server's warnings (WarningHandler), each text once. */
  readonly onWarning?: OnWarning | undefined;
  /** Told of every exchange. */
  readonly onTrace?: OnTrace | undefined;
  /** Called before a failed request is repeated. */
  readonly onRetry?: ((retry: Retry) => void) | undefined;
  /**
   * Wraps what sends a request, the last stage before the network, for headers, limits or records of
   * your own (client-go: WrapTransport). Repeated requests pass through it again; it sees credentials.
   */
  readonly wrapTransport?: Stage | undefined;
  /** What deadlines and waits are measured with. @default {the machine's clock} */
  readonly clock?: Clock | undefined;
  /** For jitter. @default {Math.random} */
  readonly random?: (() => number) | undefined;
}

/** How one exchange may go. */
export interface ExchangeOptions {
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
  /** How long it may take. */
  readonly timeoutMs?: number | undefined;
  /** False where the caller repeats failed requests itself. @default {true} */
  readonly retry?: boolean | undefined;
}

/** An open stream. */
export interface OpenStream {
  /** The body as it comes. */
  readonly body: ReadableStream<Uint8Array>;
  /** The Content-Type of the body, "" when the server names none. */
  readonly contentType: string;
  /** Removes the listeners of the exchange; call it when the body has ended or was cancelled. */
  done(): void;
}

/** Sends requests to one cluster. */
export interface Transport extends AsyncDisposable {
  /** The address of the API server. */
  readonly server: string;
  /** Sends a request and reads its answer. **Errors**: `ApiError` for a status that is not 2xx. */
  exchange(request: WireRequest, options?: ExchangeOptions): Promise<Answer>;
  /** Sends a request whose answer is read as it comes. **Errors**: as {@linkcode Transport.exchange}. */
  stream(request: WireRequest, options?: ExchangeOptions): Promise<OpenStream>;
  /** Sends a request and gives the answer as it is, whatever its status; its body must be read. */
  raw(request: WireRequest, options?: ExchangeOptions): Promise<Response>;
  /**
   * Opens a WebSocket, with the credentials and the impersonation of every request. A 401 renews
   * them once; a broken connection is not tried again.
   *
   * **Errors**: `ApiError` for a refusal; `signal.reason` untouched; `TimeoutError`.
   */
  upgrade(request: WireRequest, options?: UpgradeOptions): Promise<WebSocketConnection>;
  /** Ends every connection; further requests fail. */
  close(): Promise<void>;
}

const headDeadlineMs = 30_000;

function pipeline(
  options: TransportOptions,
  { clock, random }: Pick<RetryContext, "clock" | "random">,
  last: Send,
): Send {
  const stages = [
    trace(options.server, options.onTrace, clock),
    warnings(options.onWarning),
    retry(options.retry ?? {}, { clock, random, onRetry: options.onRetry }),
    throttle(options, clock),
    auth(options.credentials, options.impersonate),
  ];
  return stages.reduceRight<Send>((next, stage) => stage(next), last);
}

function commonHeaders(options: TransportOptions): HeaderPairs {
  const agent = ["user-agent", options.userAgent ?? "kubist"] as const;
  return options.disableCompression ? [agent, ["accept-encoding", "identity"]] : [agent];
}

/** Builds the pipeline to one cluster; no connection is opened before the first request. */
export function createTransport(options: TransportOptions): Transport {
  const { server, clock = systemClock, random = Math.random } = options;
  const connections = pool(options);
  const last = options.wrapTransport?.(connections.send) ?? connections.send;
  const send = pipeline(options, { clock, random }, last);
  const common = commonHeaders(options);
  const open = openRequests();

  const start = (
    request: WireRequest,
    how: ExchangeOptions,
    within: Scope,
    more: Pick<OutgoingRequest, "hold" | "read" | "upgrade"> = {},
  ) =>
    send({
      ...request,
      headers: [...request.headers, ...common],
      signal: within.signal,
      retry: how.retry,
      ...more,
    });

  const limit = (request: WireRequest, how: ExchangeOptions, within: Scope) => {
    const ms = how.timeoutMs ?? options.timeoutMs ?? 90_000;
    within.deadline(clock, ms, () => overdue(request, ms, "overall"));
  };

  return {
    server,
    async exchange(request, how = {}) {
      const within = open.begin(request, how.signal);
      const path = withServerDeadline(request.path, how.timeoutMs ?? options.timeoutMs);
      const sent = { ...request, url: server + request.path, signal: within.signal };
      const reading = readingOf(sent, options.context);
      try {
        limit(request, how, within);
        await start({ ...request, path }, how, within, reading);
        const answer = reading.answer();
        if (!isSuccess(answer.code)) await refuse(request, answer, options.credentials);
        return answer;
      } finally {
        within[Symbol.dispose]();
      }
    },
    async stream(request, how = {}) {
      const within = scope(how.signal);
      try {
        const ms = how.timeoutMs ?? headDeadlineMs;
        within.deadline(clock, ms, () => overdue(request, ms, "response"));
        const response = await start(request, how, within);
        if (!isSuccess(response.status)) {
          await refuse(request, await readAnswer(response), options.credentials);
        }
        within.clearDeadline();
        if (response.body === null) throw new ProtocolError(`Cannot ${request.act}: empty answer`);
        const contentType = response.headers.get("content-type") ?? "";
        return { body: response.body, contentType, done: () => within[Symbol.dispose]() };
      } catch (error) {
        within[Symbol.dispose]();
        throw error;
      }
    },
    async raw(request, how = {}) {
      const within = scope(how.signal);
      try {
        limit(request, how, within);
        return untilRead(await start(request, how, within), within);
      } catch (error) {
        within[Symbol.dispose]();
        throw error;
      }
    },
    upgrade: (request, how = {}) =>
      openWebSocket(request, how, {
        clock,
        credentials: options.credentials,
        start: (within, intent) => start(request, {}, within, { upgrade: intent }),
      }),
    close: () => open.close(connections),
    [Symbol.asyncDispose]: () => open.close(connections),
  };
}
