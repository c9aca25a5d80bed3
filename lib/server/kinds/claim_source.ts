/**
 * What a new volume begins with: a claim says so in one of two fields, which become the same.
 *
 * Source: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-populators-and-data-sources
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";

type Fields = AnyObject["spec"];

/** Fills one of the two fields from the other; what the older one cannot name is dropped without a word. */
export function prepareSource(claim: AnyObject, old: AnyObject | undefined): void {
  const spec: Fields = claim["spec"];
  if (!old?.["spec"].dataSourceRef && spec.dataSourceRef?.namespace) delete spec.dataSourceRef;
  const isOlder = !old?.["spec"].dataSource && !old?.["spec"].dataSourceRef && !spec.dataSourceRef;
  if (isOlder && spec.dataSource && !isKnown(spec.dataSource)) delete spec.dataSource;
  const { dataSource, dataSourceRef } = spec;
  if (dataSource && !dataSourceRef) spec.dataSourceRef = { ...dataSource };
  if (dataSourceRef && !dataSource && !dataSourceRef.namespace) {
    const { namespace: _none, ...source } = dataSourceRef;
    spec.dataSource = source;
  }
}

function isKnown({ apiGroup, kind }: Fields): boolean {
  const group = apiGroup ?? "";
  return group === "" && kind === "PersistentVolumeClaim" ||
    group === "snapshot.storage.k8s.io" && kind === "VolumeSnapshot";
}
