/**
 * The jobs of the load bench, each as the server's CPU to that of encoding the same bytes.
 *
 * @module
 */

import type { Child } from "./load_child.ts";
import { openWatches } from "./load_client.ts";
import type { Encoding } from "./load_server.ts";
import { median } from "./report.ts";

/** A job as a ratio, and the milliseconds that it comes from. */
export interface Ratio {
  readonly ratio: number;
  readonly ours: number;
  readonly bare: number;
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
/** In one sample, so that it is well above what the clock can tell. */
const changes = 5;

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

/** The jobs over one address of a server. */
export function createJobs(child: Child, address: string, rounds: number): Jobs {
  const { ca, token } = child.addresses;
  const client = Deno.createHttpClient({ caCerts: [ca] });

  async function send(path: string, init: RequestInit = {}): Promise<string> {
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    const answer = await fetch(address + path, { ...init, headers, client });
    const text = await answer.text();
    if (!answer.ok) throw new RangeError(`${path}: ${text}`);
    return text;
  }

  async function cpu(work: () => Promise<unknown>): Promise<number> {
    const { ms: before } = await child.order("cpu");
    await work();
    return (await child.order("cpu")).ms - before;
  }

  /** Both in turns; two rounds are not counted. */
  async function compare(
    work: () => Promise<unknown>,
    encode: Encoding,
  ): Promise<Ratio> {
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let round = -2; round < rounds; round++) {
      const [a, b] = [await cpu(work), (await child.order("encode", encode)).ms];
      if (round < 0) continue;
      ours.push(a);
      bare.push(b);
    }
    return { ratio: median(ours) / median(bare), ours: median(ours), bare: median(bare) };
  }

  async function middle(pods: number): Promise<string> {
    let next = "";
    for (let at = 0; at < pods / 2; at += PAGE) {
      const page = JSON.parse(await send(`${ALL}?limit=${PAGE}&continue=${next}`));
      next = encodeURIComponent(page.metadata.continue ?? "");
    }
    return next;
  }

  return {
    async lists(pods) {
      const found = new Map<string, Ratio>();
      for (const [name, path] of Object.entries(listPaths(await middle(pods)))) {
        const times = path.includes("resourceVersion") ? 1 : 5;
        const work = async () => {
          for (let i = 0; i < times; i++) await send(path);
        };
        found.set(name, await compare(work, { path, event: false, times }));
      }
      return found;
    },
    async fanOut(watches) {
      const { items: [pod], metadata } = JSON.parse(await send(`${WEB}?limit=1`));
      const path = `${WEB}/${pod.metadata.name}`;
      const query = `watch=1&allowWatchBookmarks=true&resourceVersion=${metadata.resourceVersion}`;
      const open = await openWatches({ address, ca, token }, `${ALL}?${query}`, watches);
      const headers = { "content-type": "application/merge-patch+json" };
      let sent = 0;
      const work = async () => {
        for (let i = 0; i < changes; i++) {
          const body = JSON.stringify({ metadata: { annotations: { round: String(sent) } } });
          await send(path, { method: "PATCH", headers, body });
          await open.reached(++sent);
        }
      };
      const found = await compare(work, { path, event: true, times: watches * changes });
      open.close();
      return found;
    },
    [Symbol.dispose]: () => client.close(),
  };
}
