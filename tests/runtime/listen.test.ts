import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import net from "node:net";
import tls from "node:tls";
import { KubeError } from "kubist/errors";
import { type Handler, type ListenOptions, type Peer, runtime } from "kubist/runtime";
import { offerPush } from "../../lib/runtime/pushed_body.ts";
import { test } from "../harness.ts";
import { certificates, endlessBody, get, until } from "./fixtures.ts";

/** Listens, and speaks to the server byte by byte. */
async function talk(
  handler: Handler,
  work: (socket: net.Socket, received: () => string) => Promise<void>,
  options: ListenOptions = {},
): Promise<void> {
  const listener = await runtime().listen(handler, options);
  const { port } = listener;
  const socket = options.tls
    ? tls.connect({ port, host: "127.0.0.1", ca: (await certificates()).ca })
    : net.connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", (data) => text += data.toString());
  socket.on("error", () => {});
  try {
    await work(socket, () => text);
  } finally {
    socket.destroy();
    await listener.close();
  }
}

/** One request to a server, by a client that trusts it. */
async function ask(
  handler: Handler,
  options: ListenOptions = {},
  request: Partial<ReturnType<typeof get>> = {},
): Promise<{ response: Response; text: string }> {
  const { ca } = await certificates();
  const listener = await runtime().listen(handler, options);
  const client = runtime().createHttpClient({ ca });
  const scheme = options.tls ? "https" : "http";
  try {
    const url = `${scheme}://127.0.0.1:${listener.port}/a/b?c=d`;
    const response = await client.request(get(url, request));
    return { response, text: await response.text() };
  } finally {
    await client.close();
    await listener.close();
  }
}

const line = "GET /watch HTTP/1.1\r\nhost: x\r\n\r\n";

test("listen() gives the handler the request as it was sent", async () => {
  const body = "ü".repeat(100_000);
  const { text } = await ask(
    async (request) => {
      const { method, url, headers } = request;
      const seen = { method, path: new URL(url).pathname + new URL(url).search, ok: false };
      seen.ok = headers.get("x-one") === "1" && await request.text() === body;
      return Response.json(seen);
    },
    {},
    { method: "PATCH", body, headers: [["X-One", "1"]] },
  );
  assert.deepEqual(JSON.parse(text), { method: "PATCH", path: "/a/b?c=d", ok: true });
});

test("listen() sends status, headers and body as they are answered", async () => {
  const headers = new Headers({ "x-one": "1", warning: '299 - "careful"' });
  headers.append("set-cookie", "a=1");
  headers.append("set-cookie", "b=2");
  const { response, text } = await ask(() => new Response("gone", { status: 410, headers }));
  assert.equal(response.status, 410);
  assert.equal(response.headers.get("x-one"), "1");
  assert.equal(response.headers.get("warning"), '299 - "careful"');
  assert.deepEqual(response.headers.getSetCookie(), ["a=1", "b=2"]);
  assert.equal(text, "gone");
});

test("listen() sends the whole head before the first byte of a body", async () => {
  const { ca, server } = await certificates();
  for (const tls of [undefined, server, { ...server, clientCa: ca }]) {
    const { body } = endlessBody();
    await talk(() => new Response(body), async (socket, received) => {
      socket.write(line);
      await until("the head is there", () => received().includes("\r\n\r\n"));
      assert.match(received(), /^HTTP\/1\.1 200 /);
    }, tls ? { tls } : {});
  }
});

for (const how of ["destroys", "ends"] as const) {
  test(`listen() aborts request.signal and cancels the body when the client ${how}`, async () => {
    const { body, cancelled } = endlessBody("x");
    let signal: AbortSignal | undefined;
    await talk((request) => {
      signal = request.signal;
      return new Response(body);
    }, async (socket, received) => {
      socket.write(line);
      await until("the answer has begun", () => received().includes("x"));
      assert.equal(signal?.aborted, false);
      if (how === "ends") socket.end();
      else socket.destroy();
      await until("the server sees it", () => signal?.aborted === true && cancelled());
      assert.equal((signal?.reason as Error).name, "AbortError");
    });
  });

  test(`listen() aborts request.signal before an answer when the client ${how}`, async () => {
    let signal: AbortSignal | undefined;
    const { body, cancelled } = endlessBody();
    await talk(async (request) => {
      signal = request.signal;
      await new Promise((resolve) => request.signal.addEventListener("abort", resolve));
      return new Response(body);
    }, async (socket) => {
      socket.write(line);
      await until("the request is there", () => signal !== undefined);
      if (how === "ends") socket.end();
      else socket.destroy();
      await until("the server sees it", () => signal?.aborted === true);
      await until("what is answered too late is cancelled", cancelled);
    });
  });
}

