import assert from "node:assert/strict";
import net from "node:net";
import tls from "node:tls";
import { type ListenLimits, runtime } from "kubist/runtime";
import { createServer, refuseForeign } from "kubist/server";
import { createCertificateAuthority, startCluster } from "kubist/testing";
import { test } from "../harness.ts";
import { api, CM } from "./api.ts";

/** A server on a socket without TLS. */
async function listening(
  limits: ListenLimits,
  work: (port: number) => Promise<void>,
): Promise<void> {
  await using server = createServer();
  const listener = await runtime().listen(
    (request, peer) => refuseForeign(request) ?? server.fetch(request, peer),
    { limits },
  );
  try {
    await work(listener.port);
  } finally {
    await listener.close();
  }
}

interface Talk {
  readonly text: string;
  readonly tookMs: number;
}

/** Sends a text and reads until the server ends the connection. */
function talk(port: number, text: string): Promise<Talk> {
  return new Promise((resolve) => {
    const start = performance.now();
    const socket = net.connect(port, "127.0.0.1");
    let answer = "";
    socket.on("data", (data) => void (answer += data.toString()));
    socket.on("error", () => {});
    socket.on("close", () => resolve({ text: answer, tookMs: performance.now() - start }));
    socket.write(text);
  });
}

const get = (path: string, headers = "", host = "127.0.0.1") =>
  `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n${headers}\r\n`;
const status = ({ text }: Talk) => Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]);

test("a head over 16 KiB is refused", () =>
  listening({}, async (port) => {
    assert.equal(status(await talk(port, get("/version", `a: ${"x".repeat(10_000)}\r\n`))), 200);
    const refused = await talk(port, get("/version", `a: ${"x".repeat(20_000)}\r\n`));
    assert.equal(status(refused), 431);
  }));

test("a URL over 8 KiB is refused", () =>
  listening({}, async (port) => {
    const path = (length: number) => `/api/v1/pods?labelSelector=${"x".repeat(length)}`;
    assert.equal(status(await talk(port, get(path(60)))), 200);
    assert.equal(status(await talk(port, get(path(9000)))), 414);
  }));

test("headers that do not come in time end the connection", () =>
  listening({ headersMs: 500, requestMs: 500 }, async (port) => {
    const { text, tookMs } = await talk(port, "GET /version HTTP/1.1\r\nhost: 127.0.0.1\r\n");
    assert.ok(text === "" || text.startsWith("HTTP/1.1 408 "), text);
    assert.ok(tookMs < 25_000, `${tookMs} ms`);
  }));

test("a body that does not come in time ends the connection", () =>
  listening({ headersMs: 500, requestMs: 500 }, async (port) => {
    const head =
      "POST /api/v1/namespaces HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 99\r\n\r\n{";
    const { tookMs } = await talk(port, head);
    assert.ok(tookMs < 25_000, `${tookMs} ms`);
  }));

test("a watch outlives the limits of requests", async () => {
  const { ca, key, cert } = await certificate();
  await using server = createServer();
  const listener = await runtime().listen((request, peer) => server.fetch(request, peer), {
    tls: { cert, key, clientCa: ca },
    limits: { headersMs: 1500, requestMs: 1500, idleMs: 1500 },
  });
  const http = runtime().createHttpClient({ ca });
  const url = `https://127.0.0.1:${listener.port}/api/v1/namespaces?watch=1&resourceVersion=0`;
  const { body } = await http.request({ method: "GET", url, headers: [], kind: "stream" });
  const reader = body!.getReader();
  const timer = setTimeout(() => server.faults.closeWatches(), 4000);
  const start = performance.now();
  while (!(await reader.read()).done);
  clearTimeout(timer);
  assert.ok(performance.now() - start > 3900, `${performance.now() - start} ms`);
  await http.close();
  await listener.close();
});

async function certificate() {
  const authority = await createCertificateAuthority();
  const request = { commonName: "s", usage: "server", ipAddresses: ["127.0.0.1"] } as const;
  return { ca: authority.cert, ...await authority.issue(request) };
}

test("further connections than the limit are closed, and the rest is served", () =>
  listening({ maxConnections: 3 }, async (port) => {
    const held = await Promise.all([1, 2, 3].map(() => connected(port)));
    assert.equal((await talk(port, get("/version"))).text, "");
    held[0]?.destroy();
    // The server hears of the end a moment later; the test's deadline ends the wait.
    while (status(await talk(port, get("/version"))) !== 200);
    for (const socket of held) socket.destroy();
  }));

function connected(port: number): Promise<net.Socket> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => resolve(socket));
    socket.on("error", () => {});
  });
}

