/**
 * What must compile: every resource through its accessor, with the type that it gives.
 *
 * @module
 */

import type { Client } from "../../lib/client/mod.ts";
import type * as admissionregistrationV1 from "../../lib/generated/admissionregistration/v1.ts";
import type * as admissionregistrationV1alpha1 from "../../lib/generated/admissionregistration/v1alpha1.ts";
import type * as admissionregistrationV1beta1 from "../../lib/generated/admissionregistration/v1beta1.ts";
import type * as apiextensionsV1 from "../../lib/generated/apiextensions/v1.ts";
import type * as apiregistrationV1 from "../../lib/generated/apiregistration/v1.ts";
import type * as appsV1 from "../../lib/generated/apps/v1.ts";
import type * as authenticationV1 from "../../lib/generated/authentication/v1.ts";
import type * as authorizationV1 from "../../lib/generated/authorization/v1.ts";
import type * as autoscalingV1 from "../../lib/generated/autoscaling/v1.ts";
import type * as autoscalingV2 from "../../lib/generated/autoscaling/v2.ts";
import type * as batchV1 from "../../lib/generated/batch/v1.ts";
import type * as certificatesV1 from "../../lib/generated/certificates/v1.ts";
import type * as certificatesV1alpha1 from "../../lib/generated/certificates/v1alpha1.ts";
import type * as certificatesV1beta1 from "../../lib/generated/certificates/v1beta1.ts";
import type * as coordinationV1 from "../../lib/generated/coordination/v1.ts";
import type * as coordinationV1alpha2 from "../../lib/generated/coordination/v1alpha2.ts";
import type * as coordinationV1beta1 from "../../lib/generated/coordination/v1beta1.ts";
import type * as coreV1 from "../../lib/generated/core/v1.ts";
import type * as discoveryV1 from "../../lib/generated/discovery/v1.ts";
import type * as eventsV1 from "../../lib/generated/events/v1.ts";
import type * as flowcontrolV1 from "../../lib/generated/flowcontrol/v1.ts";
import type * as internalV1alpha1 from "../../lib/generated/internal/v1alpha1.ts";
import type * as networkingV1 from "../../lib/generated/networking/v1.ts";
import type * as networkingV1beta1 from "../../lib/generated/networking/v1beta1.ts";
import type * as nodeV1 from "../../lib/generated/node/v1.ts";
import type * as policyV1 from "../../lib/generated/policy/v1.ts";
import type * as rbacV1 from "../../lib/generated/rbac/v1.ts";
import type * as resourceV1 from "../../lib/generated/resource/v1.ts";
import type * as resourceV1alpha3 from "../../lib/generated/resource/v1alpha3.ts";
import type * as resourceV1beta1 from "../../lib/generated/resource/v1beta1.ts";
import type * as resourceV1beta2 from "../../lib/generated/resource/v1beta2.ts";
import type * as schedulingV1 from "../../lib/generated/scheduling/v1.ts";
import type * as schedulingV1alpha2 from "../../lib/generated/scheduling/v1alpha2.ts";
import type * as storageV1 from "../../lib/generated/storage/v1.ts";
import type * as storageV1beta1 from "../../lib/generated/storage/v1beta1.ts";
import type * as storagemigrationV1beta1 from "../../lib/generated/storagemigration/v1beta1.ts";
import type { Status } from "../../lib/meta/mod.ts";

