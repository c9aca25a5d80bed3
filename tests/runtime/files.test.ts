import assert from "node:assert/strict";
import { symlinkSync, writeFileSync } from "node:fs";
import { KubeError } from "kubist/errors";
import { runtime } from "kubist/runtime";
import { test } from "../harness.ts";

const { os } = runtime();

async function inDirectory(work: (path: (name: string) => string) => Promise<void>) {
  const directory = await runtime().makeTempDir("kubist-");
  try {
    await work((name) => `${directory}/${name}`);
  } finally {
    await runtime().remove(directory);
  }
}

test("readTextFile() reads what writeTextFile() wrote, private by default", async () => {
  await inDirectory(async (path) => {
    const file = path("a.txt");
    await runtime().writeTextFile(file, "ü\n");
    assert.equal(await runtime().readTextFile(file), "ü\n");
    if (os !== "windows") assert.equal((await runtime().stat(file))?.mode, 0o600);
    await runtime().writeTextFile(file, "second", { mode: 0o640 });
    assert.equal(await runtime().readTextFile(file), "second");
    if (os !== "windows") assert.equal((await runtime().stat(file))?.mode, 0o640);
    assert.deepEqual(await runtime().readDir(path("")), ["a.txt"]);
  });
});

test("writeTextFile() leaves a symbolic link a link", async () => {
  await inDirectory(async (path) => {
    await runtime().writeTextFile(path("real"), "1");
    symlinkSync(path("real"), path("link"));
    await runtime().writeTextFile(path("link"), "2");
    assert.equal(await runtime().readTextFile(path("real")), "2");
    assert.deepEqual((await runtime().readDir(path("")))?.toSorted(), ["link", "real"]);
  });
});

test("writeTextFile() leaves nothing behind when it fails", async () => {
  await inDirectory(async (path) => {
    await runtime().mkdir(path("dir/sub"));
    await assert.rejects(runtime().writeTextFile(path("dir/sub"), "x"), KubeError);
    await assert.rejects(
      runtime().writeTextFile(path("none/x"), "x"),
      (error) => error instanceof KubeError && error.message.endsWith("no such file or directory"),
    );
    assert.deepEqual(await runtime().readDir(path("dir")), ["sub"]);
  });
});

test("createTextFile() creates a file once", async () => {
  await inDirectory(async (path) => {
    assert.equal(await runtime().createTextFile(path("lock"), "1"), true);
    assert.equal(await runtime().createTextFile(path("lock"), "2"), false);
    assert.equal(await runtime().readTextFile(path("lock")), "1");
    if (os !== "windows") assert.equal((await runtime().stat(path("lock")))?.mode, 0o600);
  });
});

test("readTextFile() decodes by the byte order mark", async () => {
  await inDirectory(async (path) => {
    const cases: readonly (readonly number[])[] = [
      [0x61, 0xc3, 0xbc],
      [0xef, 0xbb, 0xbf, 0x61, 0xc3, 0xbc],
      [0xff, 0xfe, 0x61, 0, 0xfc, 0],
      [0xfe, 0xff, 0, 0x61, 0, 0xfc],
    ];
    for (const bytes of cases) {
      writeFileSync(path("text"), Uint8Array.from(bytes));
      assert.equal(await runtime().readTextFile(path("text")), "aü");
    }
  });
});

test("readTextFile(), stat() and readDir() are undefined for what does not exist", async () => {
  await inDirectory(async (path) => {
    await runtime().writeTextFile(path("file"), "");
    for (const missing of [path("none"), path("file/none")]) {
      assert.equal(await runtime().readTextFile(missing), undefined);
      assert.equal(await runtime().stat(missing), undefined);
      assert.equal(await runtime().readDir(missing), undefined);
    }
  });
});

test("readTextFile() of a directory says so", async () => {
  await inDirectory(async (path) => {
    await assert.rejects(runtime().readTextFile(path("")), (error) => {
      assert.ok(error instanceof KubeError);
      assert.match(error.message, /^Cannot read ".*": it is a directory$/);
      return true;
    });
  });
});

test("stat() tells files from directories", async () => {
  await inDirectory(async (path) => {
    await runtime().writeTextFile(path("file"), "x");
    await runtime().mkdir(path("a/b/c"), { mode: 0o700 });
    await runtime().mkdir(path("a/b/c"));
    const file = await runtime().stat(path("file"));
    assert.equal(file?.isFile, true);
    assert.equal(file.isDirectory, false);
    assert.ok(Math.abs(file.mtimeMs - Date.now()) < 60_000);
    const directory = await runtime().stat(path("a/b/c"));
    assert.equal(directory?.isDirectory, true);
    assert.equal(directory.isFile, false);
    if (os !== "windows") assert.equal(directory.mode, 0o700);
  });
});

test("remove() removes a tree, and is content with nothing", async () => {
  await inDirectory(async (path) => {
    await runtime().mkdir(path("a/b"));
    await runtime().writeTextFile(path("a/b/c"), "x");
    await runtime().remove(path("a"));
    assert.equal(await runtime().stat(path("a")), undefined);
    await runtime().remove(path("a"));
  });
});

test("makeTempDir() makes a private directory of its own", async () => {
  const [one, two] = [
    await runtime().makeTempDir("kubist-"),
    await runtime().makeTempDir("kubist-"),
  ];
  assert.notEqual(one, two);
  assert.match(one, /kubist-[^/\\]+$/);
  if (os !== "windows") assert.equal((await runtime().stat(one))?.mode, 0o700);
  await runtime().remove(one);
  await runtime().remove(two);
});

test("readFile() gives the bytes of a file, undefined when it does not exist", async () => {
  const dir = await runtime().makeTempDir("kubist-test-");
  await runtime().writeTextFile(`${dir}/a`, "é");
  assert.deepEqual(await runtime().readFile(`${dir}/a`), Uint8Array.of(0xc3, 0xa9));
  assert.equal(await runtime().readFile(`${dir}/b`), undefined);
  await runtime().remove(dir);
});
