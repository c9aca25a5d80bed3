/**
 * Content needs a namespace that is there to stay, and some namespaces stay for ever.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Call } from "../call.ts";
import { decodeRecord } from "../record.ts";
import { detailsOf, failure, forbidden, notFound } from "../status_error.ts";
import type { AdmissionPlugin } from "./plugin.ts";

const PROTECTED = new Set(["default", "kube-system", "kube-public"]);
const NAMESPACES = { group: "", plural: "namespaces" };

/** Refuses content for namespaces that are missing or going, and the deletion of the first ones. */
export const namespaceLifecycle: AdmissionPlugin = {
  name: "NamespaceLifecycle",
  mutate({ call, operation, object }) {
    if (operation === "CREATE") admitNamespace(call, object.metadata.name);
  },
  validate({ call, operation, object }) {
    if (operation === "DELETE") admitDelete(call, object.metadata.name);
  },
};

function admitNamespace(call: Call, name: string): void {
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

function admitDelete(call: Call, name: string): void {
  if (call.type.storageKey === "/namespaces" && PROTECTED.has(name)) {
    throw forbidden(call.type, name, "this namespace may not be deleted");
  }
}
