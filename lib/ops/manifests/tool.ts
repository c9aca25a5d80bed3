/**
 * What clients do with manifests: the functions of `ManifestTools`.
 *
 * @module
 */

export { applyManifests } from "./apply.ts";
export { deleteManifests } from "./delete.ts";
export { diffManifests } from "./diff.ts";
export { readManifests } from "./read.ts";
