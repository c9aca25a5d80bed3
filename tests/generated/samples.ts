/**
 * One object of every resource that can be created, written as a user would, with every structure
 * in it whose fields a server fills in.
 *
 * @module
 */

import type { Kind, Scope } from "kubist/meta";
import type { Identified } from "../meta/definitions.ts";
import * as admission from "../../lib/generated/kinds/admissionregistration/v1.ts";
import * as admissionAlpha from "../../lib/generated/kinds/admissionregistration/v1alpha1.ts";
import * as admissionBeta from "../../lib/generated/kinds/admissionregistration/v1beta1.ts";
import * as apiextensions from "../../lib/generated/kinds/apiextensions/v1.ts";
import * as apiregistration from "../../lib/generated/kinds/apiregistration/v1.ts";
import * as apps from "../../lib/generated/kinds/apps/v1.ts";
import * as authentication from "../../lib/generated/kinds/authentication/v1.ts";
import * as authorization from "../../lib/generated/kinds/authorization/v1.ts";
import * as autoscalingV1 from "../../lib/generated/kinds/autoscaling/v1.ts";
import * as autoscaling from "../../lib/generated/kinds/autoscaling/v2.ts";
import * as batch from "../../lib/generated/kinds/batch/v1.ts";
import * as certificates from "../../lib/generated/kinds/certificates/v1.ts";
import * as certificatesAlpha from "../../lib/generated/kinds/certificates/v1alpha1.ts";
import * as certificatesBeta from "../../lib/generated/kinds/certificates/v1beta1.ts";
import * as coordination from "../../lib/generated/kinds/coordination/v1.ts";
import * as coordinationAlpha from "../../lib/generated/kinds/coordination/v1alpha2.ts";
import * as coordinationBeta from "../../lib/generated/kinds/coordination/v1beta1.ts";
import * as core from "../../lib/generated/kinds/core/v1.ts";
import * as discovery from "../../lib/generated/kinds/discovery/v1.ts";
import * as events from "../../lib/generated/kinds/events/v1.ts";
import * as flowcontrol from "../../lib/generated/kinds/flowcontrol/v1.ts";
import * as internal from "../../lib/generated/kinds/internal/v1alpha1.ts";
import * as networking from "../../lib/generated/kinds/networking/v1.ts";
import * as networkingBeta from "../../lib/generated/kinds/networking/v1beta1.ts";
import * as node from "../../lib/generated/kinds/node/v1.ts";
import * as policy from "../../lib/generated/kinds/policy/v1.ts";
import * as rbac from "../../lib/generated/kinds/rbac/v1.ts";
import * as resource from "../../lib/generated/kinds/resource/v1.ts";
import * as resourceAlpha from "../../lib/generated/kinds/resource/v1alpha3.ts";
import * as resourceBeta1 from "../../lib/generated/kinds/resource/v1beta1.ts";
import * as resourceBeta2 from "../../lib/generated/kinds/resource/v1beta2.ts";
import * as scheduling from "../../lib/generated/kinds/scheduling/v1.ts";
import * as schedulingAlpha from "../../lib/generated/kinds/scheduling/v1alpha2.ts";
import * as storage from "../../lib/generated/kinds/storage/v1.ts";
import * as storageBeta from "../../lib/generated/kinds/storage/v1beta1.ts";
import * as migration from "../../lib/generated/kinds/storagemigration/v1beta1.ts";

/** An object to create. */
export interface Sample {
  readonly kind: Kind<Identified, Scope, string, unknown>;
  readonly object: object;
}

function sample<T extends Identified, S extends Scope, Sub extends string, W extends object>(
  kind: Kind<T, S, Sub, W>,
  object: NoInfer<W>,
): Sample {
  return { kind: kind as Kind<Identified, Scope, string, unknown>, object };
}

const name = "kubist-sample";
const labels = { app: name };
const selector = { matchLabels: labels };
const secretRef = { name: "secret", namespace: "default" };

