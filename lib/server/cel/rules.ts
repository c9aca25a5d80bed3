/**
 * The rules of custom resources: `x-kubernetes-validations` of a schema and of all that is below it.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
 *
 * @module
 */

import { deepEqual, getOwn, isObject } from "../../meta/deep.ts";
import type { Schema } from "../../meta/schema.ts";
import { counterparts } from "../custom/counterparts.ts";
import type { FieldError } from "../field_error.ts";
import { compile, type Expression, newScope } from "./expression.ts";
import { celLibrary, type Library } from "./library.ts";
import { declareType, ruleSchema } from "./types.ts";
import { celValue } from "./values.ts";

/** A rule as a definition has it. */
export interface Rule {
  readonly rule?: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly reason?: string;
  readonly fieldPath?: string;
  readonly optionalOldSelf?: boolean;
}

/** A rule with its expressions. */
export interface CompiledRule {
  readonly source: Rule;
  readonly rule: Expression;
  readonly message: Expression | undefined;
}

/** The rules of a schema, not of what is below it. */
export function rulesOf(schema: Schema): readonly Rule[] {
  return (schema as { "x-kubernetes-validations"?: Rule[] })["x-kubernetes-validations"] ?? [];
}

/** Whether a schema has rules anywhere. */
export function hasRules(schema: Schema): boolean {
  const { properties = {}, items, additionalProperties: extra } = schema;
  return rulesOf(schema).length > 0 || Object.values(properties).some(hasRules) ||
    (items !== undefined && hasRules(items)) || (typeof extra === "object" && hasRules(extra));
}

const compiled = new WeakMap<Schema, readonly CompiledRule[]>();

/** Compiles the rules of a schema; those of a whole object see its name. */
export function compileRules(
  library: Library,
  schema: Schema,
  whole: boolean,
): readonly CompiledRule[] {
  const known = compiled.get(schema);
  if (known) return known;
  const made = rulesOf(schema).map((source): CompiledRule => {
    let type = "dyn";
    const scope = newScope(library, {
      self: (env) => (type = declareType(env, ruleSchema(schema, whole), "Self")),
      oldSelf: () => source.optionalOldSelf ? `optional<${type}>` : type,
    });
    const { messageExpression = "" } = source;
    return {
      source,
      rule: compile(source.rule ?? "", scope),
      message: messageExpression === "" ? undefined : compile(messageExpression, scope),
    };
  });
  compiled.set(schema, made);
  return made;
}

/** What is checked: a value, what it was before, and where it is. */
interface Place {
  readonly value: unknown;
  readonly old: unknown;
  readonly path: string;
  readonly whole: boolean;
}

/**
 * The rules that a value breaks, and those below it. What an update leaves as it was is not checked
 * again. Nothing is checked before the library is loaded, which every request from outside sees to.
 */
export function ruleErrors(schema: Schema, place: Place): FieldError[] {
  const library = celLibrary();
  return library && hasRules(schema) ? errorsAt(library, schema, place) : [];
}

function errorsAt(library: Library, schema: Schema, place: Place): FieldError[] {
  const { value, old } = place;
  if (value === undefined || value === null) return [];
  const own = compileRules(library, schema, place.whole)
    .flatMap((rule) => broken(library, rule, schema, place));
  // An unchanged value breaks what it broke before.
  const errors = old !== undefined && deepEqual(value, old) ? own.filter((e) => e.transition) : own;
  return [...errors.map(({ error }) => error), ...inner(library, schema, place)];
}

function inner(library: Library, schema: Schema, { value, old, path }: Place): FieldError[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    if (!items) return [];
    const before = counterparts(schema, Array.isArray(old) ? old : []);
    return value.flatMap((item, i) =>
      errorsAt(library, items, {
        value: item,
        old: before(item),
        path: `${path}[${i}]`,
        whole: false,
      })
    );
  }
  if (!isObject(value)) return [];
  const { properties = {}, additionalProperties: extra } = schema;
  return Object.entries(value).flatMap(([name, field]) => {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const of = known ?? (typeof extra === "object" ? extra : undefined);
    if (!of) return [];
    const was = isObject(old) ? getOwn(old, name) : undefined;
    const at = known ? path === "" ? name : `${path}.${name}` : `${path}[${name}]`;
    return errorsAt(library, of, { value: field, old: was, path: at, whole: false });
  });
}

interface Broken {
  readonly error: FieldError;
  /** The rule compares with what was. */
  readonly transition: boolean;
}

function broken(
  library: Library,
  { source, rule, message }: CompiledRule,
  schema: Schema,
  place: Place,
): Broken[] {
  const transition = rule.uses("oldSelf");
  const { optionalOldSelf = false } = source;
  if (transition && place.old === undefined && !optionalOldSelf) return [];
  const seen = ruleSchema(schema, place.whole);
  const duration = (text: string) =>
    new library.Environment().registerVariable("text", "string").evaluate("duration(text)", {
      text,
    });
  const now = celValue(place.value, seen, duration);
  const before = place.old === undefined ? undefined : celValue(place.old, seen, duration);
  const oldSelf = optionalOldSelf
    ? before === undefined ? library.Optional.none() : library.Optional.of(before)
    : before;
  const variables = { self: now, ...(oldSelf === undefined ? {} : { oldSelf }) };
  const fail = (detail: string, reason = "FieldValueInvalid"): Broken[] => [{
    error: fieldError(place, source, reason, detail),
    transition,
  }];
  try {
    if (rule.evaluate(variables) === true) return [];
  } catch (error) {
    const text = `${problemOf(error)} evaluating rule: ${source.message || source.rule}`;
    const of = JSON.stringify(schema.type ?? "");
    return [{
      error: {
        reason: "FieldValueInvalid",
        field: place.path,
        message: `Invalid value: ${of}: ${text}`,
      },
      transition,
    }];
  }
  return fail(messageOf(source, message, variables), source.reason);
}

/** The message of a broken rule: computed, given, or the rule itself. */
function messageOf(
  source: Rule,
  message: Expression | undefined,
  variables: Record<string, unknown>,
): string {
  try {
    const text = String(message?.evaluate(variables) ?? "").trim();
    if (text !== "" && !text.includes("\n")) return text;
  } catch {
    // A message that cannot be computed is none.
  }
  return source.message || `failed rule: ${(source.rule ?? "").trim()}`;
}

function fieldError(
  { path, value }: Place,
  { fieldPath = "" }: Rule,
  reason: string,
  detail: string,
): FieldError {
  const field = `${path}${path === "" ? fieldPath.replace(/^\./, "") : fieldPath}`;
  const shown = typeof value === "object" ? "" : `${JSON.stringify(value)}: `;
  switch (reason) {
    case "FieldValueForbidden":
      return { reason, field, message: `Forbidden: ${detail}` };
    case "FieldValueRequired":
      return { reason, field, message: `Required value: ${detail}` };
    case "FieldValueDuplicate":
      return {
        reason,
        field,
        message: `Duplicate value${shown === "" ? "" : `: ${JSON.stringify(value)}`}`,
      };
    default:
      return { reason: "FieldValueInvalid", field, message: `Invalid value: ${shown}${detail}` };
  }
}

function problemOf(error: unknown): string {
  const text = error instanceof Error ? error.message.split("\n")[0] ?? "" : String(error);
  return text.replace(/^No such key/, "no such key");
}
