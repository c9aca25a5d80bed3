/**
 * The protobuf encoding of Kubernetes: objects to and from bytes.
 *
 * @module
 */

import { ProtocolError } from "../../errors.ts";
import { parseApiVersion } from "../../meta/gvk.ts";
import { apiVersionOf, type Kind } from "../../meta/kind.ts";
import { decodeMessage } from "./decode.ts";
import { encodeMessage } from "./encode.ts";
import { isEnvelope, openEnvelope, sealEnvelope } from "./envelope.ts";
import { type MessageTable, messageTable } from "./messages.ts";
import { type Planner, planner } from "./plan.ts";
import { prune } from "./prune.ts";

/** Bytes to objects. */
export interface ProtobufReader {
  /**
   * The object in an envelope, as the same server's JSON would be. Fields that are newer than kubist's
   * table are lost, as they are in every client that was built before them.
   *
   * **Errors**: {@linkcode ProtocolError} for bytes that are no object of a known kind.
   */
  decode(bytes: Uint8Array): Record<string, unknown>;
  /** The event of one frame of a watch. **Errors**: {@linkcode ProtocolError}. */
  decodeEvent(frame: Uint8Array): { readonly type: string; readonly object: unknown };
}

/** Objects to and from bytes. */
export interface ProtobufCodec extends ProtobufReader {
  /** Whether a kind has a protobuf form; custom resources have none. */
  handles(kind: Pick<Kind, "group" | "version" | "kind">): boolean;
  /**
   * A reader that decodes of this kind, alone and in lists, the fields on these paths only and skips
   * all others by their length. The index in a list is a step of its own, and maps are read whole.
   */
  only(
    kind: Pick<Kind, "group" | "version" | "kind">,
    paths: readonly (readonly string[])[],
  ): ProtobufReader;
  /**
   * An object in its envelope.
   *
   * **Errors**: `TypeError` for an object whose kind has no protobuf form, for a field that the form
   * does not have, which would be lost, and for a value of another type.
   */
  encode(object: object): Uint8Array<ArrayBuffer>;
}

/** The generated tables. */
export interface ProtobufTables {
  readonly protobufMessages: Readonly<Record<string, string>>;
  readonly protobufPackages: Readonly<Record<string, string>>;
}

/** Makes a codec of the generated tables. */
export function createProtobufCodec(tables: ProtobufTables): ProtobufCodec {
  const table = messageTable(tables.protobufMessages);
  const plans = planner(table);
  const find: FindMessage = (apiVersion, kind) =>
    messageOf(apiVersion, kind, table, tables.protobufPackages);
  return {
    ...createReader(find, { plans }),
    handles: (kind) => find(apiVersionOf(kind), kind.kind) !== undefined,
    only(kind, paths) {
      const own = find(apiVersionOf(kind), kind.kind);
      const list = find(apiVersionOf(kind), `${kind.kind}List`);
      const wanted = new Map<string, readonly (readonly string[])[]>();
      if (own !== undefined) wanted.set(own, paths);
      if (list !== undefined) {
        wanted.set(list, [["metadata"], ...paths.map((path) => ["items", "0", ...path])]);
      }
      const pruned = prune(table, wanted);
      const smaller = planner(pruned, { own: pruned.isSmaller, plans });
      return createReader(find, { plans, smaller: (name) => smaller(pruned.smaller(name)) });
    },
    encode(object) {
      const { apiVersion = "", kind = "", ...rest } = object as Record<string, string | undefined>;
      const name = find(apiVersion, kind);
      if (name === undefined) {
        throw new TypeError(
          `Cannot write a ${apiVersion} ${kind} as protobuf: it has no such form; send JSON`,
        );
      }
      return sealEnvelope({ apiVersion, kind, raw: encodeMessage(rest, name, { table }) });
    },
  };
}

type FindMessage = (apiVersion: string, kind: string) => string | undefined;

interface Plans {
  readonly plans: Planner;
  /** Of objects that are asked for, when not all of them is. @default {plans} */
  readonly smaller?: Planner;
}

/** A reader of objects and events. */
function createReader(find: FindMessage, { plans, smaller = plans }: Plans): ProtobufReader {
  const open = (bytes: Uint8Array, outer: Planner) => {
    const { apiVersion, kind, raw } = openEnvelope(bytes);
    const name = find(apiVersion, kind);
    if (name === undefined) throw unreadable(`${apiVersion} ${kind} is not in the table`);
    const object = decodeMessage(raw, outer(name), nested);
    return { kind, apiVersion, ...object as Record<string, unknown> };
  };
  // What stands inside an object is whole: paths belong to the object that was asked for.
  const nested = (bytes: Uint8Array): unknown =>
    isEnvelope(bytes) ? open(bytes, plans) : JSON.parse(new TextDecoder().decode(bytes));
  const inEvent = (bytes: Uint8Array) => isEnvelope(bytes) ? open(bytes, smaller) : nested(bytes);
  return {
    decode(bytes) {
      if (!isEnvelope(bytes)) throw unreadable("it is not in an envelope");
      return reading(() => open(bytes, smaller));
    },
    decodeEvent: (frame) =>
      reading(() => {
        const value = decodeMessage(frame, plans("meta.v1.WatchEvent"), inEvent);
        const { type, object } = value as { type: string; object: unknown };
        return { type, object };
      }),
  };
}

/** The message of a kind; those of the machinery belong to every group. */
function messageOf(
  apiVersion: string,
  kind: string,
  table: MessageTable,
  packages: Readonly<Record<string, string>>,
): string | undefined {
  if (apiVersion === "" || kind === "") return undefined;
  const { group, version } = parseApiVersion(apiVersion);
  const own = Object.hasOwn(packages, group) ? packages[group] : undefined;
  const names = own === undefined ? [] : [`${own}.${version}.${kind}`];
  return [...names, `meta.v1.${kind}`].find((name) => table.has(name));
}

function unreadable(why: string, cause?: unknown): ProtocolError {
  return new ProtocolError(`Cannot read the protobuf answer: ${why}`, { cause });
}

/** Torn bytes show in many ways, which all are the other side's fault. */
function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    throw unreadable("its bytes are torn", error);
  }
}
