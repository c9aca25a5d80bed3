/**
 * What the runtime's tests share: the two ways to send, certificates, and servers that misbehave.
 *
 * @module
 */

import { spawn } from "node:child_process";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { type HttpClient, type HttpClientOptions, type HttpRequest, runtime } from "kubist/runtime";
import { createClient } from "../../lib/runtime/http_client.ts";
import { createPortableSender } from "../../lib/runtime/portable_https.ts";
import { createCertificateAuthority, type IssuedCertificate } from "kubist/testing";

/** One way to make a client. */
export interface ClientKind {
  readonly name: string;
  create(options?: HttpClientOptions): HttpClient;
}

/** The client that users get, and the portable adapter alone: both keep the same promises. */
export const kinds: readonly ClientKind[] = [
  {
    name: "createHttpClient()",
    create: (options = {}) => runtime().createHttpClient(options),
  },
  {
    name: "createPortableSender()",
    create(options = {}) {
      const traits = { replaysWrites: runtime().name === "deno" };
      return createClient(options, createPortableSender(options, traits));
    },
  },
];

/** An authority, and what it issued. */
export interface Pki {
  readonly ca: string;
  readonly otherCa: string;
  readonly server: IssuedCertificate;
  readonly elsewhere: IssuedCertificate;
  readonly expired: IssuedCertificate;
  readonly alice: IssuedCertificate;
  readonly aliceRsa: IssuedCertificate;
  readonly mallory: IssuedCertificate;
}

let pki: Promise<Pki> | undefined;

/** The certificates of the tests of a file, made once. */
export function certificates(): Promise<Pki> {
  return pki ??= createPki();
}

