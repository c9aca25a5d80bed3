import assert from "node:assert/strict";
import { manualClock } from "kubist/stream";
import { test } from "../harness.ts";
import { nextTime } from "../../lib/server/controllers/cron.ts";
import { type Api, api, dep, DP, NS, PO, pod, SV } from "./api.ts";

// deno-lint-ignore no-explicit-any -- answers are checked field by field
type Json = any;

const JB = "/apis/batch/v1/namespaces/t/jobs";
const CJ = "/apis/batch/v1/namespaces/t/cronjobs";
const start = Date.UTC(2026, 0, 1, 12, 0, 30);

/** A living cluster in virtual time. */
async function alive(): Promise<{ s: Api; clock: ReturnType<typeof manualClock> }> {
  const clock = manualClock();
  return { s: await api({ simulate: true, clock, startTimeMs: start }), clock };
}

async function until(found: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 4000; i++) {
    if (await found()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.fail("it has not come about");
}

test("nextTime() follows the schedule", () => {
  const next = (schedule: string, from: string) => {
    const time = nextTime(schedule, Date.parse(from));
    return time === undefined ? undefined : new Date(time).toISOString().slice(0, 16);
  };
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ["* * * * *", "2026-01-01T00:00:30Z", "2026-01-01T00:01"],
    ["*/15 * * * *", "2026-01-01T00:15:00Z", "2026-01-01T00:30"],
    ["0 3 * * *", "2026-01-01T03:00:00Z", "2026-01-02T03:00"],
    ["30 4 1,15 * 5", "2026-01-01T05:00:00Z", "2026-01-02T04:30"],
    ["0 0 29 2 *", "2026-01-01T00:00:00Z", "2028-02-29T00:00"],
    ["0 12 * JAN-MAR MON", "2026-03-31T00:00:00Z", "2027-01-04T12:00"],
    ["5/20 * * * *", "2026-01-01T00:06:00Z", "2026-01-01T00:25"],
    ["0 0 * * 7", "2026-01-01T00:00:00Z", "2026-01-04T00:00"],
    ["@hourly", "2026-01-01T00:00:00Z", "2026-01-01T01:00"],
    ["0 0 31 2 *", "2026-01-01T00:00:00Z", undefined],
    ["nonsense", "2026-01-01T00:00:00Z", undefined],
  ];
  for (const [schedule, from, expected] of cases) {
    assert.equal(next(schedule, from), expected, schedule);
  }
});

test("CTL-14 a cron job makes its jobs by the clock, and keeps so many of them", async () => {
  const { s, clock } = await alive();
  await using _s = s;
  const template = {
    spec: { restartPolicy: "Never", containers: [{ name: "c", image: "i" }] },
  };
  await s.post(CJ, {
    metadata: { name: "tick" },
    spec: { schedule: "*/5 * * * *", jobTemplate: { spec: { template } } },
  });
  assert.deepEqual((await s.get(JB)).body.items, []);
  await clock.advance(270_000);
  const { items } = (await s.get(JB)).body;
  assert.deepEqual(items.map((j: Json) => j.metadata.name), [`tick-${(start + 270_000) / 60_000}`]);
  assert.equal(items[0].metadata.ownerReferences[0].kind, "CronJob");
  const { status } = (await s.get(`${CJ}/tick`)).body;
  assert.equal(status.lastScheduleTime, "2026-01-01T12:05:00Z");
  for (let i = 0; i < 5; i++) await clock.advance(300_000);
  await until(async () => (await s.get(JB)).body.items.length === 3);
});

test("a suspended cron job makes none", async () => {
  const { s, clock } = await alive();
  await using _s = s;
  const template = { spec: { restartPolicy: "Never", containers: [{ name: "c", image: "i" }] } };
  await s.post(CJ, {
    metadata: { name: "tick" },
    spec: { schedule: "* * * * *", suspend: true, jobTemplate: { spec: { template } } },
  });
  await clock.advance(600_000);
  assert.deepEqual((await s.get(JB)).body.items, []);
});

