import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, CM, cm } from "./api.ts";

/** The values of a metric, by their labels; what has no value is not there. */
async function values(s: Api, name: string): Promise<Record<string, number>> {
  const { status, text, headers } = await s.get("/metrics");
  assert.equal(status, 200);
  assert.match(headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
  const found: Record<string, number> = {};
  for (const line of text.split("\n")) {
    const [, own, labels = "", value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (own === name) found[labels] = Number(value);
  }
  return found;
}

const labels = (scope: string, verb: string, dryRun = "") =>
  `component="apiserver",dry_run="${dryRun}",group="",resource="configmaps",scope="${scope}",subresource="",verb="${verb}",version="v1"`;

test("requests are counted by what they do and how they end", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  await s.post(CM, cm("a"));
  await s.post(`${CM}?dryRun=All`, cm("b"));
  await s.get(`${CM}/a`);
  await s.get(CM);
  await s.get("/api/v1/configmaps");
  await s.delete(CM);
  await s.get("/api/v1/namespaces/t/bogus");
  const found = await values(s, "apiserver_request_total");
  const own = Object.entries(found).filter(([key]) => /configmaps|bogus/.test(key));
  assert.deepEqual(Object.fromEntries(own), {
    [`code="200",${labels("cluster", "LIST")}`]: 1,
    [`code="200",${labels("namespace", "DELETE")}`]: 1,
    [`code="200",${labels("namespace", "LIST")}`]: 1,
    [`code="200",${labels("resource", "GET")}`]: 1,
    [`code="201",${labels("resource", "POST")}`]: 1,
    [`code="201",${labels("resource", "POST", "All")}`]: 1,
    [`code="409",${labels("resource", "POST")}`]: 1,
  });
});

test("how long requests took is counted in buckets that contain each other", async () => {
  await using s = await api();
  for (let i = 0; i < 3; i++) await s.get(CM);
  const name = "apiserver_request_duration_seconds";
  const buckets = await values(s, `${name}_bucket`);
  const own = Object.entries(buckets).filter(([key]) => key.includes("configmaps"));
  const counts = own.map(([, count]) => count);
  assert.equal(own.length, 24);
  assert.deepEqual(counts, counts.toSorted((a, b) => a - b));
  assert.equal(buckets[`${labels("namespace", "LIST")},le="+Inf"`], 3);
  assert.equal((await values(s, `${name}_count`))[labels("namespace", "LIST")], 3);
  assert.ok((await values(s, `${name}_sum`))[labels("namespace", "LIST")]! > 0);
});

test("open watches and their events are counted, and each watch once it is over", async () => {
  await using s = await api();
  const lasting = labels("namespace", "WATCH").replace('dry_run="",', "");
  const events = 'group="",resource="configmaps",version="v1"';
  const watch = await s.watch(`${CM}?watch=1`);
  await s.post(CM, cm("a"));
  await watch.next();
  assert.equal((await values(s, "apiserver_longrunning_requests"))[lasting], 1);
  assert.equal((await values(s, "apiserver_watch_events_total"))[events], 1);
  const done = `code="200",${labels("namespace", "WATCH")}`;
  assert.equal((await values(s, "apiserver_request_total"))[done], undefined);
  await watch.close();
  assert.equal((await values(s, "apiserver_longrunning_requests"))[lasting], 0);
  assert.equal((await values(s, "apiserver_request_total"))[done], 1);
});

test("stored objects are counted, and what the process takes", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  await s.post(CM, cm("b"));
  const stored = await values(s, "apiserver_storage_objects");
  assert.equal(stored['resource="configmaps"'], 2);
  assert.equal(stored['resource="deployments.apps"'], 0);
  const own = await values(s, "apiserver_resource_objects");
  assert.equal(own['group="",resource="configmaps"'], 2);
  assert.equal(Object.keys(own).filter((key) => key.includes('"events"')).length, 1);
  assert.ok((await values(s, "process_cpu_seconds_total"))[""]! > 0);
  assert.ok((await values(s, "process_resident_memory_bytes"))[""]! > 1_000_000);
  const started = (await values(s, "process_start_time_seconds"))[""]!;
  assert.ok(started > 1_700_000_000 && started * 1000 <= Date.now());
});

test("metrics are for those who may read them, under their path alone", async () => {
  await using s = await api({
    auth: { mode: "rbac", tokens: { t: { username: "a", groups: [] } } },
  });
  const { status, body } = await s.get("/metrics", { authorization: "Bearer t" });
  assert.equal(status, 403);
  assert.equal(body.message, 'forbidden: User "a" cannot get path "/metrics"');
  await using open = await api();
  assert.equal((await open.get("/metrics/")).status, 404);
  assert.equal((await open.post("/metrics", {})).status, 200);
});
