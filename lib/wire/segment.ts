/**
 * Names that stay inside their path segment.
 *
 * @module
 */

/**
 * Returns the value when it can be one segment of a URL path.
 *
 * **Errors**: `TypeError` for an empty value, "." and "..", and anything with "/", "%" or a control
 * character: a name must never select another resource, nor an empty one a whole collection.
 */
export function checkSegment(what: string, value: string): string {
  const problem = segmentProblem(value);
  if (problem === undefined) return value;
  throw new TypeError(`Cannot use ${JSON.stringify(value)} as a ${what}: ${problem}`);
}

function segmentProblem(value: unknown): string | undefined {
  if (typeof value !== "string") return "it is not a string";
  if (value === "") return "it is empty";
  if (value === "." || value === "..") return `it may not be "${value}"`;
  // deno-lint-ignore no-control-regex -- control characters are what is looked for
  const bad = /[/%\u0000-\u001f\u007f]/.exec(value)?.[0];
  if (bad === undefined) return undefined;
  const own = bad === "/" ? value.slice(value.lastIndexOf("/") + 1) : "";
  const hint = own === "" ? "" : `; give the name alone, as in ${JSON.stringify(own)}`;
  return `it may not contain ${JSON.stringify(bad)}${hint}`;
}
