/**
 * Admission: what is checked against the rest of the cluster before a write is stored.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import type { Call } from "./call.ts";
import { decodeRecord } from "./record.ts";
import { detailsOf, failure, forbidden, notFound } from "./status_error.ts";

const PROTECTED = new Set(["default", "kube-system", "kube-public"]);
const NAMESPACES = { group: "", plural: "namespaces" };

/** Content may be created only in a namespace that is there to stay. */
export function admitNamespace(call: Call, name: string): void {
  if (!call.type.namespaced) return;
  const record = call.kernel.store.of("/namespaces").get(call.namespace);
  if (!record) throw notFound(NAMESPACES, call.namespace);
  const namespace: AnyObject = decodeRecord(record, "Namespace", "v1");
  if (namespace["status"]?.phase !== "Terminating") return;
  const error = forbidden(
    call.type,
    name,
    `unable to create new content in namespace ${call.namespace} because it is being terminated`,
  );
  throw failure(403, "Forbidden", error.message, {
    ...detailsOf(call.type, name),
    causes: [{
      reason: "NamespaceTerminating",
      message: `namespace ${call.namespace} is being terminated`,
      field: "metadata.namespace",
    }],
  });
}

/** The namespaces that the cluster itself needs stay. */
export function admitDelete(call: Call, name: string): void {
  if (call.type.storageKey === "/namespaces" && PROTECTED.has(name)) {
    throw forbidden(call.type, name, "this namespace may not be deleted");
  }
}
