/**
 * Requests that are sent to the embedded server and to a real one, to compare the answers.
 *
 * @module
 */

/** One request; the method `WAIT` waits until the path is served, `GONE` until it is not, `SETTLE` until nobody writes the object any more. `{ns}`, `{rv}`, `{uid}`, `{continue}` and `{token}` stand for what earlier answers said. */
export interface Step {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** The media type of the body. @default {"application/json" with a body, none without} */
  readonly type?: string;
  readonly accept?: string;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What is compared. @default {everything} */
  readonly only?: "head";
}

/** Requests in order, in a namespace of their own. */
export interface Script {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** Makes a script of everyday requests. */
export function script(name: string, ...steps: readonly Step[]): Script {
  return { name: `everyday: ${name}`, steps };
}

/** What came back. */
export interface Answer {
  readonly status: number;
  /** The headers that the API promises. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed body, else its text. */
  readonly body: unknown;
}

/** Sends one request with a path and headers. */
export type Send = (
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
) => Promise<Answer>;

const KEPT = [
  "content-type",
  "warning",
  "retry-after",
  "location",
  "cache-control",
  "vary",
  "allow",
];

/** The headers of an answer that are compared. */
export function keptHeaders(headers: Headers): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEPT) {
    const value = headers.get(name);
    if (value !== null) kept[name] = value;
  }
  return kept;
}

/** Sends the requests of a script; answers as they came. */
export async function run(script: Script, ns: string, send: Send): Promise<Answer[]> {
  const known: Record<string, string> = { ns };
  const fill = (text: string) =>
    text.replace(/\{(ns|rv|uid|continue|token)\}/g, (all, name) => known[name] ?? all);
  await send(
    "POST",
    "/api/v1/namespaces",
    { "content-type": "application/json" },
    JSON.stringify({ metadata: { name: ns } }),
  );
  const answers: Answer[] = [];
  for (const step of script.steps) {
    const headers: Record<string, string> = {
      accept: step.accept ?? "application/json",
      ...step.headers,
    };
    for (const [name, value] of Object.entries(headers)) headers[name] = fill(value);
    const wait = WAITS[step.method];
    if (wait) {
      const path = fill(step.path);
      answers.push(await wait(() => send("GET", path, headers, undefined), known));
      continue;
    }
    const type = step.type ?? (step.body === undefined ? "" : "application/json");
    if (type !== "") headers["content-type"] = type;
    const text = typeof step.body === "string" ? step.body : JSON.stringify(step.body);
    const answer = await send(step.method, fill(step.path), headers, text && fill(text));
    answers.push(step.only === "head" ? { ...answer, body: "" } : answer);
    remember(answer.body, known);
  }
  return answers;
}

/** Asks again until the answer is the one that is wanted. */
type Wait = (ask: () => Promise<Answer>, known: Record<string, string>) => Promise<Answer>;

/** What is no request, but waits for what a real server does a moment after it says so. */
const WAITS: Readonly<Record<string, Wait>> = {
  WAIT: (ask) => answering(ask, 200),
  GONE: (ask) => answering(ask, 404),
  SETTLE: settled,
};

/** Within a minute, else what the last answer was. */
async function answering(ask: () => Promise<Answer>, wanted: number): Promise<Answer> {
  for (let attempt = 1;; attempt++) {
    const { status } = await ask();
    if (status === wanted || attempt === 1200) return { status, headers: {}, body: "" };
    await pause(50);
  }
}

/** Waits until the version of an object is the same for a second: a real server's controllers write too. */
async function settled(
  ask: () => Promise<Answer>,
  known: Record<string, string>,
): Promise<Answer> {
  for (let same = 0;; same++) {
    const before = known["rv"];
    const answer = await ask();
    remember(answer.body, known);
    if (known["rv"] !== before) same = 0;
    if (same === 10) return { status: answer.status, headers: {}, body: "" };
    await pause(100);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function remember(body: unknown, known: Record<string, string>): void {
  const meta = (body as { metadata?: Record<string, string> } | null)?.metadata;
  if (meta?.["resourceVersion"]) known["rv"] = meta["resourceVersion"];
  if (meta?.["uid"]) known["uid"] = meta["uid"];
  if (meta?.["continue"]) known["continue"] = meta["continue"];
  const { token } = (body as { status?: { token?: string } } | null)?.status ?? {};
  if (token) known["token"] = token;
}
