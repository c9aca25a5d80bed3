import { type Command, inNamespace, type Table } from "./command.ts";

const pods = `
apiVersion: v1
kind: Pod
metadata: { name: full, labels: { app: full, tier: x }, annotations: { note: "one\\ntwo" } }
spec:
  nodeName: nowhere
  serviceAccountName: robot
  automountServiceAccountToken: false
  priority: 0
  hostNetwork: false
  nodeSelector: { disk: ssd }
  tolerations: [{ key: a, operator: Equal, value: b, effect: NoExecute, tolerationSeconds: 30 }]
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: full } } }]
  readinessGates: [{ conditionType: example.com/ready }]
  securityContext: { runAsUser: 7 }
  initContainers: [{ name: init, image: busybox, command: [sh, -c, "echo"], args: [a] }]
  containers:
  - name: main
    image: nginx:1
    ports: [{ containerPort: 80, name: http }, { containerPort: 53, protocol: UDP }]
    resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { cpu: "1" } }
    livenessProbe: { httpGet: { path: /live, port: http }, initialDelaySeconds: 3 }
    readinessProbe: { exec: { command: [cat, /ready] } }
    startupProbe: { tcpSocket: { port: 80 } }
    env:
    - { name: PLAIN, value: x }
    - { name: SECRET, valueFrom: { secretKeyRef: { name: creds, key: p } } }
    - { name: MAP, valueFrom: { configMapKeyRef: { name: settings, key: a, optional: true } } }
    - { name: IP, valueFrom: { fieldRef: { fieldPath: status.podIP } } }
    - { name: CPU, valueFrom: { resourceFieldRef: { resource: limits.cpu } } }
    envFrom: [{ configMapRef: { name: settings } }, { prefix: P_, secretRef: { name: creds } }]
    volumeMounts: [{ name: scratch, mountPath: /scratch }, { name: settings, mountPath: /etc/s, readOnly: true, subPath: a }]
    lifecycle: { preStop: { exec: { command: ["true"] } } }
  volumes:
  - { name: scratch, emptyDir: { medium: Memory, sizeLimit: 1Gi } }
  - { name: settings, configMap: { name: settings } }
  - { name: creds, secret: { secretName: creds } }
  - { name: host, hostPath: { path: /var, type: Directory } }
  - { name: claim, persistentVolumeClaim: { claimName: pvc } }
  - { name: all, projected: { sources: [{ downwardAPI: { items: [{ path: l, fieldRef: { fieldPath: metadata.labels } }] } }] } }
---
apiVersion: v1
kind: PodTemplate
metadata: { name: tpl }
template: { metadata: { labels: { a: b } }, spec: { containers: [{ name: c, image: busybox }] } }
`;

const template =
  "{ metadata: { labels: { app: x } }, spec: { containers: [{ name: c, image: busybox }] } }";

const workloads = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: deploy, annotations: { deployment.kubernetes.io/revision: "2" } }
spec:
  replicas: 2
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  selector: { matchExpressions: [{ key: app, operator: In, values: [x] }] }
  template: ${template}
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: { name: rs }
spec: { selector: { matchLabels: { app: x } }, template: ${template} }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: ds }
spec: { selector: { matchLabels: { app: x } }, template: ${template} }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: sts }
spec:
  serviceName: sts
  selector: { matchLabels: { app: x } }
  template: ${template}
  volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]
---
apiVersion: v1
kind: ReplicationController
metadata: { name: rc }
spec: { selector: { app: x }, template: ${template} }
---
apiVersion: batch/v1
kind: Job
metadata: { name: job }
spec:
  backoffLimit: 2
  completions: 3
  parallelism: 2
  activeDeadlineSeconds: 100
  template: { spec: { restartPolicy: Never, containers: [{ name: c, image: busybox }] } }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: tick }
spec:
  schedule: "*/5 * * * *"
  timeZone: Etc/UTC
  concurrencyPolicy: Forbid
  jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: c, image: busybox }] } } } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: hpa }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: deploy }
  maxReplicas: 5
  behavior: { scaleDown: { stabilizationWindowSeconds: 60 } }
  metrics:
  - { type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }
  - { type: Pods, pods: { metric: { name: rps }, target: { type: AverageValue, averageValue: 10 } } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: pdb }
