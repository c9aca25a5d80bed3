import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, DP } from "./api.ts";

// deno-lint-ignore no-explicit-any -- answers are checked field by field
type Json = any;

async function start(): Promise<Api> {
  const s = await api({ controllers: false });
  const { status } = await s.post(DP, {
    metadata: { name: "d" },
    spec: {
      selector: { matchLabels: { a: "d" } },
      template: {
        metadata: { labels: { a: "d" } },
        spec: {
          containers: [
            {
              name: "c1",
              image: "i1",
              env: [{ name: "A", value: "1" }, { name: "B", value: "2" }],
              ports: [{ containerPort: 80 }],
            },
            { name: "c2", image: "i2", args: ["x", "y"] },
          ],
          volumes: [{ name: "v1", emptyDir: {} }],
          tolerations: [{ key: "k", operator: "Exists" }],
        },
      },
    },
  });
  assert.equal(status, 201);
  return s;
}

const send = (s: Api, patch: Json) =>
  s.patch(`${DP}/d`, patch, { type: "application/strategic-merge-patch+json" });
const pods = (s: Api, spec: Json) => send(s, { spec: { template: { spec } } });
const podOf = (answer: Json) => answer.body.spec.template.spec;
const names = (list: Json[]) => list.map((c) => c.name);

test("SMP-01 a container is merged by name", async () => {
  await using s = await start();
  const spec = podOf(await pods(s, { containers: [{ name: "c1", image: "i1b" }] }));
  assert.deepEqual(names(spec.containers), ["c1", "c2"]);
  assert.equal(spec.containers[0].image, "i1b");
  assert.equal(spec.containers[0].env.length, 2);
  assert.equal(spec.containers[0].ports.length, 1);
});

test("SMP-02 a new container comes first", async () => {
  await using s = await start();
  const spec = podOf(await pods(s, { containers: [{ name: "c3", image: "i3" }] }));
  assert.deepEqual(names(spec.containers), ["c3", "c1", "c2"]);
});

test("SMP-03 a container is deleted", async () => {
  await using s = await start();
  await pods(s, { containers: [{ name: "c3", image: "i3" }] });
  const spec = podOf(await pods(s, { containers: [{ name: "c3", $patch: "delete" }] }));
  assert.deepEqual(names(spec.containers), ["c1", "c2"]);
});

test("SMP-04 deleting what is not there changes nothing", async () => {
  await using s = await start();
  const { status, body } = await pods(s, { containers: [{ name: "c9", $patch: "delete" }] });
  assert.equal(status, 200);
  assert.equal(body.metadata.generation, 1);
});

test("SMP-05 a list is replaced on request", async () => {
  await using s = await start();
  const env = [{ $patch: "replace" }, { name: "Z", value: "9" }];
  const spec = podOf(await pods(s, { containers: [{ name: "c1", env }] }));
  assert.deepEqual(spec.containers[0].env, [{ name: "Z", value: "9" }]);
});

test("SMP-06 null removes", async () => {
  await using s = await start();
  const spec = podOf(await pods(s, { containers: [{ name: "c1", env: null }] }));
  assert.equal("env" in spec.containers[0], false);
});

test("SMP-07 arguments are one value", async () => {
  await using s = await start();
  const spec = podOf(await pods(s, { containers: [{ name: "c2", args: ["z"] }] }));
  assert.deepEqual(spec.containers[1].args, ["z"]);
});

test("SMP-08 a patch may order", async () => {
  await using s = await start();
  const spec = podOf(
    await pods(s, {
      "$setElementOrder/containers": [{ name: "c2" }, { name: "c1" }],
      containers: [{ name: "c1", image: "n" }],
    }),
  );
  assert.deepEqual(names(spec.containers), ["c2", "c1"]);
});

for (
  const [id, spec, text] of [
    ["SMP-09", {
      "$setElementOrder/containers": [{ name: "c2" }],
      containers: [{ name: "c1", image: "n" }],
    }, /order/i],
    ["SMP-11", { containers: [{ image: "x" }] }, /does not contain declared merge key: name/],
    ["SMP-12", { containers: [{ name: "c1", $patch: "bogus" }] }, /unknown patch type/i],
  ] as const
) {
  test(`${id} a patch that makes no sense changes nothing`, async () => {
    await using s = await start();
    const { status, body } = await pods(s, spec);
    assert.ok(status >= 400);
    assert.match(body.message, text);
    assert.equal((await s.get(`${DP}/d`)).body.metadata.generation, 1);
  });
}

test("SMP-10 ports are merged by number alone", async () => {
  await using s = await start();
  const ports = [{ containerPort: 80, protocol: "UDP" }];
  const spec = podOf(await pods(s, { containers: [{ name: "c1", ports }] }));
  assert.deepEqual(spec.containers[0].ports, ports);
});

test("SMP-13 tolerations are one value", async () => {
  await using s = await start();
  const spec = podOf(await pods(s, { tolerations: [{ key: "k2", operator: "Exists" }] }));
  assert.deepEqual(spec.tolerations.map((t: Json) => t.key), ["k2"]);
});

test("SMP-14 a volume has one source", async () => {
  await using s = await start();
  const { status, body } = await pods(s, { volumes: [{ name: "v1", configMap: { name: "x" } }] });
  assert.equal(status, 422);
  assert.match(body.message, /may not specify more than 1 volume type/);
});

test("SMP-15 retained keys replace a source", async () => {
  await using s = await start();
  const volumes = [{ name: "v1", $retainKeys: ["name", "configMap"], configMap: { name: "x" } }];
  const spec = podOf(await pods(s, { volumes }));
  assert.deepEqual(spec.volumes, [{ name: "v1", configMap: { name: "x", defaultMode: 420 } }]);
});

test("SMP-16 retained keys replace a strategy", async () => {
  await using s = await start();
  const { body } = await send(s, {
    spec: { strategy: { $retainKeys: ["type"], type: "Recreate" } },
  });
  assert.deepEqual(body.spec.strategy, { type: "Recreate" });
});
