/**
 * Streams into pods: exec, attach, port-forward, and who plays the other end.
 *
 * @module
 */

export { admitted } from "./connection_options.ts";
export { handleExec } from "./exec_handler.ts";
export { handlePortForward } from "./port_forward_handler.ts";
export { handleProxy, refuseNodeProxy } from "./proxy_handler.ts";
export type {
  PodAddress,
  PodHandlers,
  PodHttpHandler,
  PodProcess,
  PortConnection,
  PortHandler,
  ProcessHandler,
  ProcessOutput,
  TerminalSize,
} from "./process.ts";
