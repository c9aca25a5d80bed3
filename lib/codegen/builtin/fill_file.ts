/**
 * What a server adds to objects: defaults, and what Go writes for fields that nobody set.
 *
 * @module
 */

import { shortDefinition } from "../../meta/schema_text.ts";
import { type SourceFile, sourceFile } from "../file.ts";
import { literal, propertyKey } from "../names.ts";
import { defaultFields, defaultOf } from "./defaults.ts";
import { header } from "./header.ts";
import { type BuiltInInputs, goName } from "./inputs.ts";
import { goField } from "./knowledge.ts";
import type { BuiltInModel } from "./model.ts";

type Table = Map<string, Map<string, unknown>>;

/** The file of both tables. */
export function fillFile(inputs: BuiltInInputs, model: BuiltInModel): SourceFile {
  const [fixed, worked] = defaults();
  return sourceFile(
    "server/defaults.ts",
    header("What a server adds to objects, by the short names of their definitions."),
    [
      "/** Values of fields by the short name of a definition: `core.v1.PodSpec`. */",
      "export type Fill = Readonly<Record<string, Readonly<Record<string, unknown>>>>;",
    ],
    print("defaults", fixed, ["The defaults that apply wherever a definition occurs."]),
    [
      "/** Fields that are always filled in too, but with what other fields say; in words. */",
      "export const workedOut: Readonly<Record<string, Readonly<Record<string, string>>>> = {",
      ...rows(worked),
      "};",
    ],
    print("zeros", zeros(inputs, model), [
      "What the answers of a server have for fields without a value, after the defaults: structs that",
      "are never left out, numbers, strings and booleans that are written even when zero, and nulls.",
    ]),
  );
}

function defaults(): [Table, Table] {
  const fixed: Table = new Map();
  const worked: Table = new Map();
  for (const [definition, field] of defaultFields()) {
    const fact = defaultOf(definition, field);
    if (fact === undefined) continue;
    if ("value" in fact) put(fixed, definition, field, fact.value);
    else put(worked, definition, field, fact.from);
  }
  return [fixed, worked];
}

function zeros(inputs: BuiltInInputs, model: BuiltInModel): Table {
  const table: Table = new Map();
  for (const d of model.declarations.values()) {
    if (d.body.is !== "object") continue;
    for (const field of d.body.fields) {
      if (d.root && isTypeMeta(field.name)) continue;
      if (defaultOf(shortDefinition(d.id), field.name)) continue;
      const zero = zeroOf(inputs, d.id, field.name);
      if (zero !== undefined) put(table, shortDefinition(d.id), field.name, zero);
    }
  }
  return table;
}

function isTypeMeta(field: string): boolean {
  return field === "apiVersion" || field === "kind" || field === "metadata";
}

const nullStruct = /\.(Time|MicroTime|RawExtension)$/;

/** What Go writes for a field that nobody set; undefined when it leaves the field out. */
function zeroOf(inputs: BuiltInInputs, id: string, name: string): unknown {
  const field = goField(inputs, goName(id), name)?.field;
  if (field === undefined || field.omitzero) return undefined;
  const { type, always } = field;
  if (field.repeated || field.pointer || type === "bytes" || type.startsWith("map<")) {
    return always ? null : undefined;
  }
  if (type.startsWith("k8s.io.")) {
    if (nullStruct.test(type)) return null;
    if (type.endsWith(".Quantity")) return "0";
    return type.endsWith(".IntOrString") ? 0 : {};
  }
  if (!always) return undefined;
  return type === "string" ? "" : type === "bool" ? false : 0;
}

function put(table: Table, definition: string, field: string, value: unknown): void {
  table.set(definition, (table.get(definition) ?? new Map()).set(field, value));
}

function print(name: string, table: Table, doc: readonly string[]): string[] {
  const comment = doc.length === 1
    ? [`/** ${doc[0]} */`]
    : ["/**", ...doc.map((line) => ` * ${line}`), " */"];
  return [...comment, `export const ${name}: Fill = {`, ...rows(table), "};"];
}

function rows(table: Table): string[] {
  return [...table].map(([definition, fields]) => {
    const pairs = [...fields].map(([field, value]) => `${propertyKey(field)}: ${literal(value)}`);
    return `  ${literal(definition)}: { ${pairs.join(", ")} },`;
  });
}
