import assert from "node:assert/strict";
import { generateFromCrds, generateFromOpenApi } from "../../lib/codegen/mod.ts";
import { test } from "../harness.ts";
import { fixture, generateGolden, golden } from "./golden.ts";

interface Version {
  readonly name?: string;
  readonly served?: boolean;
  readonly schema?: unknown;
}

function crd(names: object, versions: readonly Version[], spec: object = {}): object {
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    spec: {
      group: "example.com",
      scope: "Namespaced",
      names: { kind: "Website", plural: "websites", ...names },
      versions: versions.map((v) => ({
        name: "v1",
        served: true,
        schema: { openAPIV3Schema: { type: "object" } },
        ...v,
      })),
      ...spec,
    },
  };
}

/** The text of the one file that a schema becomes. */
function textOf(openAPIV3Schema: object): string {
  const [file, ...more] = generateFromCrds([crd({}, [{ schema: { openAPIV3Schema } }])]);
  assert.equal(more.length, 0);
  return file?.text ?? "";
}

test("generateFromCrds() writes the golden files for the fixtures", async () => {
  const files = await generateGolden();
  assert.equal(files.length, 5);
  for (const { path, text } of files) assert.equal(text, await golden(path), path);
});

test("generateFromCrds() gives the same text twice", async () => {
  assert.deepEqual(await generateGolden(), await generateGolden());
});

test("generateFromCrds() passes over other documents, and looks into lists", async () => {
  const documents: unknown[] = [null, 1, "x", { kind: "Namespace" }, { kind: "List", items: [] }];
  assert.deepEqual(generateFromCrds(documents), []);
  const paths = generateFromCrds(await fixture("applications")).map((f) => f.path);
  assert.deepEqual(paths, [
    "delivery.kubist.example/v1alpha1.ts",
    "delivery.kubist.example/v1beta1.ts",
  ]);
});

test("generateFromCrds() leaves out versions that are not served and groups not asked for", () => {
  const document = crd({}, [{ name: "v1" }, { name: "v2", served: false }]);
  assert.deepEqual(generateFromCrds([document]).map((f) => f.path), ["example.com/v1.ts"]);
  assert.deepEqual(generateFromCrds([document], { groups: ["other.example"] }), []);
});

test("generateFromCrds() takes the last of two definitions of one kind", () => {
  const first = crd({ shortNames: ["a"] }, [{}]);
  const second = crd({ shortNames: ["b"] }, [{}]);
  const [file] = generateFromCrds([first, second]);
  assert.match(file?.text ?? "", /shortNames: \["b"\]/);
});

test("generateFromCrds() refuses names that no server would take", () => {
  const wrong: [object, object][] = [
    [{ kind: "Web site" }, {}],
    [{ kind: "X = 1; export const Y" }, {}],
    [{ plural: "../../x" }, {}],
    [{ singular: "a b" }, {}],
    [{}, { group: "../../etc" }],
    [{}, { group: "a/b" }],
    [{}, { versions: [{ name: "../v1", served: true }] }],
    [{}, { versions: [{ served: true }] }],
  ];
  for (const [names, spec] of wrong) {
    assert.throws(() => generateFromCrds([crd(names, [{}], spec)]), SyntaxError);
  }
});

test("generateFromCrds() refuses the definitions of apiextensions v1beta1", () => {
  const old = { ...crd({}, [{}]), apiVersion: "apiextensions.k8s.io/v1beta1" };
  assert.throws(() => generateFromCrds([old]), {
    name: "CodegenError",
    message: /only apiextensions\.k8s\.io\/v1 is served/,
  });
});

test("row 150: generateFromCrds() refuses schemas without a bottom", () => {
  const loop: Record<string, unknown> = { type: "array" };
  loop.items = loop;
  const at = 'spec.versions[0].schema.openAPIV3Schema.properties["';
  const itself = (path: string) => ({
    name: "CodegenError",
    problem: "codegen.schema",
    message: `Cannot generate Website of example.com/v1 of "websites.example.com": ${at}${path}: ` +
      "it contains itself",
  });
  const looped = { type: "object", properties: { loop } };
  assert.throws(() => textOf(looped), itself('loop"].items'));
  const inner: Record<string, unknown> = { type: "object" };
  inner.properties = { inner };
  assert.throws(() => textOf(inner), itself('inner"]'));
  let deep: object = { type: "string" };
  for (let i = 0; i < 200; i++) deep = { type: "array", items: deep };
  assert.throws(() => textOf(deep), /…[^ ]*\.items: nested deeper than 100$/);
});

