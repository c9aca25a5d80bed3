/**
 * Adding a container to a running pod, and joining it.
 *
 * @module
 */

import { WaitError } from "../errors.ts";
import type { ContainerStatus, Pod } from "../generated/core/v1.ts";
import type { CommandSession } from "./commands.ts";
import { statusOf } from "./containers.ts";
import type { DebugOptions, DebugSession } from "./debugging.ts";
import type { FullView } from "./full_view.ts";

/** Adds the container, waits for it and joins it. */
export async function openDebug(
  view: FullView,
  name: string,
  options: DebugOptions,
): Promise<DebugSession> {
  const { image, command, target, more, stdin = false, tty = false } = options;
  const { signal, timeoutMs } = options;
  const container = options.container ?? `debug-${crypto.randomUUID().slice(0, 5)}`;
  const added = {
    name: container,
    image,
    stdin,
    tty: tty !== false,
    ...(command && { command }),
    ...(target !== undefined && { targetContainerName: target }),
    ...more,
  };
  const patch = { spec: { ephemeralContainers: [added] } };
  await view.patchEphemeralContainers(name, patch, { type: "strategic", signal, timeoutMs });
  await view.wait(name, (pod) => isStarted(pod as unknown as Pod, container), {
    timeoutMs: timeoutMs ?? 120_000,
    signal,
  });
  return named(await view.attach(name, { container, stdin, tty, signal, timeoutMs }), container);
}

/** **Errors**: `WaitError` for a container that will not run. */
function isStarted(pod: Pod, container: string): boolean {
  const { state }: Partial<ContainerStatus> = statusOf(pod, container) ?? {};
  const { reason = "", message = "" } = state?.waiting ?? {};
  if (/^(ErrImage|ImagePullBackOff|InvalidImageName|CreateContainer.*Error)/.test(reason)) {
    const { name } = pod.metadata;
    throw new WaitError(`Cannot look into pod "${name}": ${container} is ${reason}: ${message}`);
  }
  return state?.running !== undefined || state?.terminated !== undefined;
}

function named(session: CommandSession, container: string): DebugSession {
  const { stdin, stdout, stderr } = session;
  return {
    container,
    stdin,
    stdout,
    stderr,
    get exited() {
      return session.exited;
    },
    resize: (size) => session.resize(size),
    close: () => session.close(),
    [Symbol.asyncDispose]: () => session.close(),
  };
}
