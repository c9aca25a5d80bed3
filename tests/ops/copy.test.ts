import assert from "node:assert/strict";
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Client } from "kubist";
import { KubeError } from "kubist/errors";
import { CopyError, type CopyProblem } from "kubist/ops";
import { type FileTree, runtime } from "kubist/runtime";
import { startCluster } from "kubist/testing";
import { createTarDecoder, packTar, type ParsedTarEntry, type TarHeader } from "modern-tar";
import { eachMember } from "../../lib/ops/copy/archive.ts";
import { Extractor } from "../../lib/ops/copy/extract.ts";
import { containerPath, memberPath } from "../../lib/ops/copy/names.ts";
import { test } from "../harness.ts";
import { hostileArchives } from "./hostile_archives.ts";

/** A directory of its own for a test. */
async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "kubist-copy-"));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A running pod `p`. */
async function withPod(use: (k: Client, folder: string) => Promise<void>): Promise<void> {
  await using cluster = await startCluster({ simulate: true });
  const k = cluster.client({ namespace: "default" });
  const spec = { containers: [{ name: "c", image: "i" }] };
  await k.pods("default").create({ metadata: { name: "p" }, spec });
  await k.pods("default").wait("p", "Ready");
  await inFolder((folder) => use(k, folder));
}

function problem(wanted: CopyProblem): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof CopyError, String(error));
    assert.equal(error.problem, wanted, error.message);
    return true;
  };
}

/** Writes an archive of such members, as a container that is not to be trusted might send it. */
async function extract(
  target: string,
  headers: readonly TarHeader[],
  options = {},
  here?: FileTree,
) {
  const entries = headers.map((header) => ({ header, body: "x".repeat(header.size) }));
  const archive = await packTar(entries);
  const tree = here ?? await runtime().fileTree();
  const extractor = new Extractor({ tree, asked: "data", target, options });
  const bytes = new Blob([archive]).stream().pipeThrough(createTarDecoder({ strict: true }));
  for await (const entry of bytes as AsyncIterable<ParsedTarEntry>) await extractor.take(entry);
  return extractor.counts;
}

const file = (name: string, more: Partial<TarHeader> = {}) => ({ name, size: 1, ...more });

test("copyTo() and copyFrom() give a tree back as it was", async () => {
  await withPod(async (k, folder) => {
    const long = "n".repeat(180);
    await mkdir(join(folder, "from", "sub", "empty"), { recursive: true });
    await writeFile(join(folder, "from", "a é.txt"), "text");
    const bytes = new Uint8Array(300_000).map((_, i) => i * 7);
    await writeFile(join(folder, "from", "sub", "b"), bytes);
    await writeFile(join(folder, "from", "sub", long), "");
    await writeFile(join(folder, "from", "run"), "#!");
    await chmod(join(folder, "from", "run"), 0o755);
    await symlink("/etc/passwd", join(folder, "from", "link"));
    const skips: string[] = [];
    const sent = await k.pods().copyTo("p", join(folder, "from"), "/data/in", {
      onSkip: (path, why) => skips.push(`${path.slice(folder.length)}: ${why}`),
    });
    assert.deepEqual(sent, { files: 4, directories: 3, bytes: 300_006, skipped: 1 });
    assert.deepEqual(skips, ["/from/link: a link is not copied"]);
    const got = await k.pods().copyFrom("p", "/data/in", join(folder, "to"));
    assert.deepEqual(got, { ...sent, skipped: 0 });
    const to = join(folder, "to");
    assert.deepEqual((await readdir(to, { recursive: true })).sort(), [
      "a é.txt",
      "run",
      "sub",
      join("sub", "b"),
      join("sub", "empty"),
      join("sub", long),
    ]);
    assert.deepEqual(new Uint8Array(await readFile(join(to, "sub", "b"))), bytes);
    assert.equal((await lstat(join(to, "run"))).mode & 0o100, 0o100);
  });
}, { timeoutMs: 240_000 });

test("copyTo() and copyFrom() of a file name it, or put it into a directory", async () => {
  await withPod(async (k, folder) => {
    const here = (name: string) => join(folder, name);
    await writeFile(here("a"), "A");
    await k.pods().copyTo("p", here("a"), "/data/b");
    await k.pods().copyTo("p", here("a"), "/data");
    await k.pods().copyTo("p", here("a"), "/new/");
    const names = await k.pods().exec("p", ["ls", "/data", "/new"]);
    assert.deepEqual(names.stdout.match(/\b[ab]\b/g), ["a", "b", "a"]);
    await k.pods().copyFrom("p", "/data/b", here("c"));
    await k.pods().copyFrom("p", "/data/b", folder);
    assert.deepEqual((await readdir(folder)).sort(), ["a", "b", "c"]);
  });
});

test("row 143: copyFrom() and copyTo() say what is wrong", async () => {
  await withPod(async (k, folder) => {
    const here = (name: string) => join(folder, name);
    await writeFile(here("a"), "A");
    await k.pods().copyTo("p", here("a"), "/data/a");
    const from = (path: string, to: string, options = {}) =>
      k.pods().copyFrom("p", path, here(to), options);
    await assert.rejects(from("/data/none", "x"), problem("cp.source"));
    await assert.rejects(k.pods().copyTo("p", here("none"), "/x"), problem("cp.source"));
    await assert.rejects(from("/data/a", "a", { overwrite: false }), problem("cp.exists"));
    await assert.rejects(from("/data", "a"), problem("cp.target"));
    await assert.rejects(from("/data/a", join("no", "such")), problem("cp.target"));
    await assert.rejects(from("/data", "y", { maxBytes: 0 }), problem("cp.limit"));
    await assert.rejects(from("/data", "z", { maxEntries: 1 }), problem("cp.limit"));
    await assert.rejects(from("/data/../etc", "x"), TypeError);
    await assert.rejects(from("", "x"), TypeError);
    await assert.rejects(k.pods().copyFrom("gone", "/data", here("x")), { code: 404 });
  });
});

