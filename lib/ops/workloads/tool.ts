/**
 * What views do with workloads: the functions of `WorkloadTools`.
 *
 * @module
 */

export { logs, logsOfPods } from "./logs.ts";
export { history } from "./revisions.ts";
export { rollout } from "./rollout.ts";
export { restart, setImage, setPaused } from "./template.ts";
export { trigger } from "./trigger.ts";
export { undo } from "./undo.ts";
