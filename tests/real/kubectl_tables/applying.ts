import { asGo, type Command, inNamespace, type Table } from "./command.ts";

const object = (apiVersion: string, kind: string, metadata: string, rest = "") => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { ${metadata} }
${rest}
---`;
const map = (name: string, rest: string) => object("v1", "ConfigMap", `name: ${name}`, rest);
const data = (name: string, values: string) => map(name, `data: ${values}`);

const web = (containers: string, more = "") =>
  object(
    "apps/v1",
    "Deployment",
    "name: web",
    `spec:
  ${more}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [${containers}]`,
  );
const nginx = (more: string) => `{ name: web, image: "nginx:1", ${more} }`;
const side = "{ name: side, image: busybox }";

const service = (ports: string, more = "") =>
  object(
    "v1",
    "Service",
    "name: web",
    `spec: { selector: { app: web }, ${more} ports: [${ports}] }`,
  );
const HTTP = "{ name: http, port: 80 }";
const HTTPS = "{ name: https, port: 443 }";

const job = (image: string) =>
  object(
    "batch/v1",
    "Job",
    "name: once",
    `spec: { template: { spec: { restartPolicy: Never, containers: [{ name: c, image: ${image} }] } } }`,
  );

const claim = (size: string, mode = "ReadWriteOnce") =>
  object(
    "v1",
    "PersistentVolumeClaim",
    "name: pvc",
    `spec: { accessModes: [${mode}], storageClassName: "", resources: { requests: { storage: ${size} } } }`,
  );

const pod = (image: string, more = "") =>
  object(
    "v1",
    "Pod",
    "name: lone",
    `spec: { ${more} containers: [{ name: c, image: ${image} }] }`,
  );

const ingress = (host: string) =>
  object(
    "networking.k8s.io/v1",
    "Ingress",
    "name: front",
    `spec: { rules: [{ host: ${host}, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }] }`,
  );

const autoscaler = (spec: string) =>
  object(
    "autoscaling/v1",
    "HorizontalPodAutoscaler",
    "name: web",
    `spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, ${spec} }`,
  );

const SET = "apply -f - --applyset=configmaps/everything --prune";
const ALL = "--show-managed-fields -o yaml";

const commands: readonly Command[] = [
  ...inNamespace,
  // What changes of lists that are maps, by name and by port.
  { line: "apply -f -", input: web(nginx("env: [{ name: A, value: a }, { name: B, value: b }]")) },
  {
    line: "apply -f - -o yaml",
    input: web(`${nginx("env: [{ name: B, value: b2 }, { name: C, value: c }]")}, ${side}`),
  },
  { line: "apply -f -", input: web(`${side}, ${nginx("ports: [{ containerPort: 80 }]")}`) },
  { line: "get deploy web -o jsonpath={.spec.template.spec.containers[*].name}" },
  {
    line: "apply -f - -o yaml",
    input: web(
      nginx("ports: [{ containerPort: 80, name: http }, { containerPort: 80, protocol: UDP }]"),
    ),
  },
  { line: "apply -f -", input: web(nginx("env: [{ name: A, value: 1 }]")) },
  { line: "apply -f -", input: web(nginx("env: [{ name: A, value: x }, { name: A, value: y }]")) },
  { line: "get deploy web -o jsonpath={.spec.template.spec.containers[0].env}" },
  { line: "apply -f -", input: web(nginx("resources: { limits: { cpu: 1, memory: 1Gi } }")) },
  { line: "diff -f -", input: web(nginx("resources: { limits: { cpu: 1000m, memory: 1024Mi } }")) },
  { line: "apply -f -", input: web(nginx("resources: { limits: { cpu: 1000m } }")) },
  { line: "apply -f -", input: web(nginx(""), "strategy: { type: Recreate },") },
  { line: "apply -f -", input: web(nginx(""), "strategy: { type: Recreate }") },
  { line: "apply -f -", input: web(nginx(""), "strategy: { type: RollingUpdate }") },
  { line: "get deploy web -o jsonpath={.spec.strategy}" },
  { line: "apply -f -", input: web(nginx(""), "replicas: null") },
  { line: "apply -f -", input: web(nginx("imagePullPolicy: Sometimes")) },
  { line: "apply -f -", input: web(nginx("readinessProbe: { httpGet: { path: / } }")) },
  { line: "apply -f -", input: web("{ name: web }") },
  { line: "apply -f -", input: web("") },
  { line: "apply -f - --server-side", input: web(nginx(""), "replicas: 2") },
  { line: "apply -f - --server-side --field-manager=b", input: web(nginx("image: busybox")) },
  { line: `get deploy web ${ALL}`, anyOrder: true },
  // Services.
  { line: "apply -f -", input: service(HTTP, "clusterIP: None,") },
  { line: "apply -f - -o yaml", input: service(`${HTTP}, ${HTTPS}`, "clusterIP: None,") },
  { line: "apply -f -", input: service("{ port: 80 }, { port: 443 }", "clusterIP: None,") },
  { line: "apply -f -", input: service(HTTP, "clusterIP: 10.0.0.77,") },
  { line: "apply -f -", input: service("{ name: web, port: 80 }", "clusterIP: None,") },
  { line: "apply -f -", input: service("{ name: web, port: 99999 }", "clusterIP: None,") },
  { line: "apply -f -", input: service("", "clusterIP: None,") },
  { line: "apply -f -", input: service(HTTP, "type: ExternalName, externalName: a.example,") },
  { line: "replace -f -", input: service(HTTP, "type: ExternalName, externalName: a.example,") },
  { line: "get svc web -o yaml" },
  {
    line: `patch svc web -p '{"spec":{"type":"ClusterIP","externalName":null,"clusterIP":"None"}}'`,
  },
  { line: "get svc web -o wide" },
  // What may not change.
  { line: "apply -f -", input: job("busybox") },
  { line: "apply -f -", input: job("nginx"), ...asGo },
  { line: "apply -f - --force", input: job("nginx") },
  { line: "replace -f -", input: job("busybox"), ...asGo },
  { line: "apply -f -", input: claim("1Gi") },
  { line: "apply -f -", input: claim("2Gi"), ...asGo },
  { line: "apply -f -", input: claim("1Gi", "ReadWriteMany"), ...asGo },
  { line: "apply -f -", input: pod("busybox", "automountServiceAccountToken: false,") },
  { line: "apply -f -", input: pod("nginx", "automountServiceAccountToken: false,") },
  { line: "apply -f -", input: pod("nginx", "automountServiceAccountToken: true,"), ...asGo },
  { line: "apply -f -", input: pod("nginx", "hostNetwork: true,"), ...asGo },
  { line: "replace -f - --force", input: pod("busybox", "hostNetwork: true,"), anyOrder: true },
  {
    line: "apply -f -",
    input: object("v1", "ConfigMap", "name: fixed", "immutable: true\ndata: { a: b }"),
  },
  {
    line: "apply -f -",
    input: object("v1", "ConfigMap", "name: fixed", "immutable: true\ndata: { a: c }"),
  },
  { line: "apply -f -", input: object("v1", "ConfigMap", "name: fixed", "data: { a: b }") },
  {
    line: "apply -f -",
    input: object("v1", "Secret", "name: s", "type: Opaque\nstringData: { a: b }"),
  },
  {
    line: "apply -f -",
    input: object("v1", "Secret", "name: s", "type: example/x\ndata: { a: Yg== }"),
  },
  { line: "diff -f -", input: object("v1", "Secret", "name: s", "stringData: { a: c, d: e }") },
  { line: "apply -f -", input: object("v1", "Secret", "name: s2", "data: { a: '%' }") },
  { line: "apply -f -", input: ingress("a.example") },
  { line: "apply -f -", input: ingress("'*.*.example'") },
  { line: "apply -f -", input: autoscaler("maxReplicas: 3, targetCPUUtilizationPercentage: 50") },
  { line: "get hpa web -o yaml" },
  { line: "get hpa.v1.autoscaling web -o yaml" },
  { line: "apply -f -", input: autoscaler("maxReplicas: 3, minReplicas: 5") },
  // Several objects, and those that fail among them.
  { line: "apply -f -", input: data("x", "{ a: '1' }") + data("Bad_", "{}") + data("y", "{}") },
  { line: "apply -f -", input: data("x", "{ a: '2' }") + data("x", "{ a: '3' }") },
  { line: "apply -f -", input: data("x", "{}") },
  { line: "apply -f -", input: data("x", "{ n: null, 'bad key': v }") },
  { line: "apply -f -", input: map("x", "data: [a]") },
  { line: "apply -f -", input: map("x", "data: { a: 1 }") },
  { line: "apply -f -", input: map("x", "data: { a: b\n") },
  { line: "apply -f -", input: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"j"}}' },
  { line: "apply -f -", input: object("v1", "ConfigMap", "generateName: gen-") },
  { line: "apply -f -", input: object("v1", "ConfigMap", "name: x, namespace: nosuch") },
  { line: "apply -f -", input: object("v1", "Namespace", "name: shop, labels: { a: b }") },
  { line: "apply -f - --server-side --force-conflicts --dry-run=client", input: data("x", "{}") },
  { line: "apply -f - --force-conflicts", input: data("x", "{}") },
  { line: "apply -f - --validate=false", input: map("x", "bogus: 1") },
  { line: "apply -f - --validate=nosuch", input: data("x", "{}") },
  { line: "apply -f nosuch -f alsonosuch" },
  { line: "apply -f many" },
  { line: "apply -f many -R" },
  { line: "apply -f many -R --prune" },
  { line: "apply -f many -k ." },
  { line: "apply" },
  { line: "apply -f many -R -o name --dry-run=server" },
  { line: "diff -f many -R" },
  { line: "get -f many -R --show-labels" },
  { line: "delete -f many -R" },
  { line: "apply -k overlay" },
  { line: "diff -k overlay" },
  { line: "get -k overlay -o name" },
  { line: "delete -k overlay" },
  { line: "apply -k nosuch" },
  // Sets that know what belongs to them.
  { line: "create cm everything" },
  { line: SET, input: data("one", "{}") + data("two", "{}"), env: { KUBECTL_APPLYSET: "true" } },
  { line: "get cm --show-labels", masks: [[/applyset-\S+/g, "ID"]] },
  { line: "get cm everything -o yaml", masks: [[/applyset-\S+/g, "ID"]] },
  { line: `${SET} --dry-run=server`, input: data("two", "{}"), env: { KUBECTL_APPLYSET: "true" } },
  { line: SET, input: data("two", "{}"), env: { KUBECTL_APPLYSET: "true" } },
  { line: SET, input: data("x", "{}"), env: { KUBECTL_APPLYSET: "true" } },
  {
    line: "apply -f - --server-side --applyset=made --prune",
    input: data("three", "{}"),
    env: { KUBECTL_APPLYSET: "true" },
    masks: [[/applyset-\S+/g, "ID"]],
  },
  {
    line: "apply -f - --applyset=nosuchkind/x --prune",
    input: data("three", "{}"),
    env: { KUBECTL_APPLYSET: "true" },
  },
  { line: SET, input: data("two", "{}") },
  // Editors that make mistakes, and put them right.
  { line: "create cm colours --from-literal=colour=blue --from-literal=n=1" },
  { line: "edit cm colours", edit: "s/colour: blue/colour: [blue]/" },
  { line: "edit cm colours", edit: "s/colour: blue/colour: : :/" },
  { line: "edit cm colours", edit: "s/colour: {}/colour: fixed/;s/colour: blue/colour: {}/" },
  { line: "edit cm colours", edit: "s/name: colours/name: others/" },
  { line: "edit cm colours", edit: "s/colour: fixed/bad key: x/" },
  { line: "edit cm colours", edit: "s/^data:/bogus: 1\\ndata:/" },
  { line: "edit cm colours", edit: 's/resourceVersion: .*/resourceVersion: "1"/;s/n: .*/n: "2"/' },
  { line: "edit cm colours", edit: "s/.*//" },
  { line: "edit cm/colours svc/web", edit: "s/colour: fixed/colour: two/;s/port: 80/port: 81/" },
  { line: "edit cm colours --validate=false", edit: "s/^data:/bogus: 1\\ndata:/" },
  { line: "edit deploy web", edit: "s/image: nginx:1/image: ' '/" },
  { line: "edit job once", edit: "s/image: nginx/image: busybox/" },
  { line: "edit deploy web --subresource=status", edit: "s/^status:.*/status: { replicas: 5 }/" },
  { line: "get deploy web" },
  { line: "edit cm -l nosuch=x" },
  { line: "create -f - --edit", input: data("typed", "{ colour: blue }"), edit: "s/blue/typed/" },
  { line: "edit cm colours -o nosuch" },
  { line: "get cm colours typed -o yaml" },
  // Replacing and patching.
  { line: "replace -f -", input: object("v1", "ConfigMap", 'name: x, resourceVersion: "1"') },
  { line: "replace -f -", input: object("v1", "ConfigMap", "name: x, uid: nonsense") },
  { line: "replace -f -", input: object("v1", "ConfigMap", "name: typed") + data("nosuch", "{}") },
  { line: "replace -f - --save-config -o yaml", input: data("typed", "{ a: b }") },
  { line: "replace -f -", input: object("autoscaling/v1", "Scale", "name: web") },
  {
    line: "replace -f - --subresource=scale",
    input: object("autoscaling/v1", "Scale", "name: web", "spec: { replicas: 4 }"),
  },
  { line: "get deploy web --subresource=scale -o yaml" },
  { line: `patch cm x --type=merge -p '{"metadata":{"resourceVersion":"1"}}'` },
  { line: `patch cm x --type=merge -p '{"metadata":{"name":"z"}}'` },
  { line: `patch cm x --type=merge -p '{"kind":"Secret"}'` },
  { line: `patch cm x --type=merge -p '{"apiVersion":"v2"}'` },
  { line: `patch cm x --type=merge -p '{"bogus":1}'` },
  {
    line:
      `patch cm x --type=json -p '[{"op":"move","from":"/data","path":"/metadata/labels"}]' -o yaml`,
  },
  { line: `patch cm x --type=json -p '{"op":"remove"}'` },
  { line: `patch cm x --type=json -p '[{"op":"add","path":"/data/-","value":"x"}]'` },
  { line: `patch cm x --type=json -p '[{"op":"nosuch","path":"/data"}]'` },
  {
    line:
      `patch deploy web -p '{"spec":{"template":{"spec":{"$retainKeys":["containers"],"containers":[{"name":"web","image":"a"}]}}}}'`,
  },
  {
    line:
      `patch deploy web -p '{"spec":{"template":{"spec":{"containers":[{"$patch":"replace"},{"name":"x","image":"b"}]}}}}'`,
  },
  { line: `patch deploy web -p '{"spec":{"template":{"spec":{"containers":[{"image":"b"}]}}}}'` },
  { line: `patch deploy web -p '{"spec":{"template":{"spec":{"containers":{"name":"x"}}}}}'` },
  { line: `patch deploy web -p '{"spec":{"replicas":"many"}}'` },
  {
    line: `patch deploy web -p '{"spec":{"strategy":{"$retainKeys":["type"],"type":"Recreate"}}}'`,
  },
  { line: "get deploy web -o jsonpath={.spec}" },
  { line: `patch deploy web --subresource=nosuch -p '{}'` },
  { line: `patch pod lone --subresource=status --type=merge -p '{"status":{"phase":"Running"}}'` },
  { line: `patch pod lone --subresource=status --type=merge -p '{"status":{"phase":"Nonsense"}}'` },
  { line: "get pod lone" },
  { line: `patch -f - --type=merge -p '{"data":{"f":"1"}}'`, input: data("x", "{}") },
  {
    line: `patch -f - --local --type=merge -p '{"data":{"f":"1"}}' -o yaml`,
    input: data("x", "{}"),
  },
  { line: `patch ns shop --type=merge -p '{"metadata":{"finalizers":["nonsense"]}}'` },
  { line: `patch ns shop --type=merge -p '{"spec":{"finalizers":[]}}' -o jsonpath={.spec}` },
  // Deleting.
  { line: "delete deploy web --cascade=foreground --wait=false" },
  {
    line: "get deploy web -o jsonpath={.metadata.finalizers}{.metadata.deletionGracePeriodSeconds}",
  },
  { line: `patch deploy web --type=merge -p '{"metadata":{"finalizers":null}}'` },
  { line: "delete pod lone --grace-period=0 --timeout=5s" },
  { line: "delete pod lone --now --grace-period=3" },
  { line: "delete pod lone --force --grace-period=3" },
  { line: "delete cm x -i", input: "n\n" },
  { line: "delete cm x -i", input: "y\n" },
  { line: "delete cm/typed svc/web job/nosuch" },
  { line: "delete cm -l applyset.kubernetes.io/part-of -o name" },
  { line: "delete cm --all --dry-run=server" },
  { line: "delete cm --all x" },
  { line: "delete cm --all -l a=b" },
  { line: "delete nosuch --all" },
  { line: "delete cm,secrets,ingress,hpa,jobs,pvc --all --wait=false", anyOrder: true },
  { line: `patch pvc pvc --type=merge -p '{"metadata":{"finalizers":null}}'` },
];

/** What apply, edit, replace and patch make of lists, of what may not change, of mistakes. */
export const applying: Table = { about: "applying", commands };
