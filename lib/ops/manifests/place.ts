/**
 * Where an object of a manifest belongs: its view, and its name in messages.
 *
 * @module
 */

import { createView, type FullView } from "../../client/full_view.ts";
import type { Manifest } from "../../client/manifests.ts";
import type { Session } from "../../client/session.ts";
import { apiVersionOf, resourceName } from "../../meta/kind.ts";
import { nearest } from "../../meta/nearest.ts";
import type { DiscoveredKind } from "../../wire/discovery.ts";
import type { CallOptions } from "../../wire/read_options.ts";
import { ManifestError } from "./error.ts";
import { type Origin, originOf } from "./origin.ts";

/** An object and where it goes. */
export interface Placed {
  readonly object: Manifest & { readonly metadata: { readonly name: string } };
  readonly kind: DiscoveredKind;
  readonly view: FullView;
  /** "deployments.apps/web/api" */
  readonly ref: string;
}

/** The name of an object in results and messages. */
export function refOf(
  kind: Pick<DiscoveredKind, "group" | "plural">,
  namespace: string | undefined,
  name: string,
): string {
  return [resourceName(kind), namespace, name].filter((part) => part !== undefined).join("/");
}

/** A name for an object before the server has said where its kind belongs. */
export function roughRef({ kind, metadata: { name = "", namespace } }: Manifest): string {
  return [kind.toLowerCase(), namespace, name].filter((part) => part !== undefined).join("/");
}

/** What an object is called in the failures of many. */
export function describeManifest(
  object: Manifest,
): { readonly ref: string; readonly origin: Origin | undefined } {
  return { ref: roughRef(object), origin: originOf(object) };
}

/**
 * Finds out where an object goes.
 *
 * **Errors**: `ManifestError` for a kind that the server does not have.
 */
export async function place(
  session: Session,
  object: Manifest,
  { namespace, signal, timeoutMs }: {
    readonly namespace?: string | undefined;
  } & Pick<CallOptions, "signal" | "timeoutMs">,
): Promise<Placed> {
  const kind = await kindOf(session, object, { signal, timeoutMs });
  const own = kind.scope === "Cluster"
    ? undefined
    : object.metadata.namespace ?? namespace ?? session.namespace;
  return {
    object: object as Placed["object"],
    kind,
    view: createView(session, kind, own),
    ref: refOf(kind, own, object.metadata.name as string),
  };
}

async function kindOf(
  session: Session,
  object: Manifest,
  how: Pick<CallOptions, "signal" | "timeoutMs">,
): Promise<DiscoveredKind> {
  const { apiVersion, kind } = object;
  const [version, group] = apiVersion.includes("/")
    ? [apiVersion.split("/")[1], apiVersion.split("/")[0]]
    : [apiVersion, ""];
  const find = (kinds: readonly DiscoveredKind[]) =>
    kinds.find((k) => k.kind === kind && k.version === version && k.group === group);
  const found = find(await session.discovery.kinds(how)) ??
    find(await session.discovery.refresh(how));
  if (found) return found;
  const near = meant(kind, await session.discovery.kinds(how), group ?? "");
  const state = `the server has no ${apiVersion} ${kind}`;
  throw new ManifestError(near === undefined ? state : `${state}; did you mean ${near}?`, {
    problem: "kind",
    ...(originOf(object) ?? { source: roughRef(object) }),
  });
}

/** The kind that was meant; of several by that name the one of the same group, else the first. */
function meant(
  kind: string,
  kinds: readonly DiscoveredKind[],
  group: string,
): string | undefined {
  const name = nearest(kind, kinds.map((k) => k.kind));
  const all = kinds.filter((k) => k.kind === name);
  const best = all.find((k) => k.group === group) ?? all[0];
  return best && `${apiVersionOf(best)} ${best.kind}`;
}
