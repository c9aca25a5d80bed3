/**
 * What a client can say about a refusal and the server does not: what would have been right.
 *
 * @module
 */

import type { ApiError } from "../errors.ts";
import { fieldLabels } from "../generated/field_labels.ts";
import { type Kind, resourceName } from "../meta/kind.ts";
import { dns1123SubdomainProblems } from "../meta/names.ts";
import { quote } from "../meta/syntax.ts";
import type { WireRequest } from "../wire/request.ts";
import { withHint } from "../wire/response.ts";

/** The refusal of a request about a Kind, with a hint where there is one. */
export function advised(error: ApiError, request: WireRequest, kind: Kind): ApiError {
  const hint = hintOf(error, request, kind);
  return hint === undefined ? error : withHint(error, hint);
}

function hintOf(error: ApiError, request: WireRequest, kind: Kind): string | undefined {
  const { code, message } = error;
  if (code === 405 && isWhole(request, kind)) return verbsOf(kind);
  if (code === 400 && message.includes("field label not supported")) return fieldsOf(kind);
  if (code === 404 && mayHaveCapitals(kind)) return undefined;
  if (code === 404 || (code === 422 && error.causes.some(isAboutName))) {
    return nameLike(error.status.details?.name);
  }
  return undefined;
}

/** Whether a request is about the resource itself: its subresources have verbs of their own. */
function isWhole({ path }: WireRequest, { plural }: Kind): boolean {
  const steps = (path.split("?")[0] ?? "").split("/");
  return steps.lastIndexOf(plural) >= steps.length - 2;
}

function verbsOf(kind: Kind): string | undefined {
  if (kind.verbs.length === 0) return undefined;
  return `offered for ${resourceName(kind)}: ${listed(kind.verbs)}`;
}

function fieldsOf(kind: Kind): string {
  const own = fieldLabels[`${kind.group}/${kind.version} ${kind.kind}`] ?? [];
  const fields = listed(["metadata.name", "metadata.namespace", ...own]);
  return `${resourceName(kind)} can be selected by ${fields}`;
}

/** The names of roles, and of requests for certificates, are segments of a path and nothing else. */
function mayHaveCapitals({ group }: Kind): boolean {
  return group === "rbac.authorization.k8s.io" || group === "certificates.k8s.io";
}

function isAboutName({ field }: { readonly field?: string | undefined }): boolean {
  return field === "metadata.name";
}

/** The name that may have been meant: DNS has neither capitals nor "_". */
function nameLike(name: string | undefined): string | undefined {
  if (name === undefined || dns1123SubdomainProblems(name).length === 0) return undefined;
  const like = name.toLowerCase().replaceAll(/[_ ]/g, "-");
  if (like === name || dns1123SubdomainProblems(like).length > 0) return undefined;
  return `did you mean ${quote(like)}?`;
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join()
    : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
