/**
 * What the labels of a namespace ask of its pods.
 *
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces
 *
 * @module
 */

import { type FieldError, invalidValue } from "../../field_error.ts";

const LEVELS = ["privileged", "baseline", "restricted"] as const;

/** How much is allowed; less and less. */
export type Level = (typeof LEVELS)[number];

/** A level of a version of the standards. */
export interface LevelVersion {
  readonly level: Level;
  /** The second number of the version; Infinity for the latest. */
  readonly minor: number;
}

/** What is refused, what is noted, what is warned of. */
export interface Policy {
  readonly enforce: LevelVersion;
  readonly audit: LevelVersion;
  readonly warn: LevelVersion;
}

type Labels = Readonly<Record<string, string>>;

const PREFIX = "pod-security.kubernetes.io/";
const NOTHING: LevelVersion = { level: "privileged", minor: Infinity };

/** The policy of labels, and what is wrong with them; what cannot be read is restricted, or nothing. */
export function policyOf(
  labels: Labels = {},
): { readonly policy: Policy; readonly errors: FieldError[] } {
  const errors: FieldError[] = [];
  const read = <T>(name: string, parse: (text: string) => T | undefined, wanted: string) => {
    const text = labels[PREFIX + name];
    if (text === undefined) return undefined;
    const value = parse(text);
    if (value === undefined) {
      errors.push(invalidValue(`metadata.labels[${PREFIX}${name}]`, text, wanted));
    }
    return { value };
  };
  const mode = (name: keyof Policy) => ({
    level: read(name, parseLevel, `must be one of ${LEVELS.join(", ")}`),
    minor: read(`${name}-version`, parseVersion, 'must be "latest" or "v1.x"'),
  });
  const [enforce, audit, warn] = [mode("enforce"), mode("audit"), mode("warn")];
  const open = ({ level, minor }: typeof audit): LevelVersion => ({
    level: level?.value ?? NOTHING.level,
    minor: minor?.value ?? Infinity,
  });
  const enforced: LevelVersion = {
    level: enforce.level ? enforce.level.value ?? "restricted" : NOTHING.level,
    minor: enforce.minor?.value ?? Infinity,
  };
  // Whoever only enforces is warned of the same.
  const isSame = !warn.level && enforce.level?.value !== undefined &&
    enforced.level !== "privileged";
  const warned = open(warn);
  const policy = {
    enforce: enforced,
    audit: open(audit),
    warn: isSame
      ? { level: enforced.level, minor: warn.minor ? warned.minor : enforced.minor }
      : warned,
  };
  return { policy, errors };
}

/** `baseline:v1.30`. */
export function levelText({ level, minor }: LevelVersion): string {
  return `${level}:${minor === Infinity ? "latest" : `v1.${minor}`}`;
}

/** How strict a level is. */
export function strictness(level: Level): number {
  return LEVELS.indexOf(level);
}

function parseLevel(text: string): Level | undefined {
  return LEVELS.find((level) => level === text);
}

function parseVersion(text: string): number | undefined {
  if (text === "latest") return Infinity;
  const [, minor] = /^v1\.(0|[1-9]\d*)$/.exec(text) ?? [];
  return minor === undefined ? undefined : Number(minor);
}