test("Extractor refuses every name that leads out of the target", async () => {
  const hostile = [
    "/etc/passwd",
    "../x",
    "data/../../x",
    "data/..",
    "..",
    "other",
    "database",
    "data\\..\\x",
    "C:\\x",
    "C:x",
    `data/${"d/".repeat(200)}x`,
  ];
  await inFolder(async (folder) => {
    for (const name of hostile) {
      for (const more of [{}, { type: "directory", size: 0 }, { pax: { path: name } }] as const) {
        const target = join(folder, "target");
        await assert.rejects(extract(target, [file(name, more)]), problem("cp.escape"), name);
      }
    }
    assert.deepEqual(await readdir(folder), []);
  });
});

test("Extractor writes nothing outside of its target, whatever an archive holds", async () => {
  await inFolder(async (folder) => {
    const outside = ["out", "target-evil", "data"];
    const archives = hostileArchives(join(folder, "out"));
    assert.ok(archives.length >= 250, `${archives.length} archives`);
    for (const name of outside) await mkdir(join(folder, name));
    let refused = 0;
    for (const { name, members } of archives) {
      const target = join(folder, "target");
      await extract(target, members).catch((error) => {
        assert.ok(error instanceof CopyError, `${name}: ${error}`);
        refused++;
      });
      const beside = (await readdir(folder)).filter((one) => one !== "target");
      assert.deepEqual(beside.sort(), outside.toSorted(), name);
      for (const other of outside) assert.deepEqual(await readdir(join(folder, other)), [], name);
      for (const path of await readdir(target, { recursive: true }).catch(() => [])) {
        const made = await lstat(join(target, path));
        assert.ok(made.isFile() || made.isDirectory(), `${name}: ${path}`);
      }
      await rm(target, { recursive: true, force: true });
    }
    // Names that lead away are refused; links and devices alone are passed over.
    assert.ok(refused > 200, `${refused} refused`);
  });
}, { timeoutMs: 240_000 });

test("Extractor makes no links and no devices, and writes through none", async () => {
  await inFolder(async (folder) => {
    const target = join(folder, "target");
    const out = join(folder, "out");
    await mkdir(out);
    const types = ["symlink", "link", "character-device", "block-device", "fifo"] as const;
    const links = types.map((type) => file(`data/${type}`, { type, size: 0, linkname: out }));
    // Two steps: first a link, then a file through it.
    const counts = await extract(target, [...links, file("data/symlink/x")]);
    assert.equal(counts.skipped, types.length);
    assert.deepEqual(await readdir(out), []);
    assert.ok((await lstat(join(target, "symlink"))).isDirectory());
    // A link that is here already is neither entered nor written through.
    await symlink(out, join(target, "here"));
    await symlink(join(out, "made"), join(target, "file"));
    await assert.rejects(extract(target, [file("data/here/x")]), problem("cp.target"));
    await assert.rejects(extract(target, [file("data/file")]), problem("cp.target"));
    assert.deepEqual(await readdir(out), []);
  });
});

test("row 143: Extractor tells a disk that is full by its file", async () => {
  await inFolder(async (folder) => {
    const target = join(folder, "target");
    const cause = Object.assign(new RangeError("ENOSPC: no space left"), { code: "ENOSPC" });
    const full = new KubeError(`Cannot write "${target}/x": no space left on the device`, {
      cause,
    });
    const tree = { ...await runtime().fileTree(), write: () => Promise.reject(full) };
    await assert.rejects(extract(target, [file("data/x")], {}, tree), (error) => {
      assert.match(String(error), /target\/x": no space left on the device$/);
      return problem("cp.disk")(error);
    });
  });
});

test("eachMember() refuses what is no archive with a typed error", async () => {
  const archive = await packTar([{ header: file("data/x"), body: "x" }]);
  const take = async ({ body }: ParsedTarEntry) => await body.cancel();
  const read = (bytes: Uint8Array) => eachMember(new Blob([bytes as BlobPart]).stream(), take);
  await read(archive);
  const wrong = [archive.slice(0, 700), archive.map((value, i) => i === 3 ? value ^ 1 : value)];
  for (const bytes of wrong) await assert.rejects(read(bytes), { name: "ProtocolError" });
});

test("Extractor takes special bits from modes", async () => {
  await inFolder(async (folder) => {
    await extract(join(folder, "t"), [file("data/x", { mode: 0o7777 })]);
    const { mode } = await lstat(join(folder, "t", "x"));
    assert.equal(mode & 0o7000, 0);
  });
});

test("memberPath() gives a path below the one asked for, or refuses, whatever the name", () => {
  const part = fc.constantFrom("data", "..", ".", "", "a", "\\", "\0", "C:", "é", "-rf");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.boolean(), (parts, isRooted) => {
      const name = (isRooted ? "/" : "") + parts.join("/");
      let path: string;
      try {
        path = memberPath(name, "data");
      } catch (error) {
        return problem("cp.escape")(error);
      }
      assert.ok(!/(^|\/)\.\.?(\/|$)|^\/|\/\/|\\|\0/.test(path), path);
    }),
    { numRuns: 2000 },
  );
});

test("containerPath() reads paths as tar writes them", () => {
  assert.equal(containerPath("/var//log/./app.log"), "var/log/app.log");
  assert.equal(containerPath("app"), "app");
  assert.equal(containerPath("/"), "");
  for (const wrong of ["", "..", "/a/../b", "a\0"]) {
    assert.throws(() => containerPath(wrong), TypeError);
  }
});
