/**
 * The wire room: requests and answers as plain data. Pure; no I/O.
 *
 * @module
 */

export type { ContentType } from "./content.ts";
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
export { decodeFrame, decodeFrames, type Frame, type FrameReader } from "./frames.ts";
export { type LineSplitter, lineSplitter } from "./lines.ts";
export {
  type CallOptions,
  type GetOptions,
  type ListOptions,
  type ListQuery,
  type WatchQuery,
} from "./read_options.ts";
export {
  type ApplyOptions,
  type CreateOptions,
  type DeleteOptions,
  type PatchOptions,
  type UpdateOptions,
  type WriteOptions,
} from "./write_options.ts";
export {
  toApplyRequest,
  toCreateRequest,
  toDeleteCollectionRequest,
  toDeleteRequest,
  toGetRequest,
  toListRequest,
  toPatchRequest,
  toUpdateRequest,
  toWatchRequest,
  type WireRequest,
} from "./request.ts";
export type { Table, TableColumn, TableRow } from "./table.ts";
export { checkSegment, describe, type Target, toPath } from "./target.ts";
export {
  type Answer,
  clean,
  decodeObject,
  decodePage,
  fromStatus,
  toApiError,
} from "./response.ts";
export type { ProtobufCodec } from "./protobuf/codec.ts";
export { type FrameSplitter, frameSplitter } from "./protobuf/frames.ts";
export { loadProtobuf, protobufType } from "./protobuf/load.ts";
export { parseRetryAfter } from "./retry_after.ts";
export {
  type LogQuery,
  type ProxyQuery,
  toEvictionOptions,
  toLogRequest,
  toProxyRequest,
} from "./subresource.ts";
