import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { format, inspect } from "node:util";
import { connect, createClient, KubeError } from "kubist";
import { diagnose, loadConfig } from "kubist/config";
import { toTransport } from "kubist/transport";
import { test } from "../harness.ts";
import { type Api, startApi } from "../matrix/server.ts";
import { certificates, until } from "../runtime/fixtures.ts";
import { runtime } from "kubist/runtime";

const exec = {
  method: "GET",
  path: "/api/v1/namespaces/web/pods/a/exec",
  headers: [],
  kind: "stream",
  act: "exec",
} as const;

async function secureApi(how: { readonly http2?: boolean } = {}): Promise<Api> {
  const { ca, server } = await certificates();
  const api = await startApi({ ...how, tls: { ...server, clientCa: ca } });
  api.users.set("Bearer t", "tom");
  return api;
}

test("64 parallel requests use at most the cap of connections", async () => {
  await using api = await secureApi();
  const { ca } = await certificates();
  for (const maxInFlight of [8, 64]) {
    const before = api.connections;
    const k = await connect({ server: api.url, ca, token: "t", maxInFlight });
    const answers = await Promise.all(Array.from({ length: 64 }, () => k.version()));
    assert.equal(answers.length, 64);
    const used = api.connections - before;
    assert.ok(used >= 1 && used <= maxInFlight, `${used} connections for ${maxInFlight}`);
    await k.close();
  }
});

test("100 sequential requests use one connection", async () => {
  await using api = await secureApi();
  const { ca } = await certificates();
  const k = await connect({ server: api.url, ca, token: "t" });
  for (let i = 0; i < 100; i++) await k.version();
  assert.equal(api.connections, 1);
  await k.close();
});

test("after dispose no socket is open, and requests are refused", async () => {
  await using api = await secureApi();
  const { ca } = await certificates();
  const config = await loadConfig({ server: api.url, ca, token: "t" });
  const transport = toTransport(config);
  const k = createClient({ transport, namespace: "web" });
  await Promise.all(Array.from({ length: 5 }, () => k.version()));
  const watching = (async () => {
    for await (const _ of k.configMaps("web").watch());
  })().catch((error: unknown) => error);
  const socket = await transport.upgrade(exec);
  await until("the watch", () => api.seen.some(({ action }) => action === "stream"));
  await transport[Symbol.asyncDispose]();
  await until("no open socket", () => api.open === 0);
  assert.ok(await watching instanceof KubeError);
  await assert.rejects(socket.receive(), KubeError);
  await assert.rejects(k.version(), KubeError);
  await assert.rejects(transport.upgrade(exec), KubeError);
});

test("a watch goes on, and no call fails, while the token rotates", async () => {
  await using api = await secureApi();
  const { ca } = await certificates();
  const folder = await runtime().makeTempDir("kubist-rotation-");
  const tokenFile = `${folder}/token`;
  const rotate = async (token: string) => {
    await runtime().writeTextFile(tokenFile, token);
    api.users.clear();
    api.users.set(`Bearer ${token}`, "tom");
  };
  await rotate("t1");
  const troubles: unknown[] = [];
  const onTrouble = (trouble: unknown) => void troubles.push(trouble);
  const k = await connect({ server: api.url, ca, tokenFile, onTrouble });
  const names: string[] = [];
  for await (const { object } of k.configMaps("web").watch()) {
    names.push(object.metadata.name);
    await rotate(`t${names.length + 1}`);
    await Promise.all(Array.from({ length: 5 }, () => k.version()));
    if (names.length === 2) break;
  }
  assert.deepEqual([names, troubles], [["one", "two"], []]);
  await k.close();
  await rm(folder, { recursive: true });
});

test("a watch goes on, and no call fails, while the certificate rotates", async () => {
  await using api = await secureApi();
  const { ca, alice, aliceRsa } = await certificates();
  const config = await loadConfig({ server: api.url, ca, cert: alice.cert, key: alice.key });
  let pair = { cert: alice.cert, key: alice.key };
  const credentials = { ...config.credentials, certificate: () => Promise.resolve(pair) };
  const transport = toTransport({ ...config, credentials });
  const troubles: unknown[] = [];
  const onTrouble = (trouble: unknown) => void troubles.push(trouble);
  const k = createClient({ transport, namespace: "web", onTrouble });
  const names: string[] = [];
  for await (const { object } of k.configMaps("web").watch()) {
    names.push(object.metadata.name);
    const before = api.connections;
    pair = names.length % 2 === 1 ? aliceRsa : alice;
    await k.version();
    assert.equal(api.connections, before + 1, "the new certificate has a connection of its own");
    if (names.length === 2) break;
  }
  assert.deepEqual([names, troubles], [["one", "two"], []]);
  assert.ok(api.seen.every(({ user }) => user === "alice"));
  await k.close();
});

