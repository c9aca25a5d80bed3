import assert from "node:assert/strict";
import { access, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";
import { runtime } from "kubist/runtime";
import { buildJsr, tryPublishing } from "../../../scripts/build_jsr.ts";
import { buildNpm, packNpm } from "../../../scripts/build_npm.ts";
import { readBlocks } from "../../docs/blocks.ts";
import { withExampleCluster } from "../../docs/cluster.ts";
import { around, skip, test } from "../../harness.ts";
import { emptyProject, type Project } from "./projects.ts";
import { readSteps } from "./readme_path.ts";

const readme = new URL("../../../README.md", import.meta.url);
const node = ["npx", "-y", "node@24"];
const runners = { Deno: ["deno", "run", "-A"], Bun: ["bun"], Node: node } as const;
const compilers = ["typescript@7.0.2", "typescript@6.0.3"];

/** The tarball, and a project that has it installed as a user does. */
let project: Project;
let tarball: string;

async function start(): Promise<void> {
  project = await emptyProject();
  const built = join(project.folder, "built");
  await buildNpm(built);
  tarball = await packNpm(built, project.folder);
  await project.write("deno.json", `${JSON.stringify({ nodeModulesDir: "manual" })}\n`);
  await project.run(["npm", "install", "--silent", "--no-audit", "--no-fund", tarball]);
}

/** The runtime's command, where it is not on the path by npx. */
function command(runner: keyof typeof runners): readonly string[] {
  const [name, ...rest] = runners[runner];
  if (runner === "Deno") return [process.execPath, ...rest];
  return runner === "Bun" ? ["npx", "-y", "bun@1.4.5", ...rest] : [name, ...rest];
}

/** A command of the README, with the tarball for the package and the runtimes where they are. */
function asTyped([name = "", ...rest]: readonly string[], node24: string): readonly string[] {
  if (name === "npm") return [name, ...rest.map((word) => word === "kubist" ? tarball : word)];
  if (name === "deno") return [process.execPath, ...rest];
  if (name === "node") return [node24, ...rest];
  return name === "bun" ? [...command("Bun"), ...rest] : [name, ...rest];
}

/** The binary of a Node that kubist runs on: the one that CI has may be older. */
async function pathOfNode(): Promise<string> {
  return (await project.run([...node, "-p", "process.execPath"])).trim();
}

function withoutAges(text: string): string {
  return text.replace(/\b\d+[smh]\b/g, "0s").trim();
}

const tests: Readonly<Record<string, () => Promise<void>>> = {
  async "the tarball holds JavaScript, declarations and papers, and nothing else"() {
    const listed = await project.run(["tar", "-tzf", tarball]);
    const files = listed.trim().split("\n").map((line) => line.replace(/^package\//, ""));
    const odd = files.filter((file) =>
      !/^(mod|lib\/.+|repl\/.+|chunks\/.+)\.(js|d\.ts)$/.test(file) &&
      !/^docs\/([^/]+\.(md|svg)|examples\/[^/]+\.ts)$/.test(file) &&
      !["package.json", "README.md", "LICENSE", "CHANGELOG.md", "lib/README.md"].includes(file)
    );
    assert.deepEqual(odd, []);
    const manifest = JSON.parse(
      await readFile(join(project.folder, "node_modules/kubist/package.json"), "utf8"),
    );
    assert.equal(manifest.devDependencies, undefined);
    for (const door of Object.values(manifest.exports)) {
      for (const file of typeof door === "string" ? [door] : Object.values(door as object)) {
        assert.ok(files.includes(file.slice(2)), file);
      }
    }
    assert.ok(!Object.keys(manifest.dependencies).some((name) => /^(deno|bun)$/.test(name)));
  },

  async "the links of the README and of the guides lead to files of the tarball"() {
    const installed = join(project.folder, "node_modules/kubist");
    const guides = (await readdir(join(installed, "docs"))).filter((name) => name.endsWith(".md"));
    assert.ok(guides.length > 20);
    for (const page of ["README.md", ...guides.map((name) => `docs/${name}`)]) {
      const text = await readFile(join(installed, page), "utf8");
      for (const [, link = ""] of text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)) {
        await access(join(installed, dirname(page), link));
      }
    }
  },

  async "the README's scripts run in an empty project on Deno, Bun and Node"() {
    const blocks = readBlocks(await readFile(readme, "utf8"));
    assert.ok(blocks.length > 0);
    for (const [runner] of Object.entries(runners) as [keyof typeof runners, unknown][]) {
      for (const { code, line } of blocks) {
        await withExampleCluster(async (kubeconfig) => {
          const file = `readme_${line}.ts`;
          await project.write(file, `${code}\nexport {};\n`);
          await project.run([...command(runner), file], { KUBECONFIG: kubeconfig });
        });
      }
    }
  },

  async "the README's scripts and every door check under tsc --strict and deno check"() {
    const { exports } = JSON.parse(
      await readFile(join(project.folder, "node_modules/kubist/package.json"), "utf8"),
    );
    const doors = Object.keys(exports).filter((door) => door !== "./package.json")
      .map((door, i) => `import * as d${i} from "kubist${door.slice(1)}";\nvoid d${i};`);
    await project.write("doors.ts", `${doors.join("\n")}\n`);
    const blocks = readBlocks(await readFile(readme, "utf8"));
    const files = ["doors.ts"];
    for (const { code, line } of blocks) {
      await project.write(`check_${line}.ts`, `${code}\nexport {};\n`);
      files.push(`check_${line}.ts`);
    }
    const flags = ["--strict", "--noEmit", "--ignoreConfig", "--module", "nodenext"];
    for (const compiler of compilers) {
      const tsc = ["npx", "-y", "-p", compiler, "tsc"];
      await project.run([...tsc, ...flags, "--target", "es2024", ...files]);
    }
    await project.run([process.execPath, "check", "--quiet", ...files]);
  },

  async "the README's five minutes work from an empty directory"() {
    await using stranger = await emptyProject();
    const steps = readSteps(await readFile(readme, "utf8"), "Five minutes");
    const node24 = await pathOfNode();
    const PATH = `${dirname(node24)}:${process.env.PATH}`;
    assert.deepEqual(
      ["file", "run", "prompt"].map((type) => steps.filter((step) => step.type === type).length),
      [4, 15, 1],
    );
    await withExampleCluster(async (kubeconfig) => {
      for (const [i, step] of steps.entries()) {
        const next = steps[i + 1];
        if (step.type === "file") await stranger.write(step.name, step.text);
        else if (step.type === "run") {
          const typed = next?.type === "prompt" ? `${next.inputs.join("\n")}\n` : "";
          const printed = await stranger.run(
            asTyped(step.command, node24),
            { KUBECONFIG: kubeconfig, PATH },
            typed,
          );
          if (next?.type === "prompt") assert.equal(withoutAges(printed), withoutAges(next.shows));
        }
      }
    });
  },

  async "the package for JSR could be published: no slow types, nothing missing"() {
    const folder = join(project.folder, "jsr");
    await buildJsr(folder);
    await tryPublishing(folder);
  },

  async "npx kubist and bunx kubist run the command"() {
    const asked = ["kubist", "version", "--client", "-o", "name"];
    const { version } = JSON.parse(
      await readFile(new URL("../../../package.json", import.meta.url), "utf8"),
    );
    const PATH = `${dirname(await pathOfNode())}:${process.env.PATH}`;
    for (const tool of [["npx"], ["npx", "-y", "bun@1.4.5", "x", "--bun"]]) {
      assert.equal((await project.run([...tool, ...asked], { PATH })).trim(), `kubist/${version}`);
    }
    await project.write(
      "script.mjs",
      `import { gvk } from "kubist/meta";\nconsole.log(typeof gvk);\n`,
    );
    assert.equal(await project.run(["npx", "kubist", "run", "script.mjs"], { PATH }), "function\n");
  },
};

// It needs the registry and a minute; it starts the other runtimes itself.
const wanted = process.env.KUBIST_PACKAGE === "1" && runtime().name === "deno";
if (wanted) around(start, async () => await project[Symbol.asyncDispose]());
for (const [name, run] of Object.entries(tests)) {
  if (wanted) test(name, run, { timeoutMs: 240_000 });
  else skip(name, "it runs on Deno with KUBIST_PACKAGE=1, which CI sets once");
}
