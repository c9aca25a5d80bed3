/**
 * Objects that hold secrets and do not show them.
 *
 * @module
 */

/** Every runtime's inspector calls the method of this name. */
const inspect = Symbol.for("nodejs.util.inspect.custom");

/**
 * Makes an object show something else when it is logged, inspected, stringified or put into a template;
 * its fields stay readable by name. Returns the same object.
 */
export function conceal<T extends object>(value: T, shown: () => unknown): T {
  const hooks: readonly (readonly [string | symbol, () => unknown])[] = [
    ["toJSON", shown],
    ["toString", () => JSON.stringify(shown())],
    [inspect, shown],
  ];
  for (const [name, hook] of hooks) {
    Object.defineProperty(value, name, { value: hook, enumerable: false, configurable: true });
  }
  return value;
}
