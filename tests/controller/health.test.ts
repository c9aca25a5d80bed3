import assert from "node:assert/strict";
import { healthHandler, metrics, serveHealth } from "kubist/controller";
import { test } from "../harness.ts";

async function ask(answer: ReturnType<typeof healthHandler>, path: string, method = "GET") {
  const response = await answer(new Request(`http://localhost${path}`, { method }));
  return `${response.status} ${await response.text()}`;
}

const secret = () => {
  throw new RangeError("a secret detail");
};

test("healthHandler() passes when every check does, and says no more than asked", async () => {
  const answer = healthHandler({ live: { a: () => {}, b: () => Promise.resolve(true) } });
  assert.equal(await ask(answer, "/healthz"), "200 ok");
  assert.equal(await ask(answer, "/livez?verbose"), "200 [+]a ok\n[+]b ok\nlivez check passed\n");
  assert.equal(await ask(answer, "/healthz/a"), "200 ok");
  assert.equal(await ask(answer, "/readyz"), "200 ok");
});

test("healthHandler() fails with the names of what failed, and not with why", async () => {
  const answer = healthHandler({ ready: { a: () => false, b: secret, c: () => true } });
  const failed = "500 [-]a failed\n[-]b failed\n[+]c ok\nreadyz check failed\n";
  assert.equal(await ask(answer, "/readyz"), failed);
  assert.equal(await ask(answer, "/readyz?exclude=a&exclude=b"), "200 ok");
  assert.equal(await ask(answer, "/readyz/a"), "500 [-]a failed\nreadyz check failed\n");
  assert.equal(await ask(answer, "/readyz/c"), "200 ok");
});

test("healthHandler() knows no other path and no other method", async () => {
  const answer = healthHandler({});
  assert.match(await ask(answer, "/"), /^404/);
  assert.match(await ask(answer, "/metrics"), /^404/);
  assert.match(await ask(answer, "/healthz/toString"), /^404/);
  assert.match(await ask(answer, "/healthz", "POST"), /^405/);
});

test("metrics() prints counters, gauges and histograms as Prometheus reads them", () => {
  const all = metrics();
  const requests = all.counter("requests_total", "Requests\nanswered.");
  requests.add({ code: "200", path: '/a"b\\c\n' });
  requests.add({ path: '/a"b\\c\n', code: "200" }, 2);
  all.gauge("temperature", "Now.").set(-Infinity);
  all.gauge("absent", "Not there.").read(() => undefined);
  const sizes = all.histogram("size_bytes", "Sizes.", [1, 10]);
  for (const size of [0.5, 1, 5, 50]) sizes.observe(size, { kind: "x" });
  assert.equal(
    all.text(),
    [
      "# HELP requests_total Requests\\nanswered.",
      "# TYPE requests_total counter",
      'requests_total{code="200",path="/a\\"b\\\\c\\n"} 3',
      "# HELP temperature Now.",
      "# TYPE temperature gauge",
      "temperature -Inf",
      "# HELP absent Not there.",
      "# TYPE absent gauge",
      "# HELP size_bytes Sizes.",
      "# TYPE size_bytes histogram",
      'size_bytes_bucket{kind="x",le="1"} 2',
      'size_bytes_bucket{kind="x",le="10"} 3',
      'size_bytes_bucket{kind="x",le="+Inf"} 4',
      'size_bytes_sum{kind="x"} 56.5',
      'size_bytes_count{kind="x"} 4',
      "",
    ].join("\n"),
  );
});

test("metrics() gives a metric that is there, and refuses one of another type or no name", () => {
  const all = metrics();
  all.counter("a_total", "A.").add();
  all.counter("a_total", "A.").add();
  assert.match(all.text(), /^a_total 2$/m);
  assert.throws(() => all.gauge("a_total", "A."), /Cannot make a_total a gauge: it is a counter/);
  assert.throws(() => all.counter("a b", "A."), TypeError);
});

test("serveHealth() answers on loopback until it is closed", async () => {
  const all = metrics();
  all.counter("a_total", "A.").add();
  const server = await serveHealth({ metrics: all, live: { a: () => true } });
  const url = `http://${server.hostname}:${server.port}`;
  const response = await fetch(`${url}/metrics`);
  assert.match(response.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
  assert.match(await response.text(), /^a_total 1$/m);
  assert.equal(await (await fetch(`${url}/healthz`)).text(), "ok");
  await server.close();
  await assert.rejects(fetch(`${url}/healthz`));
});