/** The same certificate request for CN=kubist-sample, in PEM and in DER. */
const request =
  "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIU01Ib0NBUUF3R0RFV01CUUdBMVVFQXd3TmEzVmlhWE4wTFhOaGJYQnNaVEJaTUJNR0J5cUdTTTQ5QWdFRwpDQ3FHU000OUF3RUhBMElBQkFtSW9CV3ZVQ2sza3FwdE1VLzR2Y2xzL3h4UmlUZ3o2d3hRQk5ueld3Vk1WZDM4CnV5UlEyc2pCbitiT0thb2JnZ0pnLzdYWXdhNUFKbmhJTjZMVjdEZWdBREFLQmdncWhrak9QUVFEQWdOSUFEQkYKQWlCbTNJY1hjOUZmc01JMDJLbW5GOWRuSXVVaGo0anh6VktJd0xWTkIrcnlFZ0loQUlFSU1Jc0xZS1g1K09LcQoySkdLOWdpMXo3dFlib1B6c0paU29sbGpsR0hhCi0tLS0tRU5EIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQo=";
const requestDer =
  "MIHSMHoCAQAwGDEWMBQGA1UEAwwNa3ViaXN0LXNhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABAmIoBWvUCk3kqptMU/4vcls/xxRiTgz6wxQBNnzWwVMVd38uyRQ2sjBn+bOKaobggJg/7XYwa5AJnhIN6LV7DegADAKBggqhkjOPQQDAgNIADBFAiBm3IcXc9FfsMI02KmnF9dnIuUhj4jxzVKIwLVNB+ryEgIhAIEIMIsLYKX5+OKq2JGK9gi1z7tYboPzsJZSolljlGHa";

/** A self-signed certificate that may sign others. */
const ca = `-----BEGIN CERTIFICATE-----
MIIBjjCCATOgAwIBAgIUHOGNEtjlUDpMl0A6T5h+qfP0hHcwCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQa3ViaXN0LXNhbXBsZS1jYTAgFw0yNjExMjMwMzA1MThaGA8y
MTI2MTAzMDAzMDUxOFowGzEZMBcGA1UEAwwQa3ViaXN0LXNhbXBsZS1jYTBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABAmIoBWvUCk3kqptMU/4vcls/xxRiTgz6wxQ
BNnzWwVMVd38uyRQ2sjBn+bOKaobggJg/7XYwa5AJnhIN6LV7DejUzBRMB0GA1Ud
DgQWBBQR9LMNWgDixus3N5ZTGIWHVWvhYjAfBgNVHSMEGDAWgBQR9LMNWgDixus3
N5ZTGIWHVWvhYjAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQDK
Q6A5K2UJJLoWSBJ7v0U0GVnPg8e4gJkJFWva+amUnAIhAIBIpN3QbK49fS5BTPbo
tm44igCd/xl/FzuIh07DYvt7
-----END CERTIFICATE-----
`;

const container: core.ContainerDraft = {
  name: "main",
  image: "registry.example/app:1.0",
  args: ["serve"],
  ports: [{ containerPort: 8080 }, { containerPort: 9090, name: "metrics" }],
  env: [
    { name: "NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
    { name: "CPU", valueFrom: { resourceFieldRef: { resource: "limits.cpu" } } },
  ],
  resources: { limits: { cpu: 1, memory: "128Mi" } },
  livenessProbe: { httpGet: { port: 8080 } },
  readinessProbe: { grpc: { port: 9090 } },
  startupProbe: { tcpSocket: { port: "metrics" } },
  lifecycle: { preStop: { httpGet: { port: 8080 } } },
};

const volumes: core.VolumeDraft[] = [
  { name: "v01", configMap: { name: "cm" } },
  { name: "v02", secret: { secretName: "s" } },
  { name: "v03", emptyDir: {} },
  { name: "v04", hostPath: { path: "/tmp" } },
  {
    name: "v05",
    downwardAPI: { items: [{ path: "a", fieldRef: { fieldPath: "metadata.name" } }] },
  },
  {
    name: "v06",
    projected: {
      sources: [{ serviceAccountToken: { path: "token" } }, { configMap: { name: "cm" } }],
    },
  },
  { name: "v07", iscsi: { iqn: "iqn.2001-04.com.example:s", lun: 0, targetPortal: "10.0.0.1" } },
  { name: "v08", rbd: { image: "i", monitors: ["10.0.0.1"] } },
  { name: "v09", azureDisk: { diskName: "d", diskURI: "https://disk.example/blob" } },
  {
    name: "v10",
    scaleIO: { gateway: "g", secretRef: { name: "s" }, system: "s", volumeName: "v" },
  },
  {
    name: "v11",
    ephemeral: {
      volumeClaimTemplate: {
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
      },
    },
  },
  { name: "v12", csi: { driver: "csi.example" } },
  { name: "v13", nfs: { path: "/x", server: "nfs.example" } },
  { name: "v14", fc: { targetWWNs: ["50060e801049cfd1"], lun: 0 } },
  { name: "v15", image: { reference: "registry.example/files:1" } },
];

const podSpec: core.PodSpecDraft = {
  serviceAccountName: name,
  containers: [container],
  initContainers: [{ name: "init", image: "registry.example/init" }],
  volumes,
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: "zone",
      whenUnsatisfiable: "DoNotSchedule",
      labelSelector: selector,
    },
  ],
  tolerations: [{ key: "a", operator: "Exists" }],
};

