import assert from "node:assert/strict";
import { KubeError, TransportError, type TransportProblem } from "kubist/errors";
import { toTransportError } from "kubist/runtime";
import { test } from "../harness.ts";
import { certificates, damagingServer, get, kinds, nodeServer, rawServer } from "./fixtures.ts";

for (const { name, create } of kinds) {
  const fails = async (url: string, problem: TransportProblem, message: RegExp) => {
    const client = create();
    for (const kind of ["unary", "stream"] as const) {
      await assert.rejects(client.request(get(url, { kind })), (error) => {
        assert.ok(error instanceof TransportError, String(error));
        assert.equal(error.problem, problem, error.message);
        assert.match(error.message, message);
        return true;
      });
    }
    await client.close();
  };

  test(`${name} tells a refused connection`, async () => {
    let url: string;
    {
      await using server = await rawServer(() => {});
      url = server.url;
    }
    await fails(
      `${url}/secret?token=x`,
      "refused",
      /^Cannot reach 127\.0\.0\.1:\d+: connection refused$/,
    );
  });

  test(`${name} tells an unknown host`, async () => {
    await fails("https://kubist.invalid/", "dns", /^Cannot reach kubist\.invalid: /);
  });

  test(`${name} tells a connection closed before the answer`, async () => {
    await using server = await rawServer((socket) => socket.end());
    await fails(server.url, "reset", /^Cannot reach 127\.0\.0\.1:\d+: the connection /);
    await using hard = await rawServer((socket) => socket.resetAndDestroy());
    await fails(hard.url, "reset", /^Cannot reach 127\.0\.0\.1:\d+: the connection /);
  });

  test(`${name} tells bytes that were damaged on their way`, async () => {
    const { ca, server: { cert, key } } = await certificates();
    await using server = await damagingServer({ cert, key });
    const client = create({ ca });
    const answer = await client.request(get(server.url, { kind: "stream" }));
    const reader = answer.body!.getReader();
    assert.equal(new TextDecoder().decode((await reader.read()).value), "whole");
    server.damage();
    await assert.rejects(reader.read(), (error) => {
      assert.ok(error instanceof TransportError, String(error));
      assert.equal(error.problem, "reset", error.message);
      assert.equal(error.retryable, true);
      return true;
    });
    await client.close();
  });

  test(`${name} tells a server that does not speak TLS`, async () => {
    await using server = await nodeServer((_, response) => response.end());
    await fails(server.url.replace("http:", "https:"), "tls", /^Cannot reach 127\.0\.0\.1:\d+: /);
  });
}

test("row 68: toTransportError() tells https from http by what comes back", () => {
  const coded = (code: string, message = "") => Object.assign(new Error(message), { code });
  const said = (error: Error, url: string) => {
    const { problem, message } = toTransportError(error, { url }) as TransportError;
    assert.equal(problem, "tls");
    return message.replace("Cannot reach h:1: ", "");
  };
  const plain = "the server does not speak TLS; its URL may begin with http://";
  const wrong = "error:0A00010B:SSL routines:tls_validate_record_header:wrong version number";
  for (
    const error of [
      coded("ERR_SSL_WRONG_VERSION_NUMBER"),
      coded("EPROTO", `write EPROTO ${wrong}`),
      new Error("client error (Connect): received corrupt message of type InvalidContentType"),
    ]
  ) assert.equal(said(error, "https://h:1"), plain);
  const bun = "EPROTO: The TLS handshake failed. Does the server speak TLS on this port?";
  assert.match(
    said(coded("EPROTO", bun), "https://h:1"),
    /^the TLS handshake failed; if the server/,
  );
  for (
    const error of [
      new Error("client error (SendRequest): invalid HTTP version parsed"),
      coded("HPE_INVALID_CONSTANT"),
    ]
  ) assert.match(said(error, "http://h:1"), /is no HTTP; .* its URL must begin with https:\/\/$/);
});

test("toTransportError() keeps signal.reason and a KubeError as they are", () => {
  const url = "https://127.0.0.1:6443/";
  const reason = { mine: 1 };
  const error = new TypeError("fetch failed");
  assert.equal(toTransportError(error, { url, signal: AbortSignal.abort(reason) }), reason);
  const known = new KubeError("known");
  assert.equal(toTransportError(known, { url }), known);
});

test("toTransportError() takes a record that TLS refuses for a connection that broke", () => {
  const url = "https://cluster:6443/";
  const coded = (code: string) => Object.assign(new Error("x"), { code });
  const before = [
    new TypeError("fetch failed", { cause: new Error("cannot decrypt peer's message") }),
    new TypeError("fetch failed", { cause: new Error("received fatal alert: BadRecordMac") }),
    coded("ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC"),
  ];
  for (const error of before) {
    const told = toTransportError(error, { url }) as TransportError;
    assert.equal(told.problem, "reset", String(error));
    assert.equal(told.message, "Cannot reach cluster:6443: what came over it was damaged");
  }
  // Bun has one code for all that TLS refuses; once an answer comes, it is no handshake.
  const within = toTransportError(coded("EPROTO"), { url }, "read from") as TransportError;
  assert.equal(within.problem, "reset");
  assert.equal((toTransportError(coded("EPROTO"), { url }) as TransportError).problem, "tls");
});

test("toTransportError() looks for the reason in causes and in attempts", () => {
  const url = "https://cluster:6443/";
  const inner = Object.assign(new Error("x"), { code: "ECONNREFUSED" });
  const cases: readonly unknown[] = [
    new TypeError("fetch failed", { cause: inner }),
    new TypeError("fetch failed", { cause: new AggregateError([inner, inner]) }),
    new TypeError("fetch failed", { cause: new Error("outer", { cause: inner }) }),
  ];
  for (const error of cases) {
    const told = toTransportError(error, { url });
    assert.ok(told instanceof TransportError);
    assert.equal(told.problem, "refused");
    assert.equal(told.retryable, true);
    assert.equal(told.cause, error);
    assert.equal(told.message, "Cannot reach cluster:6443: connection refused");
  }
});

test("toTransportError() says what it does not know in the words of the runtime", () => {
  const url = "https://cluster:6443/";
  const told = toTransportError(new Error("strange"), { url });
  assert.ok(told instanceof TransportError);
  assert.equal(told.problem, "other");
  assert.equal(told.message, "Cannot reach cluster:6443: strange");
  assert.equal(
    (toTransportError("text", { url }) as Error).message,
    "Cannot reach cluster:6443: the request failed",
  );
});

test("toTransportError() names the flag that Deno lacks", () => {
  const denied = new Error('Requires net access to "a:1", run again with the --allow-net flag');
  denied.name = "NotCapable";
  const told = toTransportError(denied, { url: "https://a:1/" });
  assert.ok(told instanceof TransportError);
  assert.equal(told.problem, "permission");
  assert.equal(told.retryable, false);
  assert.equal(told.message, "Cannot reach a:1: Deno denies it; run with --allow-net=a:1");
});
