/**
 * The defaults that an API server always fills in, whatever else an object says: wherever the type
 * occurs in an answer, the field is there. Each was checked against a running server; defaults that
 * depend on other fields, on admission or on a feature gate are not here.
 *
 * @module
 */

/** A default: a value, or in words what it is worked out from. */
export type DefaultFact = { readonly value: unknown } | { readonly from: string };

const from = (text: string): DefaultFact => ({ from: text });

type Facts = Readonly<Record<string, unknown>>;

const allOf = (...ids: readonly string[]) => (facts: Facts): Record<string, Facts> =>
  Object.fromEntries(ids.map((id) => [id, facts]));

const table: Readonly<Record<string, Facts>> = {
  ...allOf("core.v1.PodSpec")({
    dnsPolicy: "ClusterFirst",
    restartPolicy: "Always",
    schedulerName: "default-scheduler",
    securityContext: {},
    terminationGracePeriodSeconds: 30,
  }),
  ...allOf("core.v1.Container", "core.v1.EphemeralContainer")({
    imagePullPolicy: from("`Always` for the tag latest, else `IfNotPresent`"),
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
  }),
  "core.v1.ContainerPort": { protocol: "TCP" },
  "core.v1.Probe": {
    failureThreshold: 3,
    periodSeconds: 10,
    successThreshold: 1,
    timeoutSeconds: 1,
  },
  "core.v1.HTTPGetAction": { path: "/", scheme: "HTTP" },
  "core.v1.GRPCAction": { service: "" },
  "core.v1.ObjectFieldSelector": { apiVersion: "v1" },
  ...allOf(
    "core.v1.ConfigMapVolumeSource",
    "core.v1.DownwardAPIVolumeSource",
    "core.v1.ProjectedVolumeSource",
    "core.v1.SecretVolumeSource",
  )({ defaultMode: 420 }),
  "core.v1.ServiceAccountTokenProjection": { expirationSeconds: 3600 },
  "core.v1.HostPathVolumeSource": { type: "" },
  ...allOf("core.v1.ISCSIPersistentVolumeSource", "core.v1.ISCSIVolumeSource")({
    iscsiInterface: "default",
  }),
  ...allOf("core.v1.RBDPersistentVolumeSource", "core.v1.RBDVolumeSource")({
    keyring: "/etc/ceph/keyring",
    pool: "rbd",
    user: "admin",
  }),
  "core.v1.AzureDiskVolumeSource": {
    cachingMode: "ReadWrite",
    fsType: "ext4",
    kind: "Shared",
    readOnly: false,
  },
  ...allOf("core.v1.ScaleIOPersistentVolumeSource", "core.v1.ScaleIOVolumeSource")({
    fsType: "xfs",
    storageMode: "ThinProvisioned",
  }),
  "core.v1.ServiceSpec": { sessionAffinity: "None", type: "ClusterIP" },
  "core.v1.ServicePort": { protocol: "TCP", targetPort: from("`port`") },
  "core.v1.ClientIPConfig": { timeoutSeconds: 10800 },
  "core.v1.EndpointPort": { protocol: "TCP" },
  "core.v1.NamespaceStatus": { phase: "Active" },
  "core.v1.PersistentVolumeClaimStatus": { phase: "Pending" },
  "core.v1.PersistentVolumeStatus": { phase: "Pending" },
  "core.v1.PersistentVolumeClaimSpec": { volumeMode: "Filesystem" },
  "core.v1.PersistentVolumeSpec": {
    persistentVolumeReclaimPolicy: "Retain",
    volumeMode: "Filesystem",
  },
  "core.v1.ReplicationControllerSpec": {
    replicas: 1,
    selector: from("the labels of the template"),
  },
  "core.v1.Secret": { type: "Opaque" },
  "apps.v1.DeploymentSpec": { progressDeadlineSeconds: 600, replicas: 1, revisionHistoryLimit: 10 },
  ...allOf(
    "apps.v1.DeploymentStrategy",
    "apps.v1.DaemonSetUpdateStrategy",
    "apps.v1.StatefulSetUpdateStrategy",
  )({ type: "RollingUpdate" }),
  "apps.v1.RollingUpdateDeployment": { maxSurge: "25%", maxUnavailable: "25%" },
  // Inside the server these are no pointers: they are there even where they have no meaning.
  "apps.v1.RollingUpdateDaemonSet": { maxSurge: 0, maxUnavailable: from("1 when it rolls") },
  "apps.v1.DaemonSetSpec": { revisionHistoryLimit: 10 },
  "apps.v1.ReplicaSetSpec": { replicas: 1 },
  "apps.v1.StatefulSetSpec": {
    persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
    podManagementPolicy: "OrderedReady",
    replicas: 1,
    revisionHistoryLimit: 10,
  },
  "apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy": {
    whenDeleted: "Retain",
    whenScaled: "Retain",
  },
  "apps.v1.RollingUpdateStatefulSetStrategy": { partition: 0 },
  "batch.v1.CronJobSpec": {
    concurrencyPolicy: "Allow",
    failedJobsHistoryLimit: 1,
    successfulJobsHistoryLimit: 3,
    suspend: false,
  },
  "autoscaling.v1.HorizontalPodAutoscalerSpec": { minReplicas: 1 },
  "autoscaling.v2.HorizontalPodAutoscalerSpec": {
    metrics: from("the processor at 80 percent"),
    minReplicas: 1,
  },
  "autoscaling.v2.HPAScalingRules": {
    policies: from("for scaling up, 4 pods or 100 percent in 15 s; for scaling down, 100 percent"),
    selectPolicy: "Max",
  },
  "networking.v1.NetworkPolicyPort": { protocol: "TCP" },
  "networking.v1.NetworkPolicySpec": {
    policyTypes: from("Ingress, and Egress where there are egress rules"),
  },
  "networking.v1.IngressClassParametersReference": { scope: "Cluster" },
  "rbac.v1.RoleRef": { apiGroup: "rbac.authorization.k8s.io" },
  "storage.v1.StorageClass": { reclaimPolicy: "Delete", volumeBindingMode: "Immediate" },
  "storage.v1.CSIDriverSpec": {
    attachRequired: true,
    fsGroupPolicy: "ReadWriteOnceWithFSType",
    podInfoOnMount: false,
    requiresRepublish: false,
    storageCapacity: false,
    volumeLifecycleModes: ["Persistent"],
  },
  "scheduling.v1.PriorityClass": { preemptionPolicy: "PreemptLowerPriority" },
  "admissionregistration.v1.MutatingWebhook": {
    failurePolicy: "Fail",
    matchPolicy: "Equivalent",
    namespaceSelector: {},
    objectSelector: {},
    reinvocationPolicy: "Never",
    timeoutSeconds: 10,
  },
  "admissionregistration.v1.ValidatingWebhook": {
    failurePolicy: "Fail",
    matchPolicy: "Equivalent",
    namespaceSelector: {},
    objectSelector: {},
    timeoutSeconds: 10,
  },
  ...allOf(
    "admissionregistration.v1.ServiceReference",
    "apiextensions.v1.ServiceReference",
    "apiregistration.v1.ServiceReference",
  )({ port: 443 }),
  ...allOf(
    "admissionregistration.v1.RuleWithOperations",
    "admissionregistration.v1.NamedRuleWithOperations",
    "admissionregistration.v1beta1.NamedRuleWithOperations",
    "admissionregistration.v1alpha1.NamedRuleWithOperations",
  )({ scope: "*" }),
  ...allOf(
    "admissionregistration.v1.ValidatingAdmissionPolicySpec",
    "admissionregistration.v1.MutatingAdmissionPolicySpec",
    "admissionregistration.v1beta1.MutatingAdmissionPolicySpec",
    "admissionregistration.v1alpha1.MutatingAdmissionPolicySpec",
  )({ failurePolicy: "Fail" }),
  ...allOf(
    "admissionregistration.v1.MatchResources",
    "admissionregistration.v1beta1.MatchResources",
    "admissionregistration.v1alpha1.MatchResources",
  )({
    matchPolicy: "Equivalent",
    namespaceSelector: {},
    objectSelector: {},
  }),
  "apiextensions.v1.CustomResourceDefinitionSpec": { conversion: { strategy: "None" } },
  "batch.v1.PodFailurePolicyOnPodConditionsPattern": { status: "True" },
  ...allOf(
    "resource.v1.DeviceSubRequest",
    "resource.v1.ExactDeviceRequest",
    "resource.v1beta1.DeviceSubRequest",
    "resource.v1beta2.DeviceSubRequest",
    "resource.v1beta2.ExactDeviceRequest",
  )({ allocationMode: "ExactCount" }),
  ...allOf(
    "resource.v1.DeviceToleration",
    "resource.v1beta1.DeviceToleration",
    "resource.v1beta2.DeviceToleration",
  )({ operator: "Equal" }),
  "discovery.v1.EndpointPort": { name: "", protocol: "TCP" },
  "flowcontrol.v1.FlowSchemaSpec": { matchingPrecedence: 1000 },
  "flowcontrol.v1.LimitedPriorityLevelConfiguration": {
    lendablePercent: 0,
    nominalConcurrencyShares: 30,
  },
  "flowcontrol.v1.ExemptPriorityLevelConfiguration": {
    lendablePercent: 0,
    nominalConcurrencyShares: 0,
  },
  "flowcontrol.v1.QueuingConfiguration": { handSize: 8, queueLengthLimit: 50, queues: 64 },
};

/** The default of a field, by the short name of its definition: "core.v1.PodSpec". */
export function defaultOf(definition: string, field: string): DefaultFact | undefined {
  const facts = Object.hasOwn(table, definition) ? table[definition] : undefined;
  if (facts === undefined || !Object.hasOwn(facts, field)) return undefined;
  const fact = facts[field];
  const worked = typeof fact === "object" && fact !== null && "from" in fact;
  return worked ? fact as DefaultFact : { value: fact };
}

/** Every definition and field that has a default. */
export function defaultFields(): readonly (readonly [definition: string, field: string])[] {
  return Object.entries(table).flatMap(([definition, facts]) =>
    Object.keys(facts).map((field) => [definition, field] as const)
  );
}
