/**
 * What tests of other rooms need of the schemas, which no door shows.
 *
 * @module
 */

export type { Identified } from "../../lib/meta/kind.ts";
export type { Schema } from "../../lib/meta/schema.ts";
export { readSchema, shortDefinition } from "../../lib/meta/schema_text.ts";
