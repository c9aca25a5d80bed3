/**
 * The page about the differences, made of the reasons.
 *
 * @module
 */

import type { Rule } from "./rules.ts";

/** The table of the reasons, as the page shows it. */
export function tableOf(rules: readonly Rule[]): string {
  const rows = rules.map(({ what, real, here, why }) => [what, real, here, why]);
  const line = (cells: readonly string[]) =>
    `| ${cells.map((c) => c.replaceAll("|", "\\|").replaceAll("*", "\\*")).join(" | ")} |`;
  return [
    line(["what", "kube-apiserver 1.36", "the embedded cluster", "why"]),
    "| --- | --- | --- | --- |",
    ...rows.map(line),
  ].join("\n");
}
