/**
 * What a denial of Deno means, and the flag that lifts it.
 *
 * @module
 */

/**
 * The state of what a permission keeps from us, with the exact flag; undefined for other errors.
 *
 * @param target what the flag shall name, when that is not what Deno's message names
 */
export function denialOf(error: unknown, target?: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const unresolved = /^getaddrinfo EPERM (\S+)/.exec(error.message);
  if (unresolved) return denied("net", unresolved[1]);
  if (error.name !== "NotCapable") return undefined;
  const [, kind, shown] = /Requires (\w+) access(?: to "([^"]+)")?/.exec(error.message) ?? [];
  return kind === undefined ? "Deno denies it" : denied(kind, target ?? shown);
}

/** The state that tells which flag to add: `--allow-read=/path`. */
export function denied(kind: string, target: string | undefined): string {
  const flag = target === undefined ? `--allow-${kind}` : `--allow-${kind}=${target}`;
  return `Deno denies it; run with ${flag}`;
}
