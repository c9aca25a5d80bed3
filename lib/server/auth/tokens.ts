/**
 * Service account tokens: signed by a key that lives as long as the server.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
 *
 * @module
 */

import type { UserInfo } from "../options.ts";
import type { Storage } from "../persist.ts";

/** What a token says. */
export interface TokenClaims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: readonly string[];
  readonly exp: number;
  readonly iat: number;
  readonly nbf: number;
  readonly jti: string;
  readonly "kubernetes.io": {
    readonly namespace: string;
    readonly serviceaccount: { readonly name: string; readonly uid: string };
  };
}

/** Makes and reads tokens. */
export interface TokenSigner {
  sign(claims: TokenClaims): Promise<string>;
  /** The claims of a token that this server signed; undefined for any other text. */
  verify(token: string): Promise<TokenClaims | undefined>;
}

/** Who issues tokens, and whom they are for unless they say otherwise. */
export const ISSUER = "https://kubernetes.default.svc.cluster.local";

const HMAC = { name: "HMAC", hash: "SHA-256" };

/** The key of a server that is to know its tokens after a restart. */
export function tokenSecret(storage: Pick<Storage, "get" | "set">): string {
  const known = storage.get("token-secret");
  if (known !== undefined) return known;
  const secret = newSecret();
  storage.set("token-secret", secret);
  return secret;
}

function newSecret(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** Creates a signer with the key given, or with a new one. */
export function createTokenSigner(secret: string = newSecret()): TokenSigner {
  let key: Promise<CryptoKey> | undefined;
  const keyOf = () =>
    key ??= crypto.subtle.importKey("raw", fromBase64url(secret), HMAC, false, ["sign", "verify"]);

  return {
    async sign(claims) {
      const text = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
      const signature = await crypto.subtle.sign("HMAC", await keyOf(), bytesOf(text));
      return `${text}.${base64url(new Uint8Array(signature))}`;
    },
    async verify(token) {
      const [header, payload, signature, ...rest] = token.split(".");
      if (!header || !payload || !signature || rest.length > 0) return undefined;
      try {
        const given = fromBase64url(signature);
        const good = await crypto.subtle.verify(
          "HMAC",
          await keyOf(),
          given,
          bytesOf(`${header}.${payload}`),
        );
        return good ? JSON.parse(new TextDecoder().decode(fromBase64url(payload))) : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** The user behind the claims of a token. */
export function userOf(claims: TokenClaims): UserInfo {
  const { namespace, serviceaccount } = claims["kubernetes.io"];
  return {
    username: claims.sub,
    uid: serviceaccount.uid,
    groups: [
      "system:serviceaccounts",
      `system:serviceaccounts:${namespace}`,
      "system:authenticated",
    ],
    extra: { "authentication.kubernetes.io/credential-id": [`JTI=${claims.jti}`] },
  };
}

function encode(value: unknown): string {
  return base64url(bytesOf(JSON.stringify(value)));
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}
