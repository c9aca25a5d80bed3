/**
 * A kubeconfig as it may be shown: every secret replaced.
 *
 * @module
 */

import { getOwn, isObject, setOwn } from "../../meta/deep.ts";
import { redactUrl } from "../redact_text.ts";
import type { Kubeconfig } from "./schema.ts";
import { kubeconfigShape, type Shape } from "./shape.ts";

/**
 * A copy without secrets: tokens, passwords, keys, the values given to plugins' environments, and
 * passwords in URLs become "REDACTED", embedded certificates "DATA+OMITTED", as kubectl shows them.
 *
 * @example
 * ```ts
 * import { redactKubeconfig } from "kubist/config";
 *
 * const shown = redactKubeconfig({ users: [{ name: "a", user: { token: "s3cret" } }] });
 * console.log(JSON.stringify(shown)); // {"users":[{"name":"a","user":{"token":"REDACTED"}}]}
 * ```
 */
export function redactKubeconfig(config: Kubeconfig): Kubeconfig {
  return redact(config, kubeconfigShape, "") as Kubeconfig;
}

/** Whether a kubeconfig holds a secret itself, not merely the way to one. */
export function holdsSecrets(config: Kubeconfig): boolean {
  return (config.users ?? []).some(({ user }) => {
    if (!user) return false;
    const provider = getOwn(user, "auth-provider");
    const config = isObject(provider) ? getOwn(provider, "config") : undefined;
    return ["token", "password", "client-key-data"].some((field) => getOwn(user, field)) ||
      (isObject(config) && Object.keys(config).some((key) => SECRET.test(key)));
  });
}

const SECRET = /token|secret|password|passwd|credential|(^|-)key($|-)|private/i;

function redact(value: unknown, shape: Shape | undefined, key: string): unknown {
  if (typeof value === "string") return redactString(value, shape, key);
  if (Array.isArray(value)) return redactList(value, shape, key);
  if (!isObject(value)) return value;
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const below = shape?.is === "object"
      ? shape.fields.get(name)
      : shape?.is === "map"
      ? shape.of
      : undefined;
    setOwn(result, name, redact(value[name], below, name));
  }
  return result;
}

function redactList(list: readonly unknown[], shape: Shape | undefined, key: string): unknown[] {
  const of = shape?.is === "list" ? shape.of : undefined;
  if (key !== "args") return list.map((item) => redact(item, of, key));
  return list.map((item, i) => typeof item === "string" ? redactArgument(item, list[i - 1]) : item);
}

function redactString(value: string, shape: Shape | undefined, key: string): string {
  if (value === "") return value;
  if (shape?.is === "text" && shape.shown) return shape.shown;
  // Fields that the format names and does not call secret are shown, file names among them.
  const named = shape?.is === "text" && key !== "" && kubeconfigNames.has(key);
  if (!named && SECRET.test(key)) return "REDACTED";
  return redactUrl(value);
}

function redactArgument(argument: string, before: unknown): string {
  const flag = /^(--?[^=\s]*)=(.*)$/s.exec(argument);
  if (flag) return SECRET.test(flag[1] ?? "") ? `${flag[1]}=REDACTED` : redactUrl(argument);
  const valueOf = typeof before === "string" && /^--?[^=]+$/.test(before) && SECRET.test(before);
  return valueOf && !argument.startsWith("-") ? "REDACTED" : redactUrl(argument);
}

const kubeconfigNames: ReadonlySet<string> = new Set([
  "client-key",
  "client-certificate",
  "certificate-authority",
  "tokenFile",
  "name",
]);
