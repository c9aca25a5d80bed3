/**
 * What the expressions of policies and of match conditions see of a write.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 *
 * @module
 */

import { KubeError } from "../../errors.ts";
import type { AnyObject } from "../../meta/object.ts";
import { decide } from "../auth/authorization.ts";
import type { Expression } from "../cel/expression.ts";
import { Authorizer, type Decide } from "../cel/functions/authorizer.ts";
import type { Library } from "../cel/library.ts";
import type { CompiledPolicy } from "../cel/policy.ts";
import { celValue } from "../cel/values.ts";
import { type Admission, nameOf, sentKind } from "./plugin.ts";
import { namespaceOf } from "./policy_match.ts";

type Fields = AnyObject["spec"];

/** The variables of expressions; the object as it is in a version of its resource. */
export function variablesOf(
  library: Library,
  admission: Admission,
  params: AnyObject | undefined,
): Record<string, unknown> {
  const { call, operation, object, old } = admission;
  const duration = (text: string) =>
    new library.Environment().registerVariable("text", "string").evaluate("duration(text)", {
      text,
    });
  const schema = call.type.custom ? call.type.schema?.(call.version) ?? {} : {};
  const shown = (value: AnyObject | undefined) =>
    value === undefined ? null : celValue(value, schema, duration);
  return {
    object: operation === "DELETE" ? null : shown(object),
    oldObject: shown(old),
    params: params === undefined ? null : celValue(params, {}, duration),
    namespaceObject: celValue(namespaceOf(admission) ?? null, {}, duration),
    request: celValue(requestOf(admission), {}, duration),
    authorizer: authorizerOf(admission),
  };
}

/** What the writer may do; and service accounts, if an expression asks about one. */
function authorizerOf(admission: Admission): Authorizer {
  const { call } = admission;
  const { kernel, type, user } = call;
  const decideFor: Decide = (wanted, account) => {
    if (!account) return decide(kernel, user, wanted);
    const { namespace, name } = account;
    const groups = [
      "system:serviceaccounts",
      `system:serviceaccounts:${namespace}`,
      "system:authenticated",
    ];
    const username = `system:serviceaccount:${namespace}:${name}`;
    return decide(kernel, { username, groups }, wanted);
  };
  return new Authorizer(decideFor, {
    group: type.group,
    resource: type.plural,
    subresource: call.subresource,
    namespace: call.namespace,
    name: nameOf(admission),
  });
}

function requestOf(admission: Admission): Fields {
  const { call, operation } = admission;
  const { group, plural } = call.type;
  const as = sentKind(call, call.version);
  const resource = { group, version: call.version, resource: plural };
  const { username, uid, groups, extra } = call.user;
  const name = nameOf(admission);
  return {
    kind: as,
    resource,
    requestKind: as,
    requestResource: resource,
    ...(call.subresource &&
      { subResource: call.subresource, requestSubResource: call.subresource }),
    ...(name && { name }),
    ...(call.namespace && { namespace: call.namespace }),
    operation,
    userInfo: { username, groups: [...groups], ...(uid && { uid }), ...(extra && { extra }) },
    dryRun: call.dryRun,
  };
}

/** The same with the variables of a policy, each of which is evaluated when it is used. */
export function withVariables(
  { variables }: Pick<CompiledPolicy, "variables">,
  seen: Record<string, unknown>,
): Record<string, unknown> {
  const composed: Record<string, unknown> = Object.create(null);
  const all = { ...seen, variables: composed };
  for (const { name, expression } of variables) {
    const get = () => expression.evaluate(all);
    Object.defineProperty(composed, name, { enumerable: true, get });
  }
  return all;
}

/** The value of an expression. **Errors**: a `KubeError` that shows it. */
export function evaluated(
  { text, expression }: { readonly text: string; readonly expression: Expression },
  seen: Record<string, unknown>,
): unknown {
  try {
    return expression.evaluate(seen);
  } catch (error) {
    throw new KubeError(`expression '${text}' resulted in error: ${problemOf(error)}`);
  }
}

/** What went wrong when an expression was evaluated. */
export function problemOf(error: unknown): string {
  const text = error instanceof Error ? error.message.split("\n")[0] ?? "" : String(error);
  return text.replace(/^No such key/, "no such key")
    .replace(
      /^no such key: index out of bounds, index (\d+) >= size \d+$/,
      "index out of bounds: $1",
    )
    .replace(/^integer overflow: .*$/, "integer overflow")
    .replace(/^modulo by zero$/, "modulus by zero")
    .replace(/^Optional value is not present$/, "optional.none() dereference");
}
