import assert from "node:assert/strict";
import fc from "fast-check";
import {
  checkSegment,
  describe,
  type Target,
  toApplyRequest,
  toCreateRequest,
  toDeleteCollectionRequest,
  toDeleteRequest,
  toGetRequest,
  toListRequest,
  toPatchRequest,
  toPath,
  toUpdateRequest,
  toWatchRequest,
} from "kubist/wire";
import { test } from "../harness.ts";

const pods = {
  group: "",
  version: "v1",
  kind: "Pod",
  plural: "pods",
  scope: "Namespaced",
} as const;
const deployments = {
  group: "apps",
  version: "v1",
  kind: "Deployment",
  plural: "deployments",
  scope: "Namespaced",
} as const;
const nodes = {
  group: "",
  version: "v1",
  kind: "Node",
  plural: "nodes",
  scope: "Cluster",
} as const;
const one: Target = { kind: pods, namespace: "web", name: "a" };

test("toPath() follows the API's URL scheme", () => {
  assert.equal(toPath({ kind: pods }), "/api/v1/pods");
  assert.equal(toPath(one), "/api/v1/namespaces/web/pods/a");
  assert.equal(toPath({ kind: nodes, name: "n1" }), "/api/v1/nodes/n1");
  assert.equal(
    toPath({ kind: deployments, namespace: "web", name: "api", subresource: "scale" }),
    "/apis/apps/v1/namespaces/web/deployments/api/scale",
  );
  assert.equal(
    toPath({ kind: nodes, name: "system:node:ä" }),
    "/api/v1/nodes/system%3Anode%3A%C3%A4",
  );
});

test("toPath() keeps every name inside its segment", () => {
  for (const name of ["", ".", "..", "a/b", "a%2fb", "a\u0000", "\n"]) {
    assert.throws(() => toPath({ kind: pods, namespace: "web", name }), TypeError, name);
    assert.throws(() => toPath({ kind: pods, namespace: name }), TypeError, name);
  }
  fc.assert(
    fc.property(fc.string(), (name) => {
      let path: string;
      try {
        path = toPath({ kind: pods, namespace: "web", name });
      } catch (error) {
        assert.ok(error instanceof TypeError);
        return;
      }
      const url = new URL("https://h" + path);
      const segments = url.pathname.split("/");
      assert.equal(segments.length, 7);
      assert.equal(decodeURIComponent(segments[6] ?? ""), name);
      assert.equal(url.search + url.hash, "");
    }),
    { numRuns: 2000 },
  );
});

test("describe() names the target as messages do", () => {
  assert.equal(describe(one), 'pods "a" in namespace "web"');
  assert.equal(describe({ kind: deployments }), "deployments.apps in all namespaces");
  assert.equal(describe({ kind: nodes, name: "n", subresource: "status" }), 'nodes/status "n"');
});

test("toListRequest() sends every option", () => {
  const { method, path, kind } = toListRequest({ kind: pods, namespace: "web" }, {
    labelSelector: "a in (b,c)",
    fieldSelector: "status.phase=Running",
    limit: 500,
    continue: "tok=en",
    resourceVersion: "7",
    resourceVersionMatch: "NotOlderThan",
    timeoutSeconds: 3,
    timeoutMs: 1,
  });
  assert.deepEqual([method, kind], ["GET", "unary"]);
  const url = new URL("https://h" + path);
  assert.equal(url.pathname, "/api/v1/namespaces/web/pods");
  assert.deepEqual(Object.fromEntries(url.searchParams), {
    labelSelector: "a in (b,c)",
    fieldSelector: "status.phase=Running",
    limit: "500",
    continue: "tok=en",
    resourceVersion: "7",
    resourceVersionMatch: "NotOlderThan",
    timeoutSeconds: "3",
  });
});

test("toWatchRequest() is a stream", () => {
  const request = toWatchRequest({ kind: pods }, {
    resourceVersion: "7",
    allowWatchBookmarks: true,
    sendInitialEvents: false,
    timeoutSeconds: 60,
  });
  assert.equal(request.kind, "stream");
  assert.equal(
    request.path,
    "/api/v1/pods?watch=true&resourceVersion=7&allowWatchBookmarks=true&timeoutSeconds=60",
  );
});