test("upgrade() renews refused credentials once and rejects with the Status after that", async () => {
  await using api = await secureApi();
  const { ca } = await certificates();
  const config = await loadConfig({ server: api.url, ca, token: "t" });
  let token = "old";
  const used: unknown[] = [];
  const credentials = {
    ...config.credentials,
    headers: () => Promise.resolve([["Authorization", `Bearer ${token}`]] as const),
    invalidate(what: unknown) {
      used.push(what);
      token = "t";
      return Promise.resolve(true);
    },
  };
  await using transport = toTransport({ ...config, credentials });
  await (await transport.upgrade(exec)).close();
  assert.deepEqual(used, [{
    headers: [["Authorization", "Bearer old"]],
    certificate: undefined,
  }]);
  api.users.clear();
  await assert.rejects(transport.upgrade(exec), { name: "ApiError", code: 401 });
});

const CANARY = "c4naRYs3cret7f3a9";

test("no secret is in any output, error, trace or inspect", async () => {
  await using api = await secureApi();
  const { ca, alice } = await certificates();
  await using newer = await secureApi({ http2: true });
  for (const { users } of [api, newer]) users.set(`Bearer ${CANARY}`, "tom");
  const said: unknown[] = [];
  const hear = (what: unknown) => void said.push(what);
  const hooks = {
    onTrouble: hear,
    onConfigWarning: hear,
    onWarning: hear,
    onRetry: hear,
    onWait: hear,
    qps: 20,
    burst: 1,
  };
  const base = { ...hooks, server: api.url, ca, retry: { retries: 1 } };
  const ways = [
    { token: CANARY },
    { username: "me", password: CANARY },
    { cert: alice.cert, key: alice.key },
    { token: CANARY, proxyUrl: `http://me:${CANARY}@127.0.0.1:9` },
    { token: CANARY, server: "https://127.0.0.1:9" },
    { token: CANARY, ca: (await certificates()).otherCa },
    { token: CANARY, server: newer.url, http2: true },
    { token: CANARY, server: "https://127.0.0.1:9", http2: true },
  ];
  for (const way of ways) {
    const onTrace = (event: { toCurl(): string }) => said.push(event, event.toCurl());
    const config = await loadConfig({ ...base, ...way });
    said.push(await diagnose({ ...base, ...way }));
    const transport = toTransport(config, { ...hooks, onTrace });
    const k = createClient({ transport, namespace: "web", onTrouble: hear });
    const calls = [
      () => k.version({ timeoutMs: 5000 }),
      () => k.configMaps("web").get("a", { timeoutMs: 5000 }),
      () => k.secrets("web").create({ metadata: { name: "s" }, stringData: { s: CANARY } }),
      async () => await (await transport.upgrade(exec)).close(),
    ];
    for (const call of calls) await call().then(hear, hear);
    said.push(config, config.credentials, transport, k, await config.credentials.headers());
    said.push(await config.credentials.certificate());
    await k.close();
  }
  assert.ok(said.length > 40, "the hooks were called");
  const depth = { depth: 12, showHidden: true, getters: true, maxStringLength: null } as const;
  assert.ok(
    inspect({ nested: { CANARY } }, depth).includes(CANARY),
    "the search finds what is there",
  );
  const keyLine = alice.key.split("\n")[1] ?? "";
  for (const [i, value] of said.entries()) {
    const shown = [inspect(value, depth), format("%o %O %s", value, value, value), String(value)];
    if (value instanceof Error) shown.push(value.stack ?? "");
    for (const secret of [CANARY, btoa(`me:${CANARY}`), btoa(CANARY), keyLine]) {
      for (const text of shown) {
        assert.ok(!text.includes(secret), `report ${i}: ${excerpt(text, secret)}`);
      }
    }
  }
});

function excerpt(text: string, secret: string): string {
  const at = text.indexOf(secret);
  return text.slice(Math.max(0, at - 200), at);
}

test("over HTTP/2, 64 parallel requests and a watch use one connection, closed by dispose", async () => {
  await using api = await secureApi({ http2: true });
  const { ca } = await certificates();
  const k = await connect({ server: api.url, ca, token: "t", http2: true });
  const seen = k.configMaps("web").watch()[Symbol.asyncIterator]();
  await seen.next();
  await Promise.all(Array.from({ length: 64 }, () => k.version()));
  assert.equal(api.connections, 1);
  assert.ok(api.seen.every(({ version }) => version === 2));
  await seen.return?.();
  await k.close();
  await until("the connection is closed", () => api.open === 0);
});
