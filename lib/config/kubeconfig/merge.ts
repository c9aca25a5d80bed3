/**
 * Several kubeconfigs as one: the first that names an entry or sets a field wins, whole entries only.
 *
 * @module
 */

import { deepCopy, getOwn, setOwn } from "../../meta/deep.ts";
import { quote } from "../../meta/syntax.ts";
import type { Findings } from "../problems.ts";
import { type Path, showPath } from "./check_shape.ts";
import type { KubeconfigDocument } from "./decode.ts";
import {
  bodyKey,
  type Kubeconfig,
  type KubeconfigCluster,
  type KubeconfigContext,
  type KubeconfigUser,
  type Section,
  sections,
} from "./schema.ts";

/** The bodies of each list. */
export interface Bodies {
  readonly clusters: KubeconfigCluster;
  readonly users: KubeconfigUser;
  readonly contexts: KubeconfigContext;
}

/** One entry and where it came from. */
export interface Entry<S extends Section = Section> {
  readonly name: string;
  readonly body: Bodies[S];
  readonly document: KubeconfigDocument;
  /** The way to the body in its document. */
  readonly path: Path;
}

/** Kubeconfigs merged, each entry with its origin. */
export interface MergedKubeconfig {
  /** The documents, in order of precedence. */
  readonly documents: readonly KubeconfigDocument[];
  /** The merged data; shares nothing with the documents. */
  readonly config: Kubeconfig;
  /** An entry by its name. */
  entry<S extends Section>(section: S, name: string): Entry<S> | undefined;
  /** The names in a list, in order of appearance. */
  names(section: Section): string[];
  /** The document that sets `current-context`, and what it sets; undefined when none does. */
  readonly current: { readonly name: string; readonly document: KubeconfigDocument } | undefined;
}

/** Merges; entries that an earlier document hides are warned of. */
export function mergeKubeconfigs(
  documents: readonly KubeconfigDocument[],
  found: Findings,
): MergedKubeconfig {
  const lists: Record<Section, Map<string, Entry>> = {
    clusters: new Map(),
    users: new Map(),
    contexts: new Map(),
  };
  for (const document of documents) {
    for (const section of sections) collect(document, section, lists[section], found);
  }
  return {
    documents,
    config: assemble(documents, lists),
    entry: <S extends Section>(section: S, name: string) =>
      lists[section].get(name) as Entry<S> | undefined,
    names: (section) => [...lists[section].keys()],
    current: currentOf(documents),
  };
}

/** The entries of one list of a document. */
export function entriesOf(
  config: Kubeconfig,
  section: Section,
): { name: string; body: Bodies[Section] }[] {
  const list = (getOwn(config, section) ?? []) as Record<string, unknown>[];
  return list.map((item) => ({
    name: item["name"] as string,
    body: (getOwn(item, bodyKey[section]) ?? {}) as Bodies[Section],
  }));
}

function collect(
  document: KubeconfigDocument,
  section: Section,
  into: Map<string, Entry>,
  found: Findings,
): void {
  for (const [i, { name, body }] of entriesOf(document.config, section).entries()) {
    const path = [section, i, bodyKey[section]];
    const winner = into.get(name);
    if (!winner) into.set(name, { name, body, document, path });
    else {
      const at = [section, i];
      const place = { source: document.source, line: document.lineOf(at), path: showPath(at) };
      const text = `${quote(name)} is already set by ${winner.document.source}, which wins`;
      found.warn("config.name_hidden", place, text);
    }
  }
}

function currentOf(documents: readonly KubeconfigDocument[]): MergedKubeconfig["current"] {
  for (const document of documents) {
    const name = document.config["current-context"];
    if (name) return { name, document };
  }
  return undefined;
}

function assemble(
  documents: readonly KubeconfigDocument[],
  lists: Readonly<Record<Section, ReadonlyMap<string, Entry>>>,
): Kubeconfig {
  const config: Kubeconfig = { apiVersion: "v1", kind: "Config" };
  for (const section of sections) {
    const items = [...lists[section].values()];
    setOwn(
      config,
      section,
      items.map(({ name, body }) => ({ name, [bodyKey[section]]: deepCopy(body) })),
    );
  }
  config["current-context"] = currentOf(documents)?.name ?? "";
  for (const { config: each } of documents) {
    for (const key of Object.keys(each)) {
      if (getOwn(config, key) === undefined) setOwn(config, key, deepCopy(each[key]));
    }
  }
  return config;
}
