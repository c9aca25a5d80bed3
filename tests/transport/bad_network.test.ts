import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { type Client, connect, type ConnectOptions } from "kubist";
import {
  ApiError,
  AuthError,
  ProtocolError,
  TimeoutError,
  type TransportError,
  type TransportProblem,
} from "kubist/errors";
import { runtime, type ServerTls } from "kubist/runtime";
import { createCertificateAuthority } from "kubist/testing";
import { test } from "../harness.ts";

const authority = await createCertificateAuthority({ commonName: "kubernetes" });
const other = await createCertificateAuthority({ commonName: "the old one" });
const here = { commonName: "server", usage: "server", ipAddresses: ["127.0.0.1"] } as const;

/** What a row finds when it asks for the pods of namespace "web". */
interface Row {
  readonly row: number;
  readonly name: string;
  /** The error: its class, or the problem of a `TransportError`. */
  readonly is: TransportProblem | "ApiError" | "ProtocolError" | "TimeoutError";
  readonly says: RegExp;
  readonly options?: ConnectOptions & { readonly timeoutMs?: number };
  readonly tls?: () => Promise<ServerTls> | undefined;
  /** The server accepts connections and says nothing, not even its part of a handshake. */
  readonly isSilent?: boolean;
  answer?(request: Request): Response | Promise<Response>;
  /** What is done. @default {the pods of namespace "web" are listed} */
  act?(k: Client): Promise<unknown>;
  /** The address to ask instead of the server's. */
  url?(url: string): string;
}

const credential = { apiVersion: "client.authentication.k8s.io/v1", kind: "ExecCredential" };

/** Users with credentials of all sorts, and a context. */
const kubeconfig: ConnectOptions["kubeconfig"] = {
  "current-context": "dev",
  contexts: [{ name: "dev", context: { cluster: "dev", user: "tom", namespace: "web" } }],
  clusters: [{ name: "dev", cluster: { server: "https://127.0.0.1:1" } }],
  users: [
    { name: "tom", user: { token: "c4naRY-s3cret" } },
    { name: "nobody", user: {} },
    {
      name: "plugged",
      user: {
        exec: {
          apiVersion: credential.apiVersion,
          interactiveMode: "Never",
          command: "/bin/echo",
          args: [JSON.stringify({ ...credential, status: { token: "c4naRY-s3cret" } })],
        },
      },
    },
  ],
};

const status = (code: number, reason: string, message: string) => () =>
  Response.json({ kind: "Status", apiVersion: "v1", code, reason, message }, { status: code });
/** Some bytes, and then an error. */
const brokenOff = (bytes: Uint8Array = new TextEncoder().encode('{"kind":')) =>
  new ReadableStream({
    async pull(controller) {
      controller.enqueue(bytes);
      await new Promise((resolve) => setTimeout(resolve, 20));
      controller.error(new RangeError("enough"));
    },
  });
const never = (request: Request) =>
  new Promise<Response>((resolve) =>
    request.signal.addEventListener("abort", () => resolve(new Response()))
  );

