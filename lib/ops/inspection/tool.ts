/**
 * How clients look around: the functions of `InspectionTools`.
 *
 * @module
 */

export { eventsOf } from "./events.ts";
export { explain } from "./explain.ts";
export { children, owners } from "./owners.ts";
export { top } from "./top.ts";
