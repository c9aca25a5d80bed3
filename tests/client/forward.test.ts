import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import net from "node:net";
import { KubeError } from "kubist/errors";
import { test } from "../harness.ts";
import { type Script, scripted } from "./scripted.ts";

const namespace = "/api/v1/namespaces/web";

function pod(name: string, ready = true) {
  const conditions = [{ type: "Ready", status: ready ? "True" : "False" }];
  const ports = [{ name: "http", containerPort: 8080 }];
  return {
    metadata: { name, namespace: "web" },
    spec: { containers: [{ name: "c", ports }] },
    status: { phase: "Running", conditions },
  };
}

function service(port: object) {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "api", namespace: "web" },
    spec: { selector: { app: "api" }, ports: [port] },
  };
}

const pods = (...items: unknown[]) => ({
  kind: "PodList",
  apiVersion: "v1",
  metadata: { resourceVersion: "1" },
  items,
});

const onePod = { [`${namespace}/pods/a`]: pod("a") };

/** Gives back, in capitals, what comes on the older channels. */
const older: Script = async (server) => {
  server.say(0, Uint8Array.of(80, 0));
  server.say(1, Uint8Array.of(80, 0));
  for (let message = await server.next(); message; message = await server.next()) {
    server.say(0, Buffer.from(message as Uint8Array).toString("latin1", 1).toUpperCase());
  }
};

/** Says something to a local port and collects what comes until its end. */
function talk(port: number, words: string, { half = true } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (!half && text.length >= words.length) socket.destroy();
    });
    socket.once("error", reject);
    socket.once("end", () => socket.end());
    socket.once("close", () => resolve(text));
    if (half) socket.end(words);
    else socket.write(words);
  });
}

/** A frame of data in SPDY, written apart from the code under test. */
function data(stream: number, text: string, end = false): Uint8Array {
  return Buffer.concat([
    Buffer.of(0, 0, 0, stream, end ? 1 : 0, 0, 0, text.length),
    Buffer.from(text),
  ]);
}

/** Answers in capitals, once the client has said its last word. */
const tunnel: Script = async (server) => {
  let heard = Buffer.alloc(0);
  while (!heard.includes(Buffer.of(0, 0, 0, 3, 1, 0, 0, 0))) {
    const message = await server.next();
    if (message === undefined) return;
    heard = Buffer.concat([heard, message as Uint8Array]);
  }
  const begin = heard.lastIndexOf(Buffer.of(0, 0, 0, 3, 0, 0, 0)) + 8;
  const text = heard.toString("latin1", begin, begin + (heard[begin - 1] ?? 0));
  server.message(data(3, text.toUpperCase()));
  server.message(data(3, "", true));
};

test("forward() carries a connection whose client ends first, through the tunnel", async () => {
  const { k, asked, offered } = scripted({ script: tunnel, objects: onePod });
  await using fw = await k.pods().forward("a", 80);
  assert.equal(fw.url, `http://127.0.0.1:${fw.port}`);
  assert.deepEqual([fw.address, fw.pod], [`127.0.0.1:${fw.port}`, "a"]);
  const answers = await Promise.all(["one", "two", "three"].map((words) => talk(fw.port, words)));
  assert.deepEqual(answers, ["ONE", "TWO", "THREE"]);
  assert.deepEqual(offered[0], ["SPDY/3.1+portforward.k8s.io", "v4.channel.k8s.io"]);
  assert.equal(asked.at(-1), `${namespace}/pods/a/portforward?ports=80`);
});

test("forward() carries connections on the older channels", async () => {
  const protocol = "v4.channel.k8s.io";
  const { k } = scripted({ script: older, protocol, objects: onePod });
  await using fw = await k.pods().forward("a", 80);
  assert.equal(await talk(fw.port, "hello", { half: false }), "HELLO");
});

test("forward() tells why a connection failed, and goes on", async () => {
  let count = 0;
  const script: Script = (server) => {
    if (count++ > 0) return tunnel(server);
    server.message(data(1, "dial tcp 127.0.0.1:80: connection refused"));
    server.message(data(1, "", true));
  };
  const { k } = scripted({ script, objects: onePod });
  const errors: unknown[] = [];
  await using fw = await k.pods().forward("a", 80, { onError: (error) => errors.push(error) });
  await talk(fw.port, "x").catch(() => {});
  assert.equal(await talk(fw.port, "again"), "AGAIN");
  const [error] = errors;
  assert.ok(error instanceof KubeError);
  assert.equal(
    error.message,
    'Cannot forward port 80 of pods "a" in namespace "web": ' +
      "dial tcp 127.0.0.1:80: connection refused",
  );
  assert.equal(errors.length, 1);
});