const rows: readonly Row[] = [
  {
    row: 60,
    name: "401",
    is: "ApiError",
    says:
      /^Cannot list pods in namespace "web": unauthorized; user "tom" came with token: is it still good\? \(401\)$/,
    answer: status(401, "Unauthorized", "Unauthorized"),
    options: { kubeconfig, token: undefined, user: "tom" },
  },
  {
    row: 60,
    name: "401 for a token that the caller gave",
    is: "ApiError",
    says: /: unauthorized; the client came with token: is it still good\? \(401\)$/,
    answer: status(401, "Unauthorized", "Unauthorized"),
  },
  {
    row: 60,
    name: "401 for nobody",
    is: "ApiError",
    says:
      /: unauthorized; user "nobody" came with no credentials: give a token or a certificate \(401\)$/,
    answer: status(401, "Unauthorized", "Unauthorized"),
    options: { kubeconfig, token: undefined, user: "nobody" },
  },
  {
    row: 60,
    name: "401 for the token of a plugin",
    is: "ApiError",
    says:
      /: unauthorized; user "plugged" came with exec plugin "\/bin\/echo": log in again with it \(401\)$/,
    answer: status(401, "Unauthorized", "Unauthorized"),
    options: { kubeconfig, token: undefined, user: "plugged" },
  },
  {
    row: 61,
    name: "403",
    is: "ApiError",
    says:
      /: pods is forbidden: User "tom" cannot list .* namespace "web"; ask k\.can\("list", "pods", "web"\) \(403\)$/,
    answer: status(
      403,
      "Forbidden",
      'pods is forbidden: User "tom" cannot list resource "pods" in API group "" in the namespace "web"',
    ),
  },
  {
    row: 61,
    name: "403 for a subresource of all namespaces",
    is: "ApiError",
    says: /; ask k\.can\("list", "deployments\.apps\/scale", "\*"\) \(403\)$/,
    answer: status(
      403,
      "Forbidden",
      'deployments.apps is forbidden: User "tom" cannot list resource "deployments/scale" in API group "apps" at the cluster scope',
    ),
  },
  {
    row: 61,
    name: "403 that no role would change",
    is: "ApiError",
    says: /: exceeded quota: small \(403\)$/,
    answer: status(403, "Forbidden", "exceeded quota: small"),
  },
  {
    row: 62,
    name: "connection refused",
    is: "refused",
    says: /^Cannot reach 127\.0\.0\.2:\d+ \(context "dev"\): connection refused$/,
    url: (url) => url.replace("127.0.0.1", "127.0.0.2"),
    options: { kubeconfig },
  },
  {
    row: 63,
    name: "a host that nobody knows",
    is: "dns",
    says: /^Cannot reach kubist\.invalid:6443 \(context "dev"\): (the host name|no name server)/,
    url: () => "https://kubist.invalid:6443",
    options: { kubeconfig },
  },
  {
    row: 64,
    name: "no connection in time",
    is: "TimeoutError",
    says:
      /^Cannot reach 127\.0\.0\.1:\d+ \(context "dev"\): no connection within 100 ms; is a VPN needed\?$/,
    options: { kubeconfig, connectTimeoutMs: 100 },
    isSilent: true,
  },
  {
    row: 64,
    name: "no answer in time",
    is: "TimeoutError",
    says: /^Cannot list pods in namespace "web": no answer within 100 ms$/,
    answer: never,
    options: { timeoutMs: 100 },
  },
  {
    row: 65,
    name: "an unknown authority",
    is: "tls",
    says:
      /is signed by "kubernetes", which is not trusted; the CA that is trusted may be an old one/,
    options: { ca: other.cert },
  },
  {
    row: 66,
    name: "a certificate for another name",
    is: "tls",
    says:
      /the server's certificate is for "api\.example\.test" and "10\.0\.0\.1", not "127\.0\.0\.1"; tls-server-name says which name to expect$/,
    tls: () =>
      authority.issue({ ...here, ipAddresses: ["10.0.0.1"], dnsNames: ["api.example.test"] }),
  },
  {
    row: 67,
    name: "an expired certificate",
    is: "tls",
    says:
      /the server's certificate expired on \d{4}-\d\d-\d\dT[0-9:]+Z, or this clock is wrong: it shows \d{4}-\d\d-\d\dT/,
    tls: () => authority.issue({ ...here, validDays: -1 }),
  },
  {
    row: 68,
    name: "https to an http port",
    is: "tls",
    says:
      /^Cannot reach 127\.0\.0\.1:\d+: (the|the TLS handshake failed; if the) server does not speak TLS[;,] its URL may begin with http:\/\/$/,
    tls: () => undefined,
    url: (url) => url.replace("http:", "https:"),
  },
  {
    row: 69,
    name: "a login page",
    is: "ProtocolError",
    says: /is not the expected JSON \(text\/html[^)]*\): <title>Log in<\/title>U\+001B\[31m$/,
    answer: () =>
      new Response("<title>Log in</title>\x1b[31m", { headers: { "content-type": "text/html" } }),
  },
  {
    row: 70,
    name: "a redirect",
    is: "ProtocolError",
    says: /the server redirects to login\.example\.test \(302\), and redirects are never followed$/,
    answer: () =>
      new Response(null, {
        status: 302,
        headers: { location: "https://login.example.test/?token=s3cret" },
      }),
  },
  {
    row: 71,
    name: "an answer that is cut short",
    is: "reset",
    says:
      /^Cannot read from 127\.0\.0\.1:\d+ \(context "dev"\): .*; the answer broke off after 8 bytes; tried 2 times$/,
    answer: () => new Response(brokenOff(), { headers: { "content-type": "application/json" } }),
    options: { kubeconfig },
  },
  {
    row: 71,
    name: "an answer that is cut short and said how long it is",
    is: "reset",
    says:
      /^Cannot read from 127\.0\.0\.1:\d+: .*; the answer broke off after 8 of 512 bytes; tried 2 times$/,
    answer: () =>
      new Response(brokenOff(), {
        headers: { "content-type": "application/json", "content-length": "512" },
      }),
  },
  {
    row: 71,
    name: "a compressed answer that is cut short",
    is: "reset",
    says:
      /^Cannot read from 127\.0\.0\.1:\d+: .*; the answer broke off after \d+ bytes; tried 2 times$/,
    answer: () =>
      new Response(brokenOff(gzipSync('{"kind":"PodList","items":[]}').subarray(0, -8)), {
        headers: {
          "content-type": "application/json",
          "content-encoding": "gzip",
          "content-length": "512",
        },
      }),
  },
  {
    row: 71,
    name: "an answer that is never whole to be sent again",
    is: "reset",
    says: /^Cannot read from 127\.0\.0\.1:\d+: [^;]*; the answer broke off after 8 of 512 bytes$/,
    answer: () => new Response(brokenOff(), { headers: { "content-length": "512" } }),
    act: (k) => k.configMaps("web").create({ metadata: { name: "a" } }),
  },
  {
    row: 72,
    name: "Retry-After of a day",
    is: "ApiError",
    says: /^Cannot list pods in namespace "web": .*\(429\)$/,
    answer: () =>
      Response.json({ kind: "Status", code: 429, reason: "TooManyRequests" }, {
        status: 429,
        headers: { "retry-after": "86400" },
      }),
  },
];

