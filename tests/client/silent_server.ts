/**
 * Servers that accept a connection and leave it at that, sooner or later.
 *
 * @module
 */

import { createHash } from "node:crypto";
import net from "node:net";

/** How far they come. */
export type Silence =
  | "accepts and says nothing"
  | "answers a head and no body"
  | "dies in the middle of a body";

/** A server, and the connections that it has open. */
export interface SilentServer {
  readonly port: number;
  readonly open: ReadonlySet<net.Socket>;
  close(): Promise<void>;
}

const head = (more: string) =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${more}\r\n\r\n`;

function switched(request: string): string {
  const [, key = ""] = /sec-websocket-key: *(\S+)/i.exec(request) ?? [];
  const [, protocols = ""] = /sec-websocket-protocol: *([^\r]+)/i.exec(request) ?? [];
  const proof = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
  return "HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\n" +
    `sec-websocket-accept: ${proof.digest("base64")}\r\n` +
    `sec-websocket-protocol: ${protocols.split(",")[0]}\r\n\r\n`;
}

/** What each does with a request that has come. */
export const silences: Readonly<
  Record<Silence, (socket: net.Socket, request: string) => void>
> = {
  "accepts and says nothing": () => {},
  "answers a head and no body"(socket: net.Socket, request: string) {
    socket.write(
      /^upgrade:/im.test(request) ? switched(request) : head("transfer-encoding: chunked"),
    );
  },
  "dies in the middle of a body"(socket: net.Socket, request: string) {
    const answer = /^upgrade:/im.test(request)
      ? `${switched(request)}\x82\x7e\x10\x00\x01half of a frame`
      : `${head("content-length: 4096")}{"kind":"Sta`;
    socket.write(answer, "latin1", () => socket.end());
  },
};

/** Starts one on loopback. */
export async function startSilent(silence: Silence): Promise<SilentServer> {
  const open = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => {});
    let request = "";
    socket.on("data", (data) => {
      request += data.toString("latin1");
      if (!request.includes("\r\n\r\n")) return;
      silences[silence](socket, request);
      request = "";
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    open,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
