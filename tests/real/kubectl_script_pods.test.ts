import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import process from "node:process";
import { runtime } from "kubist/runtime";
import { startCluster } from "kubist/testing";
import { skip, test } from "../harness.ts";
import { hasKubectl, installedKubectls, type Kubectl, openKubectl, wordsOf } from "./kubectl.ts";

const seed = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: default }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata:
      labels: { app: web }
      annotations: { simulate.kubist.dev/logs: "started\\nready" }
    spec:
      containers:
      - { name: web, image: "nginx:1", ports: [{ containerPort: 80 }], env: [{ name: A, value: b }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: default }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: one, namespace: default }
spec: { containers: [{ name: c, image: busybox, ports: [{ containerPort: 80 }] }] }
`;

interface Step {
  readonly line: string;
  readonly input?: string;
  /** @default {0} */
  readonly code?: number;
  readonly says?: RegExp;
  readonly complains?: RegExp;
  /** Done again until it is so: controllers are at work meanwhile. */
  readonly eventually?: boolean;
}

/** What a user of kubectl expects of commands that need a node, one after the other. */
const steps: readonly Step[] = [
  { line: "rollout status deploy/web --timeout=60s", says: /successfully rolled out/ },
  { line: "get pods -o wide -l app=web", says: /web-\w+-\w+ +1\/1 +Running .* embedded/ },
  { line: "wait --for=condition=Ready pod -l app=web --timeout=60s", says: /condition met/ },
  { line: "logs deploy/web --tail=1", says: /^ready$/m },
  { line: "logs -l app=web --prefix", says: /\[pod\/web-\S+\/web\] started/ },
  {
    line: "logs one --previous",
    code: 1,
    complains: /previous terminated container "c" in pod "one"/,
  },
  { line: "exec deploy/web -- printenv A", says: /^b$/m },
  {
    line: "exec one -- sh -c 'echo out; echo err >&2; exit 3'",
    code: 3,
    says: /^out$/m,
    complains: /err/,
  },
  { line: "exec -i one -- cat", input: "text", says: /^text$/ },
  { line: "exec one -- nosuch", code: 127, complains: /executable file not found/ },
  { line: "exec nosuch -- true", code: 1, complains: /pods "nosuch" not found/ },
  { line: "create job hello --image=busybox -- echo hello", says: /created/ },
  { line: "wait --for=condition=complete job/hello --timeout=60s", says: /condition met/ },
  { line: "logs -f job/hello", says: /^hello$/m },
  { line: "create job fails --image=busybox -- false" },
  { line: "get pod -l job-name=fails", says: /Error/, eventually: true },
  {
    line: "run greet --image=busybox --restart=Never --rm -i -- echo hi",
    says: /hi[^]*pod "greet" deleted/,
  },
  {
    line: "run shell --image=busybox --restart=Never --rm -i -- sh",
    input: "echo $((no\necho in\nexit 4\n",
    code: 4,
    says: /in/,
  },
  { line: "debug one -i --image=busybox --target=c -- sh", input: "hostname\n", says: /one/ },
  { line: "set image deploy/web web=nginx:2", says: /image updated/ },
  { line: "rollout status deploy/web --timeout=60s", says: /successfully rolled out/ },
  { line: "rollout history deploy/web", says: /^1 [^]*^2 /m },
  { line: "rollout undo deploy/web", says: /rolled back/ },
  { line: "rollout status deploy/web --timeout=60s", says: /successfully rolled out/ },
  {
    line: "get deploy web -o jsonpath={.spec.template.spec.containers[0].image}",
    says: /^nginx:1$/,
  },
  { line: "scale deploy web --replicas=1" },
  {
    line: "wait --for=jsonpath={.status.replicas}=1 deploy/web --timeout=60s",
    says: /condition met/,
  },
  {
    line: "get endpointslices -l kubernetes.io/service-name=web",
    says: /10\.244\./,
    eventually: true,
  },
  {
    line: "describe svc web",
    says: /Endpoints: +10\.244\.\d+\.\d+:80/,
    eventually: true,
  },
  {
    line: "describe pod one",
    says: /Started +\S+ +kubelet +(spec\.containers\{c\}: )?Container started/,
    eventually: true,
  },
  {
    line: "events --for pod/one",
    says: /Successfully assigned default\/one to embedded/,
    eventually: true,
  },
  { line: "describe node embedded", says: /Non-terminated Pods:[^]*one/ },
  { line: "top pods", code: 1, complains: /Metrics API not available/ },
  { line: "delete pod -l app=web --timeout=60s", says: /deleted/ },
  { line: "wait --for=condition=Available deploy/web --timeout=60s", says: /condition met/ },
  { line: "drain embedded --force --ignore-daemonsets --timeout=60s", says: /drained/ },
  { line: "get node embedded", says: /SchedulingDisabled/ },
  { line: "get pod -l app=web", says: /Pending/, eventually: true },
  { line: "uncordon embedded", says: /uncordoned/ },
  { line: "wait --for=condition=Available deploy/web --timeout=60s", says: /condition met/ },
  { line: "delete deploy,svc --all --timeout=60s", says: /deployment.apps "web" deleted/ },
];

async function withKubectl(
  work: (kubectl: Kubectl) => Promise<void>,
  path?: string,
): Promise<void> {
  await using cluster = await startCluster({ simulate: true, seed });
  const { kubeconfig } = await cluster.listen();
  const kubectl = await openKubectl(kubeconfig, path === undefined ? {} : { path });
  try {
    await work(kubectl);
  } finally {
    await kubectl.close();
  }
}

/** What a user expects of commands, one after the other. */
async function takeSteps(kubectl: Kubectl): Promise<void> {
  for (const { line, input = "", code = 0, says = /^/, complains = /^/, eventually } of steps) {
    let output = await kubectl.feed(wordsOf(line), input);
    for (let tries = 0; eventually && !says.test(output.stdout) && tries < 100; tries++) {
      output = await kubectl.feed(wordsOf(line), input);
    }
    const told = `${line}\n${output.stdout}\n${output.stderr}`;
    assert.equal(output.code, code, told);
    assert.match(output.stdout, says, told);
    assert.match(output.stderr, complains, told);
  }
}

async function executesAndForwards(kubectl: Kubectl): Promise<void> {
  await kubectl.run(["wait", "--for=condition=Ready", "pod/one", "--timeout=60s"]);
  const script = "cat; echo err >&2; exit 5";
  const ran = await kubectl.feed(["exec", "-i", "one", "--", "sh", "-c", script], "in");
  assert.deepEqual([ran.code, ran.stdout], [5, "in"]);
  assert.match(ran.stderr, /^err$/m);
  for (const target of ["pod/one", "svc/web"]) {
    const forward = kubectl.start(["port-forward", target, ":80"]);
    try {
      const port = /127\.0\.0\.1:(\d+)/.exec(await forward.line())?.[1];
      const pages = await Promise.all(["a", "b", "c"].map((name) => page(`${port}/${name}`)));
      const at = target === "pod/one" ? "default/one" : "default/web-\\w+-\\w+";
      for (const [n, text] of pages.entries()) {
        assert.match(text, new RegExp(`^GET /${"abc"[n]} at ${at}:80\n$`));
      }
    } finally {
      await forward.stop();
    }
  }
}

async function page(address: string): Promise<string> {
  const headers = { connection: "close" };
  return await (await fetch(`http://127.0.0.1:${address}`, { headers })).text();
}

