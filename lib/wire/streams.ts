/**
 * Streams into pods as plain data: the requests and the channels of exec, attach and port-forward.
 *
 * @module
 */

export {
  closingProtocol,
  type CommandOutput,
  commandProtocols,
  decodeCommandOutput,
  encodeResize,
  encodeStdin,
  encodeStdinEnd,
  type TerminalSize,
} from "./channels.ts";
export {
  type CommandExit,
  type CommandQuery,
  decodeExit,
  toAttachRequest,
  toExecRequest,
  toPortForwardRequest,
} from "./command.ts";
export {
  type ForwardCodec,
  forwardCodec,
  type ForwardInput,
  forwardProtocols,
} from "./forward_channels.ts";
export type { ObjectReader } from "./response.ts";
export type { EventParser, Parse } from "./frames.ts";
export type { TableCell } from "./table.ts";
export type { ProtobufReader } from "./protobuf/codec.ts";
