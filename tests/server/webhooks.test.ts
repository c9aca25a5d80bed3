import assert from "node:assert/strict";
import { manualClock } from "kubist/stream";
import { createCertificateAuthority } from "kubist/testing";
import { runtime } from "kubist/runtime";
import type { ServerOptions } from "../../lib/server/mod.ts";
import { test } from "../harness.ts";
import { type Api, api, CM, cm, dep, DP, NS, PO, pod, SV } from "./api.ts";

const ROOT = "/apis/admissionregistration.k8s.io/v1";

// deno-lint-ignore no-explicit-any -- reviews are read field by field
type Review = any;
type Answer = (review: Review) => object | Promise<object>;

/** A server whose service `t/hooks` is played by a function. */
async function hooked(answer: Answer, options: ServerOptions = {}): Promise<Api> {
  const s = await api({
    ...options,
    async http(request) {
      const review = await request.json();
      const { apiVersion, kind } = review;
      const response = { uid: review.request.uid, allowed: true, ...await answer(review.request) };
      return Response.json({ apiVersion, kind, response });
    },
  });
  await s.post(PO, pod("hooks", { metadata: { labels: { app: "hooks" } } }));
  const conditions = [{ type: "Ready", status: "True" }];
  await s.patch(`${PO}/hooks/status`, { status: { conditions } });
  const service = { metadata: { name: "hooks" }, spec: { selector: { app: "hooks" } } };
  const made = await s.post(SV, { ...service, spec: { ...service.spec, ports: [{ port: 443 }] } });
  assert.equal(made.status, 201, made.text);
  return s;
}

async function register(
  s: Api,
  phase: "mutating" | "validating",
  hook: object = {},
): Promise<void> {
  const made = await s.post(`${ROOT}/${phase}webhookconfigurations`, {
    metadata: { name: "h" },
    webhooks: [{
      name: "h.example.com",
      clientConfig: { service: { name: "hooks", namespace: "t", path: "/ask" } },
      rules: [{
        operations: ["*"],
        apiGroups: [""],
        apiVersions: ["v1"],
        resources: ["configmaps"],
      }],
      sideEffects: "None",
      admissionReviewVersions: ["v1"],
      ...hook,
    }],
  });
  assert.equal(made.status, 201, made.text);
}

const patchOf = (...operations: object[]) => ({
  patchType: "JSONPatch",
  patch: btoa(JSON.stringify(operations)),
});

test("a mutating webhook behind a service changes what is stored", async () => {
  await using s = await hooked(() => patchOf({ op: "add", path: "/data/b", value: "2" }));
  await register(s, "mutating");
  const { body } = await s.post(CM, cm("a"));
  assert.deepEqual(body.data, { a: "1", b: "2" });
  assert.deepEqual((await s.get(`${CM}/a`)).body.data, { a: "1", b: "2" });
});

test("a validating webhook refuses, with its code, its reason and its warnings", async () => {
  await using s = await hooked(() => ({
    allowed: false,
    warnings: ["think again"],
    status: { message: "not on Fridays", code: 403, reason: "Forbidden" },
  }));
  await register(s, "validating");
  const { status, body, headers } = await s.post(CM, cm("a"));
  assert.equal(status, 403);
  assert.equal(
    body.message,
    'admission webhook "h.example.com" denied the request: not on Fridays',
  );
  assert.match(headers.get("warning") ?? "", /think again/);
  assert.equal((await s.get(`${CM}/a`)).status, 404);
  assert.equal((await s.post(SV, {})).status, 422, "other resources are not asked about");
});

test("a patch that is overtaken while a webhook is asked is made again", async () => {
  let overtaken = false;
  const s: Api = await hooked(async ({ operation, object }) => {
    if (operation === "UPDATE" && object.data.mine && !overtaken) {
      overtaken = true;
      await s.patch(`${CM}/a`, { data: { other: "1" } });
    }
    return {};
  });
  await using _ = s;
  await s.post(CM, cm("a"));
  await register(s, "validating");
  const { body } = await s.patch(`${CM}/a`, { data: { mine: "1" } });
  assert.ok(overtaken);
  assert.deepEqual(body.data, { a: "1", other: "1", mine: "1" });
});

test("an update of a version that is overtaken while a webhook is asked is a conflict", async () => {
  let asked = 0;
  const s: Api = await hooked(async () => {
    asked++;
    if (asked === 1) await s.patch(`${CM}/a`, { data: { other: "1" } });
    return {};
  });
  await using _ = s;
  const { body } = await s.post(CM, cm("a"));
  await register(s, "validating");
  const done = await s.put(`${CM}/a`, { ...body, data: { mine: "1" } });
  assert.equal(done.status, 409);
  assert.match(done.body.message, /the object has been modified/);
});