async function copies(kubectl: Kubectl): Promise<void> {
  const folder = await runtime().makeTempDir("kubist-cp-");
  const bytes = crypto.getRandomValues(new Uint8Array(60_000));
  await writeFile(`${folder}/blob`, bytes);
  for (
    const words of [
      ["cp", `${folder}/blob`, "one:/tmp/blob"],
      ["cp", "one:/tmp/blob", `${folder}/back`],
      ["cp", folder, "one:/tmp/whole"],
      ["cp", "one:/tmp/whole/back", `${folder}/again`],
    ]
  ) {
    const { code, stderr } = await kubectl.run(words);
    assert.equal(code, 0, `${words.join(" ")}: ${stderr}`);
  }
  assert.deepEqual(new Uint8Array(await readFile(`${folder}/back`)), bytes);
  assert.deepEqual(new Uint8Array(await readFile(`${folder}/again`)), bytes);
  await runtime().remove(folder);
}

if (hasKubectl) {
  const isEvery = process.env["KUBIST_KUBECTLS"] === "all";
  const others = runtime().name === "deno" ? await installedKubectls() : [];
  for (const path of [undefined, ...others]) {
    const which = path === undefined ? "as built" : path.slice(path.lastIndexOf("/") + 1);
    // Up to 1.30 kubectl speaks SPDY, later ones WebSocket.
    test(
      `kubectl (${which}) executes and forwards`,
      () => withKubectl(executesAndForwards, path),
      { timeoutMs: 240_000 },
    );
    if (path !== undefined && !isEvery) continue;
    test(
      `kubectl (${which}) works with pods of a simulated cluster as its user expects`,
      () => withKubectl(takeSteps, path),
      { timeoutMs: 600_000 },
    );
    test(
      `kubectl (${which}) cp copies a file and a directory in and out`,
      () => withKubectl(copies, path),
      { timeoutMs: 240_000 },
    );
  }
} else {
  skip("kubectl works with pods", "deno task envtest:build has not built kubectl");
}
