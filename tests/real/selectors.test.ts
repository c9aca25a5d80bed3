import assert from "node:assert/strict";
import process from "node:process";
import { connect } from "kubist";
import { selector } from "kubist/meta";
import { startEnvtest } from "kubist/testing";
import { generator, pick, type Random } from "../fuzz/random.ts";
import { test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

const runs = 300;
const seed = Number(process.env["KUBIST_FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

const keys = ["app", "tier", "x.io/size", "n"];
const values = ["", "a", "b", "1", "2", "10", "A.b_c-1"];

function labels(random: Random): Record<string, string> {
  const all: Record<string, string> = {};
  for (const key of keys) if (random() < 0.6) all[key] = pick(random, values);
  return all;
}

function requirement(random: Random): string {
  const key = pick(random, keys);
  const value = () => pick(random, values);
  const list = () => `(${Array.from({ length: 1 + Math.floor(random() * 3) }, value).join(", ")})`;
  return pick(random, [
    () => key,
    () => `!${key}`,
    () => `${key}=${value()}`,
    () => `${key} == ${value()}`,
    () => `${key}!=${value()}`,
    () => `${key} in ${list()}`,
    () => `${key} notin ${list()}`,
    () => `${key} > ${Math.floor(random() * 12)}`,
    () => `${key} < ${Math.floor(random() * 12)}`,
  ])();
}

test(
  `kube-apiserver selects by 300 selectors what selector() matches, from seed ${seed}`,
  async () => {
    await using server = await startEnvtest({ assetsDir: assetsDir() });
    const { server: address, ca, cert, key } = server;
    await using k = await connect({ server: address, ca, cert, key, namespace: "default" });
    const random = generator(seed);
    const all = new Map<string, Record<string, string>>();
    for (let i = 0; i < 40; i++) {
      const name = `c${i}`;
      all.set(name, labels(random));
      await k.configMaps().create({ metadata: { name, labels: { own: "yes", ...all.get(name) } } });
    }
    for (let i = 0; i < runs; i++) {
      const count = 1 + Math.floor(random() * 2);
      const text = Array.from({ length: count }, () => requirement(random)).join(",");
      const ours = selector(text);
      const wanted = [...all].filter(([, each]) => ours.matches(each)).map(([name]) => name);
      const found = await k.configMaps().where("own=yes").where(text).meta.toArray();
      assert.deepEqual(found.map(({ metadata }) => metadata.name).sort(), wanted.sort(), text);
    }
  },
  { timeoutMs: 360_000 },
);
