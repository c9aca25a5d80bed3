/**
 * The tables of storage and device kinds.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import {
  ageColumn,
  at,
  type Column,
  createdColumn,
  nameColumn,
  text,
  typed,
  wide,
} from "./column.ts";

const modes: Readonly<Record<string, string>> = {
  ReadWriteOnce: "RWO",
  ReadOnlyMany: "ROX",
  ReadWriteMany: "RWX",
  ReadWriteOncePod: "RWOP",
};
const bool = (name: string, path: string) => typed("boolean", name, (o) => at(path)(o) === true);

/** The columns of these kinds, by storage key. */
export const storageTables: Readonly<Record<string, readonly Column[]>> = {
  "/persistentvolumes": [
    nameColumn,
    text("Capacity", at("spec.capacity.storage")),
    text("Access Modes", (o) => accessModes(o["spec"]?.accessModes)),
    text("Reclaim Policy", at("spec.persistentVolumeReclaimPolicy")),
    text("Status", (o) => o.metadata.deletionTimestamp ? "Terminating" : o["status"]?.phase ?? ""),
    text("Claim", (o) => {
      const c = o["spec"]?.claimRef;
      return c ? `${c.namespace}/${c.name}` : "";
    }),
    text("StorageClass", at("spec.storageClassName")),
    text("VolumeAttributesClass", at("spec.volumeAttributesClassName", "<unset>")),
    text("Reason", at("status.reason")),
    ageColumn,
    wide("VolumeMode", at("spec.volumeMode", "<unset>")),
  ],
  "/persistentvolumeclaims": [
    nameColumn,
    text("Status", (o) => o.metadata.deletionTimestamp ? "Terminating" : o["status"]?.phase ?? ""),
    text("Volume", at("spec.volumeName")),
    text("Capacity", (o) => o["spec"]?.volumeName ? at("status.capacity.storage", "0")(o) : ""),
    text("Access Modes", (o) => o["spec"]?.volumeName ? accessModes(o["status"]?.accessModes) : ""),
    text("StorageClass", at("spec.storageClassName")),
    text("VolumeAttributesClass", at("spec.volumeAttributesClassName", "<unset>")),
    ageColumn,
    wide("VolumeMode", at("spec.volumeMode", "<unset>")),
  ],
  "storage.k8s.io/storageclasses": [
    {
      ...nameColumn,
      cell: (o) => {
        const mark = o.metadata.annotations?.["storageclass.kubernetes.io/is-default-class"];
        return mark === "true" ? `${o.metadata.name} (default)` : o.metadata.name;
      },
    },
    text("Provisioner", at("provisioner")),
    text("ReclaimPolicy", at("reclaimPolicy", "Delete")),
    text("VolumeBindingMode", at("volumeBindingMode", "<unset>")),
    text("AllowVolumeExpansion", (o) => o["allowVolumeExpansion"] === true),
    ageColumn,
  ],
  "storage.k8s.io/csidrivers": [
    nameColumn,
    bool("AttachRequired", "spec.attachRequired"),
    bool("PodInfoOnMount", "spec.podInfoOnMount"),
    bool("StorageCapacity", "spec.storageCapacity"),
    text("TokenRequests", (o) => {
      const all: { audience?: string }[] = o["spec"]?.tokenRequests ?? [];
      return all.map((t) => t.audience ?? "").join(",") || "<unset>";
    }),
    bool("RequiresRepublish", "spec.requiresRepublish"),
    text("Modes", (o) => (o["spec"]?.volumeLifecycleModes ?? []).join(",") || "<none>"),
    ageColumn,
  ],
  "storage.k8s.io/csinodes": [
    nameColumn,
    typed("integer", "Drivers", (o) => (o["spec"]?.drivers ?? []).length),
    ageColumn,
  ],
  "storage.k8s.io/csistoragecapacities": [nameColumn, createdColumn],
  "storage.k8s.io/volumeattachments": [
    nameColumn,
    text("Attacher", at("spec.attacher")),
    text("PV", at("spec.source.persistentVolumeName")),
    text("Node", at("spec.nodeName")),
    bool("Attached", "status.attached"),
    ageColumn,
  ],
  "storage.k8s.io/volumeattributesclasses": [
    nameColumn,
    text("DriverName", at("driverName")),
    ageColumn,
  ],
  "resource.k8s.io/deviceclasses": [nameColumn, ageColumn],
  "resource.k8s.io/resourceclaims": [nameColumn, text("State", claimState), ageColumn],
  "resource.k8s.io/resourceclaimtemplates": [nameColumn, ageColumn],
  "resource.k8s.io/resourceslices": [
    nameColumn,
    text("Node", at("spec.nodeName", "")),
    text("Driver", at("spec.driver")),
    text("Pool", at("spec.pool.name")),
    ageColumn,
  ],
};

function accessModes(list: readonly string[] | undefined): string {
  return [...new Set(list ?? [])].map((m) => modes[m] ?? m).join(",");
}

function claimState(claim: AnyObject): string {
  const { allocation, reservedFor = [] } = claim["status"] ?? {};
  const words = [
    ...(claim.metadata.deletionTimestamp ? ["deleted"] : []),
    ...(allocation ? ["allocated"] : []),
    ...(reservedFor.length > 0 ? ["reserved"] : []),
  ];
  if (!allocation && words.length === 0) words.push("pending");
  return words.join(",");
}
