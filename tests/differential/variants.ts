/**
 * The values that differ from a value in one place.
 *
 * @module
 */

/** All of them: fields and items that are missing, longer, negated, empty or there twice. */
export function variants(value: unknown): unknown[] {
  if (typeof value === "string") return [`${value}x`, ""];
  if (typeof value === "number") return [value + 1, -1];
  if (typeof value === "boolean") return [!value];
  if (Array.isArray(value)) {
    const [first, ...rest] = value;
    return [[], [...value, first], ...variants(first).map((v) => [v, ...rest])];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    const { [name]: _gone, ...without } = value as Record<string, unknown>;
    return [without, ...variants(field).map((v) => ({ ...value, [name]: v }))];
  });
}
