/**
 * What is wrong with the metadata of an update: the server looks at it, and then most kinds do, some
 * of them at all of it, so that a mistake is told two to four times.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import type { Call } from "./call.ts";
import type { FieldError } from "./field_error.ts";
import {
  contentErrors,
  plainFinalizerErrors,
  validateMeta,
  validateMetaUpdate,
} from "./meta_validation.ts";
import { hasOwnFinalizers } from "./strategies.ts";

/** Kinds that do not look at what has changed in their metadata, but for writes of their subresources. */
const UNCHANGED =
  /^(\/events|\/limitranges|policy|\/persistentvolumes$|discovery|storage.k8s.io\/(csinodes|volumeattachments)|admissionregistration|flowcontrol)/;

/** Kinds that look at all of the metadata, as of a new object, and how often. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  "": [
    "configmaps",
    "endpoints",
    "limitranges",
    "namespaces",
    "nodes",
    "persistentvolumeclaims",
    "persistentvolumes",
    "persistentvolumes",
    "pods",
    "secrets",
    "serviceaccounts",
  ],
  "admissionregistration.k8s.io": [
    "mutatingadmissionpolicies",
    "mutatingadmissionpolicybindings",
    "mutatingwebhookconfigurations",
    "validatingadmissionpolicies",
    "validatingadmissionpolicybindings",
    "validatingwebhookconfigurations",
  ],
  "apiregistration.k8s.io": ["apiservices"],
  apps: ["controllerrevisions"],
  batch: ["jobs"],
  "certificates.k8s.io": ["certificatesigningrequests"],
  "discovery.k8s.io": ["endpointslices"],
  "flowcontrol.apiserver.k8s.io": ["flowschemas", "prioritylevelconfigurations"],
  "networking.k8s.io": ["ingressclasses", "ingresses", "ipaddresses"],
  "node.k8s.io": ["runtimeclasses"],
  "rbac.authorization.k8s.io": ["clusterrolebindings", "clusterroles", "rolebindings", "roles"],
  "resource.k8s.io": ["deviceclasses", "resourceclaims", "resourceclaimtemplates"],
  "storage.k8s.io": [
    "csinodes",
    "csistoragecapacities",
    "storageclasses",
    "volumeattachments",
    "volumeattributesclasses",
  ],
};

/** Those of them that do so before they look at what has changed. */
const WHOLE_FIRST =
  /^(\/(namespaces|nodes)$|batch|certificates|rbac|resource|networking.k8s.io\/ipaddresses|storage.k8s.io\/(csistoragecapacities|storageclasses))/;

/** The problems of the metadata of an update, each as often as it is told. */
export function updatedMetaErrors(
  call: Call,
  object: AnyObject,
  old: AnyObject,
  nameProblems: (name: string) => string[],
): FieldError[] {
  const { type } = call;
  const own = hasOwnFinalizers(type);
  const isWhole = call.subresource === "";
  const isUnchanged = isWhole && UNCHANGED.test(type.storageKey) && type.group !== "events.k8s.io";
  const changed = type.custom || isUnchanged ? [] : [
    ...validateMetaUpdate(object, old),
    ...(own ? [] : plainFinalizerErrors(object.metadata.finalizers ?? [])),
  ];
  const whole = (isWhole ? WHOLE[type.group] ?? [] : [])
    .filter((plural) => plural === type.plural).flatMap(() => contentErrors(object, own));
  return [
    ...validateMeta(object, nameProblems, true),
    ...validateMetaUpdate(object, old),
    ...(WHOLE_FIRST.test(type.storageKey) ? [...whole, ...changed] : [...changed, ...whole]),
  ];
}
