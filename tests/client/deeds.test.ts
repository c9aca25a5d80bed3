import assert from "node:assert/strict";
import { type Deed, deedOf } from "../../lib/client/deeds.ts";
import { test } from "../harness.ts";

const act = "do something";
const pods = "/api/v1/namespaces/web/pods";
const body = (value: object) => JSON.stringify(value);

test("deedOf() tells what a request does by its method, path and options", () => {
  const rows: [Deed, "GET" | "POST" | "PUT" | "PATCH" | "DELETE", string, string?][] = [
    ["read", "GET", pods],
    ["read", "GET", `${pods}?watch=true`],
    ["create", "POST", pods],
    ["read", "POST", `${pods}?fieldManager=a&dryRun=All`],
    ["delete", "POST", `${pods}/a/eviction`, body({ kind: "Eviction" })],
    ["read", "POST", `${pods}/a/eviction`, body({ deleteOptions: { dryRun: ["All"] } })],
    ["create", "POST", `${pods}/a/binding`],
    ["create", "POST", "/api/v1/namespaces/web/serviceaccounts/a/token"],
    ["create", "POST", "/api/v1/namespaces"],
    ["update", "PUT", `${pods}/a/status`],
    ["update", "PATCH", "/apis/apps/v1/namespaces/web/deployments/a/scale"],
    ["delete", "DELETE", `${pods}/a`],
    ["delete", "DELETE", "/api/v1/namespaces/web"],
    ["delete", "DELETE", "/api/v1/nodes/a"],
    ["delete many", "DELETE", pods],
    ["delete many", "DELETE", "/api/v1/nodes"],
    ["delete many", "DELETE", "/apis/example.com/v1/namespaces/web/things?labelSelector=a"],
    ["read", "DELETE", `${pods}/a`, body({ dryRun: ["All"] })],
    ["read", "POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"],
    ["read", "POST", "/apis/authorization.k8s.io/v1/namespaces/a/localsubjectaccessreviews"],
    ["read", "POST", "/apis/authentication.k8s.io/v1/tokenreviews"],
    ["create", "POST", "/apis/example.com/v1/namespaces/a/reviews"],
  ];
  for (const [deed, method, path, sent] of rows) {
    const request = { method, path, headers: [], kind: "unary" as const, act, body: sent };
    assert.equal(deedOf(request, "exchange"), deed, `${method} ${path}`);
  }
});

test("deedOf() takes a session in a container for more than reading", () => {
  const request = {
    method: "GET",
    path: `${pods}/a/exec`,
    headers: [],
    kind: "stream",
    act,
  } as const;
  assert.equal(deedOf(request, "upgrade"), "run");
});
