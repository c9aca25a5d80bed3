import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { createCertificateAuthority, startCluster } from "kubist/testing";
import { around, test } from "../harness.ts";

const folder = "docs/examples";
let home = "";
let cluster: Awaited<ReturnType<typeof startCluster>>;
let pod = "";

/** A shop that runs, with what the scripts look for. */
async function begin(): Promise<void> {
  home = await mkdtemp(path.join(tmpdir(), "kubist-scripts-"));
  cluster = await startCluster({ simulate: true });
  const k = cluster.client({ namespace: "web" });
  await k.namespaces().create({ metadata: { name: "web" } });
  const labels = { app: "shop" };
  const envFrom = [{ configMapRef: { name: "used" } }];
  const resources = { requests: { cpu: "250m", memory: "64Mi" } };
  const containers = [{ name: "shop", image: "registry.example/shop:1", envFrom, resources }];
  const template = { metadata: { labels }, spec: { containers } };
  await k.configMaps().create({ metadata: { name: "used" } });
  await k.configMaps().create({ metadata: { name: "forgotten" } });
  await k.deployments().create({
    metadata: { name: "shop", labels },
    spec: { replicas: 2, selector: { matchLabels: labels }, template },
  });
  await k.deployments().wait("shop", "Available");
  pod = (await k.pods().toArray())[0]?.metadata.name ?? "";
  const authority = await createCertificateAuthority();
  const { cert, key } = await authority.issue({ commonName: "shop", usage: "server" });
  await k.secrets().create({
    metadata: { name: "tls" },
    type: "kubernetes.io/tls",
    stringData: { "tls.crt": cert, "tls.key": key },
  });
  await k.events().create({
    metadata: { name: "e" },
    involvedObject: { kind: "Pod", namespace: "web", name: pod },
    type: "Warning",
    reason: "Odd",
    message: "something is odd",
  });
  const { kubeconfig } = await cluster.listen();
  await writeFile(path.join(home, "config"), kubeconfig, { mode: 0o600 });
  const manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: from-file\n";
  await writeFile(path.join(home, "shop.yaml"), manifest);
}

async function end(): Promise<void> {
  await cluster.stop();
  await rm(home, { recursive: true });
}

/** Each script, its arguments and what it must print. */
const scripts: Readonly<Record<string, readonly [args: () => string[], prints: RegExp]>> = {
  "apply_folder.ts": [() => [path.join(home, "*.yaml"), "shop"], /from-file.* created\n/],
  "expiring_certificates.ts": [() => ["36500"], /^web\/tls ends in \d+ days\n$/],
  "images.ts": [() => [], / 2 registry\.example\/shop:1\n/],
  "kubectl-restarts.ts": [() => ["-A"], /^$/],
  "owners.ts": [
    () => ["pods", "web", pod],
    /^Deployment shop\n {2}ReplicaSet shop-\w+\n {4}Pod shop-/,
  ],
  "requests.ts": [() => [], /^web: cpu 500m, memory 128Mi\n/],
  "restarts.ts": [() => [], /^0 web\/shop-\S+ never stopped\n/],
  "rollout.ts": [() => ["shop", "registry.example/shop:1"], /successfully rolled out\n$/],
  "run_job.ts": [() => [], /^once-\w+ succeeded 1 time\n/],
  "unused_config.ts": [() => ["web"], /^forgotten\n/],
  "warnings.ts": [() => ["2"], /^Pod web\/shop-\S+: Odd: something is odd\n/],
};

around(begin, end);

test("docs/examples holds the scripts that are tried here, and no others", async () => {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".ts"));
  assert.deepEqual(files.sort(), Object.keys(scripts).sort());
});

/** Runs a script in a process of its own. */
async function run(name: string, args: readonly string[]) {
  const runtime = "Deno" in globalThis ? ["run", "-A"] : [];
  const child = spawn(process.execPath, [...runtime, path.join(folder, name), ...args], {
    env: { ...process.env, KUBECONFIG: path.join(home, "config"), NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = new Promise((resolve) => child.once("close", resolve));
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await exit, out, errors };
}

for (const [name, [args, prints]] of Object.entries(scripts)) {
  test(`docs/examples/${name} does what it says`, async () => {
    const { code, out, errors } = await run(name, args());
    assert.equal(code, 0, `${out}\n${errors}`);
    assert.match(out, prints);
  }, { isShared: true });
}

test("docs/examples/kubectl-restarts.ts tells its flags, and which it has not", async () => {
  assert.match((await run("kubectl-restarts.ts", ["--help"])).out, /^kubectl restarts \[-n NAMES/);
  const { code, errors } = await run("kubectl-restarts.ts", ["--nope"]);
  assert.equal(code, 1);
  assert.match(errors, /^Unknown option '--nope'/);
  assert.doesNotMatch(errors, /\n\s+at /);
}, { isShared: true });
