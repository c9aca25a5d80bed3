/**
 * New OIDC tokens for a refresh token.
 *
 * Source: OpenID Connect Discovery 1.0 section 4; RFC 6749 sections 2.3.1 and 6
 *
 * @module
 */

import { AuthError } from "../../errors.ts";
import { getOwn, isObject } from "../../meta/deep.ts";
import { quote } from "../../meta/syntax.ts";
import type { HttpClient, Runtime } from "../../runtime/port.ts";
import { base64Of } from "../base64.ts";
import { redactOutput } from "../redact_text.ts";

/** An auth-provider's settings, by their names in a kubeconfig. */
export type OidcSettings = Readonly<Record<string, string>>;

/** Whose tokens to renew, and where. */
export interface RefreshOptions {
  readonly runtime: Runtime;
  readonly user: string;
  readonly settings: OidcSettings;
  /** The authority of the provider's certificate, PEM. */
  readonly ca: string | undefined;
}

const ANSWER_LIMIT = 1024 * 1024;

/**
 * Asks the provider for new tokens: `id-token`, and `refresh-token` when it gives another.
 *
 * **Wire**: `GET <issuer>/.well-known/openid-configuration`, `POST <token_endpoint>`.
 *
 * **Errors**: `AuthError` `auth.oidc`; the network's `TransportError`.
 */
export async function refreshTokens(
  options: RefreshOptions,
  signal: AbortSignal,
): Promise<OidcSettings> {
  const { runtime, settings, ca, user } = options;
  const refreshToken = settings["refresh-token"];
  if (!refreshToken) {
    throw oidcError(user, "the ID token is no good any more and there is no refresh token");
  }
  const http = runtime.createHttpClient({ ca });
  try {
    const issuer = (settings["idp-issuer-url"] ?? "").replace(/\/+$/, "");
    const url = `${issuer}/.well-known/openid-configuration`;
    const known = await send(user, http, signal, { url });
    const endpoint = URL.parse(String(getOwn(known, "token_endpoint")));
    if (endpoint?.protocol !== "https:") {
      throw oidcError(user, "the discovery document names no https token_endpoint");
    }
    const form = new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken });
    const message = { url: endpoint.href, ...authenticate(settings, known, form) };
    return tokensOf(user, await send(user, http, signal, message));
  } finally {
    await http.close();
  }
}

/** An error about one user's tokens. */
export function oidcError(user: string, state: string): AuthError {
  const message = `Cannot get an OIDC token for user ${quote(user)}: ${state}`;
  return new AuthError(message, { code: "auth.oidc" });
}

interface Message {
  readonly url: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
}

function tokensOf(user: string, answer: Readonly<Record<string, unknown>>): OidcSettings {
  const id = getOwn(answer, "id_token");
  const next = getOwn(answer, "refresh_token");
  if (typeof id !== "string") {
    throw oidcError(user, 'the answer holds no id_token; log in again with the scope "openid"');
  }
  return typeof next === "string" && next !== ""
    ? { "id-token": id, "refresh-token": next }
    : { "id-token": id };
}

/** The client names itself in the header or in the form, whichever the provider knows. */
function authenticate(
  settings: OidcSettings,
  known: Readonly<Record<string, unknown>>,
  form: URLSearchParams,
): Pick<Message, "headers" | "body"> {
  const [id, secret] = [settings["client-id"] ?? "", settings["client-secret"] ?? ""];
  const methods = getOwn(known, "token_endpoint_auth_methods_supported");
  const headerless = Array.isArray(methods) && !methods.includes("client_secret_basic");
  if (secret !== "" && !headerless) {
    const pair = [id, secret].map((part) => new URLSearchParams({ "": part }).toString().slice(1));
    return { headers: [["Authorization", `Basic ${base64Of(pair.join(":"))}`]], body: `${form}` };
  }
  form.set("client_id", id);
  if (secret !== "") form.set("client_secret", secret);
  return { headers: [], body: `${form}` };
}

async function send(
  user: string,
  http: HttpClient,
  signal: AbortSignal,
  { url, headers = [], body }: Message,
): Promise<Readonly<Record<string, unknown>>> {
  const type = ["Content-Type", "application/x-www-form-urlencoded"] as const;
  const response = await http.request({
    method: body === undefined ? "GET" : "POST",
    url,
    headers: [["Accept", "application/json"], ...(body === undefined ? [] : [type]), ...headers],
    body,
    signal,
    kind: "unary",
  });
  const text = await response.text();
  const value = text.length > ANSWER_LIMIT ? undefined : parseJson(text);
  if (response.ok && isObject(value)) return value;
  const error = isObject(value) ? getOwn(value, "error") : undefined;
  const said = typeof error === "string" ? ` ${quote(redactOutput(error))}` : "";
  const state = `${new URL(url).host} answered ${response.status}${said}; log in again`;
  throw oidcError(user, state);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
