import assert from "node:assert/strict";
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { connect } from "kubist";
import { runtime } from "kubist/runtime";
import { startEnvtest } from "kubist/testing";
import { skip, test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A container that writes a line every few milliseconds until it is told to stop. */
function talker(file: string): { stop(): Promise<number> } {
  let isOver = false;
  const talking = (async () => {
    let count = 0;
    for (; !isOver; count++) {
      const time = new Date().toISOString().replace("Z", "000001Z");
      await appendFile(`${file}.log`, `${time} stdout F line ${count}\n`);
      await later(5);
    }
    await writeFile(`${file}.exited`, "");
    return count;
  })();
  return {
    stop() {
      isOver = true;
      return talking;
    },
  };
}

async function followThroughCrashes(): Promise<void> {
  await using api = await startEnvtest({ assetsDir: assetsDir(), kubelet: true });
  const { server, ca, cert, key, node } = api;
  await using k = await connect({ server, ca, cert, key, namespace: "default" });
  const spec = { nodeName: node?.name ?? "", containers: [{ name: "c", image: "i" }] };
  await k.pods().create({ metadata: { name: "p" }, spec });
  const file = join(node?.logs ?? "", "default_p_c");
  await writeFile(`${file}.log`, "");
  const talking = talker(file);
  const seen: string[] = [];
  const following = k.pods().logs("p", { follow: true }).forEach((line) => void seen.push(line));
  /** Some lines come, as they are written; the deadline of the test ends the wait. */
  const someLines = async () => {
    const ended = following.then(() => assert.fail("following has ended"));
    const enough = seen.length + 20;
    while (seen.length < enough) await Promise.race([ended, later(20)]);
    void ended.catch(() => {});
  };
  for (let crash = 0; crash < 2; crash++) {
    await someLines();
    await api.killApiserver();
    await later(200);
    await api.restartApiserver();
  }
  await someLines();
  const count = await talking.stop();
  await following;
  const wanted = Array.from({ length: count }, (_, i) => `line ${i}`);
  assert.deepEqual(seen, wanted);
}

const name = "logs() follows through two crashes of kube-apiserver: each line once, none lost";
const hasKubelet = (await runtime().stat(`${assetsDir()}/fake-kubelet`))?.isFile === true;
if (hasKubelet) test(name, followThroughCrashes, { timeoutMs: 240_000 });
else skip(name, "fake-kubelet is not built: deno task envtest:build");
