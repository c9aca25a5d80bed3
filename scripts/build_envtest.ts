/**
 * Builds kube-apiserver, etcd, kubectl, the kubelet of tests/envtest/kubelet and the programs of
 * tests/envtest/cmd into tests/envtest/bin, once: again only when a binary is missing, or go.mod or
 * one of those has changed.
 * The versions are those of go.mod.
 *
 * @module
 */

const folder = new URL("../tests/envtest/", import.meta.url);
const tools = {
  "etcd": "go.etcd.io/etcd/server/v3",
  "kube-apiserver": "k8s.io/kubernetes/cmd/kube-apiserver",
  "kubectl": "k8s.io/kubernetes/cmd/kubectl",
  "fake-kubelet": "./kubelet",
  "client-go": "./cmd/clientgo",
  "objects": "./cmd/objects",
};

/** Builds what has to be built; false, with a line that says why, when it cannot. */
async function main(): Promise<boolean> {
  const mod = await Deno.readTextFile(new URL("go.mod", folder));
  const own = await Promise.all(["kubelet/", "cmd/clientgo/", "cmd/objects/"].map(sources));
  const stamp = await digest(mod + own.join(""));
  if (await isBuilt(stamp)) return say(`envtest: ${Object.keys(tools).join(", ")} are up to date`);
  const wanted = find(mod, /^go (\S+)$/m);
  const found = await goVersion();
  if (found === undefined) return refuse(`Go is not installed; ${wanted} or newer is needed`);
  if (older(found, wanted)) return refuse(`Go is ${found}; ${wanted} or newer is needed`);
  const flags = linkerFlags(find(mod, /^\s*k8s\.io\/kubernetes (v\S+)/m));
  for (const [name, path] of Object.entries(tools)) {
    say(`envtest: building ${name} (minutes, the first time)`);
    if (!await build(name, path, flags)) return refuse(`${name} does not build`);
  }
  await Deno.writeTextFile(new URL("bin/.go.mod.sha256", folder), stamp);
  return say(`envtest: built ${Object.keys(tools).join(", ")} in tests/envtest/bin`);
}

/** The Go files of a folder, in one text. */
async function sources(name: string): Promise<string> {
  const files = [...Deno.readDirSync(new URL(name, folder))].map((file) => file.name).sort();
  const texts = await Promise.all(
    files.map((file) => Deno.readTextFile(new URL(name + file, folder))),
  );
  return texts.join("");
}

async function isBuilt(stamp: string): Promise<boolean> {
  try {
    for (const name of Object.keys(tools)) await Deno.stat(new URL(`bin/${name}`, folder));
    return await Deno.readTextFile(new URL("bin/.go.mod.sha256", folder)) === stamp;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function goVersion(): Promise<string | undefined> {
  try {
    // Otherwise Go may fetch the version that go.mod asks for, which is not for us to decide.
    const env = { GOTOOLCHAIN: "local", GOWORK: "off" };
    const { stdout } = await new Deno.Command("go", { args: ["env", "GOVERSION"], env }).output();
    return /go(\d+(\.\d+)*)/.exec(new TextDecoder().decode(stdout))?.[1];
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

async function build(name: string, path: string, flags: string): Promise<boolean> {
  const args = ["build", "-trimpath", "-ldflags", flags, "-o", `bin/${name}`, path];
  const env = { CGO_ENABLED: "0", GOTOOLCHAIN: "local", GOWORK: "off", GOFLAGS: "-mod=readonly" };
  const { success } = await new Deno.Command("go", { args, cwd: folder, env }).spawn().status;
  return success;
}

/** The version that the server reports is set at link time, as the release builds do. */
function linkerFlags(version: string): string {
  const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(version) ?? [];
  const facts = {
    gitVersion: version,
    gitMajor: major,
    gitMinor: minor,
    gitTreeState: "clean",
  };
  const set = Object.entries(facts).map(([name, value]) =>
    `-X k8s.io/component-base/version.${name}=${value}`
  );
  return ["-s", "-w", ...set].join(" ");
}

function find(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new SyntaxError(`Cannot read go.mod: nothing matches ${pattern}`);
  return found;
}

function older(version: string, wanted: string): boolean {
  const parts = (text: string) => text.split(".").map(Number);
  const [have, need] = [parts(version), parts(wanted)];
  const at = need.findIndex((part, i) => part !== (have[i] ?? 0));
  return at >= 0 && (have[at] ?? 0) < need[at]!;
}

async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(hash).toHex();
}

function say(line: string): true {
  console.log(line);
  return true;
}

function refuse(why: string): false {
  console.error(`envtest: cannot build: ${why}`);
  return false;
}

if (import.meta.main) Deno.exit(await main() ? 0 : 1);
