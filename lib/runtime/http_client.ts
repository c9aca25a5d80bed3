/**
 * What every client does, whichever way its bytes travel: it checks the credentials, refuses when
 * closed, tells failures in one vocabulary and ends its streams.
 *
 * @module
 */

import { TransportError } from "../errors.ts";
import { hostOf, toTransportError } from "./network_errors.ts";
import { checkPem, explainPem } from "./pem.ts";
import type { HttpClientOptions } from "./options.ts";
import type { HttpClient, HttpRequest } from "./port.ts";
import type { Upgrader } from "./portable_upgrade.ts";
import { createOpenStreams } from "./tracked_body.ts";
import type { WebSocketConnection } from "./websocket_port.ts";

/** What a request is tied to while it lasts. */
export interface Exchange {
  readonly signal: AbortSignal | undefined;
  /** Has a function called when the body of a stream has ended, or will not come. */
  onEnd(callback: () => void): void;
}

/** One way to send a request: a native client, or a library. */
export interface Sender {
  /** Resolves with the head of the answer; rejects with whatever the runtime throws. */
  send(request: HttpRequest, exchange: Exchange): Promise<Response>;
  /** Uses no connection again that is open now; what is under way on one goes on. */
  renew(): void;
  /** Closes the connections. */
  close(): void | Promise<void>;
}

/** Makes a client of a sender, which with `http2` is what remains for all that is not HTTP/2. */
export function createClient(options: HttpClientOptions, plain: Sender): HttpClient {
  checkPem(options);
  const sender = options.http2 ? http2Sender(options, plain) : plain;
  const streams = createOpenStreams();
  let closed = false;
  let upgrader: Promise<Upgrader> | undefined;

  async function request(request: HttpRequest): Promise<Response> {
    request.signal?.throwIfAborted();
    if (closed) throw closedError(request.url);
    const stream = request.kind === "stream" ? streams.begin(request) : undefined;
    const exchange = stream ?? { signal: request.signal, onEnd: () => {} };
    try {
      const response = await sender.send(request, exchange);
      return stream?.track(response) ?? response;
    } catch (error) {
      stream?.end();
      throw await failure(error, options, { url: request.url, signal: exchange.signal });
    }
  }

  async function upgrade(
    request: HttpRequest,
    protocols: readonly string[],
  ): Promise<WebSocketConnection | Response> {
    request.signal?.throwIfAborted();
    if (closed) throw closedError(request.url);
    const stream = streams.begin(request);
    try {
      const opener = await (upgrader ??= loadUpgrader(options));
      const answer = await opener.upgrade(request, protocols, stream.signal);
      if (answer instanceof Response) return stream.track(answer);
      void answer.closed.then(() => stream.end());
      return answer;
    } catch (error) {
      stream.end();
      throw await failure(error, options, { url: request.url, signal: stream.signal });
    }
  }

  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    streams.abort(closedError());
    await sender.close();
    (await upgrader)?.close();
  }

  return { request, upgrade, renew: () => sender.renew(), close };
}

/** A sender that is made, and its code loaded, for the first request. */
export function lazySender(make: () => Promise<Sender>): Sender {
  let made: Promise<Sender> | undefined;
  return {
    send: async (request, exchange) => await (await (made ??= make())).send(request, exchange),
    renew: () => void made?.then((sender) => sender.renew()),
    close: async () => await (await made)?.close(),
  };
}

function http2Sender(options: HttpClientOptions, plain: Sender): Sender {
  const sender = lazySender(async () => {
    const { createHttp2Sender } = await import("./portable_http2.ts");
    return createHttp2Sender(options, plain);
  });
  return {
    send: sender.send,
    renew() {
      sender.renew();
      plain.renew();
    },
    async close() {
      await sender.close();
      await plain.close();
    },
  };
}

async function loadUpgrader(options: HttpClientOptions): Promise<Upgrader> {
  const { createUpgrader } = await import("./portable_upgrade.ts");
  return createUpgrader(options);
}

/** The runtimes' words for bad credentials mislead, so these are looked at before they are blamed. */
async function failure(
  error: unknown,
  options: HttpClientOptions,
  request: { readonly url: string; readonly signal: AbortSignal | undefined },
): Promise<unknown> {
  const { context } = options;
  const told = toTransportError(error, { ...request, context });
  const problem = told instanceof TransportError ? told.problem : undefined;
  if (problem !== "tls" && problem !== "reset" && problem !== "other") return told;
  const explained = await explainPem(options, told);
  if (explained !== undefined || problem !== "tls") return explained ?? told;
  const { lookAtCertificate } = await import("./portable_certificate.ts");
  const certificate = await lookAtCertificate(options, request.url, request.signal);
  return toTransportError(error, { ...request, context, certificate });
}

function closedError(url?: string): TransportError {
  const what = url === undefined ? "read from the server" : `reach ${hostOf(url)}`;
  return new TransportError(`Cannot ${what}: the client was closed`, { problem: "closed" });
}
