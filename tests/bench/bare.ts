/**
 * What a person writes without a library: `fetch` and `JSON.parse`, on the runtime's own HTTP client.
 *
 * @module
 */

/** How to reach the fixture. */
export interface Target {
  readonly server: string;
  readonly ca: string;
  readonly token: string;
}

type Get = (path: string) => Promise<Response>;

interface Named {
  readonly metadata: { readonly name: string };
}

/** A `fetch` that trusts the authority, over HTTP/1.1 as kubist does; Node's is told at its start. */
export function createGet({ server, ca, token }: Target): Get {
  const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
  const tls = "Deno" in globalThis
    ? { client: Deno.createHttpClient({ caCerts: [ca], http2: false }) }
    : { tls: { ca } };
  return async (path) => {
    const response = await fetch(server + path, { headers, ...tls });
    if (!response.ok) throw new RangeError(`Cannot get ${path}: status ${response.status}`);
    return response;
  };
}

/** Reads all pods in pages; answers how many there were. */
export async function listBare(get: Get, pageSize: number): Promise<number> {
  let count = 0;
  let token: string | undefined;
  do {
    const after: string = token === undefined ? "" : `&continue=${token}`;
    const response = await get(`/api/v1/pods?limit=${pageSize}${after}`);
    const page: { metadata: { continue?: string }; items: Named[] } = JSON.parse(
      await response.text(),
    );
    for (const pod of page.items) count += pod.metadata.name === "" ? 0 : 1;
    token = page.metadata.continue;
  } while (token);
  return count;
}

/** Lists, then watches until `events` have come; answers how many there were. */
export async function watchBare(get: Get, events: number): Promise<number> {
  const list: { metadata: { resourceVersion: string } } = JSON.parse(
    await (await get("/api/v1/namespaces/web/pods?limit=500")).text(),
  );
  const from = list.metadata.resourceVersion;
  const response = await get(
    `/api/v1/namespaces/web/pods?watch=true&allowWatchBookmarks=true&resourceVersion=${from}`,
  );
  const decoder = new TextDecoder();
  let count = 0;
  let rest = "";
  for await (const bytes of response.body ?? []) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const event: { object: Named } = JSON.parse(line);
      count += event.object.metadata.name === "" ? 0 : 1;
      if (count === events) return count;
    }
  }
  return count;
}
