/**
 * What is known of the fields of Kubernetes beyond the OpenAPI document: which are in every answer,
 * which can be null, the values of their enums, their defaults.
 *
 * @module
 */

import { shortDefinition } from "../../meta/schema_text.ts";
import type { FieldKnowledge } from "../declare.ts";
import type { TypeExpr } from "../model.ts";
import { refId } from "../schema.ts";
import { defaultOf } from "./defaults.ts";
import { type BuiltInInputs, goName, type ProtobufField } from "./inputs.ts";
import { neverNull, nullableThoughRequired } from "./nulls.ts";

/** The id of the declaration of an enum. */
export function enumId(goType: string): string {
  return `enum:${goType}`;
}

/** Answers what is known of a field, by its definition and name. */
export function knowledge(
  inputs: BuiltInInputs,
): (id: string, field: string) => FieldKnowledge {
  return (id, field) => {
    const schema = inputs.swagger.definitions[id];
    const required = (schema?.required ?? []).includes(field);
    const path = `${shortDefinition(id)}.${field}`;
    const go = goField(inputs, goName(id), field);
    const facts = go ? presence(go.field, required, path) : {};
    const goPath = `${go?.message ?? goName(id)}.${field}`;
    const fallback = defaultOf(shortDefinition(id), field);
    return {
      ...facts,
      ...isNeededSpec(inputs, id, field) && { required: true },
      ...fallback && { required: false, present: true, nullable: false },
      ...fallback && "value" in fallback && { default: fallback.value },
      ...fallback && "from" in fallback && { note: `Default: ${fallback.from}.` },
      type: enumType(inputs, goPath, schema?.properties?.[field]?.type),
    };
  };
}

/** Whether what this spec is for cannot be valid without it: it has fields that must be given. */
function isNeededSpec(inputs: BuiltInInputs, id: string, field: string): boolean {
  const ref = inputs.swagger.definitions[id]?.properties?.[field]?.$ref;
  if (field !== "spec" || ref === undefined) return false;
  return (inputs.swagger.definitions[refId(ref)]?.required ?? []).length > 0;
}

/** The protobuf field behind a JSON field, and the message that has it when that one is inline. */
export function goField(
  inputs: BuiltInInputs,
  message: string,
  json: string,
): { readonly message: string; readonly field: ProtobufField } | undefined {
  for (const field of inputs.protobuf.messages[message]?.fields ?? []) {
    if (field.inline) {
      const inner = goField(inputs, field.type, json);
      if (inner) return inner;
    } else if ((field.json ?? field.name) === json) return { message, field };
  }
  return undefined;
}

const timeLike = /\.(Time|MicroTime|RawExtension)$/;

/** How Go writes a field: with or without it when it is empty, and as what. */
function presence(field: ProtobufField, required: boolean, path: string): FieldKnowledge {
  const { type, always = false } = field;
  const pointer = field.pointer ?? false;
  const collection = field.repeated === true || type.startsWith("map<") || type === "bytes";
  if (collection || pointer) {
    if (!always) return {};
    const nullable = required ? nullableThoughRequired.has(path) : true;
    return { nullable, present: required };
  }
  if (timeLike.test(type)) {
    if (field.omitzero || neverNull.has(path)) return {};
    return { nullable: true, present: required };
  }
  const struct = type.startsWith("k8s.io.");
  return always || (struct && !field.omitzero) ? { present: true } : {};
}

function enumType(
  inputs: BuiltInInputs,
  goPath: string,
  type: string | undefined,
): TypeExpr | undefined {
  const goType = Object.hasOwn(inputs.enums.fields, goPath)
    ? inputs.enums.fields[goPath]
    : undefined;
  if (goType === undefined) return undefined;
  const ref: TypeExpr = { is: "ref", id: enumId(goType) };
  return type === "array" ? { is: "list", item: ref } : ref;
}
