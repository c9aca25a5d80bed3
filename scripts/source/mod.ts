/**
 * The project as data: its modules with their imports, exports, functions and platform names.
 *
 * @module
 */

export {
  type BodyFact,
  type DirectiveFact,
  type ImportFact,
  type Module,
  readModule,
} from "./module.ts";
export type { ExportFact } from "./exports.ts";
export type { PlatformFact } from "./platform.ts";
export {
  formatProblem,
  type House,
  houseOf,
  type Manifest,
  type Problem,
  readHouse,
  runCheck,
} from "./tree.ts";
export { isDoor, isLibrary, packageOf, resolveImport } from "./resolve.ts";
