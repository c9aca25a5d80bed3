/**
 * What all views of a client share.
 *
 * @module
 */

import type { Clock } from "../stream/clock.ts";
import type { OnWarning } from "../transport/warnings.ts";
import type { Transport } from "../transport/transport.ts";
import type { WatchTrouble } from "../watch/options.ts";
import type { ContentType } from "../wire/content.ts";
import type { WriteOptions } from "../wire/write_options.ts";
import type { Discovery } from "./discovery.ts";
import type { Tools } from "./tools.ts";

/** Options of writes that a client adds where the call does not say. */
export type WriteDefaults = Pick<WriteOptions, "dryRun" | "fieldManager" | "fieldValidation">;

/** The connection of a client and its defaults; views hold it and nothing else. */
export interface Session {
  /** What sends the requests. */
  readonly transport: Transport;
  /** What the server is known to have. */
  readonly discovery: Discovery;
  /** The namespace of views that name none. */
  readonly namespace: string;
  /** What is added to every write. */
  readonly writes: WriteDefaults;
  /** The form of objects where the call does not say. */
  readonly contentType: ContentType;
  /** What the server has refused in protobuf, remembered for all clients of the connection. */
  readonly jsonOnly: Set<string>;
  /** The resources of which the server does not stream lists, remembered as well. */
  readonly pagesOnly: Set<string>;
  /** Whether informers freeze what they keep where they do not say. */
  readonly freeze: boolean;
  /** What waits and deadlines are measured with. */
  readonly clock: Clock;
  /** For jitter. */
  readonly random: () => number;
  /** Told of what people should know, as of the server's own warnings. */
  readonly onWarning: OnWarning | undefined;
  /** Told of each watch failure that is being mended, and of what ends an informer. */
  readonly onTrouble: ((trouble: WatchTrouble) => void) | undefined;
  /** What the other rooms do for this client; undefined for a client that was made without. */
  readonly tools: Tools | undefined;
}
