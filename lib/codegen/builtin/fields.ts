/**
 * The field labels that select built-in objects, beside `metadata.name` and `metadata.namespace`, which
 * select all: those that the conversions of Kubernetes 1.36 let through.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/
 *
 * @module
 */

import { type SourceFile, sourceFile } from "../file.ts";
import { literal } from "../names.ts";
import { header } from "./header.ts";

const signed = ["spec.signerName"];
const slices = ["spec.driver", "spec.nodeName"];
const certificateRequests = [...signed, "spec.nodeName", "spec.podName"];

/** By "group/version kind"; a resource that is not here has no others. */
const labels: Readonly<Record<string, readonly string[]>> = {
  "/v1 Event": [
    "involvedObject.apiVersion",
    "involvedObject.fieldPath",
    "involvedObject.kind",
    "involvedObject.name",
    "involvedObject.namespace",
    "involvedObject.resourceVersion",
    "involvedObject.uid",
    "reason",
    "reportingComponent",
    "source",
    "type",
  ],
  "/v1 Namespace": ["status.phase"],
  "/v1 Node": ["spec.unschedulable"],
  "/v1 Pod": [
    "spec.hostNetwork",
    "spec.nodeName",
    "spec.restartPolicy",
    "spec.schedulerName",
    "spec.serviceAccountName",
    "status.nominatedNodeName",
    "status.phase",
    "status.podIP",
    "status.podIPs",
  ],
  "/v1 ReplicationController": ["status.replicas"],
  "/v1 Secret": ["type"],
  "/v1 Service": ["spec.clusterIP", "spec.type"],
  "batch/v1 Job": ["status.successful"],
  "certificates.k8s.io/v1 CertificateSigningRequest": signed,
  "certificates.k8s.io/v1alpha1 ClusterTrustBundle": signed,
  "certificates.k8s.io/v1alpha1 PodCertificateRequest": certificateRequests,
  "certificates.k8s.io/v1beta1 ClusterTrustBundle": signed,
  "certificates.k8s.io/v1beta1 PodCertificateRequest": certificateRequests,
  "events.k8s.io/v1 Event": [
    "reason",
    "regarding.apiVersion",
    "regarding.fieldPath",
    "regarding.kind",
    "regarding.name",
    "regarding.namespace",
    "regarding.resourceVersion",
    "regarding.uid",
    "reportingController",
    "type",
  ],
  "resource.k8s.io/v1 ResourceSlice": slices,
  "resource.k8s.io/v1beta1 ResourceSlice": slices,
  "resource.k8s.io/v1beta2 ResourceSlice": slices,
};

/** The field labels of a resource. */
export function fieldLabels(
  { group, version, kind }: {
    readonly group: string;
    readonly version: string;
    readonly kind: string;
  },
): readonly string[] {
  return labels[`${group}/${version} ${kind}`] ?? [];
}

/** The table, for messages about a field that selects nothing. */
export function fieldLabelFile(): SourceFile {
  const rows = Object.entries(labels).map(([kind, names]) =>
    `  ${literal(kind)}: [${names.map(literal).join(", ")}],`
  );
  const doc = "By group, version and kind; a resource that is not here has no others.";
  return sourceFile(
    "field_labels.ts",
    header("The field labels that select objects, beside those of their metadata."),
    [
      `/** ${doc} */`,
      "export const fieldLabels: Readonly<Record<string, readonly string[]>> = {",
      ...rows,
      "};",
    ],
  );
}
