/**
 * Answers that break off.
 *
 * @module
 */

/** Where and how a body breaks off. */
export interface BodyCut {
  readonly afterBytes: number;
  readonly how: "close" | "reset";
}

/** The answer with a body that ends, or breaks, after so many bytes. */
export function cutBody(answer: Response, { afterBytes, how }: BodyCut): Response {
  const headers = new Headers(answer.headers);
  headers.delete("content-length");
  const { status, statusText } = answer;
  const reader = (answer.body ?? new Blob([]).stream()).getReader();
  let left = afterBytes;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value } = left > 0 ? await reader.read() : {};
      const part = value?.subarray(0, left);
      if (part) controller.enqueue(part);
      left = part ? left - part.length : 0;
      if (left > 0) return;
      await reader.cancel();
      if (how === "close") controller.close();
      else controller.error(new TypeError("connection reset"));
    },
    cancel: (reason) => reader.cancel(reason),
  }, { highWaterMark: 0 });
  return new Response(body, { status, statusText, headers });
}
