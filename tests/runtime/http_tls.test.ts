import assert from "node:assert/strict";
import { createServer } from "node:tls";
import { ConfigError, TransportError } from "kubist/errors";
import { type HttpClientOptions, type Peer, runtime, type ServerTls } from "kubist/runtime";
import { skip, test } from "../harness.ts";
import { certificates, get, kinds, selfSigned, silentServer, until } from "./fixtures.ts";

/** Serves over TLS and returns what one request sees, and whom the server saw. */
async function exchange(
  create: (options?: HttpClientOptions) => ReturnType<typeof kinds[0]["create"]>,
  tls: ServerTls,
  options: HttpClientOptions,
  host = "127.0.0.1",
): Promise<{ text: string; peer: Peer }> {
  let peer: Peer = {};
  const listener = await runtime().listen((_request, from) => {
    peer = from;
    return new Response("hello");
  }, { tls });
  const client = create(options);
  try {
    const response = await client.request(get(`https://${host}:${listener.port}/`));
    return { text: await response.text(), peer };
  } finally {
    await client.close();
    await listener.close();
  }
}

function isTls(error: unknown): boolean {
  assert.ok(error instanceof TransportError, String(error));
  assert.equal(error.problem, "tls", error.message);
  assert.equal(error.retryable, false);
  return true;
}

for (const { name, create } of kinds) {
  test(`${name} trusts the given authority, for an address and for a name`, async () => {
    const { ca, server } = await certificates();
    for (const host of ["127.0.0.1", "localhost"]) {
      assert.equal((await exchange(create, server, { ca }, host)).text, "hello");
    }
  });

  test(`${name} refuses an unknown authority, a wrong name, an expired certificate`, async () => {
    const { ca, otherCa, server, elsewhere, expired } = await certificates();
    await assert.rejects(exchange(create, server, { ca: otherCa }), isTls);
    await assert.rejects(exchange(create, server, {}), isTls);
    await assert.rejects(exchange(create, elsewhere, { ca }), isTls);
    await assert.rejects(exchange(create, expired, { ca }), isTls);
  });

  test(`${name} shows a client certificate, ECDSA or RSA`, async () => {
    const { ca, server, alice, aliceRsa } = await certificates();
    for (const { cert, key } of [alice, aliceRsa]) {
      const seen = await exchange(create, { ...server, clientCa: ca }, { ca, cert, key });
      assert.deepEqual(seen.peer.certificate, { user: "alice", groups: ["dev", "ops, night"] });
    }
  });

  test(`${name} shows the client certificate on every connection`, async () => {
    const { ca, server, alice } = await certificates();
    const users: (string | undefined)[] = [];
    const listener = await runtime().listen((_request, { certificate }) => {
      users.push(certificate?.user);
      return new Response("x", { headers: { connection: "close" } });
    }, { tls: { ...server, clientCa: ca } });
    const client = create({ ca, ...alice });
    for (let i = 0; i < 3; i++) {
      const response = await client.request(get(`https://127.0.0.1:${listener.port}/`));
      await response.text();
    }
    await client.close();
    await listener.close();
    assert.deepEqual(users, ["alice", "alice", "alice"]);
  });

  test(`${name} skips the check when told to`, async () => {
    const { elsewhere } = await certificates();
    const seen = await exchange(create, elsewhere, { insecureSkipTlsVerify: true });
    assert.equal(seen.text, "hello");
  });

  test(`${name} verifies the server name it is given`, async () => {
    const { ca, elsewhere } = await certificates();
    const right = { ca, tlsServerName: "api.example.test" };
    assert.equal((await exchange(create, elsewhere, right)).text, "hello");
    const wrong = { ca, tlsServerName: "other.example.test" };
    await assert.rejects(exchange(create, elsewhere, wrong), isTls);
  });

  test(`${name} trusts a server certificate that is its own authority`, async () => {
    assert.equal((await exchange(create, selfSigned, { ca: selfSigned.cert })).text, "hello");
  });

  test(`${name} rejects with signal.reason while the server keeps the handshake waiting`, async () => {
    await using server = await silentServer();
    const client = create({});
    const controller = new AbortController();
    const pending = client.request(get(server.url, { signal: controller.signal }));
    const rejected = assert.rejects(pending, (error) => error === "mine");
    await until("the server is connected to", () => server.open === 1);
    const start = performance.now();
    controller.abort("mine");
    await rejected;
    assert.ok(performance.now() - start < 1000);
    await client.close();
    await until("the connection is closed", () => server.open === 0);
  });

  test(`${name} names what is wrong with the credentials`, async () => {
    const { ca, server, alice, mallory } = await certificates();
    const { cert, key } = alice;
    const encrypted = key.replaceAll("PRIVATE", "ENCRYPTED PRIVATE");
    const cases: readonly [HttpClientOptions, RegExp][] = [
      [{ ca: "garbage" }, /certificate authority: it holds no PEM certificate$/],
      [{ cert: "garbage", key }, /client certificate: it holds no PEM certificate$/],
      [{ cert }, /client certificate: its key is missing$/],
      [{ key }, /client key: its certificate is missing$/],
      [{ cert, key: encrypted }, /client key: it is encrypted; decrypt it first$/],
      [{ cert, key: cert }, /client key: it holds no PEM private key$/],
    ];
    for (const [options, message] of cases) {
      assert.throws(
        () => create(options),
        (error) => error instanceof ConfigError && message.test(error.message),
      );
    }
    const tls = { ...server, clientCa: ca };
    const broken = ca.replace(/^MII/m, "AAAA");
    const later: readonly [HttpClientOptions, RegExp][] = [
      [{ ca, cert, key: mallory.key }, /its key belongs to another certificate$/],
      [{ ca: broken }, /certificate authority: a certificate in it cannot be read$/],
    ];
    for (const [options, message] of later) {
      await assert.rejects(
        exchange(create, tls, options),
        (error) =>
          error instanceof ConfigError && message.test(error.message) || assert.fail(String(error)),
      );
    }
  });
}

const oldTls = "createHttpClient() refuses a server that speaks nothing newer than TLS 1.1";
if (runtime().name !== "node") {
  skip(oldTls, "only Node's TLS can still serve it");
} else {
  test(oldTls, async () => {
    const { ca, server: { cert, key } } = await certificates();
    const seen: string[] = [];
    const server = createServer({
      cert,
      key,
      minVersion: "TLSv1",
      maxVersion: "TLSv1.1",
      ciphers: "DEFAULT@SECLEVEL=0",
    }, (socket) => {
      seen.push(String(socket.getProtocol()));
      socket.on("error", () => {}).end("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
    });
    server.on("tlsClientError", () => {});
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    const { port } = server.address() as { port: number };
    const client = runtime().createHttpClient({ ca });
    await assert.rejects(client.request(get(`https://127.0.0.1:${port}/`)), isTls);
    assert.deepEqual(seen, []);
    await client.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
}
