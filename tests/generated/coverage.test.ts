import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { resources } from "../../lib/generated/resources.ts";
import { defaults, workedOut, zeros } from "../../lib/generated/server/defaults.ts";
import { enumFields, enumValues } from "../../lib/generated/server/enums.ts";
import { resourceRows } from "../../lib/generated/server/resources.ts";
import { schemas } from "../../lib/generated/server/schemas.ts";
import { readSchema, shortDefinition } from "../meta/definitions.ts";
import { skip, test } from "../harness.ts";
import { hasInputs, inputFolder, noInputs, readDocuments } from "./inputs.ts";

const withInputs = (name: string, fn: () => Promise<void>) =>
  hasInputs ? test(name, fn, { timeoutMs: 360_000 }) : skip(name, noInputs);

const generated = join(import.meta.dirname ?? ".", "../../lib/generated");

interface Reference {
  readonly $ref?: string;
  readonly items?: Reference;
  readonly additionalProperties?: Reference | boolean;
}

function idsIn(schema: Reference): string[] {
  const { $ref, items, additionalProperties: values } = schema;
  return [
    ...$ref === undefined ? [] : [$ref.slice($ref.lastIndexOf("/") + 1)],
    ...items ? idsIn(items) : [],
    ...typeof values === "object" ? idsIn(values) : [],
  ];
}

withInputs(
  "resources and resourceRows hold every resource and subresource of the release",
  async () => {
    const { resources: facts } = await readDocuments();
    const left = facts.filter((fact) => {
      const [plural, sub] = fact.resource.split("/");
      const same = (r: { group: string; version: string }) =>
        r.group === fact.group && r.version === fact.version;
      const entry = resources.find((r) => same(r) && r.plural === plural);
      const row = resourceRows.find((r) => same(r) && r.resource === fact.resource);
      const known = sub === undefined
        ? entry?.kind === fact.kind
        : entry?.subresources.includes(sub);
      return !known || row?.kind !== fact.kind || row.namespaced !== fact.namespaced ||
        !fact.verbs.every((verb) => row.verbs.includes(verb)) ||
        JSON.stringify(row.columns) !== JSON.stringify(fact.columns);
    });
    assert.deepEqual(left.map((f) => `${f.group}/${f.version}/${f.resource}`), []);
    assert.equal(resourceRows.length, facts.length);
  },
);

withInputs("the types hold every definition that a resource reaches", async () => {
  const { swagger, resources: facts } = await readDocuments();
  const wanted = new Set(
    facts.map((f) => `${f.kindGroup ?? f.group}/${f.kindVersion ?? f.version}/${f.kind}`),
  );
  const lists = new Set([...wanted].map((kind) => `${kind}List`));
  const reached = new Set<string>();
  for (const [id, schema] of Object.entries(swagger.definitions)) {
    for (const gvk of schema["x-kubernetes-group-version-kind"] ?? []) {
      const key = `${gvk.group}/${gvk.version}/${gvk.kind}`;
      if (wanted.has(key) || lists.has(key)) reached.add(id);
    }
  }
  for (const id of reached) {
    for (const field of Object.values(swagger.definitions[id]?.properties ?? {})) {
      for (const inner of idsIn(field as Reference)) reached.add(inner);
    }
  }
  assert.ok(reached.size > 700, String(reached.size));
  const names = await exportedNames(swagger.definitions);
  const left = [...reached].filter((id) => !names.has(id.slice(id.lastIndexOf(".") + 1)));
  assert.deepEqual(left, []);
});

/** The names of all types, of generated files and of those that the `meta` room writes by hand. */
async function exportedNames(definitions: Readonly<Record<string, unknown>>): Promise<Set<string>> {
  const homes = new Set([
    ...resources.map((r) => `${r.group.split(".")[0] || "core"}/${r.version}`),
  ]);
  const files = [...homes, "meta/v1"].map((home) => join(generated, `${home}.ts`));
  const meta = ["object", "scalars", "status"].map((f) => join(generated, `../meta/${f}.ts`));
  const texts = await Promise.all([...files, ...meta].map((file) => readFile(file, "utf8")));
  const found = texts.join("\n").matchAll(/^export (?:interface|type) (\w+)/gm);
  const byHand = { FieldsV1: "RawObject", RawExtension: "RawObject", Info: "VersionInfo" };
  const names = new Set([...found].map((m) => m[1] ?? ""));
  for (const [theirs, ours] of Object.entries(byHand)) {
    assert.ok(Object.keys(definitions).some((id) => id.endsWith(`.${theirs}`)), theirs);
    if (names.has(ours)) names.add(theirs);
  }
  return names;
}