test("a disruption budget counts its pods", async () => {
  const { s } = await alive();
  await using _s = s;
  await s.post("/apis/policy/v1/namespaces/t/poddisruptionbudgets", {
    metadata: { name: "b" },
    spec: { minAvailable: 1, selector: { matchLabels: { a: "d" } } },
  });
  await s.post(DP, dep("d", { spec: { replicas: 3 } }));
  const { status } = (await s.get("/apis/policy/v1/namespaces/t/poddisruptionbudgets/b")).body;
  const { expectedPods, currentHealthy, desiredHealthy, disruptionsAllowed } = status;
  assert.deepEqual([expectedPods, currentHealthy, desiredHealthy, disruptionsAllowed], [
    3,
    3,
    1,
    2,
  ]);
  assert.equal(status.conditions[0].reason, "SufficientPods");
});

test("an autoscaler keeps its target within its bounds", async () => {
  const { s } = await alive();
  await using _s = s;
  await s.post(DP, dep("d", { spec: { replicas: 9 } }));
  const HPA = "/apis/autoscaling/v2/namespaces/t/horizontalpodautoscalers";
  await s.post(HPA, {
    metadata: { name: "h" },
    spec: {
      minReplicas: 2,
      maxReplicas: 4,
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "d" },
    },
  });
  await until(async () => (await s.get(`${DP}/d`)).body.spec.replicas === 4);
  await until(async () => (await s.get(`${HPA}/h`)).body.status.currentReplicas === 4);
  const { conditions } = (await s.get(`${HPA}/h`)).body.status;
  assert.deepEqual(conditions.map((c: Json) => `${c.type}=${c.status}`).sort(), [
    "AbleToScale=True",
    "ScalingActive=False",
  ]);
});

test("the node renews its lease", async () => {
  const { s, clock } = await alive();
  await using _s = s;
  const lease = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/embedded";
  await clock.advance(0);
  assert.equal((await s.get(lease)).body.spec.renewTime, "2026-01-01T12:00:30.000000Z");
  await clock.advance(10_000);
  assert.equal((await s.get(lease)).body.spec.renewTime, "2026-01-01T12:00:40.000000Z");
});

test("a service has Endpoints beside its slices", async () => {
  const { s } = await alive();
  await using _s = s;
  await s.post(SV, {
    metadata: { name: "v" },
    spec: { selector: { x: "y" }, ports: [{ port: 80 }] },
  });
  await s.post(PO, pod("p", { metadata: { labels: { x: "y" } } }));
  const { subsets } = (await s.get(`${NS}/endpoints/v`)).body;
  assert.equal(subsets[0].addresses[0].targetRef.name, "p");
  assert.deepEqual(subsets[0].ports, [{ port: 80, protocol: "TCP" }]);
});

test("a claim of the default class is bound at once", async () => {
  const { s } = await alive();
  await using _s = s;
  const PVC = `${NS}/persistentvolumeclaims`;
  await s.post(PVC, {
    metadata: { name: "c" },
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
  });
  const { spec, status } = (await s.get(`${PVC}/c`)).body;
  assert.equal(status.phase, "Bound");
  const volume = (await s.get(`/api/v1/persistentvolumes/${spec.volumeName}`)).body;
  assert.deepEqual([volume.status.phase, volume.spec.claimRef.name], ["Bound", "c"]);
});

