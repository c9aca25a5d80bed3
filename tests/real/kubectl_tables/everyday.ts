import { configMap, node, podOfNode, widgets } from "../kubectl_manifests.ts";
import { type Command, inNamespace, type Table } from "./command.ts";

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
      - name: web
        image: nginx:1
        ports: [{ containerPort: 80 }]
        resources: { requests: { cpu: 100m } }
        readinessProbe: { httpGet: { path: /, port: 80 } }
        volumeMounts: [{ name: settings, mountPath: /etc/web }]
      volumes: [{ name: settings, configMap: { name: settings } }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, clusterIP: None, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { colour: blue, text: "two\\nlines\\n" }
`;

const widget = (size: string) => `
apiVersion: kubist.example/v1
kind: Widget
metadata: { name: w }
spec: { size: ${size} }
`;

/** A kube-apiserver alone makes no accounts, so the pod names its own. */
const ACCOUNT = '{"spec":{"serviceAccountName":"robot","automountServiceAccountToken":false}}';

const commands: readonly Command[] = [
  ...inNamespace,
  { line: "apply -f -", input: web },
  { line: "apply -f -", input: web },
  { line: "diff -f -", input: web },
  { line: "diff -f -", input: web.replace("replicas: 3", "replicas: 4") },
  { line: "apply --dry-run=server -f -", input: web.replace("replicas: 3", "replicas: 9") },
  { line: "apply --server-side -f -", input: configMap("shared", "red") },
  { line: "apply --server-side --field-manager=other -f -", input: configMap("shared", "green") },
  {
    line: "apply --server-side --field-manager=other --force-conflicts -f -",
    input: configMap("shared", "green"),
  },
  { line: "apply -f -", input: "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: bad}\nnope: 1" },
  { line: "get deployments" },
  { line: "get deploy web -o wide" },
  { line: "get deploy web -o yaml" },
  { line: "get deploy web -o json --show-managed-fields" },
  { line: "get deploy web -o jsonpath={.spec.replicas}" },
  { line: "get deploy -o name" },
  { line: "get deploy -o custom-columns=NAME:.metadata.name,REPLICAS:.spec.replicas" },
  { line: "get deploy web -o go-template={{.metadata.name}}" },
  { line: "get all" },
  { line: "get deploy,svc,cm --show-labels" },
  { line: "get deploy -l app=web,tier!=back -L app" },
  { line: "get cm --field-selector metadata.name=settings --no-headers" },
  { line: "get cm --sort-by=.metadata.name" },
  { line: "get deploy nosuch" },
  { line: "get deploy nosuch --ignore-not-found" },
  { line: "get nosuchkind" },
  { line: "get --raw /healthz" },
  { line: "describe deploy web" },
  { line: "describe svc web" },
  { line: "describe cm settings", anyOrder: true },
  { line: "create configmap more --from-literal=a=1 --from-literal=b=2" },
  { line: "create configmap more --from-literal=a=1" },
  { line: "create secret generic creds --from-literal=p=s" },
  { line: "describe secret creds" },
  { line: "create deployment api --image=nginx:1 --replicas=2 --port=8080" },
  { line: "create serviceaccount robot" },
  { line: "create role reader --verb=get,list --resource=pods,deployments.apps" },
  { line: "describe role reader" },
  { line: "create rolebinding reader --role=reader --serviceaccount=shop:robot" },
  { line: "create job once --image=busybox -- true" },
  { line: "get job once -o wide" },
  { line: "create cronjob tick --image=busybox '--schedule=*/5 * * * *' -- date" },
  { line: "get cronjob tick" },
  { line: "create ingress front --rule=a.example/=web:80" },
  { line: "describe ingress front" },
  { line: "create quota small --hard=pods=10" },
  { line: "create poddisruptionbudget web --selector=app=web --min-available=1" },
  { line: "get pdb web" },
  { line: "create service clusterip plain --tcp=80:8080" },
  { line: "create token robot" },
  { line: `run lone --image=nginx:1 --labels=app=lone --env=A=b --overrides=${ACCOUNT}` },
  { line: "get pod lone -o wide" },
  { line: "describe pod lone" },
  { line: "expose deploy api --port=80 --target-port=8080 --cluster-ip=None" },
  { line: "edit deploy web" },
  { line: "get deploy web -o jsonpath={.spec.replicas}" },
  {
    line:
      `patch deploy web -p '{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"nginx:2"}]}}}}'`,
  },
  { line: `patch deploy web --type=merge -p '{"metadata":{"annotations":{"a":"b"}}}'` },
  {
    line: `patch deploy web --type=json -p '[{"op":"replace","path":"/spec/replicas","value":1}]'`,
  },
  { line: `patch deploy web --type=json -p '[{"op":"remove","path":"/spec/nosuch"}]'` },
  { line: `patch deploy web -p '{"spec":{"replicas":-1}}'` },
  { line: "label deploy web tier=front" },
  { line: "label deploy web tier=back" },
  { line: "label deploy web tier=back --overwrite" },
  { line: "label deploy web tier-" },
  { line: "annotate deploy web note=hello" },
  { line: "scale deploy web --replicas=5" },
  { line: "scale deploy web --replicas=6 --current-replicas=2" },
  { line: "autoscale deploy web --min=2 --max=5 --cpu-percent=80" },
  { line: "get hpa web" },
  { line: "set image deploy/web web=nginx:3" },
  { line: "set env deploy/web COLOUR=red" },
  { line: "set resources deploy/web --limits=cpu=200m,memory=64Mi" },
  { line: "set serviceaccount deploy/web robot" },
  { line: "rollout pause deploy/web" },
  { line: "rollout pause deploy/web" },
  { line: "rollout resume deploy/web" },
  { line: "rollout restart deploy/web" },
  { line: "rollout history deploy/web" },
  { line: "replace -f -", input: configMap("shared", "black") },
  { line: "replace -f -", input: configMap("nosuch", "white") },
  { line: "wait --for=jsonpath={.spec.replicas}=5 deploy/web --timeout=5s" },
  { line: "wait --for=condition=Available deploy/web --timeout=1s" },
  { line: "auth can-i create pods" },
  { line: "auth can-i get pods --as=system:serviceaccount:shop:robot" },
  { line: "auth can-i delete pods --as=system:serviceaccount:shop:robot" },
  { line: "auth can-i --list --as=system:serviceaccount:shop:robot", anyOrder: true },
  { line: "auth can-i --list", anyOrder: true },
  { line: "auth whoami", masks: [[/^Username .*|^UID .*|^Extra: .*/gm, ""]] },
  { line: "get pods --as=system:serviceaccount:shop:nobody" },
  { line: "api-versions" },
  { line: "api-resources -o name" },
  { line: "api-resources --namespaced=false" },
  { line: "explain deployment.spec.strategy", prose: true },
  { line: "explain deployment.spec.strategy --output=plaintext-openapiv2", prose: true },
  { line: "explain pods.spec.containers.livenessProbe --recursive", prose: true },
  { line: "explain pods", prose: true },
  { line: "explain services.spec --recursive", prose: true },
  { line: "explain hpa --api-version=autoscaling/v1 --recursive", prose: true },
  { line: "explain hpa --api-version=autoscaling/v9" },
  { line: "explain pods.spec.nosuch" },
  { line: "explain pods.spec.nosuch --output=plaintext-openapiv2" },
  { line: "explain nosuch" },
  { line: "explain pods --output=nosuch" },
  { line: "top pods" },
  { line: "apply -f -", input: widgets },
  { line: "wait --for=condition=Established crd/widgets.kubist.example --timeout=60s" },
  { line: "apply -f -", input: widget("3") },
  { line: "apply -f -", input: widget("0") },
  { line: "get widgets" },
  { line: "get wd w -o yaml" },
  { line: "explain widget.spec" },
  { line: "delete crd widgets.kubist.example" },
  { line: "create -f -", input: node("n1", "zone: a") },
  { line: "cordon n1" },
  { line: "get nodes" },
  { line: "uncordon n1" },
  { line: "taint nodes n1 key=value:NoSchedule" },
  { line: "label node n1 zone=b --overwrite" },
  { line: "create -f -", input: podOfNode("bare") },
  { line: "drain n1 --timeout=5s" },
  { line: "delete pod bare --wait=true --timeout=5s" },
  { line: "delete node n1" },
  { line: "delete pod lone --timeout=5s" },
  { line: "delete cm more nosuch" },
  { line: "delete cm -l nosuch=x" },
  { line: "delete -f - --timeout=5s", input: web },
  { line: "delete deploy,svc --all --timeout=5s" },
  { line: "version -o json", masks: [[/"(\w+)": "[^"]*"/g, "$1"], [/^WARNING: .*/gm, ""]] },
  { line: "cluster-info" },
];

/** What people do every day, from the first apply to the last delete. */
export const everyday: Table = { about: "everyday commands", commands };
