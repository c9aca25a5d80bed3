/**
 * The requests that a server has answered, for tests that ask what a client sent.
 *
 * @module
 */

/** One request and how it was answered. */
export interface RecordedRequest {
  /** "GET", "PATCH". */
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** What was sent with it. */
  readonly headers: Headers;
  /** The body as text; "" when there is none. */
  readonly body: string;
  /** The status of the answer; 101 for an upgrade. */
  readonly status: number;
}

/** Requests as they come. */
export interface Recorder {
  readonly requests: readonly RecordedRequest[];
  /** Notes a request while `answer` answers it. */
  record<T extends object>(
    request: Request,
    answer: (request: Request) => Promise<T>,
  ): Promise<T>;
  clear(): void;
}

/** Creates a recorder that remembers the last `limit` requests. */
export function createRecorder(limit: number): Recorder {
  let requests: RecordedRequest[] = [];
  return {
    get requests() {
      return requests;
    },
    clear: () => void (requests = []),
    async record(request, answer) {
      const { method, headers } = request;
      const { pathname, search } = new URL(request.url);
      const body = request.body === null ? "" : await request.clone().text().catch(() => "");
      const answered = await answer(request);
      const status = answered instanceof Response ? answered.status : 101;
      requests.push({ method, path: pathname + search, headers, body, status });
      if (requests.length > limit) requests = requests.slice(-limit);
      return answered;
    },
  };
}
