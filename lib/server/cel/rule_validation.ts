/**
 * Validation of rules when they are defined: what does not compile is refused.
 *
 * @module
 */

import type { Schema } from "../../meta/schema.ts";
import { type FieldError, invalidValue, notSupported, required } from "../field_error.ts";
import { celLibrary } from "./library.ts";
import { type CompiledRule, compileRules, type Rule, rulesOf } from "./rules.ts";

const REASONS = [
  "FieldValueDuplicate",
  "FieldValueForbidden",
  "FieldValueInvalid",
  "FieldValueRequired",
];

/** The problems of the rules of a schema and of all below it. */
export function ruleDefinitionErrors(schema: Schema, at: string): FieldError[] {
  return errorsAt(schema, at, true, undefined);
}

function errorsAt(
  schema: Schema,
  at: string,
  whole: boolean,
  uncorrelatable: string | undefined,
): FieldError[] {
  const { properties = {}, items, additionalProperties: extra } = schema;
  const lost = uncorrelatable ??
    (items && schema["x-kubernetes-list-type"] !== "map" ? at : undefined);
  return [
    ...ownErrors(schema, at, whole, uncorrelatable),
    ...Object.entries(properties).flatMap(([name, field]) =>
      errorsAt(field, `${at}.properties[${name}]`, false, uncorrelatable)
    ),
    ...(items ? errorsAt(items, `${at}.items`, false, lost) : []),
    ...(typeof extra === "object"
      ? errorsAt(extra, `${at}.additionalProperties`, false, uncorrelatable)
      : []),
  ];
}

function ownErrors(
  schema: Schema,
  at: string,
  whole: boolean,
  uncorrelatable: string | undefined,
): FieldError[] {
  const rules = rulesOf(schema);
  if (rules.length === 0) return [];
  const library = celLibrary();
  const compiled = library ? compileRules(library, schema, whole) : [];
  return rules.flatMap((rule, i) => {
    const here = `${at}.x-kubernetes-validations[${i}]`;
    if ((rule.rule ?? "").trim() === "") {
      return [required(`${here}.rule`, "rule is not specified")];
    }
    const made = compiled[i];
    return [
      ...textErrors(rule, here),
      ...pathErrors(rule, schema, here),
      ...(made ? expressionErrors(made, here) : []),
      ...(made && uncorrelatable ? correlationErrors(made, here, uncorrelatable) : []),
    ];
  });
}

function textErrors({ rule = "", message = "", reason }: Rule, at: string): FieldError[] {
  const errors: FieldError[] = [];
  if (message !== "" && message.trim() === "") {
    errors.push(invalidValue(`${at}.message`, message, "must be non-empty if specified"));
  } else if (message.trim().includes("\n")) {
    errors.push(invalidValue(`${at}.message`, message, "must not contain line breaks"));
  } else if (rule.trim().includes("\n") && message === "") {
    const detail = "message must be specified if rule contains line breaks";
    errors.push(required(`${at}.message`, detail));
  }
  if (reason !== undefined && !REASONS.includes(reason)) {
    errors.push(notSupported(`${at}.reason`, reason, REASONS));
  }
  return errors;
}

/** A rule may blame a field that is there. */
function pathErrors({ fieldPath = "" }: Rule, schema: Schema, at: string): FieldError[] {
  if (fieldPath === "") return [];
  const segments = fieldPath.match(/\.[^.[\]]+|\['[^']+'\]/g) ?? [];
  let found: Schema | undefined = segments.join("") === fieldPath ? schema : undefined;
  for (const segment of segments) {
    const name = segment.startsWith(".") ? segment.slice(1) : segment.slice(2, -2);
    const { properties = {}, additionalProperties: extra }: Schema = found ?? {};
    if (Object.hasOwn(properties, name)) found = properties[name];
    else found = typeof extra === "object" ? extra : undefined;
  }
  if (found) return [];
  return [invalidValue(`${at}.fieldPath`, fieldPath, "must be a valid path")];
}

function expressionErrors({ source, rule, message }: CompiledRule, at: string): FieldError[] {
  const errors: FieldError[] = [];
  const wrong = (field: string, detail: string) =>
    errors.push({
      reason: "FieldValueInvalid",
      field: `${at}.${field}`,
      message: `Invalid value: ${inGo(source)}: ${detail}`,
    });
  if (rule.problem) wrong("rule", rule.problem);
  else if (!["bool", "dyn"].includes(rule.type)) {
    wrong("rule", "cel expression must evaluate to a bool");
  }
  if (message?.problem) wrong("messageExpression", `messageExpression ${message.problem}`);
  else if (message && !["string", "dyn"].includes(message.type)) {
    wrong("messageExpression", "messageExpression must evaluate to a string");
  }
  const compares = !rule.problem && rule.uses("oldSelf");
  if (source.optionalOldSelf !== undefined && !compares) {
    const detail = "may not be set if oldSelf is not used in rule";
    errors.push(invalidValue(`${at}.optionalOldSelf`, source.optionalOldSelf, detail));
  }
  return errors;
}

/** What was is known of the items of lists only that are maps. */
function correlationErrors(
  { source, rule }: CompiledRule,
  at: string,
  within: string,
): FieldError[] {
  if (!rule.uses("oldSelf") || source.optionalOldSelf) return [];
  const detail =
    `oldSelf cannot be used on the uncorrelatable portion of the schema within ${within}`;
  return [invalidValue(`${at}.rule`, source.rule, detail)];
}

/** A rule as Go writes it into messages. */
function inGo(rule: Rule): string {
  const text = JSON.stringify({
    Rule: rule.rule ?? "",
    Message: rule.message ?? "",
    MessageExpression: rule.messageExpression ?? "",
    Reason: rule.reason ?? null,
    FieldPath: rule.fieldPath ?? "",
    OptionalOldSelf: rule.optionalOldSelf ?? null,
  });
  return text.replace(/[<>&]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
