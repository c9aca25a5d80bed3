/**
 * The cache room: stores that follow watches.
 *
 * @module
 */

export { createInformer } from "./informer.ts";
export {
  type Followable,
  type InformersOf,
  mergeChanges,
  type Named,
  type SourcedChange,
  startAll,
  type Started,
  waitForSync,
} from "./together.ts";
