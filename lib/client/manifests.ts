/**
 * Manifests: objects in files and texts, and the verbs that take many of them.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../meta/draft.ts";
import type { AnyObject } from "../meta/object.ts";
import type { Flow } from "../stream/flow.ts";
import type { ApplyOptions, DeleteOptions } from "../wire/write_options.ts";

/** An object as a manifest says it: typed and named, but not stored yet. */
export interface Manifest {
  /** The group and version. */
  apiVersion: string;
  /** The kind. */
  kind: string;
  /** What it is called, and where it belongs. */
  metadata: ObjectMetaDraft;
  /** Everything else. */
  // deno-lint-ignore no-explicit-any -- the fields of a dynamic object are unchecked, as those of AnyObject
  [field: string]: any;
}

/** Objects to work on: what `k.yaml` gives, or any iterable of objects with apiVersion, kind and name. */
export type Manifests = AsyncIterable<Manifest> | Iterable<Manifest>;

/** How to read manifests. */
export interface ManifestOptions {
  /** Ends the reading; it then throws `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** How long reading an address may take, in milliseconds. @default {60_000} */
  readonly timeoutMs?: number | undefined;
  /** What a text is called in errors; a file is called by its path. @default {"yaml"} */
  readonly source?: string | undefined;
}

/** How to work on many objects. */
export interface ManyOptions {
  /** Ends it between two requests, and the requests under way. */
  readonly signal?: AbortSignal | undefined;
  /** Each request takes at most this long. @default {90_000} */
  readonly timeoutMs?: number | undefined;
  /** The namespace of objects that name none. @default {the client's} */
  readonly namespace?: string | undefined;
  /** Requests at a time. @default {8} */
  readonly concurrency?: number | undefined;
}

/** How to apply many objects. */
export interface ApplyManyOptions
  extends ManyOptions, Pick<ApplyOptions, "dryRun" | "fieldManager" | "force"> {
  /** What to do with unknown and repeated fields. @default {"Strict"} */
  readonly fieldValidation?: ApplyOptions["fieldValidation"];
  /**
   * The name of the set that the objects belong to. What an earlier apply of this name has created and
   * this one does not list is deleted at the end: an ApplySet, as `kubectl apply --prune --applyset`
   * keeps it, in a Secret of this name.
   *
   * @default {nothing is deleted}
   */
  readonly prune?: string | undefined;
  /** How long definitions of custom resources may take until they are served. @default {60_000} */
  readonly establishMs?: number | undefined;
}

/** What became of one object. */
export interface Applied {
  /** Which: "deployments.apps/web/api", "namespaces/web". */
  readonly ref: string;
  /** What was done; "unchanged" when nothing had to be. */
  readonly action: "created" | "configured" | "unchanged" | "pruned";
  /** The object as the server has it, or had it. */
  readonly object: AnyObject;
}

/** What applying an object would change. */
export interface Difference {
  /** Which: "deployments.apps/web/api". */
  readonly ref: string;
  /** What applying would do. */
  readonly action: "created" | "configured" | "pruned";
  /** A unified diff of YAML, without what the server alone writes; values of Secrets are stars. */
  readonly patch: string;
}

/** How to delete many objects. */
export interface DeleteManyOptions
  extends ManyOptions, Pick<DeleteOptions, "dryRun" | "gracePeriodSeconds" | "propagation"> {
  /** Wait this long for each object to be gone. @default {not at all} */
  readonly waitMs?: number | undefined;
}

/** What became of one object that was to be deleted. */
export interface Removed {
  /** Which: "deployments.apps/web/api". */
  readonly ref: string;
  /** "absent" when there was none. */
  readonly action: "deleted" | "absent";
}

/** The verbs on manifests. */
export interface ManifestVerbs {
  /**
   * Reads objects from YAML or JSON: from files, from an address that starts with `https://`, or from a
   * text, which is what holds a line break or starts with a brace.
   *
   * Paths may hold `*`, `?`, `**` and `{a,b}`; a directory stands for the files in it that end in
   * .yaml, .yml or .json. Files are read in the order of their names. Lists are taken apart, and empty
   * documents are left out. An address is read in one piece of 16 MiB at most, through the proxy of the
   * environment, without credentials; redirects are followed on its own host.
   *
   * **Yields**: {@linkcode Manifest}. The cluster is not asked.
   *
   * **Errors**: `YamlError` for a text that is none, with `file:line:column`; `ManifestError` for a
   * document without apiVersion, kind or name, for a pattern that no file matches, for an address that
   * gives something else, and when there is not one object; `TimeoutError` and `TransportError` for an
   * address.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster();
   * const k = cluster.client();
   * const text = "{apiVersion: v1, kind: ConfigMap, metadata: {name: cfg}}";
   * for await (const object of k.yaml(text)) console.log(object.metadata.name); // cfg
   * ```
   */
  yaml(source: string | readonly string[], options?: ManifestOptions): Flow<Manifest>;
  /**
   * Makes the cluster as the objects say, by server-side apply: namespaces first, then definitions of
   * custom resources, which are waited for, then what others need, then the rest; webhooks and API
   * services last. Objects of one stage are sent together.
   *
   * **Wire**: GET and PATCH of each object.
   * **Yields**: {@linkcode Applied}, in this order.
   * **Errors**: `ApplyError` with every object of a stage that was refused, once the others of the stage
   * are done; later stages are not begun then, and nothing is pruned. `ManifestError` before any request
   * is sent.
   * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/, KEP-3659
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster();
   * const k = cluster.client();
   * const text = "{apiVersion: v1, kind: ConfigMap, metadata: {name: cfg}, data: {a: '1'}}";
   * for await (const r of k.apply(k.yaml(text))) console.log(r.ref, r.action);
   * // configmaps/default/cfg created
   * ```
   */
  apply(objects: Manifests, options?: ApplyManyOptions): Flow<Applied>;
  /**
   * What {@linkcode ManifestVerbs.apply} with the same options would change, as the server sees it.
   *
   * **Wire**: GET and PATCH with `dryRun` of each object.
   * **Yields**: {@linkcode Difference} for each object that would change. **Errors**: as `apply`.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster();
   * const k = cluster.client();
   * await k.configMaps("default").create({ metadata: { name: "cfg" }, data: { a: "1" } });
   * const text = "{apiVersion: v1, kind: ConfigMap, metadata: {name: cfg}, data: {b: '2'}}";
   * for await (const d of k.diff(k.yaml(text))) console.log(d.patch); // ... +  b: '2'
   * ```
   */
  diff(
    objects: Manifests,
    options?: Omit<ApplyManyOptions, "dryRun">,
  ): Flow<Difference>;
  /**
   * Deletes the objects, in the opposite order of {@linkcode ManifestVerbs.apply}. What is not there is
   * no error.
   *
   * **Wire**: DELETE of each object. **Yields**: {@linkcode Removed}. **Errors**: `ApplyError`.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster();
   * const k = cluster.client();
   * const text = "{apiVersion: v1, kind: ConfigMap, metadata: {name: cfg}}";
   * for await (const r of k.delete(k.yaml(text))) console.log(r.ref, r.action);
   * // configmaps/default/cfg absent
   * ```
   */
  delete(objects: Manifests, options?: DeleteManyOptions): Flow<Removed>;
}
