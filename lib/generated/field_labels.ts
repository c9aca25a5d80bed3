/**
 * The field labels that select objects, beside those of their metadata.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

/** By group, version and kind; a resource that is not here has no others. */
export const fieldLabels: Readonly<Record<string, readonly string[]>> = {
  "/v1 Event": ["involvedObject.apiVersion", "involvedObject.fieldPath", "involvedObject.kind", "involvedObject.name", "involvedObject.namespace", "involvedObject.resourceVersion", "involvedObject.uid", "reason", "reportingComponent", "source", "type"],
  "/v1 Namespace": ["status.phase"],
  "/v1 Node": ["spec.unschedulable"],
  "/v1 Pod": ["spec.hostNetwork", "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "status.nominatedNodeName", "status.phase", "status.podIP", "status.podIPs"],
  "/v1 ReplicationController": ["status.replicas"],
  "/v1 Secret": ["type"],
  "/v1 Service": ["spec.clusterIP", "spec.type"],
  "batch/v1 Job": ["status.successful"],
  "certificates.k8s.io/v1 CertificateSigningRequest": ["spec.signerName"],
  "certificates.k8s.io/v1alpha1 ClusterTrustBundle": ["spec.signerName"],
  "certificates.k8s.io/v1alpha1 PodCertificateRequest": ["spec.signerName", "spec.nodeName", "spec.podName"],
  "certificates.k8s.io/v1beta1 ClusterTrustBundle": ["spec.signerName"],
  "certificates.k8s.io/v1beta1 PodCertificateRequest": ["spec.signerName", "spec.nodeName", "spec.podName"],
  "events.k8s.io/v1 Event": ["reason", "regarding.apiVersion", "regarding.fieldPath", "regarding.kind", "regarding.name", "regarding.namespace", "regarding.resourceVersion", "regarding.uid", "reportingController", "type"],
  "resource.k8s.io/v1 ResourceSlice": ["spec.driver", "spec.nodeName"],
  "resource.k8s.io/v1beta1 ResourceSlice": ["spec.driver", "spec.nodeName"],
  "resource.k8s.io/v1beta2 ResourceSlice": ["spec.driver", "spec.nodeName"],
};