withInputs("the fields have the enums that the release names, all that it still has", async () => {
  const { swagger, enums } = await readDocuments();
  const known = Object.values(enumFields).flatMap((fields) => Object.keys(fields)).length;
  // Those of inline messages count once for each definition that repeats them.
  const named = Object.keys(enums.fields).filter((path) => {
    const id = path.slice(0, path.lastIndexOf(".")).replace(/^k8s\.io\./, "io.k8s.")
      .replace("apiextensions_apiserver", "apiextensions-apiserver")
      .replace("kube_aggregator", "kube-aggregator");
    return Object.hasOwn(swagger.definitions, id);
  });
  // Of 248; the others are of groups that are gone, or of messages that only others include.
  assert.equal(named.length, 170);
  assert.ok(known >= named.length, `${known} of ${named.length}`);
});

withInputs("the schemas lose nothing of the release but its prose", async () => {
  const { swagger } = await readDocuments();
  const wordless = JSON.parse(
    JSON.stringify(swagger.definitions),
    (key, value) => key === "description" && typeof value === "string" ? undefined : value,
  );
  for (const [id, schema] of Object.entries(wordless)) {
    assert.deepEqual(sorted(readSchema(schemas, shortDefinition(id))), sorted(schema), id);
  }
  assert.equal(Object.keys(schemas).length, Object.keys(wordless).length);
});

/** The order of required fields has no meaning. */
function sorted(schema: unknown): unknown {
  const { required, ...rest } = schema as { required?: string[] };
  return { ...rest, ...required && { required: [...required].sort() } };
}

withInputs("the machinery that is written by hand has the fields of the release", async () => {
  const { swagger } = await readDocuments();
  const text = await readFile(join(generated, "../meta/object.ts"), "utf8");
  for (const name of ["ObjectMeta", "ListMeta", "OwnerReference", "ManagedFieldsEntry"]) {
    const body = new RegExp(`^export interface ${name} \\{\\n([^]*?)^\\}`, "m").exec(text)?.[1] ??
      "";
    const fields = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map((m) => m[1]);
    const definition = swagger.definitions[`io.k8s.apimachinery.pkg.apis.meta.v1.${name}`];
    assert.deepEqual(fields.sort(), Object.keys(definition?.properties ?? {}).sort(), name);
  }
});

test("resources has one accessor for a name on the client, of the group that comes first", () => {
  const tops = resources.filter((r) => r.top);
  assert.equal(new Set(tops.map((r) => r.accessor)).size, tops.length);
  for (const r of resources) {
    const first = resources.find((other) => other.accessor === r.accessor);
    assert.equal(r.top, first === r, `${r.group}/${r.version}/${r.plural}`);
  }
  assert.equal(tops.find((r) => r.accessor === "events")?.group, "");
  assert.equal(tops.find((r) => r.accessor === "horizontalPodAutoscalers")?.version, "v2");
});

test("resourceRows and resources agree", () => {
  const rows = resourceRows.filter((row) => !row.resource.includes("/"));
  assert.deepEqual(
    rows.map((r) => [r.group, r.version, r.resource, r.kind, r.namespaced, r.verbs]),
    resources.map((
      r,
    ) => [r.group, r.version, r.plural, r.kind, r.scope === "Namespaced", r.verbs]),
  );
  const parts = resources.flatMap((r) =>
    r.subresources.map((s) => [r.group, r.version, `${r.plural}/${s}`])
  );
  const subs = resourceRows.filter((row) => row.resource.includes("/"));
  assert.deepEqual(subs.map((r) => [r.group, r.version, r.resource]).sort(), parts.sort());
});

test("the Kind values are the rows of the table", async () => {
  for (const { accessor: _, top: __, preferred: ___, ...kind } of resources) {
    const home = `${kind.group.split(".")[0] || "core"}/${kind.version}`;
    const module = await import(`../../lib/generated/kinds/${home}.ts`);
    assert.deepEqual(module[kind.kind], kind, `${home} ${kind.kind}`);
  }
});

test("readSchema() reads every schema, and every reference leads to one", () => {
  const names = Object.keys(schemas);
  assert.equal(names.length, 771);
  for (const name of names) {
    for (const field of Object.values(readSchema(schemas, name)?.properties ?? {})) {
      for (const id of idsIn(field as Reference)) {
        assert.ok(Object.hasOwn(schemas, shortDefinition(id)), `${name} refers to ${id}`);
      }
    }
  }
});

test("defaults, zeros and enums are about fields that the schemas have", () => {
  for (const table of [defaults, workedOut, zeros, enumFields]) {
    for (const [definition, fields] of Object.entries(table)) {
      const properties = readSchema(schemas, definition)?.properties ?? {};
      for (const field of Object.keys(fields)) {
        assert.ok(Object.hasOwn(properties, field), `${definition}.${field}`);
      }
    }
  }
  for (const type of Object.values(enumFields).flatMap((fields) => Object.values(fields))) {
    assert.ok((enumValues[type] ?? []).length > 0, type);
  }
});

test("the tables have the size of the release", () => {
  assert.equal(resources.length, 95);
  assert.equal(resourceRows.length, 150);
  assert.equal(resourceRows.filter((r) => r.columns).length, 49);
  assert.equal(Object.keys(schemas).length, 771);
  assert.ok(inputFolder.endsWith("kubernetes-1.36"));
});
