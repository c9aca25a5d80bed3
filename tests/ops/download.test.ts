import assert from "node:assert/strict";
import { TimeoutError, TransportError } from "kubist/errors";
import { ManifestError } from "kubist/ops";
import { runtime } from "kubist/runtime";
import { startCluster } from "kubist/testing";
import { readManifests } from "../../lib/ops/manifests/read.ts";
import { around, test } from "../harness.ts";

const config = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cfg}\n";
const moved = (location: string) => new Response("moved", { status: 302, headers: { location } });
const asYaml = { headers: { "content-type": "application/yaml" } };

/** More than anybody writes, told in pieces. */
function endless(): Response {
  const piece = new TextEncoder().encode(`# ${"x".repeat(2 ** 16)}\n`);
  return new Response(new ReadableStream({ pull: (sink) => sink.enqueue(piece) }), asYaml);
}

const never = () => new Promise<Response>(() => {});
const stuck = () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }), asYaml);

const pages: Readonly<Record<string, () => Response | Promise<Response>>> = {
  "/cfg.yaml": () => new Response(config, asYaml),
  "/list.json": () =>
    Response.json({ apiVersion: "v1", kind: "List", items: [{ ...JSON.parse(secret) }] }),
  "/empty.yaml": () => new Response("# nothing\n", asYaml),
  "/broken.yaml": () => new Response("apiVersion: v1\nkind: [ConfigMap\n", asYaml),
  "/page": () => new Response("<html></html>", { headers: { "content-type": "text/html" } }),
  "/here": () => moved("/cfg.yaml"),
  "/round": () => moved("/round"),
  "/away": () => moved("https://elsewhere.example/cfg.yaml"),
  "/plain": () => moved("http://elsewhere.example/cfg.yaml"),
  "/file": () => moved("file:///etc/passwd"),
  "/endless": endless,
  "/never": never,
  "/stuck": stuck,
};
const secret = JSON.stringify({ apiVersion: "v1", kind: "Secret", metadata: { name: "s" } });

let root = "";
let close: () => Promise<void>;
const asked: string[] = [];

around(async () => {
  const listener = await runtime().listen((request) => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    return pages[pathname]?.() ?? new Response("no", { status: 404 });
  });
  root = `http://127.0.0.1:${listener.port}`;
  close = () => listener.close();
}, () => close());

const read = (source: string | readonly string[], options = {}) =>
  Array.fromAsync(readManifests(source, options));

test("k.yaml() reads an address, and what it says can be applied", async () => {
  await using cluster = await startCluster();
  const k = cluster.client({ namespace: "default" });
  const done = await k.apply(k.yaml([`${root}/cfg.yaml`, `${root}/list.json`])).toArray();
  assert.deepEqual(done.map(({ ref }) => ref), ["configmaps/default/cfg", "secrets/default/s"]);
});

test("a redirect on the same host is followed", async () => {
  assert.equal((await read(`${root}/here`))[0]?.metadata.name, "cfg");
});

for (
  const [path, says] of [
    ["/nowhere", /nowhere: the server answers 404$/],
    ["/page", /the server answers a web page; give the address of the file itself$/],
    ["/round", /it leads elsewhere more than 5 times$/],
    ["/away", /it leads to elsewhere\.example; if that is to be trusted, give its own address$/],
    ["/plain", /it leads to http: whoever is on the way could change it; use https$/],
    ["/file", /it leads to file: whoever is on the way could change it; use https$/],
    ["/endless", /it has more than 16 MiB$/],
  ] as const
) {
  test(`S41 the address of ${path} is refused`, async () => {
    await assert.rejects(read(root + path), (error) => {
      assert.ok(error instanceof ManifestError, String(error));
      assert.equal(error.problem, "download");
      assert.match(error.message, says);
      return true;
    });
  });
}

test("S41 http to another machine, and passwords in addresses, are refused before anything is sent", async () => {
  const plain = read("http://192.0.2.1/cfg.yaml");
  await assert.rejects(
    plain,
    /^ManifestError: .*: whoever is on the way could change it; use https$/,
  );
  asked.length = 0;
  const withPassword = read(`${root.replace("//", "//me:hidden@")}/cfg.yaml`);
  await assert.rejects(withPassword, (error: Error) => {
    assert.match(error.message, /REDACTED@.*: credentials in an address are not sent/);
    assert.ok(!error.message.includes("hidden"));
    return true;
  });
  assert.deepEqual(asked, []);
});

test("errors of the text name the address and the line", async () => {
  await assert.rejects(read(`${root}/broken.yaml`), /^SyntaxError: .* at http:.*broken\.yaml:2:7$/);
  await assert.rejects(read(`${root}/empty.yaml`), /empty\.yaml: there is not one object$/);
});

for (const path of ["/never", "/stuck"]) {
  test(`reading ${path} ends at its deadline, and when it is called off`, async () => {
    await assert.rejects(read(root + path, { timeoutMs: 200 }), (error) => {
      assert.ok(error instanceof TimeoutError, String(error));
      assert.match(error.message, /: no end after 200 ms$/);
      return true;
    });
    const reason = new Error("enough");
    const controller = new AbortController();
    const reading = read(root + path, { signal: controller.signal });
    controller.abort(reason);
    await assert.rejects(reading, (error) => error === reason);
  });
}

test("an address that nobody answers at is a TransportError", async () => {
  const listener = await runtime().listen(() => new Response());
  await listener.close();
  await assert.rejects(read(`http://127.0.0.1:${listener.port}/a.yaml`), TransportError);
});
