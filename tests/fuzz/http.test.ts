import assert from "node:assert/strict";
import process from "node:process";
import { test } from "../harness.ts";
import { fuzzHttp, listen } from "./http.ts";

const runs = Number(process.env["KUBIST_FUZZ_RUNS"] ?? 300);
const seed = Number(process.env["KUBIST_FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

test(`the HTTP surface survives ${runs} damaged requests from seed ${seed}`, async () => {
  const { server, listener, errors } = await listen();
  try {
    const { answers, faults } = await fuzzHttp(listener.port, runs, seed);
    assert.deepEqual(faults.slice(0, 3), []);
    assert.deepEqual(errors, []);
    const url = `http://127.0.0.1:${listener.port}/api/v1/namespaces/default`;
    const response = await server.fetch(new Request(url));
    assert.equal((await response.json()).metadata.name, "default");
    if (runs < 100) return;
    // Damage that leaves nothing whole, or everything, would tell nothing.
    for (const kind of ["2", "4"]) {
      assert.ok((answers[kind] ?? 0) > runs * 0.05, JSON.stringify(answers));
    }
  } finally {
    await server.close();
    await listener.close();
  }
}, { timeoutMs: 120_000 + runs * 40 });
