import assert from "node:assert/strict";
import { loadConfig, openKubeconfig } from "kubist/config";
import { test } from "../harness.ts";
import { canonical } from "./canonical.ts";
import { fakeRuntime } from "./fake_runtime.ts";
import { type MergeCase, mergeCases } from "./merge_cases.ts";
import { mergeExpected } from "./merge_expected.ts";

async function view(c: MergeCase): Promise<unknown> {
  const files = Object.fromEntries(
    Object.entries(c.files).map(([name, text]) => [`/DIR/${name}`, text]),
  );
  const list = (c.list ?? []).map((name) => `/DIR/${name}`).join(":");
  const runtime = fakeRuntime({ files, env: { KUBECONFIG: list } });
  const { explicit, raw = true, ...shown } = c;
  try {
    const kubeconfig = explicit && `/DIR/${explicit}`;
    const store = await openKubeconfig({ kubeconfig }, { runtime });
    return canonical(await store.view({ raw, ...shown }));
  } catch (error) {
    assert.equal((error as Error).name, "ConfigError", `${error}`);
    return "error";
  }
}

for (const c of mergeCases) {
  test(`openKubeconfig() merges as kubectl does: ${c.name}`, async () => {
    assert.ok(c.name in mergeExpected, "an expectation is missing");
    assert.deepEqual(await view(c), mergeExpected[c.name]);
  });
}

test("openKubeconfig() covers at least 60 cases", () => {
  assert.ok(mergeCases.length >= 60);
  assert.equal(new Set(mergeCases.map((c) => c.name)).size, mergeCases.length);
});

test("openKubeconfig() gives names that objects have by themselves their own entries", async () => {
  const names = ["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "prototype"];
  const config = {
    contexts: names.map((name) => ({ name, context: { cluster: name, user: name } })),
    clusters: names.map((name, i) => ({ name, cluster: { server: `https://h${i}` } })),
    users: names.map((name) => ({ name, user: { token: `token-of-${name}` } })),
  };
  const runtime = fakeRuntime();
  for (const [i, context] of names.entries()) {
    const { server, credentials } = await loadConfig({ kubeconfig: config, context }, { runtime });
    assert.equal(server, `https://h${i}`);
    assert.deepEqual([...await credentials.headers()], [
      ["Authorization", `Bearer token-of-${context}`],
    ]);
  }
  for (const context of ["isPrototypeOf", "__defineGetter__", "__lookupGetter__"]) {
    await assert.rejects(loadConfig({ kubeconfig: config, context }, { runtime }), /no context is/);
  }
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
});

test("openKubeconfig() merge is associative, the first file wins per name", async () => {
  const servers = ["https://a", "https://b", "https://c"];
  for (const order of [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]) {
    const files = Object.fromEntries(order.map((n, i) => [
      `/${i}`,
      `kind: Config\nclusters:\n- name: all\n  cluster: { server: "${servers[n]}" }\n` +
      `- name: own${n}\n  cluster: { server: "${servers[n]}" }\n`,
    ]));
    const runtime = fakeRuntime({ files, env: { KUBECONFIG: "/0:/1:/2" } });
    const store = await openKubeconfig({}, { runtime });
    const clusters = store.reveal().clusters ?? [];
    assert.equal(clusters.find((c) => c.name === "all")?.cluster.server, servers[order[0] ?? 0]);
    assert.equal(clusters.length, 4);
    for (const n of order) {
      assert.equal(store.originOf("clusters", `own${n}`), `/${order.indexOf(n)}`);
    }
  }
});