test("row 150: generateFromCrds() tells what is wrong with a schema, and goes on with others", () => {
  const wrong: readonly (readonly [schema: unknown, says: string])[] = [
    [undefined, ".openAPIV3Schema: missing; the server takes no version without a schema"],
    [null, ".openAPIV3Schema: missing; the server takes no version without a schema"],
    [
      { type: "object", properties: { a: { items: { $ref: "#/nowhere" } } } },
      '.openAPIV3Schema.properties["a"].items.$ref: a definition may not refer to others',
    ],
  ];
  for (const [openAPIV3Schema, says] of wrong) {
    const versions = [{ name: "v1" }, { name: "v2", schema: { openAPIV3Schema } }];
    const other = crd({ kind: "Other", plural: "others" }, [{}]);
    const told: unknown[] = [];
    const files = generateFromCrds([crd({}, versions), other], {
      onProblem: ({ problem, message }) => told.push(problem, message),
      sourceOf: () => "crds.yaml:7",
    });
    const what = 'Website of example.com/v2 of "websites.example.com" (crds.yaml:7)';
    const message = `Cannot generate ${what}: spec.versions[1].schema${says}`;
    assert.deepEqual(told, ["codegen.schema", message]);
    assert.deepEqual(files.map(({ path }) => path), ["example.com/v1.ts"]);
    assert.match(files[0]?.text ?? "", /export const Website[^]*export const Other/);
    assert.throws(() => generateFromCrds([crd({}, versions)]), { problem: "codegen.schema" });
  }
});

test("row 151: generateFromCrds() names both of two definitions that give one type", () => {
  const told: unknown[] = [];
  const files = generateFromCrds([crd({}, [{}]), crd({ plural: "sites" }, [{}, { name: "v2" }])], {
    onProblem: ({ problem, message }) => told.push(problem, message),
  });
  const both = 'both "websites.example.com" and "sites.example.com" have it';
  assert.deepEqual(told, ["codegen.clash", `Cannot generate example.com/v1/Website: ${both}`]);
  assert.deepEqual(files.map(({ path }) => path), ["example.com/v1.ts", "example.com/v2.ts"]);
  assert.match(files[0]?.text ?? "", /plural: "websites"/);
});

test("generateFromCrds() makes the best of schemas that are none", () => {
  const wrong = [{}, { properties: null }, { properties: [] }, { type: 7 }, {
    type: "object",
    required: "all",
    properties: { a: null, b: { enum: "x" }, c: { items: 1, type: "array" }, d: { enum: [{}] } },
  }];
  for (const schema of wrong) assert.match(textOf(schema as object), /export interface Website/);
});

test("generateFromCrds() names fields that are no identifiers in quotes", () => {
  const text = textOf({
    type: "object",
    properties: {
      'a"]: never; b["': { type: "string" },
      "x-y": { type: "object", properties: {} },
    },
  });
  assert.match(text, /^ {2}"a\\"\]: never; b\[\\""\?: string;$/m);
  assert.match(text, /^ {2}"x-y"\?: WebsiteXY;$/m);
});

test("generateFromCrds() gives parts with the same name a number", () => {
  const part = { type: "object", properties: { a: { type: "string" } } };
  const text = textOf({
    type: "object",
    properties: { "a-b": part, aB: part, "a_b": part, draft: part, "": part },
  });
  assert.match(text, /"a-b"\?: WebsiteAB;/);
  assert.match(text, / aB\?: WebsiteAB2;/);
  assert.match(text, / a_b\?: WebsiteAB3;/);
  assert.match(text, / draft\?: WebsiteDraft2;/);
  assert.match(text, /""\?: Website2;/);
});

test("generateFromCrds() keeps a kind apart from the names that a file uses itself", () => {
  for (const kind of ["Record", "Kind", "Time", "ObjectMeta", "string"]) {
    const [file] = generateFromCrds([crd({ kind }, [{}])]);
    assert.match(file?.text ?? "", new RegExp(`export const ${kind}2: Kind<${kind}2, `));
    assert.match(file?.text ?? "", new RegExp(`^ {2}kind: "${kind}",$`, "m"));
  }
});

test("generateFromCrds() lets no description out of its comment", () => {
  const description = [
    "ends */ import('x'); /* here",
    "```ts",
    "Deno.exit(1)",
    "```",
    "@example and {@link x}",
    "\u202eright to left\u2028line",
  ].join("\n");
  const text = textOf({ description, properties: { a: { type: "string", description } } });
  assert.ok(!text.includes("*/ import"));
  assert.ok(!text.includes("```"));
  assert.doesNotMatch(text, /[\u202e\u2028]/);
  assert.doesNotMatch(text, /(^|\s)@example/m);
  assert.ok(!text.includes("{@link x}"));
});

