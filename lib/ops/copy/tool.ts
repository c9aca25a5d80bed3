/**
 * What views do with files in containers: the functions of `CopyTools`.
 *
 * @module
 */

export { copyFrom } from "./copy_from.ts";
export { copyTo } from "./copy_to.ts";
