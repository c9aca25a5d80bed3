/**
 * Waiting until custom resources are served.
 *
 * @module
 */

import type { Session } from "../../client/session.ts";
import { WaitError } from "../../errors.ts";
import { sleep } from "../../stream/clock.ts";
import type { Placed } from "./place.ts";

/** A server says "Established" a little before all of it serves the resource. */
const pauseMs = 100;

/**
 * Waits until a definition is established, and until discovery shows what it defines.
 *
 * **Errors**: `WaitError` when it takes longer than `establishMs`, or its names are taken.
 */
export async function established(
  session: Session,
  { view, object }: Placed,
  options: { readonly signal?: AbortSignal | undefined; readonly establishMs?: number | undefined },
): Promise<void> {
  const { signal, establishMs = 60_000 } = options;
  const { clock, discovery } = session;
  const end = clock.now() + establishMs;
  const { name } = object.metadata;
  const failOn = ["NamesAccepted=False"];
  await view.wait(name, "Established", { signal, failOn, timeoutMs: establishMs });
  const { group, names, versions } = object.spec;
  const served: string[] = versions.filter((v: { served: boolean }) => v.served)
    .map((v: { name: string }) => v.name);
  while (true) {
    const kinds = await discovery.refresh({ signal });
    const missing = served.find((version) =>
      !kinds.some((k) => k.group === group && k.version === version && k.kind === names.kind)
    );
    if (missing === undefined) return;
    if (clock.now() >= end) {
      throw new WaitError(
        `Cannot wait for ${name} to be served: ${group}/${missing} is not after ${establishMs} ms`,
        { problem: "timeout" },
      );
    }
    await sleep(clock, pauseMs, signal);
  }
}
