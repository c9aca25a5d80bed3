/**
 * A status for every kind that has one, as its controller would write it.
 *
 * @module
 */

const time = "2026-01-02T03:04:05Z";
const condition = { type: "Ready", status: "True", reason: "Sampled", message: "as it is" };
const dated = { ...condition, lastTransitionTime: time };
const observed = { ...dated, observedGeneration: 1 };
const balancer = {
  loadBalancer: {
    ingress: [{ ip: "192.0.2.1", ipMode: "VIP", ports: [{ port: 80, protocol: "TCP" }] }],
  },
};
const container = {
  name: "main",
  image: "app",
  imageID: "app@sha256:1",
  ready: true,
  started: true,
  restartCount: 1,
  state: { running: { startedAt: time } },
  lastState: { terminated: { exitCode: 1, reason: "Error", startedAt: time, finishedAt: time } },
};

/** By kind. */
export const statuses: Readonly<Record<string, object>> = {
  APIService: { conditions: [{ ...dated, type: "Available" }] },
  CertificateSigningRequest: { conditions: [{ ...dated, type: "Failed" }] },
  CronJob: {
    active: [{ kind: "Job", apiVersion: "batch/v1", name: "j", namespace: "{ns}" }],
    lastScheduleTime: time,
    lastSuccessfulTime: time,
  },
  CustomResourceDefinition: {
    acceptedNames: { kind: "Sample", plural: "samples", listKind: "SampleList" },
    conditions: [{ ...dated, type: "Established" }],
    storedVersions: ["v1"],
  },
  DaemonSet: {
    currentNumberScheduled: 1,
    desiredNumberScheduled: 1,
    numberAvailable: 1,
    numberMisscheduled: 0,
    numberReady: 1,
    observedGeneration: 1,
    updatedNumberScheduled: 1,
    collisionCount: 1,
    conditions: [dated],
  },
  Deployment: {
    replicas: 3,
    updatedReplicas: 2,
    readyReplicas: 2,
    availableReplicas: 1,
    unavailableReplicas: 1,
    observedGeneration: 1,
    collisionCount: 1,
    conditions: [{ ...dated, type: "Available", lastUpdateTime: time }],
  },
  FlowSchema: { conditions: [{ ...dated, type: "Dangling" }] },
  HorizontalPodAutoscaler: {
    currentReplicas: 1,
    desiredReplicas: 2,
    observedGeneration: 1,
    lastScaleTime: time,
  },
  Ingress: {
    loadBalancer: {
      ingress: [{ ip: "192.0.2.1", ports: [{ port: 80, protocol: "TCP" }] }, { hostname: "a.b" }],
    },
  },
  Job: {
    active: 1,
    ready: 1,
    succeeded: 1,
    failed: 1,
    terminating: 1,
    startTime: time,
    uncountedTerminatedPods: { succeeded: ["a"], failed: ["b"] },
    conditions: [{ ...dated, type: "Suspended", lastProbeTime: time }],
  },
  Namespace: { phase: "Active", conditions: [{ ...dated, type: "NamespaceContentRemaining" }] },
  Node: {
    addresses: [{ type: "InternalIP", address: "192.0.2.1" }],
    allocatable: { cpu: "2", memory: "4Gi" },
    capacity: { cpu: "2", memory: "4Gi" },
    conditions: [{ ...dated, lastHeartbeatTime: time }],
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    images: [{ names: ["app"], sizeBytes: 1 }],
    volumesInUse: ["v"],
    volumesAttached: [{ name: "v", devicePath: "/dev/v" }],
    phase: "Running",
  },
  PersistentVolume: { phase: "Bound", message: "m", reason: "R", lastPhaseTransitionTime: time },
  PersistentVolumeClaim: {
    phase: "Bound",
    accessModes: ["ReadWriteOnce"],
    capacity: { storage: "1Gi" },
    conditions: [{ ...dated, type: "Resizing", lastProbeTime: time }],
    allocatedResources: { storage: "1Gi" },
    allocatedResourceStatuses: { storage: "ControllerResizeInProgress" },
    currentVolumeAttributesClassName: "c",
    modifyVolumeStatus: { status: "Pending", targetVolumeAttributesClassName: "c" },
  },
  Pod: {
    phase: "Running",
    podIP: "192.0.2.1",
    podIPs: [{ ip: "192.0.2.1" }],
    hostIP: "192.0.2.2",
    hostIPs: [{ ip: "192.0.2.2" }],
    startTime: time,
    qosClass: "Burstable",
    nominatedNodeName: "n",
    observedGeneration: 1,
    conditions: [{ ...dated, observedGeneration: 1 }],
    containerStatuses: [container],
    initContainerStatuses: [{ ...container, name: "init" }],
    resourceClaimStatuses: [{ name: "r", resourceClaimName: "c" }],
  },
  PodDisruptionBudget: {
    currentHealthy: 1,
    desiredHealthy: 1,
    disruptionsAllowed: 1,
    expectedPods: 1,
    observedGeneration: 1,
    disruptedPods: { a: time },
    conditions: [observed],
  },
  PriorityLevelConfiguration: { conditions: [dated] },
  ReplicaSet: {
    replicas: 3,
    fullyLabeledReplicas: 3,
    readyReplicas: 2,
    availableReplicas: 1,
    observedGeneration: 1,
    conditions: [dated],
  },
  ReplicationController: {
    replicas: 3,
    fullyLabeledReplicas: 3,
    readyReplicas: 2,
    availableReplicas: 1,
    observedGeneration: 1,
    conditions: [dated],
  },
  ResourceClaim: {
    allocation: {
      devices: { results: [{ request: "one", driver: "d.example", pool: "p", device: "x" }] },
    },
    reservedFor: [{ resource: "pods", name: "p", uid: "u" }],
    devices: [{
      driver: "d.example",
      pool: "p",
      device: "x",
      conditions: [observed],
      networkData: { interfaceName: "eth0", ips: ["192.0.2.1/24"] },
    }],
  },
  ResourceQuota: {
    hard: { pods: "5", "requests.cpu": "2" },
    used: { pods: "1", "requests.cpu": "500m" },
  },
  Service: { ...balancer, conditions: [observed] },
  ServiceCIDR: { conditions: [observed] },
  StatefulSet: {
    replicas: 3,
    readyReplicas: 2,
    availableReplicas: 1,
    currentReplicas: 1,
    updatedReplicas: 1,
    currentRevision: "a",
    updateRevision: "b",
    observedGeneration: 1,
    collisionCount: 1,
    conditions: [dated],
  },
  ValidatingAdmissionPolicy: {
    observedGeneration: 1,
    typeChecking: { expressionWarnings: [{ fieldRef: "spec", warning: "w" }] },
    conditions: [observed],
  },
  VolumeAttachment: {
    attached: true,
    attachmentMetadata: { a: "1" },
    attachError: { time, message: "m", errorCode: 1 },
    detachError: { time, message: "m" },
  },
};
