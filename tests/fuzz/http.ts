/**
 * Damaged HTTP, byte by byte over sockets, against a server that listens.
 *
 * @module
 */

import net from "node:net";
import { type Listener, runtime } from "kubist/runtime";
import { createServer, type EmbeddedServer, refuseForeign } from "kubist/server";
import { damaged, generator, pick, type Random } from "./random.ts";

/** How requests were answered. */
export interface HttpTally {
  /** By the first digit of the status; "closed" without an answer. */
  readonly answers: Readonly<Record<string, number>>;
  /** Requests that show a fault of the server: the request and the answer. */
  readonly faults: readonly string[];
}

/** A server on a socket. */
export interface Listening {
  readonly server: EmbeddedServer;
  readonly listener: Listener;
  readonly errors: unknown[];
}

/** Listens without TLS, whose handshake would be most of the work. */
export async function listen(): Promise<Listening> {
  const server = createServer({ simulate: true });
  const errors: unknown[] = [];
  const listener = await runtime().listen(
    (request, peer) => refuseForeign(request) ?? server.fetch(request, peer),
    {
      onUpgrade: async (request, peer) =>
        refuseForeign(request) ?? await server.upgrade(request, peer),
      onError: (error) => void errors.push(error),
    },
  );
  return { server, listener, errors };
}

const body = '{"metadata":{"name":"a"},"data":{"k":"v"}}';
const pod = '{"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i"}]}}';
const NS = "/api/v1/namespaces/default";

const request = (method: string, path: string, headers = "", text = "") => {
  const length = text === "" ? "" : `content-length: ${text.length}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers}${length}\r\n${text}`;
};
const json = "content-type: application/json\r\n";
const socket = "connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n" +
  "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: v4.channel.k8s.io\r\n";

const requests = [
  request("GET", "/api/v1/pods?limit=5&labelSelector=a%3Db"),
  request("GET", `${NS}/configmaps?watch=1&timeoutSeconds=1`),
  request("GET", `${NS}/pods`, "accept: application/json;as=Table;v=v1;g=meta.k8s.io\r\n"),
  request("POST", `${NS}/configmaps`, json, body),
  request("POST", `${NS}/pods?dryRun=All`, json, pod),
  request("PUT", `${NS}/configmaps/a`, json, body),
  request("PATCH", `${NS}/configmaps/a`, "content-type: application/merge-patch+json\r\n", body),
  request(
    "PATCH",
    `${NS}/configmaps/a?fieldManager=f&force=true`,
    "content-type: application/apply-patch+yaml\r\n",
    '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}',
  ),
  request(
    "PATCH",
    `${NS}/configmaps/a`,
    "content-type: application/json-patch+json\r\n",
    '[{"op":"add","path":"/data/x","value":"y"}]',
  ),
  request("DELETE", `${NS}/configmaps/a`, json, '{"propagationPolicy":"Background"}'),
  request("POST", `${NS}/configmaps`, `${json}transfer-encoding: chunked\r\n`) +
  "2a\r\n" + body + "\r\n0\r\n\r\n",
  request(
    "GET",
    "/apis",
    "accept: application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList\r\n",
  ),
  request("GET", "/openapi/v3/api/v1"),
  request("GET", "/healthz?verbose"),
  request("GET", `${NS}/pods/p/exec?command=cat&stdin=1&stdout=1`, socket) +
  "\x82\x85\0\0\0\0\0abcd",
  request(
    "POST",
    `${NS}/pods/p/portforward`,
    "connection: Upgrade\r\nupgrade: SPDY/3.1\r\nx-stream-protocol-version: portforward.k8s.io\r\n",
  ) +
  "\x80\x03\0\x01\0\0\0\x0c\0\0\0\x01\0\0\0\0\0\0\x78\x01",
];

const scraps = [
  "\r\n",
  "\n",
  "\0",
  " ",
  ":",
  "%00",
  "%2f",
  "..",
  "//",
  "?",
  "&",
  "=",
  "{",
  "[",
  '"',
  "\\u0000",
  "content-length: 5\r\n",
  "content-length: -1\r\n",
  "transfer-encoding: chunked\r\n",
  "transfer-encoding: gzip, chunked\r\n",
  "expect: 100-continue\r\n",
  "host: evil.example\r\n",
  "origin: https://evil.example\r\n",
  "authorization: Bearer x\r\n",
  "impersonate-user: u\r\n",
  "content-type: application/vnd.kubernetes.protobuf\r\n",
  "upgrade: h2c\r\n",
  "HTTP/9.9",
  "🙂",
  "GET / HTTP/1.1\r\n",
  "limit=-1&",
  "continue=x&",
  "resourceVersion=99999999999999999999&",
  "x".repeat(3000),
  "[".repeat(2000),
  "a: b\r\n".repeat(60),
  "9".repeat(40),
  "null",
  "1e999",
];

/** kube-apiserver too answers 500 for a version that is none, and for one in an object to be created. */
const versionFault =
  /^HTTP\/1\.1 500 [^]*(strconv\.ParseUint: parsing|resourceVersion should not be set)/;

/** One damaged request after the other, some at a time. */
export async function fuzzHttp(port: number, runs: number, seed: number): Promise<HttpTally> {
  const random = generator(seed);
  const answers: Record<string, number> = {};
  const faults: string[] = [];
  let left = runs;
  const worker = async () => {
    while (left-- > 0) {
      const text = damaged(random, requests, scraps);
      const answer = await talk(port, text, random);
      const [, digit] = /^HTTP\/1\.1 ([1-5])\d\d /.exec(answer) ?? [];
      const kind = digit ?? (answer === "" ? "closed" : "nonsense");
      answers[kind] = (answers[kind] ?? 0) + 1;
      if (kind === "5" || kind === "nonsense") {
        if (!answer.startsWith("HTTP/1.1 501 ") && !versionFault.test(answer)) {
          faults.push(`${text}\n--\n${answer.slice(0, 2000)}`);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return { answers, faults };
}

/** Sends a text, in one piece or in two, and gives what comes back first. */
function talk(port: number, text: string, random: Random): Promise<string> {
  return new Promise((resolve) => {
    const bytes = new TextEncoder().encode(text);
    const cut = pick(random, [0, 0, 0, Math.floor(random() * bytes.length)]);
    const client = net.connect(port, "127.0.0.1");
    let answer = "";
    const finish = () => {
      clearTimeout(timer);
      client.destroy();
      resolve(answer);
    };
    const timer = setTimeout(finish, 20_000);
    client.on("error", finish);
    client.on("close", finish);
    client.on("data", (data) => {
      answer += data.toString("latin1");
      if (answer.includes("\r\n\r\n")) finish();
    });
    if (cut > 0) client.write(bytes.subarray(0, cut));
    client.end(bytes.subarray(cut));
  });
}
