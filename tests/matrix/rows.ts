/**
 * The rows of the matrix: every way to connect, as a kubeconfig and a server for it.
 *
 * @module
 */

import { createPrivateKey } from "node:crypto";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { ConnectOptions } from "kubist/config";
import { runtime } from "kubist/runtime";
import { certificates, type Pki } from "../runtime/fixtures.ts";
import { httpProxy, type Proxy, socks5Proxy } from "../runtime/proxies.ts";
import { type Results, tryAll } from "./actions.ts";
import { type Action, type Api, type ApiOptions, type Seen, startApi } from "./server.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What a row works with: a folder of its own, certificates, and what it opens. */
export interface World extends AsyncDisposable {
  readonly folder: string;
  readonly pki: Pki;
  readonly api: Api;
  /** Writes a file into the folder and returns its path. */
  write(name: string, text: string, mode?: number): Promise<string>;
  /** Has something closed at the end. */
  use<T extends AsyncDisposable>(it: T): T;
}

/** What a row changes in the usual kubeconfig, and what its server is to see. */
export interface Plan {
  readonly cluster?: Fields;
  readonly user?: Fields;
  /** What connects is the same kubeconfig with these options. */
  readonly options?: ConnectOptions;
  readonly expected?: Partial<Omit<Seen, "action">>;
  before?(action: Action): Promise<void>;
  /** Connects in another way than `connect()` in this process. */
  run?(kubeconfig: string): Promise<Results>;
  /** Looks at what happened besides. */
  check?(): void | Promise<void>;
}

/** One way to connect. */
export interface Row {
  readonly name: string;
  readonly serve?: (pki: Pki, folder: string) => ApiOptions;
  plan(world: World): Plan | Promise<Plan>;
}

const base64 = (text: string) => btoa(text);
const withToken = { user: "tom" };

function certificate(pair: { readonly cert: string; readonly key: string }): Fields {
  return {
    "client-certificate-data": base64(pair.cert),
    "client-key-data": base64(pair.key),
  };
}

const alice = { user: "alice", groups: ["dev", "ops, night"] };

/** The key in the older form that names its algorithm. */
function olderKey(key: string, type: "pkcs1" | "sec1"): string {
  return String(createPrivateKey(key).export({ type, format: "pem" }));
}

function byCertificate(name: string, pairOf: (pki: Pki) => { cert: string; key: string }): Row {
  return {
    name,
    plan: ({ pki }) => ({ user: certificate(pairOf(pki)), expected: alice }),
  };
}

/** A plugin of the shell that prints an answer. */
async function plugin({ write }: World, status: Fields): Promise<Fields> {
  const answer = { kind: "ExecCredential", apiVersion: "client.authentication.k8s.io/v1", status };
  const file = await write("answer.json", JSON.stringify(answer));
  const command = await write("plugin", `#!/bin/sh\ncat "${file}"\n`, 0o700);
  const apiVersion = answer.apiVersion;
  return { exec: { apiVersion, command, interactiveMode: "Never" } };
}

function overHttp2(pki: Pki): ApiOptions {
  return { tls: { ...pki.server, clientCa: pki.ca }, http2: true };
}

function throughProxy(
  name: string,
  scheme: string,
  open: (pki: Pki) => Promise<Proxy>,
  version?: "http2",
): Row {
  return {
    name,
    ...(version && { serve: overHttp2 }),
    async plan({ pki, use, api }) {
      const proxy = use(await open(pki));
      const { host } = new URL(api.url);
      return {
        cluster: { "proxy-url": `${scheme}://127.0.0.1:${proxy.port}` },
        ...(version && { options: { http2: true }, expected: { version: 2 } as const }),
        check() {
          const asked = new Set(proxy.targets);
          if (asked.size !== 1 || !asked.has(host)) throw new RangeError(`asked for ${[...asked]}`);
        },
      };
    },
  };
}