/** Never called: it is here to be compiled. */
export async function everyResource(k: Client): Promise<unknown[]> {
  return [
    await k.core.v1.bindings("web").create({} as coreV1.BindingDraft) satisfies Status,
    k.bindings("web").create satisfies (object: coreV1.BindingDraft) => Promise<Status>,
    await k.core.v1.componentStatuses().get("a") satisfies coreV1.ComponentStatus,
    (await k.componentStatuses().list()).items satisfies coreV1.ComponentStatus[],
    await k.core.v1.configMaps("web").get("a") satisfies coreV1.ConfigMap,
    (await k.configMaps("web").list()).items satisfies coreV1.ConfigMap[],
    await k.core.v1.endpoints("web").get("a") satisfies coreV1.Endpoints,
    (await k.endpoints("web").list()).items satisfies coreV1.Endpoints[],
    await k.core.v1.events("web").get("a") satisfies coreV1.Event,
    (await k.events("web").list()).items satisfies coreV1.Event[],
    await k.core.v1.limitRanges("web").get("a") satisfies coreV1.LimitRange,
    (await k.limitRanges("web").list()).items satisfies coreV1.LimitRange[],
    await k.core.v1.namespaces().get("a") satisfies coreV1.Namespace,
    (await k.namespaces().list()).items satisfies coreV1.Namespace[],
    await k.core.v1.nodes().get("a") satisfies coreV1.Node,
    (await k.nodes().list()).items satisfies coreV1.Node[],
    await k.core.v1.persistentVolumeClaims("web").get("a") satisfies coreV1.PersistentVolumeClaim,
    (await k.persistentVolumeClaims("web").list()).items satisfies coreV1.PersistentVolumeClaim[],
    await k.core.v1.persistentVolumes().get("a") satisfies coreV1.PersistentVolume,
    (await k.persistentVolumes().list()).items satisfies coreV1.PersistentVolume[],
    await k.core.v1.pods("web").get("a") satisfies coreV1.Pod,
    (await k.pods("web").list()).items satisfies coreV1.Pod[],
    await k.core.v1.podTemplates("web").get("a") satisfies coreV1.PodTemplate,
    (await k.podTemplates("web").list()).items satisfies coreV1.PodTemplate[],
    await k.core.v1.replicationControllers("web").get("a") satisfies coreV1.ReplicationController,
    (await k.replicationControllers("web").list()).items satisfies coreV1.ReplicationController[],
    await k.core.v1.resourceQuotas("web").get("a") satisfies coreV1.ResourceQuota,
    (await k.resourceQuotas("web").list()).items satisfies coreV1.ResourceQuota[],
    await k.core.v1.secrets("web").get("a") satisfies coreV1.Secret,
    (await k.secrets("web").list()).items satisfies coreV1.Secret[],
    await k.core.v1.serviceAccounts("web").get("a") satisfies coreV1.ServiceAccount,
    (await k.serviceAccounts("web").list()).items satisfies coreV1.ServiceAccount[],
    await k.core.v1.services("web").get("a") satisfies coreV1.Service,
    (await k.services("web").list()).items satisfies coreV1.Service[],
    await k.apiregistration.v1.apiServices().get("a") satisfies apiregistrationV1.APIService,
    (await k.apiServices().list()).items satisfies apiregistrationV1.APIService[],
    await k.apps.v1.controllerRevisions("web").get("a") satisfies appsV1.ControllerRevision,
    (await k.controllerRevisions("web").list()).items satisfies appsV1.ControllerRevision[],
    await k.apps.v1.daemonSets("web").get("a") satisfies appsV1.DaemonSet,
    (await k.daemonSets("web").list()).items satisfies appsV1.DaemonSet[],
    await k.apps.v1.deployments("web").get("a") satisfies appsV1.Deployment,
    (await k.deployments("web").list()).items satisfies appsV1.Deployment[],
    await k.apps.v1.replicaSets("web").get("a") satisfies appsV1.ReplicaSet,
    (await k.replicaSets("web").list()).items satisfies appsV1.ReplicaSet[],
    await k.apps.v1.statefulSets("web").get("a") satisfies appsV1.StatefulSet,
    (await k.statefulSets("web").list()).items satisfies appsV1.StatefulSet[],
    await k.events.v1.events("web").get("a") satisfies eventsV1.Event,
    await k.authentication.v1.selfSubjectReviews().create(
      {} as authenticationV1.SelfSubjectReviewDraft,
    ) satisfies authenticationV1.SelfSubjectReview,
    k.selfSubjectReviews().create satisfies (
      object: authenticationV1.SelfSubjectReviewDraft,
    ) => Promise<authenticationV1.SelfSubjectReview>,
    await k.authentication.v1.tokenReviews().create(
      {} as authenticationV1.TokenReviewDraft,
    ) satisfies authenticationV1.TokenReview,
    k.tokenReviews().create satisfies (
      object: authenticationV1.TokenReviewDraft,
    ) => Promise<authenticationV1.TokenReview>,
    await k.authorization.v1.localSubjectAccessReviews("web").create(
      {} as authorizationV1.LocalSubjectAccessReviewDraft,
    ) satisfies authorizationV1.LocalSubjectAccessReview,
    k.localSubjectAccessReviews("web").create satisfies (
      object: authorizationV1.LocalSubjectAccessReviewDraft,
    ) => Promise<authorizationV1.LocalSubjectAccessReview>,
    await k.authorization.v1.selfSubjectAccessReviews().create(
      {} as authorizationV1.SelfSubjectAccessReviewDraft,
    ) satisfies authorizationV1.SelfSubjectAccessReview,
    k.selfSubjectAccessReviews().create satisfies (
      object: authorizationV1.SelfSubjectAccessReviewDraft,
    ) => Promise<authorizationV1.SelfSubjectAccessReview>,
    await k.authorization.v1.selfSubjectRulesReviews().create(
      {} as authorizationV1.SelfSubjectRulesReviewDraft,
    ) satisfies authorizationV1.SelfSubjectRulesReview,
    k.selfSubjectRulesReviews().create satisfies (
      object: authorizationV1.SelfSubjectRulesReviewDraft,
    ) => Promise<authorizationV1.SelfSubjectRulesReview>,
    await k.authorization.v1.subjectAccessReviews().create(
      {} as authorizationV1.SubjectAccessReviewDraft,
    ) satisfies authorizationV1.SubjectAccessReview,
    k.subjectAccessReviews().create satisfies (
      object: authorizationV1.SubjectAccessReviewDraft,
    ) => Promise<authorizationV1.SubjectAccessReview>,
    await k.autoscaling.v2.horizontalPodAutoscalers("web").get(
      "a",
    ) satisfies autoscalingV2.HorizontalPodAutoscaler,
    (await k.horizontalPodAutoscalers("web").list())
      .items satisfies autoscalingV2.HorizontalPodAutoscaler[],
    await k.autoscaling.v1.horizontalPodAutoscalers("web").get(
      "a",
    ) satisfies autoscalingV1.HorizontalPodAutoscaler,
    await k.batch.v1.cronJobs("web").get("a") satisfies batchV1.CronJob,
    (await k.cronJobs("web").list()).items satisfies batchV1.CronJob[],
    await k.batch.v1.jobs("web").get("a") satisfies batchV1.Job,
    (await k.jobs("web").list()).items satisfies batchV1.Job[],
    await k.certificates.v1.certificateSigningRequests().get(
      "a",
    ) satisfies certificatesV1.CertificateSigningRequest,
    (await k.certificateSigningRequests().list())
      .items satisfies certificatesV1.CertificateSigningRequest[],
    await k.certificates.v1beta1.clusterTrustBundles().get(
      "a",
    ) satisfies certificatesV1beta1.ClusterTrustBundle,
    (await k.clusterTrustBundles().list()).items satisfies certificatesV1beta1.ClusterTrustBundle[],
    await k.certificates.v1beta1.podCertificateRequests("web").get(
      "a",
    ) satisfies certificatesV1beta1.PodCertificateRequest,
    (await k.podCertificateRequests("web").list())
      .items satisfies certificatesV1beta1.PodCertificateRequest[],
    await k.certificates.v1alpha1.clusterTrustBundles().get(
      "a",
    ) satisfies certificatesV1alpha1.ClusterTrustBundle,
    await k.networking.v1.ingressClasses().get("a") satisfies networkingV1.IngressClass,
    (await k.ingressClasses().list()).items satisfies networkingV1.IngressClass[],
    await k.networking.v1.ingresses("web").get("a") satisfies networkingV1.Ingress,
    (await k.ingresses("web").list()).items satisfies networkingV1.Ingress[],
    await k.networking.v1.ipAddresses().get("a") satisfies networkingV1.IPAddress,
    (await k.ipAddresses().list()).items satisfies networkingV1.IPAddress[],
    await k.networking.v1.networkPolicies("web").get("a") satisfies networkingV1.NetworkPolicy,
    (await k.networkPolicies("web").list()).items satisfies networkingV1.NetworkPolicy[],
    await k.networking.v1.serviceCIDRs().get("a") satisfies networkingV1.ServiceCIDR,
    (await k.serviceCIDRs().list()).items satisfies networkingV1.ServiceCIDR[],
    await k.networking.v1beta1.ipAddresses().get("a") satisfies networkingV1beta1.IPAddress,
    await k.networking.v1beta1.serviceCIDRs().get("a") satisfies networkingV1beta1.ServiceCIDR,
    await k.policy.v1.podDisruptionBudgets("web").get("a") satisfies policyV1.PodDisruptionBudget,
    (await k.podDisruptionBudgets("web").list()).items satisfies policyV1.PodDisruptionBudget[],
    await k.rbac.v1.clusterRoleBindings().get("a") satisfies rbacV1.ClusterRoleBinding,
    (await k.clusterRoleBindings().list()).items satisfies rbacV1.ClusterRoleBinding[],
    await k.rbac.v1.clusterRoles().get("a") satisfies rbacV1.ClusterRole,
    (await k.clusterRoles().list()).items satisfies rbacV1.ClusterRole[],
    await k.rbac.v1.roleBindings("web").get("a") satisfies rbacV1.RoleBinding,
    (await k.roleBindings("web").list()).items satisfies rbacV1.RoleBinding[],
    await k.rbac.v1.roles("web").get("a") satisfies rbacV1.Role,
    (await k.roles("web").list()).items satisfies rbacV1.Role[],
    await k.storage.v1.csiDrivers().get("a") satisfies storageV1.CSIDriver,
    (await k.csiDrivers().list()).items satisfies storageV1.CSIDriver[],
    await k.storage.v1.csiNodes().get("a") satisfies storageV1.CSINode,
    (await k.csiNodes().list()).items satisfies storageV1.CSINode[],
    await k.storage.v1.csiStorageCapacities("web").get("a") satisfies storageV1.CSIStorageCapacity,
    (await k.csiStorageCapacities("web").list()).items satisfies storageV1.CSIStorageCapacity[],
    await k.storage.v1.storageClasses().get("a") satisfies storageV1.StorageClass,
    (await k.storageClasses().list()).items satisfies storageV1.StorageClass[],
    await k.storage.v1.volumeAttachments().get("a") satisfies storageV1.VolumeAttachment,
    (await k.volumeAttachments().list()).items satisfies storageV1.VolumeAttachment[],
    await k.storage.v1.volumeAttributesClasses().get("a") satisfies storageV1.VolumeAttributesClass,
    (await k.volumeAttributesClasses().list()).items satisfies storageV1.VolumeAttributesClass[],
    await k.storage.v1beta1.volumeAttributesClasses().get(
      "a",
    ) satisfies storageV1beta1.VolumeAttributesClass,
    await k.admissionregistration.v1.mutatingAdmissionPolicies().get(
      "a",
    ) satisfies admissionregistrationV1.MutatingAdmissionPolicy,
    (await k.mutatingAdmissionPolicies().list())
      .items satisfies admissionregistrationV1.MutatingAdmissionPolicy[],
    await k.admissionregistration.v1.mutatingAdmissionPolicyBindings().get(
      "a",
    ) satisfies admissionregistrationV1.MutatingAdmissionPolicyBinding,
    (await k.mutatingAdmissionPolicyBindings().list())
      .items satisfies admissionregistrationV1.MutatingAdmissionPolicyBinding[],
    await k.admissionregistration.v1.mutatingWebhookConfigurations().get(
      "a",
    ) satisfies admissionregistrationV1.MutatingWebhookConfiguration,
    (await k.mutatingWebhookConfigurations().list())
      .items satisfies admissionregistrationV1.MutatingWebhookConfiguration[],
    await k.admissionregistration.v1.validatingAdmissionPolicies().get(
      "a",
    ) satisfies admissionregistrationV1.ValidatingAdmissionPolicy,
    (await k.validatingAdmissionPolicies().list())
      .items satisfies admissionregistrationV1.ValidatingAdmissionPolicy[],
    await k.admissionregistration.v1.validatingAdmissionPolicyBindings().get(
      "a",
    ) satisfies admissionregistrationV1.ValidatingAdmissionPolicyBinding,
    (await k.validatingAdmissionPolicyBindings().list())
      .items satisfies admissionregistrationV1.ValidatingAdmissionPolicyBinding[],
    await k.admissionregistration.v1.validatingWebhookConfigurations().get(
      "a",
    ) satisfies admissionregistrationV1.ValidatingWebhookConfiguration,
    (await k.validatingWebhookConfigurations().list())
      .items satisfies admissionregistrationV1.ValidatingWebhookConfiguration[],
    await k.admissionregistration.v1beta1.mutatingAdmissionPolicies().get(
      "a",
    ) satisfies admissionregistrationV1beta1.MutatingAdmissionPolicy,
    await k.admissionregistration.v1beta1.mutatingAdmissionPolicyBindings().get(
      "a",
    ) satisfies admissionregistrationV1beta1.MutatingAdmissionPolicyBinding,
    await k.admissionregistration.v1alpha1.mutatingAdmissionPolicies().get(
      "a",
    ) satisfies admissionregistrationV1alpha1.MutatingAdmissionPolicy,
    await k.admissionregistration.v1alpha1.mutatingAdmissionPolicyBindings().get(
      "a",
    ) satisfies admissionregistrationV1alpha1.MutatingAdmissionPolicyBinding,
    await k.apiextensions.v1.customResourceDefinitions().get(
      "a",
    ) satisfies apiextensionsV1.CustomResourceDefinition,
    (await k.customResourceDefinitions().list())
      .items satisfies apiextensionsV1.CustomResourceDefinition[],
    await k.scheduling.v1.priorityClasses().get("a") satisfies schedulingV1.PriorityClass,
    (await k.priorityClasses().list()).items satisfies schedulingV1.PriorityClass[],
    await k.scheduling.v1alpha2.podGroups("web").get("a") satisfies schedulingV1alpha2.PodGroup,
    (await k.podGroups("web").list()).items satisfies schedulingV1alpha2.PodGroup[],
    await k.scheduling.v1alpha2.workloads("web").get("a") satisfies schedulingV1alpha2.Workload,
    (await k.workloads("web").list()).items satisfies schedulingV1alpha2.Workload[],
    await k.coordination.v1.leases("web").get("a") satisfies coordinationV1.Lease,
    (await k.leases("web").list()).items satisfies coordinationV1.Lease[],
    await k.coordination.v1beta1.leaseCandidates("web").get(
      "a",
    ) satisfies coordinationV1beta1.LeaseCandidate,
    (await k.leaseCandidates("web").list()).items satisfies coordinationV1beta1.LeaseCandidate[],
    await k.coordination.v1alpha2.leaseCandidates("web").get(
      "a",
    ) satisfies coordinationV1alpha2.LeaseCandidate,
    await k.node.v1.runtimeClasses().get("a") satisfies nodeV1.RuntimeClass,
    (await k.runtimeClasses().list()).items satisfies nodeV1.RuntimeClass[],
    await k.discovery.v1.endpointSlices("web").get("a") satisfies discoveryV1.EndpointSlice,
    (await k.endpointSlices("web").list()).items satisfies discoveryV1.EndpointSlice[],
    await k.resource.v1.deviceClasses().get("a") satisfies resourceV1.DeviceClass,
    (await k.deviceClasses().list()).items satisfies resourceV1.DeviceClass[],
    await k.resource.v1.resourceClaims("web").get("a") satisfies resourceV1.ResourceClaim,
    (await k.resourceClaims("web").list()).items satisfies resourceV1.ResourceClaim[],
    await k.resource.v1.resourceClaimTemplates("web").get(
      "a",
    ) satisfies resourceV1.ResourceClaimTemplate,
    (await k.resourceClaimTemplates("web").list())
      .items satisfies resourceV1.ResourceClaimTemplate[],
    await k.resource.v1.resourceSlices().get("a") satisfies resourceV1.ResourceSlice,
    (await k.resourceSlices().list()).items satisfies resourceV1.ResourceSlice[],
    await k.resource.v1beta2.deviceClasses().get("a") satisfies resourceV1beta2.DeviceClass,
    await k.resource.v1beta2.deviceTaintRules().get("a") satisfies resourceV1beta2.DeviceTaintRule,
    (await k.deviceTaintRules().list()).items satisfies resourceV1beta2.DeviceTaintRule[],
    await k.resource.v1beta2.resourceClaims("web").get("a") satisfies resourceV1beta2.ResourceClaim,
    await k.resource.v1beta2.resourceClaimTemplates("web").get(
      "a",
    ) satisfies resourceV1beta2.ResourceClaimTemplate,
    await k.resource.v1beta2.resourceSlices().get("a") satisfies resourceV1beta2.ResourceSlice,
    await k.resource.v1beta1.deviceClasses().get("a") satisfies resourceV1beta1.DeviceClass,
    await k.resource.v1beta1.resourceClaims("web").get("a") satisfies resourceV1beta1.ResourceClaim,
    await k.resource.v1beta1.resourceClaimTemplates("web").get(
      "a",
    ) satisfies resourceV1beta1.ResourceClaimTemplate,
    await k.resource.v1beta1.resourceSlices().get("a") satisfies resourceV1beta1.ResourceSlice,
    await k.resource.v1alpha3.deviceTaintRules().get(
      "a",
    ) satisfies resourceV1alpha3.DeviceTaintRule,
    await k.resource.v1alpha3.resourcePoolStatusRequests().get(
      "a",
    ) satisfies resourceV1alpha3.ResourcePoolStatusRequest,
    (await k.resourcePoolStatusRequests().list())
      .items satisfies resourceV1alpha3.ResourcePoolStatusRequest[],
    await k.flowcontrol.v1.flowSchemas().get("a") satisfies flowcontrolV1.FlowSchema,
    (await k.flowSchemas().list()).items satisfies flowcontrolV1.FlowSchema[],
    await k.flowcontrol.v1.priorityLevelConfigurations().get(
      "a",
    ) satisfies flowcontrolV1.PriorityLevelConfiguration,
    (await k.priorityLevelConfigurations().list())
      .items satisfies flowcontrolV1.PriorityLevelConfiguration[],
    await k.internal.v1alpha1.storageVersions().get("a") satisfies internalV1alpha1.StorageVersion,
    (await k.storageVersions().list()).items satisfies internalV1alpha1.StorageVersion[],
    await k.storagemigration.v1beta1.storageVersionMigrations().get(
      "a",
    ) satisfies storagemigrationV1beta1.StorageVersionMigration,
    (await k.storageVersionMigrations().list())
      .items satisfies storagemigrationV1beta1.StorageVersionMigration[],
  ];
}
