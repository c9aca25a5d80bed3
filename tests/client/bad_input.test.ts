import assert from "node:assert/strict";
import { type Client, connect } from "kubist";
import { ApiError } from "kubist/errors";
import { quantity, selector } from "kubist/meta";
import { type Cluster, startCluster } from "kubist/testing";
import { around, test } from "../harness.ts";

let cluster: Cluster;
let k: Client;
const warnings: string[] = [];

around(async () => {
  cluster = await startCluster();
  k = cluster.client({ onWarning: (text) => warnings.push(text) });
}, () => cluster.stop());

/** A row of the table of bad input: what is done, and what is said about it. */
interface Row {
  readonly row: number;
  readonly name: string;
  act(): unknown;
  readonly is: string;
  readonly says: RegExp;
}

const names = "lowercase RFC 1123 subdomain";
const draft = (metadata: Record<string, unknown>) => ({ metadata });
const untyped = (name: string) => k.resource(name, "default");

const rows: readonly Row[] = [
  {
    row: 73,
    name: "a name with a slash",
    act: () => k.pods().get("pod/x"),
    is: "TypeError",
    says:
      /^Cannot use "pod\/x" as a name: it may not contain "\/"; give the name alone, as in "x"$/,
  },
  {
    row: 74,
    name: "a name that leads elsewhere",
    act: () => k.pods().get(".."),
    is: "TypeError",
    says: /^Cannot use "\.\." as a name: it may not be "\.\."$/,
  },
  {
    row: 74,
    name: "a name with a percent sign",
    act: () => k.pods().get("a%2fb"),
    is: "TypeError",
    says: /it may not contain "%"$/,
  },
  {
    row: 75,
    name: "an empty name",
    act: () => k.pods().get(""),
    is: "TypeError",
    says: /^Cannot use "" as a name: it is empty$/,
  },
  {
    row: 76,
    name: "a name with capitals",
    act: () => k.configMaps().create(draft({ name: "MyPod" })),
    is: "ApiError",
    says: new RegExp(
      `metadata\\.name: Invalid value: "MyPod": a ${names}.*; did you mean "mypod"\\? \\(422\\)$`,
    ),
  },
  {
    row: 76,
    name: "the name of an object that would have no capitals",
    act: () => k.pods().get("My_Pod"),
    is: "ApiError",
    says:
      /^Cannot get pods "My_Pod" in namespace "default": not found; did you mean "my-pod"\? \(404\)$/,
  },
  {
    row: 76,
    name: "the name of an object that may have capitals",
    act: () => k.roles().get("MyRole"),
    is: "ApiError",
    says: /: not found \(404\)$/,
  },
  {
    row: 77,
    name: "a name of 254 bytes",
    act: () => k.configMaps().create(draft({ name: "a".repeat(254) })),
    is: "ApiError",
    says: /must be no more than 253 (bytes|characters) \(422\)$/,
  },
  {
    row: 78,
    name: "a name with control characters",
    act: () => k.pods().get("a\nb\u0000"),
    is: "TypeError",
    says: /^Cannot use "a\\nb\\u0000" as a name: it may not contain "\\n"$/,
  },
  {
    row: 79,
    name: "name and generateName",
    act: () => k.configMaps().create(draft({ name: "a", generateName: "b-" })),
    is: "TypeError",
    says:
      /^Cannot create configmaps in namespace "default": metadata has the name "a" and the generateName "b-"; leave one of them out$/,
  },
  {
    row: 80,
    name: "a namespace for what has none",
    act: () => Reflect.apply(k.nodes, k, ["x"]).list(),
    is: "TypeError",
    says: /nodes in namespace "x": they belong to the cluster; leave the namespace out$/,
  },
  {
    row: 81,
    name: "one object of all namespaces",
    act: () => k.pods("*" as string).get("x"),
    is: "TypeError",
    says: /a single object needs its namespace, such as k\.pods\("default"\)$/,
  },
  {
    row: 82,
    name: "a namespace that does not exist",
    act: () => k.configMaps("nope").create(draft({ name: "a" })),
    is: "ApiError",
    says: /^Cannot create configmaps in namespace "nope": namespaces "nope" not found \(404\)$/,
  },
  {
    row: 83,
    name: "a resource with a slip",
    act: () => untyped("deploymnet").list(),
    is: "TypeError",
    says: /^Cannot find the resource "deploymnet": .*; did you mean deployments\.apps\?$/,
  },
  {
    row: 85,
    name: "the right kind in the wrong version",
    act: () => untyped("deployments.v1beta1.extensions").list(),
    is: "TypeError",
    says: /did you mean deployments\.apps\?$/,
  },
  {
    row: 86,
    name: "a custom resource that is not defined",
    act: () => untyped("websites.example.com").list(),
    is: "TypeError",
    says:
      /by this name; is its CustomResourceDefinition installed and Established\? see k\.kinds\(\) for what it has$/,
  },
  {
    row: 87,
    name: "a verb that a resource does not have",
    act: () => untyped("bindings").list(),
    is: "ApiError",
    says:
      /^Cannot list bindings in namespace "default": the server does not allow this method on the requested resource; offered for bindings: create \(405\)$/,
  },
  {
    row: 87,
    name: "a watch of what cannot be watched",
    act: () => k.resource("bindings", "default").watch().toArray(),
    is: "ApiError",
    says: /bindings in namespace "default": the server .*; offered for bindings: create \(405\)$/,
  },
  {
    row: 87,
    name: "a deletion of all there is of what is deleted one by one",
    act: () => k.resource("namespaces").deleteCollection({ all: true }),
    is: "ApiError",
    says: /; offered for namespaces: create, delete, get, list, patch, update and watch \(405\)$/,
  },
  ...[
    [88, "a in b", /found 'b' expected: '\(' \(character 6\)$/],
    [89, "x=a||y=b", /Invalid value: "a\|\|y".*\(character 3\)$/],
    [89, "x==a==b", /found '==', expected: ',' or 'end of string' \(character 5\)$/],
    [89, "!x=a", /found '=', expected: ',' or 'end of string' \(character 3\)$/],
    [91, "x>abc", /the value must be an integer \(character 3\)$/],
    [92, "/x", /prefix part must be non-empty \(character 1\)$/],
    [92, `x=${"a".repeat(64)}`, /must be no more than 63 (bytes|characters) \(character 3\)$/],
    [92, "x=a b", /found 'b', expected: ',' or 'end of string' \(character 5\)$/],
  ].map(([row, text, says]) => ({
    row: row as number,
    name: `the selector ${JSON.stringify(text)}`,
    act: () => selector(text as string),
    is: "SyntaxError",
    says: says as RegExp,
  })),
  {
    row: 93,
    name: "a field that cannot be selected by",
    act: () => k.pods().fields({ "spec.foo": "a" } as never).list(),
    is: "ApiError",
    says:
      /field label not supported: spec\.foo; pods can be selected by metadata\.name, metadata\.namespace, spec\.hostNetwork, .*, status\.podIP and status\.podIPs \(400\)$/,
  },
  {
    row: 93,
    name: "a field that cannot be watched by",
    act: () => k.services().fields({ "data.a": "b" } as never).watch().toArray(),
    is: "ApiError",
    says:
      /: data\.a; services can be selected by metadata\.name, .*, spec\.clusterIP and spec\.type \(400\)$/,
  },
  ...[
    [94, "1.5GB", "SyntaxError", /^Cannot parse quantity "1\.5GB": .*; use G or Gi$/],
    [94, "10 Gi", "SyntaxError", /^Cannot parse quantity "10 Gi": .*; leave the space out$/],
    [94, "1e", "SyntaxError", /unable to parse quantity's suffix \(character 2\)$/],
    [94, "--1", "SyntaxError", /unable to parse quantity's suffix \(character 2\)$/],
    [94, "", "SyntaxError", /^Cannot parse quantity "": /],
    [95, "9Ei", "RangeError", /^Cannot parse quantity "9Ei": more than 2\^63-1$/],
  ].map(([row, text, is, says]) => ({
    row: row as number,
    name: `the quantity ${JSON.stringify(text)}`,
    act: () => quantity(text as string),
    is: is as string,
    says: says as RegExp,
  })),
  ...[0, 70_000, "8080:abc"].map((port) => ({
    row: 98,
    name: `the port ${JSON.stringify(port)}`,
    act: () => k.pods().forward("x", port as number),
    is: "RangeError",
    says:
      /^Cannot forward port .*: a port is a name, or a number (from 1 to|up to) 65535(; give abc, and .*)?$/,
  })),
  {
    row: 99,
    name: "a version that is none",
    act: () => k.configMaps().list({ resourceVersion: "abc" }),
    is: "ApiError",
    says: /resourceVersion: Invalid value: "abc".* \(400\)$/,
  },
  {
    row: 100,
    name: "a limit below zero",
    act: () => k.configMaps().list({ limit: -1 }),
    is: "RangeError",
    says: /^Cannot use -1 as limit: it must be a whole number from 0$/,
  },
  {
    row: 100,
    name: "a fraction of a second",
    act: () => k.configMaps().list({ timeoutSeconds: 1.5 }),
    is: "RangeError",
    says: /^Cannot use 1\.5 as timeoutSeconds: it must be a whole number from 0$/,
  },
  {
    row: 119,
    name: "an object that is too large",
    act: () =>
      k.configMaps().create({
        metadata: { name: "big" },
        data: { a: "x", b: "y".repeat(1 << 21) },
      }),
    is: "ApiError",
    says:
      /^Cannot create configmaps .*Too long: .*; it has 2097\d{3} bytes, 2097\d{3} of them in data\.b \(422\)$/,
  },
  {
    row: 119,
    name: "a body that is too large",
    act: () =>
      k.configMaps().create({
        metadata: { name: "big", annotations: { "a/b": "y".repeat(1 << 22) } },
      }),
    is: "ApiError",
    says:
      /limit is 3145728; it has 4194\d{3} bytes, 4194\d{3} of them in metadata\.annotations\["a\/b"\] \(413\)$/,
  },
  {
    row: 120,
    name: "annotations that are too large",
    act: () =>
      k.configMaps().create(draft({ name: "ann", annotations: { a: "y".repeat(1 << 19) } })),
    is: "ApiError",
    says: /metadata\.annotations: Too long: .* of them in metadata\.annotations\.a \(422\)$/,
  },
  {
    row: 121,
    name: "managedFields in apply",
    act: () => k.configMaps().apply("mf", draft({ managedFields: [{ manager: "x" }] })),
    is: "ApiError",
    says: /metadata\.managedFields must be nil \(400\)$/,
  },
  ...[
    ["op", [{ op: "foo", path: "/data" }], /operation 0 \(foo "\/data"\): its op must be add, /],
    ["path", [{ op: "remove", path: "data" }], /operation 0 .*its path must be a JSON pointer/],
    ["__proto__", [{ op: "add", path: "/__proto__/x", value: 1 }], /may not contain '__proto__'$/],
    ["value", [{ op: "add", path: "/data/x" }], /operation 0 .*: it has no value$/],
    ["10,001 operations", Array(10_001).fill({ op: "remove", path: "/x" }), /at most 10000 are/],
  ].map(([what, patch, says]) => ({
    row: 128,
    name: `a JSON patch with a bad ${what}`,
    act: () => k.configMaps().patch("x", patch as []),
    is: "PatchError",
    says: says as RegExp,
  })),
];

for (const { row, name, act, is, says } of rows) {
  test(`row ${row}: ${name} is ${is}`, async () => {
    const error = await (async () => await act())().then(() => undefined, (e: unknown) => e);
    assert.ok(error instanceof Error, "nothing is said");
    assert.match(error.message, says);
    assert.equal(error.name, is);
    assert.ok(!error.message.includes("\n"), error.message);
  }, { isShared: true });
}

test("row 90: `in ()` means the empty value, as on a server, and says so", async () => {
  assert.ok(selector("x in ()").matches({ x: "" }));
  assert.ok(!selector("x in ()").matches({ x: "a" }));
  const told: string[] = [];
  const hint = 'lists no values, which means the one value "", as a server reads it';
  selector("a=b,x in (),y notin ( )", { onWarning: (text) => told.push(text) });
  assert.deepEqual(told, [`the selector "x in ()" ${hint}`, `the selector "y notin ()" ${hint}`]);
  selector("x in (a,),y in (,)", { onWarning: () => assert.fail() });
  await using asked = cluster.client({ onWarning: (text) => told.push(text) });
  await asked.configMaps().where("z in ()").toArray();
  assert.deepEqual(told.slice(2), [`the selector "z in ()" ${hint}`]);
}, { isShared: true });

test("row 96: what is finer than a billionth is rounded up, and says so", () => {
  const told: string[] = [];
  const { rounded } = quantity("0.1n", { onWarning: (text) => told.push(text) });
  assert.deepEqual([quantity("0.1n").toString(), rounded], ["1n", true]);
  const says = 'the quantity "0.1n" is finer than a billionth: it was rounded up to "1n"';
  assert.deepEqual(told, [says]);
  quantity("1n", { onWarning: () => assert.fail() });
});

test("row 127: a dry run warns that the name it made up is not the one to come", async () => {
  const { metadata } = await k.configMaps().create({ metadata: { generateName: "x-" } }, {
    dryRun: true,
  });
  assert.deepEqual(warnings, [
    `the name "${metadata.name}" was made up for the dry run; the next one will be another`,
  ]);
  await k.configMaps().create({ metadata: { generateName: "x-" } });
  await k.dryRun().configMaps().create({ metadata: { name: "y" } });
  assert.equal(warnings.length, 1);
}, { isShared: true });

test("row 72: a wait that nobody waits for is named", async () => {
  const answer = { kind: "Status", code: 429, reason: "TooManyRequests", message: "busy" };
  await using asked = await connect({
    server: "http://127.0.0.1:1",
    wrapTransport: () => () =>
      Promise.resolve(Response.json(answer, { status: 429, headers: { "retry-after": "86400" } })),
  });
  await assert.rejects(asked.pods().list(), (error) => {
    assert.ok(error instanceof ApiError);
    const says = "busy; the server asks to wait for 5 minutes or longer";
    assert.equal(error.message, `Cannot list pods in namespace "default": ${says} (429)`);
    return true;
  });
}, { isShared: true });

test(
  "row 84: a name of two groups is the server's first, as kubectl reads it, and a group decides",
  async () => {
    const kinds = async (name: string) => (await k.resource(name, "default").list()).apiVersion;
    assert.equal(await kinds("events"), "v1");
    assert.equal(await kinds("events.events.k8s.io"), "events.k8s.io/v1");
    assert.equal(await kinds("events.v1.events.k8s.io"), "events.k8s.io/v1");
  },
  { isShared: true },
);

test("row 101: a filter that gives a promise is waited for", async () => {
  await k.configMaps("kube-system").create({ metadata: { name: "kept" } });
  const events = k.configMaps("kube-system").watch()
    .filter(async ({ object }) => {
      await Promise.resolve();
      return object.metadata.name === "kept";
    });
  const [first, ...more] = await events.take(1).toArray();
  assert.deepEqual([first?.object.metadata.name, more.length], ["kept", 0]);
}, { isShared: true });

const webhook = 'admission webhook "policy.example.com"';
const answers = [
  [
    "denies",
    403,
    "Forbidden",
    `${webhook} denied the request: not on Fridays`,
  ],
  [
    "does not answer",
    500,
    "InternalError",
    'Internal error occurred: failed calling webhook "policy.example.com": failed to call webhook: ' +
    'Post "https://hooks.x.svc:443/?timeout=10s": context deadline exceeded',
  ],
] as const;
for (const [does, code, reason, message] of answers) {
  test(`row 126: a webhook that ${does} is named`, async () => {
    const status = { kind: "Status", apiVersion: "v1", metadata: {}, code, reason, message };
    await using asked = await connect({
      server: "http://127.0.0.1:1",
      wrapTransport: () => () => Promise.resolve(Response.json(status, { status: code })),
    });
    await assert.rejects(asked.configMaps().create({ metadata: { name: "a" } }), (error) => {
      assert.ok(error instanceof ApiError);
      assert.equal(error.reason, reason);
      const act = 'Cannot create configmaps in namespace "default"';
      assert.equal(error.message, `${act}: ${message} (${code})`);
      return true;
    });
  }, { isShared: true });
}