test("generateFromCrds() lets no default and no pattern out of its comment", () => {
  const text = textOf({
    properties: { a: { type: "string", default: "*/ x", pattern: "*/ y", minimum: 1, maximum: 2 } },
  });
  assert.equal(text.match(/\*\//g)?.length, text.match(/\/\*\*/g)?.length);
});

const meta = { $ref: "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta" };
const gvk = { group: "example.com", version: "v1", kind: "Website" };

function operation(action: string): object {
  return { "x-kubernetes-action": action, "x-kubernetes-group-version-kind": gvk };
}

const v2 = {
  swagger: "2.0",
  definitions: {
    "com.example.v1.Website": {
      type: "object",
      description: "A site.",
      properties: {
        apiVersion: { type: "string" },
        kind: { type: "string" },
        metadata: meta,
        spec: { $ref: "#/definitions/com.example.v1.WebsiteSpec" },
        lost: { $ref: "#/definitions/com.example.v1.Lost" },
      },
      "x-kubernetes-group-version-kind": [gvk],
    },
    "com.example.v1.WebsiteSpec": {
      type: "object",
      required: ["count", "pages"],
      properties: {
        count: { type: "integer", default: 0 },
        pages: { type: "array", items: { $ref: "#/definitions/com.example.shared.v1.Page" } },
        port: { $ref: "#/definitions/io.k8s.apimachinery.pkg.util.intstr.IntOrString" },
        mode: { type: "string", default: "fast" },
      },
    },
    "com.example.shared.v1.Page": { type: "object", properties: { path: { type: "string" } } },
    "com.example.v1.WebsiteList": {
      type: "object",
      properties: {
        items: { type: "array", items: { $ref: "#/definitions/com.example.v1.Website" } },
        metadata: { $ref: "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta" },
      },
    },
    "com.example.v1.Unused": { type: "object", properties: { a: { type: "string" } } },
  },
  paths: {
    "/apis/example.com/v1/": {},
    "/apis/example.com/v1/namespaces/{namespace}/websites": {
      get: operation("list"),
      post: operation("post"),
    },
    "/apis/example.com/v1/namespaces/{namespace}/websites/{name}": {
      get: operation("get"),
      put: operation("put"),
    },
    "/apis/example.com/v1/namespaces/{namespace}/websites/{name}/status": {
      get: operation("get"),
      patch: operation("patch"),
    },
    "/apis/example.com/v1/websites": { get: operation("list") },
  },
};

/** The same document as a cluster publishes it in version 3. */
function asV3(): object {
  const text = JSON.stringify(v2.definitions)
    .replaceAll("#/definitions/", "#/components/schemas/")
    .replaceAll(/("metadata":)(\{"\$ref":"[^"]*ObjectMeta"\})/g, '$1{"default":{},"allOf":[$2]}');
  return { openapi: "3.0.0", components: { schemas: JSON.parse(text) }, paths: v2.paths };
}

test("generateFromOpenApi() writes the kinds of the paths and what they use", () => {
  const files = generateFromOpenApi([v2]);
  assert.deepEqual(files.map((f) => f.path), ["example.com/v1.ts", "shared/v1.ts"]);
  const text = files[0]?.text ?? "";
  assert.match(text, /^import type \{ Page \} from "\.\.\/shared\/v1\.ts";$/m);
  assert.match(
    text,
    /Website: Kind<\s+Website,\s+"Namespaced",\s+"status",\s+WebsiteDraft,\s+string,/,
  );
  assert.match(text, /verbs: \["create", "get", "list", "update", "watch"\]/);
  assert.match(text, /^ {2}lost\?: unknown;$/m);
  assert.match(text, /^ {2}count: number;$/m);
  assert.match(text, /^ {2}port\?: IntOrString;$/m);
  assert.match(text, /^ {2}mode: string;$/m);
  assert.ok(!text.includes("Unused"));
});

test("generateFromOpenApi() writes the same from version 3 as from version 2", () => {
  assert.deepEqual(generateFromOpenApi([asV3()]), generateFromOpenApi([v2]));
});

test("generateFromOpenApi() takes names that only discovery has", () => {
  const names = { name: "websites", singularName: "site", shortNames: ["ws"], categories: ["web"] };
  const [file] = generateFromOpenApi([v2], {
    discovery: [{ groupVersion: "example.com/v1", resources: [names] }],
    groups: ["example.com"],
  });
  assert.match(
    file?.text ?? "",
    /singular: "site",[^]*shortNames: \["ws"\],[^]*categories: \["web"\]/,
  );
});

test("generateFromOpenApi() writes no path that a document makes up", () => {
  const evil = { group: "../../etc", version: "..", kind: "Passwd" };
  const schema = { type: "object", properties: { a: { type: "string" } } };
  const files = generateFromOpenApi([{
    definitions: {
      ...v2.definitions,
      "com.example.v1.WebsiteSpec": {
        properties: {
          a: { $ref: "#/definitions/x/../../../y" },
          b: { $ref: "#/definitions/..b..c" },
          c: { $ref: "#/definitions/passwd" },
        },
      },
      "..b..c": schema,
      "passwd": { ...schema, "x-kubernetes-group-version-kind": [evil] },
    },
    paths: v2.paths,
  }]);
  assert.deepEqual(files.map((f) => f.path), ["example.com/v1.ts", "other/types.ts"]);
});

test("generateFromOpenApi() makes nothing of documents that are none", () => {
  assert.deepEqual(generateFromOpenApi([null, 1, {}, { definitions: [], paths: 1 }]), []);
});
