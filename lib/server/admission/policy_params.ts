/**
 * The objects that policies take their parameters from.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#parameter-resources
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { selector } from "../../meta/selector.ts";
import type { Call } from "../call.ts";
import { decodeRecord, recordKey } from "../record.ts";
import { selectorText } from "../selector_text.ts";

/** Why a write is refused when there are no parameters and there must be some. */
export const NO_PARAMS =
  "failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction";

/**
 * The parameters of a policy by its binding: one of nothing when it takes none. Undefined when there
 * have to be some and are none.
 */
export function paramsOf(
  call: Call,
  policy: AnyObject,
  binding: AnyObject,
): (AnyObject | undefined)[] | undefined {
  const { paramKind } = policy["spec"];
  const { paramRef } = binding["spec"];
  if (!paramKind || !paramRef) return [undefined];
  const served = call.kernel.catalog.byKind(paramKind.apiVersion, paramKind.kind);
  if (!served) return [];
  const { type } = served;
  const namespace: string = type.namespaced ? paramRef.namespace ?? call.namespace : "";
  const records = call.kernel.store.of(type.storageKey);
  const chosen = paramRef.name
    ? [records.get(recordKey(namespace, paramRef.name))]
    : records.range(namespace === "" ? "" : `${namespace}/`, "")
      .filter((r) => selector(selectorText(paramRef.selector)).matches(r.labels));
  const found = chosen.flatMap((r) => r ? [decodeRecord(r, type.kind, paramKind.apiVersion)] : []);
  return found.length === 0 && paramRef.parameterNotFoundAction === "Deny" ? undefined : found;
}
