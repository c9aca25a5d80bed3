/**
 * Proxies for tests: HTTP CONNECT, in the clear or over TLS, and SOCKS5.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import net from "node:net";
import tls from "node:tls";

/** A proxy that remembers where it was asked to connect to. */
export interface Proxy extends AsyncDisposable {
  readonly port: number;
  readonly targets: readonly string[];
}

/** A proxy's own certificate and whom it lets through. */
export interface ProxyOptions {
  readonly tls?: { readonly cert: string; readonly key: string };
  /** "user:password". */
  readonly credentials?: string;
}

/** Starts an HTTP proxy that tunnels by CONNECT. */
export function httpProxy(options: ProxyOptions = {}): Promise<Proxy> {
  const targets: string[] = [];
  const wanted = options.credentials === undefined
    ? undefined
    : `basic ${Buffer.from(options.credentials).toString("base64")}`.toLowerCase();
  const accept = (client: net.Socket) => {
    let head = "";
    const onData = (data: Buffer) => {
      head += data.toString("latin1");
      if (!head.includes("\r\n\r\n")) return;
      client.off("data", onData);
      const target = /^CONNECT (\S+) /.exec(head)?.[1];
      const sent = /^proxy-authorization: *(.*)\r$/im.exec(head)?.[1]?.toLowerCase();
      if (target === undefined) return client.end("HTTP/1.1 405 No\r\ncontent-length: 0\r\n\r\n");
      if (sent !== wanted) {
        return client.end("HTTP/1.1 407 Log In\r\ncontent-length: 0\r\n\r\n");
      }
      targets.push(target);
      const { hostname, port } = new URL(`tcp://${target}`);
      tunnel(client, hostname.replace(/^\[|\]$/g, ""), Number(port), () => {
        client.write("HTTP/1.1 200 OK\r\n\r\n");
      });
    };
    client.on("data", onData);
  };
  const server = options.tls
    ? tls.createServer({ ...options.tls, ALPNProtocols: ["http/1.1"] }, accept)
    : net.createServer(accept);
  return start(server, targets);
}

/** Starts a SOCKS5 proxy that answers byte by byte. */
export function socks5Proxy(options: ProxyOptions = {}): Promise<Proxy> {
  const targets: string[] = [];
  const [user, password] = options.credentials?.split(":") ?? [];
  return start(net.createServer((client) => void serve(client)), targets);

  async function serve(client: net.Socket) {
    const say = async (...bytes: number[]) => {
      for (const byte of bytes) {
        client.write(Buffer.of(byte));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    };
    const take = taker(client);
    const [, count = 0] = await take(2);
    const methods = [...await take(count)];
    const method = user === undefined ? 0 : 2;
    if (!methods.includes(method)) return await say(5, 255);
    await say(5, method);
    if (method === 2) {
      const given = [(await take(2))[1], undefined].map((length) => length);
      const name = (await take(given[0] ?? 0)).toString();
      const word = (await take((await take(1))[0] ?? 0)).toString();
      const ok = name === user && word === password;
      await say(1, ok ? 0 : 1);
      if (!ok) return client.end();
    }
    const [, , , type] = await take(4);
    const host = type === 1
      ? [...await take(4)].join(".")
      : type === 4
      ? (await take(16)).toString("hex")
      : (await take((await take(1))[0] ?? 0)).toString();
    const port = (await take(2)).readUInt16BE();
    targets.push(`${host}:${port}`);
    const place = type === 4 ? "::1" : host;
    if (place === "refused.test") return await say(5, 5, 0, 1, 0, 0, 0, 0, 0, 0);
    take.stop();
    tunnel(client, place, port, () => void say(5, 0, 0, 1, 0, 0, 0, 0, 0, 0));
  }
}

function taker(socket: net.Socket) {
  let held = Buffer.alloc(0);
  let wake = () => {};
  const onData = (data: Buffer) => {
    held = Buffer.concat([held, data]);
    wake();
  };
  socket.on("data", onData);
  const take = async (length: number): Promise<Buffer> => {
    while (held.length < length) await new Promise<void>((resolve) => wake = resolve);
    const bytes = held.subarray(0, length);
    held = held.subarray(length);
    return bytes;
  };
  return Object.assign(take, { stop: () => void socket.off("data", onData) });
}

function tunnel(client: net.Socket, host: string, port: number, ready: () => void): void {
  const target = net.connect(port, host, () => {
    ready();
    client.pipe(target).pipe(client);
  });
  target.on("error", () => client.destroy());
  client.on("close", () => target.destroy());
}

function start(server: net.Server, targets: string[]): Promise<Proxy> {
  const sockets = new Set<net.Socket>();
  const track = (socket: net.Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
  };
  server.on("connection", track).on("secureConnection", track);
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () =>
      resolve({
        port: (server.address() as net.AddressInfo).port,
        targets,
        [Symbol.asyncDispose]: () =>
          new Promise((done) => {
            server.close(() => done());
            for (const socket of sockets) socket.destroy();
          }),
      }))
  );
}
