/**
 * Whether a bearer token is good, for whom it is, and who has it.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
 *
 * @module
 */

import type { Kernel } from "../kernel.ts";
import type { UserInfo } from "../options.ts";
import { recordKey } from "../record.ts";
import { ISSUER, type TokenClaims, type TokenRef } from "./tokens.ts";

/** What is known of a token: whose it is and for which of the audiences, or why it is not good. */
export type TokenVerdict =
  | { readonly user: UserInfo; readonly audiences: readonly string[] }
  | { readonly problem: string };

const INVALID = "invalid bearer token";
const INVALIDATED = "service account token has been invalidated";

/** Looks at a token that is meant for one of some audiences. */
export async function checkToken(
  kernel: Kernel,
  token: string,
  audiences: readonly string[] = [ISSUER],
): Promise<TokenVerdict> {
  const known = findToken(kernel.options.auth?.tokens ?? {}, token);
  if (known) {
    const groups = [...new Set([...known.groups, "system:authenticated"])];
    if (!audiences.includes(ISSUER)) return { problem: INVALID };
    return { user: { ...known, groups }, audiences: [ISSUER] };
  }
  const read = await kernel.tokens.read(token);
  if (!read) return { problem: INVALID };
  const { claims, genuine } = read;
  const meant = audiences.filter((a) => claims.aud.includes(a));
  const problem = !genuine
    ? "go-jose/go-jose: error in cryptographic primitive"
    : meant.length === 0
    ? `token audiences ${list(claims.aud)} is invalid for the target audiences ${list(audiences)}`
    : claimProblem(kernel, claims);
  if (problem !== undefined) return { problem: `[${INVALID}, ${problem}]` };
  return { user: userOf(claims), audiences: meant };
}

/** Why claims that were good once are not any more. */
function claimProblem(kernel: Kernel, claims: TokenClaims): string | undefined {
  if (claims.exp * 1000 < kernel.wallMs()) return "service account token has expired";
  const { namespace, serviceaccount, secret, pod, node } = claims["kubernetes.io"];
  const uidOf = (plural: string, ref: TokenRef, within: string = namespace) =>
    kernel.store.of(`/${plural}`).get(recordKey(within, ref.name))?.uid;
  const uid = uidOf("serviceaccounts", serviceaccount);
  if (uid === undefined) return `serviceaccounts ${JSON.stringify(serviceaccount.name)} not found`;
  if (uid !== serviceaccount.uid) {
    return `service account UID (${uid}) does not match claim (${serviceaccount.uid})`;
  }
  const bound = [
    ["secret", secret, secret && uidOf("secrets", secret)],
    ["pod", pod, pod && uidOf("pods", pod)],
    // The node of a pod is told, and may go.
    ["node", pod ? undefined : node, node && uidOf("nodes", node, "")],
  ] as const;
  for (const [what, ref, own] of bound) {
    if (!ref) continue;
    if (own === undefined) return INVALIDATED;
    if (own === ref.uid) continue;
    return `${what} UID (${own}) does not match service account ${what} ref claim (${ref.uid})`;
  }
  return undefined;
}

/** The user behind the claims of a token. */
function userOf(claims: TokenClaims): UserInfo {
  const { namespace, serviceaccount, pod, node } = claims["kubernetes.io"];
  const lead = "authentication.kubernetes.io";
  return {
    username: claims.sub,
    uid: serviceaccount.uid,
    groups: [
      "system:serviceaccounts",
      `system:serviceaccounts:${namespace}`,
      "system:authenticated",
    ],
    extra: {
      [`${lead}/credential-id`]: [`JTI=${claims.jti}`],
      ...(node && { [`${lead}/node-name`]: [node.name], [`${lead}/node-uid`]: [node.uid] }),
      ...(pod && { [`${lead}/pod-name`]: [pod.name], [`${lead}/pod-uid`]: [pod.uid] }),
    },
  };
}

/** A list of texts as Go prints it. */
function list(texts: readonly string[]): string {
  return `[${texts.map((text) => JSON.stringify(text)).join(" ")}]`;
}

/** Compares with every known token in a time that does not depend on how much is equal. */
function findToken(
  tokens: Readonly<Record<string, UserInfo>>,
  token: string,
): UserInfo | undefined {
  let found: UserInfo | undefined;
  for (const [known, user] of Object.entries(tokens)) {
    if (sameText(known, token)) found = user;
  }
  return found;
}

function sameText(a: string, b: string): boolean {
  const [x, y] = [new TextEncoder().encode(a), new TextEncoder().encode(b)];
  let difference = x.length ^ y.length;
  for (let i = 0; i < y.length; i++) difference |= (x[i % (x.length || 1)] ?? 0) ^ (y[i] ?? 0);
  return difference === 0;
}
