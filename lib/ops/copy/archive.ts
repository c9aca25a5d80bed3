/**
 * The members of an archive that a container sends.
 *
 * @module
 */

import { createTarDecoder, type ParsedTarEntry } from "modern-tar";
import { ProtocolError } from "../../errors.ts";

/**
 * Hands on each member, whose body is to be read or cancelled.
 *
 * **Errors**: a `ProtocolError` for bytes that are no archive; what `take` or the stream throws.
 */
export async function eachMember(
  bytes: ReadableStream<Uint8Array>,
  take: (member: ParsedTarEntry) => Promise<void>,
): Promise<void> {
  let thrown: { readonly error: unknown } | undefined;
  try {
    for await (const member of bytes.pipeThrough(createTarDecoder({ strict: true }))) {
      await take(member).catch((error) => {
        thrown = { error };
        throw error;
      });
    }
  } catch (error) {
    if (thrown) throw thrown.error;
    throw isOfDecoder(error) ? unreadable(error) : error;
  }
}

/** The decoder throws what has no class of its own; streams of kubist never do. */
function isOfDecoder(error: unknown): boolean {
  return error instanceof Error && Object.getPrototypeOf(error) === Error.prototype;
}

function unreadable(cause: unknown): ProtocolError {
  const { message } = cause as Error;
  return new ProtocolError(`Cannot read the archive that tar sends: ${message}`, { cause });
}
