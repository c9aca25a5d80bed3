/**
 * The client's side of a connection: whom it claims to be, and with what it proves that.
 *
 * @module
 */

import { AuthError } from "../errors.ts";
import { quote } from "../meta/syntax.ts";
import { certificateFiles, type PemInput, readPem } from "./credentials/certificate_files.ts";
import { clientCertificate, type CredentialSource } from "./credentials/credentials.ts";
import { fixedCertificate, fixedPassword, fixedToken, tokenProblem } from "./credentials/fixed.ts";
import { readTokenFile, tokenFile } from "./credentials/token_file.ts";
import type { Machine } from "./deps.ts";
import type { ConnectOptions, Impersonation } from "./options.ts";
import { dateProblem, pairProblem } from "./pem/check.ts";
import { pluginSource } from "./plugin_source.ts";
import type { Findings } from "./problems.ts";
import type { Selection } from "./select.ts";
import { decodePem, type ServerSide } from "./trust.ts";

/** What the sources of credentials are made from. */
export interface IdentityInput {
  readonly selection: Selection;
  readonly options: ConnectOptions;
  /** undefined when the server's side has problems: what depends on it is checked only. */
  readonly side: ServerSide | undefined;
  /** The proxy on the way to the server, be it from the environment. */
  readonly proxyUrl: string | undefined;
  readonly machine: Machine;
  readonly found: Findings;
}

/**
 * Reads and checks the user's part: a token or password, a certificate, or a plugin when there is none
 * of them. Problems go to `found`.
 */
export async function readIdentity(input: IdentityInput): Promise<CredentialSource[]> {
  const { selection, found } = input;
  const { user, place } = selection;
  const methods = [
    user.token && "token",
    user.tokenFile && "tokenFile",
    (user.username || user.password) && "basic",
  ].filter((method) => typeof method === "string" && method !== "");
  if (methods.includes("basic") && methods.length > 1) {
    const field = user.token ? "token" : "tokenFile";
    const text = `more than one method: ${methods.join(", ")}; leave one`;
    found.fail("auth.multiple", place("users", field), text);
  }
  const header = await headerSource(input);
  const pair = await pairSource(input);
  const own = [header, pair].filter((source) => source !== undefined);
  // What is said outright goes before what has to be asked for.
  const asked = await pluginSource(input, {
    token: header !== undefined,
    pair: pair !== undefined,
  });
  return asked ? [...own, asked] : own;
}

/** Whom to act as; groups and the rest without a user go to `found`. */
export function readImpersonation(
  { user, place }: Selection,
  found: Findings,
): Impersonation | undefined {
  const uid = user["as-uid"] || undefined;
  const groups = user["as-groups"] ?? [];
  const extra = user["as-user-extra"] ?? {};
  if (user.as) {
    return {
      user: user.as,
      uid,
      groups,
      extra: Object.fromEntries(Object.entries(extra).map(([key, values]) => [key, values ?? []])),
    };
  }
  if (uid !== undefined || groups.length > 0 || Object.keys(extra).length > 0) {
    const field = uid !== undefined ? "as-uid" : groups.length > 0 ? "as-groups" : "as-user-extra";
    found.fail("auth.impersonate", place("users", field), 'nobody to act as; add "as"');
  }
  return undefined;
}

async function headerSource(input: IdentityInput): Promise<CredentialSource | undefined> {
  const { selection: { user, place }, found } = input;
  if (user.tokenFile) return await tokenFileSource(input, user.tokenFile);
  if (user.token) {
    const bad = tokenProblem(user.token);
    if (bad !== undefined) found.fail("auth.token_chars", place("users", "token"), bad);
    return fixedToken(user.token);
  }
  if (!user.username && !user.password) return undefined;
  if (user.username?.includes(":")) {
    const text = 'a user name with ":" cannot be sent';
    found.fail("auth.username", place("users", "username"), text);
  }
  return fixedPassword(user.username ?? "", user.password ?? "");
}

async function tokenFileSource(
  { selection: { user, place }, machine, found }: IdentityInput,
  file: string,
): Promise<CredentialSource | undefined> {
  try {
    const first = await readTokenFile(machine.runtime, file);
    return tokenFile({ ...machine, file, first });
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    const [code, at] = [error.code ?? "auth.token_file", place("users", "tokenFile")] as const;
    if (user.token) found.warn(code, at, error.message);
    else found.fail(code, at, error.message);
    // Without its file a token that is written down still serves, as in the Go client.
    return user.token ? fixedToken(user.token) : undefined;
  }
}

async function pairSource(input: IdentityInput): Promise<CredentialSource | undefined> {
  const { selection: { user, place }, machine, found } = input;
  const cert = half(input, "client-certificate");
  const key = half(input, "client-key");
  if (cert === "bad" || key === "bad" || (!cert && !key)) return undefined;
  if (!cert || !key) {
    const [has, lacks] = cert
      ? ["client-certificate", "client-key"]
      : ["client-key", "client-certificate"];
    const field = user[`${has}-data`] ? `${has}-data` : has;
    found.fail("tls.pair_incomplete", place("users", field), `${lacks} is missing`);
    return undefined;
  }
  const texts = await Promise.all([
    readHalf(input, "client-certificate", cert),
    readHalf(input, "client-key", key),
  ]);
  const [certText, keyText] = texts;
  if (certText === undefined || keyText === undefined) return undefined;
  const field = "file" in cert ? "client-certificate" : "client-certificate-data";
  const bad = await pairProblem(certText, keyText);
  if (bad) {
    found.fail(bad.code, place("users", field), bad.problem);
    return undefined;
  }
  const late = dateProblem(certText, machine.now());
  if (late) {
    // A token can carry the request alone, and a file may be renewed any moment.
    const alone = !user.token && !user.tokenFile && !("file" in cert);
    if (alone) found.fail(late.code, place("users", field), late.problem);
    else found.warn(late.code, place("users", field), late.problem);
  }
  if ("pem" in cert && "pem" in key) return fixedCertificate(certText, keyText);
  return certificateFiles({ ...machine, cert, key, first: clientCertificate(certText, keyText) });
}

/** Where one half of the pair is; data wins over a file. */
function half(
  { selection: { user, place }, found }: IdentityInput,
  field: "client-certificate" | "client-key",
): PemInput | "bad" | undefined {
  const data = user[`${field}-data`];
  const file = user[field];
  if (!data) return file ? { file } : undefined;
  if (file) found.warn("tls.pair_twice", place("users", field), `${field}-data wins`);
  const pem = decodePem(data, place("users", `${field}-data`), found);
  return pem === undefined ? "bad" : { pem };
}

async function readHalf(
  { selection: { place }, machine, found }: IdentityInput,
  field: string,
  half: PemInput,
): Promise<string | undefined> {
  try {
    return await readPem(machine.runtime, half);
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    const problem = "file" in half
      ? error.message.replace(`Cannot read ${quote(half.file)}`, half.file)
      : error.message;
    found.fail(error.code ?? "", place("users", field), problem);
    return undefined;
  }
}
