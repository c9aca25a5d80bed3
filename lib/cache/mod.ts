/**
 * The cache room: stores that follow watches.
 *
 * @module
 */

export { createInformer } from "./informer.ts";
