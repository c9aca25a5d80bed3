/**
 * Health and version.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/health-checks/
 *
 * @module
 */

import type { VersionOptions } from "./options.ts";

const ALWAYS = ["ping", "log", "etcd", "poststarthook/start-apiserver-admission-initializer"];
const CHECKS: Readonly<Record<string, readonly string[]>> = {
  healthz: ALWAYS,
  livez: ALWAYS,
  readyz: [...ALWAYS, "etcd-readiness", "informer-sync", "shutdown"],
};

/** The paths of all checks. */
export const healthPaths: readonly string[] = Object.entries(CHECKS).flatMap(([path, checks]) => [
  `/${path}`,
  ...checks.map((check) => `/${path}/${check}`),
]);

/** The answer of /healthz, /livez, /readyz or one check under them; undefined for an unknown check. */
export function healthText(
  path: string,
  check: string,
  query: URLSearchParams,
): string | undefined {
  const checks = CHECKS[path] ?? [];
  if (check !== "") return checks.includes(check) ? "ok" : undefined;
  if (!query.has("verbose")) return "ok";
  const excluded = new Set(query.getAll("exclude"));
  const lines = checks.map((c) => excluded.has(c) ? `[+]${c} excluded: ok` : `[+]${c} ok`);
  const unknown = [...excluded].filter((c) => !checks.includes(c)).sort();
  if (unknown.length > 0) {
    const names = unknown.map((c) => JSON.stringify(c)).join(", ");
    lines.push(`warn: some health checks cannot be excluded: no matches for ${names}`);
  }
  return [...lines, `${path} check passed`, ""].join("\n");
}

/** The document at /version. */
export function versionInfo(options: VersionOptions = {}): Record<string, string> {
  const minor = options.minor ?? "36";
  return {
    major: "1",
    minor,
    emulationMajor: "1",
    emulationMinor: minor,
    minCompatibilityMajor: "1",
    minCompatibilityMinor: String(Number(minor) - 1),
    gitVersion: options.gitVersion ?? `v1.${minor}.${minor === "36" ? "3" : "0"}`,
    gitCommit: "0000000000000000000000000000000000000000",
    gitTreeState: "clean",
    buildDate: "1970-01-01T00:00:00Z",
    goVersion: "none",
    compiler: "kubist",
    platform: "linux/amd64",
  };
}
