/**
 * What views do with nodes: the functions of `NodeTools`.
 *
 * @module
 */

export { setSchedulable } from "./cordon.ts";
export { drain } from "./drain.ts";
