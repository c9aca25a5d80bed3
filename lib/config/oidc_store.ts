/**
 * OIDC tokens in the kubeconfig they came from.
 *
 * @module
 */

import { getOwn, isObject, setOwn } from "../meta/deep.ts";
import type { Runtime } from "../runtime/port.ts";
import type { OidcSettings } from "./credentials/oidc_refresh.ts";
import type { Machine } from "./deps.ts";
import { readInput, stateOf } from "./files.ts";
import { decodeKubeconfig } from "./kubeconfig/decode.ts";
import type { Kubeconfig } from "./kubeconfig/schema.ts";
import { changeFiles } from "./kubeconfig/write.ts";
import { findings } from "./problems.ts";

/** The settings of a user's auth-provider as the file has them now; undefined when it has none. */
export async function loadOidcSettings(
  runtime: Runtime,
  file: string,
  user: string,
): Promise<OidcSettings | undefined> {
  const { text } = await readInput(runtime, file);
  if (text === undefined) return undefined;
  const documents = await decodeKubeconfig(text, { source: file }, findings());
  for (const { config } of documents) {
    const settings = settingsOf(config, user);
    if (settings) return settings as OidcSettings;
  }
  return undefined;
}

/** Keeps new tokens in the file; why it could not, or undefined when it could. Never throws. */
export async function saveOidcTokens(
  machine: Machine,
  file: string,
  user: string,
  tokens: OidcSettings,
): Promise<string | undefined> {
  const change = (config: Kubeconfig): Kubeconfig => {
    const settings = settingsOf(config, user);
    for (const [key, value] of Object.entries(tokens)) if (settings) setOwn(settings, key, value);
    return config;
  };
  try {
    await changeFiles(new Map([[file, change]]), machine);
    return undefined;
  } catch (error) {
    return error instanceof Error ? stateOf(error) : "unknown failure";
  }
}

function settingsOf(config: Kubeconfig, user: string): Record<string, unknown> | undefined {
  const entry = config.users?.find(({ name }) => name === user);
  const provider = entry?.user?.["auth-provider"];
  const settings = isObject(provider) ? getOwn(provider, "config") : undefined;
  return isObject(settings) ? settings : undefined;
}
