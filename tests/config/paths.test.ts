import assert from "node:assert/strict";
import { pathRules } from "../../lib/config/paths.ts";
import { isLoopback, readProxyUrl, readServerUrl } from "../../lib/config/server_url.ts";
import { test } from "../harness.ts";

const posix = pathRules("linux");
const windows = pathRules("windows");

test("pathRules() cleans as Go's filepath does", () => {
  const cases = [
    ["", "."],
    [".", "."],
    ["a//b/./c/..", "a/b"],
    ["../a/../..", "../.."],
    ["/..", "/"],
    ["/a/b/", "/a/b"],
    ["./x", "x"],
  ] as const;
  for (const [path, clean] of cases) assert.equal(posix.clean(path), clean, path);
  assert.equal(windows.clean("C:\\a\\..\\b/c"), "C:\\b\\c");
  assert.equal(windows.clean("C:a"), "C:a");
  assert.equal(windows.clean("//server/share/a/.."), "\\\\server\\share\\");
});

test("pathRules() knows what is absolute", () => {
  for (const path of ["/", "/a"]) assert.ok(posix.isAbsolute(path));
  for (const path of ["", "a", "C:\\a", "~/a"]) assert.ok(!posix.isAbsolute(path));
  for (const path of ["C:\\", "c:/a", "\\\\s\\d\\a"]) assert.ok(windows.isAbsolute(path), path);
  for (const path of ["C:a", "\\a", "/a", "a"]) assert.ok(!windows.isAbsolute(path), path);
});

test("pathRules() goes up, joins and resolves", () => {
  assert.equal(posix.dirname("/a/b"), "/a");
  assert.equal(posix.dirname("/a"), "/");
  assert.equal(posix.dirname("a"), ".");
  assert.equal(windows.dirname("C:\\a\\k"), "C:\\a");
  assert.equal(posix.join("/a", "../b", "c"), "/b/c");
  assert.equal(posix.resolve("/a", "b/../c"), "/a/c");
  assert.equal(posix.resolve("/a", "/b"), "/b");
  assert.equal(windows.resolve("C:\\a", "b\\c"), "C:\\a\\b\\c");
  assert.equal(posix.basename("/a/b/"), "b");
});

test("pathRules() below() is never fooled by a sibling's name", () => {
  assert.equal(posix.below("/dl", "/dl/a/b"), "a/b");
  assert.equal(posix.below("/dl", "/dl-evil/a"), undefined);
  assert.equal(posix.below("/dl", "/dl/../etc"), undefined);
  assert.equal(posix.below("/dl", "/dl"), undefined);
  assert.equal(posix.below("/", "/a"), "a");
  assert.equal(windows.below("C:\\Dl", "c:\\dl\\a"), "a");
  assert.equal(windows.below("C:\\dl", "D:\\dl\\a"), undefined);
});

test("readServerUrl() keeps a path prefix and nothing else", () => {
  const good = [
    ["https://h", "https://h"],
    ["HTTPS://H:443/", "https://h"],
    ["https://h:6443/k8s/clusters/c-1//", "https://h:6443/k8s/clusters/c-1"],
    ["https://[::1]:6443", "https://[::1]:6443"],
    ["http://10.0.0.1:8080", "http://10.0.0.1:8080"],
  ] as const;
  for (const [text, url] of good) assert.equal(readServerUrl(text).url, url);
  const bad = [
    "",
    "h",
    "h:6443",
    "//h",
    "https://",
    "https:///x",
    "https://h:0",
    "https://h:65536",
    "https://h:x",
    "https://h:",
    "https://u@h",
    "https://h?x",
    "https://h#x",
    "https://h h",
    "https://h\nx",
    "https://h\\x",
    " https://h",
    "ftp://h",
    "javascript://h",
    "https://[::1",
  ];
  for (const text of bad) assert.ok(readServerUrl(text).problem, text);
});

test("readProxyUrl() knows http, https and socks5", () => {
  for (const url of ["http://p", "https://u:p@p:1", "socks5://p:1080", "socks5h://p"]) {
    assert.equal(readProxyUrl(url).url, url);
  }
  for (const url of ["p:1", "socks4://p", "http://", "http://p:99999"]) {
    assert.ok(readProxyUrl(url).problem, url);
  }
});

test("isLoopback() is this machine only", () => {
  for (const host of ["localhost", "127.0.0.1", "127.1.2.3", "[::1]", "a.localhost"]) {
    assert.ok(isLoopback(`http://${host}:1`), host);
  }
  for (const host of ["127.0.0.1.evil.com", "localhost.evil.com", "10.0.0.1", "[::2]"]) {
    assert.ok(!isLoopback(`http://${host}:1`), host);
  }
});
