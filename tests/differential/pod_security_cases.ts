/**
 * Pods that break one rule of the Pod Security Standards each, and what namespaces make of them.
 *
 * @module
 */

import type { Script, Step } from "./script.ts";

type Fields = Record<string, unknown>;

const post = (path: string, body: unknown): Step => ({ method: "POST", path, body });

const label = (name: string) => `pod-security.kubernetes.io/${name}`;

/** A namespace with labels of the standards. */
function namespace(name: string, labels: Readonly<Record<string, string>>): Step {
  const prefixed = Object.entries(labels).map(([key, value]) => [label(key), value]);
  return post("/api/v1/namespaces", {
    metadata: { name, labels: Object.fromEntries(prefixed) },
  });
}

/** As restricted wants it. */
const GOOD = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  runAsNonRoot: true,
  seccompProfile: { type: "RuntimeDefault" },
};

/** A pod with changes in it: of its first container's context, of that container, of the spec. */
interface Change {
  readonly context?: Fields;
  readonly container?: Fields;
  readonly pod?: Fields;
  readonly spec?: Fields;
  readonly annotations?: Fields;
}

function podOf(name: string, { context, container, pod, spec, annotations }: Change): Fields {
  const plain = (n: string) => ({ name: n, image: "i", securityContext: GOOD });
  const first = { ...plain("a"), securityContext: { ...GOOD, ...context }, ...container };
  return {
    metadata: { name, ...(annotations && { annotations }) },
    spec: {
      initContainers: [plain("i")],
      containers: [first, plain("b")],
      ...(pod && { securityContext: pod }),
      ...spec,
    },
  };
}

const volume = (source: Fields): Change => ({
  spec: {
    volumes: [{ name: "v", ...source }, { name: "w", ...source }, { name: "e", emptyDir: {} }],
  },
});

const sysctls = (...names: string[]): Change => ({
  pod: { sysctls: names.map((name) => ({ name, value: "0" })) },
});

const both = (field: Fields): Change[] => [{ context: field }, { pod: field }, {
  context: field,
  pod: field,
}];

const profiles = ["Unconfined", "RuntimeDefault", "Localhost"].map((type) => ({
  type,
  ...(type === "Localhost" && { localhostProfile: "x" }),
}));

const handlers = [{ httpGet: { host: "h", port: 1 } }, { tcpSocket: { host: "g", port: 1 } }];

const APP_ARMOR = "container.apparmor.security.beta.kubernetes.io";
const SECCOMP = "seccomp.security.alpha.kubernetes.io";