/** A server certificate for 127.0.0.1 that is its own authority, good for a hundred years. */
export const selfSigned: IssuedCertificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBhjCCASygAwIBAgIUDJOikmDBrMrcTmjDmvC1RO1tvTYwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEc2VsZjAgFw0yNjExMjMwMzQ3MDdaGA8yMTI2MTAzMDAzNDcw
N1owDzENMAsGA1UEAwwEc2VsZjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABBs0
c3X+w9cx/VdXCqbXQNo84PN/VnHQzXl4ZNhOLISM1ok+werfB/s4vrsiLNInyLgo
3dm/YISzzubcGsGj/5ejZDBiMB0GA1UdDgQWBBTDmaR3rOtalgWz8gkmiAYhcgCd
ITAfBgNVHSMEGDAWgBTDmaR3rOtalgWz8gkmiAYhcgCdITAPBgNVHRMBAf8EBTAD
AQH/MA8GA1UdEQQIMAaHBH8AAAEwCgYIKoZIzj0EAwIDSAAwRQIgfEiufTrk2q8K
LVaDaCQcD03trI3NJyvPFjv0hKmQzSACIQCCr+/mFYs0tuPpWquBmY9X6POD8xG3
jdlr3ulxL+l1DQ==
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgmbg0fO7FdWA4DTif
nfIlby2jGmo7qt1p+H6FuaN3joGhRANCAAQbNHN1/sPXMf1XVwqm10DaPODzf1Zx
0M15eGTYTiyEjNaJPsHq3wf7OL67IizSJ8i4KN3Zv2CEs87m3BrBo/+X
-----END PRIVATE KEY-----
`,
};

async function createPki(): Promise<Pki> {
  const ca = await createCertificateAuthority();
  const other = await createCertificateAuthority({ commonName: "another authority" });
  const alice = { commonName: "alice", organizations: ["dev", "ops, night"] };
  return {
    ca: ca.cert,
    otherCa: other.cert,
    server: await ca.issue({
      commonName: "server",
      usage: "server",
      dnsNames: ["localhost"],
      ipAddresses: ["127.0.0.1", "::1"],
    }),
    elsewhere: await ca.issue({
      commonName: "elsewhere",
      usage: "server",
      dnsNames: ["api.example.test"],
    }),
    expired: await ca.issue({
      commonName: "expired",
      usage: "server",
      ipAddresses: ["127.0.0.1"],
      validDays: -1,
    }),
    alice: await ca.issue({ ...alice, usage: "client" }),
    aliceRsa: await ca.issue({ ...alice, usage: "client", algorithm: "rsa" }),
    mallory: await other.issue({ ...alice, usage: "client" }),
  };
}

/** A GET, unless `more` says otherwise. */
export function get(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: "GET", url, headers: [], kind: "unary", ...more };
}

/** A server that hears the head of a request and answers with bytes. */
export interface RawServer extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  /** How many connections there have been, and are. */
  readonly connections: number;
  readonly open: number;
}

/** Starts a server that writes what it wants. */
export async function rawServer(
  respond: (socket: net.Socket, head: string) => void,
): Promise<RawServer> {
  const sockets = new Set<net.Socket>();
  let connections = 0;
  const server = net.createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
    let head = "";
    socket.on("data", (data) => {
      head += data.toString("latin1");
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      const text = head.slice(0, end);
      head = "";
      respond(socket, text);
    });
  });
  await listening(server);
  const { port } = server.address() as net.AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    get connections() {
      return connections;
    },
    get open() {
      return sockets.size;
    },
    [Symbol.asyncDispose]: () => closing(server, sockets),
  };
}

/** A server that accepts connections, and says nothing. */
export async function silentServer(): Promise<RawServer> {
  const server = await rawServer(() => {});
  return Object.create(server, { url: { value: server.url.replace("http:", "https:") } });
}

/** Starts a server of `node:http`, on a port or on a unix socket. */
export async function nodeServer(
  listener: http.RequestListener,
  path?: string,
): Promise<AsyncDisposable & { readonly url: string }> {
  const server = http.createServer(listener);
  await listening(server, path);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]() {
      const closed = closing(server, []);
      server.closeAllConnections();
      return closed;
    },
  };
}

/** A Node beside this process, which can do what this runtime cannot, until it is disposed of. */
export interface NodeChild extends AsyncDisposable {
  /** The first line that it printed. */
  readonly line: string;
}

/** Starts a script, and waits for its first line. */
export async function nodeChild(script: string): Promise<NodeChild> {
  const child = spawn("node", ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const printed = await new Promise((resolve) => child.stdout.once("data", resolve));
  return {
    line: String(printed).trim(),
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** A server over TLS that answers with one chunk. */
export interface DamagingServer extends AsyncDisposable {
  readonly url: string;
  /** Sends another chunk, a bit of which changes on its way. */
  damage(): void;
}

/** Starts a server behind a relay that damages what it carries, when it is told to. */
export async function damagingServer(
  tls: { readonly cert: string; readonly key: string },
): Promise<DamagingServer> {
  let damaging = false;
  let answer: http.ServerResponse | undefined;
  const server = https.createServer(tls, (_, response) => {
    answer = response;
    response.write("whole");
  });
  await listening(server);
  const { port } = server.address() as net.AddressInfo;
  const sockets = new Set<net.Socket>();
  const relay = net.createServer((client) => {
    const target = net.connect(port, "127.0.0.1");
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on("error", () => {}).once("close", () => {
        client.destroy();
        target.destroy();
      });
    }
    client.on("data", (chunk) => target.write(chunk));
    target.on("data", (chunk: Uint8Array) => {
      const bytes = new Uint8Array(chunk);
      if (damaging) bytes[bytes.length - 1]! ^= 1;
      client.write(bytes);
    });
  });
  await listening(relay);
  return {
    url: `https://127.0.0.1:${(relay.address() as net.AddressInfo).port}`,
    damage() {
      damaging = true;
      answer?.write("damaged");
    },
    async [Symbol.asyncDispose]() {
      await closing(relay, sockets);
      server.closeAllConnections();
      await closing(server, []);
    },
  };
}

function listening(server: net.Server, path?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    if (path === undefined) server.listen(0, "127.0.0.1", () => resolve());
    else server.listen(path, () => resolve());
  });
}

function closing(server: net.Server, sockets: Iterable<net.Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}

/** Waits until something is so; says what was waited for when it does not come about. */
export async function until(
  what: string,
  condition: () => boolean,
  timeoutMs = 20_000,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > deadline) throw new RangeError(`${what}: not within ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A body that never ends, and tells when it was cancelled. */
export function endlessBody(first?: string): { body: ReadableStream; cancelled: () => boolean } {
  let cancelled = false;
  const body = new ReadableStream({
    start(controller) {
      if (first !== undefined) controller.enqueue(new TextEncoder().encode(first));
    },
    cancel: () => void (cancelled = true),
  });
  return { body, cancelled: () => cancelled };
}
