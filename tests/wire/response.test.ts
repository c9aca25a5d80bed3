import assert from "node:assert/strict";
import { isApiError, ProtocolError } from "kubist/errors";
import {
  type Answer,
  decodeObject,
  decodePage,
  parseRetryAfter,
  toApiError,
  toCreateRequest,
  toGetRequest,
  toListRequest,
  toPatchRequest,
} from "kubist/wire";
import { retryAfterOf } from "../../lib/wire/retry_after.ts";
import { test } from "../harness.ts";

const kind = {
  group: "",
  version: "v1",
  kind: "Pod",
  plural: "pods",
  scope: "Namespaced",
} as const;
const get = toGetRequest({ kind, namespace: "web", name: "a" });
const list = toListRequest({ kind, namespace: "web" });

function answer(code: number, value: unknown, contentType = "application/json"): Answer {
  return { code, contentType, text: typeof value === "string" ? value : JSON.stringify(value) };
}

test("decodePage() fills in apiVersion and kind on items", () => {
  const page = decodePage<{ apiVersion: string; kind: string }>(
    list,
    answer(200, {
      kind: "PodList",
      apiVersion: "v1",
      metadata: { resourceVersion: "1" },
      items: [{ metadata: { name: "a" } }, { kind: "Own", apiVersion: "own/v1" }],
    }),
    kind,
  );
  assert.deepEqual(page.items.map((i) => [i.apiVersion, i.kind]), [["v1", "Pod"], [
    "own/v1",
    "Own",
  ]]);
});

test("decodePage() reads a null list as empty and refuses what is no list", () => {
  const empty = { kind: "PodList", apiVersion: "v1", metadata: {}, items: null };
  assert.deepEqual(decodePage(list, answer(200, empty), kind).items, []);
  for (const value of [{}, { items: 1 }, { kind: "Pod", items: null }]) {
    assert.throws(() => decodePage(list, answer(200, value), kind), ProtocolError);
  }
});

test("decodeObject() names the request and what came instead", () => {
  assert.throws(
    () => decodeObject(get, answer(200, "<html>login</html>", "text/html")),
    /Cannot get pods "a" in namespace "web": the server sent .*18 characters.*\(text\/html\): <html>/,
  );
  assert.throws(() => decodeObject(get, answer(200, "")), /an empty answer/);
  assert.throws(() => decodeObject(get, answer(200, "17")), ProtocolError);
});

test("toApiError() says not found in the words of the request", () => {
  const error = toApiError(
    get,
    answer(404, {
      kind: "Status",
      message: 'pods "a" not found',
      reason: "NotFound",
      details: { name: "a", kind: "pods" },
      code: 404,
    }),
  );
  assert.equal(error.message, 'Cannot get pods "a" in namespace "web": not found (404)');
  assert.ok(isApiError(error, "NotFound"));
  assert.ok(!isApiError(error, "Conflict"));
  assert.deepEqual(error.request, { method: "GET", path: "/api/v1/namespaces/web/pods/a" });
});

test("toApiError() names the namespace that is missing", () => {
  const create = toCreateRequest({ kind, namespace: "web" }, { metadata: { name: "a" } });
  const error = toApiError(
    create,
    answer(404, {
      kind: "Status",
      message: 'namespaces "web" not found',
      reason: "NotFound",
      details: { name: "web", kind: "namespaces" },
      code: 404,
    }),
  );
  const message = 'Cannot create pods in namespace "web": namespaces "web" not found (404)';
  assert.equal(error.message, message);
});

test("toApiError() passes on the server's message, causes and wait", () => {
  const error = toApiError(get, {
    ...answer(422, {
      kind: "Status",
      message: "bad \u001b[31mimage",
      reason: "Invalid",
      details: {
        causes: [{ field: "spec.x", reason: "FieldValueRequired" }],
        retryAfterSeconds: 2,
      },
      code: 422,
    }),
  });
  assert.match(error.message, /: bad U\+001B\[31mimage \(422\)$/);
  assert.equal(error.causes[0]?.field, "spec.x");
  assert.equal(error.retryAfterMs, 2000);
});

test("toApiError() says why a JSON patch does not fit, which the server does not", () => {
  const message = "the server rejected our request due to an error in our request";
  const patch = toPatchRequest({ kind, namespace: "web", name: "a" }, []);
  const refusal = { kind: "Status", message, reason: "Invalid", code: 422 };
  const error = toApiError(patch, answer(422, refusal));
  assert.match(error.message, /; an operation names what is not there, or a test fails \(422\)$/);
});

test("toApiError() makes a Status of any other answer", () => {
  const text = toApiError(
    get,
    answer(429, "Too many requests, please try again later.\n", "text/plain"),
  );
  assert.equal(text.reason, "TooManyRequests");
  assert.match(text.message, /: Too many requests, please try again later. \(429\)$/);
  const html = toApiError(get, answer(502, "<html>".repeat(1000), "text/html"));
  assert.match(html.message, /HTML page.*proxy.*\(502\)/);
  assert.equal(toApiError(get, answer(403, "")).message.endsWith(": forbidden (403)"), true);
});

test("retryAfterOf() measures a date from that of the answer, not from a clock that may be wrong", () => {
  const after = (headers: Record<string, string>) => retryAfterOf(new Headers(headers));
  const date = "Thu, 01 Jan 1998 00:00:00 GMT";
  assert.equal(after({ date, "retry-after": "Thu, 01 Jan 1998 00:00:10 GMT" }), 10_000);
  assert.equal(after({ date, "retry-after": "2" }), 2000);
  assert.equal(after({ "retry-after": "Thu, 01 Jan 1998 00:00:10 GMT" }), 0);
  const soon = new Date(Date.now() + 60_000).toUTCString();
  assert.ok(after({ "retry-after": soon, date: "rubbish" })! > 50_000);
  assert.equal(after({ date }), undefined);
});

test("parseRetryAfter() reads seconds and dates, clamps, and ignores the rest", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  assert.equal(parseRetryAfter("2", now), 2000);
  assert.equal(parseRetryAfter("Thu, 01 Jan 2026 00:00:10 GMT", now), 10_000);
  assert.equal(parseRetryAfter("Wed, 31 Dec 2025 00:00:00 GMT", now), 0);
  assert.equal(parseRetryAfter("99999999", now), 300_000);
  for (const bad of [null, "", "-1", "1.5", "soon", "0x10"]) {
    assert.equal(parseRetryAfter(bad, now), undefined, String(bad));
  }
});