/** The error, which comes soon, is one line and holds no secret. */
async function errorOf(row: Row): Promise<Error> {
  const tls = row.tls ? await row.tls() : await authority.issue(here);
  const listener = row.isSilent
    ? await runtime().listenTcp(() => {})
    : await runtime().listen(row.answer ?? (() => Response.json({})), {
      ...(tls && { tls }),
      onError: () => {},
    });
  const url = `${tls ? "https" : "http"}://127.0.0.1:${listener.port}`;
  const start = performance.now();
  await using k = await connect({
    server: row.url?.(url) ?? url,
    ca: authority.cert,
    token: "c4naRY-s3cret",
    retry: { retries: 1 },
    ...row.options,
  });
  try {
    await (row.act?.(k) ?? k.pods("web").list());
  } catch (error) {
    assert.ok(error instanceof Error);
    assert.ok(performance.now() - start < 25_000, "it came late");
    return error;
  } finally {
    await k.close();
    await listener.close();
  }
  throw new assert.AssertionError({ message: "no error" });
}

const classes = { ApiError, AuthError, ProtocolError, TimeoutError };

for (const row of rows) {
  test(`k.pods().list() row ${row.row}: ${row.name} is ${row.is}`, async () => {
    const error = await errorOf(row);
    assert.match(error.message, row.says);
    assert.ok(!/s3cret|\n/.test(error.message), error.message);
    if (row.is in classes) {
      assert.ok(error instanceof classes[row.is as keyof typeof classes], error.name);
    } else assert.equal((error as TransportError).problem, row.is, error.message);
    if (row.row === 72) assert.equal((error as ApiError).retryAfterMs, 300_000);
  });
}
