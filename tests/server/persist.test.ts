import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { connect, isApiError, TransportError } from "kubist";
import { type ChildProcess, runtime } from "kubist/runtime";
import type { Storage, StoredRow } from "kubist/server";
import { test } from "../harness.ts";
import { api, CM, cm } from "./api.ts";

/** How often the server is killed; 200 for the whole proof. */
const kills = Number(process.env["KUBIST_KILLS"] ?? 3);

interface Serving {
  readonly child: ChildProcess;
  readonly output: ReadableStreamDefaultReader<string>;
  readonly server: string;
  readonly ca: string;
  readonly token: string;
}

async function serve(file: string): Promise<Serving> {
  const script = fileURLToPath(new URL("./persist_child.ts", import.meta.url));
  const args = "Deno" in globalThis ? ["run", "-A", "--no-check", script, file] : [script, file];
  const child = runtime().spawn(process.execPath, { args });
  const output = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("\n")) {
    const { value, done } = await output.read();
    if (done) throw new RangeError(`the server has not started: ${text}`);
    text += value;
  }
  return { child, output, ...JSON.parse(text) };
}

/** What was acknowledged: the value of each object, or that it is gone; undecided while a write is out. */
type Ledger = Map<string, string | undefined | typeof undecided>;
const undecided = Symbol("undecided");

/** Writes to objects of its own, one write after the other, until the server is gone. */
async function write(
  serving: Serving,
  ledger: Ledger,
  writer: number,
  onWritten: () => void,
): Promise<void> {
  const { server, ca, token } = serving;
  await using k = await connect({ server, ca, token, namespace: "default" });
  const maps = k.configMaps("default");
  for (let i = 0;; i++) {
    const name = `w${writer}-${i % 7}`;
    const value = `${writer}-${i}-${Math.random()}`;
    const before = ledger.get(name);
    ledger.set(name, undecided);
    try {
      if (before === undecided) await maps.delete(name, { timeoutMs: 60_000 }).catch(ignoreMissing);
      if (before === undecided || before === undefined) {
        await maps.create({ metadata: { name }, data: { value } }, { timeoutMs: 60_000 });
        ledger.set(name, value);
      } else if (i % 5 === 4) {
        await maps.delete(name, { timeoutMs: 60_000 });
        ledger.set(name, undefined);
      } else {
        await maps.patch(name, { data: { value } }, { timeoutMs: 60_000 });
        ledger.set(name, value);
      }
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      return;
    }
    onWritten();
  }
}

function ignoreMissing(error: unknown): void {
  if (!isApiError(error, "NotFound")) throw error;
}

async function compare(serving: Serving, ledger: Ledger): Promise<void> {
  const { server, ca, token } = serving;
  await using k = await connect({ server, ca, token, namespace: "default" });
  const stored = new Map<string, string | undefined>();
  for await (const map of k.configMaps("default").items()) {
    stored.set(map.metadata.name, map.data?.["value"]);
  }
  for (const [name, value] of ledger) {
    if (value !== undecided) assert.equal(stored.get(name), value, `${name} was acknowledged`);
  }
}

test(`persist loses no acknowledged write in ${kills} kills under load`, async () => {
  const folder = await runtime().makeTempDir("kubist-kills-");
  const ledger: Ledger = new Map();
  let serving = await serve(`${folder}/db`);
  try {
    for (let round = 0; round < kills; round++) {
      const { promise: time, resolve: kill } = Promise.withResolvers<void>();
      let left = 1 + Math.random() * 80;
      const onWritten = () => {
        if (left-- < 0) setTimeout(kill, Math.random() * 20);
      };
      const writers = Array.from({ length: 8 }, (_, i) => write(serving, ledger, i, onWritten));
      await time;
      await end(serving);
      await Promise.all(writers);
      serving = await serve(`${folder}/db`);
      await compare(serving, ledger);
    }
  } finally {
    await end(serving);
    await rm(folder, { recursive: true, force: true });
  }
}, { timeoutMs: 60_000 + kills * 15_000 });

async function end({ child, output }: Serving): Promise<void> {
  child.kill("SIGKILL");
  await Promise.all([child.exited, output.cancel(), child.stderr.cancel()]);
}

/** A storage that says when it may write, and whether it can. */
function storage(): Storage & { readonly written: StoredRow[][]; broken: boolean } {
  return {
    written: [],
    broken: false,
    load: () => ({ rows: [], revision: 0 }),
    write(rows) {
      if (this.broken) throw new RangeError("the disk is full");
      this.written.push([...rows]);
    },
    get: () => undefined,
    set: () => {},
    close: () => {},
  };
}

test("writes of one moment are committed together, and answered afterwards", async () => {
  const kept = storage();
  await using s = await api({ storage: kept });
  kept.written.length = 0;
  const names = ["a", "b", "c", "d"];
  const answers = await Promise.all(names.map((name) => s.post(CM, cm(name))));
  assert.deepEqual(answers.map((a) => a.status), [201, 201, 201, 201]);
  const [group] = kept.written;
  assert.equal(kept.written.length, 1);
  assert.deepEqual(group?.map((row) => row.key), names.map((name) => `t/${name}`));
});

test("a watch hears of a write once it is durable", async () => {
  const kept = storage();
  await using s = await api({ storage: kept });
  const watch = await s.watch(`${CM}?watch=1`);
  const sizes: number[] = [];
  kept.write = (rows) => void sizes.push(rows.length);
  const created = s.post(CM, cm("a"));
  const event = await watch.next();
  assert.deepEqual([event.object.metadata.name, sizes], ["a", [1]]);
  assert.equal((await created).status, 201);
  await watch.close();
});

test("a write that cannot be kept is refused, and so is all that follows", async () => {
  const kept = storage();
  await using s = await api({ storage: kept });
  kept.broken = true;
  const refused = await s.post(CM, cm("a"));
  assert.equal(refused.status, 500);
  assert.match(refused.body.message, /the disk is full/);
  kept.broken = false;
  assert.equal((await s.post(CM, cm("b"))).status, 500);
});
