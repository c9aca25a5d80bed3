/**
 * Which Kind each accessor of a client is for.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../meta/kind.ts";
import type * as admissionregistrationV1 from "./admissionregistration/v1.ts";
import type * as admissionregistrationV1alpha1 from "./admissionregistration/v1alpha1.ts";
import type * as admissionregistrationV1beta1 from "./admissionregistration/v1beta1.ts";
import type * as apiextensionsV1 from "./apiextensions/v1.ts";
import type * as apiregistrationV1 from "./apiregistration/v1.ts";
import type * as appsV1 from "./apps/v1.ts";
import type * as authenticationV1 from "./authentication/v1.ts";
import type * as authorizationV1 from "./authorization/v1.ts";
import type * as autoscalingV1 from "./autoscaling/v1.ts";
import type * as autoscalingV2 from "./autoscaling/v2.ts";
import type * as batchV1 from "./batch/v1.ts";
import type * as certificatesV1 from "./certificates/v1.ts";
import type * as certificatesV1alpha1 from "./certificates/v1alpha1.ts";
import type * as certificatesV1beta1 from "./certificates/v1beta1.ts";
import type * as coordinationV1 from "./coordination/v1.ts";
import type * as coordinationV1alpha2 from "./coordination/v1alpha2.ts";
import type * as coordinationV1beta1 from "./coordination/v1beta1.ts";
import type * as coreV1 from "./core/v1.ts";
import type * as discoveryV1 from "./discovery/v1.ts";
import type * as eventsV1 from "./events/v1.ts";
import type * as flowcontrolV1 from "./flowcontrol/v1.ts";
import type * as internalV1alpha1 from "./internal/v1alpha1.ts";
import type * as networkingV1 from "./networking/v1.ts";
import type * as networkingV1beta1 from "./networking/v1beta1.ts";
import type * as nodeV1 from "./node/v1.ts";
import type * as policyV1 from "./policy/v1.ts";
import type * as rbacV1 from "./rbac/v1.ts";
import type * as resourceV1 from "./resource/v1.ts";
import type * as resourceV1alpha3 from "./resource/v1alpha3.ts";
import type * as resourceV1beta1 from "./resource/v1beta1.ts";
import type * as resourceV1beta2 from "./resource/v1beta2.ts";
import type * as schedulingV1 from "./scheduling/v1.ts";
import type * as schedulingV1alpha2 from "./scheduling/v1alpha2.ts";
import type * as storageV1 from "./storage/v1.ts";
import type * as storageV1beta1 from "./storage/v1beta1.ts";
import type * as storagemigrationV1beta1 from "./storagemigration/v1beta1.ts";

/** The resources of core/v1. */
export interface CoreV1 {
  readonly bindings: Kind<coreV1.Binding, "Namespaced", never, coreV1.BindingDraft, never, "create">;
  readonly componentStatuses: Kind<coreV1.ComponentStatus, "Cluster", never, coreV1.ComponentStatusDraft, never, "get" | "list">;
  readonly configMaps: Kind<coreV1.ConfigMap, "Namespaced", never, coreV1.ConfigMapDraft, never>;
  readonly endpoints: Kind<coreV1.Endpoints, "Namespaced", never, coreV1.EndpointsDraft, never>;
  readonly events: Kind<coreV1.Event, "Namespaced", never, coreV1.EventDraft, "involvedObject.apiVersion" | "involvedObject.fieldPath" | "involvedObject.kind" | "involvedObject.name" | "involvedObject.namespace" | "involvedObject.resourceVersion" | "involvedObject.uid" | "reason" | "reportingComponent" | "source" | "type">;
  readonly limitRanges: Kind<coreV1.LimitRange, "Namespaced", never, coreV1.LimitRangeDraft, never>;
  readonly namespaces: Kind<coreV1.Namespace, "Cluster", "finalize" | "status", coreV1.NamespaceDraft, "status.phase", "create" | "delete" | "get" | "list" | "patch" | "update" | "watch">;
  readonly nodes: Kind<coreV1.Node, "Cluster", "proxy" | "status", coreV1.NodeDraft, "spec.unschedulable">;
  readonly persistentVolumeClaims: Kind<coreV1.PersistentVolumeClaim, "Namespaced", "status", coreV1.PersistentVolumeClaimDraft, never>;
  readonly persistentVolumes: Kind<coreV1.PersistentVolume, "Cluster", "status", coreV1.PersistentVolumeDraft, never>;
  readonly pods: Kind<coreV1.Pod, "Namespaced", "attach" | "binding" | "ephemeralcontainers" | "eviction" | "exec" | "log" | "portforward" | "proxy" | "resize" | "status", coreV1.PodDraft, "spec.hostNetwork" | "spec.nodeName" | "spec.restartPolicy" | "spec.schedulerName" | "spec.serviceAccountName" | "status.nominatedNodeName" | "status.phase" | "status.podIP" | "status.podIPs">;
  readonly podTemplates: Kind<coreV1.PodTemplate, "Namespaced", never, coreV1.PodTemplateDraft, never>;
  readonly replicationControllers: Kind<coreV1.ReplicationController, "Namespaced", "scale" | "status", coreV1.ReplicationControllerDraft, "status.replicas">;
  readonly resourceQuotas: Kind<coreV1.ResourceQuota, "Namespaced", "status", coreV1.ResourceQuotaDraft, never>;
  readonly secrets: Kind<coreV1.Secret, "Namespaced", never, coreV1.SecretDraft, "type">;
  readonly serviceAccounts: Kind<coreV1.ServiceAccount, "Namespaced", "token", coreV1.ServiceAccountDraft, never>;
  readonly services: Kind<coreV1.Service, "Namespaced", "proxy" | "status", coreV1.ServiceDraft, "spec.clusterIP" | "spec.type">;
}

