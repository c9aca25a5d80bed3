/**
 * What a configuration needs, as the flags of Deno.
 *
 * Source: https://docs.deno.com/runtime/fundamentals/security/
 *
 * @module
 */

import type { Needs } from "./witness.ts";

/** The service account of a pod: files behind links, so that the directory is what is granted. */
const ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

/** The flags, each kind once, what they name in alphabetical order. */
export function denoFlags(needs: Needs): string[] {
  const flags = [
    flag("read", [...needs.read].map((path) => path.startsWith(`${ACCOUNT}/`) ? ACCOUNT : path)),
    flag("write", [...needs.write]),
    flag("env", [...needs.env.keys()]),
    flag("run", [...needs.run]),
    flag("net", [...needs.net]),
  ];
  return flags.filter((f) => f !== undefined);
}

/** A comma in a path is doubled, or it would end the path. */
function flag(kind: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const list = [...new Set(names)].sort().map((name) => name.replaceAll(",", ",,"));
  return `--allow-${kind}=${list.join(",")}`;
}
