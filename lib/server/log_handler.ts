/**
 * GET of a pod's log.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod
 *
 * @module
 */

import { formatTime } from "../meta/time.ts";
import type { AnyObject } from "../meta/object.ts";
import { read, stored } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import { type FieldError, forbiddenField, invalid, invalidValue } from "./field_error.ts";
import { hasEnded, waitingProblem } from "./log_state.ts";
import type { LogLine } from "./pod_logs.ts";
import { badRequest, notFound } from "./status_error.ts";

interface LogOptions {
  readonly follow: boolean;
  readonly timestamps: boolean;
  readonly tailLines: number | undefined;
  readonly limitBytes: number | undefined;
  readonly sinceMs: number | undefined;
}

/** Answers with what a container printed, and with `follow` what it prints. */
export function handleLog(exchange: Exchange): Response {
  const { call, query, request } = exchange;
  const options = logOptions(call.name, query, call.kernel.wallMs());
  const record = stored(call);
  if (!record) throw notFound(call.type, call.name);
  const pod = read(call, record);
  const container = containerOf(pod, query.get("container") ?? "");
  if (!pod["spec"].nodeName) return new Response(null, { status: 204 });
  const { logs } = call.kernel;
  const { uid } = pod.metadata;
  if (query.get("previous") === "true") {
    // No simulated container keeps the output of the one before it.
    const { name } = pod.metadata;
    throw badRequest(`previous terminated container "${container}" in pod "${name}" not found`);
  }
  let lines = [...logs.read(uid, container)];
  const problem = lines.length === 0 ? waitingProblem(pod, container) : undefined;
  if (problem !== undefined) throw badRequest(problem);
  if (options.sinceMs !== undefined) {
    const since = options.sinceMs;
    lines = lines.filter((l) => l.timeMs >= since);
  }
  if (options.tailLines !== undefined) {
    lines = lines.slice(Math.max(0, lines.length - options.tailLines));
  }
  const text = lines.map((l) => format(l, options)).join("");
  const shown = options.limitBytes === undefined ? text : text.slice(0, options.limitBytes);
  if (!options.follow || hasEnded(pod, container)) return plain(shown);
  return plain(
    following(shown, options, (onLine) => logs.follow(uid, container, onLine), request.signal),
  );
}

/**
 * The container that a request means.
 *
 * **Errors**: 400 when there are several and none is named, or there is none of the name.
 */
export function containerOf(pod: AnyObject, name: string): string {
  const spec = pod["spec"];
  const all: { name: string }[] = [
    ...spec.initContainers ?? [],
    ...spec.containers ?? [],
    ...spec.ephemeralContainers ?? [],
  ];
  const main: { name: string }[] = spec.containers ?? [];
  if (name === "") {
    if (main.length === 1 && main[0]) return main[0].name;
    const names = (list: readonly { name: string }[]) => list.map((c) => c.name).join(" ");
    const init: { name: string }[] = spec.initContainers ?? [];
    const more = init.length === 0 ? "" : ` or one of the init containers: [${names(init)}]`;
    throw badRequest(
      `a container name must be specified for pod ${pod.metadata.name}, choose one of: [${
        names(main)
      }]${more}`,
    );
  }
  if (all.some((c) => c.name === name)) return name;
  throw badRequest(`container ${name} is not valid for pod ${pod.metadata.name}`);
}

function plain(body: string | ReadableStream<Uint8Array>): Response {
  return new Response(body, { headers: { "content-type": "text/plain" } });
}

function following(
  start: string,
  options: LogOptions,
  follow: (onLine: (line: LogLine | undefined) => void) => () => void,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder();
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      if (start !== "") controller.enqueue(utf8.encode(start));
      const finish = () => {
        stop();
        controller.close();
      };
      const unfollow = follow((line) => {
        if (line) controller.enqueue(utf8.encode(format(line, options)));
        else finish();
      });
      // What was cancelled hears no abort any more: it cannot be closed.
      stop = () => {
        unfollow();
        signal.removeEventListener("abort", finish);
      };
      signal.addEventListener("abort", finish, { once: true });
    },
    cancel: () => stop(),
  });
}

function format(line: LogLine, options: LogOptions): string {
  if (!options.timestamps) return `${line.text}\n`;
  return `${formatTime(line.timeMs).slice(0, -1)}.${
    String(Math.floor(line.timeMs % 1000)).padStart(3, "0")
  }000000Z ${line.text}\n`;
}

function logOptions(name: string, query: URLSearchParams, nowMs: number): LogOptions {
  const errors: FieldError[] = [];
  const number = (name: string, least: number) => {
    const text = query.get(name);
    if (text === null || text === "") return undefined;
    const value = Number(text);
    if (!Number.isInteger(value)) {
      throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
    }
    if (value < least) {
      errors.push(
        invalidValue(name, value, `must be greater than ${least === 0 ? "or equal to 0" : "0"}`),
      );
    }
    return value;
  };
  const tailLines = number("tailLines", 0);
  const limitBytes = number("limitBytes", 1);
  const sinceSeconds = number("sinceSeconds", 1);
  const sinceTime = query.get("sinceTime");
  if (sinceSeconds !== undefined && sinceTime !== null) {
    errors.push({
      reason: "FieldValueForbidden",
      field: "[]",
      message: "Forbidden: at most one of `sinceTime` or `sinceSeconds` may be specified",
    });
  }
  if (query.has("stream")) errors.push(forbiddenField("stream", "may not be specified"));
  if (errors.length > 0) throw invalid({ group: "", kind: "PodLogOptions" }, name, errors);
  if (sinceTime !== null && Number.isNaN(Date.parse(sinceTime))) {
    const layout = "2006-01-02T15:04:05Z07:00";
    const shown = JSON.stringify(sinceTime);
    throw badRequest(`parsing time ${shown} as "${layout}": cannot parse ${shown} as "2006"`);
  }
  const sinceMs = sinceTime !== null
    ? Date.parse(sinceTime)
    : sinceSeconds === undefined
    ? undefined
    : nowMs - sinceSeconds * 1000;
  const flag = (name: string) => ["true", "1"].includes(query.get(name) ?? "");
  return { follow: flag("follow"), timestamps: flag("timestamps"), tailLines, limitBytes, sinceMs };
}