/** An issuer of tokens, which must be asked once. */
async function oidc({ pki, api, use }: World): Promise<Plan> {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: unknown) => base64(JSON.stringify(value)).replaceAll("=", "");
  const jwt = (exp: number) => `${part({ alg: "none" })}.${part({ exp, sub: "olga" })}.c2ln`;
  const fresh = jwt(now + 3600);
  let refreshes = 0;
  const listener = await runtime().listen(async (request) => {
    if (request.method === "GET") return Response.json({ token_endpoint: `${issuer}/token` });
    refreshes++;
    const form = new URLSearchParams(await request.text());
    if (form.get("refresh_token") !== "r1") return new Response("no", { status: 400 });
    return Response.json({ id_token: fresh, refresh_token: "r2" });
  }, { tls: pki.server });
  use({ [Symbol.asyncDispose]: () => listener.close() });
  const issuer = `https://127.0.0.1:${listener.port}`;
  api.users.clear();
  api.users.set(`Bearer ${fresh}`, "olga");
  const config = {
    "idp-issuer-url": issuer,
    "idp-certificate-authority-data": base64(pki.ca),
    "client-id": "kubist",
    "id-token": jwt(now - 10),
    "refresh-token": "r1",
  };
  return {
    user: { "auth-provider": { name: "oidc", config } },
    expected: { user: "olga" },
    check() {
      if (refreshes !== 1) throw new RangeError(`${refreshes} refreshes`);
    },
  };
}

/** In a process that is told of the authority by its runtime's own variable. */
function systemAuthority({ pki, write }: World): Plan {
  return {
    cluster: { "certificate-authority-data": undefined },
    async run(kubeconfig) {
      const ca = await write("system.pem", pki.ca);
      const script = fileURLToPath(new URL("./actions.ts", import.meta.url));
      const deno = runtime().name === "deno" ? ["run", "-A", "--quiet"] : [];
      const child = runtime().spawn(process.execPath, {
        args: [...deno, script, kubeconfig],
        env: { NODE_EXTRA_CA_CERTS: ca, DENO_CERT: ca },
      });
      const [out, errors] = await Promise.all([
        new Response(child.stdout).text(),
        new Response(child.stderr).text(),
      ]);
      const { code } = await child.exited;
      if (code !== 0) throw new RangeError(`the child ended with ${code}: ${errors}`);
      return JSON.parse(out);
    },
  };
}

