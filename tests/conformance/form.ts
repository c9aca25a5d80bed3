/**
 * One suite, several servers: what a server form has to provide, and how a case is registered.
 *
 * @module
 */

import type { Client } from "kubist";
import { around, skip, test } from "../harness.ts";

/** A kind of server that the suite runs on. */
export interface ServerForm {
  readonly name: string;
  /** Starts the server; called once a file. */
  start(): Promise<RunningServer>;
  /** Cases that cannot hold here, by name, each with the reason that its reader can check. */
  readonly skips: Readonly<Record<string, string>>;
}

/** A server under test. */
export interface RunningServer {
  /** A new client as the cluster's admin. */
  client(): Promise<Client>;
  stop(): Promise<void>;
}

/** What a case gets: a client of its own and a namespace that nobody else uses. */
export interface Place {
  readonly k: Client;
  readonly ns: string;
}

/** One thing that holds on every server. */
export interface Case {
  readonly name: string;
  readonly run: (place: Place) => Promise<void>;
}

/** Collects the cases of one subject. */
export function subject(): { readonly cases: Case[]; add(name: string, run: Case["run"]): void } {
  const cases: Case[] = [];
  return { cases, add: (name, run) => void cases.push({ name, run }) };
}

/** Registers all cases on one form of server. */
export function conform(form: ServerForm, cases: readonly Case[]): void {
  let server: RunningServer | undefined;
  around(
    async () => void (server = await form.start()),
    async () => await server?.stop(),
  );
  const unknown = Object.keys(form.skips).filter((name) => !cases.some((c) => c.name === name));
  if (unknown.length > 0) throw new RangeError(`skips name no case: ${unknown.join("; ")}`);
  for (const { name, run } of cases) {
    const title = `${form.name}: ${name}`;
    const reason = form.skips[name];
    if (reason !== undefined) skip(title, reason);
    else test(title, () => inNewNamespace(server as RunningServer, run), { timeoutMs: 240_000 });
  }
}

async function inNewNamespace(server: RunningServer, run: Case["run"]): Promise<void> {
  const k = await server.client();
  try {
    const created = await k.namespaces().create({ metadata: { generateName: "conform-" } });
    await run({ k, ns: created.metadata.name });
  } finally {
    await k.close();
  }
}
