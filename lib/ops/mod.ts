/**
 * The ops room: what takes several requests. Its functions are called through the methods of clients
 * and views; here are the errors that they throw.
 *
 * @module
 */

export type { Manifest, ManifestOptions, ManifestVerbs } from "../client/manifests.ts";
export {
  ManifestError,
  type ManifestErrorOptions,
  type ManifestProblem,
} from "./manifests/error.ts";
