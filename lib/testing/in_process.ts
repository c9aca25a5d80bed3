/**
 * An HTTP client without a network: requests go straight to a handler.
 *
 * @module
 */

import { KubeError, ProtocolError } from "../errors.ts";
import type { Handler, HttpClient, HttpRequest, Peer } from "../runtime/port.ts";
import type { UpgradeHandler } from "../runtime/upgrade_port.ts";
import { webSocketPair } from "../runtime/websocket_pair.ts";
import type { WebSocketConnection } from "../runtime/websocket_port.ts";

/** What answers in this process. */
export interface InProcess {
  readonly handler: Handler;
  readonly onUpgrade: UpgradeHandler;
}

/** Sends requests to a handler in this process; abort and cancellation work as over a socket. */
export function inProcessClient({ handler, onUpgrade }: InProcess): HttpClient {
  const closing = new AbortController();
  return {
    async upgrade(request, protocols) {
      closing.signal.throwIfAborted();
      request.signal?.throwIfAborted();
      const lasts = request.signal
        ? AbortSignal.any([request.signal, closing.signal])
        : closing.signal;
      return await upgraded(onUpgrade, request, protocols, lasts);
    },
    async request(request) {
      closing.signal.throwIfAborted();
      const gone = new AbortController();
      const leave = () => gone.abort(request.signal?.reason);
      request.signal?.throwIfAborted();
      request.signal?.addEventListener("abort", leave, { once: true });
      const close = () => gone.abort(closing.signal.reason);
      closing.signal.addEventListener("abort", close, { once: true });
      const done = () => {
        request.signal?.removeEventListener("abort", leave);
        closing.signal.removeEventListener("abort", close);
      };
      try {
        const response = await answer(handler, request, gone.signal);
        if (response.body === null) {
          done();
          return response;
        }
        return new Response(attached(response.body, gone, done), response);
      } catch (error) {
        done();
        throw error;
      }
    },
    close() {
      closing.abort(new KubeError("Cannot go on: the client is closed"));
      return Promise.resolve();
    },
  };
}

async function upgraded(
  onUpgrade: UpgradeHandler,
  request: HttpRequest,
  protocols: readonly string[],
  signal: AbortSignal,
): Promise<WebSocketConnection | Response> {
  const headers: HttpRequest["headers"] = [
    ...request.headers,
    ["upgrade", "websocket"],
    ...(protocols.length > 0 ? [["sec-websocket-protocol", protocols.join(", ")] as const] : []),
  ];
  const accepted = await answer(onUpgrade, { ...request, headers }, signal);
  if (accepted instanceof Response) return accepted;
  if (accepted.to !== "websocket") {
    throw new ProtocolError(`Cannot open the WebSocket: the server speaks ${accepted.to}`);
  }
  const { client, server } = webSocketPair(accepted.protocol, signal);
  void accepted.serve(server).catch(() => {}).finally(() => server.close());
  return client;
}

function answer<T>(
  handler: (request: Request, peer: Peer) => T | Promise<T>,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<T> {
  const { method, url, body } = request;
  const headers = new Headers();
  for (const [name, value] of request.headers) headers.append(name, value);
  const sent = new Request(url, {
    method,
    headers,
    signal,
    ...(body === undefined ? {} : { body }),
  });
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    Promise.resolve(handler(sent, {})).then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", leave));
  });
}

/** The body, ended by the signal as a closed connection would end it. */
function attached(
  body: ReadableStream<Uint8Array>,
  gone: AbortController,
  done: () => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const { signal } = gone;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const leave = () => {
        controller.error(signal.reason);
        reader.cancel(signal.reason).catch(() => {});
      };
      if (signal.aborted) leave();
      else signal.addEventListener("abort", leave, { once: true });
    },
    async pull(controller) {
      const result = await reader.read();
      if (signal.aborted) return;
      if (result.done) {
        done();
        controller.close();
      } else controller.enqueue(result.value);
    },
    async cancel(reason) {
      done();
      // The server sees a client that has gone, as it would over a socket.
      gone.abort(reason);
      await reader.cancel(reason).catch(() => {});
    },
  }, { highWaterMark: 0 });
}
