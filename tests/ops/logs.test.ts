import assert from "node:assert/strict";
import type { Client } from "kubist";
import type { Pod } from "kubist/core/v1";
import { manualClock } from "kubist/stream";
import { fanIn } from "../../lib/ops/fan_in.ts";
import { test } from "../harness.ts";
import { type Rig, settle, startRig, workload } from "./rig.ts";

async function deploy(k: Client, replicas = 2): Promise<void> {
  await k.deployments().create({ metadata: { name: "a" }, spec: { replicas, ...workload("a") } });
}

function print(s: Rig, pod: { metadata: { uid: string } }, ...lines: string[]): void {
  s.server.logs.append(pod.metadata.uid, "main", ...lines);
}

test("logs() of a workload reads all its pods", async () => {
  await using s = startRig({ simulate: true });
  await deploy(s.k);
  const pods = await s.k.pods().toArray();
  for (const pod of pods) print(s, pod, `1 ${pod.metadata.name}`, `2 ${pod.metadata.name}`);
  const lines = await s.k.deployments().logs("a").toArray();
  const names = pods.map((pod) => pod.metadata.name);
  assert.deepEqual(
    lines,
    names.flatMap((pod) => [1, 2].map((n) => ({ pod, container: "main", line: `${n} ${pod}` }))),
  );
  const last = await s.k.deployments().logs("a", { tail: 1 }).toArray();
  assert.deepEqual(last.map((l) => l.line), names.map((name) => `2 ${name}`));
});

test("logs() follows pods that are there and pods that are made later", async () => {
  await using s = startRig({ simulate: true });
  await deploy(s.k, 1);
  const [first] = await s.k.pods().toArray();
  assert.ok(first);
  print(s, first, "old", "one");
  const seen: string[] = [];
  for await (const { pod, line } of s.k.deployments().logs("a", { follow: true, tail: 1 })) {
    seen.push(line);
    if (line === "one") {
      print(s, first, "two");
      await s.k.deployments().scale("a", 2);
      const pods: Pod[] = await s.k.pods().toArray();
      const second: Pod | undefined = pods.find((p) => p.metadata.uid !== first.metadata.uid);
      assert.ok(second);
      print(s, second, "three");
    }
    if (line === "three") assert.notEqual(pod, first.metadata.name);
    if (seen.length === 3) break;
  }
  assert.deepEqual(seen.toSorted(), ["one", "three", "two"]);
});

test("logs() goes on after a restart of the container, and shows no line twice", async () => {
  await using s = startRig({ simulate: true });
  const clock = manualClock();
  const k = s.client({ clock, random: () => 0 });
  await deploy(s.k, 1);
  const [pod] = await s.k.pods().toArray();
  assert.ok(pod);
  const { name, uid } = pod.metadata;
  print(s, pod, "one");
  const seen: string[] = [];
  const reading = (async () => {
    for await (const { line } of k.deployments().logs("a", { follow: true })) {
      if (seen.push(line) === 3) break;
    }
  })();
  const until = async (count: number) => {
    for (let i = 0; seen.length < count; i++) {
      assert.ok(i < 500, `only ${seen}`);
      await settle(2);
      await clock.advance(1000);
    }
  };
  await until(1);
  const [status] = pod.status.containerStatuses ?? [];
  const set = (state: object, restartCount: number) =>
    s.k.pods().patchStatus(name, {
      status: { containerStatuses: [{ ...status, state, restartCount }] },
    });
  await set({ terminated: { exitCode: 1 } }, 0);
  s.server.logs.end(uid);
  await settle();
  await set({ running: {} }, 1);
  await settle(5);
  print(s, pod, "two");
  await until(2);
  // The connection breaks while the container runs.
  s.server.logs.end(uid);
  print(s, pod, "three");
  await until(3);
  await reading;
  assert.deepEqual(seen, ["one", "two", "three"]);
});

test("logs() of a Service shows pods that start late", async () => {
  await using s = startRig({ simulate: true });
  await s.k.pods().create({
    metadata: { name: "p", labels: { app: "a" } },
    spec: {
      schedulingGates: [{ name: "wait" }],
      containers: workload("a").template.spec.containers,
    },
  });
  await s.k.services().create({
    metadata: { name: "a" },
    spec: { selector: { app: "a" }, ports: [{ port: 80 }] },
  });
  const reading = (async () => {
    for await (const { line } of s.k.services().logs("a", { follow: true })) return line;
    return undefined;
  })();
  await settle();
  await s.k.pods().patch("p", { spec: { schedulingGates: null } });
  const pod = await s.k.pods().wait("p", "Ready");
  print(s, pod, "late");
  assert.equal(await reading, "late");
});

test("logs() refuses what selects nothing, and more pods than maxPods", async () => {
  await using s = startRig({ simulate: true });
  await s.k.services().create({ metadata: { name: "none" }, spec: { ports: [{ port: 80 }] } });
  await assert.rejects(s.k.services().logs("none").toArray(), {
    name: "TypeError",
    message: 'Cannot read the logs of services "none" in namespace "default": it selects no pods',
  });
  await deploy(s.k, 3);
  const many = s.k.deployments().logs("a", { follow: true, maxPods: 2 });
  await assert.rejects(many.toArray(), { name: "RangeError" });
});

test("logs() of any resource gives lines of pods, and records of workloads", async () => {
  await using s = startRig({ simulate: true });
  await deploy(s.k, 1);
  const [pod] = await s.k.pods().toArray();
  assert.ok(pod);
  print(s, pod, "one");
  assert.deepEqual(await s.k.resource("po").logs(pod.metadata.name).toArray(), ["one"]);
  const [line] = await s.k.resource("deploy").logs("a").toArray();
  assert.deepEqual(line, { pod: pod.metadata.name, container: "main", line: "one" });
});

test("fanIn() holds its sources back, and passes on what they throw", async () => {
  let made = 0;
  const all = fanIn<number>();
  all.add((async function* () {
    while (true) yield made++;
  })());
  let ended = false;
  all.add((async function* () {
    try {
      for (let i = 0; i < 2000; i++) yield -1;
    } finally {
      ended = true;
    }
  })());
  for await (const _ of all) break;
  await settle();
  assert.ok(made < 1000, String(made));
  assert.ok(ended);
  const failing = fanIn<number>();
  // deno-lint-ignore require-yield -- it only throws
  failing.add((async function* (): AsyncGenerator<number> {
    throw new RangeError("broken");
  })());
  await assert.rejects(Array.fromAsync(failing), RangeError);
});

test("logs() of pods by a selector reads and follows all of them", async () => {
  await using s = startRig({ simulate: true });
  await deploy(s.k);
  const pods = await s.k.pods().toArray();
  for (const pod of pods) print(s, pod, "early", `of ${pod.metadata.name}`);
  const view = s.k.pods().where({ app: "a" });
  const expected = pods.map(({ metadata: { name } }) => `${name} of ${name}`).toSorted();
  const read = await view.logs({ tail: 1 }).toArray();
  assert.deepEqual(read.map(({ pod, line }) => `${pod} ${line}`).toSorted(), expected);
  const followed = await view.logs({ tail: 1, follow: true }).take(2).toArray();
  assert.deepEqual(followed.map(({ pod, line }) => `${pod} ${line}`).toSorted(), expected);
  assert.deepEqual(await s.k.pods().where({ app: "b" }).logs().toArray(), []);
  const others = s.k.resource("deploy", "default");
  await assert.rejects(
    others.logs({ tail: 1 }).toArray(),
    /: name one; the logs of many are for pods$/,
  );
});
