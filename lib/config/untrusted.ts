/**
 * Refuses what a kubeconfig from somebody else could do harm with.
 *
 * A kubeconfig can run a program, have a file's content sent to its server as a token, or send requests
 * past a proxy of its choice.
 *
 * @module
 */

import { fileFields } from "./kubeconfig/shape.ts";
import type { PathRules } from "./paths.ts";
import type { Findings } from "./problems.ts";
import type { Selection } from "./select.ts";

const REFUSED = [
  ["users", "exec", "would run a program"],
  ["users", "auth-provider", "would send tokens to a server it names"],
  ["clusters", "proxy-url", "would send every request past a proxy"],
  ["clusters", "insecure-skip-tls-verify", "would accept any server certificate"],
] as const;

/** Notes everything that an untrusted kubeconfig may not ask for; what the caller asks for is fine. */
export function refuseUntrusted(selection: Selection, paths: PathRules, found: Findings): void {
  const hint = "refused because untrusted is set";
  for (const [section, field, harm] of REFUSED) {
    if (!valueOf(selection, section, field) || selection.isOverridden(section, field)) continue;
    found.fail(`untrusted.${field}`, selection.place(section, field), `${harm}; ${hint}`);
  }
  for (const section of ["clusters", "users"] as const) {
    const base = section === "clusters" ? selection.source : selection.userSource;
    for (const field of fileFields(section)) {
      const file = valueOf(selection, section, field);
      if (typeof file !== "string" || file === "") continue;
      if (selection.isOverridden(section, field) || isInside(paths, base, file)) continue;
      const text = `would read a file outside the kubeconfig's own directory; ${hint}`;
      found.fail("untrusted.file", selection.place(section, field), text);
    }
  }
}

function valueOf(selection: Selection, section: "clusters" | "users", field: string): unknown {
  return (section === "clusters" ? selection.cluster : selection.user)[field];
}

function isInside(paths: PathRules, base: string | undefined, file: string): boolean {
  if (base === undefined || !paths.isAbsolute(base)) return false;
  return paths.below(paths.dirname(base), file) !== undefined;
}