test("toGetRequest() refuses an option that get does not have and lists those it has", () => {
  assert.throws(
    () => toGetRequest(one, { limit: 5 } as never),
    /Cannot get with option "limit": the options are signal, timeoutMs, contentType, resourceVersion/,
  );
});

test("toListRequest(), toWatchRequest() and toDeleteRequest() refuse numbers that cannot be", () => {
  const whole = { name: "RangeError", message: /must be a whole number from 0/ };
  for (const wrong of [-1, 1.5, NaN, Infinity]) {
    assert.throws(() => toListRequest({ kind: pods }, { limit: wrong }), whole);
    assert.throws(() => toWatchRequest({ kind: pods }, { timeoutSeconds: wrong }), whole);
    assert.throws(() => toDeleteRequest(one, { gracePeriodSeconds: wrong }), whole);
  }
});

test("toCreateRequest() and toUpdateRequest() send JSON and the write options", () => {
  const object = { metadata: { name: "a" } };
  const create = toCreateRequest({ kind: pods, namespace: "web" }, object, {
    dryRun: true,
    fieldManager: "me",
    fieldValidation: "Strict",
  });
  assert.equal(create.method, "POST");
  assert.equal(
    create.path,
    "/api/v1/namespaces/web/pods?dryRun=All&fieldManager=me&fieldValidation=Strict",
  );
  assert.equal(create.body, JSON.stringify(object));
  assert.deepEqual(create.headers, [["accept", "application/json"], [
    "content-type",
    "application/json",
  ]]);
  assert.equal(
    toUpdateRequest(one, object, { dryRun: false }).path,
    "/api/v1/namespaces/web/pods/a",
  );
  assert.equal(toUpdateRequest(one, object).method, "PUT");
});

test("toCreateRequest() refuses what is not JSON", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  assert.throws(() => toCreateRequest({ kind: pods }, circle), /not plain JSON/);
  assert.throws(() => toCreateRequest({ kind: pods }, undefined), /nothing to send/);
});

test("toPatchRequest() chooses the content type by the shape or the option", () => {
  const type = (patch: unknown, how = {}) => toPatchRequest(one, patch, how).headers.at(-1)?.[1];
  assert.equal(type({}), "application/merge-patch+json");
  assert.equal(type([]), "application/json-patch+json");
  assert.equal(type({}, { type: "strategic" }), "application/strategic-merge-patch+json");
  assert.throws(() => type([], { type: "merge" }), /a merge patch is an object/);
  assert.throws(() => type({}, { type: "json" }), /a json patch is an array of operations/);
});

test("toApplyRequest() names its manager", () => {
  const request = toApplyRequest(one, {}, { fieldManager: "me", force: true });
  assert.equal(request.path, "/api/v1/namespaces/web/pods/a?fieldManager=me&force=true");
  assert.equal(request.headers.at(-1)?.[1], "application/apply-patch+yaml");
});

test("toDeleteRequest() puts its options in the body and sends none without options", () => {
  assert.equal(toDeleteRequest(one).body, undefined);
  const { body } = toDeleteRequest(one, {
    gracePeriodSeconds: 0,
    propagation: "Foreground",
    preconditions: { uid: "u" },
    ignoreStoreReadErrorWithClusterBreakingPotential: true,
    dryRun: true,
  });
  assert.deepEqual(JSON.parse(String(body ?? "")), {
    kind: "DeleteOptions",
    apiVersion: "meta.k8s.io/v1",
    gracePeriodSeconds: 0,
    propagationPolicy: "Foreground",
    preconditions: { uid: "u" },
    ignoreStoreReadErrorWithClusterBreakingPotential: true,
    dryRun: ["All"],
  });
});

test("toDeleteCollectionRequest() carries the selectors", () => {
  const request = toDeleteCollectionRequest({ kind: pods, namespace: "web" }, {
    labelSelector: "app=old",
  });
  assert.equal(request.method, "DELETE");
  assert.equal(request.path, "/api/v1/namespaces/web/pods?labelSelector=app%3Dold");
});

test("checkSegment() refuses what would leave its segment of a URL", () => {
  for (const value of ["", ".", "..", "a/b", "a%2fb", "a\n", "\0", "a\u0085"]) {
    assert.throws(() => checkSegment("name", value), TypeError, JSON.stringify(value));
  }
  for (const value of ["a", "...", "a.b", "é", "a b", "system:node"]) {
    assert.equal(checkSegment("name", value), value);
  }
});