/** The resources of apiregistration/v1. */
export interface ApiregistrationV1 {
  readonly apiServices: Kind<apiregistrationV1.APIService, "Cluster", "status", apiregistrationV1.APIServiceDraft, never>;
}

/** The resources of apps/v1. */
export interface AppsV1 {
  readonly controllerRevisions: Kind<appsV1.ControllerRevision, "Namespaced", never, appsV1.ControllerRevisionDraft, never>;
  readonly daemonSets: Kind<appsV1.DaemonSet, "Namespaced", "status", appsV1.DaemonSetDraft, never>;
  readonly deployments: Kind<appsV1.Deployment, "Namespaced", "scale" | "status", appsV1.DeploymentDraft, never>;
  readonly replicaSets: Kind<appsV1.ReplicaSet, "Namespaced", "scale" | "status", appsV1.ReplicaSetDraft, never>;
  readonly statefulSets: Kind<appsV1.StatefulSet, "Namespaced", "scale" | "status", appsV1.StatefulSetDraft, never>;
}

/** The resources of events/v1. */
export interface EventsV1 {
  readonly events: Kind<eventsV1.Event, "Namespaced", never, eventsV1.EventDraft, "reason" | "regarding.apiVersion" | "regarding.fieldPath" | "regarding.kind" | "regarding.name" | "regarding.namespace" | "regarding.resourceVersion" | "regarding.uid" | "reportingController" | "type">;
}

/** The resources of authentication/v1. */
export interface AuthenticationV1 {
  readonly selfSubjectReviews: Kind<authenticationV1.SelfSubjectReview, "Cluster", never, authenticationV1.SelfSubjectReviewDraft, never, "create">;
  readonly tokenReviews: Kind<authenticationV1.TokenReview, "Cluster", never, authenticationV1.TokenReviewDraft, never, "create">;
}

/** The resources of authorization/v1. */
export interface AuthorizationV1 {
  readonly localSubjectAccessReviews: Kind<authorizationV1.LocalSubjectAccessReview, "Namespaced", never, authorizationV1.LocalSubjectAccessReviewDraft, never, "create">;
  readonly selfSubjectAccessReviews: Kind<authorizationV1.SelfSubjectAccessReview, "Cluster", never, authorizationV1.SelfSubjectAccessReviewDraft, never, "create">;
  readonly selfSubjectRulesReviews: Kind<authorizationV1.SelfSubjectRulesReview, "Cluster", never, authorizationV1.SelfSubjectRulesReviewDraft, never, "create">;
  readonly subjectAccessReviews: Kind<authorizationV1.SubjectAccessReview, "Cluster", never, authorizationV1.SubjectAccessReviewDraft, never, "create">;
}

/** The resources of autoscaling/v2. */
export interface AutoscalingV2 {
  readonly horizontalPodAutoscalers: Kind<autoscalingV2.HorizontalPodAutoscaler, "Namespaced", "status", autoscalingV2.HorizontalPodAutoscalerDraft, never>;
}

