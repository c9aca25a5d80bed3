/**
 * The wire room: requests and answers as plain data. Pure; no I/O.
 *
 * @module
 */

export {
  aggregatedDiscovery,
  type APIGroupDiscoveryList,
  type APIGroupList,
  type APIResourceList,
  decodeAggregated,
  decodeResourceList,
  type DiscoveredKind,
  toDiscoveryRequest,
} from "./discovery.ts";
export { decodeFrame, decodeFrames, type Frame } from "./frames.ts";
export { type LineSplitter, lineSplitter, maxLineLength } from "./lines.ts";
export {
  type ApplyOptions,
  type CallOptions,
  type CreateOptions,
  type DeleteOptions,
  type GetOptions,
  type ListOptions,
  type ListQuery,
  type PatchOptions,
  toDeleteBody,
  toQuery,
  type UpdateOptions,
  type WatchQuery,
  type WriteOptions,
} from "./options.ts";
export {
  describe,
  type Target,
  toApplyRequest,
  toCreateRequest,
  toDeleteCollectionRequest,
  toDeleteRequest,
  toGetRequest,
  toListRequest,
  toPatchRequest,
  toPath,
  toUpdateRequest,
  toWatchRequest,
  type WireRequest,
} from "./request.ts";
export {
  type Answer,
  clean,
  decodeObject,
  decodePage,
  fromStatus,
  toApiError,
} from "./response.ts";
export type { ProtobufCodec } from "./protobuf/codec.ts";
export { type FrameSplitter, frameSplitter, maxFrameLength } from "./protobuf/frames.ts";
export { loadProtobuf, protobufType } from "./protobuf/load.ts";
export { parseRetryAfter } from "./retry_after.ts";
export { checkSegment } from "./segment.ts";
export {
  type LogQuery,
  type ProxyQuery,
  toEvictionOptions,
  toLogRequest,
  toProxyRequest,
} from "./subresource.ts";
