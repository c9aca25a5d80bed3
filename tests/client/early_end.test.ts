import assert from "node:assert/strict";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { connect } from "kubist";
import { createCertificateAuthority } from "kubist/testing";
import { test } from "../harness.ts";

test("exec() gives what the server said last, though it resets what is being sent", async () => {
  const authority = await createCertificateAuthority();
  const { cert, key } = await authority.issue({
    commonName: "early",
    usage: "server",
    ipAddresses: ["127.0.0.1"],
  });
  const file = new URL("./early_end_server.ts", import.meta.url);
  const server = new Worker(file, { workerData: { cert, key } });
  try {
    const [port] = await once(server, "message");
    const address = `https://127.0.0.1:${port}`;
    await using k = await connect({ server: address, ca: authority.cert, token: "t" });
    for (let i = 0; i < 40; i++) {
      const result = await k.pods("web").exec("a", ["true"], { stdin: new Uint8Array(1 << 22) });
      assert.deepEqual(result, { code: 0, stdout: "last words", stderr: "" });
    }
  } finally {
    await server.terminate();
  }
});
