import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { runtime } from "kubist/runtime";
import { type Cluster, startCluster } from "kubist/testing";
import { around, skip, test } from "../harness.ts";
import { hasKubectl, type Kubectl, type KubectlOutput, openKubectl } from "./kubectl.ts";
import { configMap, widgets } from "./kubectl_manifests.ts";

/** One kubectl at one embedded cluster that is alive; every case has a namespace of its own. */
interface Bench {
  readonly cluster: Cluster;
  readonly kubectl: Kubectl;
  readonly ns: string;
  /** Runs kubectl in the namespace; words are split at spaces. */
  run(line: string, manifest?: string): Promise<KubectlOutput>;
  /** The same, and it must succeed. */
  ok(line: string, manifest?: string): Promise<string>;
}

let cluster: Cluster;
let kubectl: Kubectl;
let home: string;
let count = 0;

function kubectlCase(name: string, act: (bench: Bench) => Promise<void>): void {
  if (!hasKubectl) return skip(name, "deno task envtest:build has not built kubectl");
  test(name, async () => {
    const ns = `case-${++count}`;
    const run = (line: string, manifest?: string) =>
      kubectl.run(["-n", ns, ...line.split(" ")], manifest);
    const ok = async (line: string, manifest?: string) => {
      const { ok, stdout, stderr } = await run(line, manifest);
      assert.ok(ok, `${line}: ${stderr}`);
      return stdout;
    };
    await ok(`create namespace ${ns}`);
    await act({ cluster, kubectl, ns, run, ok });
  }, { timeoutMs: 240_000, isShared: true });
}

if (hasKubectl) {
  around(
    async () => {
      cluster = await startCluster({ simulate: true });
      kubectl = await openKubectl((await cluster.listen()).kubeconfig, {
        env: { KUBE_EDITOR: "sed -i s/green/blue/" },
      });
      home = await runtime().makeTempDir("kubist-cases-");
    },
    async () => {
      await kubectl.close();
      await runtime().remove(home);
      await cluster[Symbol.asyncDispose]();
    },
  );
}