/** What is changed in a good pod. */
const CHANGES: readonly Change[] = [
  {},
  ...profiles.flatMap((appArmorProfile) => both({ appArmorProfile })),
  ...["unconfined", "runtime/default", "localhost/x"].map((value) => ({
    annotations: { [`${APP_ARMOR}/a`]: value, [`${APP_ARMOR}/b`]: value },
  })),
  {
    annotations: { [`${APP_ARMOR}/b`]: "unconfined" },
    context: { appArmorProfile: { type: "Unconfined" } },
  },
  { context: { capabilities: { add: ["NET_ADMIN", "CHOWN", "SYS_TIME"] } } },
  { context: { capabilities: { drop: ["all"] } } },
  { context: { capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } } },
  { context: { capabilities: { drop: ["ALL"], add: ["CHOWN"] } } },
  { context: { capabilities: undefined } },
  ...["hostNetwork", "hostPID", "hostIPC"].map((name) => ({ spec: { [name]: true } })),
  { spec: { hostNetwork: true, hostPID: true, hostIPC: true } },
  { container: { ports: [{ containerPort: 80, hostPort: 80 }] } },
  {
    container: {
      ports: [{ containerPort: 1, hostPort: 90 }, { containerPort: 2, hostPort: 100 }],
    },
  },
  ...handlers.flatMap((handler) =>
    ["livenessProbe", "readinessProbe", "startupProbe"].map((name) => ({
      container: { [name]: handler },
    }))
  ),
  { container: { lifecycle: { postStart: handlers[0], preStop: handlers[1] } } },
  { context: { privileged: true, allowPrivilegeEscalation: true } },
  { context: { procMount: "Unmasked" }, spec: { hostUsers: false } },
  { context: { procMount: "Default" } },
  ...[
    { type: "container_t" },
    { type: "container_engine_t" },
    { type: "other_t" },
    { user: "u" },
    { role: "r", type: "x" },
    { level: "s0" },
  ].flatMap((seLinuxOptions) => both({ seLinuxOptions })),
  ...profiles.flatMap((seccompProfile) => both({ seccompProfile })),
  { context: { seccompProfile: undefined } },
  { context: { seccompProfile: undefined }, pod: { seccompProfile: { type: "RuntimeDefault" } } },
  { annotations: { [`${SECCOMP}/pod`]: "unconfined" } },
  {
    annotations: { [`container.${SECCOMP}/a`]: "unconfined" },
    context: { seccompProfile: undefined },
  },
  { annotations: { [`${SECCOMP}/pod`]: "docker/default" } },
  sysctls("kernel.shm_rmid_forced"),
  sysctls("kernel.msgmax", "net.core.somaxconn"),
  sysctls("net.ipv4.ip_local_reserved_ports"),
  sysctls("net.ipv4.tcp_keepalive_time"),
  sysctls("net.ipv4.tcp_rmem"),
  { spec: { os: { name: "linux" } } },
  {
    spec: {
      os: { name: "windows" },
      hostNetwork: true,
      initContainers: [],
      containers: [{ name: "a", image: "i" }, { name: "b", image: "i" }],
      securityContext: { windowsOptions: { hostProcess: true }, runAsNonRoot: true },
    },
  },
  {
    spec: { os: { name: "windows" }, initContainers: [], containers: [{ name: "a", image: "i" }] },
  },
  volume({ hostPath: { path: "/x" } }),
  volume({ nfs: { server: "s", path: "/x" } }),
  volume({ gitRepo: { repository: "r" } }),
  volume({ iscsi: { targetPortal: "1.2.3.4", iqn: "iqn.2001-04.com.example:x", lun: 0 } }),
  volume({ awsElasticBlockStore: { volumeID: "v" } }),
  volume({ rbd: { monitors: ["m"], image: "i" } }),
  volume({ fc: { wwids: ["w"] } }),
  volume({ flexVolume: { driver: "d/e" } }),
  volume({ csi: { driver: "d" } }),
  volume({ image: { reference: "r" } }),
  volume({ configMap: { name: "c" } }),
  volume({
    ephemeral: {
      volumeClaimTemplate: {
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1" } } },
      },
    },
  }),
  { context: { allowPrivilegeEscalation: true } },
  { context: { allowPrivilegeEscalation: undefined } },
  ...both({ runAsNonRoot: false }),
  { context: { runAsNonRoot: undefined } },
  { context: { runAsNonRoot: undefined }, pod: { runAsNonRoot: true } },
  { context: { runAsNonRoot: undefined }, spec: { hostUsers: false } },
  ...both({ runAsUser: 0 }),
  { context: { runAsUser: 0 }, spec: { hostUsers: false } },
  { context: { runAsUser: 1 } },
  { container: { securityContext: undefined } },
  {
    spec: {
      initContainers: [{ name: "i", image: "i" }],
      containers: [{ name: "a", image: "i" }, { name: "b", image: "i" }],
    },
  },
];

const LEVELS = ["baseline:latest", "restricted:latest", "baseline:v1.0", "restricted:v1.0"]
  .concat(
    ["v1.8", "v1.19", "v1.22", "v1.24", "v1.26", "v1.30", "v1.34"].map((v) => `restricted:${v}`),
  )
  .concat(["v1.28", "v1.31", "v1.34", "v1.99"].map((v) => `baseline:${v}`));

const judged = LEVELS.map((text): Script => {
  const [level = "", version = ""] = text.split(":");
  const pods = `/api/v1/namespaces/{ns}-x/pods?dryRun=All`;
  return {
    name: `pods of ${text}`,
    steps: [
      namespace("{ns}-x", { enforce: level, "enforce-version": version }),
      ...CHANGES.map((change, i) => post(pods, podOf(`p${i}`, change))),
      post(pods, { ...podOf("", { spec: { hostPID: true } }), metadata: { generateName: "p-" } }),
    ],
  };
});

const WRONG: Change = { context: { runAsNonRoot: undefined } };
const WORST = {
  metadata: { labels: { a: "b" } },
  spec: { containers: [{ name: "c", image: "i" }] },
};
const selector = { matchLabels: { a: "b" } };
const ending = { ...WORST, spec: { ...WORST.spec, restartPolicy: "Never" } };

/** What makes pods, by group and version and plural. */
const WORKLOADS: readonly (readonly [string, string, Fields])[] = [
  ["apis/apps/v1", "deployments", { spec: { selector, template: WORST } }],
  ["apis/apps/v1", "replicasets", { spec: { selector, template: WORST } }],
  ["apis/apps/v1", "statefulsets", { spec: { selector, template: WORST, serviceName: "s" } }],
  ["apis/apps/v1", "daemonsets", { spec: { selector, template: WORST } }],
  ["apis/batch/v1", "jobs", { spec: { template: ending } }],
  ["apis/batch/v1", "cronjobs", {
    spec: { schedule: "* * * * *", jobTemplate: { spec: { template: ending } } },
  }],
  ["api/v1", "replicationcontrollers", { spec: { selector: { a: "b" }, template: WORST } }],
  ["api/v1", "podtemplates", { template: WORST }],
];

