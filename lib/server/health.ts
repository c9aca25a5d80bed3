/**
 * Health and version.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/health-checks/
 *
 * @module
 */

import type { VersionOptions } from "./options.ts";

const CHECKS = ["ping", "log", "etcd", "poststarthook/start-apiserver-admission-initializer"];

/** The answer of /healthz, /livez, /readyz or one check under them; undefined for an unknown check. */
export function healthText(
  path: string,
  check: string,
  query: URLSearchParams,
): string | undefined {
  if (check !== "") return CHECKS.includes(check) ? "ok" : undefined;
  if (!query.has("verbose")) return "ok";
  const excluded = new Set(query.getAll("exclude"));
  const lines = CHECKS.map((c) => excluded.has(c) ? `[+]${c} excluded: ok` : `[+]${c} ok`);
  return [...lines, `${path} check passed`, ""].join("\n");
}

/** The document at /version. */
export function versionInfo(options: VersionOptions = {}): Record<string, string> {
  const minor = options.minor ?? "36";
  return {
    major: "1",
    minor,
    gitVersion: options.gitVersion ?? `v1.${minor}.${minor === "36" ? "3" : "0"}`,
    gitCommit: "0000000000000000000000000000000000000000",
    gitTreeState: "clean",
    buildDate: "1970-01-01T00:00:00Z",
    goVersion: "none",
    compiler: "kubist",
    platform: "linux/amd64",
  };
}
