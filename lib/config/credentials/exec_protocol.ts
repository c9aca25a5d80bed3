/**
 * What a credential plugin is told and what it answers.
 *
 * Source: https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
 *
 * @module
 */

import { AuthError } from "../../errors.ts";
import { getOwn, isObject } from "../../meta/deep.ts";
import { quote } from "../../meta/syntax.ts";
import { parseYaml } from "../../meta/yaml.ts";
import { dateProblem, pairProblem } from "../pem/check.ts";
import { redactOutput } from "../redact_text.ts";
import type { ExecPluginConfig } from "./exec_config.ts";
import { tokenProblem } from "./fixed.ts";
import { skewHint } from "./server_clock.ts";

/** What a plugin gave. */
export interface ExecAnswer {
  readonly token: string | undefined;
  readonly pair: { readonly cert: string; readonly key: string } | undefined;
  /** Milliseconds since 1970; undefined for credentials that say nothing of their end. */
  readonly expiresAt: number | undefined;
}

/** What an answer is held against. */
export interface Clocks {
  /** This machine's clock, in milliseconds since 1970. */
  now(): number;
  /** The server's, which is asked only when credentials have expired; undefined when it cannot be had. */
  serverMs(): Promise<number | undefined>;
}

/** The value of `KUBERNETES_EXEC_INFO`. */
export function execInfo(config: ExecPluginConfig, interactive: boolean): string {
  const spec = config.cluster ? { cluster: config.cluster, interactive } : { interactive };
  return JSON.stringify({ kind: "ExecCredential", apiVersion: config.apiVersion, spec });
}

/**
 * Reads a plugin's answer.
 *
 * **Errors**: `AuthError` with codes `exec.output`, `exec.output_version`, `exec.output_empty`,
 * `exec.output_pair`, `exec.expired` and the codes of tokens and certificates; none quotes a secret.
 */
export async function readAnswer(
  text: string,
  config: ExecPluginConfig,
  clocks: Clocks,
): Promise<ExecAnswer> {
  const answer = await parseAnswer(text, config);
  const kind = getOwn(answer, "kind");
  const version = getOwn(answer, "apiVersion");
  if (kind !== "ExecCredential" || version !== config.apiVersion) {
    const asked = `ExecCredential of ${config.apiVersion}`;
    const state = `asked for ${asked}, got ${shown(kind)} of ${shown(version)}`;
    throw pluginError(config, "exec.output_version", state);
  }
  const status = getOwn(answer, "status");
  const token = textOf(status, "token", config)?.trim();
  const cert = textOf(status, "clientCertificateData", config);
  const key = textOf(status, "clientKeyData", config);
  if (!token && !cert && !key) {
    throw pluginError(config, "exec.output_empty", "it gave neither a token nor a certificate");
  }
  if (!cert !== !key) {
    const state = `it gave a ${
      cert ? "certificate without its key" : "key without its certificate"
    }`;
    throw pluginError(config, "exec.output_pair", state);
  }
  const end = textOf(status, "expirationTimestamp", config);
  const expiresAt = await expiryOf(end, config, clocks);
  const bad = token ? tokenProblem(token) : undefined;
  if (bad !== undefined) throw pluginError(config, "auth.token_chars", `its token: ${bad}`);
  const pair = cert && key ? { cert, key } : undefined;
  if (pair) await checkPair(pair, config, clocks.now());
  return { token: token || undefined, pair, expiresAt };
}

/** An error about one plugin. */
export function pluginError(
  config: ExecPluginConfig,
  code: string,
  state: string,
  cause?: unknown,
): AuthError {
  const plugin = `plugin ${quote(config.command)}`;
  const message = `Cannot get credentials for user ${quote(config.user)} from ${plugin}: ${state}`;
  return new AuthError(message, cause === undefined ? { code } : { code, cause });
}

async function parseAnswer(
  text: string,
  config: ExecPluginConfig,
): Promise<Readonly<Record<string, unknown>>> {
  if (text.trim() === "") throw pluginError(config, "exec.output", "it printed nothing");
  const value = await parseJsonOrYaml(text);
  if (isObject(value)) return value;
  const secrets = config.env.map(([, secret]) => secret);
  const start = redactOutput(text.trim(), secrets).slice(0, 80);
  const state = `expected an ExecCredential as JSON, got ${quote(start)}`;
  throw pluginError(config, "exec.output", state);
}

async function parseJsonOrYaml(text: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch {
    // The Go clients read YAML too; its parser is loaded only for a text that looks like some.
    if (!/^apiVersion:|^kind:|^---/m.test(text)) return undefined;
    return await parseYaml(text, { maxNodes: 1000 }).catch(() => undefined);
  }
}

function textOf(status: unknown, field: string, config: ExecPluginConfig): string | undefined {
  const value = isObject(status) ? getOwn(status, field) : undefined;
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return value;
  throw pluginError(config, "exec.output", `status.${field}: expected a string`);
}

async function expiryOf(
  text: string | undefined,
  config: ExecPluginConfig,
  { now, serverMs }: Clocks,
): Promise<number | undefined> {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) {
    const state = `status.expirationTimestamp: ${quote(redactOutput(text))} is no RFC 3339 time`;
    throw pluginError(config, "exec.output", state);
  }
  const nowMs = now();
  if (time > nowMs) return time;
  const clock = new Date(nowMs).toISOString();
  const ended = `its credentials expired at ${new Date(time).toISOString()}`;
  const hint = skewHint(await serverMs(), now());
  throw pluginError(config, "exec.expired", `${ended}, and this clock shows ${clock}; ${hint}`);
}

async function checkPair(
  pair: { readonly cert: string; readonly key: string },
  config: ExecPluginConfig,
  nowMs: number,
): Promise<void> {
  const bad = await pairProblem(pair.cert, pair.key) ?? dateProblem(pair.cert, nowMs);
  if (bad) throw pluginError(config, bad.code, bad.problem);
}

function shown(value: unknown): string {
  return typeof value === "string" ? quote(redactOutput(value)) : "nothing";
}
