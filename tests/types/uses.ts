/**
 * What must compile: the uses that the documentation shows, and the corners of the types.
 *
 * @module
 */

import type { Client } from "../../lib/client/mod.ts";
import * as apps from "../../lib/generated/kinds/apps/v1.ts";
import * as authentication from "../../lib/generated/kinds/authentication/v1.ts";
import * as core from "../../lib/generated/kinds/core/v1.ts";
import type { EndpointSlice } from "../../lib/generated/kinds/discovery/v1.ts";
import type * as networking from "../../lib/generated/kinds/networking/v1.ts";
import type * as rbac from "../../lib/generated/kinds/rbac/v1.ts";
import type { Condition, LabelSelector } from "../../lib/generated/meta/v1.ts";
import type { DeepPartial } from "../../lib/meta/mod.ts";
import { Application } from "../codegen/golden/delivery.kubist.example/v1beta1.ts";
import { Monitor, type MonitorDraft } from "../codegen/golden/metrics.kubist.example/v1.ts";
import { Certificate, ClusterIssuer } from "../codegen/golden/pki.kubist.example/v1.ts";

/** Reading: what the server always sets needs no check. */
export async function reading(k: Client): Promise<unknown[]> {
  const pod = await k.pods("web").get("api-0");
  const found = await k.pods("web").find("api-0");
  const deployment = await k.deployments("web").get("api");
  const claim = await k.persistentVolumeClaims("web").get("data");
  const service = await k.services("web").get("api");
  const slice: EndpointSlice = await k.endpointSlices("web").get("api-1");
  return [
    pod.metadata.uid.length,
    pod.metadata.name.toUpperCase(),
    pod.metadata.labels?.app,
    pod.apiVersion satisfies "v1",
    pod.kind satisfies "Pod",
    pod.spec.containers[0]?.imagePullPolicy satisfies string | undefined,
    pod.spec.containers.map((c) => c.resources.limits?.cpu satisfies string | undefined),
    pod.spec.terminationGracePeriodSeconds * 1000,
    pod.spec.volumes?.flatMap((v) => v.projected?.defaultMode ?? 0),
    pod.status.phase === "Running",
    pod.status.phase === "SomethingNew",
    pod.status.conditions?.find((c) => c.type === "Ready")?.status === "True",
    pod.status.conditions?.[0]?.lastProbeTime ?? "never",
    found?.spec.nodeName,
    deployment.spec.replicas + 1,
    deployment.spec.strategy.type,
    deployment.spec.strategy.rollingUpdate?.maxSurge satisfies number | string | undefined,
    deployment.spec.template.spec.containers.length,
    deployment.spec.selector.matchLabels satisfies Record<string, string> | undefined,
    deployment.status.readyReplicas ?? 0,
    claim.spec.volumeMode.length,
    claim.status.phase.length,
    claim.spec.resources.requests?.storage?.endsWith("Gi"),
    service.spec.ports?.map((p) => `${p.port}/${p.protocol}`),
    service.spec.type === "LoadBalancer",
    slice.endpoints?.map((e) => e.addresses.join()),
    (await k.clusterRoles().get("view")).rules?.length,
    (await k.secrets("web").get("s")).data?.token,
    (await k.jobs("web").get("j")).status.succeeded ?? 0,
    (await k.nodes().get("n1")).status.nodeInfo.kubeletVersion,
    (await k.customResourceDefinitions().get("x")).spec.versions.map((v) => v.name),
  ];
}

