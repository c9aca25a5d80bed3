/**
 * The stream room: flows, clocks, waits and deadlines. Pure; no I/O.
 *
 * @module
 */

export { type Backoff, backoff, type BackoffOptions } from "./backoff.ts";
export { type CancelTimer, type Clock, sleep, systemClock } from "./clock.ts";
export { abortable, type Scope, scope } from "./deadline.ts";
export { type Batches, ending, type Flow, flow, flowOf, type FlowSource } from "./flow.ts";
export { type ManualClock, manualClock } from "./manual_clock.ts";
