/**
 * Claims without a storage class and ingresses without a class get the default one.
 *
 * Source: https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { decodeRecord } from "../record.ts";
import type { Kernel } from "../kernel.ts";
import { type AdmissionPlugin, isFor } from "./plugin.ts";

type Fields = AnyObject["spec"];

/** DefaultStorageClass and DefaultIngressClass. */
export const defaultClasses: readonly AdmissionPlugin[] = [
  plugin("DefaultStorageClass", {
    key: "/persistentvolumeclaims",
    classes: "storage.k8s.io/storageclasses",
    marks: [
      "storageclass.kubernetes.io/is-default-class",
      "storageclass.beta.kubernetes.io/is-default-class",
    ],
    named: (claim, spec) =>
      spec.storageClassName !== undefined ||
      claim.metadata.annotations?.["volume.beta.kubernetes.io/storage-class"] !== undefined,
    set: (spec, name) => void (spec.storageClassName = name),
  }),
  plugin("DefaultIngressClass", {
    key: "networking.k8s.io/ingresses",
    classes: "networking.k8s.io/ingressclasses",
    marks: ["ingressclass.kubernetes.io/is-default-class"],
    named: (ingress, spec) =>
      spec.ingressClassName !== undefined ||
      ingress.metadata.annotations?.["kubernetes.io/ingress.class"] !== undefined,
    set: (spec, name) => void (spec.ingressClassName = name),
  }),
];

interface Rule {
  readonly key: string;
  readonly classes: string;
  readonly marks: readonly string[];
  readonly named: (object: AnyObject, spec: Fields) => boolean;
  readonly set: (spec: Fields, name: string) => void;
}

function plugin(name: string, rule: Rule): AdmissionPlugin {
  return {
    name,
    mutate(admission) {
      if (!isFor(admission, rule.key) || admission.operation !== "CREATE") return;
      const spec: Fields = admission.object["spec"] ??= {};
      if (rule.named(admission.object, spec)) return;
      const found = defaultOf(admission.call.kernel, rule);
      if (found) rule.set(spec, found.metadata.name);
    },
  };
}

/** The newest of the classes that are marked; of several of one age the first by name. */
function defaultOf(kernel: Kernel, { classes, marks }: Rule): AnyObject | undefined {
  const marked = kernel.store.of(classes).range("", "").map((r) => decodeRecord(r, "", ""))
    .filter((c) => marks.some((mark) => c.metadata.annotations?.[mark] === "true"));
  return marked.sort((a, b) =>
    Date.parse(b.metadata.creationTimestamp) - Date.parse(a.metadata.creationTimestamp)
  )[0];
}
