import assert from "node:assert/strict";
import { isApiError, ProtocolError, TimeoutError, TransportError } from "kubist/errors";
import type { HttpRequest, WebSocketConnection } from "kubist/runtime";
import { type ManualClock, manualClock, sleep } from "kubist/stream";
import {
  createTransport,
  parseWarnings,
  type Retry,
  type TraceEvent,
  type Transport,
  type TransportOptions,
  type Wait,
} from "kubist/transport";
import { toCreateRequest, toGetRequest, toWatchRequest } from "kubist/wire";
import { test } from "../harness.ts";

const kind = {
  group: "",
  version: "v1",
  kind: "Pod",
  plural: "pods",
  scope: "Namespaced",
} as const;
const get = toGetRequest({ kind, namespace: "web", name: "a" });
const create = toCreateRequest({ kind, namespace: "web" }, { metadata: { name: "a" } });
const watch = toWatchRequest({ kind, namespace: "web" });

type Reply = (request: HttpRequest) => Response | Promise<Response>;

interface Rig {
  readonly clock: ManualClock;
  readonly sent: HttpRequest[];
  readonly retries: Retry[];
  readonly opened: unknown[];
  readonly closed: () => number;
  readonly transport: Transport;
}

/** A transport whose server gives these answers in turn; the last again and again. */
function rig(replies: readonly Reply[], options: Partial<TransportOptions> = {}): Rig {
  const clock = manualClock();
  const sent: HttpRequest[] = [];
  const retries: Retry[] = [];
  const opened: unknown[] = [];
  let closed = 0;
  const transport = createTransport({
    server: "https://k",
    clock,
    random: () => 0,
    onRetry: (r) => retries.push(r),
    open(identity) {
      opened.push(identity);
      return {
        request(request) {
          sent.push(request);
          const reply = replies[Math.min(sent.length, replies.length) - 1] as Reply;
          return Promise.resolve().then(() => reply(request));
        },
        close: () => Promise.resolve(void closed++),
      };
    },
    ...options,
  });
  return { clock, sent, retries, opened, closed: () => closed, transport };
}

const ok: Reply = () => Response.json({ kind: "Pod" });
const status = (code: number, headers: Record<string, string> = {}): Reply => () =>
  Response.json({ kind: "Status", code, message: `code ${code}` }, { status: code, headers });
const broken: Reply = () => {
  throw new TransportError("Cannot go on: reset", { problem: "reset" });
};
/** Never answers; gives in to the signal. */
const never: Reply = ({ signal }) =>
  new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));

test("exchange() sends the request to the server and reads the answer", async () => {
  const r = rig([ok]);
  const answer = await r.transport.exchange(get);
  assert.equal(answer.text, '{"kind":"Pod"}');
  assert.equal(r.sent[0]?.url, "https://k/api/v1/namespaces/web/pods/a");
  assert.deepEqual(r.sent[0]?.headers, [["accept", "application/json"], ["user-agent", "kubist"]]);
  assert.equal(r.clock.pending, 0);
});

test("exchange() rejects with an ApiError for a refusal", async () => {
  await assert.rejects(
    () => rig([status(404)]).transport.exchange(get),
    (e) => isApiError(e, "NotFound") && e.request?.path === get.path,
  );
});

test("exchange() never follows a redirect", async () => {
  const r = rig([() => new Response(null, { status: 307, headers: { location: "https://evil" } })]);
  await assert.rejects(() => r.transport.exchange(get), ProtocolError);
  assert.equal(r.sent.length, 1);
});

const table: readonly (readonly [string, typeof get, Reply, number])[] = [
  ["429 with Retry-After", get, status(429, { "retry-after": "1" }), 2],
  ["429 with Retry-After", create, status(429, { "retry-after": "1" }), 2],
  ["500 with Retry-After", create, status(500, { "retry-after": "1" }), 2],
  ["429", get, status(429), 2],
  ["429", create, status(429), 1],
  ["500", get, status(500), 1],
  ["502", get, status(502), 2],
  ["503", get, status(503), 2],
  ["503", create, status(503), 1],
  ["504", get, status(504), 2],
  ["a broken connection", get, broken, 2],
  ["a broken connection", create, broken, 1],
  ["404", get, status(404, { "retry-after": "1" }), 1],
];
for (const [what, request, reply, tries] of table) {
  test(`exchange() sends ${request.method} ${tries === 1 ? "once" : "again"} after ${what}`, async () => {
    const r = rig([reply, ok]);
    const done = r.transport.exchange(request).catch((e: unknown) => e);
    await r.clock.advance(2000);
    const result = await done;
    assert.equal(r.sent.length, tries);
    assert.equal(result instanceof Error, tries === 1);
    assert.equal(r.retries.length, tries - 1);
  });
}

