/**
 * What clients do with manifests: the functions of `ManifestTools`.
 *
 * @module
 */

export { readManifests } from "./read.ts";