const merge = (path: string, body: unknown): Step => ({
  method: "PATCH",
  path,
  body,
  type: "application/merge-patch+json",
});

function workloads(labels: Readonly<Record<string, string>>): Script {
  return {
    name: `workloads of ${JSON.stringify(labels)}`,
    steps: [
      namespace("{ns}-x", labels),
      ...WORKLOADS.flatMap(([root, plural, object]) => {
        const path = `/${root}/namespaces/{ns}-x/${plural}`;
        return [
          post(path, { metadata: { name: "w" }, ...object }),
          merge(`${path}/w`, { metadata: { labels: { c: "d" } } }),
          ...(plural === "podtemplates" ? [] : [merge(`${path}/w/status`, { status: {} })]),
        ];
      }),
      post("/api/v1/namespaces/{ns}-x/pods", podOf("p", WRONG)),
    ],
  };
}

const POD = "/api/v1/namespaces/{ns}-x/pods";
const NAMESPACE = "/api/v1/namespaces/{ns}-x";
/** Labels it; without the version a kube-apiserver may try it on an older one first, and warn of that too. */
const labelled = (labels: Readonly<Record<string, string | null>>): Step[] => [
  { method: "GET", path: NAMESPACE },
  merge(NAMESPACE, {
    metadata: {
      resourceVersion: "{rv}",
      labels: Object.fromEntries(Object.entries(labels).map(([k, v]) => [label(k), v])),
    },
  }),
];

const changed: Script = {
  name: "namespaces that are labelled, and pods that were there before",
  steps: [
    namespace("{ns}-x", {}),
    ...["p", "q", "r"].map((name) => post(POD, podOf(name, WRONG))),
    post(POD, podOf("s", { spec: { hostPID: true } })),
    post(POD, podOf("t", {})),
    ...labelled({ audit: "restricted", warn: "restricted" }),
    ...labelled({ enforce: "baseline" }),
    ...labelled({ enforce: "restricted" }),
    ...labelled({ "enforce-version": "v1.20" }),
    merge(`${POD}/p`, { metadata: { labels: { a: "b" } } }),
    merge(`${POD}/p`, { spec: { activeDeadlineSeconds: 5 } }),
    merge(`${POD}/p/status`, { status: { phase: "Running" } }),
    {
      method: "PATCH",
      path: `${POD}/p`,
      body: { spec: { containers: [{ name: "a", image: "other" }] } },
      type: "application/strategic-merge-patch+json",
    },
    ...[GOOD, { privileged: true }].map((securityContext, i): Step => ({
      method: "PATCH",
      path: `${POD}/t/ephemeralcontainers`,
      body: { spec: { ephemeralContainers: [{ name: `e${i}`, image: "i", securityContext }] } },
      type: "application/strategic-merge-patch+json",
    })),
    ...labelled({ enforce: "baseline" }),
    ...labelled({ enforce: "privileged" }),
    ...labelled({ enforce: "restricted", warn: null, "enforce-version": "latest" }),
    ...labelled({ enforce: null }),
  ],
};

const wrongLabels: Script = {
  name: "labels that are wrong",
  steps: [
    ...["enforce", "audit", "warn"].flatMap((name) => [
      namespace(`{ns}-${name}`, { [name]: "Baseline" }),
      namespace(`{ns}-${name}`, { [`${name}-version`]: "1.36" }),
      namespace(`{ns}-${name}`, { [name]: "", [`${name}-version`]: "v1.01" }),
    ]),
    namespace("{ns}-x", { enforce: "baseline", "enforce-version": "v1.1000" }),
    ...labelled({ enforce: "nothing", warn: "nothing" }),
    ...labelled({ "warn-version": "v2.0" }),
    post(`${NAMESPACE}/pods?dryRun=All`, podOf("p", { spec: { hostPID: true } })),
  ],
};

/** All scripts. */
export const podSecurityScripts: readonly Script[] = [
  ...judged,
  workloads({ enforce: "restricted" }),
  workloads({ warn: "baseline", audit: "restricted" }),
  workloads({ enforce: "restricted", warn: "privileged" }),
  workloads({ enforce: "baseline", warn: "restricted", "warn-version": "v1.24" }),
  changed,
  wrongLabels,
];
