/**
 * Throws damaged kubeconfigs at the config room: every answer is a configuration or a typed error, in
 * time, without a secret.
 *
 * `KUBIST_FUZZ_RUNS` sets the number of runs, `KUBIST_FUZZ_SEED` repeats one.
 *
 * @module
 */

import assert from "node:assert/strict";
import { type Kubeconfig, loadConfig, openKubeconfig } from "kubist/config";
import { ConfigError } from "kubist/errors";
import { type FakeRuntime, fakeRuntime } from "../config/fake_runtime.ts";
import { mergeCases } from "../config/merge_cases.ts";
import { cpuMs } from "../harness.ts";

/** Planted as every secret; no message may hold it. */
const CANARY = "c4naRY-s3cret-7f3a9";

const WORDS: readonly string[] = [
  "apiVersion",
  "kind",
  "clusters",
  "users",
  "contexts",
  "current-context",
  "name",
  "cluster",
  "user",
  "context",
  "namespace",
  "server",
  "certificate-authority",
  "certificate-authority-data",
  "insecure-skip-tls-verify",
  "tls-server-name",
  "proxy-url",
  "client-certificate-data",
  "client-key-data",
  "token",
  "tokenFile",
  "username",
  "password",
  "as",
  "as-groups",
  "as-user-extra",
  "exec",
  "command",
  "args",
  "env",
  "interactiveMode",
  "auth-provider",
  "config",
  "extensions",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
];

const SCRAPS: readonly string[] = [
  "\n",
  "  ",
  "\t",
  ":",
  ": ",
  "- ",
  "-",
  "? ",
  "{",
  "}",
  "[",
  "]",
  ",",
  "'",
  '"',
  "|",
  ">",
  "|-\n",
  "&a ",
  "*a",
  "<<: ",
  "!!str ",
  "!x ",
  "---\n",
  "...\n",
  "#",
  "%YAML 1.1\n",
  "\ufeff",
  "\u0000",
  "\u2028",
  "\ud800",
  "null",
  "~",
  "yes",
  "0o17",
  "1e400",
  "12345678901234567890",
  "https://h:6443",
  "http://[::1",
  "https://u:p@h",
  "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCkFBQUEKLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=",
  "client.authentication.k8s.io/v1",
  "é漢👍",
];

/** How much processor time one run may take: far beyond what it needs, and short of a hang. */
const LIMIT_MS = 2000;

/** What a campaign found out. */
export interface FuzzResult {
  readonly runs: number;
  readonly accepted: number;
  readonly refused: number;
}

/** Runs a campaign; throws with the seed of the first run that goes wrong. */
export async function fuzzKubeconfig(runs: number, seed: number): Promise<FuzzResult> {
  const texts = mergeCases.flatMap((c) => Object.values(c.files)).filter((text) => text !== "");
  // Whole kubeconfigs come five times as often as scraps of some.
  const seeds = texts.flatMap((text) =>
    /contexts:[^]*clusters:|clusters:[^]*contexts:/.test(text)
      ? Array.from({ length: 5 }, () => text)
      : [text]
  )
    .map((text) => text.replace(/token-one|: p }/g, CANARY));
  let accepted = 0;
  for (let run = 0; run < runs; run++) {
    const own = seed + run;
    const random = generator(own);
    const input = random() < 0.5 ? damagedText(random, seeds) : damagedObject(random);
    const began = cpuMs();
    try {
      if (await survives(input)) accepted++;
    } catch (error) {
      const shown = typeof input === "string" ? JSON.stringify(input) : safeJson(input);
      throw new assert.AssertionError({
        message: `KUBIST_FUZZ_SEED=${own} KUBIST_FUZZ_RUNS=1: ${error}\n${shown}`,
      });
    }
    const took = cpuMs() - began;
    assert.ok(took < LIMIT_MS, `KUBIST_FUZZ_SEED=${own}: ${took} ms`);
  }
  assert.equal(Object.keys(Object.prototype).length, 0, "the prototype of objects was changed");
  return { runs, accepted, refused: runs - accepted };
}

