/**
 * The fields that servers select objects by.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/
 *
 * @module
 */

const common = ["metadata.name", "metadata.namespace"];

/** The field selectors of a Kind, by its plural. Source: each registry's SelectableFields in Kubernetes */
export const fieldSelectors: Readonly<Record<string, readonly string[]>> = {
  pods: [
    ...common,
    "spec.nodeName",
    "spec.restartPolicy",
    "spec.schedulerName",
    "spec.serviceAccountName",
    "spec.hostNetwork",
    "status.phase",
    "status.podIP",
    "status.nominatedNodeName",
  ],
  events: [
    ...common,
    "involvedObject.kind",
    "involvedObject.name",
    "involvedObject.namespace",
    "involvedObject.uid",
    "reason",
    "type",
    "source",
    "reportingComponent",
  ],
  nodes: ["metadata.name", "spec.unschedulable"],
  namespaces: ["metadata.name", "status.phase"],
  secrets: [...common, "type"],
  services: [...common, "spec.clusterIP", "spec.type"],
  jobs: [...common, "status.successful"],
  replicasets: [...common, "status.replicas"],
  replicationcontrollers: [...common, "status.replicas"],
  certificatesigningrequests: ["metadata.name", "spec.signerName"],
  "": common,
};
