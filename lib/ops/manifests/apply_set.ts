/**
 * ApplySets: which objects belong together, remembered on the server, so that a later apply can tell what
 * is no longer listed.
 *
 * Source: https://github.com/kubernetes/enhancements/tree/master/keps/sig-cli/3659-kubectl-apply-prune
 *
 * @module
 */

import type { ApplyManyOptions, Manifest } from "../../client/manifests.ts";
import { createView, type FullView } from "../../client/full_view.ts";
import type { Session } from "../../client/session.ts";
import { isApiError, KubeError } from "../../errors.ts";
import type { AnyObject } from "../../meta/object.ts";
import { builtIn } from "../built_in.ts";
import { originOf, rememberOrigin } from "./origin.ts";

const idLabel = "applyset.kubernetes.io/id";
const toolingKey = "applyset.kubernetes.io/tooling";
const kindsKey = "applyset.kubernetes.io/contains-group-kinds";
const namespacesKey = "applyset.kubernetes.io/additional-namespaces";
const tooling = "kubist/v0.1.0";

/** The label that members carry, with the set's id as its value. */
export const memberLabel = "applyset.kubernetes.io/part-of";

/** An open set. */
export interface ApplySet {
  readonly id: string;
  /** Where members may be, of this apply and of earlier ones; kinds as "Deployment.apps". */
  readonly kinds: readonly string[];
  readonly namespaces: readonly string[];
  /** The object as a member. */
  mark(object: Manifest): Manifest;
  /** Writes down where members may be, unless that is done: the set may bring its own namespace. */
  open(): Promise<void>;
  /** Writes down where members are now; what is not there any more is gone. */
  close(): Promise<void>;
}

interface Extent {
  readonly kinds: readonly string[];
  readonly namespaces: readonly string[];
}

/**
 * Opens a set: writes down where its members may be, before any is applied, so that none is forgotten
 * should the apply break off.
 *
 * **Errors**: `TypeError` for no objects, which would delete all members; `KubeError` for a Secret that
 * keeps no set, or one of another tool.
 */
export async function openApplySet(
  session: Session,
  name: string,
  objects: readonly Manifest[],
  options: ApplyManyOptions,
): Promise<ApplySet> {
  if (objects.length === 0) {
    throw new TypeError(`Cannot prune the set "${name}": without any object, all would be deleted`);
  }
  const home = options.namespace ?? session.namespace;
  const secrets = createView(session, builtIn("Secret"), home);
  const id = await idOf(name, home);
  const old = await readParent(secrets, name, id, options.signal);
  const now = await extentOf(session, objects, home, options);
  const all: Extent = {
    kinds: sorted([...old.kinds, ...now.kinds]),
    namespaces: sorted([...old.namespaces, ...now.namespaces, home]),
  };
  const write = (extent: Extent) => writeParent(secrets, name, id, home, extent, options);
  const bringsHome = objects.some((o) => o.kind === "Namespace" && o.metadata.name === home);
  let isOpen = false;
  const open = async () => {
    if (!isOpen) await write(all);
    isOpen = true;
  };
  await open().catch((error) => {
    if (!bringsHome || !isApiError(error, "NotFound")) throw error;
  });
  return { id, ...all, mark: (object) => mark(object, id), open, close: () => write(now) };
}

/** "applyset-HASH-v1", of what names the Secret. */
async function idOf(name: string, namespace: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${name}.${namespace}.Secret.`);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const text = btoa(String.fromCharCode(...hash));
  return `applyset-${text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}-v1`;
}

function mark(object: Manifest, id: string): Manifest {
  const labels = { ...object.metadata.labels, [memberLabel]: id };
  const marked = { ...object, metadata: { ...object.metadata, labels } };
  const origin = originOf(object);
  return origin === undefined ? marked : rememberOrigin(marked, origin);
}

async function readParent(
  secrets: FullView,
  name: string,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Extent> {
  const parent = await secrets.find(name, { signal });
  if (parent === undefined) return { kinds: [], namespaces: [] };
  const { labels, annotations } = parent.metadata;
  const refuse = (state: string) =>
    new KubeError(`Cannot prune the set "${name}": the Secret of this name ${state}`);
  if (labels?.[idLabel] !== id) throw refuse("keeps no set");
  const tool = annotations?.[toolingKey] ?? "nobody";
  if (tool.split("/")[0] !== "kubist") throw refuse(`is kept by ${tool}`);
  return { kinds: listOf(parent, kindsKey), namespaces: listOf(parent, namespacesKey) };
}

async function writeParent(
  secrets: FullView,
  name: string,
  id: string,
  home: string,
  { kinds, namespaces }: Extent,
  { signal, timeoutMs, dryRun, fieldManager = "kubist" }: ApplyManyOptions,
): Promise<void> {
  if (dryRun) return;
  const elsewhere = namespaces.filter((namespace) => namespace !== home);
  const annotations = {
    [toolingKey]: tooling,
    [kindsKey]: kinds.join(","),
    [namespacesKey]: elsewhere.join(","),
  };
  const metadata = { labels: { [idLabel]: id }, annotations };
  const how = { signal, timeoutMs, fieldManager: `${fieldManager}-applyset`, force: true };
  await secrets.apply(name, { metadata }, how);
}

/** Where the objects of this apply are. */
async function extentOf(
  session: Session,
  objects: readonly Manifest[],
  home: string,
  { signal, timeoutMs }: ApplyManyOptions,
): Promise<Extent> {
  const kinds = await session.discovery.kinds({ signal, timeoutMs });
  const inCluster = ({ kind, apiVersion }: Manifest) =>
    kinds.some((k) => k.kind === kind && k.group === groupOf(apiVersion) && k.scope === "Cluster");
  return {
    kinds: sorted(objects.map(({ kind, apiVersion }) => {
      const group = groupOf(apiVersion);
      return group === "" ? kind : `${kind}.${group}`;
    })),
    namespaces: sorted(
      objects.filter((o) => !inCluster(o)).map((o) => o.metadata.namespace ?? home),
    ),
  };
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? apiVersion.split("/")[0] ?? "" : "";
}

function listOf(parent: AnyObject, key: string): string[] {
  return (parent.metadata.annotations?.[key] ?? "").split(",").filter((word) => word !== "");
}

function sorted(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}