/** The resources of autoscaling/v1. */
export interface AutoscalingV1 {
  readonly horizontalPodAutoscalers: Kind<autoscalingV1.HorizontalPodAutoscaler, "Namespaced", "status", autoscalingV1.HorizontalPodAutoscalerDraft, never>;
}

/** The resources of batch/v1. */
export interface BatchV1 {
  readonly cronJobs: Kind<batchV1.CronJob, "Namespaced", "status", batchV1.CronJobDraft, never>;
  readonly jobs: Kind<batchV1.Job, "Namespaced", "status", batchV1.JobDraft, "status.successful">;
}

/** The resources of certificates/v1. */
export interface CertificatesV1 {
  readonly certificateSigningRequests: Kind<certificatesV1.CertificateSigningRequest, "Cluster", "approval" | "status", certificatesV1.CertificateSigningRequestDraft, "spec.signerName">;
}

/** The resources of certificates/v1beta1. */
export interface CertificatesV1beta1 {
  readonly clusterTrustBundles: Kind<certificatesV1beta1.ClusterTrustBundle, "Cluster", never, certificatesV1beta1.ClusterTrustBundleDraft, "spec.signerName">;
  readonly podCertificateRequests: Kind<certificatesV1beta1.PodCertificateRequest, "Namespaced", "status", certificatesV1beta1.PodCertificateRequestDraft, "spec.signerName" | "spec.nodeName" | "spec.podName">;
}

/** The resources of certificates/v1alpha1. */
export interface CertificatesV1alpha1 {
  readonly clusterTrustBundles: Kind<certificatesV1alpha1.ClusterTrustBundle, "Cluster", never, certificatesV1alpha1.ClusterTrustBundleDraft, "spec.signerName">;
}

/** The resources of networking/v1. */
export interface NetworkingV1 {
  readonly ingressClasses: Kind<networkingV1.IngressClass, "Cluster", never, networkingV1.IngressClassDraft, never>;
  readonly ingresses: Kind<networkingV1.Ingress, "Namespaced", "status", networkingV1.IngressDraft, never>;
  readonly ipAddresses: Kind<networkingV1.IPAddress, "Cluster", never, networkingV1.IPAddressDraft, never>;
  readonly networkPolicies: Kind<networkingV1.NetworkPolicy, "Namespaced", never, networkingV1.NetworkPolicyDraft, never>;
  readonly serviceCIDRs: Kind<networkingV1.ServiceCIDR, "Cluster", "status", networkingV1.ServiceCIDRDraft, never>;
}

/** The resources of networking/v1beta1. */
export interface NetworkingV1beta1 {
  readonly ipAddresses: Kind<networkingV1beta1.IPAddress, "Cluster", never, networkingV1beta1.IPAddressDraft, never>;
  readonly serviceCIDRs: Kind<networkingV1beta1.ServiceCIDR, "Cluster", "status", networkingV1beta1.ServiceCIDRDraft, never>;
}

/** The resources of policy/v1. */
export interface PolicyV1 {
  readonly podDisruptionBudgets: Kind<policyV1.PodDisruptionBudget, "Namespaced", "status", policyV1.PodDisruptionBudgetDraft, never>;
}

/** The resources of rbac/v1. */
export interface RbacV1 {
  readonly clusterRoleBindings: Kind<rbacV1.ClusterRoleBinding, "Cluster", never, rbacV1.ClusterRoleBindingDraft, never>;
  readonly clusterRoles: Kind<rbacV1.ClusterRole, "Cluster", never, rbacV1.ClusterRoleDraft, never>;
  readonly roleBindings: Kind<rbacV1.RoleBinding, "Namespaced", never, rbacV1.RoleBindingDraft, never>;
  readonly roles: Kind<rbacV1.Role, "Namespaced", never, rbacV1.RoleDraft, never>;
}

/** The resources of storage/v1. */
export interface StorageV1 {
  readonly csiDrivers: Kind<storageV1.CSIDriver, "Cluster", never, storageV1.CSIDriverDraft, never>;
  readonly csiNodes: Kind<storageV1.CSINode, "Cluster", never, storageV1.CSINodeDraft, never>;
  readonly csiStorageCapacities: Kind<storageV1.CSIStorageCapacity, "Namespaced", never, storageV1.CSIStorageCapacityDraft, never>;
  readonly storageClasses: Kind<storageV1.StorageClass, "Cluster", never, storageV1.StorageClassDraft, never>;
  readonly volumeAttachments: Kind<storageV1.VolumeAttachment, "Cluster", "status", storageV1.VolumeAttachmentDraft, never>;
  readonly volumeAttributesClasses: Kind<storageV1.VolumeAttributesClass, "Cluster", never, storageV1.VolumeAttributesClassDraft, never>;
}

