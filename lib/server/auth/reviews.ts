/**
 * Reviews: questions about access, answered and not stored.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Call } from "../call.ts";
import { type FieldError, invalid, invalidValue } from "../field_error.ts";
import type { UserInfo } from "../options.ts";
import type { Attributes } from "./attributes.ts";
import { badRequest } from "../status_error.ts";
import { decide } from "./authorization.ts";
import { everything, rulesOfGroups } from "./open_rules.ts";
import { rulesOf } from "./rbac.ts";
import { checkToken } from "./token_check.ts";

type Fields = AnyObject["spec"];

/** Answers a review: fills in its status. */
export type Reviewer = (call: Call, review: AnyObject) => Promise<unknown> | unknown;

/** The reviews by group and plural. */
export const reviewers: Readonly<Record<string, Reviewer>> = {
  "authentication.k8s.io/selfsubjectreviews": (call) => ({ userInfo: userInfo(call.user) }),
  "authentication.k8s.io/tokenreviews": reviewToken,
  "authorization.k8s.io/selfsubjectaccessreviews": (call, review) =>
    answer(call, call.user, review),
  "authorization.k8s.io/subjectaccessreviews": reviewSubject,
  "authorization.k8s.io/localsubjectaccessreviews": (call, review) => {
    const namespace = review["spec"]?.resourceAttributes?.namespace;
    const { user, groups = [], resourceAttributes, nonResourceAttributes } = review["spec"] ?? {};
    if (nonResourceAttributes && !resourceAttributes) {
      const { path: Path = "", verb: Verb = "" } = nonResourceAttributes;
      throw invalid({ group: call.type.group, kind: "" }, "", [
        invalidValue(
          "spec.nonResourceAttributes",
          { Path, Verb },
          "disallowed on this kind of request",
        ),
      ]);
    }
    if (resourceAttributes && (user || groups.length > 0) && namespace !== call.namespace) {
      throw invalid({ group: call.type.group, kind: "" }, "", [
        invalidValue(
          "spec.resourceAttributes.namespace",
          namespace ?? "",
          "must match metadata.namespace",
        ),
      ]);
    }
    return reviewSubject(call, review);
  },
  "authorization.k8s.io/selfsubjectrulesreviews": reviewRules,
};

async function reviewToken(call: Call, review: AnyObject): Promise<unknown> {
  const token: string = review["spec"]?.token ?? "";
  if (token === "") throw badRequest("token is required for TokenReview in authentication");
  const asked: readonly string[] = review["spec"].audiences ?? [];
  const verdict = await checkToken(call.kernel, token, asked.length > 0 ? asked : undefined);
  if ("problem" in verdict) return { user: {}, error: verdict.problem };
  const { user, audiences } = verdict;
  return { authenticated: true, user: userInfo(user), audiences };
}

function reviewSubject(call: Call, review: AnyObject): unknown {
  const spec: Fields = review["spec"] ?? {};
  const attributes = attributeErrors(review);
  if (!spec.user && (spec.groups ?? []).length === 0) {
    attributes.push(
      invalidValue("spec.user", "", "at least one of user or group must be specified"),
    );
  }
  if (attributes.length > 0) throw invalid({ ...call.type, kind: "" }, "", attributes);
  const user = { username: spec.user ?? "", groups: spec.groups ?? [] };
  return answer(call, user, review);
}

function reviewRules(call: Call, review: AnyObject): unknown {
  const namespace: string = review["spec"]?.namespace ?? "";
  if (namespace === "") throw badRequest("no namespace on request");
  const rules = call.kernel.options.auth?.mode === "rbac"
    ? rulesOf(call.kernel, call.user, namespace)
    : [...everything, ...rulesOfGroups(call.user.groups)];
  return {
    resourceRules: rules.filter((r) => "resources" in r),
    nonResourceRules: rules.filter((r) => "nonResourceURLs" in r),
    incomplete: false,
  };
}

/** Exactly one thing is asked about. */
function attributeErrors(review: AnyObject): FieldError[] {
  const { resourceAttributes: resource, nonResourceAttributes: path } = review["spec"] ?? {};
  if (resource && path) {
    const detail = "cannot be specified in combination with resourceAttributes";
    return [invalidValue("spec.nonResourceAttributes", path, detail)];
  }
  if (resource) return selectorErrors(resource);
  if (path) return [];
  const detail = "exactly one of nonResourceAttributes or resourceAttributes must be specified";
  return [invalidValue("spec.resourceAttributes", null, detail)];
}

/** A selector is given as text or as requirements. */
function selectorErrors(resource: Fields): FieldError[] {
  return ["fieldSelector", "labelSelector"].flatMap((name) => {
    const { rawSelector, requirements = [] } = resource[name] ?? {};
    if (!rawSelector || requirements.length === 0) return [];
    const field = `spec.resourceAttributes.${name}.rawSelector`;
    const detail = "may not specified at the same time as requirements";
    return [invalidValue(field, rawSelector, detail)];
  });
}

function attributesOf(call: Call, review: AnyObject): Attributes {
  const { resourceAttributes: resource, nonResourceAttributes: path } = review["spec"] ?? {};
  const errors = attributeErrors(review);
  if (errors.length > 0) throw invalid({ ...call.type, kind: "" }, "", errors);
  if (path) return { verb: path.verb ?? "", path: path.path ?? "" };
  return {
    verb: resource.verb ?? "",
    group: resource.group ?? "",
    resource: resource.resource ?? "",
    subresource: resource.subresource ?? "",
    namespace: resource.namespace ?? "",
    name: resource.name ?? "",
  };
}

/** The operators that the requirements of a selector may have. */
const OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist"];

function answer(call: Call, user: UserInfo, review: AnyObject): unknown {
  const { allowed, reason } = decide(call.kernel, user, attributesOf(call, review));
  const resource: Fields = review["spec"]?.resourceAttributes ?? {};
  const ignored = ["fieldSelector", "labelSelector"].filter((name) =>
    (resource[name]?.requirements ?? []).some((r: Fields) => !OPERATORS.includes(r.operator))
  ).map((name) => `spec.resourceAttributes.${name} ignored due to parse error`);
  return {
    allowed,
    ...(reason === "" ? {} : { reason }),
    ...(ignored.length === 0 ? {} : { evaluationError: ignored.join(", ") }),
  };
}

function userInfo(user: UserInfo): unknown {
  return {
    username: user.username,
    ...(user.uid === undefined ? {} : { uid: user.uid }),
    groups: user.groups,
    ...(user.extra === undefined ? {} : { extra: user.extra }),
  };
}
