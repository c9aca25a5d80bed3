import assert from "node:assert/strict";
import { TransportError } from "kubist/errors";
import { type HttpClient, type HttpRequest, runtime } from "kubist/runtime";
import { createClient } from "../../lib/runtime/http_client.ts";
import { createPortableSender } from "../../lib/runtime/portable_https.ts";
import { createHttp2Sender } from "../../lib/runtime/portable_http2.ts";
import { test } from "../harness.ts";
import { certificates, get, nodeServer, until } from "./fixtures.ts";
import {
  frameServer,
  type FrameStream,
  type Http2Server,
  http2Server,
  type Http2ServerOptions,
} from "./http2_server.ts";

const stream = { kind: "stream" } as const;

/** Runs with a server and a client of it. */
async function withServer(
  work: (client: HttpClient, server: Http2Server) => Promise<void>,
  options: Http2ServerOptions = {},
): Promise<void> {
  await using server = await http2Server(options);
  const { ca, alice } = await certificates();
  const client = runtime().createHttpClient({ ca, ...alice, http2: true });
  try {
    await work(client, server);
  } finally {
    await client.close();
  }
}

/** Runs with a client of a server that says what no library would. */
async function withFrames(
  answer: (stream: FrameStream, count: number) => void,
  work: (client: HttpClient, url: string) => Promise<void>,
): Promise<void> {
  await using server = await frameServer(answer);
  const { ca } = await certificates();
  const client = runtime().createHttpClient({ ca, http2: true });
  try {
    await work(client, server.url);
  } finally {
    await client.close();
  }
}

function isReset(error: unknown): boolean {
  return error instanceof TransportError && error.problem === "reset";
}

async function text(client: HttpClient, url: string, more: Partial<HttpRequest> = {}) {
  return await (await client.request(get(url, more))).text();
}

test("http2 sends methods, bodies, certificates and repeated headers as they are", async () => {
  await withServer(async (client, server) => {
    const headers = [["x-group", "a"], ["x-group", "b, c"], ["Authorization", "Bearer t"]] as const;
    const body = "{}";
    const more = { method: "POST", headers, body };
    const response = await client.request(get(`${server.url}/a/b?c=d%20e`, more));
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "text/plain");
    assert.equal(await response.text(), "hello /a/b?c=d%20e");
    const [seen] = server.seen;
    assert.deepEqual(
      { method: seen?.method, path: seen?.path, body: seen?.body, authorized: seen?.authorized },
      { method: "POST", path: "/a/b?c=d%20e", body, authorized: true },
    );
    const own = seen?.pairs.filter(([name]) => name.startsWith("x-") || name === "authorization");
    assert.deepEqual(own, [["x-group", "a"], ["x-group", "b, c"], ["authorization", "Bearer t"]]);
    assert.equal((await client.request(get(`${server.url}/missing`))).status, 404);
  });
});

test("http2 carries 100 requests at once on one connection, and close() closes it", async () => {
  await withServer(async (client, server) => {
    const texts = await Promise.all(
      Array.from({ length: 100 }, (_, i) => text(client, `${server.url}/${i}`)),
    );
    assert.deepEqual(texts, Array.from({ length: 100 }, (_, i) => `hello /${i}`));
    assert.equal(server.connections, 1);
    await client.close();
    await until("the connection is closed", () => server.open === 0);
    await assert.rejects(text(client, server.url), /the client was closed$/);
  });
});

test("http2 opens another connection when the server takes no more on one", async () => {
  await withServer(async (client, server) => {
    const open = await Promise.all(
      Array.from({ length: 7 }, () => client.request(get(`${server.url}/endless`, stream))),
    );
    assert.equal(await text(client, `${server.url}/quick`), "hello /quick");
    assert.equal(server.connections, 3);
    await Promise.all(open.map((response) => response.body?.cancel()));
    await until("the streams are closed", () => server.streams === 0);
  }, { maxConcurrentStreams: 3 });
});

test("http2 passes chunks on as they come, and break closes the stream alone", async () => {
  await withServer(async (client, server) => {
    const response = await client.request(get(`${server.url}/endless`, stream));
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      assert.equal(chunk, "first\n");
      break;
    }
    await until("the stream is closed", () => server.streams === 0);
    assert.equal(await text(client, `${server.url}/after`), "hello /after");
    assert.equal(server.connections, 1);
  });
});