test("listen() does not abort request.signal after an answer", async () => {
  const signals: AbortSignal[] = [];
  await ask((request) => {
    signals.push(request.signal);
    return new Response("x");
  });
  assert.deepEqual(signals.map((signal) => signal.aborted), [false]);
});

test("listen() answers 500 and tells what the handler threw", async () => {
  const errors: unknown[] = [];
  const mine = new RangeError("mine");
  const onError = (error: unknown) => void errors.push(error);
  const { response, text } = await ask(() => {
    throw mine;
  }, { onError });
  assert.equal(response.status, 500);
  assert.equal(text, "");
  const rejected = await ask(() => Promise.reject(mine), { onError });
  assert.equal(rejected.response.status, 500);
  assert.deepEqual(errors, [mine, mine]);
});

test("listen() breaks the connection when a body fails", async () => {
  const errors: unknown[] = [];
  const mine = new RangeError("mine");
  let chunks = 0;
  const body = new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (chunks++ < 2) controller.enqueue(new TextEncoder().encode("x"));
      else controller.error(mine);
    },
  });
  const onError = (error: unknown) => void errors.push(error);
  await assert.rejects(ask(() => new Response(body), { onError }));
  assert.deepEqual(errors, [mine]);
});

test("listen() reads a body no faster than the client", async () => {
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  await talk(() => new Response(body), async (socket) => {
    socket.pause();
    socket.write(line);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.ok(sent > 0 && sent < 20e6, `${sent} bytes were sent`);
  });
});

test("listen() names the peer by its verified certificate, and nobody else", async () => {
  const { ca, server, alice, mallory } = await certificates();
  const seen: Peer[] = [];
  const listener = await runtime().listen((_request, peer) => {
    seen.push(peer);
    return new Response();
  }, { tls: { ...server, clientCa: ca } });
  for (const credentials of [alice, mallory, {}]) {
    const client = runtime().createHttpClient({ ca, ...credentials });
    await (await client.request(get(`https://127.0.0.1:${listener.port}/`))).text();
    await client.close();
  }
  await listener.close();
  const certificate = { user: "alice", groups: ["dev", "ops, night"] };
  assert.deepEqual(seen, [{ certificate }, {}, {}]);
});

test("listen() refuses a port that is in use", async () => {
  const first = await runtime().listen(() => new Response());
  const { port } = first;
  await assert.rejects(runtime().listen(() => new Response(), { port }), (error) => {
    assert.ok(error instanceof KubeError);
    const state = "the port is in use; 0 takes any free one";
    assert.equal(error.message, `Cannot listen on 127.0.0.1:${port}: ${state}`);
    return true;
  });
  await first.close();
  const again = await runtime().listen(() => new Response("again"), { port });
  assert.equal(again.port, port);
  await again.close();
});

test("listen().close() ends open answers", async () => {
  const { ca, server } = await certificates();
  for (const tls of [undefined, server, { ...server, clientCa: ca }]) {
    const { body, cancelled } = endlessBody("x");
    const listener = await runtime().listen(() => new Response(body), tls ? { tls } : {});
    const client = runtime().createHttpClient({ ca });
    const url = `${tls ? "https" : "http"}://127.0.0.1:${listener.port}/`;
    const response = await client.request(get(url, { kind: "stream" }));
    const reader = response.body!.getReader();
    await reader.read();
    const end = assert.rejects(reader.read());
    await listener.close();
    await end;
    await until("the body is cancelled", cancelled);
    await client.close();
  }
});

