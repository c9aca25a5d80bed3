import { type Command, inNamespace, type Table } from "./command.ts";

const colours = ["red", "green", "blue"].map((colour, i) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: ${colour}, labels: { colour: ${colour}, n: "${i}" }, annotations: { n: "${
  9 - i
}" } }
data: { colour: ${colour}, weight: "${(i * 7) % 3}" }
---`).join("");

const workloads = `
apiVersion: v1
kind: Pod
metadata: { name: p1, labels: { app: p } }
spec:
  containers: [{ name: c, image: busybox }, { name: d, image: nginx }]
  initContainers: [{ name: i, image: busybox }]
  readinessGates: [{ conditionType: example.com/ready }]
---
apiVersion: v1
kind: Pod
metadata: { name: p2, labels: { app: p } }
spec: { containers: [{ name: c, image: busybox }] }
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: { name: rs }
spec: &spec
  selector: { matchLabels: { app: x } }
  template: { metadata: { labels: { app: x } }, spec: { containers: [{ name: c, image: busybox }] } }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: ds }
spec:
  selector: { matchLabels: { app: x } }
  template: { metadata: { labels: { app: x } }, spec: { containers: [{ name: c, image: busybox }] } }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: sts }
spec:
  serviceName: sts
  selector: { matchLabels: { app: x } }
  template: { metadata: { labels: { app: x } }, spec: { containers: [{ name: c, image: busybox }] } }
---
apiVersion: v1
kind: ReplicationController
metadata: { name: rc }
spec:
  selector: { app: x }
  template: { metadata: { labels: { app: x } }, spec: { containers: [{ name: c, image: busybox }] } }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: pvc }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }, storageClassName: fast }