test("slow clients do not hold up the others", () =>
  listening({}, async (port) => {
    const alone = await median(port);
    const slow = await Promise.all(Array.from({ length: 500 }, () => connected(port)));
    // A byte a second each.
    let next = 0;
    const drip = setInterval(() => {
      for (let i = 0; i < 5; i++) slow[next++ % slow.length]?.write("a");
    }, 10);
    const beside = await median(port);
    clearInterval(drip);
    for (const socket of slow) socket.destroy();
    // The 500 clients are of this process too, and the machine has other things to do; a server that
    // they could hold up would not answer at all.
    assert.ok(beside < 2000 + 5 * alone, `${beside} ms beside them, ${alone} ms alone`);
  }));

async function median(port: number): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 25; i++) {
    const answer = await talk(port, get("/api/v1/namespaces/default"));
    assert.equal(status(answer), 200);
    times.push(answer.tookMs);
  }
  return times.sort((a, b) => a - b)[12] ?? Infinity;
}

test("hosts and origins of others are refused", () =>
  listening({}, async (port) => {
    for (const host of ["127.0.0.1", "localhost:1", `[::1]:${port}`, "127.9.9.9"]) {
      assert.equal(status(await talk(port, get("/version", "", host))), 200, host);
    }
    for (const host of ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example"]) {
      const answer = await talk(port, get("/version", "", host));
      assert.equal(status(answer), 403, host);
      assert.match(answer.text, /is not served here/);
    }
    for (
      const [path, host] of [
        ["http://evil.example/version", "127.0.0.1"],
        ["http://127.0.0.1/version", "evil.example"],
      ] as const
    ) {
      assert.equal(status(await talk(port, get(path, "", host))), 403, path);
    }
    const answer = await talk(port, get("/version", "origin: https://evil.example\r\n"));
    assert.equal(status(answer), 403);
    assert.doesNotMatch(answer.text, /access-control/i);
  }));

test("a WebSocket from a page of another site is refused", async () => {
  await using cluster = await startCluster({ simulate: true });
  const { server, ca, token } = await cluster.listen();
  const http = runtime().createHttpClient({ ca });
  const url = `${server}/api/v1/namespaces/default/pods/p/exec?command=x&stdout=1`;
  const headers = [["authorization", `Bearer ${token}`], [
    "origin",
    "https://evil.example",
  ]] as const;
  const answer = await http.upgrade!({ method: "GET", url, headers, kind: "stream" }, ["v5"]);
  assert.ok(answer instanceof Response);
  assert.equal(answer.status, 403);
  await answer.text();
  await http.close();
});

test("nobody enters without a token, or with one that is almost right", async () => {
  await using cluster = await startCluster();
  const { server, ca, token } = await cluster.listen();
  const http = runtime().createHttpClient({ ca });
  const codes: number[] = [];
  const almost = token.slice(0, -1) + (token.endsWith("0") ? "1" : "0");
  for (const given of ["", almost, token.slice(0, -1), `${token}0`, token]) {
    const headers = given === "" ? [] : [["authorization", `Bearer ${given}`] as const];
    const url = `${server}/api/v1/namespaces`;
    const answer = await http.request({ method: "GET", url, headers, kind: "unary" });
    await answer.text();
    codes.push(answer.status);
  }
  await http.close();
  assert.deepEqual(codes, [403, 401, 401, 401, 200]);
});

test("a cluster listens on loopback alone", async () => {
  await using cluster = await startCluster();
  const { server } = await cluster.listen();
  const { hostname, port } = new URL(server);
  assert.equal(hostname, "127.0.0.1");
  const reached = await new Promise((resolve) => {
    const socket = tls.connect({
      host: "127.0.0.2",
      port: Number(port),
      rejectUnauthorized: false,
    });
    socket.on("secureConnect", () => resolve(true)).on("error", () => resolve(false));
    socket.on("close", () => socket.destroy());
  });
  assert.equal(reached, false);
});

test("a body that is nested too deep is refused, whatever its type", async () => {
  await using s = await api();
  const deep = (n: number) => `{"metadata":{"name":"a"},"x":${"[".repeat(n)}${"]".repeat(n)}}`;
  assert.equal((await s.post(CM, deep(900))).status, 201);
  for (const type of ["application/json", "application/merge-patch+json"]) {
    const send = type === "application/json"
      ? s.post(CM, deep(5000))
      : s.patch(`${CM}/a`, deep(5000));
    const { status, body } = await send;
    assert.equal(status, 400, type);
    assert.match(body.message, /nested more than 1000 levels deep/);
  }
});