test("listen() survives clients that speak nonsense", async () => {
  const listener = await runtime().listen(() => new Response("fine"));
  for (
    const nonsense of ["nonsense\r\n\r\n", "GET http:// HTTP/1.1\r\nhost: x\r\n\r\n", "GET / HT"]
  ) {
    const socket = net.connect(listener.port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write(Buffer.from(nonsense));
    await new Promise((resolve) => setTimeout(resolve, 30));
    socket.destroy();
  }
  const client = runtime().createHttpClient({});
  const response = await client.request(get(`http://127.0.0.1:${listener.port}/`));
  assert.equal(await response.text(), "fine");
  await client.close();
  await listener.close();
});

test("listen() says in words what a status means", async () => {
  const handler: Handler = () => Promise.resolve(new Response("gone", { status: 410 }));
  await talk(handler, async (socket, received) => {
    socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    await until("the head is there", () => received().includes("\r\n"));
    assert.equal(received().split("\r\n")[0], "HTTP/1.1 410 Gone");
  });
});

test("a body that offers to be pushed is, and waits for room", async () => {
  const piece = new Uint8Array(1_000_000).fill(120);
  let refused = 0;
  const listener = await runtime().listen(() => {
    const body = new ReadableStream<Uint8Array>({}, { highWaterMark: 0 });
    offerPush(body, (sink) =>
      new Promise((resolve) => {
        let left = 40;
        const go = () => {
          while (left > 0) {
            left--;
            if (!sink.write(piece)) return void refused++;
          }
          resolve();
        };
        sink.onRoom(go);
        go();
      }));
    return new Response(body);
  });
  const http = runtime().createHttpClient({});
  const url = `http://127.0.0.1:${listener.port}/`;
  const answer = await http.request({ method: "GET", url, headers: [], kind: "stream" });
  assert.equal((await answer.arrayBuffer()).byteLength, 40_000_000);
  assert.ok(refused > 0, "the socket took all of it at once");
  await http.close();
  await listener.close();
});

/** A handler of pushed bodies, each of three pieces that name its path, the last with memory to give back. */
function pushPaths(path: (request: Request) => string) {
  const utf8 = new TextEncoder();
  return (request: Request): Response => {
    const name = path(request);
    const body = new ReadableStream<Uint8Array>({}, { highWaterMark: 0 });
    offerPush(body, async (sink) => {
      sink.onRoom(() => {});
      sink.write(utf8.encode(`${name}-one.`));
      await new Promise((resolve) => setTimeout(resolve, 50));
      sink.write(utf8.encode(`${name}-two.`));
      sink.write(utf8.encode(`${name}-three`), () => {});
    });
    return new Response(body);
  };
}

test("pushed bodies are chunks, one answer after the other on a connection", async () => {
  const handler = pushPaths((request) => new URL(request.url).pathname.slice(1));
  for (const options of [{}, { tls: (await certificates()).server }]) {
    await talk(handler, async (socket, received) => {
      const requests = ["a", "b", "c"].map((name) => `GET /${name} HTTP/1.1\r\nHost: a\r\n\r\n`);
      socket.write(requests.join(""));
      await until("all are there", () => received().includes("c-three"));
      await until("the last has ended", () => received().endsWith("\r\n0\r\n\r\n"));
      const bodies = received().split("HTTP/1.1 200 OK\r\n").slice(1)
        .map((answer) => answer.slice(answer.indexOf("\r\n\r\n") + 4));
      const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
      const expected = ["a", "b", "c"].map((name) =>
        `${["one.", "two.", "three"].map((part) => chunk(`${name}-${part}`)).join("")}0\r\n\r\n`
      );
      assert.deepEqual(bodies, expected);
    }, options);
  }
});

test("pushed bodies go without chunks to a client that does not know them", async () => {
  await talk(pushPaths(() => "a"), async (socket, received) => {
    socket.write("GET / HTTP/1.0\r\nHost: a\r\n\r\n");
    await until("the end is there", () => received().endsWith("three"));
    assert.equal(received().slice(received().indexOf("\r\n\r\n") + 4), "a-one.a-two.a-three");
  });
});