/** Collections. */
export async function collections(k: Client): Promise<unknown[]> {
  const names: string[] = [];
  for await (const pod of k.pods("web")) names.push(pod.metadata.name);
  for await (const pod of k.pods("*").where({ app: "api", tier: ["a", "b"], legacy: false })) {
    names.push(pod.metadata.namespace ?? "");
  }
  for await (const event of k.pods().watch()) {
    if (event.type === "DELETED") break;
  }
  const page = await k.pods("web").list({ limit: 100 });
  return [
    names,
    page.metadata.continue,
    page.items[0]?.spec.restartPolicy,
    await k.pods("*").fields({ "status.phase": "Running" }).toArray(),
    await k.nodes().where("pool=gpu").toArray(),
    await k.events("web").list(),
    await k.events.v1.events("web").list(),
    await k.core.v1.events("web").list(),
    await k.resource("certificates.cert-manager.io", "web").list(),
    await k.resource.v1.resourceClaims("web").list(),
    await k.autoscaling.v1.horizontalPodAutoscalers("web").list(),
    await k.pods("web").where({ app: "old" }).deleteCollection(),
  ];
}

/** Writing: what can be left out can be left out. */
export async function writing(k: Client): Promise<unknown[]> {
  const template: core.PodTemplateSpecDraft = {
    metadata: { labels: { app: "api" } },
    spec: { containers: [{ name: "main", image: "app:1", resources: { limits: { cpu: 2 } } }] },
  };
  const selector: LabelSelector = { matchLabels: { app: "api" } };
  const draft: apps.DeploymentDraft = { metadata: { name: "api" }, spec: { selector, template } };
  const fields: DeepPartial<apps.DeploymentDraft> = { spec: { replicas: 3 } };
  const read = await k.deployments("web").get("api");
  read.spec.replicas += 1;
  read.spec.template.spec.containers.push({ ...await container(k), name: "more" });
  return [
    await k.configMaps("web").create({ metadata: { name: "cfg" }, data: { a: "1" } }),
    await k.configMaps("web").create({ metadata: { generateName: "cfg-" } }, { dryRun: true }),
    await k.deployments("web").create(draft),
    await k.deployments("web").create({ ...draft, apiVersion: "apps/v1", kind: "Deployment" }),
    await k.deployments("web").update(read),
    await k.deployments("web").updateStatus(read),
    await k.deployments("web").apply("api", fields, { fieldManager: "deploy", force: true }),
    await k.deployments("web").apply("api", {
      spec: { template: { spec: { containers: [{ name: "main", image: "app:2" }] } } },
    }),
    await k.deployments("web").applyStatus("api", { status: { readyReplicas: 1 } }),
    await k.deployments("web").scale("api", 3),
    await k.pods("web").patch("api-0", { metadata: { labels: { x: "1", old: null } } }),
    await k.pods("web").patch("api-0", [{ op: "remove", path: "/metadata/labels/x" }]),
    await k.deployments("web").patch("api", { spec: {} }, { type: "strategic" }),
    await k.pods("web").delete("api-0", { propagation: "Foreground", gracePeriodSeconds: 0 }),
    await k.pods("*").create({
      metadata: { name: "a", namespace: "web" },
      spec: { containers: [{ name: "a" }] },
    }),
    await k.pods("web").evict("api-0"),
    await k.serviceAccounts("web").createToken("me", { audiences: ["x"] }),
    await k.namespaces().create({ metadata: { name: "n" } }),
    await k.services("web").create({
      metadata: { name: "s" },
      spec: { ports: [{ port: 80 }, { port: 443, targetPort: "tls", protocol: "TCP" }] },
    }),
    await k.persistentVolumeClaims("web").create({
      metadata: { name: "d" },
      spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
    }),
    await k.tokenReviews().create({ spec: { token: "t" } }),
    (await k.selfSubjectAccessReviews().create({ spec: {} })).status.allowed satisfies boolean,
    await k.leases("web").create({ metadata: { name: "l" }, spec: { holderIdentity: "me" } }),
    await k.networkPolicies("web").create(policy),
    await k.roleBindings("web").create(binding),
  ];
}