/** The resources of storage/v1beta1. */
export interface StorageV1beta1 {
  readonly volumeAttributesClasses: Kind<storageV1beta1.VolumeAttributesClass, "Cluster", never, storageV1beta1.VolumeAttributesClassDraft, never>;
}

/** The resources of admissionregistration/v1. */
export interface AdmissionregistrationV1 {
  readonly mutatingAdmissionPolicies: Kind<admissionregistrationV1.MutatingAdmissionPolicy, "Cluster", never, admissionregistrationV1.MutatingAdmissionPolicyDraft, never>;
  readonly mutatingAdmissionPolicyBindings: Kind<admissionregistrationV1.MutatingAdmissionPolicyBinding, "Cluster", never, admissionregistrationV1.MutatingAdmissionPolicyBindingDraft, never>;
  readonly mutatingWebhookConfigurations: Kind<admissionregistrationV1.MutatingWebhookConfiguration, "Cluster", never, admissionregistrationV1.MutatingWebhookConfigurationDraft, never>;
  readonly validatingAdmissionPolicies: Kind<admissionregistrationV1.ValidatingAdmissionPolicy, "Cluster", "status", admissionregistrationV1.ValidatingAdmissionPolicyDraft, never>;
  readonly validatingAdmissionPolicyBindings: Kind<admissionregistrationV1.ValidatingAdmissionPolicyBinding, "Cluster", never, admissionregistrationV1.ValidatingAdmissionPolicyBindingDraft, never>;
  readonly validatingWebhookConfigurations: Kind<admissionregistrationV1.ValidatingWebhookConfiguration, "Cluster", never, admissionregistrationV1.ValidatingWebhookConfigurationDraft, never>;
}

/** The resources of admissionregistration/v1beta1. */
export interface AdmissionregistrationV1beta1 {
  readonly mutatingAdmissionPolicies: Kind<admissionregistrationV1beta1.MutatingAdmissionPolicy, "Cluster", never, admissionregistrationV1beta1.MutatingAdmissionPolicyDraft, never>;
  readonly mutatingAdmissionPolicyBindings: Kind<admissionregistrationV1beta1.MutatingAdmissionPolicyBinding, "Cluster", never, admissionregistrationV1beta1.MutatingAdmissionPolicyBindingDraft, never>;
}

/** The resources of admissionregistration/v1alpha1. */
export interface AdmissionregistrationV1alpha1 {
  readonly mutatingAdmissionPolicies: Kind<admissionregistrationV1alpha1.MutatingAdmissionPolicy, "Cluster", never, admissionregistrationV1alpha1.MutatingAdmissionPolicyDraft, never>;
  readonly mutatingAdmissionPolicyBindings: Kind<admissionregistrationV1alpha1.MutatingAdmissionPolicyBinding, "Cluster", never, admissionregistrationV1alpha1.MutatingAdmissionPolicyBindingDraft, never>;
}

/** The resources of apiextensions/v1. */
export interface ApiextensionsV1 {
  readonly customResourceDefinitions: Kind<apiextensionsV1.CustomResourceDefinition, "Cluster", "status", apiextensionsV1.CustomResourceDefinitionDraft, never>;
}

/** The resources of scheduling/v1. */
export interface SchedulingV1 {
  readonly priorityClasses: Kind<schedulingV1.PriorityClass, "Cluster", never, schedulingV1.PriorityClassDraft, never>;
}

/** The resources of scheduling/v1alpha2. */
export interface SchedulingV1alpha2 {
  readonly podGroups: Kind<schedulingV1alpha2.PodGroup, "Namespaced", "status", schedulingV1alpha2.PodGroupDraft, never>;
  readonly workloads: Kind<schedulingV1alpha2.Workload, "Namespaced", never, schedulingV1alpha2.WorkloadDraft, never>;
}

/** The resources of coordination/v1. */
export interface CoordinationV1 {
  readonly leases: Kind<coordinationV1.Lease, "Namespaced", never, coordinationV1.LeaseDraft, never>;
}

