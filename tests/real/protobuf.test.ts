import assert from "node:assert/strict";
import { type HttpClient, runtime } from "kubist/runtime";
import type { KubeObject } from "kubist";
import {
  frameSplitter,
  lineSplitter,
  loadProtobuf,
  type ProtobufCodec,
  protobufType,
} from "kubist/wire";
import { type Envtest, startEnvtest } from "kubist/testing";
import { resources } from "../generated/promises.ts";
import { samples } from "../generated/samples.ts";
import { skip, test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

/** One request in protobuf or JSON; the answer as JSON. */
type Send = (
  method: string,
  path: string,
  as: "json" | "protobuf",
  body?: object,
) => Promise<Record<string, unknown>>;

function sender(server: Envtest, http: HttpClient, protobuf: ProtobufCodec): Send {
  return async (method, path, as, body) => {
    const type = as === "json" ? "application/json" : protobufType;
    const answer = await http.request({
      method,
      url: server.server + path,
      headers: [
        ["accept", type],
        ["content-type", type],
        ["authorization", `Bearer ${server.token}`],
      ],
      kind: "unary",
      body: body && (as === "json" ? JSON.stringify(body) : protobuf.encode(body)),
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    assert.equal(answer.headers.get("content-type")?.split(";")[0], type, path);
    const object = as === "json"
      ? JSON.parse(new TextDecoder().decode(bytes))
      : protobuf.decode(bytes);
    assert.ok(answer.ok, `${method} ${path}: ${JSON.stringify(object)}`);
    return object;
  };
}

/** Without what is new with each write. */
function lasting(object: Record<string, unknown>): unknown {
  const text = JSON.stringify(object, (key, value) => {
    const fleeting = ["uid", "resourceVersion", "managedFields", "clusterIP", "clusterIPs"];
    return fleeting.includes(key) || /controller-uid$|[tT]ime(stamp)?$|timeAdded/.test(key)
      ? undefined
      : value;
  });
  return JSON.parse(text);
}

const bare = new Set(["kind", "apiVersion"]);

/** In protobuf, an object inside another one does not say what it is. */
function withoutInnerTypes(object: Record<string, unknown>): unknown {
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner);
    if (typeof value !== "object" || value === null) return value;
    const isObject = "metadata" in value && "apiVersion" in value;
    const entries = Object.entries(value).filter(([k]) => !(isObject && bare.has(k)));
    return Object.fromEntries(entries.map(([k, v]) => [k, inner(v)]));
  };
  return Object.fromEntries(Object.entries(object).map(([k, v]) => [k, inner(v)]));
}

async function compareAll(): Promise<void> {
  await using server = await startEnvtest({
    assetsDir: assetsDir(),
    authorizationMode: "AlwaysAllow",
    apiserverArgs: [
      "--runtime-config=api/all=true",
      "--feature-gates=AllAlpha=true,AllBeta=true",
      "--allow-privileged=true",
    ],
  });
  const protobuf = await loadProtobuf();
  const http = runtime().createHttpClient({ ca: server.ca });
  let watched = 0;
  try {
    const send = sender(server, http, protobuf);
    for (const { kind, object } of samples) {
      const root = kind.group === "" ? "/api" : `/apis/${kind.group}`;
      const place = kind.scope === "Namespaced" ? "/namespaces/default" : "";
      const path = `${root}/${kind.version}${place}/${kind.plural}`;
      const apiVersion = kind.group === "" ? kind.version : `${kind.group}/${kind.version}`;
      const whole = { ...object, apiVersion, kind: kind.kind };
      if (!kind.verbs.includes("get")) {
        if (kind.kind === "Binding") continue;
        const answers = [await send("POST", path, "json", whole)];
        answers.push(await send("POST", path, "protobuf", whole));
        assert.deepEqual(...answers.map(lasting) as [unknown, unknown], path);
        continue;
      }
      const dry = await send("POST", `${path}?dryRun=All`, "protobuf", whole);
      const stored = await send("POST", path, "json", whole);
      assert.deepEqual(lasting(dry), lasting(withoutInnerTypes(stored) as typeof stored), path);
    }
    for (const r of resources.filter((r) => r.verbs.includes("list"))) {
      // Probed anew for each request, and failing in other words each time.
      if (r.kind === "ComponentStatus") continue;
      const path = `${r.group === "" ? "/api" : `/apis/${r.group}`}/${r.version}/${r.plural}`;
      const [json, binary] = await sameState(send, path);
      assert.ok(Array.isArray(json.items), path);
      assert.deepEqual(binary, withoutInnerTypes(json), path);
      const { length } = json.items;
      if (length === 0 || !r.verbs.includes("watch")) continue;
      const [events, binaryEvents] = await sameEvents(
        watcher(server, http, protobuf),
        path,
        length,
      );
      assert.deepEqual(binaryEvents, events, path);
      watched++;
    }
    assert.ok(watched > 80, `only ${watched} kinds with an object were watched`);
  } finally {
    await http.close();
  }
}

type Events = ReadonlyMap<string, unknown>;

/** The first so many events of a watch that begins with the present objects, by what they are about. */
type Watch = (path: string, as: "json" | "protobuf", count: number) => Promise<Events>;

function watcher(server: Envtest, http: HttpClient, protobuf: ProtobufCodec): Watch {
  return async (path, as, count) => {
    const type = as === "json" ? "application/json" : protobufType;
    const answer = await http.request({
      method: "GET",
      url: `${server.server}${path}?watch=true&timeoutSeconds=20`,
      headers: [["accept", `${type};stream=watch,${type}`], [
        "authorization",
        `Bearer ${server.token}`,
      ]],
      kind: "stream",
    });
    assert.equal(answer.headers.get("content-type")?.split(";")[0], type, path);
    const [lines, frames] = [lineSplitter(), frameSplitter()];
    const read = (chunk: Uint8Array): unknown[] =>
      as === "json"
        ? lines.push(chunk).map((line) => JSON.parse(line))
        : frames.push(chunk).map((frame) => protobuf.decodeEvent(frame));
    const events = new Map<string, unknown>();
    for await (const chunk of answer.body ?? []) {
      for (const event of read(chunk) as { type: string; object: KubeObject }[]) {
        const { uid, resourceVersion } = event.object.metadata;
        const { type, object } = event;
        const whole = as === "json" ? withoutInnerTypes({ ...object }) : object;
        events.set(`${uid} ${resourceVersion}`, { type, object: whole });
      }
      if (events.size >= count) break;
    }
    return events;
  };
}

/** A watch in both forms, opened again while the server changes what it shows in between. */
async function sameEvents(watch: Watch, path: string, count: number): Promise<[Events, Events]> {
  for (let left = 20;; left--) {
    const [json, binary] = await Promise.all([
      watch(path, "json", count),
      watch(path, "protobuf", count),
    ]);
    const same = [...json.keys()].sort().join() === [...binary.keys()].sort().join();
    if (left === 0 || same) return [json, binary];
  }
}

type Page = Record<string, unknown>;

/** A list in both forms, read again while the server changes it in between, as it does its leases. */
async function sameState(send: Send, path: string): Promise<[json: Page, binary: Page]> {
  const only = ({ kind, items }: Page) => ({ kind, items });
  for (let left = 20;; left--) {
    const json = only(await send("GET", path, "json"));
    const binary = only(await send("GET", path, "protobuf"));
    const again = only(await send("GET", path, "json"));
    if (left === 0 || JSON.stringify(json) === JSON.stringify(again)) return [json, binary];
  }
}

const name = "loadProtobuf() reads and writes what a real API server does, for every resource";
const built = (await runtime().stat(`${assetsDir()}/kube-apiserver`))?.isFile === true;
if (built) test(name, compareAll, { timeoutMs: 540_000 });
else skip(name, "kube-apiserver is not built: deno task envtest:build");