/** All ways to connect, in the order of the table. */
export const rows: readonly Row[] = [
  { name: "CA data", plan: () => ({}) },
  {
    name: "CA file",
    async plan({ pki, write }) {
      await write("ca.pem", pki.ca);
      return {
        cluster: { "certificate-authority-data": undefined, "certificate-authority": "ca.pem" },
      };
    },
  },
  { name: "system CA", plan: systemAuthority },
  byCertificate("client certificate, RSA, PKCS #8", (pki) => pki.aliceRsa),
  byCertificate(
    "client certificate, RSA, PKCS #1",
    ({ aliceRsa: { cert, key } }) => ({ cert, key: olderKey(key, "pkcs1") }),
  ),
  byCertificate("client certificate, EC, PKCS #8", (pki) => pki.alice),
  byCertificate(
    "client certificate, EC, SEC 1",
    ({ alice: { cert, key } }) => ({ cert, key: olderKey(key, "sec1") }),
  ),
  { name: "token", plan: () => ({}) },
  {
    name: "token file, rotated in between",
    async plan({ api, write }) {
      let round = 0;
      const rotate = async () => {
        api.users.clear();
        api.users.set(`Bearer t${++round}`, "tom");
        await write("token", `t${round}\n`);
      };
      await rotate();
      return { user: { tokenFile: "token" }, before: rotate };
    },
  },
  {
    name: "user name and password",
    plan({ api }) {
      api.users.set(`Basic ${base64("bob:pa:ss")}`, "bob");
      return { user: { username: "bob", password: "pa:ss" }, expected: { user: "bob" } };
    },
  },
  {
    name: "exec plugin, token",
    plan: async (world) => ({ user: await plugin(world, { token: "t" }), expected: withToken }),
  },
  {
    name: "exec plugin, certificate",
    async plan(world) {
      const { cert, key } = world.pki.alice;
      const status = { clientCertificateData: cert, clientKeyData: key };
      return { user: await plugin(world, status), expected: alice };
    },
  },
  { name: "OIDC, refreshed", plan: oidc },
  {
    name: "impersonation: uid, two groups, extra",
    plan: () => ({
      user: {
        token: "t",
        as: "jane",
        "as-uid": "u-1",
        "as-groups": ["one", "two"],
        "as-user-extra": { "example.com/Scope": ["a", "b"] },
      },
      expected: {
        impersonate: [
          "impersonate-user: jane",
          "impersonate-uid: u-1",
          "impersonate-group: one",
          "impersonate-group: two",
          "impersonate-extra-example.com%2fscope: a",
          "impersonate-extra-example.com%2fscope: b",
        ],
      },
    }),
  },
  {
    name: "`insecure-skip-tls-verify`",
    plan: () => ({
      cluster: { "certificate-authority-data": undefined, "insecure-skip-tls-verify": true },
    }),
    serve: (pki) => ({ tls: { ...pki.elsewhere, clientCa: pki.ca } }),
  },
  {
    name: "`tls-server-name`",
    plan: () => ({ cluster: { "tls-server-name": "api.example.test" } }),
    serve: (pki) => ({ tls: { ...pki.elsewhere, clientCa: pki.ca } }),
  },
  { name: "server by IP address", plan: () => ({}) },
  {
    name: "server by name",
    plan: ({ api }) => ({ cluster: { server: api.url.replace("127.0.0.1", "localhost") } }),
  },
  throughProxy("http proxy", "http", () => httpProxy()),
  throughProxy("https proxy", "https", (pki) => httpProxy({ tls: pki.server })),
  throughProxy("socks5 proxy", "socks5", () => socks5Proxy()),
  {
    name: "path prefix",
    plan: ({ api }) => ({
      cluster: { server: `${api.url}/k8s/clusters/c-1` },
      check() {
        const stray = api.seen.filter(({ path }) => !path.startsWith("/k8s/clusters/c-1/"));
        if (stray.length > 0) throw new RangeError(`asked for ${stray[0]?.path}`);
      },
    }),
  },
  {
    name: "HTTP/2; a WebSocket on HTTP/1.1",
    plan: () => ({ options: { http2: true }, expected: { version: 2 } }),
    serve: overHttp2,
  },
  {
    name: "HTTP/2, client certificate",
    plan: ({ pki }) => ({
      options: { http2: true },
      user: certificate(pki.alice),
      expected: { ...alice, version: 2 },
    }),
    serve: overHttp2,
  },
  {
    name: "HTTP/2, impersonation",
    plan: () => ({
      options: { http2: true },
      user: { token: "t", as: "jane", "as-groups": ["one", "two, three"] },
      expected: {
        impersonate: [
          "impersonate-user: jane",
          "impersonate-group: one",
          "impersonate-group: two, three",
        ],
        version: 2,
      },
    }),
    serve: overHttp2,
  },
  throughProxy("HTTP/2, http proxy", "http", () => httpProxy(), "http2"),
  throughProxy("HTTP/2, socks5 proxy", "socks5", () => socks5Proxy(), "http2"),
  {
    name: "HTTP/2 asked for, a server without it",
    plan: () => ({ options: { http2: true } }),
  },
  {
    name: "unix socket, TLS",
    plan: ({ folder }) => ({ options: { socketPath: join(folder, "api.sock") } }),
    serve: (pki, folder) => ({
      tls: { ...pki.server, clientCa: pki.ca },
      socketPath: join(folder, "api.sock"),
    }),
  },
  {
    name: "unix socket, plain",
    plan: ({ folder }) => ({ options: { socketPath: join(folder, "api.sock") } }),
    serve: (_, folder) => ({ socketPath: join(folder, "api.sock") }),
  },
];

/** Opens a world for a row, with a server that knows the token "t" of tom. */
export async function openWorld({ serve }: Row): Promise<World> {
  const pki = await certificates();
  const folder = await runtime().makeTempDir("kubist-matrix-");
  const usual = { tls: { ...pki.server, clientCa: pki.ca } };
  const api = await startApi(serve?.(pki, folder) ?? usual);
  api.users.set("Bearer t", "tom");
  const stack = new AsyncDisposableStack();
  stack.defer(() => runtime().remove(folder));
  stack.use(api);
  return {
    folder,
    pki,
    api,
    async write(name, text, mode = 0o600) {
      const path = join(folder, name);
      await runtime().writeTextFile(path, text, { mode });
      return path;
    },
    use: (it) => stack.use(it),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Carries a plan out. */
export async function runPlan(world: World, plan: Plan): Promise<Results> {
  const { api, pki } = world;
  const name = "x";
  const cluster = {
    server: api.url,
    ...(api.url.startsWith("https") && { "certificate-authority-data": base64(pki.ca) }),
    ...plan.cluster,
  };
  const config = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    contexts: [{ name, context: { cluster: name, user: name } }],
    clusters: [{ name, cluster }],
    users: [{ name, user: plan.user ?? { token: "t" } }],
  };
  const kubeconfig = await world.write("config", JSON.stringify(config));
  if (plan.run) return await plan.run(kubeconfig);
  return await tryAll({ ...plan.options, kubeconfig }, plan.before);
}
