/**
 * A prompt with `k` connected: to the cluster that kubectl would use, or to an embedded one when there
 * is none, or when `--embedded` asks for it.
 *
 * @module
 */

import process from "node:process";
import repl from "node:repl";
import { parseArgs } from "node:util";
import vm from "node:vm";
import { type Client, ConfigError, connect } from "kubist";
import { startCluster } from "kubist/testing";
import { isIncomplete, rewriteAwait } from "./top_level_await.ts";

const { values } = parseArgs({
  options: {
    embedded: { type: "boolean", default: false },
    kubeconfig: { type: "string" },
    context: { type: "string" },
  },
});

interface Connected {
  readonly k: Client;
  readonly where: string;
  stop(): Promise<void>;
}

async function open(): Promise<Connected> {
  const { embedded, kubeconfig, context } = values;
  if (!embedded) {
    try {
      const k = await connect({
        ...(kubeconfig === undefined ? {} : { kubeconfig }),
        ...(context === undefined ? {} : { context }),
      });
      return { k, where: k.server, stop: () => k.close() };
    } catch (error) {
      const asked = kubeconfig !== undefined || context !== undefined;
      if (asked || !(error instanceof ConfigError)) throw error;
    }
  }
  const cluster = await startCluster();
  return { k: cluster.client(), where: "an embedded cluster", stop: () => cluster.stop() };
}

const { k, where, stop } = await open().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
console.log(`kubist, connected to ${where} as k; try: await k.namespaces().toArray()`);

// Without a handler one rejected promise at the prompt ends the process on some runtimes.
process.on("unhandledRejection", (error) => console.error("Uncaught", error));

// Piped input arrives all at once: each line waits for the one before it.
let turn: Promise<unknown> = Promise.resolve();

const prompt = repl.start({
  prompt: "kubist> ",
  preview: false,
  eval(code, context, file, done) {
    if (isIncomplete(code)) {
      done(new repl.Recoverable(new SyntaxError("Unexpected end of input")), undefined);
      return;
    }
    turn = turn.then(() => evaluate(code, context, file)).then(
      (value) => done(null, value),
      (error) => done(error, undefined),
    );
  },
});
Object.assign(prompt.context, { k });
prompt.on("exit", () => void turn.then(stop).finally(() => process.exit(0)));

async function evaluate(code: string, context: vm.Context, filename: string): Promise<unknown> {
  const options = {
    filename,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  };
  const rewritten = rewriteAwait(code);
  if (!rewritten) return vm.runInContext(code, context, options);
  const result = await vm.runInContext(rewritten.code, context, options);
  return result?.value;
}
