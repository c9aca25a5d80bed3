/**
 * Copying files out of containers and into them: what its verbs take and give.
 *
 * @module
 */

import type { ToolCall } from "./tool_call.ts";

/** How to copy. */
export interface CopyOptions {
  /** Ends the copy; what has been written stays. */
  readonly signal?: AbortSignal | undefined;
  /** How long it may take as a whole. @default {as long as it takes} */
  readonly timeoutMs?: number | undefined;
  /** Whose files. @default {the only one, or the one that `kubectl.kubernetes.io/default-container` names} */
  readonly container?: string | undefined;
  /** Told of what is not copied: links and devices. */
  readonly onSkip?: ((path: string, why: string) => void) | undefined;
}

/** How to copy out of a container. */
export interface CopyFromOptions extends CopyOptions {
  /** Write over files that are here. @default {true} */
  readonly overwrite?: boolean | undefined;
  /** Stop before more bytes than this are written. @default {no limit} */
  readonly maxBytes?: number | undefined;
  /** Stop before more files and directories than this. @default {1_000_000} */
  readonly maxEntries?: number | undefined;
}

/** What was copied. */
export interface CopyResult {
  /** How many files were copied. */
  readonly files: number;
  /** How many directories were made. */
  readonly directories: number;
  /** How many bytes of files were copied. */
  readonly bytes: number;
  /** Links and devices, which are not copied. */
  readonly skipped: number;
}

/** Copying files. */
export interface CopyVerbs {
  /**
   * Copies a file or a directory out of a container, with `tar` in it.
   *
   * A file becomes `to`, or comes into it where `to` is a directory; what is in a directory comes into
   * `to`, which is created. Links and devices are left out. Nothing is written outside of `to`, whatever
   * the container answers, nor through links that are here; modes lose their special bits.
   *
   * **Wire**: exec of `tar cf - FROM`. Needs the verb create on pods/exec.
   *
   * **Errors**: `CopyError` whose `problem` says what is wrong; else as `exec`.
   */
  copyFrom(name: string, from: string, to: string, options?: CopyFromOptions): Promise<CopyResult>;
  /**
   * Copies a file or a directory from here into a container, with `tar` in it.
   *
   * A file becomes `to`, or comes into it where `to` is a directory; what is in a directory comes into
   * `to`, which is created. Links and devices are left out.
   *
   * **Wire**: exec of `tar xmf - -C /`, for a file after `test -d TO`. **Errors**: as `copyFrom`.
   */
  copyTo(name: string, from: string, to: string, options?: CopyOptions): Promise<CopyResult>;
}

/** What `lib/ops` does for {@linkcode CopyVerbs}. */
export interface CopyTools {
  copyFrom(call: ToolCall, from: string, to: string, options: CopyFromOptions): Promise<CopyResult>;
  copyTo(call: ToolCall, from: string, to: string, options: CopyOptions): Promise<CopyResult>;
}
