import assert from "node:assert/strict";
import { loadConfig } from "kubist/config";
import { proxyFromEnvironment } from "../../lib/config/env_proxy.ts";
import { test } from "../harness.ts";
import { fakeRuntime } from "./fake_runtime.ts";

const proxy = "http://proxy:3128";
const rows: readonly (readonly [
  string,
  server: string,
  Readonly<Record<string, string>>,
  string | undefined,
])[] = [
  ["nothing is set", "https://k.example.com", {}, undefined],
  ["https", "https://k.example.com", { HTTPS_PROXY: proxy }, proxy],
  ["lower case", "https://k.example.com", { https_proxy: proxy }, proxy],
  ["upper case wins", "https://k.example.com", { HTTPS_PROXY: proxy, https_proxy: "x" }, proxy],
  ["the other scheme", "https://k.example.com", { HTTP_PROXY: proxy }, undefined],
  ["http", "http://k.example.com", { HTTP_PROXY: proxy }, proxy],
  ["no scheme", "https://k.example.com", { HTTPS_PROXY: "proxy:3128" }, proxy],
  ["socks5", "https://k", { HTTPS_PROXY: "socks5://p:1" }, "socks5://p:1"],
  ["loopback name", "https://localhost:6443", { HTTPS_PROXY: proxy }, undefined],
  ["loopback address", "https://127.0.0.1:6443", { HTTPS_PROXY: proxy }, undefined],
  ["loopback IPv6", "https://[::1]:6443", { HTTPS_PROXY: proxy }, undefined],
];
const excluded: readonly (readonly [noProxy: string, server: string, direct: boolean])[] = [
  ["*", "https://k.example.com", true],
  ["example.com", "https://k.example.com", true],
  ["example.com", "https://example.com", true],
  ["example.com", "https://notexample.com", false],
  [".example.com", "https://k.example.com", true],
  [".example.com", "https://example.com", false],
  ["*.example.com", "https://k.example.com", true],
  ["a.b, K.Example.com ,c", "https://k.example.com", true],
  ["k.example.com:6443", "https://k.example.com:6443", true],
  ["k.example.com:443", "https://k.example.com", true],
  ["k.example.com:6443", "https://k.example.com", false],
  ["10.0.0.0/8", "https://10.9.8.7:6443", true],
  ["10.0.0.0/8", "https://11.0.0.1", false],
  ["10.1.2.0/23", "https://10.1.3.255", true],
  ["10.1.2.0/23", "https://10.1.4.0", false],
  ["10.0.0.0/99", "https://10.0.0.1", false],
  ["10.0.0.0/8", "https://k.example.com", false],
  ["192.168.1.1", "https://192.168.1.1", true],
  ["192.168.1.1:6443", "https://192.168.1.1", false],
  ["fd00::/8", "https://[fd12::1]", true],
  ["fd00::/8", "https://[fe80::1]", false],
  ["fd12::1", "https://[fd12::1]", true],
  ["[fd12::1]:443", "https://[fd12::1]", true],
  ["", "https://k.example.com", false],
  [" , ", "https://k.example.com", false],
];

for (const [what, server, env, expected] of rows) {
  test(`proxyFromEnvironment() ${what}`, () => {
    assert.equal(proxyFromEnvironment(server, (name) => env[name]), expected);
  });
}

for (const [noProxy, server, direct] of excluded) {
  test(`proxyFromEnvironment() NO_PROXY=${noProxy} ${direct ? "names" : "spares"} ${server}`, () => {
    const env: Readonly<Record<string, string>> = { HTTPS_PROXY: proxy, NO_PROXY: noProxy };
    assert.equal(
      proxyFromEnvironment(server, (name) => env[name]),
      direct ? undefined : proxy,
    );
  });
}

test("loadConfig() takes the environment's proxy after its own, and none for a socket", async () => {
  const runtime = fakeRuntime({ env: { HTTPS_PROXY: proxy } });
  const load = async (options: object) =>
    (await loadConfig({ server: "https://k.example.com", ...options }, { runtime })).proxyUrl;
  assert.equal(await load({}), proxy);
  assert.equal(await load({ proxyUrl: "socks5://own:1" }), "socks5://own:1");
  assert.equal(await load({ socketPath: "/run/k.sock" }), undefined);
});

test("loadConfig() passes over a proxy variable that is none, and warns", async () => {
  const runtime = fakeRuntime({ env: { HTTPS_PROXY: "ftp://secret@p" } });
  const { proxyUrl, warnings } = await loadConfig({ server: "https://k" }, { runtime });
  assert.equal(proxyUrl, undefined);
  assert.deepEqual(warnings.map((w) => w.code), ["config.proxy_environment"]);
  assert.doesNotMatch(JSON.stringify(warnings), /secret/);
});