---
apiVersion: v1
kind: LimitRange
metadata: { name: limits }
spec: { limits: [{ type: Container, default: { cpu: 1 } }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: np }
spec: { podSelector: { matchLabels: { app: x } }, ingress: [{}] }
---
apiVersion: coordination.k8s.io/v1
kind: Lease
metadata: { name: lease }
spec: { holderIdentity: me }
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: slice, labels: { kubernetes.io/service-name: s } }
addressType: IPv4
ports: [{ port: 80 }]
endpoints: [{ addresses: [10.1.2.3] }]
---
apiVersion: v1
kind: Endpoints
metadata: { name: ends }
subsets: [{ addresses: [{ ip: 10.1.2.3 }], ports: [{ port: 80 }] }]
---
apiVersion: v1
kind: Event
metadata: { name: ev }
involvedObject: { kind: Pod, name: p1, namespace: shop }
reason: Tested
message: it was tested
type: Warning
count: 3
firstTimestamp: 2020-01-01T00:00:00Z
lastTimestamp: 2020-01-01T01:00:00Z
source: { component: tester }
`.replaceAll("&spec", "");

const KINDS =
  "pods,rs,ds,sts,rc,pvc,limits,netpol,lease,endpointslices,endpoints,controllerrevisions,podtemplates";

const commands: readonly Command[] = [
  ...inNamespace,
  { line: "apply -f -", input: colours },
  { line: "apply -f -", input: workloads },
  { line: `get ${KINDS}` },
  { line: `get ${KINDS} -o wide` },
  { line: "get pods,rs --show-labels --show-kind" },
  { line: "get pods p1 -o yaml" },
  { line: "get rs,ds,sts,rc -o yaml" },
  { line: "get pvc,limits,netpol -o yaml" },
  { line: "get cm -l colour -o yaml" },
  { line: "get cm -l colour -o json" },
  { line: "get cm red blue -o name" },
  { line: "get cm red nosuch" },
  { line: "get cm/red rs/rs" },
  { line: "get cm -l 'colour in (red,blue),n!=2'" },
  { line: "get cm -l '!colour'" },
  { line: "get cm -l 'bad key'" },
  { line: "get cm -L colour,n --no-headers" },
  { line: "get cm -l colour --sort-by=.data.weight" },
  { line: "get cm -l colour --sort-by={.metadata.annotations.n} -o name" },
  { line: "get cm -l colour --sort-by=nosuch" },
  { line: "get cm -l colour --chunk-size=1" },
  { line: "get cm -l colour --chunk-size=2 -o name" },
  { line: "get cm -l colour -o jsonpath={.items[*].metadata.name}" },
  {
    line:
      'get cm -l colour -o \'jsonpath={range .items[*]}{.metadata.name}{"="}{.data.colour}{"\\n"}{end}\'',
  },
  { line: "get cm -l colour -o 'jsonpath={.items[?(@.data.colour==\"red\")].metadata.name}'" },
  { line: "get cm red -o jsonpath-as-json={.data}" },
  { line: "get cm red -o jsonpath={.nosuch}" },
  { line: "get cm red -o jsonpath={.nosuch --allow-missing-template-keys=false" },
  { line: "get cm -l colour -o 'go-template={{range .items}}{{.metadata.name}} {{end}}'" },
  { line: "get cm -l colour -o go-template-file=names.gotemplate" },
  { line: "get cm -l colour -o custom-columns=NAME:.metadata.name,N:.metadata.labels.n" },
  { line: "get cm -l colour -o custom-columns-file=colours.columns" },
  { line: "get cm -l colour -o custom-columns=NAME:.nosuch" },
  { line: "get cm -o nosuch" },
  { line: "get cm red --show-managed-fields -o yaml" },
  { line: "get cm --field-selector metadata.name!=red -l colour" },
  { line: "get pods --field-selector=status.phase=Pending,spec.nodeName!=nowhere" },
  { line: "get pods --field-selector=spec.nosuch=1" },
  { line: "get cm --all-namespaces -l colour" },
  { line: "get cm -A -l colour -o wide --no-headers" },
  { line: "get rs rs --subresource=scale -o yaml" },
  { line: "get rs rs --subresource=status" },
  { line: "get rs rs --subresource=nosuch" },
  { line: "get pods --server-print=false" },
  { line: "get cm,rs -l colour --server-print=false -o wide" },
  { line: "get cm -l colour --watch --request-timeout=2s" },
  { line: "get cm -l colour --watch --output-watch-events --request-timeout=2s" },
  { line: "get cm -l colour --watch-only --request-timeout=2s" },
  { line: "get pods p1 --watch --request-timeout=2s -o wide" },
  { line: "get cm --selector=colour=none" },
  { line: "get -f -", input: colours },
  { line: "get -f - -o name", input: colours },
  { line: "get all" },
  { line: "get all -o name" },
  { line: "get" },
  { line: "get cm, rs" },
  { line: "get nosuch.v1.example.com" },
  { line: "get deployments.v1.apps" },
  { line: "get events" },
  { line: "get events -o wide" },
  { line: "get events --field-selector=reason=Tested -o name" },
  { line: "get events.events.k8s.io" },
  { line: "events" },
  { line: "events --for=pod/p1 --types=Warning" },
  { line: "events --for=pod/p2" },
  { line: "events --types=Normal" },
  { line: "events -o json" },
  {
    line: "get --raw /api/v1/namespaces/shop/configmaps/red",
    masks: [[/"resourceVersion":"\d+"/g, ""]],
  },
  { line: "get --raw /nosuch" },
  { line: "get --raw /apis/apps/v1/namespaces/shop/replicasets/nosuch" },
  { line: "get --raw /version", masks: [[/"(\w+)": "[^"]*"/g, "$1"]] },
  { line: "get --raw /readyz" },
  { line: "get --raw /livez/ping" },
  { line: "get namespace shop" },
  { line: "get namespace shop -o wide --show-labels" },
  { line: "get componentstatuses", masks: [[/[^]*/g, ""]] },
  { line: "logs p1" },
  { line: "logs p1 -c nosuch" },
  { line: "logs p1 -c c" },
  { line: "logs p2" },
  { line: "logs p2 --previous" },
  { line: "logs nosuch" },
  { line: "logs rs/rs --pod-running-timeout=1s" },
  { line: "logs -l app=nosuch" },
  { line: "logs -l app=p --tail=2" },
  { line: "exec p2 -- date" },
  { line: "exec nosuch -- date" },
  { line: "exec p2 -c nosuch -- date" },
  { line: "exec p2" },
  { line: "attach p2" },
  { line: "attach nosuch" },
  { line: "port-forward p2 :80" },
  { line: "port-forward nosuch :80" },
  { line: "port-forward svc/nosuch :80" },
  { line: "cp nosuch:/a b" },
  { line: "cp nofile p2:/a" },
  { line: "top pods" },
  { line: "top nodes" },
  { line: "api-resources" },
  { line: "api-resources -o wide" },
  { line: "api-resources --api-group=apps" },
  { line: "api-resources --verbs=list,get --namespaced -o name" },
  { line: "api-resources --categories=all --sort-by=kind" },
  { line: "api-resources --api-group=nosuch" },
  { line: "api-versions" },
  { line: "version", masks: [[/^Server Version: .*/gm, ""], [/^WARNING: .*/gm, ""]] },
  { line: "cluster-info" },
  { line: "auth can-i get pods/log" },
  { line: "auth can-i create deployments.apps --subresource=scale" },
  { line: "auth can-i get /healthz" },
  { line: "auth can-i get nosuch" },
  { line: "auth can-i '*' '*' --all-namespaces" },
  { line: "auth can-i get pods --as=jane" },
  { line: "auth can-i get pods --as=jane --as-group=system:masters -q" },
  { line: "auth can-i --list --as=jane", anyOrder: true },
  { line: "auth can-i --list --as=jane --as-group=devs -n shop", anyOrder: true },
  { line: "auth whoami --as=jane --as-group=devs" },
  { line: "auth whoami --as=jane --as-uid=7 -o yaml" },
  { line: "auth whoami --as=jane -o json" },
  { line: "get pods --as=jane" },
  { line: "get nodes --as=system:serviceaccount:shop:robot" },
  { line: "delete event ev" },
];

/** `kubectl get` in every form, and what else only reads. */
export const reading: Table = { about: "reading", commands };
