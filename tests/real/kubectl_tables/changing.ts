import { configMap } from "../kubectl_manifests.ts";
import { asGo, type Command, inNamespace, type Table } from "./command.ts";

const containers =
  'containers: [{ name: web, image: "nginx:1", env: [{ name: OLD, value: x }] }, { name: side, image: busybox }]';

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { ${containers} } }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: sts, labels: { app: web } }
spec:
  serviceName: sts
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { ${containers} } }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: ds, labels: { app: web } }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { ${containers} } }
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: { name: rs, labels: { app: web } }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { ${containers} } }
`;

const map = (name: string, colour: string, labels = "{ set: one }") =>
  configMap(name, colour, `labels: ${labels}`);

const pod = (name: string, node = "") => `
apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${name}, kind: bare } }
spec: { ${node} containers: [{ name: c, image: busybox }] }
---`;

const PRUNE = "apply -f - --prune -l set=one --prune-allowlist=core/v1/ConfigMap";
const WIDE_TEMPLATE = "-o jsonpath={.spec.template.spec}";

const commands: readonly Command[] = [
  ...inNamespace,
  { line: "apply -f -", input: web },
  { line: "apply -f - -o yaml", input: map("a", "red") },
  { line: PRUNE, input: map("a", "red") + map("b", "red") },
  { line: `${PRUNE} --dry-run=server`, input: map("b", "blue") },
  { line: PRUNE, input: map("b", "blue") },
  {
    line: "diff -f - --prune -l set=one --prune-allowlist=core/v1/ConfigMap",
    input: map("c", "x"),
  },
  { line: "get cm -l set=one" },
  { line: "apply view-last-applied cm b" },
  { line: "apply view-last-applied cm/b -o json" },
  { line: "apply set-last-applied -f -", input: map("b", "green") },
  { line: "apply edit-last-applied cm/b" },
  { line: "apply -f -", input: web.replace("app: web } }\n  template", "app: no } }\n  template") },
  { line: "apply -f - --dry-run=client", input: map("b", "pink") },
  { line: "apply -f - --dry-run=server -o yaml", input: map("b", "pink") },
  {
    line: "apply -f - --overwrite=false",
    input: map("b", "black"),
    // The managers of one second come in another order than those of two.
    masks: [[/"managedFields":\[.*?\],"name"/g, '"name"']],
  },
  { line: "apply -f - --validate=strict", input: map("b", "pink") + "\nbogus: 1" },
  { line: "apply -f - --force", input: map("b", "pink", "{ set: two }") },
  { line: "apply -k ." },
  { line: "diff -k ." },
  { line: "apply --server-side -f -", input: map("s", "red") },
  { line: "apply --server-side -f - -o yaml --show-managed-fields", input: map("s", "green") },
  { line: "apply --server-side --field-manager=m2 -f -", input: map("s", "blue") },
  {
    line: "apply --server-side --field-manager=m2 --force-conflicts -f -",
    input: map("s", "blue"),
  },
  { line: "apply --server-side --dry-run=server -f - -o yaml", input: map("t", "blue") },
  { line: "apply --server-side -f -", input: map("b", "migrated") },
  { line: "apply --server-side -f -", input: web.replaceAll("replicas: 3", "replicas: 4") },
  {
    line: "diff --server-side -f -",
    input: map("s", "white"),
  },
  { line: "diff --server-side --force-conflicts -f -", input: map("s", "white") },
  { line: "apply -f -", input: map("s", "client") },
  { line: "get cm s -o yaml --show-managed-fields" },
  { line: "edit cm b" },
  { line: "edit cm b" },
  { line: "edit cm s -o json" },
  { line: "edit deploy web --output-patch" },
  { line: "edit cm nosuch" },
  { line: "edit -f -", input: map("b", "pink") },
  { line: `patch cm b -p '{"data":{"colour":"p1"}}'` },
  { line: `patch cm b --type=merge -p '{"data":{"colour":null,"x":"1"}}' -o yaml` },
  { line: `patch cm b --type=json -p '[{"op":"test","path":"/data/x","value":"2"}]'` },
  { line: `patch cm b --type=json -p '[{"op":"add","path":"/data/y","value":"2"}]'` },
  { line: "patch cm b --type=merge --patch-file=patch.yaml" },
  { line: "patch cm b -p nonsense" },
  { line: "patch cm b --type=nosuch -p {}" },
  { line: `patch cm nosuch -p '{"data":{}}'` },
  { line: `patch cm b -p '{"data":{"z":1}}'` },
  { line: `patch cm b -p '{"data":{"z":"1"}}' --dry-run=server -o yaml` },
  { line: `patch cm b -p '{"data":{"z":"1"}}' --dry-run=client -o yaml` },
  { line: `patch deploy web --subresource=scale --type=merge -p '{"spec":{"replicas":2}}'` },
  {
    line:
      `patch deploy web --subresource=status --type=merge -p '{"status":{"replicas":2,"observedGeneration":1}}'`,
  },
  { line: "get deploy web" },
  {
    line:
      `patch deploy web -p '{"spec":{"template":{"spec":{"containers":[{"name":"side","$patch":"delete"}]}}}}'`,
  },
  { line: `patch deploy web -p '{"spec":{"selector":{"matchLabels":{"x":"y"}}}}'` },
  { line: "label cm b one=1 two=2" },
  { line: "label cm b --list", anyOrder: true },
  { line: "label cm --all three=3" },
  { line: "label cm -l three=3 three-" },
  { line: "label cm b nosuch-" },
  { line: "label cm b 'bad value=a b'" },
  { line: "label cm b one=2 --resource-version=1" },
  { line: "label cm b one=5 --overwrite --dry-run=server -o yaml" },
  { line: "label -f - four=4", input: map("b", "x") },
  { line: "annotate cm b 'note=two words' other=x" },
  { line: "annotate cm b note=again" },
  { line: "annotate cm b note=again --overwrite" },
  { line: "annotate cm b note- nosuch-" },
  { line: "annotate cm b --list", anyOrder: true },
  { line: "annotate cm --all a=b" },
  { line: "scale --replicas=2 deploy/web sts/sts rs/rs" },
  { line: "scale --replicas=2 ds/ds" },
  { line: "scale --replicas=3 -l app=web deploy" },
  { line: "scale --replicas=-1 deploy/web" },
  { line: "scale --replicas=4 --current-replicas=9 deploy/web" },
  {
    line: "scale --replicas=4 --resource-version=1 deploy/web",
    masks: [[/was \d+/, ""]],
  },
  { line: "scale --replicas=4 --dry-run=server deploy/web" },
  { line: "scale --replicas=4 cm/b" },
  { line: "scale --replicas=4 deploy/nosuch" },
  { line: "set image deploy/web web=nginx:2 side=busybox:2" },
  { line: "set image deploy/web *=nginx:3 --dry-run=server -o yaml" },
  { line: "set image deploy,sts -l app=web web=nginx:4" },
  { line: "set image deploy/web nosuch=nginx:2" },
  { line: "set image pod/nosuch c=nginx:2" },
  { line: "set env deploy/web A=1 B=2" },
  { line: "set env deploy/web --list" },
  { line: "set env deploy/web A-" },
  { line: "set env deploy/web --from=cm/b --keys=colour --prefix=CM_" },
  { line: "set env deploy/web -c web OLD=y --overwrite=false" },
  { line: "set env sts/sts --from=secret/nosuch" },
  { line: "set resources deploy/web --limits=cpu=200m,memory=64Mi --requests=cpu=100m" },
  { line: "set resources deploy/web -c=web --limits=cpu=0" },
  { line: "set resources deploy/web --limits=cpu=nonsense" },
  { line: "set serviceaccount deploy web robot" },
  { line: "create service clusterip sel --clusterip=None --tcp=80" },
  { line: "set selector svc sel app=other" },
  { line: "create rolebinding rb --role=x --user=jane" },
  { line: "set subject rolebinding rb --group=devs --serviceaccount=shop:robot" },
  { line: "get rolebinding rb -o yaml" },
  { line: `get deploy web ${WIDE_TEMPLATE}` },
  { line: `get sts sts ${WIDE_TEMPLATE}` },
  { line: "rollout status deploy/web --timeout=1s" },
  { line: "rollout status deploy/web --watch=false" },
  { line: "rollout status sts/sts --timeout=1s" },
  { line: "rollout status ds/ds --watch=false" },
  { line: "rollout status cm/b" },
  { line: "rollout history deploy/web" },
  { line: "rollout history sts/sts" },
  { line: "rollout history ds/ds --revision=1" },
  { line: "rollout undo deploy/web" },
  { line: "rollout undo sts/sts --to-revision=3" },
  { line: "rollout undo ds/ds" },
  { line: "rollout pause deploy/web" },
  { line: "rollout restart deploy/web" },
  { line: "rollout status deploy/web --timeout=1s" },
  { line: "rollout resume deploy/web" },
  { line: "rollout resume deploy/web" },
  { line: "rollout pause sts/sts" },
  { line: "rollout restart sts/sts ds/ds" },
  { line: "rollout restart deploy -l app=web" },
  { line: "rollout restart rs/rs" },
  { line: "replace -f -", input: map("b", "replaced") },
  { line: "replace -f - --dry-run=server -o yaml", input: map("b", "dry") },
  { line: "replace -f -", input: map("nosuch", "x") },
  { line: "replace --force -f -", input: map("b", "forced") },
  { line: "replace --force -f -", input: map("fresh", "forced") },
  {
    line: "replace --raw /api/v1/namespaces/shop/configmaps/fresh -f -",
    input: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"fresh"}}',
    masks: [[/"resourceVersion":"\d+"/g, ""]],
  },
  {
    line: "replace --subresource=status -f -",
    input: web.split("---")[0]!.replace("replicas: 3", "replicas: 9"),
  },
  { line: "create -f -", input: ["p1", "p2", "p3", "p4"].map((name) => pod(name)).join("") },
  { line: "wait --for=condition=Ready pod/p1 --timeout=1s" },
  { line: "wait --for=condition=Ready pod/p1 --timeout=0" },
  { line: "wait --for=condition=Ready=false pod -l kind=bare --timeout=1s" },
  { line: "wait --for=jsonpath={.status.phase}=Pending pod/p1 pod/p2 --timeout=5s" },
  { line: "wait --for=jsonpath={.status.nosuch}=x pod/p1 --timeout=1s" },
  { line: "wait --for=jsonpath={.metadata.name} pod/p1 --timeout=1s" },
  { line: "wait --for=create cm/b --timeout=1s" },
  { line: "wait --for=create cm/never --timeout=1s" },
  {
    line: "wait --for=delete pod/p1 --timeout=2s",
    // What its informer tells of the end of its time, if it comes to it.
    masks: [[/^[EIW]\d{4} .*reflector.*/gm, ""]],
  },
  { line: "wait --for=delete pod/nosuch --timeout=1s" },
  { line: "wait --for=condition=Ready pod/nosuch --timeout=1s" },
  { line: "wait --for=nonsense pod/p1" },
  { line: "wait --for=condition=Ready pod -l kind=none --timeout=1s" },
  { line: "debug p1 --image=busybox --container=dbg --attach=false" },
  { line: "get pod p1 -o jsonpath={.spec.ephemeralContainers}" },
  {
    line: "debug p1 --image=busybox --container=dbg --attach=false",
    ...asGo,
  },
  { line: "debug p1 --copy-to=p1-copy --set-image=*=nginx --share-processes --attach=false" },
  { line: "get pod p1-copy -o yaml" },
  { line: "debug nosuch --image=busybox --attach=false" },
  { line: "debug node/nosuch --image=busybox --attach=false" },
  { line: "delete pod p1 --dry-run=server" },
  { line: "delete pod p1 --dry-run=client" },
  { line: "delete pod p1 --now" },
  { line: "delete pod p2 --force" },
  { line: "delete pod p3 --grace-period=1 --wait=false" },
  { line: "delete pod -l app=p4 -o name" },
  { line: "delete pods --all" },
  { line: "delete pod nosuch" },
  { line: "delete pod nosuch --ignore-not-found" },
  { line: "delete cm --field-selector=metadata.name=fresh" },
  { line: "delete deploy web --cascade=orphan --wait=false" },
  { line: "delete sts sts --cascade=background --timeout=5s" },
  { line: "delete ds ds --cascade=nonsense" },
  { line: "delete ds,rs -l app=web" },
  { line: "delete -f - --ignore-not-found", input: map("a", "x") + map("b", "x") },
  { line: "delete --raw /api/v1/namespaces/shop/configmaps/s", masks: [[/"uid":"[^"]*"/g, ""]] },
  { line: "delete -k ." },
  { line: "delete all" },
  { line: "delete" },
];

/** What changes objects: apply, edit, patch, label, scale, set, rollout, replace, wait, debug, delete. */
export const changing: Table = { about: "changing", commands };
