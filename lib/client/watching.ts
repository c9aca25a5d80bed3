/**
 * The watch machine's port, over the transport.
 *
 * @module
 */

import type { Kind } from "../meta/kind.ts";
import type { KubeObject } from "../meta/object.ts";
import type { Transport } from "../transport/transport.ts";
import type { WatchPort } from "../watch/port.ts";
import { decodeFrames } from "../wire/frames.ts";
import type { ListQuery } from "../wire/read_options.ts";
import { toListRequest, toWatchRequest } from "../wire/request.ts";
import { describe, type Target } from "../wire/target.ts";
import { decodePage } from "../wire/response.ts";

/** The objects of a target that the selectors choose, as the watch machine wants them. */
export function watchPort<T extends KubeObject>(
  transport: Transport,
  target: Target & { readonly kind: Kind },
  selectors: Pick<ListQuery, "labelSelector" | "fieldSelector">,
): WatchPort<T> {
  return {
    what: describe(target),
    async page(page, signal) {
      const request = toListRequest(target, { ...selectors, ...page });
      const answer = await transport.exchange(request, { signal, retry: false });
      return decodePage<T>(request, answer, target.kind);
    },
    async open({ resourceVersion, timeoutSeconds }, signal) {
      const request = toWatchRequest(target, {
        ...selectors,
        resourceVersion,
        timeoutSeconds,
        allowWatchBookmarks: true,
      });
      const { body, done } = await transport.stream(request, { signal, retry: false });
      return decodeFrames<T>(body, done);
    },
  };
}