const plainSpec: core.PodSpecDraft = {
  serviceAccountName: name,
  containers: [{ name: "main", image: "app" }],
};
const template: core.PodTemplateSpecDraft = { metadata: { labels }, spec: podSpec };
const claimSpec: core.PersistentVolumeClaimSpecDraft = {
  accessModes: ["ReadWriteOnce"],
  resources: { requests: { storage: "1Gi" } },
};

function volume(suffix: string, source: Partial<core.PersistentVolumeSpecDraft>): Sample {
  return sample(core.PersistentVolume, {
    metadata: { name: `${name}-${suffix}` },
    spec: { capacity: { storage: "1Gi" }, accessModes: ["ReadWriteOnce"], ...source },
  });
}

const webhook = {
  name: "hook.kubist.example",
  admissionReviewVersions: ["v1"],
  sideEffects: "None",
  clientConfig: { service: { name: "hook", namespace: "default" } },
  // No such group: the hook is never called.
  rules: [{
    apiGroups: ["none.example"],
    apiVersions: ["v1"],
    resources: ["x"],
    operations: ["*"],
  }],
};

const matchConstraints = {
  resourceRules: [
    { apiGroups: ["none.example"], apiVersions: ["v1"], resources: ["x"], operations: ["CREATE"] },
  ],
};

const mutations = [
  {
    patchType: "JSONPatch",
    jsonPatch: { expression: '[JSONPatch{op: "add", path: "/metadata/labels/a", value: "b"}]' },
  },
];

const mutatingPolicy = { matchConstraints, mutations, reinvocationPolicy: "Never" };

