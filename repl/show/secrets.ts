/**
 * Secrets at the prompt: covered until their user asks to see them.
 *
 * @module
 */

const revealed: unique symbol = Symbol("revealed");

/** A value to be shown as it is. */
export interface Revealed {
  readonly [revealed]: unknown;
}

/** Marks a value to be shown with its secrets, data decoded. */
export function reveal(value: unknown): Revealed {
  return { [revealed]: value };
}

/** The value that was marked; undefined for all others. */
export function revealedValue(value: unknown): { readonly value: unknown } | undefined {
  return isRecord(value) && revealed in value
    ? { value: (value as unknown as Revealed)[revealed] }
    : undefined;
}

/** A copy in which the data of every Secret, and every token, is covered; the value itself without one. */
export function covered<T>(value: T): T {
  return cover(value, 0) as T;
}

/** A copy of a revealed value in which the data of every Secret is decoded where it is text. */
export function decoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decoded);
  if (!isRecord(value)) return value;
  if (isSecret(value) && isRecord(value["data"])) {
    return { ...value, data: mapValues(value["data"], decodeText) };
  }
  return Array.isArray(value["items"]) ? { ...value, items: value["items"].map(decoded) } : value;
}

function cover(value: unknown, depth: number): unknown {
  if (depth > 6 || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return changed(value, value.map((v) => cover(v, depth + 1)));
  if (!isRecord(value)) return value;
  if (isSecret(value)) return coverSecret(value);
  if (value["kind"] === "TokenRequest" && isRecord(value["status"])) {
    return { ...value, status: { ...value["status"], token: cloak(value["status"]["token"]) } };
  }
  const copy = mapValues(value, (v) => cover(v, depth + 1));
  return Object.keys(copy).some((key) => copy[key] !== value[key]) ? copy : value;
}

function changed(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.some((v, i) => v !== before[i]) ? after : before;
}

const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

function coverSecret(secret: Record<string, unknown>): unknown {
  const copy = { ...secret };
  for (const field of ["data", "stringData"]) {
    if (isRecord(copy[field])) copy[field] = mapValues(copy[field], cloak);
  }
  const { metadata } = secret;
  if (isRecord(metadata) && isRecord(metadata["annotations"])) {
    const { annotations } = metadata;
    if (lastApplied in annotations) {
      const hidden = { ...annotations, [lastApplied]: cloak(annotations[lastApplied]) };
      copy["metadata"] = { ...metadata, annotations: hidden };
    }
  }
  return copy;
}

/** What stands for a secret; its length would tell too much of a short one. */
function cloak(value: unknown): unknown {
  return typeof value === "string" && value !== "" ? "<covered; reveal($_) shows it>" : value;
}

function decodeText(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    const bytes = Uint8Array.from(atob(value), (c) => c.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return value; // not text: the base64 is all there is to show
  }
}

function isSecret(value: Record<string, unknown>): boolean {
  return value["kind"] === "Secret" && value["apiVersion"] === "v1";
}

/** Plain objects alone: a class has its own way to be shown. */
function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function mapValues(
  object: Record<string, unknown>,
  change: (value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
