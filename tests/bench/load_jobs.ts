/**
 * The jobs of the load bench, each as the server's CPU to that of encoding the same bytes, and beside
 * it that of a bare server which sends them.
 *
 * @module
 */

import type { Child } from "./load_child.ts";
import { type Door, openWatches } from "./load_client.ts";
import type { Encoding } from "./load_server.ts";
import { median } from "./report.ts";

/** A job as ratios to encoding, and the milliseconds that they come from. */
export interface Ratio {
  readonly ratio: number;
  /** What a server that knows nothing takes for the same bytes on the same number of sockets. */
  readonly floor: number;
  readonly ours: number;
  readonly json: number;
}

/** What is measured on one server over one kind of connection. */
export interface Jobs extends Disposable {
  /** The lists, by what is asked. */
  lists(pods: number): Promise<ReadonlyMap<string, Ratio>>;
  /** One change, written and told to so many watches; to encoding its event for each. */
  fanOut(watches: number): Promise<Ratio>;
}

const PAGE = 500;
const ALL = "/api/v1/pods";
const WEB = "/api/v1/namespaces/web/pods";
/** In one sample of changes. */
const LEAST_CHANGES = 5;
const LEAST_EVENTS = 2000;

/** The lists that are measured; `token` continues in the middle. */
function listPaths(token: string): Readonly<Record<string, string>> {
  const page = `${ALL}?limit=${PAGE}`;
  return {
    [`a page of ${PAGE}, the first`]: page,
    "the same, in the middle": `${page}&continue=${token}`,
    "the same, of a namespace": `${WEB}?limit=${PAGE}`,
    "the same, by label, 1 in 10": `${page}&labelSelector=shard%3D3`,
    "the same, by field, all": `${page}&fieldSelector=status.phase%3DRunning`,
    "a list by field, 1 in 100": `${ALL}?fieldSelector=spec.nodeName%3Dnode-7`,
    "everything, resourceVersion=0": `${ALL}?resourceVersion=0`,
  };
}

/** What one sample sends at least, so that it is well above what the clock can tell. */
const SAMPLE_BYTES = 20_000_000;
const MOST_TIMES = 100;

/** The jobs over one kind of connection of a server. */
export function createJobs(child: Child, kind: "tls" | "plain", rounds: number): Jobs {
  const client = Deno.createHttpClient({ caCerts: [child.addresses.ca, child.addresses.bare.ca] });
  const meter = createMeter(child, kind, { rounds, client });
  return {
    async lists(pods) {
      const found = new Map<string, Ratio>();
      for (const [name, path] of Object.entries(listPaths(await middle(meter, pods)))) {
        found.set(name, await list(meter, path));
      }
      return found;
    },
    fanOut: (watches) => fanOut(meter, watches),
    [Symbol.dispose]: () => client.close(),
  };
}

/** What measures work on both servers. */
interface Meter {
  readonly doors: Readonly<Record<"ours" | "bare", Door>>;
  ask(path: string, init?: RequestInit): Promise<string>;
  askBare(path: string, init?: RequestInit): Promise<string>;
  /** The server's work, the bare one's and encoding, in turns; two rounds are not counted. */
  compare(
    work: () => Promise<unknown>,
    bareWork: () => Promise<unknown>,
    what: Encoding,
  ): Promise<Ratio>;
}

function createMeter(
  child: Child,
  kind: "tls" | "plain",
  { rounds, client }: { readonly rounds: number; readonly client: Deno.HttpClient },
): Meter {
  const { bare, ca, token, ...ours } = child.addresses;

  async function send(url: string, init: RequestInit = {}): Promise<string> {
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    const answer = await fetch(url, { ...init, headers, client });
    const text = await answer.text();
    if (!answer.ok) throw new RangeError(`${url}: ${text}`);
    return text;
  }

  async function cpu(work: () => Promise<unknown>): Promise<number> {
    const { ms: before } = await child.order("cpu");
    await work();
    return (await child.order("cpu")).ms - before;
  }

  return {
    doors: {
      ours: { address: ours[kind], ca, token },
      bare: { address: bare[kind], ca: bare.ca, token: "" },
    },
    ask: (path, init) => send(ours[kind] + path, init),
    askBare: (path, init) => send(bare[kind] + path, init),
    async compare(work, bareWork, what) {
      const sums: { ours: number[]; floor: number[]; json: number[] } = {
        ours: [],
        floor: [],
        json: [],
      };
      await child.order("hold", what);
      for (let round = -2; round < rounds; round++) {
        const [a, b] = [await cpu(work), await cpu(bareWork)];
        const { ms: c } = await child.order("encode", what);
        if (round < 0) continue;
        sums.ours.push(a);
        sums.floor.push(b);
        sums.json.push(c);
      }
      const [own, floor, json] = [median(sums.ours), median(sums.floor), median(sums.json)];
      return { ratio: own / json, floor: floor / json, ours: own, json };
    },
  };
}

/** The token that continues in the middle of all pods. */
async function middle({ ask }: Meter, pods: number): Promise<string> {
  let next = "";
  for (let at = 0; at < pods / 2; at += PAGE) {
    const page = JSON.parse(await ask(`${ALL}?limit=${PAGE}&continue=${next}`));
    next = encodeURIComponent(page.metadata.continue ?? "");
  }
  return next;
}

async function list({ ask, askBare, compare }: Meter, path: string): Promise<Ratio> {
  const { length } = await ask(path);
  const times = Math.min(MOST_TIMES, Math.ceil(SAMPLE_BYTES / length));
  const repeat = (work: () => Promise<unknown>) => async () => {
    for (let i = 0; i < times; i++) await work();
  };
  return await compare(
    repeat(() => ask(path)),
    repeat(() => askBare("/")),
    { path, event: false, times },
  );
}

async function fanOut({ doors, ask, askBare, compare }: Meter, watches: number): Promise<Ratio> {
  const { items: [pod], metadata } = JSON.parse(await ask(`${WEB}?limit=1`));
  const path = `${WEB}/${pod.metadata.name}`;
  const query = `watch=1&allowWatchBookmarks=true&resourceVersion=${metadata.resourceVersion}`;
  const open = await openWatches(doors.ours, `${ALL}?${query}`, watches);
  const openBare = await openWatches(doors.bare, "/watch", watches);
  const headers = { "content-type": "application/merge-patch+json" };
  const changes = Math.max(LEAST_CHANGES, Math.ceil(LEAST_EVENTS / watches));
  let [sent, sentBare] = [0, 0];
  const work = async () => {
    for (let i = 0; i < changes; i++) {
      const body = JSON.stringify({ metadata: { annotations: { round: String(sent) } } });
      await ask(path, { method: "PATCH", headers, body });
      await open.reached(++sent);
    }
  };
  const bareWork = async () => {
    for (let i = 0; i < changes; i++) {
      await askBare("/", { method: "POST" });
      await openBare.reached(++sentBare);
    }
  };
  const found = await compare(work, bareWork, { path, event: true, times: watches * changes });
  open.close();
  openBare.close();
  return found;
}
