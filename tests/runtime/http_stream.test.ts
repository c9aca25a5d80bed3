import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { constants, createGzip, gzipSync } from "node:zlib";
import { TransportError } from "kubist/errors";
import { type HttpClient, type HttpRequest, runtime, toTransportError } from "kubist/runtime";
import { skip, test } from "../harness.ts";
import { certificates, endlessBody, get, kinds, nodeServer, rawServer, until } from "./fixtures.ts";

const head = "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n";
const sorts = ["unary", "stream"] as const;

for (const { name, create } of kinds) {
  const using = async (work: (client: HttpClient) => Promise<void>) => {
    const client = create();
    try {
      await work(client);
    } finally {
      await client.close();
    }
  };

  test(`${name} resolves with the head before the first byte of the body`, async () => {
    const { body } = endlessBody();
    const listener = await runtime().listen(() => new Response(body, { status: 201 }));
    await using(async (client) => {
      const url = `http://127.0.0.1:${listener.port}/`;
      const response = await client.request(get(url, { kind: "stream" }));
      assert.equal(response.status, 201);
      await response.body?.cancel();
    });
    await listener.close();
  });

  test(`${name} passes chunks on as they come`, async () => {
    let sink!: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (c) => void (sink = c) });
    const listener = await runtime().listen(() => new Response(body));
    await using(async (client) => {
      const url = `http://127.0.0.1:${listener.port}/`;
      const response = await client.request(get(url, { kind: "stream" }));
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      for (const line of ["one\n", "two\n", "three\n"]) {
        sink.enqueue(new TextEncoder().encode(line));
        assert.equal((await reader.read()).value, line);
      }
      sink.close();
      assert.equal((await reader.read()).done, true);
    });
    await listener.close();
  });

  test(`${name} leaves a chunk as it was when the next ones come`, async () => {
    const sent = [5, 40_000, 7, 70_000, 16_384, 1].map((length, i) =>
      new Uint8Array(length).fill(i + 1)
    );
    const listener = await runtime().listen(() => {
      const pieces = sent.values();
      return new Response(
        new ReadableStream({
          async pull(sink) {
            const { done, value } = pieces.next();
            await new Promise((resolve) => setTimeout(resolve, 20));
            if (done) sink.close();
            else sink.enqueue(value);
          },
        }),
      );
    });
    await using(async (client) => {
      const url = `http://127.0.0.1:${listener.port}/`;
      const response = await client.request(get(url, { kind: "stream" }));
      const chunks: Uint8Array[] = [];
      for await (const chunk of response.body!) chunks.push(chunk);
      assert.ok(Buffer.concat(chunks).equals(Buffer.concat(sent)));
      assert.ok(chunks.length >= sent.length, "no chunk waits for the next");
    });
    await listener.close();
  });

  test(`${name} lets one reader after the other go on in a body`, async () => {
    let sink!: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (c) => void (sink = c) });
    const listener = await runtime().listen(() => new Response(body));
    await using(async (client) => {
      const url = `http://127.0.0.1:${listener.port}/`;
      const response = await client.request(get(url, { kind: "stream" }));
      const first = response.body!.getReader();
      assert.throws(() => response.body!.getReader(), TypeError);
      sink.enqueue(new TextEncoder().encode("one"));
      assert.equal(new TextDecoder().decode((await first.read()).value), "one");
      first.releaseLock();
      await assert.rejects(first.read(), TypeError);
      const second = response.body!.getReader();
      sink.enqueue(new TextEncoder().encode("two"));
      assert.equal(new TextDecoder().decode((await second.read()).value), "two");
      sink.close();
      for (const _ of [1, 2]) assert.equal((await second.read()).done, true);
      await second.closed;
    });
    await listener.close();
  });

  for (const tls of [false, true]) {
    test(`${name} closes the connection on break${tls ? ", over TLS" : ""}`, async () => {
      const { ca, server } = await certificates();
      const { body, cancelled } = endlessBody("first");
      let gone = false;
      const listener = await runtime().listen((request) => {
        request.signal.addEventListener("abort", () => gone = true);
        return new Response(body);
      }, tls ? { tls: server } : {});
      const client = create(tls ? { ca } : {});
      const url = `${tls ? "https" : "http"}://127.0.0.1:${listener.port}/`;
      const response = await client.request(get(url, { kind: "stream" }));
      for await (const chunk of response.body!) {
        assert.equal(new TextDecoder().decode(chunk), "first");
        break;
      }
      await until("the server sees the end", () => gone && cancelled());
      await client.close();
      await listener.close();
    });
  }

  for (const kind of sorts) {
    test(`${name} rejects a ${kind} request with signal.reason, untouched`, async () => {
      await using(async (client) => {
        await using server = await rawServer(() => {});
        for (const reason of [{ mine: 1 }, "a string", new RangeError("mine")]) {
          const controller = new AbortController();
          const pending = client.request(get(server.url, { kind, signal: controller.signal }));
          await until("the server has the request", () => server.open > 0);
          controller.abort(reason);
          await assert.rejects(pending, (error) => error === reason);
          await until("the connection is closed", () => server.open === 0);
        }
        const aborted = AbortSignal.abort("early");
        await assert.rejects(
          client.request(get(server.url, { kind, signal: aborted })),
          (e) => e === "early",
        );
      });
    });

    test(`${name} ends the body of a ${kind} request with signal.reason, untouched`, async () => {
      await using(async (client) => {
        await using server = await rawServer((socket) =>
          socket.write(`${head}transfer-encoding: chunked\r\n\r\n1\r\na\r\n`)
        );
        for (const reason of [{ mine: 1 }, new RangeError("mine")]) {
          const controller = new AbortController();
          const request = get(server.url, { kind, signal: controller.signal });
          const reader = (await client.request(request)).body!.getReader();
          await reader.read();
          const next = reader.read();
          controller.abort(reason);
          await assert.rejects(next, (error) => error === reason);
          await until("the connection is closed", () => server.open === 0);
        }
      });
    });

    test(`${name} fails when the body of a ${kind} request is cut short`, async () => {
      const answers = [
        `${head}content-length: 10\r\n\r\nabc`,
        `${head}transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n`,
      ];
      await using(async (client) => {
        for (const answer of answers) {
          await using server = await rawServer((socket) => socket.end(answer));
          const request = get(server.url, { kind });
          const response = await client.request(request);
          const error = await response.text().then(
            () => undefined,
            (e) => toTransportError(e, request),
          );
          assert.ok(error instanceof TransportError, String(error));
          assert.equal(error.problem, "reset");
          assert.equal(error.retryable, true);
        }
      });
    });
  }

  test(`${name} fails with a TransportError when the body of a stream breaks`, async () => {
    const isReset = (error: unknown) => {
      assert.ok(error instanceof TransportError, String(error));
      assert.equal(error.problem, "reset");
      assert.match(error.message, /^Cannot read from 127\.0\.0\.1:\d+: /);
      return true;
    };
    await using(async (client) => {
      let reset = () => {};
      await using server = await rawServer((socket) => {
        socket.write(`${head}transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n`);
        reset = () => void socket.resetAndDestroy();
      });
      const request = get(server.url, { kind: "stream" });
      const text = assert.rejects((await client.request(request)).text(), isReset);
      reset();
      await text;
      const reader = (await client.request(request)).body!.getReader();
      assert.equal(new TextDecoder().decode((await reader.read()).value), "abc");
      reset();
      for (const _ of [1, 2]) await assert.rejects(reader.read(), isReset);
      await assert.rejects(reader.closed, isReset);
    });
  });

  test(`${name} undoes gzip, whole and as it streams`, async () => {
    await using server = await nodeServer((request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      if (request.url === "/whole") return void response.end(gzipSync("hello"));
      const zip = createGzip({ flush: constants.Z_SYNC_FLUSH });
      zip.pipe(response);
      zip.write("first");
    });
    await using(async (client) => {
      const whole = await client.request(get(`${server.url}/whole`));
      assert.equal(await whole.text(), "hello");
      const stream = await client.request(get(`${server.url}/stream`, { kind: "stream" }));
      const reader = stream.body!.getReader();
      assert.equal(new TextDecoder().decode((await reader.read()).value), "first");
      await reader.cancel();
    });
  });

  test(`${name} sends methods, bodies and repeated headers as they are`, async () => {
    await using server = await nodeServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const names = request.rawHeaders.filter((_, i) => i % 2 === 0);
      const groups = request.rawHeaders.filter((_, i) =>
        i % 2 === 1 && names[(i - 1) / 2]?.toLowerCase() === "impersonate-group"
      );
      response.setHeader("content-type", "application/json");
      const body = Buffer.concat(chunks).toString();
      response.end(JSON.stringify({ method: request.method, url: request.url, groups, body }));
    });
    await using(async (client) => {
      const send = async (more: Partial<HttpRequest>) =>
        await (await client.request(get(`${server.url}/a%2Fb?c=%20d`, more))).json();
      const headers = [["Impersonate-Group", "a"], ["Impersonate-Group", "b, c"]] as const;
      const url = "/a%2Fb?c=%20d";
      assert.deepEqual(await send({ headers }), {
        method: "GET",
        url,
        groups: ["a", "b, c"],
        body: "",
      });
      for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
        const body = new TextEncoder().encode("bytes ü");
        assert.deepEqual(await send({ method, body }), {
          method,
          url,
          groups: [],
          body: "bytes ü",
        });
        assert.deepEqual(await send({ method, body: "text ü", headers }), {
          method,
          url,
          groups: ["a", "b, c"],
          body: "text ü",
        });
      }
      assert.deepEqual(await send({ method: "DELETE" }), {
        method: "DELETE",
        url,
        groups: [],
        body: "",
      });
    });
  });

  test(`${name} never follows a redirect`, async () => {
    await using server = await rawServer((socket) =>
      socket.write("HTTP/1.1 302 Found\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n")
    );
    await using(async (client) => {
      for (const kind of sorts) {
        const response = await client.request(get(server.url, { kind }));
        assert.equal(response.status, 302);
        assert.equal(response.headers.get("location"), "/elsewhere");
        await response.body?.cancel();
      }
    });
  });

  test(`${name} answers HEAD and 204 without a body`, async () => {
    await using server = await rawServer((socket, text) =>
      socket.write(
        text.startsWith("HEAD")
          ? "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n"
          : "HTTP/1.1 204 No Content\r\n\r\n",
      )
    );
    await using(async (client) => {
      const headed = await client.request(get(server.url, { method: "HEAD" }));
      assert.equal(headed.headers.get("content-length"), "5");
      assert.equal(await headed.text(), "");
      const empty = await client.request(get(server.url));
      assert.equal(empty.status, 204);
      assert.equal(await empty.text(), "");
    });
  });

  test(`${name} sends 100 requests over one connection, and close() closes it`, async () => {
    await using server = await rawServer((socket) =>
      socket.write(`${head}content-length: 2\r\n\r\nok`)
    );
    const client = create();
    for (let i = 0; i < 100; i++) {
      const response = await client.request(get(server.url));
      assert.equal(await response.text(), "ok");
    }
    assert.equal(server.connections, 1);
    await client.close();
    await until("the connection is closed", () => server.open === 0);
    await assert.rejects(client.request(get(server.url)), /the client was closed$/);
  });

  test(`${name}.close() ends open streams with an error`, async () => {
    await using server = await rawServer((socket) =>
      socket.write(`${head}transfer-encoding: chunked\r\n\r\n1\r\na\r\n`)
    );
    const client = create();
    const response = await client.request(get(server.url, { kind: "stream" }));
    const reading = assert.rejects(
      response.text(),
      (error) => error instanceof TransportError && /the client was closed$/.test(error.message),
    );
    await client.close();
    await reading;
    await until("the connection is closed", () => server.open === 0);
  });

  test(`${name} holds 300 streams open and still answers`, async () => {
    await using server = await rawServer((socket, text) =>
      socket.write(
        text.startsWith("GET /quick")
          ? `${head}content-length: 2\r\n\r\nok`
          : `${head}transfer-encoding: chunked\r\n\r\n`,
      )
    );
    await using(async (client) => {
      const open = await Promise.all(
        Array.from({ length: 300 }, () => client.request(get(server.url, { kind: "stream" }))),
      );
      assert.equal(server.open, 300);
      const quick = await client.request(get(`${server.url}/quick`));
      assert.equal(await quick.text(), "ok");
      await Promise.all(open.map((response) => response.body?.cancel()));
      await until("the connections are closed", () => server.open <= 1);
    });
  });

  const readsOn = runtime().name === "deno" && name.startsWith("createPortable");
  for (const tls of [false, true]) {
    const title = `${name} lets the server wait while nobody reads${tls ? ", over TLS" : ""}`;
    if (readsOn && tls) {
      skip(title, "Deno's node:tls does not stop reading when told to");
      continue;
    }
    test(title, async () => {
      const { ca, server } = await certificates();
      let sent = 0;
      const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
        pull(controller) {
          sent += 65_536;
          controller.enqueue(new Uint8Array(65_536));
          if (sent >= 100e6) controller.close();
        },
      });
      const listener = await runtime().listen(() => new Response(body), tls ? { tls: server } : {});
      const client = create(tls ? { ca } : {});
      const url = `${tls ? "https" : "http"}://127.0.0.1:${listener.port}/`;
      const response = await client.request(get(url, { kind: "stream" }));
      await new Promise((resolve) => setTimeout(resolve, 700));
      assert.ok(sent > 0 && sent < 40e6, `${sent} bytes were sent`);
      await response.body?.cancel();
      await client.close();
      await listener.close();
    });
  }
}