test("http2 rejects with signal.reason, untouched, and leaves the others alone", async () => {
  await withServer(async (client, server) => {
    const other = await client.request(get(`${server.url}/endless`, stream));
    for (const path of ["/silent", "/endless"]) {
      const reason = new RangeError("enough");
      const controller = new AbortController();
      setTimeout(() => controller.abort(reason), 30);
      const more = { ...stream, signal: controller.signal };
      await assert.rejects(text(client, server.url + path, more), (error) => error === reason);
    }
    await until("only the other is open", () => server.streams === 1);
    await other.body?.cancel();
  });
});

test("http2 fails when the connection breaks in the middle of a body", async () => {
  await withFrames((answer) => {
    answer.head();
    answer.data("first", false);
    answer.drop();
  }, (client, url) => assert.rejects(text(client, url, stream), isReset));
});

for (const [name, code] of [["INTERNAL_ERROR", 2], ["CANCEL", 8]] as const) {
  test(`http2 fails when the server ends a body with ${name}`, async () => {
    await withFrames((answer) => {
      answer.head();
      answer.data("first", false);
      answer.reset(code);
    }, (client, url) => assert.rejects(text(client, url, stream), isReset));
  });
}

test("http2 cannot tell a body that the server resets with NO_ERROR from a whole one", async () => {
  await withFrames((answer) => {
    answer.head();
    answer.data("first", false);
    answer.reset(0);
  }, async (client, url) => assert.equal(await text(client, url), "first"));
});

test("http2 sends again what the server refused without looking at it, writes too", async () => {
  const post = { method: "POST", body: "{}" };
  const refuse = (times: number) => (answer: FrameStream, count: number) => {
    if (count <= times) return answer.reset(7);
    answer.head();
    answer.data(`answer ${count}`, true);
  };
  await withFrames(refuse(3), async (client, url) => {
    assert.equal(await text(client, url, post), "answer 4");
  });
  await withFrames(refuse(100), (client, url) => assert.rejects(text(client, url), isReset));
});

test("http2 goes to a new connection after GOAWAY, while open streams go on", async () => {
  await withServer(async (client, server) => {
    const before = await client.request(get(`${server.url}/endless`, stream));
    await server.goaway();
    assert.equal(await text(client, `${server.url}/after`), "hello /after");
    assert.equal(server.connections, 2);
    const { value } = await before.body!.getReader().read();
    assert.equal(new TextDecoder().decode(value), "first\n");
    assert.equal(server.streams, 1);
  });
});

test("http2 pings while requests are under way, and no answer ends the connection", async () => {
  await using server = await http2Server();
  const { ca } = await certificates();
  const health = { pingEveryMs: 1200, answerWithinMs: 1000 };
  const sender = createHttp2Sender({ ca }, createPortableSender({ ca }), health);
  const client = createClient({ ca }, sender);
  const response = await client.request(get(`${server.url}/endless`, stream));
  const reader = response.body!.getReader();
  await reader.read();
  const silent = reader.read();
  // Answered pings keep a quiet stream open.
  const early = new Promise((resolve) => setTimeout(() => resolve("still open"), 2500));
  assert.equal(await Promise.race([silent, early]), "still open");
  server.shut();
  const start = performance.now();
  await assert.rejects(
    silent,
    (error) => error instanceof TransportError && error.problem === "timeout",
  );
  assert.ok(performance.now() - start < 20_000);
  await client.close();
});

test("http2 falls back to HTTP/1.1 where the server does not speak it, and for http URLs", async () => {
  const { ca, server: tls } = await certificates();
  const listener = await runtime().listen(() => new Response("one"), { tls });
  await using plain = await nodeServer((_, response) => response.end("two"));
  const client = runtime().createHttpClient({ ca, http2: true });
  assert.equal(await text(client, `https://127.0.0.1:${listener.port}/`), "one");
  assert.equal(await text(client, `https://127.0.0.1:${listener.port}/`), "one");
  assert.equal(await text(client, plain.url), "two");
  await client.close();
  await listener.close();
});

test("http2 refuses an unknown authority before it sends anything", async () => {
  await using server = await http2Server();
  const { otherCa } = await certificates();
  const client = runtime().createHttpClient({ ca: otherCa, http2: true });
  const refused = (error: unknown) => error instanceof TransportError && error.problem === "tls";
  await assert.rejects(text(client, server.url), refused);
  assert.equal(server.seen.length, 0);
  await client.close();
});

test("http2: a body that nobody reads does not hold up the other requests", async () => {
  await withServer(async (client, server) => {
    const unread = await client.request(get(`${server.url}/flood`, stream));
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(await text(client, `${server.url}/quick`), "hello /quick");
    assert.equal(server.connections, 1);
    await unread.body?.cancel();
  });
});