test("exchange() waits as long as Retry-After asks", async () => {
  const r = rig([status(429, { "retry-after": "7" }), ok]);
  const done = r.transport.exchange(get);
  await r.clock.advance(6999);
  assert.equal(r.sent.length, 1);
  await r.clock.advance(1);
  await done;
  assert.deepEqual(r.retries.map((x) => [x.cause, x.delayMs, x.attempt]), [[429, 7000, 1]]);
});

test("exchange() tells by which flow schema the server held a request back", async () => {
  const headers = { "retry-after": "1", "x-kubernetes-pf-flowschema-uid": "f-1" };
  const r = rig([status(429, headers), status(503), ok]);
  const done = r.transport.exchange(get);
  await r.clock.advance(20_000);
  await done;
  assert.deepEqual(r.retries.map((x) => x.flowSchemaUid), ["f-1", undefined]);
});

test("exchange() gives the last refusal after ten retries", async () => {
  const r = rig([status(429, { "retry-after": "0" })]);
  const done = assert.rejects(
    r.transport.exchange(get, { timeoutMs: 1e9 }),
    (e) => isApiError(e, "TooManyRequests"),
  );
  await r.clock.advance(200_000);
  await done;
  assert.equal(r.sent.length, 11);
});

test("exchange() does not repeat what its caller repeats", async () => {
  const r = rig([status(503), ok]);
  await assert.rejects(() => r.transport.exchange(get, { retry: false }), /503/);
});

test("exchange() rejects with the caller's reason, untouched", async () => {
  const r = rig([never]);
  const controller = new AbortController();
  const done = r.transport.exchange(get, { signal: controller.signal });
  await r.clock.advance(1);
  const reason = { mine: true };
  controller.abort(reason);
  await assert.rejects(done, (e) => e === reason);
  assert.equal(r.clock.pending, 0);
});

test("exchange() rejects with a TimeoutError after its deadline", async () => {
  const r = rig([never], { timeoutMs: 5000 });
  const done = assert.rejects(
    r.transport.exchange(get),
    (e) => e instanceof TimeoutError && e.phase === "overall" && /within 5000 ms/.test(e.message),
  );
  await r.clock.advance(5000);
  await done;
});

test("stream() has a deadline for the head of its answer only", async () => {
  const late = rig([never]);
  const done = assert.rejects(
    late.transport.stream(watch),
    (e) => e instanceof TimeoutError && e.phase === "response" && /proxy/.test(e.message),
  );
  await late.clock.advance(30_000);
  await done;

  const r = rig([() => new Response("x")]);
  const { body, done: end } = await r.transport.stream(watch);
  assert.equal(r.clock.pending, 0);
  assert.equal(await new Response(body).text(), "x");
  end();
});

test("raw() gives any answer as it is", async () => {
  const response = await rig([status(500)]).transport.raw(get);
  assert.equal(response.status, 500);
  await response.body?.cancel();
});

test("raw() leaves nothing on a signal that lives on, once its answer is read or cancelled", async () => {
  const { signal } = new AbortController();
  let listeners = 0;
  const [add, remove] = [signal.addEventListener, signal.removeEventListener];
  Object.assign(signal, {
    addEventListener: (...args: Parameters<typeof add>) => (listeners++, add.apply(signal, args)),
    removeEventListener: (...args: Parameters<typeof remove>) => (
      listeners--, remove.apply(signal, args)
    ),
  });
  const r = rig([ok, ok, status(500)]);
  await (await r.transport.raw(get, { signal })).text();
  assert.equal(listeners, 0);
  await (await r.transport.raw(get, { signal })).body?.cancel();
  assert.equal(listeners, 0);
  const open = await r.transport.raw(get, { signal });
  assert.equal(open.status, 500);
  assert.ok(listeners > 0);
  await open.text();
  assert.equal(listeners, 0);
});

function credentials(script: { renew: boolean }) {
  let token = 1;
  return {
    headers: () => Promise.resolve([["authorization", `Bearer t${token}`]] as const),
    certificate: () => Promise.resolve(undefined),
    invalidate: () => {
      token++;
      return script.renew;
    },
  };
}
const bearer = (r: HttpRequest) => r.headers.find(([n]) => n === "authorization")?.[1];

