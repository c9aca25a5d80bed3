/**
 * What must not compile. Each line below an expectation is wrong, for the reason it gives.
 *
 * @module
 */

import type { Client } from "../../lib/client/mod.ts";
import type { Deployment, DeploymentDraft } from "../../lib/generated/kinds/apps/v1.ts";
import type { Pod, PodDraft, PodSpecDraft } from "../../lib/generated/kinds/core/v1.ts";
import type { RoleBindingDraft } from "../../lib/generated/kinds/rbac/v1.ts";
import type { DeepPartial, Kind, KubeObject } from "../../lib/meta/mod.ts";
import { Certificate, ClusterIssuer } from "../codegen/golden/pki.kubist.example/v1.ts";

/** Places. */
export function places(k: Client): unknown[] {
  return [
    // @ts-expect-error: one object needs its namespace
    k.pods("*").get("a"),
    // @ts-expect-error: one object needs its namespace
    k.pods("*").find("a"),
    // @ts-expect-error: one object needs its namespace
    k.pods("*").delete("a"),
    // @ts-expect-error: one object needs its namespace
    k.pods("*").patch("a", {}),
    // @ts-expect-error: one object needs its namespace
    k.deployments("*").apply("a", {}),
    // @ts-expect-error: the API deletes collections one namespace at a time
    k.pods("*").where({ a: "b" }).deleteCollection(),
    // @ts-expect-error: narrowing does not make it one namespace
    k.pods("*").where({ a: "b" }).get("a"),
    // @ts-expect-error: in all namespaces the object has to say in which one it is
    k.configMaps("*").create({ metadata: { name: "a" } }),
    // @ts-expect-error: nodes belong to the cluster
    k.nodes("web"),
    // @ts-expect-error: cluster roles belong to the cluster, under their group as well
    k.rbac.v1.clusterRoles("web"),
    // @ts-expect-error: a Kind of cluster scope takes no namespace
    k.of(ClusterIssuer, "web"),
    // @ts-expect-error: a namespace is a string
    k.pods(1),
  ];
}

/** Verbs and subresources. */
export function verbs(k: Client): unknown[] {
  return [
    // @ts-expect-error: config maps have no status
    k.configMaps("web").updateStatus({ metadata: { name: "a" } }),
    // @ts-expect-error: cluster roles have no status
    k.clusterRoles().applyStatus("a", {}),
    // @ts-expect-error: daemon sets cannot be scaled
    k.daemonSets("web").scale("a", 1),
    // @ts-expect-error: only pods are evicted
    k.deployments("web").evict("a"),
    // @ts-expect-error: only service accounts have tokens
    k.secrets("web").createToken("a"),
    // @ts-expect-error: certificate requests are approved, certificates are not
    k.of(Certificate, "web").updateApproval({ metadata: {} }),
    // @ts-expect-error: a review is only ever created
    k.tokenReviews().get("a"),
    // @ts-expect-error: a review is not stored
    k.selfSubjectAccessReviews().list(),
    // @ts-expect-error: component statuses are read only
    k.componentStatuses().create({}),
    // @ts-expect-error: namespaces are deleted one by one
    k.namespaces().deleteCollection(),
    // @ts-expect-error: this version of the group has no such resource
    k.networking.v1beta1.ingresses("web"),
    // @ts-expect-error: this group has no such version
    k.apps.v1beta1,
    // @ts-expect-error: pods have no rollouts
    k.pods("web").rollout("a"),
    // @ts-expect-error: a job is not restarted
    k.jobs("web").restart("a"),
    // @ts-expect-error: only Deployments are paused
    k.statefulSets("web").pause("a"),
    // @ts-expect-error: only nodes are drained
    k.pods("web").drain("a"),
    // @ts-expect-error: a config map has no log
    k.configMaps("web").logs("a"),
    // @ts-expect-error: a custom resource called like a workload is none
    k.of(Certificate, "web").rollout("a"),
    // @ts-expect-error: one object needs its namespace
    k.deployments("*").restart("a"),
    // @ts-expect-error: what cannot be watched cannot be waited for
    k.componentStatuses().wait("a", "Healthy"),
    // @ts-expect-error: one object needs its namespace
    k.pods("*").wait("a", "Ready"),
    // @ts-expect-error: what cannot be patched cannot be edited
    k.componentStatuses().edit("a", () => {}),
    // @ts-expect-error: there is no such resource
    k.pod("web"),
  ];
}

