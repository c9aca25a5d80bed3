/**
 * `kubist doctor`: what would be used to connect, and why.
 *
 * @module
 */

import { fromConfig, type VersionInfo } from "kubist";
import { diagnose, type Diagnosis, type Validity } from "kubist/config";
import { humanDuration } from "kubist/meta";
import type { Command } from "./command.ts";
import { connectFlags, connectOptions } from "./connect_flags.ts";
import { exitCodeOf } from "./failure.ts";
import { outputFlag, printed } from "./output.ts";

/** The command. */
export const doctor: Command = {
  name: "doctor",
  summary: "Tell what would be used to connect, and why",
  about: `It looks where kubectl looks, says what was used and what was passed over, until when
certificates and tokens are good, whether the server answers, and with which flags
Deno lets a script do the same. The exit code is that of the first thing amiss.`,
  usage: ["doctor [flags]"],
  examples: [
    ["doctor", "the cluster that kubectl would use"],
    ["doctor --context prod --offline", "another context, nothing sent and no plugin run"],
    ["doctor -o jsonpath='{.denoFlags[*]}'", "the permission flags alone"],
  ],
  flags: {
    offline: { type: "boolean", text: "send nothing and run no credential plugin" },
    output: outputFlag,
    ...connectFlags,
  },
  async run(call, io) {
    const offline = call.has("offline");
    const options = await connectOptions(call, io);
    const found = await diagnose({ ...options, tryCredentials: !offline, signal: io.signal });
    const answer = offline ? undefined : await askServer(found, io.signal);
    const data = toData(found, answer);
    const name = found.config?.context === undefined
      ? `server/${data.server ?? "none"}`
      : `context/${found.config.context}`;
    const result = { data, name, table: () => tableOf(data, found.validity) };
    io.out(await printed(result, call.text("output")));
    return codeOf(found, answer);
  },
};

interface Answer {
  readonly version?: VersionInfo;
  readonly error?: unknown;
}

/** Asks for the version, which anybody may see, and thereby whether the credentials do. */
async function askServer(found: Diagnosis, signal: AbortSignal): Promise<Answer | undefined> {
  if (!found.config || found.error) return undefined;
  await using k = fromConfig(found.config);
  try {
    return { version: await k.version({ signal, timeoutMs: 10_000 }) };
  } catch (error) {
    if (signal.aborted) throw error;
    return { error };
  }
}

function toData(found: Diagnosis, answer: Answer | undefined) {
  const { config } = found;
  return {
    places: found.places,
    ...(config && {
      context: config.context,
      server: config.server,
      namespace: config.namespace,
      credentials: config.credentials.description,
      ...(config.impersonate && { actsAs: config.impersonate.user }),
      ...(config.proxyUrl !== undefined && { proxy: new URL(config.proxyUrl).host }),
    }),
    validity: found.validity.map((v) => ({
      what: v.what,
      subject: v.subject,
      notAfter: v.notAfter?.toISOString(),
      state: v.state,
    })),
    warnings: found.warnings,
    ...(answer && {
      reachable: answer.version !== undefined,
      ...(answer.version && { version: answer.version.gitVersion }),
      ...(answer.error !== undefined && { problem: messageOf(answer.error) }),
    }),
    ...(found.error && { problem: found.error.message }),
    denoFlags: found.denoFlags,
  };
}

type Data = ReturnType<typeof toData>;

function tableOf(data: Data, validity: readonly Validity[]): string {
  const sections = [
    section(
      "Places",
      data.places.map(({ source, state, why }) => `${state.padEnd(8)}${source}: ${why}`),
    ),
    section("Connection", connectionLines(data)),
    section("Validity", validity.map(validityLine)),
    section("Warnings", data.warnings.map(({ source, problem }) => `${source}: ${problem}`)),
    section("Problem", data.problem === undefined ? [] : data.problem.split("\n")),
    section("Deno", [`deno run ${data.denoFlags.join(" ")} script.ts`]),
  ];
  return sections.filter((s) => s !== "").join("\n\n");
}

function connectionLines(data: Data): string[] {
  const rows = [
    ["context", data.context],
    ["server", data.server],
    ["version", data.version ?? (data.reachable === false ? "no answer" : undefined)],
    ["namespace", data.namespace],
    ["as", data.credentials],
    ["acting as", data.actsAs],
    ["proxy", data.proxy],
  ] as const;
  return rows.filter(([, value]) => value !== undefined).map(([name, value]) =>
    `${name.padEnd(10)}${value}`
  );
}

function validityLine({ what, subject, notAfter, state }: Validity): string {
  const whom = subject === undefined ? "" : ` of ${subject}`;
  if (!notAfter) return `${what}${whom}: it does not say until when`;
  const left = notAfter.getTime() - Date.now();
  const when = state === "valid"
    ? `for ${humanDuration(left)}, until ${notAfter.toISOString()}`
    : `${state}, ${notAfter.toISOString()}`;
  return `${what}${whom}: ${when}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${title}\n${lines.map((line) => `  ${line}`).join("\n")}`;
}

function codeOf(found: Diagnosis, answer: Answer | undefined): number {
  if (found.error) return exitCodeOf(found.error);
  if (answer?.error !== undefined) return exitCodeOf(answer.error);
  return found.validity.some(({ state }) => state === "expired") ? 4 : 0;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