test("exchange() renews credentials once after a 401, for writes too", async () => {
  const r = rig([status(401), ok], { credentials: credentials({ renew: true }) });
  await r.transport.exchange(create);
  assert.deepEqual(r.sent.map(bearer), ["Bearer t1", "Bearer t2"]);

  const still = rig([status(401)], { credentials: credentials({ renew: true }) });
  await assert.rejects(() => still.transport.exchange(get), (e) => isApiError(e, "Unauthorized"));
  assert.equal(still.sent.length, 2);

  const fixed = rig([status(401)], { credentials: credentials({ renew: false }) });
  await assert.rejects(() => fixed.transport.exchange(get), (e) => isApiError(e, "Unauthorized"));
  assert.equal(fixed.sent.length, 1);
});

test("exchange() repeats impersonation headers instead of joining them", async () => {
  const r = rig([ok], {
    impersonate: { user: "u", groups: ["a", "b"], extra: { "x/y": ["1", "2"] } },
  });
  await r.transport.exchange(get);
  assert.deepEqual(r.sent[0]?.headers.filter(([n]) => n.startsWith("Impersonate")), [
    ["Impersonate-User", "u"],
    ["Impersonate-Group", "a"],
    ["Impersonate-Group", "b"],
    ["Impersonate-Extra-x%2Fy", "1"],
    ["Impersonate-Extra-x%2Fy", "2"],
  ]);
});

test("exchange() opens new connections for a rotated certificate and keeps them otherwise", async () => {
  let certificate = { cert: "1", key: "1" };
  const r = rig([ok], {
    credentials: {
      ...credentials({ renew: false }),
      certificate: () => Promise.resolve(certificate),
    },
  });
  await r.transport.exchange(get);
  await r.transport.exchange(get);
  certificate = { cert: "2", key: "2" };
  await r.transport.exchange(get);
  assert.deepEqual(r.opened, [
    { ca: undefined, certificate: { cert: "1", key: "1" } },
    { ca: undefined, certificate: { cert: "2", key: "2" } },
  ]);
  await r.transport.close();
  assert.equal(r.closed(), 2);
  await assert.rejects(() => r.transport.exchange(get), /the client is closed/);
});

test("exchange() looks for another CA after a TLS failure and tries once more", async () => {
  let ca = "old";
  const untrusted: Reply = () => {
    throw new TransportError("Cannot trust", { problem: "tls" });
  };
  const trust = {
    ca: () => Promise.resolve(ca),
    invalidate: () => Promise.resolve(ca !== (ca = "new")),
  };
  const r = rig([untrusted, ok], { trust });
  await r.transport.exchange(create);
  assert.deepEqual(r.opened, [{ ca: "old", certificate: undefined }, {
    ca: "new",
    certificate: undefined,
  }]);
  const still = rig([untrusted], { trust });
  await assert.rejects(() => still.transport.exchange(get), /Cannot trust/);
  assert.equal(still.sent.length, 1);
});

test("exchange() keeps to the cap of requests at once; streams do not count", async () => {
  let running = 0;
  let most = 0;
  const slow: Reply = async (request) => {
    if (request.kind === "stream") return new Response("x");
    most = Math.max(most, ++running);
    for (let i = 0; i < 20; i++) await Promise.resolve();
    running--;
    return Response.json({});
  };
  const r = rig([slow], { maxInFlight: 3 });
  const streams = await Promise.all([1, 2, 3, 4].map(() => r.transport.stream(watch)));
  await Promise.all(Array.from({ length: 20 }, () => r.transport.exchange(get)));
  assert.equal(most, 3);
  for (const s of streams) {
    await s.body.cancel();
    s.done();
  }
});

test("exchange() leaves the queue when it is aborted there", async () => {
  const r = rig([never], { maxInFlight: 1 });
  const first = new AbortController();
  const second = new AbortController();
  const a = r.transport.exchange(get, { signal: first.signal });
  const b = r.transport.exchange(get, { signal: second.signal });
  await r.clock.advance(1);
  second.abort("second");
  await assert.rejects(b, (e) => e === "second");
  first.abort("first");
  await assert.rejects(a, (e) => e === "first");
  assert.equal(r.sent.length, 1);
});

