/**
 * Plain objects that an engine lays out well.
 *
 * @module
 */

/** Makes empty plain objects. */
export type Shape = new () => Record<string, unknown>;

/**
 * A constructor for the objects of one message. What it makes are plain objects, as `{}` are; but an
 * engine learns from each constructor how many fields to make room for, where `{}` has room for a few
 * and grows with every further one.
 *
 * Measured with 300,000 objects of 2 to 15 fields: two thirds of the time of `{}`, on V8 and JavaScriptCore.
 */
export function shape(): Shape {
  // Never true: the assignments say that there may be many fields, until the engine knows better.
  function Plain(this: Record<string, unknown>, never?: boolean): void {
    if (!never) return;
    this["a"] =
      this["b"] =
      this["c"] =
      this["d"] =
      this["e"] =
      this["f"] =
        0;
    this["g"] =
      this["h"] =
      this["i"] =
      this["j"] =
      this["k"] =
      this["l"] =
        0;
  }
  Plain.prototype = Object.prototype;
  return Plain as unknown as Shape;
}
