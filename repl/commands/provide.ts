/**
 * Makes `import "kubist"` work in a script of the user's where it is not installed; an installed kubist
 * goes first on Deno and Node.
 *
 * @module
 */

import * as nodeModule from "node:module";
import { doors } from "../doors.ts";

interface Hooks {
  registerHooks?(hooks: { resolve: ResolveHook }): unknown;
}

type Resolved = { readonly url: string };
type ResolveHook = (
  specifier: string,
  context: unknown,
  next: (specifier: string, context: unknown) => Resolved,
) => Resolved & { readonly shortCircuit?: boolean };

interface BunPlugins {
  plugin(plugin: {
    readonly name: string;
    setup(build: {
      module(
        specifier: string,
        load: () => Promise<{ exports: Record<string, unknown>; loader: "object" }>,
      ): void;
    }): void;
  }): void;
}

/** Has this process find kubist. */
export async function provideKubist(): Promise<void> {
  const { Bun } = globalThis as unknown as { Bun?: BunPlugins };
  if (!Bun) return void (nodeModule as Hooks).registerHooks?.({ resolve: resolveOwn });
  await Bun.plugin({
    name: "kubist",
    setup(build) {
      for (const [name, load] of Object.entries(doors)) {
        build.module(name, async () => ({ exports: { ...await load() }, loader: "object" }));
      }
    },
  });
}

const resolveOwn: ResolveHook = (specifier, context, next) => {
  if (specifier !== "kubist" && !specifier.startsWith("kubist/")) return next(specifier, context);
  try {
    return next(specifier, context);
  } catch {
    return { url: import.meta.resolve(specifier), shortCircuit: true };
  }
};