/** Waiting and editing: the object keeps its type. */
export async function waiting(k: Client): Promise<unknown[]> {
  const pod = await k.pods("web").wait("api-0", "Ready", { failOn: ["Failed"], timeoutMs: 60_000 });
  const gone = await k.pods("web").wait("api-0", "deleted");
  const edited = await k.deployments("web").edit("api", (d) => {
    d.spec.replicas += 1;
  });
  return [
    pod.status.phase === "Running",
    gone?.metadata.uid satisfies string | undefined,
    edited.spec.replicas satisfies number,
    await k.jobs("web").wait("migrate", (j) => (j.status?.succeeded ?? 0) > 0),
    await k.jobs("web").wait("migrate", "Complete", { failOn: [(j) => j.status.failed === 3] }),
    await k.of(Certificate, "web").wait("c", (c) => c.spec.isCA),
    await k.resource("pods", "web").wait("a", (p) => p.status.phase === "Running"),
    await k.namespaces().wait("web", "{.status.phase}=Active"),
    await k.pods("web").delete("api-0", { propagation: "Foreground", waitMs: 60_000 }),
    await k.deployments("web").scale("api", 3, { waitMs: 120_000, from: 2 }),
    await k.pods("web").evict("api-0", { waitMs: 60_000 }),
  ];
}

/** Workloads and nodes: each kind has the verbs that make sense for it. */
export async function workloads(k: Client): Promise<unknown[]> {
  const updated: number[] = [];
  for await (const s of k.deployments("web").rollout("api")) updated.push(s.updated, s.total);
  const lines: string[] = [];
  for await (const { pod, line } of k.deployments("web").logs("api", { follow: true })) {
    lines.push(pod, line);
  }
  for await (const line of k.pods("web").logs("api-0", { follow: true, tail: 50 })) {
    lines.push(line);
  }
  for await (const e of k.nodes().drain("n1", { deleteEmptyDirData: true })) {
    if (e.type === "evicted") lines.push(e.pod.name);
  }
  const dynamic = await k.resource("deployments", "web").logs("api").toArray();
  return [
    updated,
    lines,
    dynamic satisfies (string | { readonly line: string })[],
    (await k.deployments("web").restart("api")).spec.replicas satisfies number,
    (await k.cronJobs("web").trigger("backup", { jobName: "now" })).status.succeeded satisfies
      | number
      | undefined,
    (await k.pods("web").where({ app: "api" }).logs({ tail: 1 }).toArray())[0]?.line satisfies
      | string
      | undefined,
    (await k.pods("*").waitAll("Ready"))[0]?.spec.nodeName,
    (await k.pods("*").first())?.status.phase,
    (await k.apps.v1.statefulSets("web").undo("db", { to: 3 })).spec.serviceName,
    (await k.daemonSets("web").setImage("agent", { main: "agent:2" })).status.numberReady,
    (await k.deployments("web").history("api")).map((r) => r.revision satisfies number),
    (await k.deployments("web").pause("api")).spec.paused satisfies boolean | undefined,
    (await k.nodes().cordon("n1")).spec?.unschedulable satisfies boolean | undefined,
    await k.of(apps.Deployment, "web").restart("api") satisfies apps.Deployment,
    await k.jobs("web").logs("migrate").toArray() satisfies { readonly container: string }[],
    await k.services("web").logs("api", { containers: "*" }).toArray(),
    await k.resource("nodes").uncordon("n1"),
  ];
}

/** Decorated clients keep what the client had. */
export async function decorated(k: Client): Promise<unknown[]> {
  const more = k.use({ monitors: Monitor });
  return [
    await more.as("alice", { groups: ["dev"] }).monitors("web").get("m"),
    await more.budget({ deletes: 10 }).dryRun().monitors("web").get("m"),
    await more.readOnly().with({ fieldManager: "me" }).monitors("web").get("m"),
    (await k.whoami()).username satisfies string | undefined,
    await k.can("delete", "pods", "web") satisfies boolean,
    (await k.rules("web")).resourceRules.map((r) => r.verbs satisfies string[]),
  ];
}

