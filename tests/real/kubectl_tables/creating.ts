import { type Command, inNamespace, type Table } from "./command.ts";

const unknown = `
apiVersion: v1
kind: ConfigMap
metadata: { name: odd, bogus: 1 }
data: { a: "1" }
wrong: true
`;

const twice = `
apiVersion: v1
kind: List
items:
- { apiVersion: v1, kind: ConfigMap, metadata: { name: one } }
- { apiVersion: v1, kind: ConfigMap, metadata: { name: two }, data: { a: 1 } }
`;

const generated = `
apiVersion: v1
kind: ConfigMap
metadata: { generateName: gen-, namespace: shop }
`;

const commands: readonly Command[] = [
  ...inNamespace,
  { line: "create deployment web --image=nginx:1 --image=busybox --replicas=2" },
  { line: "create deployment sleeper --image=busybox -- sleep 60" },
  { line: "create deployment dry --image=nginx:1 --port=80 --dry-run=client -o yaml" },
  { line: "create deployment dry --image=nginx:1 --dry-run=server -o yaml" },
  { line: "create deployment dry --image=nginx:1 --dry-run=server -o json" },
  { line: "create deployment dry --image=nginx:1 --dry-run=server -o name" },
  { line: "create deployment Bad_ --image=nginx:1" },
  { line: "create deployment web --image=nginx:1" },
  { line: "create configmap literals --from-literal=a=1 --from-literal=b=2 -o yaml" },
  { line: "create configmap from-file --from-file=page.html --from-file=other=page.html" },
  { line: "create configmap from-env --from-env-file=settings.env --append-hash" },
  { line: "get configmap from-file from-env -o yaml" },
  { line: "get configmap -o name" },
  { line: "create configmap nosuch --from-file=nosuch" },
  { line: "create secret generic plain --from-literal=p=s --type=example.com/t" },
  { line: "create secret docker-registry hub --docker-username=u --docker-password=p" },
  { line: "create secret tls nokeys --cert=page.html --key=page.html" },
  { line: "get secrets" },
  { line: "get secret hub -o yaml" },
  { line: "create service clusterip plain --tcp=80:8080" },
  { line: "create service clusterip headless --clusterip=None --tcp=80" },
  { line: "create service nodeport open --tcp=80:8080" },
  { line: "create service nodeport fixed --tcp=80:8080 --node-port=31999" },
  { line: "create service nodeport wrong --tcp=80:8080 --node-port=80" },
  { line: "create service loadbalancer balanced --tcp=80:8080" },
  { line: "create service externalname outside --external-name=example.com" },
  { line: "get services -o wide" },
  { line: "get service headless -o yaml" },
  { line: "create role reader --verb=get,list --resource=pods,deployments.apps/scale" },
  { line: "create role named --verb=get --resource=pods --resource-name=a --resource-name=b" },
  { line: "create role nobody --verb=get --resource=nosuch" },
  { line: "create clusterrole kubist-urls --verb=get --non-resource-url=/logs/*" },
  { line: "create clusterrole kubist-sum --aggregation-rule=kubist=yes" },
  { line: "create clusterrole kubist-nodes --verb=get,list,watch --resource=nodes -o yaml" },
  { line: "create rolebinding reads --role=reader --user=jane --group=devs" },
  { line: "create rolebinding views --clusterrole=view --serviceaccount=shop:robot" },
  { line: "create clusterrolebinding kubist-all --clusterrole=kubist-nodes --user=jane" },
  { line: "get role,rolebinding -o wide" },
  { line: "get role reader -o yaml" },
  { line: "get clusterrole kubist-sum kubist-urls kubist-nodes -o wide" },
  { line: "get clusterrolebinding kubist-all -o wide" },
  { line: "create serviceaccount robot" },
  { line: "create token robot" },
  { line: "create token robot --duration=1h --audience=here" },
  { line: "create token robot --duration=1s" },
  { line: "create token nosuch" },
  { line: "get serviceaccount robot -o yaml" },
  { line: "create quota small --hard=pods=10,requests.cpu=2 --scopes=NotTerminating" },
  { line: "create quota wrong --hard=pods=many" },
  { line: "get quota small" },
  { line: "get quota small -o yaml" },
  { line: "delete quota small" },
  { line: "create poddisruptionbudget least --selector=app=web --min-available=50%" },
  { line: "create poddisruptionbudget most --selector=app=web --max-unavailable=1" },
  { line: "create poddisruptionbudget neither --selector=app=web" },
  { line: "get pdb" },
  { line: "create priorityclass kubist-high --value=1000 --description=first" },
  { line: "create priorityclass kubist-low --value=-5 --preemption-policy=Never" },
  { line: "create priorityclass kubist-huge --value=2000000000" },
  { line: "get priorityclass kubist-high kubist-low" },
  { line: "create job once --image=busybox -- date" },
  { line: "create cronjob tick --image=busybox '--schedule=*/5 * * * *' -- date" },
  { line: "create cronjob never --image=busybox --schedule=nonsense" },
  { line: "create job early --from=cronjob/tick" },
  { line: "get jobs -o wide" },
  { line: "get job early -o yaml" },
  { line: "get cronjobs -o wide" },
  { line: "create ingress plain --rule=a.example/=web:80" },
  {
    line:
      "create ingress safe --class=nginx '--rule=a.example/path*=web:http,tls=cert' --annotation=a=b",
  },
  { line: "create ingress rest --default-backend=web:80" },
  { line: "create ingress wrong --rule=nonsense" },
  { line: "get ingress" },
  { line: "get ingress safe -o yaml" },
  { line: "run lone --image=nginx:1 --labels=app=lone --env=A=b --port=80 --expose" },
  { line: "run dry --image=nginx:1 --dry-run=client -o yaml -- arg1 arg2" },
  { line: "run dry --image=nginx:1 --dry-run=server -o yaml --command -- cmd arg" },
  { line: 'run job --image=busybox --restart=OnFailure --overrides={"spec":{"hostNetwork":true}}' },
  { line: "run lone --image=nginx:1" },
  { line: "get pods -o wide" },
  { line: "expose deploy web --port=80 --name=exposed" },
  {
    line: "expose pod lone --port=80 --type=NodePort --name=lone-port --session-affinity=ClientIP",
  },
  { line: "expose deploy web" },
  { line: "expose cm literals --port=80" },
  { line: "get service exposed -o yaml" },
  { line: "autoscale deploy web --max=3" },
  { line: "autoscale deploy web --max=0" },
  { line: "get hpa web -o yaml" },
  { line: "create -f -", input: unknown },
  { line: "create --validate=warn -f -", input: unknown },
  { line: "delete cm odd" },
  { line: "create --validate=ignore -f -", input: unknown },
  { line: "create -f -", input: twice },
  { line: "create -f -", input: generated },
  {
    line: "create -f - --save-config -o yaml",
    input: "{apiVersion: v1, kind: ConfigMap, metadata: {name: saved}}",
  },
  { line: "create -f -", input: "{apiVersion: v1, kind: Nosuch, metadata: {name: a}}" },
  { line: "create -f -", input: "{apiVersion: nosuch/v1, kind: ConfigMap, metadata: {name: a}}" },
  { line: "create -f -", input: "{kind: ConfigMap, metadata: {name: a}}" },
  { line: "create -f -", input: "nothing" },
  { line: "create -f -", input: "" },
  { line: "create -f nosuch.yaml" },
  {
    line: "create -f - -n other",
    input: "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}}",
  },
  { line: "create namespace shop" },
  { line: "create namespace Bad_" },
  { line: "create namespace fine --dry-run=server -o yaml" },
  {
    line: "create --raw /api/v1/namespaces/shop/configmaps -f -",
    input: '{"metadata":{"name":"raw"}}',
  },
  { line: "create -k ." },
  { line: "delete -k ." },
  { line: "kustomize ." },
  { line: "delete clusterrole kubist-urls kubist-sum kubist-nodes" },
  { line: "delete clusterrolebinding kubist-all" },
  { line: "delete priorityclass kubist-high kubist-low" },
];

/** Every generator of `kubectl create`, `run`, `expose` and `autoscale`, and what they refuse. */
export const creating: Table = { about: "creating", commands };
