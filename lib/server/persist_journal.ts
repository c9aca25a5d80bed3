/**
 * Group commit: the writes of a moment become durable together, and nobody hears of them before.
 *
 * @module
 */

import type { Storage, StoredRow } from "./persist.ts";
import type { Store } from "./store.ts";

/** The writes that are on their way to the storage. */
export interface Journal {
  /** Resolves when all that has been written is durable. **Errors**: what the storage throws. */
  settled(): Promise<void>;
  /** Calls back once all that has been written is durable; at once where nothing is on its way. */
  whenSettled(act: () => void): void;
  /** Makes the rest durable, and closes the storage. */
  close(): void;
}

/** The journal of a server that forgets. */
export const noJournal: Journal = {
  settled: () => Promise.resolve(),
  whenSettled: (act) => act(),
  close: () => {},
};

/** Brings every change of a store into a storage. */
export function createJournal(store: Store, storage: Storage): Journal {
  let rows: StoredRow[] = [];
  let waiting: PromiseWithResolvers<void> | undefined;
  let acts: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failure: { readonly error: unknown } | undefined;

  const { revision: saved } = storage.load();
  const unlisten = store.listenAll((storageKey, { key, revision, after }) => {
    if (revision <= saved) return;
    rows.push({ storageKey, key, revision, text: after?.text });
    // Requests that are answered in this turn of the loop share one commit.
    timer ??= setTimeout(flush, 0);
  });

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const [group, told, done] = [rows, acts, waiting];
    [rows, acts, waiting] = [[], [], undefined];
    try {
      // After a write that failed the rest would leave a gap.
      if (failure) throw failure.error;
      if (group.length > 0) storage.write(group);
    } catch (error) {
      failure = { error };
      return done?.reject(error);
    }
    done?.resolve();
    for (const act of told) act();
  }

  return {
    settled() {
      if (failure) return Promise.reject(failure.error);
      if (rows.length === 0) return Promise.resolve();
      return (waiting ??= Promise.withResolvers<void>()).promise;
    },
    whenSettled(act) {
      if (rows.length === 0) act();
      else acts.push(act);
    },
    close() {
      unlisten();
      flush();
      storage.close();
    },
  };
}
