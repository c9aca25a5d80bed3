/**
 * Who owns whom.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/
 *
 * @module
 */

import { createView } from "../../client/full_view.ts";
import type { ChildrenOptions } from "../../client/inspection.ts";
import type { Session } from "../../client/session.ts";
import { isApiError } from "../../errors.ts";
import { apiVersionOf } from "../../meta/kind.ts";
import { controllerOf } from "../../meta/owner.ts";
import type { AnyObject, KubeObject } from "../../meta/object.ts";
import type { DiscoveredKind } from "../../wire/discovery.ts";
import type { CallOptions } from "../../wire/read_options.ts";
import { inOrder } from "../manifests/pool.ts";

/** Kinds that are looked through at a time. */
const concurrency = 8;

/** The controllers of an object, the nearest first; see `k.owners`. */
export async function owners(
  session: Session,
  object: KubeObject,
  { signal, timeoutMs }: CallOptions,
): Promise<AnyObject[]> {
  const chain: AnyObject[] = [];
  const seen = new Set([object.metadata.uid]);
  let child = object;
  while (true) {
    const reference = controllerOf(child);
    if (!reference || seen.has(reference.uid)) return chain;
    const kinds = await session.discovery.kinds({ signal, timeoutMs });
    const kind = kinds.find((k) =>
      k.kind === reference.kind && apiVersionOf(k) === reference.apiVersion
    );
    if (!kind) return chain;
    const namespace = kind.scope === "Cluster" ? undefined : child.metadata.namespace;
    const view = createView(session, kind, namespace);
    const owner = await view.find(reference.name, { signal, timeoutMs });
    if (owner?.metadata.uid !== reference.uid) return chain;
    seen.add(reference.uid);
    chain.push(owner);
    child = owner;
  }
}

/** What an object owns; see `k.children`. */
export async function* children(
  session: Session,
  object: KubeObject,
  { kinds, signal, timeoutMs }: ChildrenOptions,
): AsyncGenerator<KubeObject> {
  const { uid, namespace } = object.metadata;
  const look = (kind: DiscoveredKind) =>
    ownedOf(session, kind, namespace, uid, { signal, timeoutMs });
  const chosen = await kindsOf(session, namespace, { kinds, signal, timeoutMs });
  for await (const outcome of inOrder(chosen, concurrency, look)) {
    if (!outcome.ok) throw outcome.error;
    yield* outcome.value;
  }
}

async function kindsOf(
  session: Session,
  namespace: string | undefined,
  { kinds: names, signal, timeoutMs }: ChildrenOptions,
): Promise<DiscoveredKind[]> {
  const { discovery } = session;
  const how = { signal, timeoutMs };
  if (names) return await Promise.all(names.map((name) => discovery.resolve(name, how)));
  const all = await discovery.kinds(how);
  return all.filter((k) =>
    k.preferred && k.verbs.includes("list") && k.kind !== "Event" &&
    // What lives in a namespace owns nothing outside.
    (namespace === undefined || k.scope === "Namespaced")
  );
}

async function ownedOf(
  session: Session,
  kind: DiscoveredKind,
  namespace: string | undefined,
  uid: string,
  options: CallOptions,
): Promise<KubeObject[]> {
  const place = kind.scope === "Cluster" ? undefined : namespace ?? "*";
  const view = createView(session, kind, place);
  try {
    const { items } = await view.meta.list(options);
    return items.filter((item) => item.metadata.ownerReferences?.some((r) => r.uid === uid))
      .map(({ metadata }) => ({ apiVersion: apiVersionOf(kind), kind: kind.kind, metadata }));
  } catch (error) {
    // A definition may have been deleted since the kinds were read.
    const nothing = ["Forbidden", "MethodNotAllowed", "NotFound"];
    if (isApiError(error) && nothing.includes(error.reason)) return [];
    throw error;
  }
}
