import { asGo, type Command, inNamespace, type Table } from "./command.ts";

const template = (name: string, image: string, more = "") =>
  `{ metadata: { labels: { app: ${name} ${more} } }, spec: { containers: [{ name: c, image: "${image}", ports: [{ containerPort: 80, name: http }, { containerPort: 53, protocol: UDP }] }] } }`;

const workload = (kind: string, name: string, spec: string, apiVersion = "apps/v1") => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: ${name}, labels: { app: ${name} }, annotations: { kubernetes.io/change-cause: because } }
spec: ${spec}
---`;

const selector = (name: string) => `selector: { matchLabels: { app: ${name} } }`;

const all = [
  workload(
    "Deployment",
    "deploy",
    `{ replicas: 2, ${selector("deploy")}, template: ${template("deploy", "nginx:3")} }`,
  ),
  workload(
    "StatefulSet",
    "sts",
    `{ serviceName: sts, ${selector("sts")}, template: ${template("sts", "nginx:1")} }`,
  ),
  workload("DaemonSet", "ds", `{ ${selector("ds")}, template: ${template("ds", "nginx:1")} }`),
  workload(
    "ReplicaSet",
    "rs",
    `{ replicas: 0, ${selector("rs")}, template: ${template("rs", "nginx:1")} }`,
  ),
  workload(
    "ReplicationController",
    "rc",
    `{ replicas: 0, selector: { app: rc }, template: ${template("rc", "nginx:1")} }`,
    "v1",
  ),
  workload(
    "Pod",
    "pod",
    `{ containers: [{ name: c, image: nginx, ports: [{ containerPort: 80 }] }, { name: d, image: busybox }] }`,
    "v1",
  ),
  workload(
    "Job",
    "job",
    `{ template: { spec: { restartPolicy: Never, containers: [{ name: c, image: busybox }] } } }`,
    "batch/v1",
  ),
  workload(
    "CronJob",
    "tick",
    `{ schedule: "0 0 * * *", jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: c, image: busybox, env: [{ name: A, value: b }] }] } } } } }`,
    "batch/v1",
  ),
].join("");

/** What the controller of deployments would have made of two changes. */
const revision = (number: number, replicas: number) => `
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: deploy-${number}
  labels: { app: deploy, pod-template-hash: "${number}" }
  annotations: { deployment.kubernetes.io/revision: "${number}", kubernetes.io/change-cause: "change ${number}" }
  ownerReferences: [{ apiVersion: apps/v1, kind: Deployment, name: deploy, uid: UID_OF(deploy/deploy), controller: true, blockOwnerDeletion: true }]
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: deploy, pod-template-hash: "${number}" } }
  template: ${template("deploy", `nginx:${number}`, `, pod-template-hash: "${number}"`)}
---`;

const stored = (kind: string, owner: string, number: number) => `
apiVersion: apps/v1
kind: ControllerRevision
metadata:
  name: ${owner}-${number}
  labels: { app: ${owner} }
  annotations: { kubernetes.io/change-cause: "change ${number}" }
  ownerReferences: [{ apiVersion: apps/v1, kind: ${kind}, name: ${owner}, uid: UID_OF(${owner}/${owner}), controller: true, blockOwnerDeletion: true }]
