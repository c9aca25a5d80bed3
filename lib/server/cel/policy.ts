/**
 * The expressions of admission policies: compiled once for each version of a policy.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { compile, type Expression, newScope, type Scope } from "./expression.ts";
import type { Library } from "./library.ts";
import { plainLiterals } from "./object_literals.ts";

/** What expressions of a policy see. */
const VARIABLES = [
  "object",
  "oldObject",
  "request",
  "params",
  "namespaceObject",
  "variables",
  "authorizer",
];

/** A named expression. */
export interface NamedExpression {
  readonly name: string;
  readonly text: string;
  readonly expression: Expression;
}

/** One check of a policy. */
export interface PolicyCheck {
  readonly text: string;
  readonly expression: Expression;
  readonly message: string;
  readonly messageExpression: Expression | undefined;
  readonly reason: string;
}

/** One change of a policy. */
export interface Mutation {
  readonly kind: "ApplyConfiguration" | "JSONPatch";
  readonly text: string;
  readonly expression: Expression;
}

/** A policy with its expressions. */
export interface CompiledPolicy {
  readonly conditions: readonly NamedExpression[];
  readonly variables: readonly NamedExpression[];
  readonly checks: readonly PolicyCheck[];
  readonly mutations: readonly Mutation[];
}

interface MutationSource {
  readonly patchType: Mutation["kind"];
  readonly jsonPatch?: Source;
  readonly applyConfiguration?: Source;
}

interface Source {
  readonly name?: string;
  readonly expression?: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly reason?: string;
}

/** Compiles the expressions of a policy's spec. */
export function compilePolicy(library: Library, spec: AnyObject["spec"]): CompiledPolicy {
  const scope = policyScope(library);
  const named = (list: readonly Source[] = []) =>
    list.map(({ name = "", expression = "" }) => ({
      name,
      text: expression,
      expression: compile(expression, scope),
    }));
  return {
    conditions: named(spec.matchConditions),
    variables: named(spec.variables),
    checks: (spec.validations ?? [] as Source[]).map((source: Source): PolicyCheck => ({
      text: source.expression ?? "",
      expression: compile(source.expression ?? "", scope),
      message: source.message ?? "",
      messageExpression: source.messageExpression
        ? compile(source.messageExpression, policyScope(library, UNASKED))
        : undefined,
      reason: source.reason ?? "Invalid",
    })),
    mutations: (spec.mutations ?? [] as MutationSource[]).map(
      ({ patchType: kind, jsonPatch, applyConfiguration }: MutationSource): Mutation => {
        const { expression = "" } = (kind === "JSONPatch" ? jsonPatch : applyConfiguration) ?? {};
        return { kind, text: expression, expression: compile(plainLiterals(expression), scope) };
      },
    ),
  };
}

/** Messages ask nobody what somebody may do. */
const UNASKED = VARIABLES.filter((name) => name !== "authorizer");

function policyScope(library: Library, names: readonly string[] = VARIABLES): Scope {
  return newScope(library, Object.fromEntries(names.map((name) => [name, () => "dyn"])));
}
