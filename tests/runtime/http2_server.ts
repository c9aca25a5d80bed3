/**
 * An HTTP/2 server that does as it is told by the path, and a door in front of it that can be shut
 * without a word.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import http2 from "node:http2";
import net from "node:net";
import tls, { type TLSSocket } from "node:tls";
import { certificates } from "./fixtures.ts";

/** A request as the server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** Names and values as they came, pseudo headers too. */
  readonly pairs: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** Whether the client showed a certificate that the authority made. */
  readonly authorized: boolean;
}

/** A running server. */
export interface Http2Server extends AsyncDisposable {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** How many connections there have been, and are. */
  readonly connections: number;
  readonly open: number;
  /** How many streams are open. */
  readonly streams: number;
  /** Asks every client to leave. */
  goaway(code?: number): Promise<void>;
  /** Swallows everything from now on, in both directions. */
  shut(): void;
}

/** What the server is like. */
export interface Http2ServerOptions {
  readonly maxConcurrentStreams?: number;
}

/** Starts a server with the certificates of the tests. */
export async function http2Server(options: Http2ServerOptions = {}): Promise<Http2Server> {
  const { ca, server: { cert, key } } = await certificates();
  const seen: SeenRequest[] = [];
  const sessions = new Set<http2.ServerHttp2Session>();
  let connections = 0;
  let streams = 0;
  const server = http2.createSecureServer({
    ca,
    cert,
    key,
    requestCert: true,
    rejectUnauthorized: false,
    settings: { maxConcurrentStreams: options.maxConcurrentStreams ?? 100 },
  });
  server.on("session", (session) => {
    connections++;
    sessions.add(session);
    session.on("error", () => {});
    session.once("close", () => sessions.delete(session));
  });
  server.on("stream", (stream: http2.ServerHttp2Stream, _headers, _flags, raw) => {
    stream.on("error", () => {});
    streams++;
    stream.once("close", () => streams--);
    void answer(stream, pairsOf(raw as unknown as string[]), seen);
  });
  const front = await door(await listening(server));
  return {
    url: `https://127.0.0.1:${front.port}`,
    seen,
    get connections() {
      return connections;
    },
    get open() {
      return sessions.size;
    },
    get streams() {
      return streams;
    },
    async goaway(code = 0) {
      await Promise.all([...sessions].map((session) => {
        session.goaway(code);
        // What is answered after it was read after it.
        return new Promise<void>((resolve) => void session.ping(() => resolve()));
      }));
    },
    shut: front.shut,
    async [Symbol.asyncDispose]() {
      for (const session of sessions) session.destroy();
      await front.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(
  stream: http2.ServerHttp2Stream,
  pairs: SeenRequest["pairs"],
  seen: SeenRequest[],
): Promise<void> {
  const of = (name: string) => pairs.find(([n]) => n === name)?.[1] ?? "";
  const path = of(":path");
  let body = "";
  for await (const chunk of stream) body += chunk;
  const { authorized } = stream.session?.socket as TLSSocket;
  seen.push({ method: of(":method"), path, pairs, body, authorized });
  if (stream.destroyed) return;
  if (path === "/silent") return;
  stream.respond({ ":status": path === "/missing" ? 404 : 200, "content-type": "text/plain" });
  if (path === "/endless") return void stream.write("first\n");
  if (path === "/flood") return flood(stream);
  stream.end(`hello ${path}`);
}

/** Sends until it may not. */
function flood(stream: http2.ServerHttp2Stream): void {
  const chunk = new Uint8Array(65_536);
  const more = () => {
    while (!stream.destroyed && stream.write(chunk));
  };
  stream.on("drain", more);
  more();
}

function pairsOf(raw: readonly string[]): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) pairs.push([raw[i] ?? "", raw[i + 1] ?? ""]);
  return pairs;
}

/** Types of frames. */
const frame = { data: 0, headers: 1, reset: 3, settings: 4, ping: 6 } as const;
const endStream = 1;
const endHeaders = 4;

/** Answers one stream of a {@linkcode frameServer}. */
export interface FrameStream {
  /** The head of an answer with status 200. */
  head(): void;
  data(text: string, last: boolean): void;
  reset(code: number): void;
  /** Ends the connection. */
  drop(): void;
}

/** A server that says what no library would, frame by frame; `answer` gets each request in turn. */
export async function frameServer(
  answer: (stream: FrameStream, count: number) => void,
): Promise<AsyncDisposable & { readonly url: string }> {
  const { server: { cert, key } } = await certificates();
  const sockets = new Set<TLSSocket>();
  let count = 0;
  const server = tls.createServer({ cert, key, ALPNProtocols: ["h2"] }, (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    const send = (type: number, flags: number, id: number, payload: Uint8Array) => {
      const header = Buffer.alloc(9);
      header.writeUIntBE(payload.length, 0, 3);
      header.writeUInt8(type, 3);
      header.writeUInt8(flags, 4);
      header.writeUInt32BE(id, 5);
      socket.write(Buffer.concat([header, payload]));
    };
    send(frame.settings, 0, 0, new Uint8Array());
    readFrames(socket, ({ type, flags, id, payload }) => {
      if (type === frame.settings && flags === 0) send(type, 1, 0, new Uint8Array());
      if (type === frame.ping) send(type, 1, 0, payload);
      if (type !== frame.headers) return;
      answer({
        head: () => send(frame.headers, endHeaders, id, Uint8Array.of(0x88)),
        data: (text, last) => send(frame.data, last ? endStream : 0, id, Buffer.from(text)),
        drop: () => void setTimeout(() => socket.destroy(), 20),
        reset: (code) => send(frame.reset, 0, id, Uint8Array.of(0, 0, 0, code)),
      }, ++count);
    });
  });
  const port = await listening(server);
  return {
    url: `https://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly id: number;
  readonly payload: Buffer;
}

function readFrames(socket: TLSSocket, onFrame: (frame: Frame) => void): void {
  const preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length;
  let pending = Buffer.alloc(0);
  let greeted = false;
  socket.on("data", (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    if (!greeted && pending.length >= preface) {
      greeted = true;
      pending = pending.subarray(preface);
    }
    while (greeted && pending.length >= 9 && pending.length >= 9 + pending.readUIntBE(0, 3)) {
      const end = 9 + pending.readUIntBE(0, 3);
      const [type, flags, id] = [pending[3] ?? 0, pending[4] ?? 0, pending.readUInt32BE(5)];
      const payload = pending.subarray(9, end);
      pending = pending.subarray(end);
      onFrame({ type, flags, id, payload });
    }
  });
}

function listening(server: net.Server | http2.Http2SecureServer): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as net.AddressInfo).port));
  });
}

/** Passes bytes on to a port until it is shut. */
async function door(port: number) {
  const sockets = new Set<net.Socket>();
  let isShut = false;
  const server = net.createServer((inside) => {
    const outside = net.connect(port, "127.0.0.1");
    for (const [from, to] of [[inside, outside], [outside, inside]] as const) {
      sockets.add(from);
      from.on("error", () => {});
      from.on("data", (data) => void (isShut || to.write(data)));
      from.once("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  return {
    port: await listening(server),
    shut: () => void (isShut = true),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
