/**
 * Makes `import "kubist"` work in a script of the user's where it is not installed; an installed kubist
 * goes first on Deno and Node.
 *
 * @module
 */

import * as nodeModule from "node:module";

/**
 * The doors, written out so that a single binary holds them; by their files, because Bun would answer
 * their names with what stands here.
 */
export const doors: Readonly<Record<string, () => Promise<Record<string, unknown>>>> = {
  "kubist": () => import("../../mod.ts"),
  "kubist/client": () => import("../../lib/client/mod.ts"),
  "kubist/codegen": () => import("../../lib/codegen/mod.ts"),
  "kubist/config": () => import("../../lib/config/mod.ts"),
  "kubist/errors": () => import("../../lib/errors.ts"),
  "kubist/meta": () => import("../../lib/meta/mod.ts"),
  "kubist/runtime": () => import("../../lib/runtime/mod.ts"),
  "kubist/scheme": () => import("../../lib/meta/scheme.ts"),
  "kubist/server": () => import("../../lib/server/mod.ts"),
  "kubist/stream": () => import("../../lib/stream/mod.ts"),
  "kubist/testing": () => import("../../lib/testing/mod.ts"),
  "kubist/transport": () => import("../../lib/transport/mod.ts"),
  "kubist/watch": () => import("../../lib/watch/mod.ts"),
  "kubist/wire": () => import("../../lib/wire/mod.ts"),
};

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