async function container(k: Client): Promise<core.Container> {
  const [first] = (await k.pods("web").get("a")).spec.containers;
  if (first === undefined) throw new RangeError("no container");
  return first;
}

const policy: networking.NetworkPolicyDraft = {
  metadata: { name: "p" },
  spec: { podSelector: {}, ingress: [{ ports: [{ port: "http" }] }] },
};

const binding: rbac.RoleBindingDraft = {
  metadata: { name: "b" },
  roleRef: { kind: "Role", name: "r" },
};

/** Kinds as values, those of custom resources too. */
export async function kinds(k: Client): Promise<unknown[]> {
  const certificate = await k.of(Certificate, "web").get("c");
  const monitors = k.use({ monitors: Monitor }).monitors("web");
  const draft: MonitorDraft = {
    metadata: { name: "m" },
    spec: { port: 9090, containers: [{ name: "x", anything: true }] },
  };
  const deployment: apps.Deployment = await k.of(apps.Deployment, "web").get("api");
  return [
    deployment,
    certificate.spec.issuerRef.kind satisfies "Issuer" | "ClusterIssuer",
    certificate.spec.isCA satisfies boolean,
    certificate.status?.conditions?.[0]?.status satisfies "True" | "False" | "Unknown" | undefined,
    await k.of(ClusterIssuer).list(),
    await k.of(Certificate, "*").toArray(),
    await monitors.create(draft),
    (await monitors.get("m")).spec.scrape.interval satisfies string,
    await monitors.scale("m", 2),
    await k.of(Application, "web").apply("a", { spec: { project: "p" } }),
    await k.authentication.v1.tokenReviews().create({ spec: { token: "t" } }),
    authentication.TokenReview.verbs satisfies readonly "create"[],
    core.Pod.plural satisfies string,
    core.Pod.scope satisfies "Namespaced",
    core.Node.scope satisfies "Cluster",
  ];
}

/** What selects, and streams. */
export async function streams(k: Client): Promise<unknown[]> {
  await using sh = await k.pods("web").exec("a", ["sh"], { stream: true, tty: true });
  await using fw = await k.services("web").forward("a", "http");
  return [
    k.pods("*").fields({ "spec.nodeName": "n", "metadata.name": "a", "status.phase": "Running" }),
    k.pods("web").fields("spec.anything=1"),
    k.nodes().fields({ "spec.unschedulable": "false" }),
    k.events("web").fields({ "involvedObject.uid": "u" }),
    k.events.v1.events("web").fields({ "regarding.uid": "u" }),
    k.of(Certificate, "web").fields({ "spec.secretName": "s", "metadata.namespace": "web" }),
    k.resource("anything", "web").fields({ "spec.anything": "1" }),
    (await k.pods("web").exec("a", ["ls"])).stdout satisfies string,
    (await sh.exited).code satisfies number,
    sh.stdin satisfies WritableStream<string | Uint8Array>,
    await k.pods("web").attach("a", { stdin: true }),
    fw.url satisfies string,
    await k.deployments("web").forward("a", 80, { localPort: 8080 }),
    (await k.pods("web").copyFrom("a", "/b", "c")).files satisfies number,
    await k.pods("web").proxy("a", "/"),
    await k.services("web").proxy("a", "/", { port: "http" }),
    (await k.bindings("web").create({ metadata: { name: "a" }, target: { name: "n" } }))
      .code satisfies number | undefined,
  ];
}

/** Types that stand on their own. */
export function values(): unknown[] {
  const condition: Condition = {
    type: "Ready",
    status: "True",
    reason: "Ok",
    message: "",
    lastTransitionTime: "2026-01-02T03:04:05Z",
  };
  const probe: core.ProbeDraft = { httpGet: { port: "http" } };
  const pull: core.PullPolicy = "IfNotPresent";
  const future: core.PullPolicy = "SomeDay";
  return [condition, probe, pull, future];
}
