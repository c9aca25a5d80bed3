/**
 * Watches of views, and the watch machine's port over the transport.
 *
 * @module
 */

import { resourceName } from "../meta/kind.ts";
import type { KubeObject } from "../meta/object.ts";
import { type OptionNames, requireKnown } from "../meta/option_names.ts";
import type { Status } from "../meta/status.ts";
import type { Batches } from "../stream/flow.ts";
import { drive } from "../watch/driver.ts";
import type { WatchEvent } from "../watch/events.ts";
import type { WatchPort } from "../watch/port.ts";
import { watchEvents } from "../watch/watch.ts";
import { decodeFrames, leanFrames } from "../wire/frames.ts";
import { protobufType } from "../wire/protobuf/load.ts";
import type { CallOptions } from "../wire/read_options.ts";
import { toWatchRequest } from "../wire/request.ts";
import { fromStatus } from "../wire/response.ts";
import { describe } from "../wire/target.ts";
import { openStream } from "./content.ts";
import type { WatchOptions } from "./options.ts";
import type { KnownTarget, Requester } from "./requester.ts";

const watchOptions: OptionNames<WatchOptions> = {
  signal: true,
  resourceVersion: true,
  bookmarks: true,
  timeoutSeconds: true,
  silenceMs: true,
  list: true,
  onGap: true,
  judge: true,
  counters: true,
  contentType: true,
};

/** The events of all that a view looks at. */
export function watchBatches<T extends KubeObject>(
  requester: Requester,
  options: WatchOptions,
  signal: AbortSignal,
): Batches<WatchEvent<T>> {
  requireKnown("watch", options, watchOptions);
  const { clock, random, onTrouble } = requester.session;
  const { signal: _, contentType: __, bookmarks: ___, ...watching } = options;
  const open = async () => {
    const port = watchPort<T>(requester, await requester.all({ signal }), options);
    const toError = ({ object }: { readonly object: Status }) =>
      fromStatus(`watch ${port.what}`, object);
    return drive(port, { clock, random, onTrouble, toError, ...watching }, signal);
  };
  // Bookmarks are among the events only for who asks for them, and then the types say so.
  return watchEvents<T>(open, options) as Batches<WatchEvent<T>>;
}

/**
 * The objects of a target that the selectors choose, as the watch machine wants them. `lean` ones may
 * come without their managedFields, and do where that saves work.
 */
export function watchPort<T extends KubeObject>(
  requester: Requester,
  target: KnownTarget,
  { contentType, lean = false }: Pick<CallOptions, "contentType"> & { readonly lean?: boolean },
): WatchPort<T> {
  const { pagesOnly } = requester.session;
  return {
    what: describe(target),
    kind: target.kind,
    streamingLists: {
      get possible() {
        return !pagesOnly.has(resourceName(target.kind));
      },
      refused: () => void pagesOnly.add(resourceName(target.kind)),
    },
    page: ({ exactly, ...page }, signal) => {
      const version = exactly === undefined || page.continue !== undefined
        ? {}
        : { resourceVersion: exactly, resourceVersionMatch: "Exact" } as const;
      const how = { signal, retry: false, contentType, lean };
      return requester.page<T>(target, { ...page, ...version }, how);
    },
    async open({ resourceVersion, timeoutSeconds }, signal) {
      const from = resourceVersion === undefined
        ? { sendInitialEvents: true, resourceVersionMatch: "NotOlderThan" } as const
        : { resourceVersion };
      const request = toWatchRequest(target, {
        ...requester.selectors,
        ...from,
        timeoutSeconds,
        allowWatchBookmarks: true,
      });
      const ask = requester.ask(target.kind, "PartialObjectMetadata", { contentType });
      const how = { signal, retry: false };
      const { answer, reader } = await openStream(requester.session, request, ask, how);
      const { body, contentType: type, done } = answer;
      if (!reader || !type.startsWith(protobufType)) {
        return decodeFrames<T>(body, done, lean ? leanFrames<T>() : undefined);
      }
      const { binaryFrames } = await import("../wire/protobuf/events.ts");
      return decodeFrames<T>(body, done, binaryFrames<T>(reader));
    },
  };
}