/** Fields. */
export function fields(k: Client): unknown[] {
  const pod = {} as Pod;
  const deployment = {} as Deployment;
  return [
    // @ts-expect-error: a pod has no replicas
    pod.spec.replicas,
    // @ts-expect-error: no such field in the status
    deployment.status.ready,
    // @ts-expect-error: labels may be absent
    pod.metadata.labels.app,
    // @ts-expect-error: a list may have no first element
    pod.spec.containers[0].image,
    // @ts-expect-error: endpoints may be null
    k.endpointSlices("web").get("a").then((slice) => slice.endpoints.length),
    // @ts-expect-error: a timestamp is a string
    pod.metadata.creationTimestamp.getTime(),
    // @ts-expect-error: a config map has no spec
    k.configMaps("web").create({ metadata: { name: "a" }, spec: {} }),
    // @ts-expect-error: data holds strings
    k.configMaps("web").create({ metadata: { name: "a" }, data: { a: 1 } }),
    // @ts-expect-error: a misspelt field
    k.pods("web").create({ metadata: { name: "a" }, spec: { container: [] } }),
    // @ts-expect-error: a pod needs a spec
    k.pods("web").create({ metadata: { name: "a" } }),
    // @ts-expect-error: a deployment needs its selector
    k.deployments("web").create({ metadata: { name: "a" }, spec: { template: {} } }),
    // @ts-expect-error: another kind
    k.pods("web").create({ kind: "Deployment", metadata: {}, spec: { containers: [] } }),
    // @ts-expect-error: replicas is a number
    k.deployments("web").apply("a", { spec: { replicas: "3" } }),
    // @ts-expect-error: deep in an apply, too, fields have to exist
    k.deployments("web").apply("a", { spec: { template: { spec: { nodename: "n" } } } }),
  ];
}

/** What selects, by kind. */
export function selectors(k: Client): unknown[] {
  return [
    // @ts-expect-error: pods are not selected by their images
    k.pods("web").fields({ "spec.image": "i" }),
    // @ts-expect-error: nor by a misspelt node name, in all namespaces
    k.pods("*").fields({ "spec.nodename": "n" }),
    // @ts-expect-error: the data of config maps does not select
    k.configMaps("web").fields({ "data.a": "1" }),
    // @ts-expect-error: deployments are selected by their metadata alone
    k.apps.v1.deployments("web").fields({ "status.replicas": "1" }),
    // @ts-expect-error: the definition of this resource makes another field selectable
    k.of(Certificate, "web").fields({ "spec.commonName": "c" }),
    // @ts-expect-error: and of this one none
    k.of(ClusterIssuer).fields({ "spec.secretName": "s" }),
    // @ts-expect-error: the values are strings
    k.pods("web").fields({ "spec.hostNetwork": true }),
  ];
}

/** Streams. */
export function streams(k: Client): unknown[] {
  const bindings = k.bindings("web");
  const binding = { metadata: { name: "a" }, target: { name: "n" } };
  return [
    // @ts-expect-error: commands run in pods
    k.deployments("web").exec("a", ["ls"]),
    // @ts-expect-error: a command is a program and its arguments
    k.pods("web").exec("a", "ls -l"),
    // @ts-expect-error: a running process has no result
    k.pods("web").exec("a", ["ls"], { stream: true }).then((r) => r.stdout.trim()),
    // @ts-expect-error: a result is not waited for
    k.pods("web").exec("a", ["ls"]).then((r) => r.exited),
    // @ts-expect-error: config maps have no pods
    k.configMaps("web").forward("a", 80),
    // @ts-expect-error: a custom resource called like a service selects no pods
    k.of(Certificate, "web").forward("a", 80),
    // @ts-expect-error: files are in pods
    k.services("web").copyFrom("a", "/b", "c"),
    // @ts-expect-error: only pods and services, and nodes, answer through the API server
    k.deployments("web").proxy("a", "/"),
    // @ts-expect-error: a binding is not kept: the server answers with a Status
    bindings.create(binding).then((answer) => answer.target),
  ];
}

/** Options and closed sets. */
export function options(k: Client): unknown[] {
  return [
    // @ts-expect-error: propagation is a closed set
    k.pods("web").delete("a", { propagation: "Sideways" }),
    // @ts-expect-error: the types of patches are a closed set
    k.pods("web").patch("a", {}, { type: "yaml" }),
    // @ts-expect-error: the steps of a JSON patch are a closed set
    k.pods("web").patch("a", [{ op: "delete", path: "/a" }]),
    // @ts-expect-error: no such option
    k.pods("web").list({ lmit: 1 }),
    // @ts-expect-error: a pod has no succeeded count
    k.pods("web").wait("a", (pod) => pod.status.succeeded > 0),
    // @ts-expect-error: the draft of an edit has the type of its kind
    k.pods("web").edit("a", (pod) => void (pod.spec.replicas = 1)),
    // @ts-expect-error: budgets are for deletes, creates, updates and writes
    k.budget({ reads: 1 }),
    // @ts-expect-error: the definition of this resource closes its enum
    k.of(Certificate, "web").apply("a", { spec: { privateKey: { algorithm: "DSA" } } }),
  ];
}

/** Types that stand on their own. */
export const wrong: readonly unknown[] = [
  // @ts-expect-error: containers are a list
  { containers: {} } satisfies PodSpecDraft,
  // @ts-expect-error: a role reference names its role
  { metadata: {}, roleRef: { kind: "Role" } } satisfies RoleBindingDraft,
  // @ts-expect-error: a draft is no object that a server gave
  (draft: PodDraft): Pod => draft,
  // @ts-expect-error: the apiVersion is a literal
  { apiVersion: "apps/v1beta1" } satisfies DeepPartial<DeploymentDraft>,
  // @ts-expect-error: a Kind of certificates is none of pods
  Certificate satisfies Kind<Pod>,
  // @ts-expect-error: an object needs metadata
  { apiVersion: "v1", kind: "Pod" } satisfies KubeObject,
];