const deployment = (name: string, image: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: c, image: "${image}" }] }
`;
kubectlCase("CTL-01 kubectl sees a deployment roll out", async ({ ok }) => {
  await ok("create deployment d --image=nginx --replicas=2");
  assert.match(await ok("rollout status deployment/d --timeout=60s"), /successfully rolled out/);
});

kubectlCase("CTL-08 kubectl restarts a deployment", async ({ ok }) => {
  await ok("create deployment d --image=nginx");
  await ok("rollout status deployment/d --timeout=60s");
  await ok("rollout restart deployment/d");
  await ok("rollout status deployment/d --timeout=60s");
  const stamp = await ok("get deploy d -o jsonpath={.spec.template.metadata.annotations}");
  assert.match(stamp, /kubectl.kubernetes.io\/restartedAt/);
  assert.equal((await ok("get rs -o name")).trim().split("\n").length, 2);
});

kubectlCase("OAS-06 kubectl explains built-in fields", async ({ ok }) => {
  const text = await ok("explain deployment.spec.strategy");
  assert.match(text, /FIELD: strategy <DeploymentStrategy>/);
  assert.match(text, /rollingUpdate/);
});

kubectlCase("explain reads the document of version 2 as protobuf", async ({ ok }) => {
  const text = await ok("explain deployment.spec.strategy --output plaintext-openapiv2");
  assert.match(text, /RESOURCE: strategy <Object>/);
  assert.match(text, /rollingUpdate\t<Object>/);
});

kubectlCase("OAS-07 kubectl explains custom fields", async ({ ok, run }) => {
  await ok("apply", widgets);
  await ok("wait --for=condition=Established crd/widgets.kubist.example --timeout=60s");
  const text = await ok("explain widget.spec");
  assert.match(text, /size/);
  assert.match(text, /color/);
  await run("delete crd widgets.kubist.example");
});

kubectlCase("TBL-16 kubectl prints pods in wide columns", async ({ ok }) => {
  await ok("run p --image=nginx");
  await ok("wait --for=condition=Ready pod/p --timeout=60s");
  const [head = "", row = ""] = (await ok("get pods -o wide")).split("\n");
  assert.match(
    head,
    /^NAME +READY +STATUS +RESTARTS +AGE +IP +NODE +NOMINATED NODE +READINESS GATES/,
  );
  assert.match(row, /^p +1\/1 +Running +0 /);
});

kubectlCase("EVT-03 EVT-04 kubectl lists events", async ({ ok }) => {
  await ok("create deployment d --image=nginx");
  await ok("rollout status deployment/d --timeout=60s");
  assert.match(await ok("events --for deploy/d"), /ScalingReplicaSet/);
  const text = await ok("get events");
  assert.match(text, /^LAST SEEN +TYPE +REASON +OBJECT +MESSAGE/);
  assert.match(text, /deployment\/d/);
});

kubectlCase("EVT-05 kubectl describes what happened to a pod", async ({ ok }) => {
  await ok("run p --image=nginx");
  await ok("wait --for=condition=Ready pod/p --timeout=60s");
  const text = await ok("describe pod p");
  assert.match(text, /Scheduled/);
  assert.match(text, /Started/);
});

kubectlCase("KCT-01 KCT-02 kubectl says what is not there", async ({ run }) => {
  const pod = await run("get pod nope");
  assert.equal(pod.code, 1);
  assert.match(pod.stderr, /Error from server \(NotFound\): pods "nope" not found/);
  const kind = await run("get nope");
  assert.equal(kind.code, 1);
  assert.match(kind.stderr, /the server doesn't have a resource type "nope"/);
});

kubectlCase(
  "KCT-03 KCT-04 kubectl reads from, and not writes to, a missing namespace",
  async (b) => {
    const read = await b.run("-n ghost get pods");
    assert.equal(read.code, 0);
    assert.match(read.stderr, /No resources found in ghost namespace./);
    const write = await b.run("-n ghost create cm x --from-literal=a=b");
    assert.equal(write.code, 1);
    assert.match(write.stderr, /namespaces "ghost" not found/);
  },
);

kubectlCase("KCT-05 kubectl applies what is new, the same and changed", async ({ ok }) => {
  assert.match(await ok("apply", deployment("d", "i1")), /created/);
  assert.match(await ok("apply", deployment("d", "i1")), /unchanged/);
  assert.match(await ok("apply", deployment("d", "i2")), /configured/);
});

kubectlCase("KCT-06 kubectl diffs", async ({ ok, run }) => {
  await ok("apply", configMap("c", "green"));
  const same = await run("diff", configMap("c", "green"));
  assert.deepEqual([same.code, same.stdout], [0, ""]);
  const changed = await run("diff", configMap("c", "blue"));
  assert.equal(changed.code, 1);
  assert.match(changed.stdout, /^\+ {2}colour: blue/m);
});

kubectlCase("KCT-07 KCT-08 kubectl replaces, and does not create twice", async ({ ok, run }) => {
  await ok("create", configMap("c", "green"));
  assert.match((await run("create", configMap("c", "green"))).stderr, /AlreadyExists/);
  assert.match(await ok("replace", configMap("c", "blue")), /replaced/);
  assert.match(await ok("replace --force", configMap("c", "red")), /deleted[\s\S]*replaced/);
});

kubectlCase("KCT-09 kubectl labels", async ({ ok, run }) => {
  await ok("create", configMap("c", "green"));
  assert.match(await ok("label cm c a=b"), /labeled/);
  const again = await run("label cm c a=c");
  assert.equal(again.code, 1);
  assert.match(again.stderr, /already has a value/);
  assert.match(await ok("label cm c a=c --overwrite"), /labeled/);
  assert.match(await ok("label cm c a-"), /unlabeled/);
});

kubectlCase("KCT-10 kubectl annotates, taints and sets variables", async ({ ok }) => {
  await ok("create", deployment("d", "i1"));
  await ok("annotate deploy d a=b");
  await ok("taint nodes --all ex.com/t=x:PreferNoSchedule");
  await ok("taint nodes --all ex.com/t-");
  await ok("set env deploy/d A=1");
});

kubectlCase("KCT-11 kubectl patches", async ({ ok }) => {
  await ok("create", configMap("c", "green"));
  const patch = `patch cm c -p {"data":{"a":"1"}}`;
  assert.match(await ok(patch), /patched\n/);
  assert.match(await ok(patch), /patched \(no change\)/);
});

kubectlCase("KCT-12 kubectl edits", async ({ ok, ns }) => {
  await ok("create", configMap("c", "green"));
  assert.match(await ok("edit cm c"), /edited/);
  assert.equal(await ok("get cm c -o jsonpath={.data.colour}"), "blue", ns);
});

kubectlCase("KCT-13 kubectl scales on a condition", async ({ ok, run }) => {
  await ok("create deployment d --image=i --replicas=0");
  const { code, stderr } = await run("scale deploy/d --current-replicas=9 --replicas=1");
  assert.equal(code, 1);
  assert.match(stderr, /[Ee]xpected replicas to be 9, was 0/);
});

kubectlCase("KCT-14 kubectl waits for what is there", async ({ ok }) => {
  await ok("create deployment d --image=nginx");
  await ok("wait --for=condition=Available deploy/d --timeout=60s");
  await ok("wait --for=jsonpath={.status.replicas}=1 deploy/d --timeout=60s");
  await ok("wait --for=create deploy/d --timeout=60s");
  await ok("delete deploy d");
  await ok("wait --for=delete deploy/d --timeout=60s");
});

kubectlCase("KCT-15 kubectl gives up waiting in time", async ({ ok, run }) => {
  await ok("create deployment d --image=nginx");
  const start = performance.now();
  // Of its own accord it would wait for half a minute.
  const { code, stderr } = await run("wait --for=condition=Bogus deploy/d --timeout=1s");
  assert.equal(code, 1);
  assert.match(stderr, /timed out waiting for the condition/);
  assert.ok(performance.now() - start < 25_000);
});

kubectlCase("KCT-16 kubectl deletes pods", async ({ ok, run }) => {
  for (const name of ["p1", "p2", "p3", "p4"]) await ok(`run ${name} --image=i --labels=a=${name}`);
  await ok("delete pod p1 --now");
  await ok("delete pod p2 --force --grace-period=0");
  await ok("delete pods -l a=p3");
  await ok("delete pods --all --dry-run=server");
  assert.equal((await run("get pods -o name")).stdout.trim(), "pod/p4");
});

kubectlCase("KCT-17 kubectl creates everything that it can, in protobuf", async ({ ok, ns }) => {
  const lines = [
    "sa s",
    "secret generic s --from-literal=a=b",
    "cm c --from-literal=a=b",
    "role r --verb=get --resource=pods",
    "rolebinding r --role=r --user=jane",
    `clusterrole ${ns} --verb=get --resource=pods`,
    `clusterrolebinding ${ns} --clusterrole=${ns} --user=jane`,
    "quota q --hard=pods=100",
    "pdb p --selector=a=b --min-available=1",
    "ingress i --rule=ex.com/*=s:80",
    `priorityclass ${ns} --value=7`,
    "service clusterip c --tcp=80",
    "service nodeport n --tcp=80",
    "service externalname e --external-name=ex.com",
    "cronjob c --image=i --schedule=0_0_*_*_*",
    "job j --image=i",
    "deployment d --image=i --replicas=0",
  ];
  for (const line of lines) {
    const args = ["-n", ns, "create", ...line.split(" ").map((w) => w.replaceAll("_", " "))];
    const { ok, stderr } = await kubectl.run(args);
    assert.ok(ok, `${line}: ${stderr}`);
  }
  assert.equal(await ok("get deploy d -o jsonpath={.spec.replicas}"), "0");
  assert.equal(await ok("get quota q -o jsonpath={.spec.hard.pods}"), "100");
  assert.equal(
    await ok("get ingress i -o jsonpath={.spec.rules[0].http.paths[0].backend.service.port}"),
    '{"number":80}',
  );
});

kubectlCase("KCT-18 kubectl makes tokens, autoscalers and services", async ({ ok }) => {
  assert.equal((await ok("create token default")).trim().split(".").length, 3);
  await ok("create deployment d --image=i");
  await ok("autoscale deploy d --max=3");
  await ok("expose deploy d --port=80");
  assert.match(await ok("get hpa,svc -o name"), /horizontalpodautoscaler.*\/d[\s\S]*service\/d/);
});

kubectlCase("KCT-19 kubectl describes", async ({ ok, ns }) => {
  await ok("create deployment d --image=i");
  await ok("rollout status deployment/d --timeout=60s");
  await ok("expose deploy d --port=80");
  await ok("create job j --image=i");
  await ok("autoscale deploy d --max=3");
  await ok("create ingress i --rule=ex.com/*=d:80");
  await ok("create secret generic s --from-literal=a=b");
  await ok(
    "create",
    "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: v}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\n",
  );
  const pod = (await ok("get pods -l app=d -o name")).trim();
  const things = [pod, "deploy/d", "svc/d", "node/embedded", `ns/${ns}`, "cm/kube-root-ca.crt"];
  for (const thing of [...things, "secret/s", "job/j", "hpa/d", "ingress/i", "pvc/v"]) {
    assert.match(await ok(`describe ${thing}`), /^Name:/, thing);
  }
  await ok("apply", widgets);
  assert.match(await ok("describe crd widgets.kubist.example"), /^Name:/);
});

kubectlCase("PB-03 PB-05 PB-06 kubectl's bodies in protobuf are read", async ({ ok, run }) => {
  await ok("create ingress i --rule=ex.com/a=s:http");
  const port = "get ingress i -o jsonpath={.spec.rules[0].http.paths[0].backend.service.port}";
  assert.equal(await ok(port), '{"name":"http"}');
  await ok("create quota q --hard=pods=100");
  assert.equal(await ok("get quota q -o jsonpath={.spec.hard}"), '{"pods":"100"}');
  assert.equal((await run("auth can-i get pods")).stdout.trim(), "yes");
});

const shell = async (bench: Bench, args: readonly string[], input?: string) => {
  const all = ["-n", bench.ns, ...args];
  return input === undefined ? await kubectl.run(all) : await kubectl.feed(all, input);
};

async function runningPod({ ok }: Bench, name = "p"): Promise<void> {
  await ok(`run ${name} --image=nginx`);
  await ok(`wait --for=condition=Ready pod/${name} --timeout=60s`);
}

kubectlCase("STR-01 STR-03 kubectl runs commands in pods", async (b) => {
  await runningPod(b);
  const failed = await shell(b, ["exec", "p", "--", "sh", "-c", "echo out; echo err >&2; exit 3"]);
  assert.equal(failed.code, 3);
  assert.equal(failed.stdout, "out\n");
  assert.match(failed.stderr, /err\ncommand terminated with exit code 3/);
  assert.equal((await shell(b, ["exec", "p", "--", "true"])).code, 0);
});

kubectlCase("STR-02 kubectl passes its input to a command", async (b) => {
  await runningPod(b);
  const { code, stdout } = await shell(b, ["exec", "-i", "p", "--", "cat"], "hello\n");
  assert.deepEqual([code, stdout], [0, "hello\n"]);
});

kubectlCase("STR-10 kubectl prints why a command cannot run", async (b) => {
  await runningPod(b);
  const { code, stderr } = await shell(b, ["exec", "p", "-c", "zz", "--", "true"]);
  assert.equal(code, 1);
  assert.match(stderr, /container zz is not valid for pod p|container not found/);
});

kubectlCase("STR-11 STR-12 kubectl copies files there and back", async (b) => {
  await runningPod(b);
  const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7) % 256);
  await writeFile(`${home}/a.bin`, bytes);
  const there = await shell(b, ["cp", `${home}/a.bin`, "p:/tmp/c.bin"]);
  assert.ok(there.ok, there.stderr);
  const back = await shell(b, ["cp", "p:/tmp/c.bin", `${home}/b.bin`]);
  assert.ok(back.ok, back.stderr);
  assert.deepEqual(new Uint8Array(await readFile(`${home}/b.bin`)), bytes);
});

kubectlCase("STR-14 STR-15 kubectl reads logs", async (b) => {
  await b.ok("create deployment d --image=nginx --replicas=2");
  await b.ok("rollout status deployment/d --timeout=60s");
  await b.ok("logs deploy/d");
  const pod = (await b.ok("get pods -o jsonpath={.items[0].metadata.name}")).trim();
  const uid = await b.ok(`get pod ${pod} -o jsonpath={.metadata.uid}`);
  b.cluster.logs.append(uid, "nginx", "a line of the log");
  assert.match(await b.ok(`logs ${pod}`), /a line of the log/);
  assert.match(await b.ok("logs -l app=d --prefix"), /\[pod\/d-.*\] a line of the log/);
});
