import assert from "node:assert/strict";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { type ChildProcess, runtime } from "kubist/runtime";
import { startCluster } from "kubist/testing";
import { test } from "../harness.ts";
import { runPiped } from "./command/runner.ts";

const entry = fileURLToPath(new URL("../../repl/kubist.ts", import.meta.url));

/** Starts `kubist` as a process of this runtime, its output piped. */
function start(args: readonly string[]): ChildProcess {
  const deno = runtime().name === "deno" ? ["run", "-A", "--quiet", "--no-check"] : [];
  return runtime().spawn(process.execPath, {
    args: [...deno, entry, ...args],
    env: { NO_COLOR: "1" },
  });
}

interface Ended {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** Waits for its end; `onOut` hears what it prints. */
async function ended(child: ChildProcess, onOut?: () => void): Promise<Ended> {
  const text = async (stream: ReadableStream<Uint8Array>, heard?: () => void) => {
    const decoder = new TextDecoder();
    let all = "";
    for await (const chunk of stream) {
      all += decoder.decode(chunk, { stream: true });
      heard?.();
    }
    return all;
  };
  const [out, err] = await Promise.all([text(child.stdout, onOut), text(child.stderr)]);
  return { code: (await child.exited).code, out, err };
}

const kubist = (...args: string[]) => ended(start(args));

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await runtime().makeTempDir("kubist-process-");
  try {
    await work(folder);
  } finally {
    await runtime().remove(folder);
  }
}

const long = { timeoutMs: 240_000 };

test(
  "kubist writes results to standard output and mistakes to standard error, with codes",
  async () => {
    const [version, unknown, lost] = await Promise.all([
      kubist("version", "--client", "-o", "name"),
      kubist("versoin"),
      kubist("version", "--kubeconfig", "/nowhere/config"),
    ]);
    assert.deepEqual([version.code, version.err], [0, ""]);
    assert.match(version.out, /^kubist\/\d+\.\d+\.\d+\n$/);
    assert.deepEqual([unknown.code, unknown.out], [2, ""]);
    assert.match(unknown.err, /did you mean "version"\?\nSee "kubist --help"\n$/);
    assert.equal(lost.code, 3);
    assert.match(lost.out, /^kubist \d+\.\d+\.\d+, types of Kubernetes [\d.]+\n.+\n$/);
    assert.match(lost.err, /\/nowhere\/config/);
    assert.ok(!lost.err.includes("    at "), lost.err);
  },
  long,
);

test(
  "kubist run gives a script its arguments, its kubeconfig and its own exit code",
  () =>
    inFolder(async (folder) => {
      await using cluster = await startCluster();
      const { kubeconfig } = await cluster.listen();
      await runtime().writeTextFile(`${folder}/config`, kubeconfig);
      const script = `${folder}/script.mjs`;
      await runtime().writeTextFile(
        script,
        `import { connect } from "kubist";
import { gvk } from "kubist/meta";
import process from "node:process";
const k = await connect();
console.log(process.argv.slice(2).join(" "), typeof gvk, (await k.version()).gitVersion);
await k.close();
process.exitCode = 7;\n`,
      );
      const how = ["run", "--kubeconfig", `${folder}/config`, script, "a", "--kubeconfig", "b"];
      const ran = await kubist(...how);
      assert.deepEqual([ran.code, ran.out], [7, "a --kubeconfig b function v1.36.3\n"], ran.err);
      await runtime().writeTextFile(script, `throw new RangeError("of the script");\n`);
      const thrown = await kubist("run", "--embedded", script);
      assert.equal(thrown.code, 1);
      assert.match(thrown.err, /RangeError: of the script/);
      assert.equal((await kubist("run", join(folder, "none.ts"))).code, 2);
    }),
  long,
);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(
    `kubist serve ends on ${signal} and takes its kubeconfig away`,
    () =>
      inFolder(async (folder) => {
        const child = start(["serve", "--kubeconfig", `${folder}/config`]);
        const { code, out, err } = await ended(child, () => child.kill(signal));
        assert.deepEqual([code, out], [0, `${folder}/config\n`], err);
        assert.equal(await runtime().stat(`${folder}/config`), undefined);
      }),
    long,
  );
}

test("a piped prompt goes on after an error, and ends with the code of the first", async () => {
  const lines = '6 * 7\npods("web").get("a")\nthrow new Error("later")\n1 + 1\n';
  const prompted = (input: string) =>
    runPiped(["repl", "--embedded", "--no-history"], { cwd: process.cwd(), env: {}, input });
  const { code, out, err } = await prompted(lines);
  assert.equal(code, 6);
  assert.equal(out, "42\n2\n");
  assert.equal(
    err,
    'Cannot get pods "a" in namespace "web": not found (404)\nError: later\n',
  );
  assert.equal((await prompted("1\n")).code, 0);
}, long);