/** The resources of coordination/v1beta1. */
export interface CoordinationV1beta1 {
  readonly leaseCandidates: Kind<coordinationV1beta1.LeaseCandidate, "Namespaced", never, coordinationV1beta1.LeaseCandidateDraft, never>;
}

/** The resources of coordination/v1alpha2. */
export interface CoordinationV1alpha2 {
  readonly leaseCandidates: Kind<coordinationV1alpha2.LeaseCandidate, "Namespaced", never, coordinationV1alpha2.LeaseCandidateDraft, never>;
}

/** The resources of node/v1. */
export interface NodeV1 {
  readonly runtimeClasses: Kind<nodeV1.RuntimeClass, "Cluster", never, nodeV1.RuntimeClassDraft, never>;
}

/** The resources of discovery/v1. */
export interface DiscoveryV1 {
  readonly endpointSlices: Kind<discoveryV1.EndpointSlice, "Namespaced", never, discoveryV1.EndpointSliceDraft, never>;
}

/** The resources of resource/v1. */
export interface ResourceV1 {
  readonly deviceClasses: Kind<resourceV1.DeviceClass, "Cluster", never, resourceV1.DeviceClassDraft, never>;
  readonly resourceClaims: Kind<resourceV1.ResourceClaim, "Namespaced", "status", resourceV1.ResourceClaimDraft, never>;
  readonly resourceClaimTemplates: Kind<resourceV1.ResourceClaimTemplate, "Namespaced", never, resourceV1.ResourceClaimTemplateDraft, never>;
  readonly resourceSlices: Kind<resourceV1.ResourceSlice, "Cluster", never, resourceV1.ResourceSliceDraft, "spec.driver" | "spec.nodeName">;
}

/** The resources of resource/v1beta2. */
export interface ResourceV1beta2 {
  readonly deviceClasses: Kind<resourceV1beta2.DeviceClass, "Cluster", never, resourceV1beta2.DeviceClassDraft, never>;
  readonly deviceTaintRules: Kind<resourceV1beta2.DeviceTaintRule, "Cluster", "status", resourceV1beta2.DeviceTaintRuleDraft, never>;
  readonly resourceClaims: Kind<resourceV1beta2.ResourceClaim, "Namespaced", "status", resourceV1beta2.ResourceClaimDraft, never>;
  readonly resourceClaimTemplates: Kind<resourceV1beta2.ResourceClaimTemplate, "Namespaced", never, resourceV1beta2.ResourceClaimTemplateDraft, never>;
  readonly resourceSlices: Kind<resourceV1beta2.ResourceSlice, "Cluster", never, resourceV1beta2.ResourceSliceDraft, "spec.driver" | "spec.nodeName">;
}

/** The resources of resource/v1beta1. */
export interface ResourceV1beta1 {
  readonly deviceClasses: Kind<resourceV1beta1.DeviceClass, "Cluster", never, resourceV1beta1.DeviceClassDraft, never>;
  readonly resourceClaims: Kind<resourceV1beta1.ResourceClaim, "Namespaced", "status", resourceV1beta1.ResourceClaimDraft, never>;
  readonly resourceClaimTemplates: Kind<resourceV1beta1.ResourceClaimTemplate, "Namespaced", never, resourceV1beta1.ResourceClaimTemplateDraft, never>;
  readonly resourceSlices: Kind<resourceV1beta1.ResourceSlice, "Cluster", never, resourceV1beta1.ResourceSliceDraft, "spec.driver" | "spec.nodeName">;
}

/** The resources of resource/v1alpha3. */
export interface ResourceV1alpha3 {
  readonly deviceTaintRules: Kind<resourceV1alpha3.DeviceTaintRule, "Cluster", "status", resourceV1alpha3.DeviceTaintRuleDraft, never>;
  readonly resourcePoolStatusRequests: Kind<resourceV1alpha3.ResourcePoolStatusRequest, "Cluster", "status", resourceV1alpha3.ResourcePoolStatusRequestDraft, never>;
}

/** The resources of flowcontrol/v1. */
export interface FlowcontrolV1 {
  readonly flowSchemas: Kind<flowcontrolV1.FlowSchema, "Cluster", "status", flowcontrolV1.FlowSchemaDraft, never>;
  readonly priorityLevelConfigurations: Kind<flowcontrolV1.PriorityLevelConfiguration, "Cluster", "status", flowcontrolV1.PriorityLevelConfigurationDraft, never>;
}

