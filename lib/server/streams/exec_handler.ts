/**
 * Exec and attach: a process in a container, with its streams at the client's end.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Status } from "../../meta/status.ts";
import type { Exchange } from "../exchange.ts";
import { containerOf } from "../log_handler.ts";
import { badRequest } from "../status_error.ts";
import { attachMain } from "./attach.ts";
import type { Channels, StreamFlags } from "./channels.ts";
import { checkNode, targetPod } from "./pod_target.ts";
import type { PodProcess, ProcessHandler, ProcessOutput } from "./process.ts";
import { runCommand } from "./run_command.ts";
import { SPDY_PROTOCOLS, spdyChannels } from "./spdy_channels.ts";
import { choose, consent, wantedUpgrade } from "./upgrade.ts";
import { EXEC_PROTOCOLS, webSocketChannels } from "./websocket_channels.ts";

interface Target {
  readonly exchange: Exchange;
  readonly pod: AnyObject;
  readonly container: string;
  readonly flags: StreamFlags;
}

/** Answers exec and attach. */
export function handleExec(exchange: Exchange): Response {
  const { query, info } = exchange;
  const pod = targetPod(exchange);
  const container = containerOf(pod, query.get("container") ?? "");
  checkNode(pod);
  const target: Target = { exchange, pod, container, flags: streamFlags(query) };
  if (info.subresource === "exec" && query.getAll("command").length === 0) {
    throw badRequest("you must specify a command");
  }
  const wanted = wantedUpgrade(exchange.request);
  if (wanted.to === "websocket") {
    const protocol = choose(wanted, EXEC_PROTOCOLS);
    return consent(exchange, {
      to: "websocket",
      protocol,
      serve: (connection) => play(target, webSocketChannels(connection, target.flags)),
    });
  }
  const protocol = choose(wanted, SPDY_PROTOCOLS);
  return consent(exchange, {
    to: "SPDY/3.1",
    headers: [["x-stream-protocol-version", protocol]],
    serve: async (connection) => {
      await play(target, await spdyChannels(connection, target.flags, protocol));
    },
  });
}

function streamFlags(query: URLSearchParams): StreamFlags {
  const is = (name: string) => query.get(name) === "true";
  const tty = is("tty");
  const flags = { stdin: is("stdin"), stdout: is("stdout"), stderr: is("stderr") && !tty, tty };
  if (!flags.stdin && !flags.stdout && !flags.stderr) {
    throw badRequest("you must specify at least 1 of stdin, stdout, stderr");
  }
  return flags;
}

/** Lets the handler play, and tells the client how it ended. */
async function play(
  { exchange, pod, container, flags }: Target,
  channels: Channels,
): Promise<void> {
  const { kernel } = exchange.call;
  const isExec = exchange.info.subresource === "exec";
  const utf8 = new TextEncoder();
  const output = (stream: "stdout" | "stderr"): ProcessOutput => ({
    write: (data) => channels.send(stream, typeof data === "string" ? utf8.encode(data) : data),
  });
  const stdout = output("stdout");
  const process: PodProcess = {
    pod,
    container,
    command: exchange.query.getAll("command"),
    tty: flags.tty,
    stdin: channels.stdin,
    stdout,
    stderr: flags.tty ? stdout : output("stderr"),
    resize: channels.resize,
    signal: channels.signal,
    builtIn: () => isExec ? runCommand(kernel, process) : attachMain(kernel, process),
  };
  const handler = isExec ? kernel.options.exec : kernel.options.attach;
  await channels.finish(await outcome(handler ?? ((p) => p.builtIn()), process));
}

async function outcome(handler: ProcessHandler, process: PodProcess): Promise<Partial<Status>> {
  try {
    const code = await handler(process) ?? 0;
    if (code === 0) return { metadata: {}, status: "Success" };
    return {
      metadata: {},
      status: "Failure",
      message: `command terminated with non-zero exit code: exit status ${code}`,
      reason: "NonZeroExitCode",
      details: { causes: [{ reason: "ExitCode", message: String(code) }] },
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      metadata: {},
      status: "Failure",
      message: `Internal error occurred: ${message}`,
      reason: "InternalError",
      details: { causes: [{ message }] },
      code: 500,
    };
  }
}