test("annotations script what a pod prints, how long it runs and how it ends", async () => {
  const { s, clock } = await alive();
  await using _s = s;
  const annotations = {
    "simulate.kubist.dev/logs": "one\ntwo\n",
    "simulate.kubist.dev/run-seconds": "60",
    "simulate.kubist.dev/exit-code": "3",
  };
  await s.post(PO, pod("p", { metadata: { annotations }, spec: { restartPolicy: "Never" } }));
  assert.equal((await s.get(`${PO}/p`)).body.status.phase, "Running");
  assert.equal((await s.get(`${PO}/p/log`)).text, "one\ntwo\n");
  await clock.advance(60_000);
  await until(async () => (await s.get(`${PO}/p`)).body.status.phase === "Failed");
  const { containerStatuses: [c] } = (await s.get(`${PO}/p`)).body.status;
  assert.equal(c.state.terminated.exitCode, 3);
});

test("a pod that is to finish runs its command, if the server knows it", async () => {
  const { s } = await alive();
  await using _s = s;
  const command = ["sh", "-c", "echo hello; echo $NAME; exit 2"];
  const env = [{ name: "NAME", value: "me" }];
  const containers = [{ name: "c", image: "i", command, env }];
  await s.post(PO, pod("p", { spec: { restartPolicy: "Never", containers } }));
  await until(async () => (await s.get(`${PO}/p`)).body.status.phase === "Failed");
  assert.equal((await s.get(`${PO}/p/log`)).text, "hello\nme\n");
});

test("a job of unknown commands succeeds, one of failing commands fails", async () => {
  const { s } = await alive();
  await using _s = s;
  const job = (name: string, command: string[]) => ({
    metadata: { name },
    spec: {
      backoffLimit: 0,
      template: {
        spec: { restartPolicy: "Never", containers: [{ name: "c", image: "i", command }] },
      },
    },
  });
  await s.post(JB, job("good", ["./migrate"]));
  await s.post(JB, job("bad", ["false"]));
  const ended = async (name: string, type: string) =>
    ((await s.get(`${JB}/${name}`)).body.status.conditions ?? []).some((c: Json) =>
      c.type === type
    );
  await until(() => ended("good", "Complete"));
  await until(() => ended("bad", "Failed"));
});

test("events that repeat are counted", async () => {
  const { s } = await alive();
  await using _s = s;
  await s.post(DP, dep("d", { spec: { replicas: 1 } }));
  for (const replicas of [2, 1, 2, 1]) await s.patch(`${DP}/d`, { spec: { replicas } });
  const { items } = (await s.get(`${NS}/events`)).body;
  const scaled = items.filter((e: Json) => e.message?.endsWith("from 1 to 2"));
  assert.deepEqual(scaled.map((e: Json) => e.count), [2]);
});

test("a job goes some time after it has ended, if it says so", async () => {
  const { s, clock } = await alive();
  await using _s = s;
  const template = { spec: { restartPolicy: "Never", containers: [{ name: "c", image: "i" }] } };
  const job = (name: string, more: Json) => ({ metadata: { name }, spec: { template, ...more } });
  await s.post(JB, job("goes", { ttlSecondsAfterFinished: 60 }));
  await s.post(JB, job("stays", {}));
  await until(async () => (await s.get(`${JB}/goes`)).body.status.completionTime !== undefined);
  await clock.advance(59_000);
  assert.equal((await s.get(`${JB}/goes`)).status, 200);
  await clock.advance(2000);
  assert.equal((await s.get(`${JB}/goes`)).status, 404);
  assert.equal((await s.get(`${JB}/stays`)).status, 200);
});

test("what a pod has printed goes with it", async () => {
  const { s } = await alive();
  await using _s = s;
  const annotations = { "simulate.kubist.dev/logs": "one" };
  const { body } = await s.post(PO, pod("p", { metadata: { annotations } }));
  const { uid } = body.metadata;
  assert.equal(s.server.logs.read(uid, "c").length, 1);
  await s.delete(`${PO}/p`, { gracePeriodSeconds: 0 });
  assert.equal(s.server.logs.read(uid, "c").length, 0);
});

