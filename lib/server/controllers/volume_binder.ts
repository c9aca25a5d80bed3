/**
 * Claims of the default storage class: each gets a volume at once.
 *
 * Source: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { change, create, find } from "./access.ts";
import { workloadLoop } from "./workload_loop.ts";

/** Who provisions the volumes of the class that a simulated cluster has. */
const PROVISIONER = "kubist.dev/embedded";

/** Starts the controller; the returned function stops it. */
export function startVolumeBinder(kernel: Kernel): () => void {
  const claims = kernel.catalog.type("", "persistentvolumeclaims");
  const volumes = kernel.catalog.type("", "persistentvolumes");
  const classes = kernel.catalog.type("storage.k8s.io", "storageclasses");
  if (!claims || !volumes || !classes) return () => {};
  return workloadLoop(kernel, claims, [], (claim) => {
    if (claim["spec"].volumeName || claim["status"]?.phase === "Bound") return;
    const { storageClassName } = claim["spec"];
    const type = find(kernel, { type: classes, namespace: "", name: storageClassName ?? "" });
    if (type?.["provisioner"] !== PROVISIONER) return;
    const { namespace = "", name, uid } = claim.metadata;
    const volumeName = `pvc-${uid}`;
    create(kernel, volumes, "", volumeFor(claim, volumeName, type["reclaimPolicy"] ?? "Delete"));
    const volume = { type: volumes, namespace: "", name: volumeName };
    change(kernel, volume, (o) => void (o["status"] = { phase: "Bound" }), "status");
    const place = { type: claims, namespace, name };
    change(kernel, place, (o) => {
      o["spec"].volumeName = volumeName;
      o.metadata.annotations = {
        ...o.metadata.annotations,
        "pv.kubernetes.io/bind-completed": "yes",
        "pv.kubernetes.io/bound-by-controller": "yes",
      };
    });
    change(kernel, place, (o) => {
      const { accessModes, resources } = o["spec"];
      o["status"] = { phase: "Bound", accessModes, capacity: { ...resources?.requests } };
    }, "status");
  });
}

function volumeFor(claim: AnyObject, name: string, reclaim: string): Record<string, unknown> {
  const { accessModes, resources, storageClassName, volumeMode } = claim["spec"];
  const { namespace, uid, resourceVersion } = claim.metadata;
  return {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: { name, annotations: { "pv.kubernetes.io/provisioned-by": PROVISIONER } },
    spec: {
      accessModes,
      capacity: { ...resources?.requests },
      claimRef: {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        namespace,
        name: claim.metadata.name,
        uid,
        resourceVersion,
      },
      csi: { driver: "embedded.kubist.dev", volumeHandle: name },
      persistentVolumeReclaimPolicy: reclaim,
      storageClassName,
      volumeMode,
    },
  };
}
