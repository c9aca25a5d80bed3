/**
 * kubist beside client-go and `@kubernetes/client-node` on one server in another process: lists of
 * pods in every form, and informers. A loss is said plainly and fails nothing.
 *
 * Go builds client-go's part from tests/envtest; npm installs client-node into a temporary folder;
 * what is not to be had is left out with a line that says so.
 *
 * `--write` puts the lists and informers into docs/formats.md, where they are read.
 *
 * `deno task bench:rivals [--rounds 7] [--runtime deno|bun] [--write]`
 *
 * @module
 */

import { createCertificateAuthority } from "kubist/testing";
import { loadProtobuf } from "kubist/wire";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { contenders, execute } from "./contender.ts";
import { describePod } from "./fixture.ts";
import { median } from "./report.ts";
import { createRivalsFixture } from "./rivals_fixture.ts";
import type { Feat, RivalAssignment } from "./rounds.ts";

const size = { pods: 10_000, events: 10_000, pageSize: 500 };
const clientNode = "@kubernetes/client-node";
const envtest = fileURLToPath(new URL("../envtest/", import.meta.url));

const bytes = JSON.stringify(describePod(0)).length;

async function protobufBytes(): Promise<number> {
  const pod = { kind: "Pod", apiVersion: "v1", ...describePod(0) };
  return (await loadProtobuf()).encode(pod).length;
}

async function serve(events: number, tls: { cert: string; key: string }) {
  const handler = await createRivalsFixture({ ...size, events });
  return Deno.serve({ hostname: "127.0.0.1", port: 0, ...tls, onListen() {} }, handler);
}

/** The path of client-go's part, built; undefined where Go does not build it. */
async function buildGo(folder: string): Promise<string | undefined> {
  const path = join(folder, "client-go");
  const env = { CGO_ENABLED: "0", GOTOOLCHAIN: "local", GOWORK: "off", GOFLAGS: "-mod=readonly" };
  try {
    await execute(["go", "build", "-C", envtest, "-trimpath", "-o", path, "./bench"], env);
    return path;
  } catch {
    console.log("client-go is left out: Go does not build tests/envtest/bench");
    return undefined;
  }
}

/** client-node's part beside its installed library; undefined where npm does not install that. */
async function installClientNode(folder: string): Promise<string | undefined> {
  try {
    await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
    await execute(["npm", "install", "--silent", "--no-save", "--prefix", folder, clientNode]);
    for (const file of ["rival_client_node.ts", "rounds.ts"]) {
      await copyFile(new URL(file, import.meta.url), join(folder, file));
    }
    return join(folder, "rival_client_node.ts");
  } catch {
    console.log("client-node is left out: npm does not install it");
    return undefined;
  }
}

async function run(command: readonly string[], env: Readonly<Record<string, string>>) {
  const { output } = await execute(command, env);
  return JSON.parse(output.split("\n").at(-1) ?? "") as Feat[];
}

/** The lines of the table in the guide for what one runtime did. */
function toRows(runtime: string, feats: readonly Feat[], yardstick: readonly Feat[]): string[] {
  const own = (job: string) => feats.find((feat) => feat.job === job && feat.name.includes("json"));
  const cell = (feat: Feat) => {
    const base = own(feat.job);
    return base ? `${(median(feat.spent.cpu) / median(base.spent.cpu)).toFixed(2)}` : "";
  };
  const memory = (feat: Feat) =>
    feat.memory === undefined ? "" : `${(feat.memory / bytes).toFixed(2)} of its JSON`;
  return [...feats, ...yardstick].map((feat) =>
    `| ${runtime} | ${jobs[feat.job]} | ${feat.name} | ${cell(feat)} | ${memory(feat)} |`
  );
}

const jobs = { list: "list", sync: "informer until synced", events: "informer and 10,000 changes" };
const page = "docs/formats.md";
const marks = ["<!-- measured -->", "<!-- until here -->"] as const;

async function write(rows: readonly string[]): Promise<void> {
  const [before = "", rest = ""] = (await readFile(page, "utf8")).split(marks[0]);
  const head = ["| on | job | client and form | CPU | memory of a pod |", "| - | - | - | - | - |"];
  const text = [...head, ...rows].join("\n");
  const after = rest.split(marks[1])[1] ?? "";
  await writeFile(page, `${before}${marks[0]}\n\n${text}\n\n${marks[1]}${after}`);
  await execute([Deno.execPath(), "fmt", "-q", page]);
}

function show(feats: readonly Feat[], yardstick: readonly Feat[]): void {
  for (const { name, job, spent, memory } of feats) {
    const cpu = median(spent.cpu);
    const ratios = yardstick.filter((feat) => feat.job === job).map((feat) =>
      `${(cpu / median(feat.spent.cpu)).toFixed(2)}x ${feat.name}`
    );
    const kept = memory === undefined
      ? ""
      : `, ${memory.toFixed(0)} bytes a pod, ${(memory / bytes).toFixed(2)}x its JSON`;
    const figures = `${cpu.toFixed(0)} ms CPU in ${median(spent.wall).toFixed(0)} ms${kept}`;
    console.log(`  ${job.padEnd(7)}${name.padEnd(34)}${figures}; CPU ${ratios.join(", ")}`);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: "string", default: "7" },
      runtime: { type: "string" },
      write: { type: "boolean", default: false },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), "kubist-rivals-"));
  const authority = await createCertificateAuthority();
  const about = { commonName: "bench", usage: "server", ipAddresses: ["127.0.0.1"] } as const;
  const tls = await authority.issue(about);
  const [quiet, busy] = [await serve(0, tls), await serve(size.events, tls)];
  const address = (server: Deno.HttpServer<Deno.NetAddr>) =>
    `https://127.0.0.1:${server.addr.port}`;
  const assignment: RivalAssignment = {
    ...size,
    quiet: address(quiet),
    busy: address(busy),
    ca: authority.cert,
    token: "bench",
    rounds: Number(values.rounds),
  };
  const env = { BENCH: JSON.stringify(assignment) };
  try {
    const [go, node] = [await buildGo(folder), await installClientNode(folder)];
    const ca = join(folder, "ca.pem");
    await writeFile(ca, authority.cert);
    const wire = `${bytes} bytes of JSON or ${await protobufBytes()} of protobuf`;
    console.log(`${size.pods} pods of ${wire}, medians of ${values.rounds} rounds`);
    const yardstick = go ? await run([go], env) : [];
    show(yardstick, yardstick);
    const rows: string[] = [];
    for (const { name, run: command, flags } of await contenders(values.runtime)) {
      console.log(name);
      const feats = await run([...command, ...flags, "tests/bench/rival_kubist.ts"], env);
      show(feats, yardstick);
      rows.push(...toRows(name, feats, yardstick));
      if (!node) continue;
      const own = name.startsWith("deno") ? ["--no-config", "--node-modules-dir=manual"] : [];
      // On Bun the library does not hand its authority on, so the runtime is told.
      const more = { CLIENT_NODE: clientNode, NODE_EXTRA_CA_CERTS: ca };
      const theirs = await run([...command, ...flags, ...own, node], { ...env, ...more });
      show(theirs, yardstick);
    }
    if (values.write) await write(rows);
  } finally {
    await rm(folder, { recursive: true });
    await Promise.all([quiet.shutdown(), busy.shutdown()]);
  }
}

if (import.meta.main) {
  await main();
  process.exit();
}