test("nextTime() follows the clocks of a time zone, also when summer begins and ends", () => {
  const next = (schedule: string, from: string, zone: string) =>
    new Date(nextTime(schedule, Date.parse(from), zone) ?? NaN).toISOString().slice(0, 16);
  const cases: readonly (readonly [string, string, string, string])[] = [
    ["0 9 * * *", "2026-01-01T00:00:00Z", "Europe/Berlin", "2026-01-01T08:00"],
    ["0 9 * * *", "2026-07-01T00:00:00Z", "Europe/Berlin", "2026-07-01T07:00"],
    ["30 1 * * *", "2026-01-01T00:00:00Z", "Asia/Kolkata", "2026-01-01T20:00"],
    ["0 0 1 * *", "2026-01-15T00:00:00Z", "America/New_York", "2026-02-01T05:00"],
    ["30 0 * * *", "2026-03-28T23:45:00Z", "Europe/Berlin", "2026-03-29T22:30"],
    ["0 0 * * *", "2026-01-01T00:00:00Z", "Etc/UTC", "2026-01-02T00:00"],
  ];
  for (const [schedule, from, zone, expected] of cases) {
    assert.equal(next(schedule, from, zone), expected, `${schedule} ${zone}`);
  }
});

test("a time zone that nobody knows is refused", async () => {
  await using s = await api();
  const template = { spec: { restartPolicy: "Never", containers: [{ name: "c", image: "i" }] } };
  const spec = {
    schedule: "* * * * *",
    timeZone: "Mars/Base",
    jobTemplate: { spec: { template } },
  };
  const { status, body } = await s.post(CJ, { metadata: { name: "c" }, spec });
  assert.equal(status, 422);
  assert.match(
    body.message,
    /spec.timeZone: Invalid value: "Mars\/Base": unknown time zone Mars\/Base/,
  );
});

const job = (spec: Json, annotations: Json = {}): Json => ({
  metadata: { name: "j" },
  spec: {
    template: {
      metadata: { annotations },
      spec: { restartPolicy: "Never", containers: [{ name: "c", image: "i" }] },
    },
    ...spec,
  },
});

test("the pods of an indexed job have numbers, each succeeds once", async () => {
  const { s } = await alive();
  await using _s = s;
  await s.post(JB, job({ completionMode: "Indexed", completions: 3, parallelism: 2 }));
  await until(async () => (await s.get(`${JB}/j`)).body.status?.completedIndexes === "0-2");
  const { status } = (await s.get(`${JB}/j`)).body;
  assert.equal(status.succeeded, 3);
  const pods: Json[] = (await s.get(`${PO}?labelSelector=job-name=j`)).body.items;
  const label = "batch.kubernetes.io/job-completion-index";
  assert.deepEqual(pods.map((p) => p.metadata.labels[label]).sort(), ["0", "1", "2"]);
  const [first] = pods.filter((p) => p.metadata.labels[label] === "0");
  assert.match(first.metadata.name, /^j-0-[a-z0-9]{5}$/);
  assert.equal(first.spec.hostname, "j-0");
  assert.equal(first.spec.containers[0].env[0].name, "JOB_COMPLETION_INDEX");
});

test("a job that is active for too long fails", async () => {
  const { s, clock } = await alive();
  await using _s = s;
  await s.post(
    JB,
    job({ activeDeadlineSeconds: 60 }, { "simulate.kubist.dev/run-seconds": "600" }),
  );
  await until(async () => (await s.get(`${JB}/j`)).body.status?.active === 1);
  await clock.advance(61_000);
  const failed = async () => {
    const { conditions = [] } = (await s.get(`${JB}/j`)).body.status;
    return conditions.find((c: Json) => c.type === "Failed")?.reason === "DeadlineExceeded";
  };
  await until(failed);
  await until(async () => (await s.get(`${PO}?labelSelector=job-name=j`)).body.items.length === 0);
});