test("a deletion that is overtaken time and again while a webhook is asked ends as a conflict", async () => {
  let writes = 0;
  const s: Api = await hooked(async ({ operation }) => {
    if (operation === "DELETE" && writes < 20) {
      await s.patch(`${CM}/a`, { data: { n: `${++writes}` } });
    }
    return {};
  });
  await using _ = s;
  await s.post(CM, cm("a"));
  await register(s, "validating");
  assert.equal((await s.delete(`${CM}/a`)).status, 409);
  assert.equal((await s.get(`${CM}/a`)).body.data.n, `${writes}`);
  writes = 20;
  assert.equal((await s.delete(`${CM}/a`)).status, 200);
});

test("a deletion is refused by a webhook, and goes on when it may", async () => {
  let allowed = false;
  await using s = await hooked(({ operation }) => ({ allowed: allowed || operation !== "DELETE" }));
  await register(s, "validating");
  await s.post(CM, cm("a"));
  assert.equal((await s.delete(`${CM}/a`)).status, 400);
  allowed = true;
  assert.equal((await s.delete(`${CM}/a`)).status, 200);
  assert.equal((await s.get(`${CM}/a`)).status, 404);
});

test("what controllers make passes webhooks too", async () => {
  await using s = await hooked(
    ({ object }) => patchOf({ op: "add", path: "/metadata/labels/by", value: object.kind }),
    { simulate: true },
  );
  await register(s, "mutating", {
    rules: [{ operations: ["CREATE"], apiGroups: [""], apiVersions: ["v1"], resources: ["pods"] }],
  });
  await s.post(DP, dep("web", { spec: { replicas: 3, ...dep("web").spec } }));
  const pods = `${PO}?labelSelector=a%3Dweb`;
  for (let i = 0; (await s.get(pods)).body.items.length < 3 && i < 4000; i++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  const { items } = (await s.get(pods)).body;
  assert.deepEqual(items.map((p: Review) => p.metadata.labels.by), ["Pod", "Pod", "Pod"]);
});

test("a webhook that does not answer in time fails, by the clock of the cluster", async () => {
  const clock = manualClock();
  const asked = Promise.withResolvers<void>();
  await using s = await hooked(() => new Promise(() => asked.resolve()), { clock });
  await register(s, "validating", { timeoutSeconds: 3 });
  const pending = s.post(CM, cm("a"));
  await asked.promise;
  await clock.advance(3000);
  assert.match(
    (await pending).body.message,
    /Post "https:\/\/hooks\.t\.svc:443\/ask\?timeout=3s": context deadline exceeded/,
  );
});

test("a service without pods is said to have no endpoints", async () => {
  await using s = await hooked(() => ({}));
  await register(s, "validating", { failurePolicy: "Fail" });
  await s.delete(`${PO}/hooks`, { gracePeriodSeconds: 0 });
  const { status, body } = await s.post(CM, cm("a"));
  assert.equal(status, 500);
  assert.match(body.message, /no endpoints available for service "hooks"$/);
});

test("a server on loopback is asked over TLS, and only with the authority it is trusted by", async () => {
  const [ca, other] = await Promise.all([
    createCertificateAuthority(),
    createCertificateAuthority(),
  ]);
  const names = { dnsNames: ["hooks.t.svc"], ipAddresses: ["127.0.0.1"] };
  const tls = await ca.issue({ commonName: "hooks", usage: "server", ...names });
  const listener = await runtime().listen(async (request) => {
    const { apiVersion, kind, request: asked } = await request.json();
    const status = { message: new URL(request.url).pathname };
    return Response.json({
      apiVersion,
      kind,
      response: { uid: asked.uid, allowed: false, status },
    });
  }, { tls });
  try {
    await using s = await api();
    const external = { type: "ExternalName", externalName: "localhost" };
    await s.post(SV, { metadata: { name: "hooks" }, spec: external });
    const asked = async (clientConfig: object, trusted: string) => {
      await register(s, "validating", {
        clientConfig: { ...clientConfig, caBundle: btoa(trusted) },
      });
      const { body } = await s.post(CM, cm("a"));
      await s.delete(`${ROOT}/validatingwebhookconfigurations/h`);
      return body.message as string;
    };
    const url = `https://127.0.0.1:${listener.port}/by-url`;
    assert.match(await asked({ url }, ca.cert), /denied the request: \/by-url$/);
    const unknown = /x509: certificate signed by unknown authority$/;
    assert.match(await asked({ url }, other.cert), unknown);
    const service = { name: "hooks", namespace: "t", path: "by-name", port: listener.port };
    assert.match(await asked({ service }, ca.cert), /denied the request: \/by-name$/);
  } finally {
    await listener.close();
  }
});

test("objects that are planted are there whatever webhooks say", async () => {
  await using s = await hooked(() => ({ allowed: false }));
  await register(s, "validating");
  const planted = { apiVersion: "v1", kind: "ConfigMap", ...cm("p") };
  await s.server.plant([{ ...planted, metadata: { name: "p", namespace: "t" } }]);
  assert.equal((await s.get(`${CM}/p`)).status, 200);
  assert.equal((await s.get(`${NS}/configmaps/q`)).status, 404);
});

test("a condition of a webhook that does not compile is refused", async () => {
  await using s = await api();
  const webhook = {
    name: "h.example.com",
    clientConfig: { url: "https://127.0.0.1:2/" },
    sideEffects: "None",
    admissionReviewVersions: ["v1"],
    matchConditions: [{ name: "c", expression: "nobody.knows" }],
  };
  const { status, body } = await s.post(`${ROOT}/validatingwebhookconfigurations`, {
    metadata: { name: "h" },
    webhooks: [webhook],
  });
  assert.equal(status, 422);
  assert.equal(body.details.causes[0].field, "webhooks[0].matchConditions[0].expression");
  assert.match(body.message, /undeclared reference to 'nobody'/);
});

test("webhooks are asked about connections, and may change and refuse them", async () => {
  const seen: Review[] = [];
  await using s = await hooked((request) => {
    seen.push(request);
    if (request.object.command?.[0] === "bash") return { allowed: false };
    return patchOf({ op: "add", path: "/container", value: "other" });
  });
  const rules = [{
    operations: ["CONNECT"],
    apiGroups: [""],
    apiVersions: ["v1"],
    resources: ["pods/exec", "pods/proxy"],
  }];
  await register(s, "mutating", { rules });
  const exec = (command: string) => s.post(`${PO}/hooks/exec?command=${command}&stdout=1`, {});
  assert.match((await exec("bash")).body.message, /denied the request without explanation$/);
  assert.equal((await exec("ls")).body.message, "container other is not valid for pod hooks");
  assert.deepEqual(seen[0].kind, { group: "", version: "v1", kind: "PodExecOptions" });
  assert.deepEqual(seen[0].object, {
    kind: "PodExecOptions",
    apiVersion: "v1",
    command: ["bash"],
    stdout: true,
  });
  assert.equal(seen[0].operation, "CONNECT");
  assert.equal((await s.get(`${PO}/hooks/proxy/a/`)).status, 400);
  assert.equal(seen[2].object.path, "/a/");
});

test("webhooks are asked about evictions, bindings and token requests", async () => {
  const seen: Review[] = [];
  await using s = await hooked((request) => {
    seen.push(request);
    if (request.kind.kind !== "Binding") return {};
    return patchOf({ op: "replace", path: "/target/name", value: "elsewhere" });
  });
  const resources = ["pods", "pods/*", "serviceaccounts/token"];
  const rules = [{ operations: ["*"], apiGroups: [""], apiVersions: ["v1"], resources }];
  await register(s, "mutating", { rules });
  await s.post(`${PO}/hooks/binding`, { metadata: { name: "hooks" }, target: { name: "n" } });
  assert.equal((await s.get(`${PO}/hooks`)).body.spec.nodeName, "elsewhere");
  const deleteOptions = { gracePeriodSeconds: 0 };
  await s.post(`${PO}/hooks/eviction`, { metadata: { name: "hooks" }, deleteOptions });
  await s.post(`${NS}/serviceaccounts`, { metadata: { name: "a" } });
  assert.deepEqual(
    seen.map(({ operation, kind }: Review) => [operation, kind.kind]),
    // Of the deletion of an evicted pod nobody is asked.
    [["CREATE", "Binding"], ["CREATE", "Eviction"]],
  );
});

test("a token request is as a webhook leaves it", async () => {
  await using s = await hooked(() => patchOf({ op: "add", path: "/spec/audiences", value: ["b"] }));
  const resources = ["serviceaccounts/token"];
  const rules = [{ operations: ["CREATE"], apiGroups: [""], apiVersions: ["v1"], resources }];
  await register(s, "mutating", { rules });
  const { body } = await s.post(`${NS}/serviceaccounts/default/token`, {});
  assert.deepEqual(body.spec.audiences, ["b"]);
  assert.equal(JSON.parse(atob(body.status.token.split(".")[1])).aud[0], "b");
});
