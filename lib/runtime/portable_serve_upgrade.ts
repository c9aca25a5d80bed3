/**
 * A server's side of upgrades, on every runtime over the `upgrade` event of `node:http`.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc9110#section-7.8
 *
 * @module
 */

import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Socket } from "node:net";
import { peerOf } from "./peer.ts";
import { toRequest } from "./portable_request.ts";
import { createByteConnection } from "./byte_connection.ts";
import type { Upgrade, UpgradeHandler } from "./upgrade_port.ts";
import { createWebSocket } from "./websocket.ts";

/** A request that asks for an upgrade, with its connection. */
export interface UpgradeRequest {
  readonly incoming: IncomingMessage;
  readonly socket: Duplex;
  /** What came right behind the head of the request. */
  readonly head: Uint8Array;
}

/** How upgrades are answered. */
export interface UpgradeAnswering {
  readonly handler: UpgradeHandler;
  readonly scheme: "http" | "https";
  readonly onError: (error: unknown) => void;
}

/** Answers one request for an upgrade; the connection ends when what serves it is done. */
export async function answerUpgrade(
  { incoming, socket, head }: UpgradeRequest,
  { handler, scheme, onError }: UpgradeAnswering,
): Promise<void> {
  const gone = new AbortController();
  socket.once(
    "close",
    () => gone.abort(new DOMException("The client has gone away", "AbortError")),
  );
  socket.on("error", () => {});
  try {
    const request = toRequest(incoming, scheme, gone.signal);
    if (typeof request === "number") {
      return await refuse(socket, new Response(null, { status: request }));
    }
    const answer = await handler(request, peerOf(incoming.socket));
    if (socket.destroyed) return;
    if (answer instanceof Response) await refuse(socket, answer);
    else await take(answer, { incoming, socket, head });
  } catch (error) {
    if (!gone.signal.aborted) onError(error);
    socket.destroy();
  }
}

async function take(upgrade: Upgrade, { incoming, socket, head }: UpgradeRequest): Promise<void> {
  (socket as Partial<Socket>).setTimeout?.(0);
  if (upgrade.to === "websocket") {
    const { protocol } = upgrade;
    writeHead(socket, "101 Switching Protocols", [
      ["connection", "Upgrade"],
      ["upgrade", "websocket"],
      ["sec-websocket-accept", proofOf(incoming)],
      ...(protocol === "" ? [] : [["sec-websocket-protocol", protocol] as const]),
    ]);
    const connection = createWebSocket(socket, {
      url: incoming.url ?? "/",
      protocol,
      head,
      signal: undefined,
      side: "server",
    });
    try {
      await upgrade.serve(connection);
    } finally {
      await connection.close();
    }
    return;
  }
  const headers = [["connection", "Upgrade"], ["upgrade", upgrade.to], ...upgrade.headers] as const;
  writeHead(socket, "101 Switching Protocols", headers);
  const connection = createByteConnection(socket, head);
  try {
    await upgrade.serve(connection);
  } finally {
    await connection.close();
  }
}

function proofOf({ headers }: IncomingMessage): string {
  const text = `${headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  return createHash("sha1").update(text).digest("base64");
}

/** An answer without an upgrade ends the connection. */
async function refuse(socket: Duplex, response: Response): Promise<void> {
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = [...response.headers].filter(([name]) => name !== "content-length");
  writeHead(socket, `${response.status} ${response.statusText || "-"}`, [
    ...headers,
    ["content-length", String(body.length)],
    ["connection", "close"],
  ]);
  socket.end(body);
}

function writeHead(
  socket: Duplex,
  status: string,
  headers: readonly (readonly [string, string])[],
): void {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  socket.write(`HTTP/1.1 ${status}\r\n${lines.join("\r\n")}\r\n\r\n`);
}