async function survives(input: unknown): Promise<boolean> {
  const runtime = typeof input === "string"
    ? fakeRuntime({ files: { "/k": input } })
    : fakeRuntime();
  const kubeconfig = typeof input === "string" ? "/k" : input as Kubeconfig;
  const named = typeof input === "string" && await isShown(runtime);
  let usable = false;
  try {
    const config = await loadConfig({ kubeconfig, pluginPolicy: { policy: "DenyAll" } }, {
      runtime,
    });
    assert.match(config.server, /^https?:\/\//);
    const clean = named || !JSON.stringify(config).includes(CANARY);
    assert.ok(clean, "a secret in the configuration");
    await config.credentials.certificate().catch((error) => expected(error, named));
    usable = true;
  } catch (error) {
    expected(error, named);
  }
  if (typeof input === "string") await rewrite(runtime, named);
  return usable;
}

/** What was read can be written and read again. */
async function rewrite(runtime: FakeRuntime, named: boolean): Promise<void> {
  try {
    const store = await openKubeconfig({ kubeconfig: "/k" }, { runtime });
    JSON.stringify(store);
    store.contexts();
    await store.save({ ...store.reveal(), "current-context": "fuzz" });
    const again = await openKubeconfig({ kubeconfig: "/k" }, { runtime });
    assert.equal(again.currentContext, "fuzz");
  } catch (error) {
    expected(error, named);
  }
}

/** Whether the damage turned the planted secret into a name or an address, which messages may show. */
async function isShown(runtime: FakeRuntime): Promise<boolean> {
  try {
    const { currentContext, reveal } = await openKubeconfig({ kubeconfig: "/k" }, { runtime });
    const { contexts, clusters = [], users = [] } = reveal();
    const names = [...clusters, ...users].map((entry) => entry.name);
    return JSON.stringify([currentContext, contexts, names, clusters]).includes(CANARY);
  } catch {
    return false;
  }
}

/** Passes typed errors; a mistake of ours goes on. */
function expected(error: unknown, named: boolean): void {
  const kind = (error as { name?: unknown }).name;
  if (!(error instanceof ConfigError) && kind !== "AuthError") throw error;
  const text = String((error as Error).stack);
  assert.ok(named || !text.includes(CANARY), `a secret in the error: ${text}`);
}

type Random = () => number;

/** Mulberry32: small, and the same on every runtime. */
function generator(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

function damagedText(random: Random, seeds: readonly string[]): string {
  let text = pick(random, seeds);
  for (let i = 0; i < 1 + random() ** 2 * 6; i++) {
    const at = Math.floor(random() * (text.length + 1));
    const length = Math.floor(random() * 12);
    const scrap = random() < 0.5 ? pick(random, SCRAPS) : pick(random, WORDS);
    const kind = random();
    if (kind < 0.35) text = text.slice(0, at) + scrap + text.slice(at);
    else if (kind < 0.6) text = text.slice(0, at) + text.slice(at + length);
    else if (kind < 0.8) text = text.slice(0, at) + scrap + text.slice(at + length);
    else if (kind < 0.9) text = text.slice(0, at);
    else text += pick(random, seeds).slice(at);
  }
  return text;
}

function damagedObject(random: Random): unknown {
  const names = ["a", "b", "__proto__", "constructor"].slice(0, 1 + Math.floor(random() * 4));
  const list = (key: string) =>
    names.map((name) => ({
      name: maybe(random, name),
      [key]: maybe(random, body(random, key)),
    }));
  return {
    "current-context": maybe(random, pick(random, names)),
    contexts: maybe(random, list("context")),
    clusters: maybe(random, list("cluster")),
    users: maybe(random, list("user")),
    ...(random() < 0.1 ? { [pick(random, WORDS)]: value(random, 3) } : {}),
  };
}

/** Values of fields that make sense by themselves, if not with each other. */
const PLAUSIBLE: Readonly<Record<string, readonly unknown[]>> = {
  server: ["https://h:6443", "http://127.0.0.1:8080", "https://[::1]/prefix"],
  "tls-server-name": ["n"],
  "insecure-skip-tls-verify": [true, false],
  "proxy-url": ["http://p:3128", "socks5://p", `http://u:${CANARY}@p`, "ftp://p"],
  "disable-compression": [true, false],
  extensions: [[], [{ name: "client.authentication.k8s.io/exec", extension: { a: 1 } }]],
  token: [CANARY],
  username: ["u"],
  password: [CANARY],
  "client-key-data": [CANARY, btoa(CANARY)],
  "client-certificate-data": ["AAAA", "%"],
  tokenFile: ["t", "/nowhere"],
  as: ["u", ""],
  "as-groups": [["g"], []],
  "as-user-extra": [{ k: ["v"] }],
  exec: [
    { command: "x", apiVersion: "client.authentication.k8s.io/v1", interactiveMode: "Never" },
    {
      command: "x",
      apiVersion: "client.authentication.k8s.io/v1beta1",
      env: [{ name: "A", value: CANARY }],
    },
    { apiVersion: "v9" },
  ],
  "auth-provider": [
    {
      name: "oidc",
      config: { "idp-issuer-url": "https://i", "client-id": "c", "id-token": CANARY },
    },
    { name: "gcp", config: { "access-token": CANARY } },
  ],
  namespace: ["ns", "Not One"],
  cluster: ["a", "b"],
  user: ["a", "b"],
};

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  cluster: ["tls-server-name", "insecure-skip-tls-verify", "proxy-url", "extensions"],
  context: ["namespace", "cluster", "user"],
  user: Object.keys(PLAUSIBLE).slice(6, 18),
};

function body(random: Random, key: string): Record<string, unknown> {
  const result: Record<string, unknown> = key === "cluster"
    ? { server: pick(random, PLAUSIBLE["server"] ?? []) }
    : key === "context"
    ? { cluster: "a", user: "a" }
    : {};
  for (let i = 0; i < random() * 3 - 1.5; i++) {
    const field = pick(random, FIELDS[key] ?? []);
    result[field] = maybe(random, pick(random, PLAUSIBLE[field] ?? []));
  }
  if (random() < 0.95) return result;
  Object.defineProperty(result, pick(random, WORDS), {
    value: value(random, 3),
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return result;
}

function value(random: Random, depth: number): unknown {
  const kind = random();
  if (kind < 0.3) return pick(random, SCRAPS);
  if (kind < 0.5) return pick(random, [null, true, false, 0, -1, 1e300, "", undefined]);
  if (kind < 0.65) return pick(random, WORDS);
  if (depth === 0) return "";
  if (kind < 0.8) {
    return Array.from({ length: Math.floor(random() * 3) }, () => value(random, depth - 1));
  }
  return body(random, "user");
}

/** The value, or now and then something else in its place. */
function maybe(random: Random, given: unknown): unknown {
  return random() < 0.01 ? value(random, 2) : given;
}

function safeJson(input: unknown): string {
  return JSON.stringify(input, (_, v) => v === undefined ? "undefined" : v);
}
