/**
 * Service account tokens: signed by a key that lives as long as the server, and whose public half
 * everybody may have.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
 * and https://www.rfc-editor.org/rfc/rfc7515
 *
 * @module
 */

import { isObject } from "../../meta/deep.ts";
import type { Storage } from "../persist.ts";

/** An object that a token names. */
export interface TokenRef {
  readonly name: string;
  readonly uid: string;
}

/** What a token says. */
export interface TokenClaims {
  readonly aud: readonly string[];
  readonly exp: number;
  readonly iat: number;
  readonly iss: string;
  readonly jti: string;
  readonly "kubernetes.io": {
    readonly namespace: string;
    readonly node?: TokenRef;
    readonly pod?: TokenRef;
    readonly secret?: TokenRef;
    readonly serviceaccount: TokenRef;
    readonly warnafter?: number;
  };
  readonly nbf: number;
  readonly sub: string;
}

/** Makes and reads tokens. */
export interface TokenSigner {
  sign(claims: TokenClaims): Promise<string>;
  /** The claims of a token of this issuer, and whether this server signed them; undefined for any other text. */
  read(token: string): Promise<{ claims: TokenClaims; genuine: boolean } | undefined>;
  /** The public key, as a set of JSON web keys has it. */
  publicKey(): Promise<Readonly<Record<string, string>>>;
}

/** Who issues tokens, and whom they are for unless they say otherwise. */
export const ISSUER = "https://kubernetes.default.svc.cluster.local";
/** How tokens are signed. */
export const ALGORITHM = "ES256";

const CURVE = { name: "ECDSA", namedCurve: "P-256" };
const SIGNATURE = { name: "ECDSA", hash: "SHA-256" };

interface Keys {
  readonly own: CryptoKey;
  readonly shared: CryptoKey;
  readonly id: string;
}

/** Creates a signer with the key that a storage has kept, else with a new one that it is to keep. */
export function createTokenSigner(storage?: Pick<Storage, "get" | "set">): TokenSigner {
  let known: Promise<Keys> | undefined;
  const keys = () => known ??= loadKeys(storage);

  return {
    async sign(claims) {
      const { own, id } = await keys();
      const text = `${encode({ alg: ALGORITHM, kid: id })}.${encode(claims)}`;
      const signature = await crypto.subtle.sign(SIGNATURE, own, bytesOf(text));
      return `${text}.${base64url(new Uint8Array(signature))}`;
    },
    async read(token) {
      const [header = "", payload = "", signature = "", ...rest] = token.split(".");
      const claims = decode(payload);
      if (rest.length > 0 || !isObject(claims) || claims["iss"] !== ISSUER) return undefined;
      const { shared, id } = await keys();
      const how = decode(header);
      const named = isObject(how) && how["alg"] === ALGORITHM && how["kid"] === id;
      const given = named ? fromBase64url(signature) : undefined;
      const text = bytesOf(`${header}.${payload}`);
      const genuine = given !== undefined &&
        await crypto.subtle.verify(SIGNATURE, shared, given, text);
      return { claims: claims as unknown as TokenClaims, genuine };
    },
    async publicKey() {
      const { shared, id } = await keys();
      const { x = "", y = "" } = await crypto.subtle.exportKey("jwk", shared);
      return { use: "sig", kty: "EC", kid: id, crv: CURVE.namedCurve, alg: ALGORITHM, x, y };
    },
  };
}

async function loadKeys(storage: Pick<Storage, "get" | "set"> | undefined): Promise<Keys> {
  const kept = storage?.get("token-key");
  const jwk: JsonWebKey = kept === undefined ? await newKey() : JSON.parse(kept);
  if (kept === undefined) storage?.set("token-key", JSON.stringify(jwk));
  const { kty = "", crv = "", x = "", y = "", d = "" } = jwk;
  const load = (key: JsonWebKey, use: KeyUsage) =>
    crypto.subtle.importKey("jwk", key, CURVE, true, [use]);
  const own = await load({ kty, crv, x, y, d }, "sign");
  const shared = await load({ kty, crv, x, y }, "verify");
  // Named like a kube-apiserver does: by the digest of the key.
  const spki = await crypto.subtle.exportKey("spki", shared);
  const digest = await crypto.subtle.digest("SHA-256", spki);
  return { own, shared, id: base64url(new Uint8Array(digest)) };
}

async function newKey(): Promise<JsonWebKey> {
  const { privateKey } = await crypto.subtle.generateKey(CURVE, true, ["sign", "verify"]);
  return await crypto.subtle.exportKey("jwk", privateKey);
}

function encode(value: unknown): string {
  return base64url(bytesOf(JSON.stringify(value)));
}

/** The value of a part of a token; undefined when it has none. */
function decode(part: string): unknown {
  const bytes = fromBase64url(part);
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (c) => c.charCodeAt(0));
  } catch {
    return undefined;
  }
}
