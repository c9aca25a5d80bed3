/**
 * Manifests from the web, as `kubectl apply -f https://…` takes them.
 *
 * What comes from there decides what a cluster runs, so its way is a safe one: over TLS, or from this
 * machine; from the host that was named, and from no other that a redirect names.
 *
 * @module
 */

import type { ManifestOptions } from "../../client/manifests.ts";
import { proxyFromEnvironment } from "../../config/env_proxy.ts";
import { printable, redactUrl } from "../../config/redact_text.ts";
import { isLoopback } from "../../config/server_url.ts";
import { TimeoutError } from "../../errors.ts";
import { runtime } from "../../runtime/mod.ts";
import type { HttpClient } from "../../runtime/port.ts";
import { systemClock } from "../../stream/clock.ts";
import { scope } from "../../stream/deadline.ts";
import { defaultUserAgent } from "../../transport/user_agent.ts";
import { ManifestError } from "./error.ts";

const MOST_BYTES = 16 * 1024 * 1024;
const MOST_REDIRECTS = 5;

/** Whether a source is an address of the web. */
export function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** How an address is called in messages: without a password in it. */
export function addressName(address: string): string {
  return redactUrl(printable(address));
}

/**
 * Reads the text at an address.
 *
 * **Errors**: {@linkcode ManifestError} with the problem `download` for what is no safe address, another
 * status than 200, a web page, a redirect to another host, or more than 16 MiB; `TimeoutError`;
 * `TransportError`; `signal.reason` when aborted.
 */
export async function download(
  address: string,
  { signal, timeoutMs = 60_000 }: Pick<ManifestOptions, "signal" | "timeoutMs"> = {},
): Promise<string> {
  const start = safeUrl(address, address);
  const { env, createHttpClient, name, version, os, arch } = runtime();
  const proxyUrl = proxyFromEnvironment(start.href, (key) => env(key, { quiet: true }));
  using within = scope(signal);
  within.deadline(systemClock, timeoutMs, () => {
    const message = `Cannot read manifests from ${
      addressName(address)
    }: no end after ${timeoutMs} ms`;
    return new TimeoutError(message, { phase: "overall" });
  });
  const client = createHttpClient({ proxyUrl });
  try {
    const headers = [["User-Agent", defaultUserAgent({ name, version, os, arch })]] as const;
    return await follow(
      address,
      start,
      (url) =>
        client.request({ method: "GET", url, headers, kind: "stream", signal: within.signal }),
    );
  } finally {
    await client.close();
  }
}

type Get = (url: string) => ReturnType<HttpClient["request"]>;

async function follow(address: string, start: URL, get: Get): Promise<string> {
  let url = start;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await get(url.href);
    const location = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || location === null) {
      return await textOf(address, response);
    }
    await response.body?.cancel();
    const next = safeUrl(address, location, url);
    if (next.host !== start.host) {
      refuse(address, `it leads to ${next.host}; if that is to be trusted, give its own address`);
    }
    url = next;
  }
  return refuse(address, `it leads elsewhere more than ${MOST_REDIRECTS} times`);
}

function safeUrl(address: string, text: string, base?: URL): URL {
  const url = URL.parse(text, base?.href);
  if (url === null) return refuse(address, "it is no address");
  if (url.username !== "" || url.password !== "") {
    return refuse(address, "credentials in an address are not sent; fetch the text, and give that");
  }
  if (url.protocol === "https:" || url.protocol === "http:" && isLoopback(url.href)) return url;
  const whose = base === undefined ? "" : `it leads to ${url.protocol.slice(0, -1)}: `;
  return refuse(address, `${whose}whoever is on the way could change it; use https`);
}

async function textOf(address: string, response: Response): Promise<string> {
  const type = response.headers.get("content-type") ?? "";
  if (response.status !== 200 || /^text\/html\b/i.test(type)) {
    await response.body?.cancel();
    if (response.status !== 200) refuse(address, `the server answers ${response.status}`);
    refuse(address, "the server answers a web page; give the address of the file itself");
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) refuse(address, "it has more than 16 MiB");
    chunks.push(chunk);
  }
  return await new Blob(chunks).text();
}

function refuse(address: string, state: string): never {
  throw new ManifestError(state, { problem: "download", source: addressName(address) });
}
