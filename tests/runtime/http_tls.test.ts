import assert from "node:assert/strict";
import { ConfigError, TransportError } from "kubist/errors";
import { type HttpClientOptions, type Peer, runtime, type ServerTls } from "kubist/runtime";
import { test } from "../harness.ts";
import {
  certificates,
  get,
  kinds,
  type NodeChild,
  nodeChild,
  selfSigned,
  silentServer,
  until,
} from "./fixtures.ts";

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
    controller.abort("mine");
    await rejected;
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

/** A server of TLS 1.1, which only Node still serves; first it has shown that itself can connect. */
async function oldServer(): Promise<NodeChild & { readonly url: string }> {
  const { server: { cert, key } } = await certificates();
  const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" };
  const child = await nodeChild(`
    const tls = require("node:tls");
    const server = tls.createServer(${JSON.stringify({ cert, key, ...old })}, (socket) =>
      socket.on("error", () => {}).end("HTTP/1.1 200 OK\\r\\ncontent-length: 0\\r\\n\\r\\n"));
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      const own = { port, host: "127.0.0.1", rejectUnauthorized: false, ...${JSON.stringify(old)} };
      const client = tls.connect(own, () => {
        console.log(client.getProtocol(), port);
        client.destroy();
      });
    });`);
  const [protocol, port] = child.line.split(" ");
  assert.equal(protocol, "TLSv1.1");
  return Object.assign(child, { url: `https://127.0.0.1:${port}/` });
}

for (const { name, create } of kinds) {
  test(`${name} refuses a server that speaks nothing newer than TLS 1.1`, async () => {
    await using server = await oldServer();
    const { ca } = await certificates();
    for (const options of [{ ca }, { insecureSkipTlsVerify: true }, { ca, http2: true }]) {
      const client = create(options);
      await assert.rejects(client.request(get(server.url)), isTls);
      await assert.rejects(client.upgrade!(get(server.url), []), isTls);
      await client.close();
    }
  });
}
