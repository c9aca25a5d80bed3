/**
 * A watch over a WebSocket: a text message for each event.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 *
 * @module
 */

import type { WebSocketConnection } from "../runtime/websocket_port.ts";
import type { Exchange } from "./exchange.ts";
import { consent } from "./streams/upgrade.ts";
import type { WatchStream } from "./watch_stream.ts";

/** Whether a watch asks for a WebSocket. */
export function wantsSocket({ request }: Exchange): boolean {
  return /\bwebsocket\b/i.test(request.headers.get("upgrade") ?? "");
}

/** Sends the events of a watch as messages, until one side ends it. */
export function watchOverSocket(exchange: Exchange, stream: WatchStream): Response {
  return consent(exchange, {
    to: "websocket",
    protocol: "",
    serve: (connection) => serve(connection, stream),
  });
}

async function serve(connection: WebSocketConnection, stream: WatchStream): Promise<void> {
  const gone = listen(connection).finally(() => stream.end("close"));
  const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const lines = (rest + chunk.value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) await connection.send(line);
  }
  await connection.close();
  await gone;
}

/** Reads, so that the end of the connection is noticed; a watch has nothing to be told. */
async function listen(connection: WebSocketConnection): Promise<void> {
  try {
    for await (const _message of connection);
  } catch {
    // A connection that broke has ended too.
  }
}