/** The resources of internal/v1alpha1. */
export interface InternalV1alpha1 {
  readonly storageVersions: Kind<internalV1alpha1.StorageVersion, "Cluster", "status", internalV1alpha1.StorageVersionDraft, never>;
}

/** The resources of storagemigration/v1beta1. */
export interface StoragemigrationV1beta1 {
  readonly storageVersionMigrations: Kind<storagemigrationV1beta1.StorageVersionMigration, "Cluster", "status", storagemigrationV1beta1.StorageVersionMigrationDraft, never>;
}

/** All groups, each with its versions: `k.apps.v1`. */
export interface Groups {
  readonly core: { readonly v1: CoreV1 };
  readonly apiregistration: { readonly v1: ApiregistrationV1 };
  readonly apps: { readonly v1: AppsV1 };
  readonly events: { readonly v1: EventsV1 };
  readonly authentication: { readonly v1: AuthenticationV1 };
  readonly authorization: { readonly v1: AuthorizationV1 };
  readonly autoscaling: { readonly v2: AutoscalingV2; readonly v1: AutoscalingV1 };
  readonly batch: { readonly v1: BatchV1 };
  readonly certificates: { readonly v1: CertificatesV1; readonly v1beta1: CertificatesV1beta1; readonly v1alpha1: CertificatesV1alpha1 };
  readonly networking: { readonly v1: NetworkingV1; readonly v1beta1: NetworkingV1beta1 };
  readonly policy: { readonly v1: PolicyV1 };
  readonly rbac: { readonly v1: RbacV1 };
  readonly storage: { readonly v1: StorageV1; readonly v1beta1: StorageV1beta1 };
  readonly admissionregistration: { readonly v1: AdmissionregistrationV1; readonly v1beta1: AdmissionregistrationV1beta1; readonly v1alpha1: AdmissionregistrationV1alpha1 };
  readonly apiextensions: { readonly v1: ApiextensionsV1 };
  readonly scheduling: { readonly v1: SchedulingV1; readonly v1alpha2: SchedulingV1alpha2 };
  readonly coordination: { readonly v1: CoordinationV1; readonly v1beta1: CoordinationV1beta1; readonly v1alpha2: CoordinationV1alpha2 };
  readonly node: { readonly v1: NodeV1 };
  readonly discovery: { readonly v1: DiscoveryV1 };
  readonly resource: { readonly v1: ResourceV1; readonly v1beta2: ResourceV1beta2; readonly v1beta1: ResourceV1beta1; readonly v1alpha3: ResourceV1alpha3 };
  readonly flowcontrol: { readonly v1: FlowcontrolV1 };
  readonly internal: { readonly v1alpha1: InternalV1alpha1 };
  readonly storagemigration: { readonly v1beta1: StoragemigrationV1beta1 };
}

/**
 * The resources that have an accessor on the client itself, in the version that the server prefers:
 * `k.pods`. Where two groups have a resource of one name, it is the one that kubectl takes.
 */