revision: ${number}
data: { spec: { template: { $patch: replace, metadata: { labels: { app: ${owner} } }, spec: { containers: [{ name: c, image: "nginx:${number}" }] } } } }
---`;

const status = (kind: string, words: string) =>
  `patch ${kind} --subresource=status --type=merge -p '{"status":${words}}'`;

const SET_KINDS = [
  "deploy/deploy",
  "sts/sts",
  "ds/ds",
  "rs/rs",
  "rc/rc",
  "job/job",
  "cronjob/tick",
  "pod/pod",
];
const EXPOSED = ["deploy/deploy", "rs/rs", "rc/rc", "pod/pod", "svc/first", "sts/sts", "job/job"];

const commands: readonly Command[] = [
  ...inNamespace,
  { line: "create sa default" },
  { line: "create -f -", input: all },
  { line: "create -f -", input: [1, 2, 3].map((n) => revision(n, n === 3 ? 2 : 0)).join("") },
  {
    line: "create -f -",
    input: [1, 2].flatMap((n) => [stored("StatefulSet", "sts", n), stored("DaemonSet", "ds", n)])
      .join(""),
  },
  // Rollouts, as far as a user without controllers sees them.
  { line: "rollout history deploy/deploy" },
  { line: "rollout history deploy" },
  { line: "rollout history deploy/deploy --revision=2" },
  { line: "rollout history deploy/deploy --revision=9" },
  { line: "rollout history deploy/deploy -o yaml" },
  { line: "rollout history sts/sts" },
  { line: "rollout history sts/sts --revision=1" },
  { line: "rollout history ds/ds --revision=2" },
  { line: "rollout history ds/ds --revision=9" },
  { line: "rollout history rs/rs" },
  { line: "rollout undo deploy/deploy --dry-run=server" },
  { line: "rollout undo deploy/deploy --dry-run=client" },
  { line: "rollout undo deploy/deploy" },
  { line: "rollout undo deploy/deploy --to-revision=1 -o name" },
  { line: "rollout undo deploy/deploy --to-revision=1" },
  { line: "rollout undo deploy/deploy --to-revision=9" },
  { line: "get deploy deploy -o jsonpath={.spec.template}{.metadata.annotations}" },
  { line: "rollout undo sts/sts --to-revision=2" },
  { line: "rollout undo ds/ds --to-revision=1" },
  { line: "rollout undo ds/ds --to-revision=9" },
  { line: "get sts,ds -o jsonpath={.items[*].spec.template.spec.containers[0].image}" },
  { line: "rollout pause deploy/deploy" },
  { line: "rollout undo deploy/deploy" },
  { line: "rollout resume deploy/deploy" },
  { line: "rollout restart deploy/deploy --dry-run=server" },
  { line: "rollout restart deploy nosuch" },
  { line: "rollout restart pod/pod" },
  { line: "rollout restart job/job" },
  {
    line: status(
      "deploy deploy",
      '{"observedGeneration":99,"replicas":3,"updatedReplicas":1,"availableReplicas":1}',
    ),
  },
  { line: "rollout status deploy/deploy --watch=false" },
  { line: status("deploy deploy", '{"updatedReplicas":2}') },
  { line: "rollout status deploy/deploy --watch=false" },
  { line: status("deploy deploy", '{"replicas":2}') },
  { line: "rollout status deploy/deploy --timeout=1s" },
  {
    line: status(
      "deploy deploy",
      '{"availableReplicas":2,"readyReplicas":2,"conditions":[{"type":"Available","status":"True","reason":"R","message":"m"}]}',
    ),
  },
  { line: "rollout status deploy/deploy --timeout=2s" },
  { line: "rollout status deploy/deploy --revision=3 --timeout=2s" },
  { line: "rollout status deploy/deploy --revision=7 --timeout=2s" },
  { line: "wait --for=condition=available deploy/deploy --timeout=1s" },
  {
    line: status(
      "deploy deploy",
      '{"conditions":[{"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded"}]}',
    ),
  },
  { line: "rollout status deploy/deploy --timeout=2s" },
  { line: "get deploy deploy -o wide" },
  { line: "describe deploy deploy" },
  {
    line: status(
      "sts sts",
      '{"observedGeneration":99,"replicas":1,"readyReplicas":1,"updatedReplicas":1,"currentReplicas":1,"currentRevision":"a","updateRevision":"a"}',
    ),
  },
  { line: "rollout status sts/sts --timeout=1s" },
  { line: status("sts sts", '{"updateRevision":"b","updatedReplicas":0}') },
  { line: "rollout status sts/sts --watch=false" },
  {
    line: status(
      "ds ds",
      '{"observedGeneration":99,"desiredNumberScheduled":2,"currentNumberScheduled":2,"numberMisscheduled":0,"numberReady":2,"numberAvailable":1,"updatedNumberScheduled":1}',
    ),
  },
  { line: "rollout status ds/ds --watch=false" },
  { line: status("ds ds", '{"updatedNumberScheduled":2,"numberAvailable":2}') },
  { line: "rollout status ds/ds --timeout=1s" },
  { line: status("job job", '{"conditions":[{"type":"Complete","status":"True"}],"succeeded":1}') },
  { line: "wait --for=condition=complete job/job --timeout=1s" },
  { line: "get sts,ds,rs,rc,job,cronjob -o wide" },
  { line: "describe sts sts" },
  { line: "describe ds ds" },
  { line: "describe job job" },
  // Names of objects of every kind.
  ...SET_KINDS.flatMap((name) => [
    { line: `set image ${name} c=nginx:9`, ...asGo },
    { line: `set env ${name} X=y`, ...asGo },
    { line: `set env ${name} --list`, ...asGo },
    { line: `set resources ${name} --requests=cpu=10m`, ...asGo },
    { line: `set serviceaccount ${name} default`, ...asGo },
    { line: `get ${name} -o jsonpath={.spec}` },
  ]),
  { line: "set image deploy,sts,ds --all c=nginx:10" },
  { line: "set image deploy/deploy c=nginx:11 --local -o yaml" },
  {
    line: "set image -f - c=nginx:11 --local -o yaml",
    input: workload("Pod", "x", "{ containers: [{ name: c, image: a }] }", "v1"),
  },
  {
    line: "set env -f - --local -o yaml A=b",
    input: workload("Pod", "x", "{ containers: [{ name: c, image: a }] }", "v1"),
  },
  { line: "set env deploy/deploy --all --list" },
  { line: "set env deploy/deploy -" },
  { line: "set env deploy/deploy 'A B=c'" },
  { line: "set env deploy/deploy --resolve --list" },
  { line: "set resources deploy --all --limits=memory=1Gi --dry-run=server" },
  { line: "set resources deploy/deploy --limits=memory=1Gi --requests=memory=2Gi" },
  { line: "set selector svc/none a=b" },
  { line: "set subject rolebinding none --user=jane" },
  { line: "set serviceaccount deploy/deploy nosuch --dry-run=server -o yaml" },
  { line: "set last-applied" },
  // Services for each kind.
  { line: "expose pod pod --name=first --port=8080 --target-port=http --cluster-ip=None" },
  ...EXPOSED.map((name, i) => ({
    line: `expose ${
      name.replace("/", " ")
    } --name=exposed-${i} --port=80 --cluster-ip=None -o yaml`,
  })),
  { line: "expose deploy deploy --name=every --cluster-ip=None" },
  { line: "expose deploy deploy --name=every --port=80 --protocol=SCTP --dry-run=client -o yaml" },
  {
    line:
      "expose deploy deploy --name=typed --port=80 --type=LoadBalancer --load-balancer-ip=1.2.3.4 --dry-run=server -o yaml",
    masks: [[/clusterIPs?:.*(\n +- .*)?/g, ""], [/nodePort: \d+/g, ""]],
  },
  {
    line:
      "expose deploy deploy --name=typed --port=80 --external-ip=1.2.3.4 -l x=y --selector=a=b --dry-run=client -o yaml",
  },
  { line: "expose deploy deploy --name=typed --port=80 --type=Nonsense" },
  { line: "expose deploy deploy --name=typed --port=99999" },
  { line: "expose deploy deploy --name=Bad_ --port=80 --cluster-ip=None" },
  { line: "expose deploy nosuch --port=80" },
  { line: "expose deploy deploy --name=typed --port=80 --cluster-ip=300.1.1.1" },
  {
    line:
      `expose pod pod --name=over --port=80 --overrides={"spec":{"clusterIP":"None","type":"ClusterIP"}} -o yaml`,
  },
  { line: "expose node nosuch --port=80" },
  { line: "get svc -o wide" },
  // Sizes.
  { line: "scale deploy/deploy sts/sts rs/rs rc/rc --replicas=2" },
  { line: "scale rs/rs --replicas=3 --current-replicas=2" },
  { line: "scale rs/rs --replicas=4 --current-replicas=2" },
  { line: "scale deploy/deploy rs/nosuch --replicas=1" },
  { line: "scale --all deploy --replicas=1" },
  { line: "scale job/job --replicas=2" },
  { line: "scale -f - --replicas=2", input: workload("ReplicaSet", "rs", "{}") },
  { line: "get rs,rc rs rc --subresource=scale" },
  { line: "get rc rc --subresource=scale -o yaml" },
  { line: `patch sts sts --subresource=scale --type=merge -p '{"spec":{"replicas":-1}}'` },
  { line: "autoscale deploy deploy --max=3 --min=5" },
  { line: "autoscale sts sts --max=3" },
  { line: "autoscale rs rs --max=3 --name=other" },
  { line: "autoscale ds ds --max=3" },
  { line: "autoscale job job --max=3" },
  { line: "get hpa -o wide" },
  { line: "describe hpa sts" },
  // Nodes' own commands where there is no node.
  { line: "run once --image=busybox --restart=Never --attach --pod-running-timeout=1s" },
  {
    line:
      "run probe --image=busybox --dry-run=client --restart=OnFailure -o yaml --command -- sh -c 'a b'",
  },
  { line: "run bad --image=Bad:image:x" },
  { line: "run Bad_ --image=busybox" },
  { line: "run port --image=busybox --port=0" },
  { line: "run expo --image=busybox --expose" },
  { line: "run labelled --image=busybox --labels=a" },
  {
    line:
      "run privileged --image=busybox --privileged --annotations=a=b --image-pull-policy=Never -o yaml",
  },
  { line: "debug pod/pod --image=busybox -c dbg --profile=general --attach=false" },
  { line: "debug pod/pod --image=busybox -c c --attach=false" },
  { line: "debug pod/pod --image=busybox --target=nosuch --attach=false -c other" },
  { line: "debug pod/pod --copy-to=copied --container=c --image=nginx --attach=false --same-node" },
  { line: "debug pod/pod --copy-to=copied --attach=false --image=x" },
  { line: "get pod pod copied -o jsonpath={.items[*].spec}" },
  { line: "describe pod pod" },
  { line: "create token default --bound-object-kind=Pod --bound-object-name=pod" },
  { line: "create token default --bound-object-kind=Pod --bound-object-name=nosuch" },
  { line: "create token default --bound-object-kind=Nosuch --bound-object-name=x" },
  {
    line:
      "create token default --bound-object-kind=Secret --bound-object-name=x --bound-object-uid=y",
  },
  { line: "create job made --from=cronjob/tick --dry-run=server -o yaml" },
  { line: "create job made --from=job/job" },
  { line: "create job made --from=cronjob/nosuch" },
  // What goes with what.
  { line: "delete deploy deploy --cascade=foreground --wait=false" },
  {
    line:
      "get deploy deploy -o jsonpath={.metadata.finalizers}{.metadata.deletionGracePeriodSeconds}",
  },
  { line: "delete sts sts --cascade=orphan --wait=false" },
  { line: "get sts sts -o jsonpath={.metadata.finalizers}" },
  { line: "delete rs --all --cascade=background" },
  { line: "delete rc rc --cascade" },
  {
    line: "delete pods --field-selector=status.phase=Pending --grace-period=0 --force",
    anyOrder: true,
  },
  { line: "delete pods --all --grace-period=-2" },
  { line: "delete jobs,cronjobs --all", anyOrder: true },
  { line: `patch deploy deploy --type=merge -p '{"metadata":{"finalizers":null}}'` },
  { line: `patch sts sts --type=merge -p '{"metadata":{"finalizers":null}}'` },
];

/** Workloads of every kind: rollouts and their history, set, expose, scale, debug, cascades. */
export const workloads: Table = { about: "workloads", commands };
