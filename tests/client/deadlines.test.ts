import assert from "node:assert/strict";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { connect, createClient } from "kubist";
import { KubeError, TimeoutError, TransportError } from "kubist/errors";
import { runtime } from "kubist/runtime";
import { manualClock } from "kubist/stream";
import type { ExchangeOptions, Transport } from "kubist/transport";
import { test } from "../harness.ts";
import { type Silence, silences, startSilent } from "./silent_server.ts";
import { clientVerbs, collectionVerbs, namedVerbs, type VerbRow } from "./verb_table.ts";

const rows = [...namedVerbs, ...collectionVerbs, ...clientVerbs];
/** What each call is given. */
const timeoutMs = 1500;
/** What it may take on a slow machine; the deadline that it would have by itself is 90 s. */
const mostMs = 30_000;
const calledOff = new RangeError("called off");

/** What explains resources from what is built in, where the server says nothing. */
const needsNoServer = new Set(["explain"]);

function endsByItself({ isEndless, givesBody }: VerbRow, silence: Silence): boolean {
  return !isEndless && !(givesBody && silence === "answers a head and no body");
}

async function timers(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}

for (const silence of Object.keys(silences) as Silence[]) {
  test(`all verbs end in time, and leave nothing, when a server ${silence}`, async () => {
    const before = await timers();
    const server = await startSilent(silence);
    const address = { server: `http://127.0.0.1:${server.port}`, namespace: "web" };
    const k = await connect(address);
    const timed = await connect({ ...address, timeoutMs });
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(calledOff), mostMs);
    const ends = rows.map(async (row) => {
      const limits = { signal: stop.signal, timeoutMs };
      const end = await row.act(row.isTimedByClient ? timed : k, limits, "a", "web")
        .then(() => "a value", (error: unknown) => error);
      return { row, end };
    });
    const own = await Promise.all(ends.filter((_, i) => endsByItself(rows[i]!, silence)));
    clearTimeout(late);
    stop.abort(calledOff);
    const others = await Promise.all(ends.filter((_, i) => !endsByItself(rows[i]!, silence)));
    const wrong = own.filter(({ row: { method, givesBody }, end }) =>
      needsNoServer.has(method)
        ? end !== "a value"
        : givesBody
        ? end === calledOff
        : !(end instanceof KubeError)
    );
    assert.deepEqual(wrong.map(({ row, end }) => `${row.of}.${row.method}(): ${end}`), []);
    for (const { row, end } of others) assert.equal(end, calledOff, row.method);
    await Promise.all([k.close(), timed.close()]);
    // The test's deadline ends these waits.
    while (server.open.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await server.close();
    while (await timers() > before);
  });
}

for (const silence of ["accepts and says nothing", "answers a head and no body"] as const) {
  test(`close() ends what is under way when a server ${silence}`, async () => {
    const server = await startSilent(silence);
    const k = await connect({ server: `http://127.0.0.1:${server.port}`, namespace: "web" });
    const calls = [k.pods().get("a"), k.kinds(), k.pods().patch("a", {}), k.pods().toArray()];
    const ends = Promise.all(calls.map((call) => call.catch((error) => error)));
    while (server.open.size < calls.length) await new Promise((resolve) => setTimeout(resolve, 5));
    await k.close();
    for (const end of await ends) {
      assert.ok(end instanceof TransportError, String(end));
      assert.equal(end.problem, "closed", end.message);
    }
    while (server.open.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.close();
  }, { timeoutMs: 60_000 });
}

test("logs() takes a connection that brings nothing for a minute for dead, unless it follows", async () => {
  for (const follow of [false, true]) {
    const clock = manualClock();
    const begin = new TextEncoder().encode("one\ntw");
    const stream = (_: unknown, { signal }: ExchangeOptions = {}) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(begin);
          signal?.addEventListener("abort", () => controller.error(signal.reason));
        },
      });
      return Promise.resolve({ body, contentType: "text/plain", done: () => {} });
    };
    const transport = { server: "https://nowhere.example", stream } as unknown as Transport;
    const k = createClient({ transport, namespace: "web", clock });
    const lines = k.pods().logs("a", { follow })[Symbol.asyncIterator]();
    assert.equal((await lines.next()).value, "one");
    const next = lines.next().then(() => "a line", (error) => error);
    await clock.advance(59_000);
    assert.equal(await Promise.race([next, Promise.resolve("waits")]), "waits");
    await clock.advance(2000);
    if (follow) assert.equal(await Promise.race([next, Promise.resolve("waits")]), "waits");
    else {
      const end = await next;
      assert.ok(end instanceof TimeoutError, String(end));
      assert.equal(end.phase, "idle");
      assert.match(end.message, /^Cannot read the log of pods "a" in namespace "web" to its end: /);
    }
    await lines.return?.();
  }
});

test("a program ends after calls that a silent server never answered", async () => {
  const script = fileURLToPath(new URL("./silent_child.ts", import.meta.url));
  const args = "Deno" in globalThis ? ["run", "-A", "--no-check", script] : [script];
  const child = runtime().spawn(process.execPath, { args });
  const text = (stream: ReadableStream<Uint8Array>) =>
    new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).text();
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  assert.equal((await child.exited).code, 0, errors);
  assert.equal(out.trim(), `${rows.length} calls are over`);
}, { timeoutMs: 60_000 });