export interface TopLevel {
  readonly bindings: CoreV1["bindings"];
  readonly componentStatuses: CoreV1["componentStatuses"];
  readonly configMaps: CoreV1["configMaps"];
  readonly endpoints: CoreV1["endpoints"];
  readonly events: CoreV1["events"];
  readonly limitRanges: CoreV1["limitRanges"];
  readonly namespaces: CoreV1["namespaces"];
  readonly nodes: CoreV1["nodes"];
  readonly persistentVolumeClaims: CoreV1["persistentVolumeClaims"];
  readonly persistentVolumes: CoreV1["persistentVolumes"];
  readonly pods: CoreV1["pods"];
  readonly podTemplates: CoreV1["podTemplates"];
  readonly replicationControllers: CoreV1["replicationControllers"];
  readonly resourceQuotas: CoreV1["resourceQuotas"];
  readonly secrets: CoreV1["secrets"];
  readonly serviceAccounts: CoreV1["serviceAccounts"];
  readonly services: CoreV1["services"];
  readonly apiServices: ApiregistrationV1["apiServices"];
  readonly controllerRevisions: AppsV1["controllerRevisions"];
  readonly daemonSets: AppsV1["daemonSets"];
  readonly deployments: AppsV1["deployments"];
  readonly replicaSets: AppsV1["replicaSets"];
  readonly statefulSets: AppsV1["statefulSets"];
  readonly selfSubjectReviews: AuthenticationV1["selfSubjectReviews"];
  readonly tokenReviews: AuthenticationV1["tokenReviews"];
  readonly localSubjectAccessReviews: AuthorizationV1["localSubjectAccessReviews"];
  readonly selfSubjectAccessReviews: AuthorizationV1["selfSubjectAccessReviews"];
  readonly selfSubjectRulesReviews: AuthorizationV1["selfSubjectRulesReviews"];
  readonly subjectAccessReviews: AuthorizationV1["subjectAccessReviews"];
  readonly horizontalPodAutoscalers: AutoscalingV2["horizontalPodAutoscalers"];
  readonly cronJobs: BatchV1["cronJobs"];
  readonly jobs: BatchV1["jobs"];
  readonly certificateSigningRequests: CertificatesV1["certificateSigningRequests"];
  readonly clusterTrustBundles: CertificatesV1beta1["clusterTrustBundles"];
  readonly podCertificateRequests: CertificatesV1beta1["podCertificateRequests"];
  readonly ingressClasses: NetworkingV1["ingressClasses"];
  readonly ingresses: NetworkingV1["ingresses"];
  readonly ipAddresses: NetworkingV1["ipAddresses"];
  readonly networkPolicies: NetworkingV1["networkPolicies"];
  readonly serviceCIDRs: NetworkingV1["serviceCIDRs"];
  readonly podDisruptionBudgets: PolicyV1["podDisruptionBudgets"];
  readonly clusterRoleBindings: RbacV1["clusterRoleBindings"];
  readonly clusterRoles: RbacV1["clusterRoles"];
  readonly roleBindings: RbacV1["roleBindings"];
  readonly roles: RbacV1["roles"];
  readonly csiDrivers: StorageV1["csiDrivers"];
  readonly csiNodes: StorageV1["csiNodes"];
  readonly csiStorageCapacities: StorageV1["csiStorageCapacities"];
  readonly storageClasses: StorageV1["storageClasses"];
  readonly volumeAttachments: StorageV1["volumeAttachments"];
  readonly volumeAttributesClasses: StorageV1["volumeAttributesClasses"];
  readonly mutatingAdmissionPolicies: AdmissionregistrationV1["mutatingAdmissionPolicies"];
  readonly mutatingAdmissionPolicyBindings: AdmissionregistrationV1["mutatingAdmissionPolicyBindings"];
  readonly mutatingWebhookConfigurations: AdmissionregistrationV1["mutatingWebhookConfigurations"];
  readonly validatingAdmissionPolicies: AdmissionregistrationV1["validatingAdmissionPolicies"];
  readonly validatingAdmissionPolicyBindings: AdmissionregistrationV1["validatingAdmissionPolicyBindings"];
  readonly validatingWebhookConfigurations: AdmissionregistrationV1["validatingWebhookConfigurations"];
  readonly customResourceDefinitions: ApiextensionsV1["customResourceDefinitions"];
  readonly priorityClasses: SchedulingV1["priorityClasses"];
  readonly podGroups: SchedulingV1alpha2["podGroups"];
  readonly workloads: SchedulingV1alpha2["workloads"];
  readonly leases: CoordinationV1["leases"];
  readonly leaseCandidates: CoordinationV1beta1["leaseCandidates"];
  readonly runtimeClasses: NodeV1["runtimeClasses"];
  readonly endpointSlices: DiscoveryV1["endpointSlices"];
  readonly deviceClasses: ResourceV1["deviceClasses"];
  readonly resourceClaims: ResourceV1["resourceClaims"];
  readonly resourceClaimTemplates: ResourceV1["resourceClaimTemplates"];
  readonly resourceSlices: ResourceV1["resourceSlices"];
  readonly deviceTaintRules: ResourceV1beta2["deviceTaintRules"];
  readonly resourcePoolStatusRequests: ResourceV1alpha3["resourcePoolStatusRequests"];
  readonly flowSchemas: FlowcontrolV1["flowSchemas"];
  readonly priorityLevelConfigurations: FlowcontrolV1["priorityLevelConfigurations"];
  readonly storageVersions: InternalV1alpha1["storageVersions"];
  readonly storageVersionMigrations: StoragemigrationV1beta1["storageVersionMigrations"];
}