spec: { minAvailable: 1, selector: { matchLabels: { app: x } } }
`;

const network = `
apiVersion: v1
kind: Service
metadata: { name: svc }
spec:
  type: NodePort
  selector: { app: full }
  sessionAffinity: ClientIP
  externalTrafficPolicy: Local
  externalIPs: [203.0.113.7]
  ports: [{ name: http, port: 80, targetPort: http }, { name: dns, port: 53, protocol: UDP }]
---
apiVersion: v1
kind: Endpoints
metadata: { name: svc }
subsets: [{ addresses: [{ ip: 10.1.2.3 }], notReadyAddresses: [{ ip: 10.1.2.4 }], ports: [{ name: http, port: 8080 }] }]
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: slice, labels: { kubernetes.io/service-name: svc } }
addressType: IPv4
ports: [{ name: http, port: 8080 }]
endpoints: [{ addresses: [10.1.2.3], conditions: { ready: true }, nodeName: nowhere, zone: a }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ing, annotations: { a: b } }
spec:
  ingressClassName: kubist
  tls: [{ hosts: [a.example], secretName: creds }]
  defaultBackend: { service: { name: svc, port: { name: http } } }
  rules:
  - host: a.example
    http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: svc, port: { number: 80 } } } }, { path: /x, pathType: Exact, backend: { service: { name: nosuch, port: { number: 1 } } } }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: np }
spec:
  podSelector: { matchLabels: { app: full } }
  policyTypes: [Ingress, Egress]
  ingress: [{ ports: [{ port: 80 }], from: [{ podSelector: { matchLabels: { a: b } } }, { ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }] }]
  egress: [{ to: [{ namespaceSelector: {} }] }]
