/**
 * Which paths a selection takes, and what its records hold: read by the type checker alone.
 *
 * @module
 */

import type { Client, Flow } from "kubist";
import type { Pod } from "kubist/core/v1";

/** What compiles, with the types of the records. */
export async function paths(k: Client): Promise<unknown[]> {
  const [pod] = await k.pods("*").select({
    name: "metadata.name",
    phase: "status.phase",
    node: "spec.nodeName",
    labels: "metadata.labels",
    app: "metadata.labels.app.kubernetes.io/name",
    image: "spec.containers.0.image",
    limit: "spec.containers.0.resources.limits.cpu",
    containers: "spec.containers",
    deleted: "metadata.deletionTimestamp",
  }).toArray();
  const [deployment] = await k.deployments("web").where("a").select({ n: "spec.replicas" })
    .toArray();
  const [anything] = await k.resource("websites").select({
    name: "metadata.name",
    url: "spec.url",
  }).toArray();
  const flow: Flow<{ name: string }> = k.nodes().select({ name: "metadata.name" }).items();
  const events = k.pods("web").select({ name: "metadata.name" }).watch();
  for await (const event of events) {
    if (event.type === "DELETED") event.object.name satisfies string | undefined;
    else event.object.name satisfies string;
  }
  return [
    flow,
    pod?.name.length,
    pod?.phase satisfies Pod["status"]["phase"] | undefined,
    pod?.node satisfies string | undefined,
    pod?.labels?.["app"] satisfies string | undefined,
    pod?.app satisfies string | undefined,
    pod?.image satisfies string | undefined,
    pod?.limit satisfies string | undefined,
    pod?.containers.length satisfies number | undefined,
    pod?.deleted satisfies string | undefined,
    deployment && deployment.n + 1,
    anything?.name.length,
    anything?.url.anything,
    (await k.pods("web").meta.get("a")).metadata.uid.length,
    (await k.pods("web").meta.list()).items[0]?.kind satisfies "PartialObjectMetadata" | undefined,
    (await k.pods("*").table()).rows[0]?.cells.length,
  ];
}

/** What does not. */
export function refused(k: Client): unknown[] {
  return [
    // @ts-expect-error: a pod's status has no such field
    k.pods("*").select({ phase: "status.fase" }),
    // @ts-expect-error: the first step is unknown
    k.pods("*").select({ phase: "stat.phase" }),
    // @ts-expect-error: a string has no fields
    k.pods("*").select({ phase: "status.phase.length" }),
    // @ts-expect-error: a list takes an index
    k.pods("*").select({ image: "spec.containers.image" }),
    // @ts-expect-error: the path goes on after a list's index by a field that is not there
    k.pods("*").select({ image: "spec.containers.0.picture" }),
    // @ts-expect-error: one of the paths is unknown
    k.deployments("web").select({ name: "metadata.name", n: "spec.replica" }),
    // @ts-expect-error: a path is text
    k.pods("*").select({ name: 1 }),
    // @ts-expect-error: metadata is read only
    k.pods("web").meta.create({ metadata: { name: "a" } }),
    // @ts-expect-error: metadata alone has no spec
    k.pods("web").meta.select({ node: "spec.nodeName" }),
    // @ts-expect-error: in all namespaces there is no single object
    k.pods("*").meta.get("a"),
    // @ts-expect-error: a review can only be created
    k.tokenReviews().select({ name: "metadata.name" }),
    // @ts-expect-error: there are two forms
    k.pods("web").list({ contentType: "yaml" }),
  ];
}

/** Records keep the types of their fields. */
export function recordsOf(k: Client): unknown {
  // @ts-expect-error: a name is no number
  const wrong: Flow<{ name: number }> = k.nodes().select({ name: "metadata.name" }).items();
  return wrong;
}
