import assert from "node:assert/strict";
import type { DiscoveredKind } from "kubist";
import { resolveKind, unknownResource } from "../../lib/client/resolve.ts";
import { createClient } from "kubist";
import { createTransport } from "kubist/transport";
import { test } from "../harness.ts";

function kind(
  plural: string,
  name: string,
  group = "",
  version = "v1",
  more: Partial<DiscoveredKind> = {},
): DiscoveredKind {
  return {
    group,
    version,
    kind: name,
    plural,
    singular: name.toLowerCase(),
    scope: "Namespaced",
    shortNames: [],
    categories: [],
    verbs: [],
    subresources: [],
    preferred: true,
    ...more,
  };
}

const kinds = [
  kind("pods", "Pod", "", "v1", { shortNames: ["po"] }),
  kind("services", "Service", "", "v1", { shortNames: ["svc"] }),
  kind("events", "Event", "", "v1", { shortNames: ["ev"] }),
  kind("deployments", "Deployment", "apps", "v1", { shortNames: ["deploy"] }),
  kind("events", "Event", "events.k8s.io", "v1", { shortNames: ["ev"] }),
  kind("horizontalpodautoscalers", "HorizontalPodAutoscaler", "autoscaling", "v2"),
  kind("horizontalpodautoscalers", "HorizontalPodAutoscaler", "autoscaling", "v1", {
    preferred: false,
  }),
  kind("services", "Service", "serving.knative.dev", "v1", { shortNames: ["ksvc"] }),
  kind("pos", "Po", "shop.example.com", "v1"),
];
const found = (name: string) => {
  const k = resolveKind(name, kinds);
  return k && `${k.plural}.${k.version}.${k.group}`;
};

test("resolveKind() takes plural, singular, Kind and short name in any case", () => {
  for (const name of ["deployments", "deployment", "Deployment", "deploy", "DEPLOY"]) {
    assert.equal(found(name), "deployments.v1.apps", name);
  }
});

test("resolveKind() prefers the server's first group, and the preferred version", () => {
  assert.equal(found("events"), "events.v1.");
  assert.equal(found("svc"), "services.v1.");
  assert.equal(found("horizontalpodautoscalers"), "horizontalpodautoscalers.v2.autoscaling");
});

test("resolveKind() prefers a resource's own name to another's short name", () => {
  assert.equal(found("po"), "pos.v1.shop.example.com");
});

test("resolveKind() takes a group, a version and group, and the start of a group", () => {
  assert.equal(found("events.events.k8s.io"), "events.v1.events.k8s.io");
  assert.equal(found("service.serving.knative.dev"), "services.v1.serving.knative.dev");
  assert.equal(found("hpa.autoscaling"), undefined);
  const hpa = "horizontalpodautoscalers";
  assert.equal(found(`${hpa}.v1.autoscaling`), `${hpa}.v1.autoscaling`);
  assert.equal(found("services.serving"), "services.v1.serving.knative.dev");
  assert.equal(found("pods.v1."), "pods.v1.");
});

test("resolveKind() finds nothing for names that are none", () => {
  for (const name of ["", ".", "nope", "pods.apps", "__proto__", "constructor"]) {
    assert.equal(found(name), undefined, name);
  }
});

test("unknownResource() suggests near names, or where to look", () => {
  assert.match(unknownResource("deplyments", kinds).message, /did you mean deployments\.apps\?$/);
  assert.match(unknownResource("xyz", kinds).message, /has none by this name; see k\.kinds\(\)/);
});

/** A server with a group that lists a version and does not know what is in it. */
function withDeadGroup(documents: Readonly<Record<string, unknown>>, warnings: string[]) {
  const transport = createTransport({
    server: "https://k",
    open: () => ({
      request({ url }) {
        const found = documents[new URL(url).pathname];
        const down = { kind: "Status", code: 503, message: "service unavailable" };
        return Promise.resolve(Response.json(found ?? down, { status: found ? 200 : 503 }));
      },
      close: () => Promise.resolve(),
    }),
    retry: { retries: 0 },
  });
  return createClient({ transport, onWarning: (text) => warnings.push(text) });
}

const pods = {
  resource: "pods",
  responseKind: { kind: "Pod" },
  scope: "Namespaced",
  verbs: ["get"],
};
const aggregated = (items: unknown[]) => ({ kind: "APIGroupDiscoveryList", items });
const servers = {
  aggregated: {
    "/api": aggregated([{ versions: [{ version: "v1", resources: [pods] }] }]),
    "/apis": aggregated([{
      metadata: { name: "metrics.k8s.io" },
      versions: [{ version: "v1beta1", freshness: "Stale" }],
    }]),
  },
  "of older servers": {
    "/api": { kind: "APIVersions" },
    "/apis": {
      kind: "APIGroupList",
      groups: [{
        name: "metrics.k8s.io",
        versions: [{ groupVersion: "metrics.k8s.io/v1beta1", version: "v1beta1" }],
      }],
    },
    "/api/v1": {
      groupVersion: "v1",
      resources: [{ name: "pods", kind: "Pod", namespaced: true, verbs: ["get"] }],
    },
  },
};
for (const [name, documents] of Object.entries(servers)) {
  test(`discovery ${name} goes on without a group that does not answer, and says so`, async () => {
    const warnings: string[] = [];
    const k = withDeadGroup(documents, warnings);
    assert.deepEqual((await k.kinds()).map((one) => one.plural), ["pods"]);
    const says =
      "the resources of metrics.k8s.io/v1beta1 are not known: its server does not answer";
    assert.deepEqual(warnings, [says]);
    await assert.rejects(k.resource("nodemetrics.metrics.k8s.io").list(), {
      name: "TypeError",
      message:
        'Cannot find the resource "nodemetrics.metrics.k8s.io": the server has none by this ' +
        "name, and metrics.k8s.io/v1beta1 does not answer; is its CustomResourceDefinition " +
        "installed and Established? see k.kinds() for what it has",
    });
    await k.close();
  });
}
