/**
 * Looks at credentials before a runtime does: Deno ignores a CA that is none, Bun calls a bad key a
 * typo in the URL, and Node reports a closed connection.
 *
 * @module
 */

import { ConfigError } from "../errors.ts";
import type { HttpClientOptions } from "./options.ts";

const certificate = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/;
const privateKey = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/;
const encrypted = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;

/** Throws a `ConfigError` for what cannot be a certificate or a key; costs microseconds. */
export function checkPem({ ca, cert, key }: HttpClientOptions): void {
  if (ca !== undefined && !certificate.test(ca)) {
    throw new ConfigError("Cannot use the certificate authority: it holds no PEM certificate");
  }
  if (cert !== undefined && !certificate.test(cert)) {
    throw new ConfigError("Cannot use the client certificate: it holds no PEM certificate");
  }
  if (cert !== undefined && key === undefined) {
    throw new ConfigError("Cannot use the client certificate: its key is missing");
  }
  if (key === undefined) return;
  if (cert === undefined) {
    throw new ConfigError("Cannot use the client key: its certificate is missing");
  }
  if (encrypted.test(key)) {
    throw new ConfigError("Cannot use the client key: it is encrypted; decrypt it first");
  }
  if (!privateKey.test(key)) {
    throw new ConfigError("Cannot use the client key: it holds no PEM private key");
  }
}

/** After a failure: what is wrong with the credentials, if anything, with the failure as cause. */
export async function explainPem(
  options: HttpClientOptions,
  cause: unknown,
): Promise<ConfigError | undefined> {
  const { ca, cert, key } = options;
  if (ca === undefined && cert === undefined) return undefined;
  const { createPrivateKey, X509Certificate } = await import("node:crypto");
  const bad = (what: string, state: string) =>
    new ConfigError(`Cannot use the ${what}: ${state}`, { cause });

  if (blocks(ca).some((block) => attempt(() => new X509Certificate(block)) === undefined)) {
    return bad("certificate authority", "a certificate in it cannot be read");
  }
  if (cert === undefined || key === undefined) return undefined;
  const leaf = attempt(() => new X509Certificate(blocks(cert)[0] ?? ""));
  if (leaf === undefined) return bad("client certificate", "it cannot be read");
  const secret = attempt(() => createPrivateKey(key));
  if (secret === undefined) return bad("client key", "it cannot be read");
  if (attempt(() => leaf.checkPrivateKey(secret)) === false) {
    return bad("client certificate", "its key belongs to another certificate");
  }
  if (Date.parse(leaf.validTo) < Date.now()) {
    return bad("client certificate", `it expired on ${leaf.validTo}`);
  }
  return undefined;
}

function blocks(pem: string | undefined): readonly string[] {
  const block = /-----BEGIN ([A-Z0-9 ]*CERTIFICATE)-----[\s\S]*?-----END \1-----/g;
  return pem?.match(block) ?? [];
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
