/**
 * What would be used to connect, and why: for people whose connection is not what they expect.
 *
 * @module
 */

import { AuthError, ConfigError } from "../../errors.ts";
import type { ClusterConfig } from "../cluster_config.ts";
import { type ConfigDeps, machineOf } from "../deps.ts";
import { gather } from "../gather.ts";
import { loadConfig } from "../load.ts";
import type { ConnectOptions } from "../options.ts";
import { type ConfigWarning, findings } from "../problems.ts";
import { denoFlags } from "./flags.ts";
import { type LookedAt, placesOf } from "./places.ts";
import {
  authorityValidity,
  certificateValidity,
  tokenValidity,
  type Validity,
} from "./validity.ts";
import { hostAndPort, type Needs, witness } from "./witness.ts";

/** How far to look. */
export interface DiagnoseOptions extends ConnectOptions {
  /**
   * Ask for the credentials, which may run a plugin or renew a token, to know how long they last and
   * what that needs. @default {true}
   */
  readonly tryCredentials?: boolean | undefined;
  /** Ends the waiting for a plugin. */
  readonly signal?: AbortSignal | undefined;
}

/** What was found out. Logged or stringified it shows no secret. */
export interface Diagnosis {
  /** Every place, in kubectl's order. */
  readonly places: readonly LookedAt[];
  /** What would be used; undefined when nothing can be. */
  readonly config: ClusterConfig | undefined;
  /** Why nothing can be used, or why there are no credentials. */
  readonly error: ConfigError | AuthError | undefined;
  /** Certificates and tokens, and until when they are good. */
  readonly validity: readonly Validity[];
  /** What is odd and does not keep it from working. */
  readonly warnings: readonly ConfigWarning[];
  /** What the machine was really asked for, the server and its proxy included. */
  readonly needs: Needs;
  /** The least flags with which Deno lets a program do the same and reach the server. */
  readonly denoFlags: readonly string[];
}

/**
 * Finds out what {@linkcode loadConfig} does with these options, without sending a request to the server,
 * except for the time of day where a plugin gives credentials that have expired.
 *
 * **Errors**: `TypeError` for options that contradict themselves; what is wrong with a configuration is in
 * the result.
 *
 * @example
 * ```ts
 * import { diagnose } from "kubist/config";
 *
 * const found = await diagnose({ server: "https://10.0.0.1:6443", token: "s3cret" });
 * console.log(found.config?.server, found.denoFlags); // https://10.0.0.1:6443 ["--allow-net=10.0.0.1:6443"]
 * ```
 */
export async function diagnose(
  options: DiagnoseOptions = {},
  deps: ConfigDeps = {},
): Promise<Diagnosis> {
  const machine = await machineOf(deps);
  const watched = witness(machine.runtime);
  const inner = { ...machine, runtime: watched.runtime };
  const loaded = await attempt(() => loadConfig(options, inner));
  const gathered = await gather(options, watched.runtime, findings());
  const config = loaded.value;
  const seen = config
    ? await attempt(() => lookInside(config, options, machine.now()))
    : { value: undefined, error: undefined };
  const needs = config ? withNetwork(watched.needs, config) : watched.needs;
  return {
    places: placesOf(gathered, options, config),
    config,
    error: loaded.error ?? seen.error,
    validity: seen.value ?? [],
    warnings: config?.warnings ?? [],
    needs,
    denoFlags: denoFlags(needs),
  };
}

interface Attempt<T> {
  readonly value: T | undefined;
  readonly error: ConfigError | AuthError | undefined;
}

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work(), error: undefined };
  } catch (error) {
    if (error instanceof ConfigError || error instanceof AuthError) {
      return { value: undefined, error };
    }
    throw error;
  }
}

async function lookInside(
  { tls, credentials }: ClusterConfig,
  { tryCredentials = true, signal }: DiagnoseOptions,
  nowMs: number,
): Promise<Validity[]> {
  const found = [tls.ca === undefined ? undefined : authorityValidity(tls.ca, nowMs)];
  if (tryCredentials) {
    const certificate = await credentials.certificate({ signal });
    if (certificate) found.push(certificateValidity(certificate.cert, nowMs));
    const [, value = ""] = (await credentials.headers({ signal }))[0] ?? [];
    if (value.startsWith("Bearer ")) found.push(tokenValidity(value.slice(7), nowMs));
  }
  return found.filter((validity) => validity !== undefined);
}

/** A socket is a file to the system, read and written. */
function withNetwork(needs: Needs, { server, proxyUrl, socketPath }: ClusterConfig): Needs {
  if (socketPath !== undefined) {
    const read = new Set([...needs.read, socketPath]);
    return { ...needs, read, write: new Set([...needs.write, socketPath]) };
  }
  const net = new Set([...needs.net, hostAndPort(server)]);
  if (proxyUrl !== undefined) net.add(hostAndPort(proxyUrl));
  return { ...needs, net };
}
