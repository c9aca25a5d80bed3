/**
 * What every part of the server shares.
 *
 * @module
 */

import { formatTime } from "../meta/time.ts";
import { type Clock, systemClock } from "../stream/clock.ts";
import { type Aggregation, createAggregation } from "./aggregation/registry.ts";
import { type Catalog, createCatalog } from "./catalog.ts";
import { createFaults, type FaultControl } from "./faults.ts";
import { type IdSource, randomIds } from "./identity.ts";
import type { ServerOptions } from "./options.ts";
import { createTokenSigner, type TokenSigner } from "./auth/tokens.ts";
import { builtInTypes } from "./built_in.ts";
import { createJournal, type Journal, noJournal } from "./persist_journal.ts";
import { createMetrics, type Metrics } from "./metrics/registry.ts";
import { createOutgoing, type Outgoing } from "./outgoing.ts";
import { createPodLogs, type PodLogs } from "./pod_logs.ts";
import { createStore, type Store } from "./store.ts";
import { systemObjects } from "./system/mod.ts";
import { type ContainerFiles, createContainerFiles } from "./streams/container_files.ts";
import type { WatchStream } from "./watch_stream.ts";

/** The state of one server. */
export interface Kernel {
  readonly options: ServerOptions;
  readonly store: Store;
  readonly catalog: Catalog;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly faults: FaultControl;
  readonly tokens: TokenSigner;
  readonly logs: PodLogs;
  readonly files: ContainerFiles;
  /** What is written, until it is durable. */
  readonly journal: Journal;
  /** The requests that the server itself sends. */
  readonly outgoing: Outgoing;
  /** What has been done so far. */
  readonly metrics: Metrics;
  /** The open watches. */
  readonly watches: Set<WatchStream>;
  /** The API services. */
  readonly aggregation: Aggregation;
  /** The wall clock, in milliseconds since 1970. */
  wallMs(): number;
  /** The wall clock as the API writes it, in whole seconds. */
  timestamp(offsetSeconds?: number): string;
}

/** Creates the state of a server with nothing in it. */
export function createKernel(options: ServerOptions): Kernel {
  const clock = options.clock ?? systemClock;
  const offset = (options.startTimeMs ?? Date.now()) - clock.now();
  const wallMs = () => clock.now() + offset;
  const store = createStore(options.historyLimit ?? 10_000, systemObjects(formatTime(wallMs())));
  const { storage } = options;
  const logs = createPodLogs(wallMs);
  store.listen("/pods", ({ last }) => {
    if (last) logs.forget(last.uid);
  });
  const watches = new Set<WatchStream>();
  return {
    options,
    store,
    catalog: createCatalog(builtInTypes(options.resources)),
    clock,
    ids: options.ids ?? randomIds(),
    faults: createFaults(store, watches, clock),
    tokens: createTokenSigner(storage),
    logs,
    files: createContainerFiles(store, wallMs),
    journal: storage ? createJournal(store, storage) : noJournal,
    outgoing: createOutgoing(),
    metrics: createMetrics(),
    watches,
    aggregation: createAggregation(),
    wallMs,
    timestamp: (seconds = 0) => formatTime(wallMs() + seconds * 1000),
  };
}
