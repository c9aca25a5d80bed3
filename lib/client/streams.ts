/**
 * The types of exec, attach and port-forward.
 *
 * @module
 */

export type {
  AttachOptions,
  AttachVerbs,
  CommandInput,
  CommandOptions,
  CommandResult,
  CommandSession,
  ExecOptions,
  ExecStreamOptions,
  ExecVerbs,
} from "./commands.ts";
export type { CopyFromOptions, CopyOptions, CopyResult, CopyVerbs } from "./copying.ts";
export type { DebugOptions, DebugSession, DebugVerbs } from "./debugging.ts";
export type { Forward, ForwardOptions, ForwardVerbs } from "./forwarding.ts";
