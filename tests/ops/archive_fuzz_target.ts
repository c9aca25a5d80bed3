/**
 * Damaged archives, and what must hold of what is written of them.
 *
 * @module
 */

import assert from "node:assert/strict";
import { ProtocolError } from "kubist/errors";
import { CopyError } from "kubist/ops";
import type { FileTree, TreeEntry } from "kubist/runtime";
import { packTar, type TarHeader } from "modern-tar";
import { eachMember } from "../../lib/ops/copy/archive.ts";
import { Extractor } from "../../lib/ops/copy/extract.ts";
import { pick, type Random, several } from "../fuzz/random.ts";
import type { FuzzTarget } from "../meta/fuzz_targets.ts";

const parts = ["data", "..", ".", "", "a", "here", "\\", "\0", "C:", "é", "d".repeat(120)];
const types = ["file", "file", "file", "directory", "symlink", "link", "fifo"] as const;

interface Input {
  readonly headers: readonly TarHeader[];
  /** Which bytes are changed, and into what. */
  readonly damage: readonly (readonly [at: number, value: number])[];
}

function header(random: Random): TarHeader {
  const path = (from = pick(random, ["data/", "data/", "data/", "", "/", "../"])) =>
    from + several(random, 4, () => pick(random, parts)).join("/");
  const type = pick(random, types);
  return {
    name: path(),
    type,
    size: type === "file" ? 1 : 0,
    ...(type !== "file" && type !== "directory" && { linkname: path("../") }),
    ...(random() < 0.3 && { pax: { path: path() } }),
  };
}

function make(random: Random): Input {
  return {
    headers: several(random, 4, () => header(random)),
    damage: random() < 0.4 ? [] : several(
      random,
      6,
      () => [Math.floor(random() * 2048), Math.floor(random() * 256)] as const,
    ),
  };
}

/** A tree in memory that has "out", and a link to it in "target"; it fails when a path leads away. */
function watchedTree(): FileTree {
  const here = new Map<string, TreeEntry["type"]>([
    ["target", "directory"],
    ["target/here", "link"],
    ["out", "directory"],
  ]);
  const check = (path: string) => {
    const steps = path.split("/");
    assert.equal(steps[0], "target", `${JSON.stringify(path)} is outside`);
    assert.ok(!steps.some((step) => ["", ".", ".."].includes(step) || /[\0\\]/.test(step)), path);
    for (let i = 1; i < steps.length; i++) {
      assert.notEqual(here.get(steps.slice(0, i).join("/")), "link", `${path} is behind a link`);
    }
  };
  return {
    look(path) {
      const type = here.get(path);
      return Promise.resolve(type && { type, size: 0, mode: 0o644, mtimeMs: 0 });
    },
    list: () => Promise.resolve([]),
    makeDirectory(path) {
      check(path);
      if (!here.has(path)) here.set(path, "directory");
      return Promise.resolve();
    },
    read: () => assert.fail("nothing is to be read"),
    async write(path, bytes) {
      check(path);
      assert.notEqual(here.get(path), "link", `${path} is a link`);
      here.set(path, "file");
      for await (const _ of bytes);
    },
  };
}

async function take({ headers, damage }: Input): Promise<void> {
  const archive = await packTar(headers.map((one) => ({ header: one, body: "x".repeat(one.size) })))
    .catch(() => undefined);
  // What cannot be packed is no archive.
  if (!archive) throw new ProtocolError("Cannot read the archive: it cannot be written");
  for (const [at, value] of damage) if (at < archive.length) archive[at] = value;
  const extractor = new Extractor({
    tree: watchedTree(),
    asked: "data",
    target: "target",
    options: { maxBytes: 10_000 },
  });
  const bytes = new Blob([archive as BlobPart]).stream();
  await eachMember(bytes, (member) => extractor.take(member));
}

/** The target. */
export const archiveFuzzTarget: FuzzTarget = {
  name: "Z21 archives",
  refusals: [CopyError, ProtocolError],
  make,
  take: take as FuzzTarget["take"],
};
