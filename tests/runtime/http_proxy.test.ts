import assert from "node:assert/strict";
import process from "node:process";
import { TransportError } from "kubist/errors";
import { type HttpClientOptions, type Listener, runtime } from "kubist/runtime";
import { test } from "../harness.ts";
import { certificates, endlessBody, get, kinds, nodeServer, until } from "./fixtures.ts";
import { httpProxy, type Proxy, socks5Proxy } from "./proxies.ts";

async function withEnv(
  variables: Readonly<Record<string, string>>,
  work: () => Promise<void>,
): Promise<void> {
  Object.assign(process.env, variables);
  try {
    await work();
  } finally {
    for (const name of Object.keys(variables)) delete process.env[name];
  }
}

async function serve(work: (listener: Listener, ca: string) => Promise<void>): Promise<void> {
  const { ca, server } = await certificates();
  const listener = await runtime().listen(() => new Response("hello"), { tls: server });
  try {
    await work(listener, ca);
  } finally {
    await listener.close();
  }
}

for (const { name, create } of kinds) {
  const ask = async (options: HttpClientOptions, url: string) => {
    const client = create(options);
    try {
      return await (await client.request(get(url))).text();
    } finally {
      await client.close();
    }
  };

  test(`${name} tunnels through an HTTP proxy, which resolves the name`, async () => {
    await serve(async ({ port }, ca) => {
      await using proxy = await httpProxy({ credentials: "me:p@ss" });
      const proxyUrl = `http://me:p%40ss@127.0.0.1:${proxy.port}`;
      assert.equal(await ask({ ca, proxyUrl }, `https://127.0.0.1:${port}/`), "hello");
      assert.equal(await ask({ ca, proxyUrl }, `https://localhost:${port}/`), "hello");
      assert.deepEqual(proxy.targets, [`127.0.0.1:${port}`, `localhost:${port}`]);
    });
  });

  test(`${name} leaves the choice of the proxy to its options, not to the environment`, async () => {
    await serve(async ({ port }, ca) => {
      const url = `https://127.0.0.1:${port}/`;
      await withEnv(
        { HTTPS_PROXY: "http://127.0.0.1:1", https_proxy: "http://127.0.0.1:1" },
        async () => {
          assert.equal(await ask({ ca }, url), "hello");
        },
      );
      await withEnv({ NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1" }, async () => {
        await using proxy = await httpProxy();
        const proxyUrl = `http://127.0.0.1:${proxy.port}`;
        assert.equal(await ask({ ca, proxyUrl }, url), "hello");
        assert.deepEqual(proxy.targets, [`127.0.0.1:${port}`]);
      });
    });
  });

  test(`${name} tunnels through a proxy that speaks TLS`, async () => {
    const { server } = await certificates();
    await serve(async ({ port }, ca) => {
      await using proxy = await httpProxy({ tls: server });
      const proxyUrl = `https://localhost:${proxy.port}`;
      assert.equal(await ask({ ca, proxyUrl }, `https://127.0.0.1:${port}/`), "hello");
      assert.deepEqual(proxy.targets, [`127.0.0.1:${port}`]);
    });
  });

  test(`${name} fails when the HTTP proxy refuses`, async () => {
    await serve(async ({ port }, ca) => {
      await using proxy = await httpProxy({ credentials: "me:secret" });
      const proxyUrl = `http://me:wrong@127.0.0.1:${proxy.port}`;
      await assert.rejects(ask({ ca, proxyUrl }, `https://127.0.0.1:${port}/`), (error) => {
        assert.ok(error instanceof TransportError, String(error));
        assert.equal(error.retryable, false);
        assert.match(error.message, /proxy/i);
        assert.doesNotMatch(error.message, /wrong/);
        return true;
      });
    });
  });

  test(`${name} tunnels through a SOCKS5 proxy, which resolves the name`, async () => {
    await serve(async ({ port }, ca) => {
      const tunnel = async (proxy: Proxy, login: string) => {
        const proxyUrl = `socks5://${login}127.0.0.1:${proxy.port}`;
        assert.equal(await ask({ ca, proxyUrl }, `https://127.0.0.1:${port}/`), "hello");
        assert.equal(await ask({ ca, proxyUrl }, `https://localhost:${port}/`), "hello");
        assert.deepEqual(proxy.targets, [`127.0.0.1:${port}`, `localhost:${port}`]);
      };
      await using open = await socks5Proxy();
      await tunnel(open, "");
      await using closed = await socks5Proxy({ credentials: "me:secret" });
      await tunnel(closed, "me:secret@");
    });
  });

  test(`${name} fails when the SOCKS5 proxy refuses`, async () => {
    await serve(async ({ port }, ca) => {
      await using proxy = await socks5Proxy({ credentials: "me:secret" });
      for (const login of ["", "me:wrong@"]) {
        const proxyUrl = `socks5://${login}127.0.0.1:${proxy.port}`;
        await assert.rejects(
          ask({ ca, proxyUrl }, `https://127.0.0.1:${port}/`),
          (error) => error instanceof TransportError && !error.message.includes("wrong"),
        );
      }
      await using open = await socks5Proxy();
      const proxyUrl = `socks5://127.0.0.1:${open.port}`;
      await assert.rejects(ask({ ca, proxyUrl }, `https://refused.test:${port}/`), TransportError);
    });
  });

  test(`${name} closes the connection on break through a proxy`, async () => {
    const { ca, server } = await certificates();
    const { body, cancelled } = endlessBody("x");
    const listener = await runtime().listen(() => new Response(body), { tls: server });
    await using proxy = await httpProxy();
    const client = create({ ca, proxyUrl: `http://127.0.0.1:${proxy.port}` });
    const url = `https://127.0.0.1:${listener.port}/`;
    const response = await client.request(get(url, { kind: "stream" }));
    for await (const _ of response.body!) break;
    await until("the server sees the end", cancelled);
    await client.close();
    await listener.close();
  });

  test(`${name} connects to a unix socket`, async () => {
    const directory = await runtime().makeTempDir("kubist-");
    const socketPath = `${directory}/api.sock`;
    {
      await using _ = await nodeServer(
        (request, response) => response.end(request.url),
        socketPath,
      );
      assert.equal(await ask({ socketPath }, "http://localhost/api"), "/api");
    }
    const missing = `${directory}/none.sock`;
    await assert.rejects(ask({ socketPath: missing }, "http://localhost/api"), (error) => {
      assert.ok(error instanceof TransportError, String(error));
      assert.equal(error.problem, "refused");
      return true;
    });
    await runtime().remove(directory);
  });
}
