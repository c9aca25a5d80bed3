/**
 * Containers added to running pods to look into them: what the verb takes and gives.
 *
 * Source: https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/#ephemeral-container
 *
 * @module
 */

import type { EphemeralContainerDraft } from "../generated/core/v1.ts";
import type { AttachOptions, CommandSession } from "./commands.ts";

/** How to look into a pod. */
export interface DebugOptions extends Omit<AttachOptions, "container"> {
  /** The image with the tools. */
  readonly image: string;
  /** What it runs. @default {what the image says} */
  readonly command?: readonly string[] | undefined;
  /** The container whose processes it sees. @default {none: its own alone} */
  readonly target?: string | undefined;
  /** What it is called; a pod keeps it for good. @default {"debug-" and five random characters} */
  readonly container?: string | undefined;
  /** Anything else that an ephemeral container has, such as `securityContext`. */
  readonly more?: Partial<EphemeralContainerDraft> | undefined;
  /** How long it may take to run, its image's way included. @default {120_000} */
  readonly timeoutMs?: number | undefined;
}

/** A debug container, connected. */
export interface DebugSession extends CommandSession {
  /** The name of the container. */
  readonly container: string;
}

/** Looking into pods. */
export interface DebugVerbs {
  /**
   * Adds an ephemeral container to a running pod, waits until it runs, and joins it.
   *
   * It cannot be taken out again: it ends when its process does, and stays in the pod's list.
   *
   * **Wire**: PATCH on `/ephemeralcontainers`, a watch of the pod, then `attach`.
   *
   * **Errors**: Conflict and Invalid as the server says; `WaitError` when it does not run in time, or
   * its image cannot be had; else as `attach`.
   */
  debug(name: string, options: DebugOptions): Promise<DebugSession>;
}
