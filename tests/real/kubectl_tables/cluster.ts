import { certificateRequest, gizmos, node, podOfNode } from "../kubectl_manifests.ts";
import { type Command, inNamespace, type Table } from "./command.ts";

const owned = `
apiVersion: v1
kind: Pod
metadata:
  name: owned
  labels: { app: owned }
  ownerReferences: [{ apiVersion: apps/v1, kind: DaemonSet, name: none, uid: 00000000-0000-4000-8000-000000000000, controller: true }]
spec: { nodeName: n1, terminationGracePeriodSeconds: 0, containers: [{ name: c, image: busybox }] }
`;

const request = (name: string) => `
apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: { name: ${name} }
spec:
  request: ${certificateRequest}
  signerName: kubernetes.io/kube-apiserver-client
  usages: [client auth]
---`;

const roles = (verb: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: shop }
rules: [{ apiGroups: [""], resources: [pods], verbs: [${verb}] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reads, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: User, name: jane, apiGroup: rbac.authorization.k8s.io }]
`;

const gizmo = (name: string, spec: string) => `
apiVersion: kubist.example/v1
kind: Gizmo
metadata: { name: ${name} }
spec: ${spec}
`;
const good = "{ parts: [{ name: a, must: x }], colour: red, names: [a] }";

/** Each server calls its admin by a name of its own. */
const user: Pick<Command, "masks"> = {
  masks: [
    [/\b(kubernetes-)?admin\b/g, "ADMIN"],
    [/ +extra:\n +authentication.kubernetes.io\/credential-id:\n.*\n/, ""],
  ],
};

const commands: readonly Command[] = [
  ...inNamespace,
  { line: "create -f -", input: gizmos },
  { line: "wait --for=condition=Established crd/gizmos.kubist.example --timeout=60s" },
  { line: "get crd gizmos.kubist.example" },
  { line: "describe crd gizmos.kubist.example" },
  { line: "get crd gizmos.kubist.example -o yaml" },
  { line: "api-resources --api-group=kubist.example -o wide" },
  // Documents are published a while after the definition is established.
  { line: `explain gizmo`, prose: true, eventually: true },
  { line: `explain gizmo --recursive`, prose: true },
  { line: `explain gizmo.spec` },
  { line: `explain gizmo.spec.parts` },
  { line: `explain gizmo.spec.parts.weight` },
  { line: `explain gizmo.spec.colour` },
  { line: `explain gizmo.spec.lists` },
  { line: `explain gizmo.spec.embedded`, prose: true },
  { line: `explain gizmo.status` },
  { line: `explain gizmo.spec.nosuch` },
  { line: `explain gizmo.spec --output=plaintext-openapiv2`, eventually: true },
  { line: `explain gizmo.spec --output=plaintext-openapiv2 --recursive` },
  { line: "explain gizmos.v1beta1.kubist.example", prose: true, eventually: true },
  { line: "create -f -", input: gizmo("g", good) },
  {
    line: "create -f -",
    input: gizmo("h", "{ parts: [{ name: B, must: x }], colour: pink, size: 99 }"),
    anyOrder: true,
  },
  { line: "create -f -", input: gizmo("h", `{ parts: [], unknown: 1 }`) },
  { line: "create --validate=false -f -", input: gizmo("h", `{ parts: [], unknown: 1 }`) },
  { line: "apply -f -", input: gizmo("g", good.replace("red", "blue")) },
  { line: "apply --server-side -f -", input: gizmo("k", good) },
  { line: "get gizmo" },
  { line: "get gz -o yaml" },
  { line: "get gizmos.v1alpha1.kubist.example g -o yaml" },
  { line: "get gizmos.v1beta1.kubist.example g -o yaml" },
  { line: "explain gizmo --api-version=kubist.example/v1alpha1 --recursive", prose: true },
  { line: "get gz -o wide --show-labels" },
  { line: "describe gz g" },
  { line: `patch gizmo g -p '{"spec":{"colour":"green"}}'` },
  { line: `patch gizmo g --type=merge -p '{"spec":{"colour":"green"}}'` },
  {
    line: `patch gizmo g --type=merge --subresource=status -p '{"status":{"replicas":2}}'`,
  },
  { line: "scale gizmo/g --replicas=3" },
  { line: "label gz g a=b" },
  { line: "wait --for=jsonpath={.spec.size}=3 gz/g --timeout=2s" },
  { line: "edit gizmo g" },
  { line: "delete gz g k" },
  { line: "delete crd gizmos.kubist.example" },
  { line: "create -f -", input: node("n1", "pool: kubist") + node("n2", "pool: kubist") },
  { line: "get nodes" },
  { line: "get nodes -o wide" },
  { line: "describe node n1", masks: [[/^ AcquireTime:.*/gm, ""]] },
  { line: "cordon n1" },
  { line: "cordon n1" },
  { line: "cordon -l pool=kubist --dry-run=server" },
  { line: "cordon nosuch" },
  { line: "uncordon n1" },
  { line: "uncordon n1" },
  { line: "taint nodes n1 a=b:NoSchedule c:NoExecute" },
  { line: "taint nodes n1 a=c:NoSchedule" },
  { line: "taint nodes n1 a=c:NoSchedule --overwrite" },
  { line: "taint nodes n1 a:NoSchedule-" },
  { line: "taint nodes n1 nosuch-" },
  { line: "taint nodes n1 a=b:Nonsense" },
  { line: "taint nodes -l pool=kubist d=e:PreferNoSchedule" },
  { line: "get node n1 -o yaml" },
  {
    line: "create -f -",
    input: podOfNode("bare") + podOfNode("local", "volumes: [{ name: v, emptyDir: {} }],") + owned,
  },
  { line: "drain n1", anyOrder: true, masks: [[/due to error:.*/, ""]] },
  { line: "drain n1 --force --dry-run=server", anyOrder: true },
  { line: "create poddisruptionbudget none --selector=app=bare --min-available=1" },
  {
    line: "drain n1 --force --ignore-daemonsets --delete-emptydir-data --timeout=1s",
    anyOrder: true,
  },
  { line: "delete pdb none" },
  {
    line: "drain n1 --force --ignore-daemonsets --delete-emptydir-data --timeout=5s",
    anyOrder: true,
  },
  { line: "drain nosuch" },
  { line: "get pods -o wide" },
  {
    line: "debug node/n1 --image=busybox --attach=false",
    masks: [[/debugger-n1-\w+/g, "debugger"]],
  },
  { line: "delete pods --all --force" },
  { line: "delete node n1 n2" },
  { line: "create -f -", input: request("kubist-yes") + request("kubist-no") },
  { line: "get csr kubist-yes", ...user },
  { line: "get csr kubist-yes -o yaml", ...user },
  { line: "describe csr kubist-yes", ...user },
  { line: "certificate approve kubist-yes" },
  { line: "certificate approve kubist-yes" },
  { line: "certificate deny kubist-no" },
  { line: "certificate deny kubist-yes" },
  { line: "certificate approve nosuch" },
  { line: "get csr kubist-yes kubist-no", ...user },
  { line: "describe csr kubist-no", ...user },
  { line: "get csr kubist-no -o yaml", ...user },
  { line: "delete csr kubist-yes kubist-no" },
  { line: "auth reconcile -f -", input: roles("get") },
  { line: "auth reconcile -f -", input: roles("list") },
  { line: "get role reader -o yaml" },
  { line: "auth reconcile -f - --remove-extra-permissions", input: roles("list") },
  { line: "auth reconcile -f - --dry-run=server -o yaml", input: roles("watch") },
  { line: "get role reader -o yaml" },
  { line: "auth can-i list pods --as=jane" },
  { line: "auth can-i get pods --as=jane" },
  { line: "get pods --as=jane" },
  { line: "get secrets --as=jane" },
  { line: "delete pod x --as=jane" },
  { line: "create cm x --as=jane" },
  { line: "cluster-info" },
  { line: "cluster-info dump --namespaces=shop -o name", masks: [[/[^]*/, ""]] },
  { line: "version -o json", masks: [[/"(\w+)": "[^"]*"/g, "$1"], [/^WARNING: .*/gm, ""]] },
  { line: "delete namespace nosuch" },
];

/** What is of the cluster: custom resources, nodes, certificates, roles. */
export const cluster: Table = { about: "the cluster", commands };