test("stateful and daemon sets keep a revision for each template, and what comes back is the newest", async () => {
  const { s } = await alive();
  await using _s = s;
  const revisions = "/apis/apps/v1/namespaces/t/controllerrevisions";
  const labels = { a: "x" };
  const template = (image: string) => ({
    metadata: { labels },
    spec: { containers: [{ name: "c", image }] },
  });
  for (const plural of ["statefulsets", "daemonsets"]) {
    const path = `/apis/apps/v1/namespaces/t/${plural}`;
    const spec = { selector: { matchLabels: labels }, template: template("one") };
    await s.post(path, { metadata: { name: plural }, spec });
    const numbers = async () => {
      const { items } = (await s.get(revisions)).body;
      const mine = items.filter((r: Json) => r.metadata.name.startsWith(plural));
      return mine.sort((a: Json, b: Json) => a.revision - b.revision)
        .map((r: Json) => [r.revision, r.data.spec.template.spec.containers[0].image].join());
    };
    const are = (...expected: string[]) =>
      until(async () => JSON.stringify(await numbers()) === JSON.stringify(expected));
    await are("1,one");
    await s.patch(`${path}/${plural}`, { spec: { template: template("two") } });
    await are("1,one", "2,two");
    await s.patch(`${path}/${plural}`, { spec: { template: template("one") } });
    await are("2,two", "3,one");
    await s.delete(`${path}/${plural}`);
  }
});

const failing = (name: string) =>
  pod(name, {
    metadata: { annotations: { "simulate.kubist.dev/exit-code": "3" } },
    spec: { restartPolicy: "OnFailure" },
  });

test("restartPolicy OnFailure restarts what fails: at once, then later every time", async () => {
  const { s, clock } = await alive();
  await using _ = s;
  await s.post(PO, failing("a"));
  await clock.advance(0);
  const container = async () => (await s.get(`${PO}/a`)).body.status.containerStatuses[0];
  const first = await container();
  assert.equal(first.restartCount, 1);
  assert.equal(first.state.waiting.reason, "CrashLoopBackOff");
  assert.match(first.state.waiting.message, /^back-off 10s restarting failed container=c pod=a_t/);
  assert.equal(first.lastState.terminated.exitCode, 3);
  assert.equal((await s.get(`${PO}/a`)).body.status.phase, "Running");
  await clock.advance(10_000);
  const second = await container();
  assert.equal(second.restartCount, 2);
  assert.match(second.state.waiting.message, /^back-off 20s /);
  const { items } = (await s.get(`${NS}/events`)).body;
  const reasons = items.map((e: { reason: string; count: number }) => `${e.reason} ${e.count}`);
  assert.ok(reasons.includes("BackOff 2"), reasons.join());
});

test("what ends well is not restarted, nor what is deleted while it waits", async () => {
  const { s, clock } = await alive();
  await using _ = s;
  await s.post(PO, failing("a"));
  await s.post(PO, {
    ...failing("b"),
    metadata: { name: "b", annotations: { "simulate.kubist.dev/exit-code": "0" } },
  });
  await clock.advance(0);
  assert.equal((await s.get(`${PO}/b`)).body.status.phase, "Succeeded");
  await s.delete(`${PO}/a`, { gracePeriodSeconds: 0 });
  await clock.advance(60_000);
  assert.equal((await s.get(`${PO}/a`)).status, 404);
});

test("a job gives up when its pods have been restarted too often", async () => {
  const { s, clock } = await alive();
  await using _ = s;
  const { metadata, spec } = failing("j");
  await s.post("/apis/batch/v1/namespaces/t/jobs", {
    metadata: { name: "j" },
    spec: { backoffLimit: 2, template: { metadata: { annotations: metadata.annotations }, spec } },
  });
  for (let i = 0; i < 5; i++) await clock.advance(10_000);
  const { status } = (await s.get("/apis/batch/v1/namespaces/t/jobs/j")).body;
  assert.equal(status.conditions.at(-1).reason, "BackoffLimitExceeded");
});