`;

const settings = `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { a: "1", long: "one\\ntwo\\n" }
binaryData: { bin: AAEC }
---
apiVersion: v1
kind: Secret
metadata: { name: creds, labels: { x: "y" } }
type: kubernetes.io/basic-auth
stringData: { username: u, password: p }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: robot }
imagePullSecrets: [{ name: creds }]
secrets: [{ name: creds }, { name: nosuch }]
---
apiVersion: v1
kind: ResourceQuota
metadata: { name: quota }
spec: { hard: { pods: "10", requests.cpu: "2" } }
---
apiVersion: v1
kind: LimitRange
metadata: { name: limits }
spec: { limits: [{ type: Pod, max: { memory: 64Gi }, maxLimitRequestRatio: { memory: 10 } }, { type: PersistentVolumeClaim, min: { storage: 1Ki } }] }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: pvc }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }, storageClassName: kubist-fast, volumeName: kubist-pv }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader }
rules: [{ apiGroups: ["", apps], resources: [pods, deployments], verbs: [get] }, { apiGroups: [""], resources: [secrets], resourceNames: [creds], verbs: ["*"] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reads }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: User, name: jane, apiGroup: rbac.authorization.k8s.io }, { kind: ServiceAccount, name: robot, namespace: shop }]
---
apiVersion: coordination.k8s.io/v1
kind: Lease
metadata: { name: lease }
spec: { holderIdentity: me, leaseDurationSeconds: 15, renewTime: "2020-01-01T00:00:00.000000Z" }
---
apiVersion: v1
kind: Event
metadata: { name: ev }
involvedObject: { kind: Pod, name: full, namespace: shop, apiVersion: v1 }
reason: Tested
message: it was tested
type: Normal
firstTimestamp: "2020-01-01T00:00:00Z"
lastTimestamp: "2020-01-01T01:00:00Z"
source: { component: tester, host: here }
`;

const cluster = `
apiVersion: v1
kind: Node
metadata: { name: kubist-node, labels: { zone: a, node-role.kubernetes.io/worker: "" } }
spec: { podCIDR: 10.244.0.0/24, taints: [{ key: a, value: b, effect: NoSchedule }], unschedulable: true }
status:
  capacity: { cpu: "4", memory: 8Gi, pods: "110" }
  allocatable: { cpu: "4", memory: 8Gi, pods: "110" }
  addresses: [{ type: InternalIP, address: 10.1.1.1 }, { type: Hostname, address: kubist-node }]
  conditions: [{ type: Ready, status: "True", reason: KubeletReady, message: ok, lastHeartbeatTime: "2020-01-01T00:00:00Z", lastTransitionTime: "2020-01-01T00:00:00Z" }]
  nodeInfo: { kubeletVersion: v1.36.0, architecture: amd64, operatingSystem: linux, osImage: Test, kernelVersion: "6", containerRuntimeVersion: "c://1", machineID: m, systemUUID: s, bootID: b, kubeProxyVersion: "" }
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: kubist-pv }
spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], storageClassName: kubist-fast, hostPath: { path: /data } }
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: kubist-fast, annotations: { storageclass.kubernetes.io/is-default-class: "false" } }
provisioner: example.com/p
parameters: { type: ssd }
allowVolumeExpansion: true
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: kubist-high }
value: 1000
description: first
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: kubist }
spec: { controller: example.com/ingress }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: kubist-role }
rules: [{ nonResourceURLs: [/logs], verbs: [get] }, { apiGroups: [""], resources: [nodes], verbs: [get, list] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: kubist-binding }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: kubist-role }
subjects: [{ kind: Group, name: devs, apiGroup: rbac.authorization.k8s.io }]
---
apiVersion: storage.k8s.io/v1
kind: CSIDriver
metadata: { name: kubist.example }
spec: { attachRequired: false }
---
apiVersion: storage.k8s.io/v1
kind: VolumeAttachment
metadata: { name: kubist-va }
spec: { attacher: kubist.example, nodeName: kubist-node, source: { persistentVolumeName: kubist-pv } }
---
apiVersion: node.k8s.io/v1
kind: RuntimeClass
metadata: { name: kubist-runtime }
handler: fast
---
apiVersion: storage.k8s.io/v1
kind: CSINode
metadata: { name: kubist-node }
spec: { drivers: [{ name: kubist.example, nodeID: n1 }] }
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: kubist-hook }
webhooks: [{ name: a.kubist.example, clientConfig: { url: "https://nowhere.example" }, sideEffects: None, admissionReviewVersions: [v1], rules: [] }]
`;

/** By the order of the documentation: kinds in the namespace, then those of the cluster. */
const inside =
  "pod/full podtemplate/tpl deploy/deploy rs/rs ds/ds sts/sts rc/rc job/job cronjob/tick hpa/hpa pdb/pdb svc/svc endpoints/svc endpointslice/slice ing/ing netpol/np cm/settings secret/creds sa/robot quota/quota limits/limits pvc/pvc role/reader rolebinding/reads lease/lease event/ev";
const outside =
  "node/kubist-node pv/kubist-pv sc/kubist-fast priorityclass/kubist-high ingressclass/kubist clusterrole/kubist-role clusterrolebinding/kubist-binding csidriver/kubist.example volumeattachment/kubist-va runtimeclass/kubist-runtime csinode/kubist-node validatingwebhookconfiguration/kubist-hook namespace/shop";
const names = `${inside} ${outside}`.split(" ");

const commands: readonly Command[] = [
  ...inNamespace,
  ...[settings, network, workloads, pods, cluster].map((input) => ({ line: "create -f -", input })),
  ...names.flatMap((name) => [
    // Older versions of kubectl go through maps in no order.
    { line: `describe ${name}`, anyOrder: /^(cm|secret)\//.test(name) },
    { line: `get ${name} -o wide` },
    { line: `get ${name} -o yaml` },
  ]),
  { line: "describe pods" },
  { line: "describe pod fu" },
  { line: "describe pod nosuch" },
  { line: "describe pods -l app=full --show-events=false" },
  { line: "describe pods -l app=none" },
  { line: "describe -f -", input: settings, anyOrder: true },
  { line: "describe nosuch" },
  { line: "describe cm,secret", anyOrder: true },
  { line: `delete --wait=false ${outside.replace(" namespace/shop", "")}` },
];

/** `kubectl describe` of every common kind, and what `get` shows of them. */
export const describing: Table = { about: "describing", commands };