test("exchange() keeps to qps and burst", async () => {
  const r = rig([ok], { qps: 10, burst: 2 });
  const all = Promise.all(Array.from({ length: 5 }, () => r.transport.exchange(get)));
  await r.clock.advance(0);
  assert.equal(r.sent.length, 2);
  await r.clock.advance(100);
  assert.equal(r.sent.length, 3);
  await r.clock.advance(200);
  assert.equal(r.sent.length, 5);
  await all;
});

test("exchange() reports each warning once", async () => {
  const seen: string[] = [];
  const warn: Reply = () =>
    Response.json({}, { headers: { warning: '299 - "old \\"api\\"", 299 - "other", 199 - "no"' } });
  const r = rig([warn], { onWarning: (w) => seen.push(w) });
  await r.transport.exchange(get);
  await r.transport.exchange(get);
  assert.deepEqual(seen, ['old "api"', "other"]);
});

test("parseWarnings() ignores what it does not know", () => {
  assert.deepEqual(parseWarnings("garbage"), []);
  assert.deepEqual(parseWarnings('214 - "changed"'), []);
});

test("exchange() traces without credentials", async () => {
  const traces: TraceEvent[] = [];
  const r = rig([ok], {
    onTrace: (t) => traces.push(t),
    credentials: {
      ...credentials({ renew: false }),
      headers: () => Promise.resolve([["authorization", "Bearer canary"]] as const),
    },
  });
  await r.transport.exchange(create);
  const secret = toCreateRequest(
    { kind: { ...kind, plural: "secrets" }, namespace: "web" },
    { data: { p: "canary" } },
  );
  await r.transport.exchange(secret);
  assert.equal(traces[0]?.code, 200);
  assert.equal(
    traces[0]?.toCurl(),
    `curl -X POST 'https://k/api/v1/namespaces/web/pods' -H "Authorization: Bearer $TOKEN" ` +
      `-H 'accept: application/json' -H 'content-type: application/json' -H 'user-agent: kubist' ` +
      `--data-binary '{"metadata":{"name":"a"}}'`,
  );
  const all = traces.map((t) => JSON.stringify(t) + t.toCurl()).join();
  assert.doesNotMatch(all, /canary/);
});

test("exchange() counts as under way until its answer has been read", async () => {
  let finish = () => {};
  const slow: Reply = () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode("{"));
          finish = () => {
            controller.enqueue(new TextEncoder().encode("}"));
            controller.close();
          };
        },
      }),
    );
  const r = rig([slow, ok], { maxInFlight: 1 });
  const first = r.transport.exchange(get);
  const second = r.transport.exchange(get);
  await r.clock.advance(10);
  assert.equal(r.sent.length, 1);
  finish();
  assert.equal((await first).text, "{}");
  await second;
  assert.equal(r.sent.length, 2);
});

test("exchange() lets others go while it waits to try again", async () => {
  const r = rig([status(429, { "retry-after": "5" }), ok], { maxInFlight: 1 });
  const waiting = r.transport.exchange(get);
  await r.clock.advance(10);
  await r.transport.exchange(get);
  assert.equal(r.sent.length, 2);
  await r.clock.advance(5000);
  await waiting;
});

test("upgrade() is refused where there is no network to open it over", async () => {
  await assert.rejects(() => rig([ok]).transport.upgrade(watch), /carries no WebSocket$/);
});

test("upgrade() is not tried again when the connection breaks, unlike reads", async () => {
  let tries = 0;
  const open = () => ({
    request: () => Promise.resolve(ok({} as HttpRequest)),
    upgrade() {
      tries++;
      return Promise.reject(new TransportError("Cannot go on: reset", { problem: "reset" }));
    },
    close: () => Promise.resolve(),
  });
  await assert.rejects(() => rig([ok], { open }).transport.upgrade(watch), TransportError);
  assert.equal(tries, 1);
});

test("upgrade() rejects an answer that is neither a refusal nor a WebSocket", async () => {
  const open = () => ({
    request: () => Promise.resolve(Response.json({})),
    upgrade: () => Promise.resolve(new Response("<html>")),
    close: () => Promise.resolve(),
  });
  await assert.rejects(() => rig([ok], { open }).transport.upgrade(watch), ProtocolError);
});

