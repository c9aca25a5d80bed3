/**
 * Negotiating the form of requests and answers: protobuf where it is wanted and the resource has it,
 * JSON for all else.
 *
 * @module
 */

import { type ApiError, isApiError } from "../errors.ts";
import { type Kind, resourceName } from "../meta/kind.ts";
import type { ExchangeOptions, OpenStream } from "../transport/transport.ts";
import {
  acceptHeader,
  accepting,
  type ContentType,
  encodeBody,
  type ObjectView,
} from "../wire/content.ts";
import type { FieldPath } from "../wire/projection.ts";
import type { ProtobufCodec, ProtobufReader } from "../wire/protobuf/codec.ts";
import { loadProtobuf } from "../wire/protobuf/load.ts";
import type { WireRequest } from "../wire/request.ts";
import type { Answer } from "../wire/response.ts";
import type { Session } from "./session.ts";

/** What is asked for. */
export interface Ask {
  readonly kind: Kind;
  /** Something else than the objects themselves. */
  readonly view?: ObjectView | undefined;
  /** Of the objects only the fields on these paths; JSON has the others as well. */
  readonly only?: readonly FieldPath[] | undefined;
  /** @default {the session's} */
  readonly contentType?: ContentType | undefined;
}

/** An answer with what reads it, should it be in protobuf. */
export interface Negotiated<A> {
  readonly answer: A;
  readonly reader: ProtobufReader | undefined;
}

/** Sends a request in the best form and reads its answer. */
export function exchange(
  session: Session,
  request: WireRequest,
  ask: Ask,
  how: ExchangeOptions,
): Promise<Negotiated<Answer>> {
  return negotiate(session, request, ask, (form) => session.transport.exchange(form, how));
}

/** Opens a stream in the best form. */
export function openStream(
  session: Session,
  request: WireRequest,
  ask: Ask,
  how: ExchangeOptions,
): Promise<Negotiated<OpenStream>> {
  return negotiate(session, request, ask, (form) => session.transport.stream(form, how));
}

async function negotiate<A>(
  session: Session,
  request: WireRequest,
  ask: Ask,
  send: (request: WireRequest) => Promise<A>,
): Promise<Negotiated<A>> {
  try {
    return await inBestForm(session, request, ask, send);
  } catch (error) {
    throw isApiError(error) ? await explained(error, request, ask.kind) : error;
  }
}

/** Loaded here, so that importing kubist does not cost what only mistakes need. */
async function explained(
  error: ApiError,
  request: WireRequest,
  kind: Kind,
): Promise<ApiError> {
  const { advised } = await import("./refusals.ts");
  return advised(error, request, kind);
}

async function inBestForm<A>(
  session: Session,
  request: WireRequest,
  ask: Ask,
  send: (request: WireRequest) => Promise<A>,
): Promise<Negotiated<A>> {
  const { view, kind, only } = ask;
  const plain = view === undefined ? request : accepting(request, acceptHeader("json", view));
  const codec = await codecFor(session, ask);
  if (codec === undefined) return { answer: await send(plain), reader: undefined };
  const binary = accepting(encodeBody(request, codec), acceptHeader("protobuf", view));
  try {
    const answer = await send(binary);
    return { answer, reader: only ? codec.only(kind, only) : codec };
  } catch (error) {
    if (!refusesForm(error, binary)) throw error;
    session.jsonOnly.add(nameOf(ask));
    return { answer: await send(plain), reader: undefined };
  }
}

/** The codec, where protobuf is wanted and may work. */
async function codecFor(session: Session, ask: Ask): Promise<ProtobufCodec | undefined> {
  if ((ask.contentType ?? session.contentType) !== "protobuf") return undefined;
  // Cells of a table may be anything, which protobuf cannot say.
  if (ask.view === "Table" || session.jsonOnly.has(nameOf(ask))) return undefined;
  const codec = await loadProtobuf();
  // Metadata has the same form for every kind, custom resources included.
  return ask.view !== undefined || codec.handles(ask.kind) ? codec : undefined;
}

/** A refused patch type is a 415 as well, but not about the form. */
function refusesForm(error: unknown, { body }: WireRequest): boolean {
  if (!isApiError(error)) return false;
  return error.code === 406 || (error.code === 415 && body instanceof Uint8Array);
}

function nameOf({ kind, view }: Ask): string {
  return `${resourceName(kind)}/${kind.version}${view === undefined ? "" : " metadata"}`;
}
