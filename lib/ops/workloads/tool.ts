/**
 * What views do with workloads: the functions of `WorkloadTools`.
 *
 * @module
 */

export { logs } from "./logs.ts";
export { history } from "./revisions.ts";
export { rollout } from "./rollout.ts";
export { restart, setImage, setPaused } from "./template.ts";
export { undo } from "./undo.ts";
