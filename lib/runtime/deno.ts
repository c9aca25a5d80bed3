/**
 * Deno: its `fetch` sends, over a pool of its own.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import { denoFiles } from "./deno_files.ts";
import { spawnDeno } from "./deno_spawn.ts";
import { createClient, lazySender, type Sender } from "./http_client.ts";
import { idleTimeoutOf } from "./idle_limit.ts";
import { denied } from "./permissions.ts";
import type { HttpClientOptions, ListenOptions } from "./options.ts";
import type { Handler, Listener, Runtime } from "./port.ts";
import { probingSender } from "./probing_sender.ts";
import type { TcpConnection, TcpListenOptions } from "./tcp_port.ts";

/** The runtime of Deno. */
export function denoRuntime(): Runtime {
  return {
    name: "deno",
    version: Deno.version.deno,
    os: Deno.build.os,
    arch: Deno.build.arch,
    ...denoFiles,
    env: readEnv,
    cwd: () => Deno.cwd(),
    stdinIsTerminal: () => Deno.stdin.isTerminal(),
    spawn: spawnDeno,
    createHttpClient: (options) => createClient(options, denoSender(options)),
    listen,
    listenTcp,
    async fileTree() {
      return (await import("./portable_tree.ts")).portableTree;
    },
  };
}

function readEnv(name: string, { quiet = false } = {}): string | undefined {
  if (quiet && Deno.permissions.querySync({ name: "env", variable: name }).state !== "granted") {
    return undefined;
  }
  try {
    return Deno.env.get(name);
  } catch {
    return undefined;
  }
}

async function listen(handler: Handler, options: ListenOptions = {}): Promise<Listener> {
  await askToListen(options);
  const { listenPortable } = await import("./portable_listen.ts");
  return await listenPortable(handler, options);
}

async function listenTcp(
  accept: (connection: TcpConnection) => void,
  options: TcpListenOptions = {},
): Promise<Listener> {
  await askToListen(options);
  const { listenTcpPortable } = await import("./portable_tcp.ts");
  return await listenTcpPortable(accept, options);
}

/** A denial inside `node:net` would end the process, so it is asked for here. */
async function askToListen({ hostname = "127.0.0.1", port = 0 }: TcpListenOptions): Promise<void> {
  const host = `${hostname}:${port}`;
  const { state } = await Deno.permissions.request({ name: "net", host });
  if (state !== "granted") throw new KubeError(`Cannot listen on ${host}: ${denied("net", host)}`);
}

function denoSender(options: HttpClientOptions): Sender {
  let usesPortable = lacksOption(options) || isProxyOverridden(options);
  const native = probingSender(nativeSender(options), options);
  const portable = lazySender(async () => {
    const { createPortableSender } = await import("./portable_https.ts");
    return createPortableSender(options, { replaysWrites: true });
  });
  return {
    async send(request, exchange) {
      if (usesPortable) return await portable.send(request, exchange);
      try {
        return await native.send(request, exchange);
      } catch (error) {
        if (!isOwnAuthority(error)) throw error;
        // The handshake failed, so nothing of the request has been sent yet.
        usesPortable = true;
        return await portable.send(request, exchange);
      }
    },
    renew() {
      native.renew();
      portable.renew();
    },
    async close() {
      await native.close();
      await portable.close();
    },
  };
}

/**
 * Whether the options ask for what `Deno.createHttpClient` cannot do; through a unix socket it
 * speaks no TLS, and as if to a proxy.
 */
function lacksOption(options: HttpClientOptions): boolean {
  return options.insecureSkipTlsVerify === true || options.tlsServerName !== undefined ||
    options.socketPath !== undefined;
}

/**
 * Whether the environment would overrule the decision about the proxy: Deno applies HTTPS_PROXY to
 * clients without a proxy, and NO_PROXY to those with one.
 */
function isProxyOverridden({ proxyUrl }: HttpClientOptions): boolean {
  const names = proxyUrl === undefined ? ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"] : ["NO_PROXY"];
  return names.some((name) => isSet(name) || isSet(name.toLowerCase()));
}

/** Asks without a prompt; what may not be read counts as not set. */
function isSet(variable: string): boolean {
  const { state } = Deno.permissions.querySync({ name: "env", variable });
  return state === "granted" && Boolean(Deno.env.get(variable));
}

/** Whether a server's certificate is its own authority, which Deno's client refuses on principle. */
function isOwnAuthority(error: unknown): boolean {
  return error instanceof TypeError && String((error.cause as Error)?.message ?? error.message)
    .includes("CaUsedAsEndEntity");
}

function nativeSender(options: HttpClientOptions): Sender {
  let client: Deno.HttpClient | undefined;
  return {
    async send({ method, url, headers, body }, { signal }) {
      client ??= createNativeClient(options);
      const response = await fetch(url, {
        client,
        method,
        headers: headers as [string, string][],
        redirect: "manual",
        ...(body !== undefined && { body }),
        ...(signal && { signal }),
      });
      // Once the Response is collected its body no longer hears the signal, even while it is read.
      signal?.addEventListener("abort", () => response, { once: true });
      return response;
    },
    renew() {
      // It lives on for as long as a request or a body is under way.
      client?.close();
      client = undefined;
    },
    close: () => client?.close(),
  };
}

function createNativeClient(options: HttpClientOptions): Deno.HttpClient {
  const { ca, cert, key, proxyUrl } = options;
  return Deno.createHttpClient({
    http2: false,
    poolIdleTimeout: idleTimeoutOf(options),
    ...(ca !== undefined && { caCerts: [ca] }),
    ...(cert !== undefined && key !== undefined && { cert, key }),
    ...(proxyUrl !== undefined && { proxy: { url: proxyUrl } }),
  });
}
