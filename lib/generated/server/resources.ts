/**
 * Every resource and subresource, with the columns of its Tables. For servers.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

/** A column of a Table. */
export interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  /** 0 is always shown; above, only in wide output. */
  readonly priority: number;
}

/** A resource ("pods") or a subresource ("pods/status") of one version. */
export interface ResourceRow {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly namespaced: boolean;
  readonly kind: string;
  /** The group and version of the kind, where they are not the resource's. */
  readonly kindGroup?: string;
  readonly kindVersion?: string;
  readonly verbs: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  /** Absent where the server shows name and age. */
  readonly columns?: readonly ColumnRow[];
}

const all = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
const some = ["get", "patch", "update"];
const c = (name: string, type: string, format = "", priority = 0): ColumnRow => ({ name, type, format, priority });

/** All rows: groups in discovery's order, versions by preference, then by name. */
export const resourceRows: readonly ResourceRow[] = [
  { group: "", version: "v1", resource: "bindings", namespaced: true, kind: "Binding", verbs: ["create"] },
  { group: "", version: "v1", resource: "componentstatuses", namespaced: false, kind: "ComponentStatus", verbs: ["get", "list"], shortNames: ["cs"], columns: [c("Name", "string", "name"), c("Status", "string"), c("Message", "string"), c("Error", "string")] },
  { group: "", version: "v1", resource: "configmaps", namespaced: true, kind: "ConfigMap", verbs: all, shortNames: ["cm"], columns: [c("Name", "string", "name"), c("Data", "string"), c("Age", "string")] },
  { group: "", version: "v1", resource: "endpoints", namespaced: true, kind: "Endpoints", verbs: all, shortNames: ["ep"], columns: [c("Name", "string", "name"), c("Endpoints", "string"), c("Age", "string")] },
  { group: "", version: "v1", resource: "events", namespaced: true, kind: "Event", verbs: all, shortNames: ["ev"], columns: [c("Last Seen", "string"), c("Type", "string"), c("Reason", "string"), c("Object", "string"), c("Subobject", "string", "", 1), c("Source", "string", "", 1), c("Message", "string"), c("First Seen", "string", "", 1), c("Count", "string", "", 1), c("Name", "string", "name", 1)] },
  { group: "", version: "v1", resource: "limitranges", namespaced: true, kind: "LimitRange", verbs: all, shortNames: ["limits"], columns: [c("Name", "string", "name"), c("Created At", "date")] },
  { group: "", version: "v1", resource: "namespaces", namespaced: false, kind: "Namespace", verbs: ["create", "delete", "get", "list", "patch", "update", "watch"], shortNames: ["ns"], columns: [c("Name", "string", "name"), c("Status", "string"), c("Age", "string")] },
  { group: "", version: "v1", resource: "namespaces/finalize", namespaced: false, kind: "Namespace", verbs: ["update"] },
  { group: "", version: "v1", resource: "namespaces/status", namespaced: false, kind: "Namespace", verbs: some },
  { group: "", version: "v1", resource: "nodes", namespaced: false, kind: "Node", verbs: all, shortNames: ["no"], columns: [c("Name", "string", "name"), c("Status", "string"), c("Roles", "string"), c("Age", "string"), c("Version", "string"), c("Internal-IP", "string", "", 1), c("External-IP", "string", "", 1), c("OS-Image", "string", "", 1), c("Kernel-Version", "string", "", 1), c("Container-Runtime", "string", "", 1)] },
  { group: "", version: "v1", resource: "nodes/proxy", namespaced: false, kind: "NodeProxyOptions", verbs: ["create", "delete", "get", "patch", "update"] },
  { group: "", version: "v1", resource: "nodes/status", namespaced: false, kind: "Node", verbs: some },
  { group: "", version: "v1", resource: "persistentvolumeclaims", namespaced: true, kind: "PersistentVolumeClaim", verbs: all, shortNames: ["pvc"], columns: [c("Name", "string", "name"), c("Status", "string"), c("Volume", "string"), c("Capacity", "string"), c("Access Modes", "string"), c("StorageClass", "string"), c("Age", "string"), c("VolumeMode", "string", "", 1)] },
  { group: "", version: "v1", resource: "persistentvolumeclaims/status", namespaced: true, kind: "PersistentVolumeClaim", verbs: some },
  { group: "", version: "v1", resource: "persistentvolumes", namespaced: false, kind: "PersistentVolume", verbs: all, shortNames: ["pv"], columns: [c("Name", "string", "name"), c("Capacity", "string"), c("Access Modes", "string"), c("Reclaim Policy", "string"), c("Status", "string"), c("Claim", "string"), c("StorageClass", "string"), c("Reason", "string"), c("Age", "string"), c("VolumeMode", "string", "", 1)] },
  { group: "", version: "v1", resource: "persistentvolumes/status", namespaced: false, kind: "PersistentVolume", verbs: some },
  { group: "", version: "v1", resource: "pods", namespaced: true, kind: "Pod", verbs: all, shortNames: ["po"], categories: ["all"], columns: [c("Name", "string", "name"), c("Ready", "string"), c("Status", "string"), c("Restarts", "integer"), c("Age", "string"), c("IP", "string", "", 1), c("Node", "string", "", 1), c("Nominated Node", "string", "", 1), c("Readiness Gates", "string", "", 1)] },
  { group: "", version: "v1", resource: "pods/attach", namespaced: true, kind: "PodAttachOptions", verbs: ["create", "get"] },
  { group: "", version: "v1", resource: "pods/binding", namespaced: true, kind: "Binding", verbs: ["create"] },
  { group: "", version: "v1", resource: "pods/ephemeralcontainers", namespaced: true, kind: "Pod", verbs: some },
  { group: "", version: "v1", resource: "pods/eviction", namespaced: true, kind: "Eviction", kindGroup: "policy", kindVersion: "v1", verbs: ["create"] },
  { group: "", version: "v1", resource: "pods/exec", namespaced: true, kind: "PodExecOptions", verbs: ["create", "get"] },
  { group: "", version: "v1", resource: "pods/log", namespaced: true, kind: "Pod", verbs: ["get"] },
  { group: "", version: "v1", resource: "pods/portforward", namespaced: true, kind: "PodPortForwardOptions", verbs: ["create", "get"] },
  { group: "", version: "v1", resource: "pods/proxy", namespaced: true, kind: "PodProxyOptions", verbs: ["create", "delete", "get", "patch", "update"] },
  { group: "", version: "v1", resource: "pods/resize", namespaced: true, kind: "Pod", verbs: some },
  { group: "", version: "v1", resource: "pods/status", namespaced: true, kind: "Pod", verbs: some },
  { group: "", version: "v1", resource: "podtemplates", namespaced: true, kind: "PodTemplate", verbs: all, columns: [c("Name", "string", "name"), c("Containers", "string"), c("Images", "string"), c("Pod Labels", "string")] },
  { group: "", version: "v1", resource: "replicationcontrollers", namespaced: true, kind: "ReplicationController", verbs: all, shortNames: ["rc"], categories: ["all"], columns: [c("Name", "string", "name"), c("Desired", "integer"), c("Current", "integer"), c("Ready", "integer"), c("Age", "string"), c("Containers", "string", "", 1), c("Images", "string", "", 1), c("Selector", "string", "", 1)] },
  { group: "", version: "v1", resource: "replicationcontrollers/scale", namespaced: true, kind: "Scale", kindGroup: "autoscaling", kindVersion: "v1", verbs: some },
  { group: "", version: "v1", resource: "replicationcontrollers/status", namespaced: true, kind: "ReplicationController", verbs: some },
  { group: "", version: "v1", resource: "resourcequotas", namespaced: true, kind: "ResourceQuota", verbs: all, shortNames: ["quota"], columns: [c("Name", "string", "name"), c("Age", "string"), c("Request", "string"), c("Limit", "string")] },
  { group: "", version: "v1", resource: "resourcequotas/status", namespaced: true, kind: "ResourceQuota", verbs: some },
  { group: "", version: "v1", resource: "secrets", namespaced: true, kind: "Secret", verbs: all, columns: [c("Name", "string", "name"), c("Type", "string"), c("Data", "string"), c("Age", "string")] },
  { group: "", version: "v1", resource: "serviceaccounts", namespaced: true, kind: "ServiceAccount", verbs: all, shortNames: ["sa"], columns: [c("Name", "string", "name"), c("Secrets", "string"), c("Age", "string")] },
  { group: "", version: "v1", resource: "serviceaccounts/token", namespaced: true, kind: "TokenRequest", kindGroup: "authentication.k8s.io", kindVersion: "v1", verbs: ["create"] },
  { group: "", version: "v1", resource: "services", namespaced: true, kind: "Service", verbs: all, shortNames: ["svc"], categories: ["all"], columns: [c("Name", "string", "name"), c("Type", "string"), c("Cluster-IP", "string"), c("External-IP", "string"), c("Port(s)", "string"), c("Age", "string"), c("Selector", "string", "", 1)] },
  { group: "", version: "v1", resource: "services/proxy", namespaced: true, kind: "ServiceProxyOptions", verbs: ["create", "delete", "get", "patch", "update"] },
  { group: "", version: "v1", resource: "services/status", namespaced: true, kind: "Service", verbs: some },
  { group: "apiregistration.k8s.io", version: "v1", resource: "apiservices", namespaced: false, kind: "APIService", verbs: all, categories: ["api-extensions"], columns: [c("Name", "string", "name"), c("Service", "string"), c("Available", "string"), c("Age", "string")] },
  { group: "apiregistration.k8s.io", version: "v1", resource: "apiservices/status", namespaced: false, kind: "APIService", verbs: some },
  { group: "apps", version: "v1", resource: "controllerrevisions", namespaced: true, kind: "ControllerRevision", verbs: all, columns: [c("Name", "string", "name"), c("Controller", "string"), c("Revision", "string"), c("Age", "string")] },
  { group: "apps", version: "v1", resource: "daemonsets", namespaced: true, kind: "DaemonSet", verbs: all, shortNames: ["ds"], categories: ["all"], columns: [c("Name", "string", "name"), c("Desired", "integer"), c("Current", "integer"), c("Ready", "integer"), c("Up-to-date", "integer"), c("Available", "integer"), c("Node Selector", "string"), c("Age", "string"), c("Containers", "string", "", 1), c("Images", "string", "", 1), c("Selector", "string", "", 1)] },
  { group: "apps", version: "v1", resource: "daemonsets/status", namespaced: true, kind: "DaemonSet", verbs: some },
  { group: "apps", version: "v1", resource: "deployments", namespaced: true, kind: "Deployment", verbs: all, shortNames: ["deploy"], categories: ["all"], columns: [c("Name", "string", "name"), c("Ready", "string"), c("Up-to-date", "string"), c("Available", "string"), c("Age", "string"), c("Containers", "string", "", 1), c("Images", "string", "", 1), c("Selector", "string", "", 1)] },
  { group: "apps", version: "v1", resource: "deployments/scale", namespaced: true, kind: "Scale", kindGroup: "autoscaling", kindVersion: "v1", verbs: some },
  { group: "apps", version: "v1", resource: "deployments/status", namespaced: true, kind: "Deployment", verbs: some },
  { group: "apps", version: "v1", resource: "replicasets", namespaced: true, kind: "ReplicaSet", verbs: all, shortNames: ["rs"], categories: ["all"], columns: [c("Name", "string", "name"), c("Desired", "integer"), c("Current", "integer"), c("Ready", "integer"), c("Age", "string"), c("Containers", "string", "", 1), c("Images", "string", "", 1), c("Selector", "string", "", 1)] },
  { group: "apps", version: "v1", resource: "replicasets/scale", namespaced: true, kind: "Scale", kindGroup: "autoscaling", kindVersion: "v1", verbs: some },
  { group: "apps", version: "v1", resource: "replicasets/status", namespaced: true, kind: "ReplicaSet", verbs: some },
  { group: "apps", version: "v1", resource: "statefulsets", namespaced: true, kind: "StatefulSet", verbs: all, shortNames: ["sts"], categories: ["all"], columns: [c("Name", "string", "name"), c("Ready", "string"), c("Age", "string"), c("Containers", "string", "", 1), c("Images", "string", "", 1)] },
  { group: "apps", version: "v1", resource: "statefulsets/scale", namespaced: true, kind: "Scale", kindGroup: "autoscaling", kindVersion: "v1", verbs: some },
  { group: "apps", version: "v1", resource: "statefulsets/status", namespaced: true, kind: "StatefulSet", verbs: some },
  { group: "events.k8s.io", version: "v1", resource: "events", namespaced: true, kind: "Event", verbs: all, shortNames: ["ev"], columns: [c("Last Seen", "string"), c("Type", "string"), c("Reason", "string"), c("Object", "string"), c("Subobject", "string", "", 1), c("Source", "string", "", 1), c("Message", "string"), c("First Seen", "string", "", 1), c("Count", "string", "", 1), c("Name", "string", "name", 1)] },
  { group: "authentication.k8s.io", version: "v1", resource: "selfsubjectreviews", namespaced: false, kind: "SelfSubjectReview", verbs: ["create"] },
  { group: "authentication.k8s.io", version: "v1", resource: "tokenreviews", namespaced: false, kind: "TokenReview", verbs: ["create"] },
  { group: "authorization.k8s.io", version: "v1", resource: "localsubjectaccessreviews", namespaced: true, kind: "LocalSubjectAccessReview", verbs: ["create"] },
  { group: "authorization.k8s.io", version: "v1", resource: "selfsubjectaccessreviews", namespaced: false, kind: "SelfSubjectAccessReview", verbs: ["create"] },
  { group: "authorization.k8s.io", version: "v1", resource: "selfsubjectrulesreviews", namespaced: false, kind: "SelfSubjectRulesReview", verbs: ["create"] },
  { group: "authorization.k8s.io", version: "v1", resource: "subjectaccessreviews", namespaced: false, kind: "SubjectAccessReview", verbs: ["create"] },
  { group: "autoscaling", version: "v2", resource: "horizontalpodautoscalers", namespaced: true, kind: "HorizontalPodAutoscaler", verbs: all, shortNames: ["hpa"], categories: ["all"], columns: [c("Name", "string", "name"), c("Reference", "string"), c("Targets", "string"), c("MinPods", "string"), c("MaxPods", "string"), c("Replicas", "string"), c("Age", "string")] },
  { group: "autoscaling", version: "v2", resource: "horizontalpodautoscalers/status", namespaced: true, kind: "HorizontalPodAutoscaler", verbs: some },
  { group: "autoscaling", version: "v1", resource: "horizontalpodautoscalers", namespaced: true, kind: "HorizontalPodAutoscaler", verbs: all, shortNames: ["hpa"], categories: ["all"], columns: [c("Name", "string", "name"), c("Reference", "string"), c("Targets", "string"), c("MinPods", "string"), c("MaxPods", "string"), c("Replicas", "string"), c("Age", "string")] },
  { group: "autoscaling", version: "v1", resource: "horizontalpodautoscalers/status", namespaced: true, kind: "HorizontalPodAutoscaler", verbs: some },
  { group: "batch", version: "v1", resource: "cronjobs", namespaced: true, kind: "CronJob", verbs: all, shortNames: ["cj"], categories: ["all"], columns: [c("Name", "string", "name"), c("Schedule", "string"), c("Suspend", "boolean"), c("Active", "integer"), c("Last Schedule", "string"), c("Age", "string"), c("Containers", "string", "", 1), c("Images", "string", "", 1), c("Selector", "string", "", 1)] },
  { group: "batch", version: "v1", resource: "cronjobs/status", namespaced: true, kind: "CronJob", verbs: some },
  { group: "batch", version: "v1", resource: "jobs", namespaced: true, kind: "Job", verbs: all, categories: ["all"], columns: [c("Name", "string", "name"), c("Completions", "string"), c("Duration", "string"), c("Age", "string"), c("Containers", "string", "", 1), c("Images", "string", "", 1), c("Selector", "string", "", 1)] },
  { group: "batch", version: "v1", resource: "jobs/status", namespaced: true, kind: "Job", verbs: some },
  { group: "certificates.k8s.io", version: "v1", resource: "certificatesigningrequests", namespaced: false, kind: "CertificateSigningRequest", verbs: all, shortNames: ["csr"], columns: [c("Name", "string", "name"), c("Age", "string"), c("SignerName", "string"), c("Requestor", "string"), c("Condition", "string")] },
  { group: "certificates.k8s.io", version: "v1", resource: "certificatesigningrequests/approval", namespaced: false, kind: "CertificateSigningRequest", verbs: some },
  { group: "certificates.k8s.io", version: "v1", resource: "certificatesigningrequests/status", namespaced: false, kind: "CertificateSigningRequest", verbs: some },
  { group: "certificates.k8s.io", version: "v1beta1", resource: "clustertrustbundles", namespaced: false, kind: "ClusterTrustBundle", verbs: all },
  { group: "certificates.k8s.io", version: "v1beta1", resource: "podcertificaterequests", namespaced: true, kind: "PodCertificateRequest", verbs: all },
  { group: "certificates.k8s.io", version: "v1beta1", resource: "podcertificaterequests/status", namespaced: true, kind: "PodCertificateRequest", verbs: some },
  { group: "certificates.k8s.io", version: "v1alpha1", resource: "clustertrustbundles", namespaced: false, kind: "ClusterTrustBundle", verbs: all },
  { group: "networking.k8s.io", version: "v1", resource: "ingressclasses", namespaced: false, kind: "IngressClass", verbs: all, columns: [c("Name", "string", "name"), c("Controller", "string"), c("Parameters", "string"), c("Age", "string")] },
  { group: "networking.k8s.io", version: "v1", resource: "ingresses", namespaced: true, kind: "Ingress", verbs: all, shortNames: ["ing"], columns: [c("Name", "string", "name"), c("Class", "string"), c("Hosts", "string"), c("Address", "string"), c("Ports", "string"), c("Age", "string")] },
  { group: "networking.k8s.io", version: "v1", resource: "ingresses/status", namespaced: true, kind: "Ingress", verbs: some },
  { group: "networking.k8s.io", version: "v1", resource: "ipaddresses", namespaced: false, kind: "IPAddress", verbs: all, shortNames: ["ip"] },
  { group: "networking.k8s.io", version: "v1", resource: "networkpolicies", namespaced: true, kind: "NetworkPolicy", verbs: all, shortNames: ["netpol"], columns: [c("Name", "string", "name"), c("Pod-Selector", "string"), c("Age", "string")] },
  { group: "networking.k8s.io", version: "v1", resource: "servicecidrs", namespaced: false, kind: "ServiceCIDR", verbs: all },
  { group: "networking.k8s.io", version: "v1", resource: "servicecidrs/status", namespaced: false, kind: "ServiceCIDR", verbs: some },
  { group: "networking.k8s.io", version: "v1beta1", resource: "ipaddresses", namespaced: false, kind: "IPAddress", verbs: all, shortNames: ["ip"] },
  { group: "networking.k8s.io", version: "v1beta1", resource: "servicecidrs", namespaced: false, kind: "ServiceCIDR", verbs: all },
  { group: "networking.k8s.io", version: "v1beta1", resource: "servicecidrs/status", namespaced: false, kind: "ServiceCIDR", verbs: some },
  { group: "policy", version: "v1", resource: "poddisruptionbudgets", namespaced: true, kind: "PodDisruptionBudget", verbs: all, shortNames: ["pdb"], columns: [c("Name", "string", "name"), c("Min Available", "string"), c("Max Unavailable", "string"), c("Allowed Disruptions", "integer"), c("Age", "string")] },
  { group: "policy", version: "v1", resource: "poddisruptionbudgets/status", namespaced: true, kind: "PodDisruptionBudget", verbs: some },
  { group: "rbac.authorization.k8s.io", version: "v1", resource: "clusterrolebindings", namespaced: false, kind: "ClusterRoleBinding", verbs: all, columns: [c("Name", "string", "name"), c("Role", "string"), c("Age", "string"), c("Users", "string", "", 1), c("Groups", "string", "", 1), c("ServiceAccounts", "string", "", 1)] },
  { group: "rbac.authorization.k8s.io", version: "v1", resource: "clusterroles", namespaced: false, kind: "ClusterRole", verbs: all, columns: [c("Name", "string", "name"), c("Created At", "date")] },
  { group: "rbac.authorization.k8s.io", version: "v1", resource: "rolebindings", namespaced: true, kind: "RoleBinding", verbs: all, columns: [c("Name", "string", "name"), c("Role", "string"), c("Age", "string"), c("Users", "string", "", 1), c("Groups", "string", "", 1), c("ServiceAccounts", "string", "", 1)] },
  { group: "rbac.authorization.k8s.io", version: "v1", resource: "roles", namespaced: true, kind: "Role", verbs: all, columns: [c("Name", "string", "name"), c("Created At", "date")] },
  { group: "storage.k8s.io", version: "v1", resource: "csidrivers", namespaced: false, kind: "CSIDriver", verbs: all, columns: [c("Name", "string", "name"), c("AttachRequired", "boolean"), c("PodInfoOnMount", "boolean"), c("Modes", "string"), c("Age", "string")] },
  { group: "storage.k8s.io", version: "v1", resource: "csinodes", namespaced: false, kind: "CSINode", verbs: all, columns: [c("Name", "string", "name"), c("Drivers", "integer"), c("Age", "string")] },
  { group: "storage.k8s.io", version: "v1", resource: "csistoragecapacities", namespaced: true, kind: "CSIStorageCapacity", verbs: all },
  { group: "storage.k8s.io", version: "v1", resource: "storageclasses", namespaced: false, kind: "StorageClass", verbs: all, shortNames: ["sc"], columns: [c("Name", "string", "name"), c("Provisioner", "string"), c("ReclaimPolicy", "string"), c("VolumeBindingMode", "string"), c("AllowVolumeExpansion", "string"), c("Age", "string")] },
  { group: "storage.k8s.io", version: "v1", resource: "volumeattachments", namespaced: false, kind: "VolumeAttachment", verbs: all, columns: [c("Name", "string", "name"), c("Attacher", "string", "name"), c("PV", "string"), c("Node", "string"), c("Attached", "boolean"), c("Age", "string")] },
  { group: "storage.k8s.io", version: "v1", resource: "volumeattachments/status", namespaced: false, kind: "VolumeAttachment", verbs: some },
  { group: "storage.k8s.io", version: "v1", resource: "volumeattributesclasses", namespaced: false, kind: "VolumeAttributesClass", verbs: all, shortNames: ["vac"] },
  { group: "storage.k8s.io", version: "v1beta1", resource: "volumeattributesclasses", namespaced: false, kind: "VolumeAttributesClass", verbs: all, shortNames: ["vac"] },
  { group: "admissionregistration.k8s.io", version: "v1", resource: "mutatingadmissionpolicies", namespaced: false, kind: "MutatingAdmissionPolicy", verbs: all, categories: ["api-extensions"] },
  { group: "admissionregistration.k8s.io", version: "v1", resource: "mutatingadmissionpolicybindings", namespaced: false, kind: "MutatingAdmissionPolicyBinding", verbs: all, categories: ["api-extensions"] },
  { group: "admissionregistration.k8s.io", version: "v1", resource: "mutatingwebhookconfigurations", namespaced: false, kind: "MutatingWebhookConfiguration", verbs: all, categories: ["api-extensions"], columns: [c("Name", "string", "name"), c("Webhooks", "integer"), c("Age", "string")] },
  { group: "admissionregistration.k8s.io", version: "v1", resource: "validatingadmissionpolicies", namespaced: false, kind: "ValidatingAdmissionPolicy", verbs: all, categories: ["api-extensions"] },
  { group: "admissionregistration.k8s.io", version: "v1", resource: "validatingadmissionpolicies/status", namespaced: false, kind: "ValidatingAdmissionPolicy", verbs: some },
  { group: "admissionregistration.k8s.io", version: "v1", resource: "validatingadmissionpolicybindings", namespaced: false, kind: "ValidatingAdmissionPolicyBinding", verbs: all, categories: ["api-extensions"] },
  { group: "admissionregistration.k8s.io", version: "v1", resource: "validatingwebhookconfigurations", namespaced: false, kind: "ValidatingWebhookConfiguration", verbs: all, categories: ["api-extensions"], columns: [c("Name", "string", "name"), c("Webhooks", "integer"), c("Age", "string")] },
  { group: "admissionregistration.k8s.io", version: "v1beta1", resource: "mutatingadmissionpolicies", namespaced: false, kind: "MutatingAdmissionPolicy", verbs: all, categories: ["api-extensions"] },
  { group: "admissionregistration.k8s.io", version: "v1beta1", resource: "mutatingadmissionpolicybindings", namespaced: false, kind: "MutatingAdmissionPolicyBinding", verbs: all, categories: ["api-extensions"] },
  { group: "admissionregistration.k8s.io", version: "v1alpha1", resource: "mutatingadmissionpolicies", namespaced: false, kind: "MutatingAdmissionPolicy", verbs: all, categories: ["api-extensions"] },
  { group: "admissionregistration.k8s.io", version: "v1alpha1", resource: "mutatingadmissionpolicybindings", namespaced: false, kind: "MutatingAdmissionPolicyBinding", verbs: all, categories: ["api-extensions"] },
  { group: "apiextensions.k8s.io", version: "v1", resource: "customresourcedefinitions", namespaced: false, kind: "CustomResourceDefinition", verbs: all, shortNames: ["crd", "crds"], categories: ["api-extensions"], columns: [c("Name", "string", "name"), c("Created At", "date")] },
  { group: "apiextensions.k8s.io", version: "v1", resource: "customresourcedefinitions/status", namespaced: false, kind: "CustomResourceDefinition", verbs: some },
  { group: "scheduling.k8s.io", version: "v1", resource: "priorityclasses", namespaced: false, kind: "PriorityClass", verbs: all, shortNames: ["pc"], columns: [c("Name", "string", "name"), c("Value", "integer"), c("Global-Default", "boolean"), c("Age", "string")] },
  { group: "scheduling.k8s.io", version: "v1alpha2", resource: "podgroups", namespaced: true, kind: "PodGroup", verbs: all },
  { group: "scheduling.k8s.io", version: "v1alpha2", resource: "podgroups/status", namespaced: true, kind: "PodGroup", verbs: some },
  { group: "scheduling.k8s.io", version: "v1alpha2", resource: "workloads", namespaced: true, kind: "Workload", verbs: all },
  { group: "coordination.k8s.io", version: "v1", resource: "leases", namespaced: true, kind: "Lease", verbs: all, columns: [c("Name", "string", "name"), c("Holder", "string"), c("Age", "string")] },
  { group: "coordination.k8s.io", version: "v1beta1", resource: "leasecandidates", namespaced: true, kind: "LeaseCandidate", verbs: all },
  { group: "coordination.k8s.io", version: "v1alpha2", resource: "leasecandidates", namespaced: true, kind: "LeaseCandidate", verbs: all },
  { group: "node.k8s.io", version: "v1", resource: "runtimeclasses", namespaced: false, kind: "RuntimeClass", verbs: all, columns: [c("Name", "string", "name"), c("Handler", "string"), c("Age", "string")] },
  { group: "discovery.k8s.io", version: "v1", resource: "endpointslices", namespaced: true, kind: "EndpointSlice", verbs: all, columns: [c("Name", "string", "name"), c("AddressType", "string"), c("Ports", "string"), c("Endpoints", "string"), c("Age", "string")] },
  { group: "resource.k8s.io", version: "v1", resource: "deviceclasses", namespaced: false, kind: "DeviceClass", verbs: all },
  { group: "resource.k8s.io", version: "v1", resource: "resourceclaims", namespaced: true, kind: "ResourceClaim", verbs: all },
  { group: "resource.k8s.io", version: "v1", resource: "resourceclaims/status", namespaced: true, kind: "ResourceClaim", verbs: some },
  { group: "resource.k8s.io", version: "v1", resource: "resourceclaimtemplates", namespaced: true, kind: "ResourceClaimTemplate", verbs: all },
  { group: "resource.k8s.io", version: "v1", resource: "resourceslices", namespaced: false, kind: "ResourceSlice", verbs: all },
  { group: "resource.k8s.io", version: "v1beta2", resource: "deviceclasses", namespaced: false, kind: "DeviceClass", verbs: all },
  { group: "resource.k8s.io", version: "v1beta2", resource: "devicetaintrules", namespaced: false, kind: "DeviceTaintRule", verbs: all },
  { group: "resource.k8s.io", version: "v1beta2", resource: "devicetaintrules/status", namespaced: false, kind: "DeviceTaintRule", verbs: some },
  { group: "resource.k8s.io", version: "v1beta2", resource: "resourceclaims", namespaced: true, kind: "ResourceClaim", verbs: all },
  { group: "resource.k8s.io", version: "v1beta2", resource: "resourceclaims/status", namespaced: true, kind: "ResourceClaim", verbs: some },
  { group: "resource.k8s.io", version: "v1beta2", resource: "resourceclaimtemplates", namespaced: true, kind: "ResourceClaimTemplate", verbs: all },
  { group: "resource.k8s.io", version: "v1beta2", resource: "resourceslices", namespaced: false, kind: "ResourceSlice", verbs: all },
  { group: "resource.k8s.io", version: "v1beta1", resource: "deviceclasses", namespaced: false, kind: "DeviceClass", verbs: all },
  { group: "resource.k8s.io", version: "v1beta1", resource: "resourceclaims", namespaced: true, kind: "ResourceClaim", verbs: all },
  { group: "resource.k8s.io", version: "v1beta1", resource: "resourceclaims/status", namespaced: true, kind: "ResourceClaim", verbs: some },
  { group: "resource.k8s.io", version: "v1beta1", resource: "resourceclaimtemplates", namespaced: true, kind: "ResourceClaimTemplate", verbs: all },
  { group: "resource.k8s.io", version: "v1beta1", resource: "resourceslices", namespaced: false, kind: "ResourceSlice", verbs: all },
  { group: "resource.k8s.io", version: "v1alpha3", resource: "devicetaintrules", namespaced: false, kind: "DeviceTaintRule", verbs: all },
  { group: "resource.k8s.io", version: "v1alpha3", resource: "devicetaintrules/status", namespaced: false, kind: "DeviceTaintRule", verbs: some },
  { group: "resource.k8s.io", version: "v1alpha3", resource: "resourcepoolstatusrequests", namespaced: false, kind: "ResourcePoolStatusRequest", verbs: all },
  { group: "resource.k8s.io", version: "v1alpha3", resource: "resourcepoolstatusrequests/status", namespaced: false, kind: "ResourcePoolStatusRequest", verbs: some },
  { group: "flowcontrol.apiserver.k8s.io", version: "v1", resource: "flowschemas", namespaced: false, kind: "FlowSchema", verbs: all, columns: [c("Name", "string", "name"), c("PriorityLevel", "string"), c("MatchingPrecedence", "string"), c("DistinguisherMethod", "string"), c("Age", "string"), c("MissingPL", "string")] },
  { group: "flowcontrol.apiserver.k8s.io", version: "v1", resource: "flowschemas/status", namespaced: false, kind: "FlowSchema", verbs: some },
  { group: "flowcontrol.apiserver.k8s.io", version: "v1", resource: "prioritylevelconfigurations", namespaced: false, kind: "PriorityLevelConfiguration", verbs: all, columns: [c("Name", "string", "name"), c("Type", "string"), c("AssuredConcurrencyShares", "string"), c("Queues", "string"), c("HandSize", "string"), c("QueueLengthLimit", "string"), c("Age", "string")] },
  { group: "flowcontrol.apiserver.k8s.io", version: "v1", resource: "prioritylevelconfigurations/status", namespaced: false, kind: "PriorityLevelConfiguration", verbs: some },
  { group: "internal.apiserver.k8s.io", version: "v1alpha1", resource: "storageversions", namespaced: false, kind: "StorageVersion", verbs: all },
  { group: "internal.apiserver.k8s.io", version: "v1alpha1", resource: "storageversions/status", namespaced: false, kind: "StorageVersion", verbs: some },
  { group: "storagemigration.k8s.io", version: "v1beta1", resource: "storageversionmigrations", namespaced: false, kind: "StorageVersionMigration", verbs: all },
  { group: "storagemigration.k8s.io", version: "v1beta1", resource: "storageversionmigrations/status", namespaced: false, kind: "StorageVersionMigration", verbs: some },
];
