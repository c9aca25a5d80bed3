/**
 * The "oidc" auth-provider of older kubeconfigs: an ID token, renewed with a refresh token.
 *
 * @module
 */

import { getOwn, isObject } from "../../meta/deep.ts";
import { quote } from "../../meta/syntax.ts";
import type { Runtime } from "../../runtime/port.ts";
import { textOfBase64Url } from "../base64.ts";
import { bearer, type CredentialHeaders, type CredentialSource } from "./credentials.ts";
import { tokenProblem } from "./fixed.ts";
import { oidcError, type OidcSettings, refreshTokens } from "./oidc_refresh.ts";
import { sharedStore } from "./shared.ts";
import { singleFlight } from "./single_flight.ts";

/** What renewing needs. */
export interface OidcOptions {
  readonly runtime: Runtime;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The user entry, for messages. */
  readonly user: string;
  /** The kubeconfig that holds the tokens. */
  readonly source: string;
  readonly settings: OidcSettings;
  /** The authority of the provider's certificate, PEM. */
  readonly ca: string | undefined;
  /** The settings as they are in the kubeconfig now; another process may have renewed them. */
  readonly load: () => Promise<OidcSettings | undefined>;
  /** Keeps renewed tokens in the kubeconfig; must not throw. */
  readonly save: (tokens: OidcSettings) => Promise<void>;
}

/** A token is renewed this long before it expires, as the Go client does. */
const LEEWAY_MS = 10_000;

interface Held {
  readonly headers: CredentialHeaders;
  readonly expiresAt: number;
}

const providers = sharedStore<CredentialSource>();

/** ID tokens, renewed before they expire and at once after a 401; equal settings share one. */
export function oidc(options: OidcOptions): CredentialSource {
  const { user, source, ca, settings } = options;
  const { "id-token": _id, "refresh-token": _refresh, ...fixed } = settings;
  return providers(options.runtime, { user, source, ca, fixed }, () => newProvider(options));
}

function newProvider(options: OidcOptions): CredentialSource {
  const { now } = options;
  const flight = singleFlight<Held>();
  let settings = options.settings;
  let current = hold(settings["id-token"]);

  async function renew(signal: AbortSignal): Promise<Held> {
    const refused = settings["id-token"];
    settings = await options.load() ?? settings;
    const found = settings["id-token"] === refused ? undefined : hold(settings["id-token"]);
    if (found && now() + LEEWAY_MS < found.expiresAt) return current = found;
    const fresh = await refreshTokens({ ...options, settings }, signal);
    const held = hold(fresh["id-token"]);
    if (!held) throw oidcError(options.user, "the new ID token is no JWT with an expiry");
    settings = { ...settings, ...fresh };
    await options.save(fresh);
    return current = held;
  }

  return {
    description: `OIDC tokens of ${quote(settings["idp-issuer-url"] ?? "")}`,
    remedy: "log in there again",
    async headers({ signal }) {
      if (current && now() + LEEWAY_MS < current.expiresAt) return current.headers;
      return (await flight.join(renew, signal)).headers;
    },
    invalidate({ headers }) {
      if (headers === undefined || headers === current?.headers) current = undefined;
      return Promise.resolve(current !== undefined || Boolean(settings["refresh-token"]));
    },
  };
}

/** What is wrong with a provider's settings; undefined when nothing is. */
export function oidcProblem(settings: OidcSettings): string | undefined {
  for (const name of ["idp-issuer-url", "client-id"]) {
    if (!settings[name]) return `${quote(name)} is missing`;
  }
  const url = URL.parse(settings["idp-issuer-url"] ?? "");
  return url?.protocol === "https:" ? undefined : '"idp-issuer-url" must be an https URL';
}

/** A token with its end; undefined when it is no JWT that tells it. */
function hold(token: string | undefined): Held | undefined {
  if (!token || tokenProblem(token) !== undefined) return undefined;
  const expiresAt = expiryOf(token);
  return expiresAt === undefined ? undefined : { headers: bearer(token), expiresAt };
}

function expiryOf(token: string): number | undefined {
  try {
    const claims: unknown = JSON.parse(textOfBase64Url(token.split(".")[1] ?? "") ?? "");
    const exp = isObject(claims) ? getOwn(claims, "exp") : undefined;
    return typeof exp === "number" ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
