/**
 * Lets deleted claims and volumes go when nothing uses them.
 *
 * Source: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { isDone } from "../admission/quota_usage.ts";
import type { Kernel } from "../kernel.ts";
import { change, find, findAll, type Place } from "./access.ts";
import { workQueue } from "./work_queue.ts";

const CLAIMS = "/persistentvolumeclaims";
const VOLUMES = "/persistentvolumes";
const FINALIZERS: Readonly<Record<string, string>> = {
  [CLAIMS]: "kubernetes.io/pvc-protection",
  [VOLUMES]: "kubernetes.io/pv-protection",
  "storage.k8s.io/volumeattributesclasses": "kubernetes.io/vac-protection",
};

/** Starts the controller; the returned function stops it. */
export function startStorageProtection(kernel: Kernel): () => void {
  const queue = workQueue((key) => {
    const [storageKey = "", namespace = "", name = ""] = key.split(" ");
    const slash = storageKey.indexOf("/");
    const type = kernel.catalog.type(storageKey.slice(0, slash), storageKey.slice(slash + 1));
    if (type) release(kernel, { type, namespace, name });
  });
  const unlisten = kernel.store.listenAll((storageKey, { after, last }) => {
    if (after && storageKey in FINALIZERS && after.text.includes('"deletionTimestamp"')) {
      queue.add(`${storageKey} ${after.namespace} ${after.name}`);
    }
    const pod = storageKey === "/pods" ? last ?? after : undefined;
    if (!pod?.text.includes('"persistentVolumeClaim"')) return;
    const spec: AnyObject["spec"] = JSON.parse(pod.text).spec;
    for (const claim of claimsOf(spec)) queue.add(`${CLAIMS} ${pod.namespace} ${claim}`);
  });
  return () => {
    unlisten();
    queue.stop();
  };
}

function release(kernel: Kernel, place: Place): void {
  const object = find(kernel, place);
  const finalizer = FINALIZERS[place.type.storageKey] ?? "";
  if (object?.metadata.deletionTimestamp === undefined) return;
  if (!object.metadata.finalizers?.includes(finalizer) || isUsed(kernel, place, object)) return;
  change(kernel, place, (o) => {
    o.metadata.finalizers = (o.metadata.finalizers ?? []).filter((f) => f !== finalizer);
  });
}

function isUsed(kernel: Kernel, { type, namespace, name }: Place, object: AnyObject): boolean {
  if (type.storageKey === VOLUMES) return object["status"]?.phase === "Bound";
  const pods = type.storageKey === CLAIMS ? kernel.catalog.type("", "pods") : undefined;
  return pods !== undefined &&
    findAll(kernel, pods, namespace).some((p) => !isDone(p) && claimsOf(p["spec"]).includes(name));
}

function claimsOf(spec: AnyObject["spec"]): string[] {
  return (spec?.volumes ?? []).flatMap((v: AnyObject["spec"]) =>
    v.persistentVolumeClaim?.claimName ?? []
  );
}
