/**
 * kubist's names for other prompts: Deno's own, and notebooks.
 *
 * ```sh
 * deno repl -A --eval 'await (await import("kubist/repl")).preload()'
 * ```
 *
 * @module
 */

import process from "node:process";
import { promptNames } from "./prompt/names.ts";
import { openSession, type Session, type SessionOptions } from "./prompt/session.ts";
import { terminal } from "./show/paint.ts";

export type { Guard } from "./prompt/guard.ts";
export type { Place, Session, SessionOptions } from "./prompt/session.ts";

/**
 * Puts `k`, the views by plural and the machinery on the global object, connected as `kubist repl` is.
 * The session that it gives can be pointed elsewhere: `await session.point({ namespace: "web" })`.
 *
 * **Errors**: `ConfigError` when what was asked for is no way to a cluster.
 *
 * @example
 * ```ts
 * import { preload } from "kubist/repl";
 *
 * await using session = await preload({ embedded: true });
 * console.log(session.context); // embedded
 * ```
 */
export async function preload(options: SessionOptions = {}): Promise<Session> {
  const session = await openSession(options);
  const screen = terminal(process.stdout, process.env);
  const names = promptNames({ session, screen, signal: () => undefined });
  for (const [name, descriptor] of Object.entries(names)) {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      enumerable: true,
      ...descriptor,
    });
  }
  return session;
}