test("upgrade() is traced with code 101, offers protocols and gives up in time", async () => {
  const events: TraceEvent[] = [];
  const offered: unknown[] = [];
  const connection = { closed: Promise.resolve({ code: 1000, reason: "" }) };
  const open = () => ({
    request: () => Promise.resolve(Response.json({})),
    upgrade(_: HttpRequest, protocols: readonly string[]) {
      offered.push(protocols);
      return Promise.resolve(connection as WebSocketConnection);
    },
    close: () => Promise.resolve(),
  });
  const r = rig([ok], { open, onTrace: (event) => events.push(event) });
  assert.equal(await r.transport.upgrade(watch, { protocols: ["a", "b"] }), connection);
  assert.deepEqual([events[0]?.code, offered], [101, [["a", "b"]]]);
  assert.equal(r.clock.pending, 0);
  const silent = () => ({
    ...open(),
    upgrade: ({ signal }: HttpRequest) =>
      new Promise<WebSocketConnection>((_, reject) =>
        signal?.addEventListener("abort", () => reject(signal.reason))
      ),
  });
  const late = rig([ok], { open: silent });
  const done = assert.rejects(late.transport.upgrade(watch, { timeoutMs: 50 }), TimeoutError);
  await late.clock.advance(50);
  await done;
});

test("createTransport() lets a wrapped transport see each try and change it", async () => {
  const paths: string[] = [];
  const { transport, clock, sent } = rig([status(503, { "retry-after": "1" }), ok], {
    wrapTransport: (next) => (request) => {
      paths.push(request.path);
      return next({ ...request, headers: [...request.headers, ["x-trace", "1"]] });
    },
  });
  const answer = transport.exchange(get);
  await clock.advance(2000);
  await answer;
  assert.deepEqual(paths, [get.path, get.path]);
  assert.ok(sent.every(({ headers }) => headers?.some(([name]) => name === "x-trace")));
});

test("exchange() asks a rate limiter of the caller's own, and reports what waited", async () => {
  const waits: Wait[] = [];
  const asked: AbortSignal[] = [];
  const options: Partial<TransportOptions> = {
    maxInFlight: 1,
    onWait: (wait) => waits.push(wait),
    rateLimiter: {
      async wait(signal) {
        asked.push(signal);
        if (asked.length === 1) await sleep(r.clock, 70, signal);
      },
    },
  };
  let answer = (_: Response) => {};
  const r = rig([() => new Promise((resolve) => answer = resolve), ok], options);
  const first = r.transport.exchange(get);
  await r.clock.advance(70);
  const second = r.transport.exchange(get);
  await r.clock.advance(30);
  answer(Response.json({}));
  await Promise.all([first, second]);
  assert.equal(asked.length, 2);
  assert.deepEqual(waits, [
    { act: get.act, reason: "rate", waitedMs: 70 },
    { act: get.act, reason: "place", waitedMs: 30 },
  ]);
});

test("exchange() tells the server of a deadline below its own, and a second more", async () => {
  const path = "/api/v1/namespaces/web/pods/a";
  const sent = async (
    timeoutMs: number | undefined,
    options: Partial<TransportOptions> = {},
    request = get,
  ) => {
    const r = rig([() => Response.json({})], options);
    await r.transport.exchange(request, timeoutMs === undefined ? {} : { timeoutMs });
    return r.sent[0]?.url.slice("https://k".length);
  };
  assert.equal(await sent(5000), `${path}?timeout=6000ms`);
  assert.equal(await sent(0.5), `${path}?timeout=1001ms`);
  assert.equal(await sent(undefined, { timeoutMs: 2000 }), `${path}?timeout=3000ms`);
  assert.equal(await sent(4000, { timeoutMs: 2000 }), `${path}?timeout=5000ms`);
  assert.equal(await sent(58_999), `${path}?timeout=59999ms`);
  const queried = { ...get, path: `${path}?pretty=true` };
  assert.equal(await sent(5000, {}, queried), `${path}?pretty=true&timeout=6000ms`);
  for (const ms of [undefined, 59_000, 1e9, Infinity]) assert.equal(await sent(ms), path, `${ms}`);
  for (const own of [`${path}?timeout=1s`, `${path}/proxy/x`, `${path}/proxy?x`, `${path}/proxy`]) {
    assert.equal(await sent(5000, {}, { ...get, path: own }), own);
  }
});

test("an error of exchange() has the path as it was asked for", async () => {
  const r = rig([() => Response.json({ kind: "Status", code: 404 }, { status: 404 })]);
  await assert.rejects(r.transport.exchange(get, { timeoutMs: 5000 }), (error) => {
    assert.ok(isApiError(error));
    assert.equal(error.request?.path, get.path);
    return true;
  });
});
