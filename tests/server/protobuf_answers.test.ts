import assert from "node:assert/strict";
import { loadProtobuf, protobufType } from "kubist/wire";
import { createServer } from "../../lib/server/mod.ts";
import { samples } from "../generated/samples.ts";
import { test } from "../harness.ts";
import { type Api, api, CM, cm, dep, DP, drive } from "./api.ts";

const ACCEPT = { accept: `${protobufType},application/json` };

async function answer(s: Api, path: string): Promise<Response> {
  return await s.server.fetch(new Request(`http://embedded${path}`, { headers: ACCEPT }));
}

test("every built-in kind reads the same in protobuf as in JSON", async () => {
  const protobuf = await loadProtobuf();
  await using server = createServer({
    controllers: false,
    admission: { disable: ["ServiceAccount"] },
  });
  const s = drive(server);
  let seen = 0;
  for (const { kind, object } of samples) {
    if (!/^v\d+$/.test(kind.version) || !kind.verbs.includes("get")) continue;
    const root = kind.group === "" ? "/api/v1" : `/apis/${kind.group}/${kind.version}`;
    const scope = kind.scope === "Namespaced" ? "/namespaces/default" : "";
    const path = `${root}${scope}/${kind.plural}`;
    const created = await s.post(path, object);
    assert.equal(created.status, 201, `${path} ${created.text}`);
    for (const p of [path, `${path}/${created.body.metadata.name}`]) {
      const response = await answer(s, p);
      assert.equal(response.headers.get("content-type"), protobufType, p);
      const decoded = protobuf.decode(new Uint8Array(await response.arrayBuffer()));
      assert.deepEqual(inner(decoded), inner((await s.get(p)).body), p);
      seen++;
    }
  }
  assert.ok(seen > 100, String(seen));
});

/** Objects inside others do not say what they are. */
function inner(value: unknown, depth = 0): unknown {
  if (Array.isArray(value)) return value.map((v) => inner(v, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  const typed = depth > 0 && "metadata" in value;
  const entries = Object.entries(value).filter(([k]) =>
    !typed || (k !== "kind" && k !== "apiVersion")
  );
  return Object.fromEntries(entries.map(([k, v]) => [k, inner(v, depth + 1)]));
}

test("a watch in protobuf is frames of events", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const response = await answer(s, `${CM}?watch=1&timeoutSeconds=1`);
  assert.equal(response.headers.get("content-type"), `${protobufType};stream=watch`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  assert.equal(bytes.length, 4 + length);
  assert.match(new TextDecoder().decode(bytes), /ADDED/);
});

test("refusals, scales and metadata come in protobuf too", async () => {
  const protobuf = await loadProtobuf();
  await using s = await api();
  await s.post(DP, dep("d"));
  const read = async (path: string, accept: string) => {
    const response = await s.server.fetch(
      new Request(`http://embedded${path}`, { headers: { accept } }),
    );
    return protobuf.decode(new Uint8Array(await response.arrayBuffer())) as Record<string, unknown>;
  };
  assert.equal((await read(`${DP}/none`, protobufType))["reason"], "NotFound");
  const scale = await read(`${DP}/d/scale`, protobufType);
  assert.equal(scale["kind"], "Scale");
  const metadata = await read(
    `${DP}/d`,
    `${protobufType};as=PartialObjectMetadata;v=v1;g=meta.k8s.io`,
  );
  assert.equal(metadata["kind"], "PartialObjectMetadata");
});

test("NEG-06 tables are JSON whatever else is accepted", async () => {
  await using s = await api();
  const view = "as=Table;v=v1;g=meta.k8s.io";
  const { body, headers } = await s.get(CM, {
    accept: `${protobufType};${view},application/json;${view}`,
  });
  assert.equal(headers.get("content-type"), "application/json");
  assert.equal(body.kind, "Table");
});

test("times keep their microseconds in protobuf, and a time that is null stays one", async () => {
  const protobuf = await loadProtobuf();
  await using s = await api({ controllers: false });
  const named = (kind: string, apiVersion: string, more: object) => ({
    kind,
    apiVersion,
    metadata: { name: "a" },
    ...more,
  });
  const leases = "/apis/coordination.k8s.io/v1/namespaces/t/leases";
  const budgets = "/apis/policy/v1/namespaces/t/poddisruptionbudgets";
  const renewTime = "2002-01-01T01:01:01.000002Z";
  const status = { disruptedPods: { p: null }, disruptionsAllowed: 0, currentHealthy: 0 };
  const counted = { ...status, desiredHealthy: 0, expectedPods: 0 };
  await s.post(leases, named("Lease", "coordination.k8s.io/v1", { spec: { renewTime } }));
  await s.post(budgets, named("PodDisruptionBudget", "policy/v1", { spec: { minAvailable: 1 } }));
  await s.put(
    `${budgets}/a/status`,
    named("PodDisruptionBudget", "policy/v1", { spec: { minAvailable: 1 }, status: counted }),
  );
  for (const path of [`${leases}/a`, `${budgets}/a`]) {
    const response = await answer(s, path);
    assert.equal(response.status, 200, path);
    const decoded = protobuf.decode(new Uint8Array(await response.arrayBuffer()));
    assert.deepEqual(decoded, (await s.get(path)).body, path);
  }
});