/** All samples; where a resource has several, the first is the plain one. */
export const samples: readonly Sample[] = [
  sample(core.ServiceAccount, { metadata: { name } }),
  sample(core.ConfigMap, { metadata: { name }, data: { a: "1" } }),
  sample(core.Endpoints, {
    // Not the service's own, which go with it.
    metadata: { name: `${name}-loose` },
    subsets: [{ addresses: [{ ip: "10.1.0.1" }], ports: [{ port: 80 }] }],
  }),
  sample(core.Event, {
    metadata: { name },
    involvedObject: { kind: "Pod", name: "none", namespace: "default" },
    reason: "Sampled",
    message: "an event",
    type: "Normal",
  }),
  sample(core.LimitRange, {
    metadata: { name },
    spec: { limits: [{ type: "Container", max: { cpu: 100 } }] },
  }),
  sample(core.LimitRange, { metadata: { name: `${name}-empty` }, spec: { limits: [] } }),
  sample(core.Namespace, { metadata: { name } }),
  sample(core.Node, { metadata: { name } }),
  sample(core.PersistentVolumeClaim, { metadata: { name }, spec: claimSpec }),
  volume("host", { hostPath: { path: "/tmp" } }),
  volume("iscsi", {
    iscsi: { iqn: "iqn.2001-04.com.example:s", lun: 0, targetPortal: "10.0.0.1" },
  }),
  volume("rbd", { rbd: { image: "i", monitors: ["10.0.0.1"] } }),
  volume("azure", { azureDisk: { diskName: "d", diskURI: "https://disk.example/blob" } }),
  volume("file", { azureFile: { secretName: "s", shareName: "s" } }),
  volume("io", { scaleIO: { gateway: "g", secretRef, system: "s", volumeName: "v" } }),
  volume("csi", { csi: { driver: "csi.example", volumeHandle: "h" } }),
  sample(core.Pod, { metadata: { name, labels }, spec: { ...podSpec, enableServiceLinks: true } }),
  sample(core.Pod, { metadata: { name: `${name}-plain` }, spec: plainSpec }),
  sample(core.Binding, {
    metadata: { name: `${name}-plain` },
    target: { kind: "Node", name },
  }),
  sample(core.PodTemplate, { metadata: { name }, template }),
  sample(core.ReplicationController, { metadata: { name }, spec: { template } }),
  sample(core.ResourceQuota, { metadata: { name }, spec: { hard: { pods: 100 } } }),
  sample(core.Secret, { metadata: { name }, stringData: { a: "1" } }),
  sample(core.Service, { metadata: { name }, spec: { selector: labels, ports: [{ port: 80 }] } }),
  sample(core.Service, {
    metadata: { name: `${name}-outside` },
    spec: { type: "ExternalName", externalName: "example.com" },
  }),
  sample(core.Service, {
    metadata: { name: `${name}-affine` },
    spec: {
      sessionAffinity: "ClientIP",
      clusterIP: "None",
      ports: [{ port: 80, targetPort: "x" }],
    },
  }),
  sample(apiregistration.APIService, {
    metadata: { name: "v1.none.kubist.example" },
    spec: {
      group: "none.kubist.example",
      version: "v1",
      groupPriorityMinimum: 100,
      versionPriority: 100,
      insecureSkipTLSVerify: true,
      service: { name: "none", namespace: "default" },
    },
  }),
  sample(apps.ControllerRevision, { metadata: { name }, revision: 1, data: { a: 1 } }),
  sample(apps.DaemonSet, { metadata: { name }, spec: { selector, template } }),
  sample(apps.DaemonSet, {
    metadata: { name: `${name}-manual` },
    spec: { selector, template, updateStrategy: { type: "OnDelete", rollingUpdate: {} } },
  }),
  sample(apps.Deployment, { metadata: { name }, spec: { selector, template } }),
  sample(apps.Deployment, {
    metadata: { name: `${name}-again` },
    spec: { selector, template, strategy: { type: "Recreate" } },
  }),
  sample(apps.Deployment, {
    metadata: { name: `${name}-rolling` },
    spec: { selector, template, strategy: { rollingUpdate: {} } },
  }),
  sample(apps.ReplicaSet, { metadata: { name }, spec: { selector, template } }),
  sample(apps.StatefulSet, {
    metadata: { name },
    spec: {
      selector,
      template,
      volumeClaimTemplates: [{ metadata: { name: "data" }, spec: claimSpec }],
    },
  }),
  sample(apps.StatefulSet, {
    metadata: { name: `${name}-manual` },
    spec: { selector, template, updateStrategy: { type: "OnDelete" } },
  }),
  sample(apps.StatefulSet, {
    metadata: { name: `${name}-rolling` },
    spec: {
      selector,
      template,
      updateStrategy: { rollingUpdate: {} },
      persistentVolumeClaimRetentionPolicy: {},
      ordinals: {},
    },
  }),
  sample(events.Event, {
    metadata: { name: `${name}-new` },
    eventTime: "2026-01-02T03:04:05.000006Z",
    action: "Sample",
    reason: "Sampled",
    type: "Normal",
    regarding: { kind: "Pod", name: "none", namespace: "default" },
    reportingController: "kubist.example/sampler",
    reportingInstance: "one",
  }),
  sample(authentication.SelfSubjectReview, {}),
  sample(authentication.TokenReview, { spec: { token: "none" } }),
  sample(authorization.LocalSubjectAccessReview, {
    metadata: { namespace: "default" },
    spec: {
      user: "jane",
      resourceAttributes: { namespace: "default", verb: "get", resource: "pods" },
    },
  }),
  sample(authorization.SelfSubjectAccessReview, {
    spec: { resourceAttributes: { verb: "get", resource: "pods" } },
  }),
  sample(authorization.SelfSubjectRulesReview, { spec: { namespace: "default" } }),
  sample(authorization.SubjectAccessReview, {
    spec: { user: "jane", nonResourceAttributes: { path: "/healthz", verb: "get" } },
  }),
  sample(autoscaling.HorizontalPodAutoscaler, {
    metadata: { name },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
      maxReplicas: 3,
      behavior: { scaleUp: {} },
    },
  }),
  sample(autoscaling.HorizontalPodAutoscaler, {
    metadata: { name: `${name}-plain` },
    spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name }, maxReplicas: 3 },
  }),
  sample(autoscalingV1.HorizontalPodAutoscaler, {
    metadata: { name: `${name}-old` },
    spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name }, maxReplicas: 3 },
  }),
  sample(batch.CronJob, {
    metadata: { name },
    spec: {
      schedule: "0 0 * * *",
      jobTemplate: {
        spec: {
          template: { spec: { ...podSpec, restartPolicy: "OnFailure" } },
        },
      },
    },
  }),
  sample(batch.Job, {
    metadata: { name },
    spec: { template: { spec: { ...podSpec, restartPolicy: "Never" } } },
  }),
  sample(batch.Job, {
    metadata: { name: `${name}-policy` },
    spec: {
      template: { spec: { ...plainSpec, restartPolicy: "Never" } },
      podFailurePolicy: {
        rules: [{ action: "Ignore", onPodConditions: [{ type: "DisruptionTarget" }] }],
      },
    },
  }),
  sample(certificates.CertificateSigningRequest, {
    metadata: { name },
    spec: { request, signerName: "kubist.example/none", usages: ["digital signature"] },
  }),
  sample(certificatesBeta.ClusterTrustBundle, {
    metadata: { name },
    spec: { trustBundle: ca },
  }),
  sample(certificatesAlpha.ClusterTrustBundle, {
    metadata: { name: `${name}-alpha` },
    spec: { trustBundle: ca },
  }),
  sample(certificatesBeta.PodCertificateRequest, {
    metadata: { name },
    spec: {
      signerName: "kubist.example/none",
      podName: "none",
      podUID: "00000000-0000-0000-0000-000000000001",
      serviceAccountName: "default",
      serviceAccountUID: "00000000-0000-0000-0000-000000000002",
      nodeName: "none",
      nodeUID: "00000000-0000-0000-0000-000000000003",
      stubPKCS10Request: requestDer,
    },
  }),
  sample(networking.Ingress, {
    metadata: { name },
    spec: {
      rules: [{
        http: {
          paths: [{
            path: "/",
            pathType: "Prefix",
            backend: { service: { name: "web", port: { number: 80 } } },
          }],
        },
      }],
    },
  }),
  sample(networking.IngressClass, {
    metadata: { name },
    spec: {
      controller: "kubist.example/none",
      parameters: { kind: "ConfigMap", name: "none", apiGroup: "none.example" },
    },
  }),
  sample(networking.IPAddress, {
    metadata: { name: "10.99.0.1" },
    spec: { parentRef: { resource: "services", namespace: "default", name: "none" } },
  }),
  sample(networking.NetworkPolicy, {
    metadata: { name },
    spec: { podSelector: {}, ingress: [{ ports: [{ port: 80 }] }] },
  }),
  sample(networking.ServiceCIDR, { metadata: { name }, spec: { cidrs: ["10.98.0.0/24"] } }),
  sample(networkingBeta.IPAddress, {
    metadata: { name: "10.99.0.2" },
    spec: { parentRef: { resource: "services", namespace: "default", name: "none" } },
  }),
  sample(networkingBeta.ServiceCIDR, {
    metadata: { name: `${name}-beta` },
    spec: { cidrs: ["10.97.0.0/24"] },
  }),
  sample(policy.PodDisruptionBudget, { metadata: { name }, spec: { minAvailable: 1, selector } }),
  sample(rbac.ClusterRole, {
    metadata: { name },
    rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }],
  }),
  sample(rbac.ClusterRole, { metadata: { name: `${name}-empty` } }),
  sample(rbac.ClusterRoleBinding, {
    metadata: { name },
    roleRef: { kind: "ClusterRole", name },
    subjects: [{ kind: "User", name: "jane" }],
  }),
  sample(rbac.Role, { metadata: { name } }),
  sample(rbac.RoleBinding, { metadata: { name }, roleRef: { kind: "Role", name } }),
  sample(storage.CSIDriver, { metadata: { name: "csi.kubist.example" }, spec: {} }),
  sample(storage.CSINode, { metadata: { name }, spec: { drivers: [] } }),
  sample(storage.CSIStorageCapacity, { metadata: { name }, storageClassName: "none", capacity: 1 }),
  sample(storage.StorageClass, { metadata: { name }, provisioner: "kubist.example/none" }),
  sample(storage.VolumeAttachment, {
    metadata: { name },
    spec: {
      attacher: "csi.kubist.example",
      nodeName: "none",
      source: { persistentVolumeName: "none" },
    },
  }),
  sample(storage.VolumeAttributesClass, {
    metadata: { name },
    driverName: "csi.kubist.example",
    parameters: { a: "1" },
  }),
  sample(storageBeta.VolumeAttributesClass, {
    metadata: { name: `${name}-beta` },
    driverName: "csi.kubist.example",
    parameters: { a: "1" },
  }),
  sample(admission.MutatingWebhookConfiguration, { metadata: { name }, webhooks: [webhook] }),
  sample(admission.ValidatingWebhookConfiguration, { metadata: { name }, webhooks: [webhook] }),
  sample(admission.MutatingAdmissionPolicy, { metadata: { name }, spec: mutatingPolicy }),
  sample(admission.MutatingAdmissionPolicyBinding, {
    metadata: { name },
    spec: { policyName: name, matchResources: {} },
  }),
  sample(admission.ValidatingAdmissionPolicy, {
    metadata: { name },
    spec: {
      matchConstraints,
      validations: [{ expression: "true" }],
      paramKind: { apiVersion: "v1", kind: "ConfigMap" },
    },
  }),
  sample(admission.ValidatingAdmissionPolicyBinding, {
    metadata: { name },
    spec: {
      policyName: name,
      validationActions: ["Deny"],
      matchResources: {},
      paramRef: { name: "none", namespace: "default", parameterNotFoundAction: "Deny" },
    },
  }),
  sample(admissionBeta.MutatingAdmissionPolicy, {
    metadata: { name: `${name}-beta` },
    spec: mutatingPolicy,
  }),
  sample(admissionBeta.MutatingAdmissionPolicyBinding, {
    metadata: { name: `${name}-beta` },
    spec: { policyName: name },
  }),
  sample(admissionAlpha.MutatingAdmissionPolicy, {
    metadata: { name: `${name}-alpha` },
    spec: mutatingPolicy,
  }),
  sample(admissionAlpha.MutatingAdmissionPolicyBinding, {
    metadata: { name: `${name}-alpha` },
    spec: { policyName: name },
  }),
  sample(apiextensions.CustomResourceDefinition, {
    metadata: { name: "samples.kubist.example" },
    spec: {
      group: "kubist.example",
      scope: "Namespaced",
      names: { kind: "Sample", plural: "samples" },
      versions: [{
        name: "v1",
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: "object" } },
      }],
    },
  }),
  sample(apiextensions.CustomResourceDefinition, {
    metadata: { name: "converted.kubist.example" },
    spec: {
      group: "kubist.example",
      scope: "Cluster",
      names: { kind: "Converted", plural: "converted" },
      conversion: {
        strategy: "Webhook",
        webhook: {
          conversionReviewVersions: ["v1"],
          clientConfig: { service: { name: "none", namespace: "default" } },
        },
      },
      versions: [{
        name: "v1",
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: "object" } },
      }],
    },
  }),
  sample(scheduling.PriorityClass, { metadata: { name }, value: 10 }),
  sample(schedulingAlpha.Workload, {
    metadata: { name },
    spec: {
      podGroupTemplates: [{ name: "workers", schedulingPolicy: { gang: { minCount: 2 } } }],
    },
  }),
  sample(schedulingAlpha.PodGroup, {
    metadata: { name },
    spec: { schedulingPolicy: { gang: { minCount: 2 } } },
  }),
  sample(coordination.Lease, {
    metadata: { name },
    spec: { holderIdentity: "me", leaseDurationSeconds: 15 },
  }),
  sample(coordinationBeta.LeaseCandidate, {
    metadata: { name },
    spec: {
      leaseName: "lease",
      binaryVersion: "1.0.0",
      emulationVersion: "1.0.0",
      strategy: "OldestEmulationVersion",
    },
  }),
  sample(coordinationAlpha.LeaseCandidate, {
    metadata: { name: `${name}-alpha` },
    spec: {
      leaseName: "lease",
      binaryVersion: "1.0.0",
      emulationVersion: "1.0.0",
      strategy: "OldestEmulationVersion",
    },
  }),
  sample(node.RuntimeClass, { metadata: { name }, handler: "none" }),
  sample(discovery.EndpointSlice, {
    metadata: { name },
    addressType: "IPv4",
    endpoints: [{ addresses: ["10.1.0.1"] }],
    ports: [{ port: 80 }],
  }),
  sample(discovery.EndpointSlice, { metadata: { name: `${name}-empty` }, addressType: "IPv4" }),
  sample(resource.DeviceClass, { metadata: { name }, spec: {} }),
  sample(resource.ResourceClaim, {
    metadata: { name },
    spec: { devices: { requests: [{ name: "one", exactly: { deviceClassName: name } }] } },
  }),
  sample(resource.ResourceClaim, {
    metadata: { name: `${name}-either` },
    spec: {
      devices: {
        requests: [{
          name: "one",
          firstAvailable: [{
            name: "a",
            deviceClassName: name,
            tolerations: [{ key: "example.com/a" }],
          }],
        }],
      },
    },
  }),
  sample(resource.ResourceClaimTemplate, {
    metadata: { name },
    spec: {
      spec: { devices: { requests: [{ name: "one", exactly: { deviceClassName: name } }] } },
    },
  }),
  sample(resource.ResourceSlice, {
    metadata: { name },
    spec: {
      driver: "dra.kubist.example",
      allNodes: true,
      pool: { name: "pool", generation: 1, resourceSliceCount: 1 },
      devices: [{ name: "one" }],
    },
  }),
  sample(resourceBeta2.DeviceClass, { metadata: { name: `${name}-b2` }, spec: {} }),
  sample(resourceBeta2.DeviceTaintRule, {
    metadata: { name: `${name}-b2` },
    spec: { taint: { key: "example.com/sick", effect: "NoExecute" } },
  }),
  sample(resourceBeta2.ResourceClaim, {
    metadata: { name: `${name}-b2` },
    spec: { devices: { requests: [{ name: "one", exactly: { deviceClassName: name } }] } },
  }),
  sample(resourceBeta2.ResourceClaimTemplate, {
    metadata: { name: `${name}-b2` },
    spec: {
      spec: { devices: { requests: [{ name: "one", exactly: { deviceClassName: name } }] } },
    },
  }),
  sample(resourceBeta2.ResourceSlice, {
    metadata: { name: `${name}-b2` },
    spec: {
      driver: "dra.kubist.example",
      allNodes: true,
      pool: { name: "pool", generation: 1, resourceSliceCount: 1 },
    },
  }),
  sample(resourceBeta1.DeviceClass, { metadata: { name: `${name}-b1` }, spec: {} }),
  sample(resourceBeta1.ResourceClaim, {
    metadata: { name: `${name}-b1` },
    spec: { devices: { requests: [{ name: "one", deviceClassName: name }] } },
  }),
  sample(resourceBeta1.ResourceClaimTemplate, {
    metadata: { name: `${name}-b1` },
    spec: { spec: { devices: { requests: [{ name: "one", deviceClassName: name }] } } },
  }),
  sample(resourceBeta1.ResourceSlice, {
    metadata: { name: `${name}-b1` },
    spec: {
      driver: "dra.kubist.example",
      allNodes: true,
      pool: { name: "pool", generation: 1, resourceSliceCount: 1 },
    },
  }),
  sample(resourceAlpha.DeviceTaintRule, {
    metadata: { name: `${name}-a3` },
    spec: { taint: { key: "example.com/sick", effect: "NoExecute" } },
  }),
  sample(resourceAlpha.ResourcePoolStatusRequest, {
    metadata: { name },
    spec: { driver: "dra.kubist.example" },
  }),
  sample(flowcontrol.FlowSchema, {
    metadata: { name },
    spec: { priorityLevelConfiguration: { name: "workload-low" } },
  }),
  sample(flowcontrol.PriorityLevelConfiguration, {
    metadata: { name },
    spec: { type: "Limited", limited: { limitResponse: { type: "Queue", queuing: {} } } },
  }),
  sample(internal.StorageVersion, { metadata: { name: "none.kubist.example" }, spec: {} }),
  sample(migration.StorageVersionMigration, {
    metadata: { name },
    spec: { resource: { group: "", resource: "configmaps" } },
  }),
];
