/**
 * Bodies that are pushed: where a listener sends them itself, each piece goes to the connection
 * without a promise in between. To everybody else they are streams as any; so are ready bytes.
 *
 * @module
 */

/** Where the pieces go. */
export interface BodySink {
  /**
   * Sends one; false when no more should come before `onRoom` is called. Its memory may be used again
   * once `onSent` is called; one without that never changes, and may be sent to many.
   */
  write(piece: Uint8Array, onSent?: () => void): boolean;
  /** Sets what is called when there is room again. */
  onRoom(callback: () => void): void;
}

/**
 * Sends all of a body to a sink instead of to the stream's reader. Resolves at the end. **Errors**:
 * what broke the body.
 */
export type PushTo = (sink: BodySink) => Promise<void>;

const pushed = new WeakMap<ReadableStream, PushTo>();

/** Says how a stream, of which nothing was read, can be pushed. */
export function offerPush(stream: ReadableStream, pushTo: PushTo): void {
  pushed.set(stream, pushTo);
}

/** How a stream can be pushed; undefined when it has to be read. */
export function pushOf(stream: ReadableStream): PushTo | undefined {
  return pushed.get(stream);
}

const ready = new WeakMap<Response, Uint8Array>();

/** Says of which bytes, that never change, the body of an answer is made. */
export function offerBytes(response: Response, bytes: Uint8Array): void {
  ready.set(response, bytes);
}

/** The bytes of a body; undefined when it has to be read. */
export function bytesOf(response: Response): Uint8Array | undefined {
  return ready.get(response);
}
