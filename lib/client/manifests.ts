/**
 * Manifests: objects in files and texts, and the verbs that take many of them.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../meta/draft.ts";
import type { Flow } from "../stream/flow.ts";

/** An object as a manifest says it: typed and named, but not stored yet. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: ObjectMetaDraft;
  // deno-lint-ignore no-explicit-any -- the fields of a dynamic object are unchecked, as those of AnyObject
  [field: string]: any;
}

/** How to read manifests. */
export interface ManifestOptions {
  readonly signal?: AbortSignal | undefined;
  /** What a text is called in errors; a file is called by its path. @default {"yaml"} */
  readonly source?: string | undefined;
}

/** The verbs on manifests. */
export interface ManifestVerbs {
  /**
   * Reads objects from YAML or JSON: from files, or from a text, which is what holds a line break or
   * starts with a brace.
   *
   * Paths may hold `*`, `?`, `**` and `{a,b}`; a directory stands for the files in it that end in
   * .yaml, .yml or .json. Files are read in the order of their names. Lists are taken apart, and empty
   * documents are left out.
   *
   * **Yields**: {@linkcode Manifest}. No request is sent.
   *
   * **Errors**: `YamlError` for a text that is none, with `file:line:column`; `ManifestError` for a
   * document without apiVersion, kind or name, for a pattern that no file matches, and when there is
   * not one object.
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
}

/** What `lib/ops` does for {@linkcode ManifestVerbs}. */
export interface ManifestTools {
  readManifests(
    source: string | readonly string[],
    options: ManifestOptions,
  ): AsyncIterable<Manifest>;
}