test("forward() breaks the local connection when the one to the pod breaks", async () => {
  const { k } = scripted({ script: (server) => server.cut(), objects: onePod });
  const errors: unknown[] = [];
  await using fw = await k.pods().forward("a", 80, { onError: (error) => errors.push(error) });
  await talk(fw.port, "x").catch(() => {});
  while (errors.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  assert.equal((errors[0] as Error).name, "TransportError");
});

test("forward() of a service finds a ready pod and the port behind its own", async () => {
  const list = `${namespace}/pods?labelSelector=app%3Dapi`;
  const ports: [object, number | string, number][] = [
    [{ port: 80, targetPort: 9000 }, 80, 9000],
    [{ port: 80, targetPort: "http" }, 80, 8080],
    [{ port: 80, name: "web", targetPort: "http" }, "web", 8080],
    [{ port: 80 }, 80, 80],
  ];
  for (const [port, wanted, behind] of ports) {
    const objects = {
      [`${namespace}/services/api`]: service(port),
      [list]: pods(pod("late", false), pod("a")),
    };
    const { k, asked } = scripted({ script: tunnel, objects });
    await using fw = await k.services().forward("api", wanted);
    assert.equal(fw.pod, "a");
    assert.equal(await talk(fw.port, "x"), "X");
    assert.equal(asked.at(-1), `${namespace}/pods/a/portforward?ports=${behind}`);
  }
});

test("forward() takes another pod when the one it had is gone", async () => {
  const objects: Record<string, unknown> = {
    [`${namespace}/services/api`]: service({ port: 80 }),
    [`${namespace}/pods?labelSelector=app%3Dapi`]: pods(pod("a"), pod("b")),
  };
  const { k, asked } = scripted({ script: tunnel, objects, gone: ["a"] });
  await using fw = await k.services().forward("api", 80);
  assert.equal(fw.pod, "a");
  assert.deepEqual(await Promise.all([talk(fw.port, "x"), talk(fw.port, "y")]), ["X", "Y"]);
  assert.equal(fw.pod, "b");
  assert.equal(await talk(fw.port, "z"), "Z");
  assert.equal(asked.filter((path) => path.includes("services/api")).length, 2);
});

test("forward() of a workload selects as the workload does", async () => {
  const selector = { matchExpressions: [{ key: "app", operator: "In", values: ["x", "y"] }] };
  const objects = {
    "/apis/apps/v1/namespaces/web/deployments/api": {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "api" },
      spec: { selector },
    },
    [`${namespace}/pods?labelSelector=app+in+%28x%2Cy%29`]: pods(pod("a")),
  };
  const { k } = scripted({ script: tunnel, objects });
  await using fw = await k.deployments().forward("api", "http");
  assert.equal(await talk(fw.port, "x"), "X");
});

test("forward() says what is wrong with a port, a name or a selector", async () => {
  const headless = { ...service({ port: 80, name: "web" }) };
  const objects = {
    ...onePod,
    [`${namespace}/services/api`]: headless,
    [`${namespace}/services/none`]: { ...headless, spec: { ports: [] } },
    [`${namespace}/pods?labelSelector=app%3Dapi`]: pods(pod("a")),
  };
  const { k } = scripted({ script: tunnel, objects });
  await assert.rejects(k.pods().forward("a", 0), RangeError);
  await assert.rejects(k.pods().forward("a", 70_000), RangeError);
  await assert.rejects(k.pods().forward("gone", 80), { code: 404 });
  await assert.rejects(k.pods().forward("a", "metrics"), {
    message: 'Cannot forward port "metrics" of pod "a": no container has it (http)',
  });
  await assert.rejects(k.services().forward("api", 81), {
    message: 'Cannot forward port 81 of service "api": its ports are 80 (web)',
  });
  await assert.rejects(k.services().forward("none", 80), /it selects no pods/);
});

test("forward() gives up when no pod is ready in time", async () => {
  const objects = {
    [`${namespace}/services/api`]: service({ port: 80 }),
    [`${namespace}/pods?labelSelector=app%3Dapi`]: pods(),
  };
  const { k } = scripted({ script: tunnel, objects });
  await assert.rejects(k.services().forward("api", 80, { timeoutMs: 1 }), { name: "WaitError" });
});

test("forward() refuses a local port that is in use, and says the way out", async () => {
  const { k } = scripted({ script: tunnel, objects: onePod });
  await using fw = await k.pods().forward("a", 80);
  await assert.rejects(k.pods().forward("a", 80, { localPort: fw.port }), {
    message: `Cannot listen on 127.0.0.1:${fw.port}: the port is in use; 0 takes any free one`,
  });
});

test("close() of a forward ends its connections and gives the port back", async () => {
  const { k } = scripted({ script: () => {}, objects: onePod });
  const fw = await k.pods().forward("a", 80);
  const { port } = fw;
  const talking = talk(port, "x").catch(() => "broken");
  while (fw.connections === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  await fw.close();
  await talking;
  assert.equal(fw.connections, 0);
  await using again = await k.pods().forward("a", 80, { localPort: port });
  assert.equal(again.port, port);
});

test("a forward ends with its signal", async () => {
  const { k } = scripted({ script: () => {}, objects: onePod });
  const controller = new AbortController();
  const { port } = await k.pods().forward("a", 80, { signal: controller.signal });
  const talking = talk(port, "x").catch(() => "broken");
  controller.abort();
  await talking;
  for (let tries = 0;; tries++) {
    const refused = await talk(port, "y").then(() => false, () => true);
    if (refused) break;
    assert.ok(tries < 100, "the port still answers");
  }
});
