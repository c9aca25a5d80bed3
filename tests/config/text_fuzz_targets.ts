/**
 * What makes texts from outside fit to be shown, and reads what credential plugins print, and what must
 * hold of it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { AuthError } from "kubist/errors";
import type { ExecPluginConfig } from "../../lib/config/credentials/exec_config.ts";
import { readAnswer } from "../../lib/config/credentials/exec_protocol.ts";
import { printable, redactOutput } from "../../lib/config/redact_text.ts";
import { damaged, pick, type Random, several } from "../fuzz/random.ts";
import type { FuzzTarget } from "../meta/fuzz_targets.ts";

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

function run(random: Random, from: string, length: number): string {
  return Array.from({ length }, () => pick(random, [...from])).join("");
}

/** A secret such as programs make them: long, and of mixed letters and digits. */
const secretOf = (random: Random) => `x9${run(random, letters, 22)}Q7`;

const plugin: ExecPluginConfig = {
  user: "ada",
  command: "login",
  args: [],
  env: [],
  apiVersion: "client.authentication.k8s.io/v1",
  interactiveMode: "Never",
  installHint: "",
  cluster: undefined,
  policy: { policy: "AllowAll" },
  timeoutMs: 60_000,
  stdin: false,
};

interface Answer {
  readonly text: string;
  readonly secret: string;
}

const ends = ["", "2999-01-01T00:00:00Z", "2001-01-01T00:00:00Z", "soon", "2999-01-01 00:00:00"];
const scraps = [
  "{",
  "}",
  '"',
  ",",
  ":",
  "\n",
  "---\n",
  "null",
  "[]",
  "\u0000",
  "\\u",
  "é",
  "token",
];

function makeAnswer(random: Random): Answer {
  const secret = secretOf(random);
  const key = `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`;
  const good = { token: secret };
  const status = pick<unknown>(random, [
    ...Array<unknown>(4).fill(good),
    { token: secret, expirationTimestamp: pick(random, ends) },
    { token: `${secret}\n` },
    { token: `${secret}\nmore` },
    { token: [secret] },
    { clientKeyData: key },
    { clientCertificateData: "none", clientKeyData: key },
    {},
    undefined,
  ]);
  const { apiVersion } = plugin;
  const version = random() < 0.9 ? apiVersion : pick(random, ["v1", secret]);
  const credential = { kind: "ExecCredential", apiVersion: version, status };
  const yaml = `apiVersion: ${apiVersion}\nkind: ExecCredential\nstatus:\n  token: ${secret}\n`;
  const texts = [
    ...Array<string>(4).fill(JSON.stringify(credential)),
    yaml,
    `Bearer ${secret}`,
    `<html>${secret}</html>`,
  ];
  const text = pick(random, texts);
  return { text: random() < 0.5 ? text : damaged(random, [text], scraps), secret };
}

/** A part of a secret that is long enough to be of use. */
const isShown = (text: string, secret: string) =>
  [0, 4, 8].some((at) => text.includes(secret.slice(at, at + 16)));

async function takeAnswer({ text, secret }: Answer): Promise<void> {
  const clocks = { now: () => Date.UTC(2026, 0), serverMs: () => Promise.resolve(undefined) };
  try {
    const { token, pair } = await readAnswer(text, plugin, clocks);
    assert.ok(token !== undefined || pair !== undefined, "neither a token nor a certificate");
  } catch (error) {
    assert.ok(!isShown((error as Error).message, secret), "the message shows the token");
    throw error;
  }
}

const nasty = [
  "\u001b[31m",
  "\u001b]8;;http://x\u0007",
  "\u009b1m",
  "\r",
  "\r\n",
  "\b",
  "\u202e",
  "\u2028",
  "\u200b",
  "\u{e0001}",
  "\ud800",
  "\udc00",
  "\u0000",
  "\ufeff",
];

const makeText = (random: Random) =>
  several(random, 12, () => pick(random, [...nasty, "a", "\n", "\t", "U+001B", "é", "👍"])).join(
    "",
  );

function takeText(text: string): void {
  const shown = printable(text);
  assert.doesNotMatch(shown.replace(/[\n\t]/g, ""), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  assert.equal(printable(shown), shown);
}

interface Planted {
  readonly text: string;
  readonly secret: string;
  readonly spelling: string;
}

const spell: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => Buffer.from(secret).toString("base64"),
  (secret) => Buffer.from(secret).toString("base64url"),
  (secret) => Buffer.from(secret).toString("hex"),
  (secret) => encodeURIComponent(secret),
  (secret) => JSON.stringify(secret).slice(1, -1),
];

const around = ["", " ", '"', "token=", "https://h/?q=", "(", "\n", "é", ",", "\u001b[1m"];

function makePlanted(random: Random): Planted {
  // Words and signs too: what is known as a secret need not look like one.
  const secret = pick(random, [
    () => secretOf(random),
    () => `${run(random, "abc", 8)} ${run(random, "xyz", 4)}`,
    () => `pass"${run(random, "/+%&?é\\\n", 6)}word`,
  ])();
  const spelling = pick(random, spell)(secret);
  return { secret, spelling, text: pick(random, around) + spelling + pick(random, around) };
}

function takePlanted({ text, secret, spelling }: Planted): void {
  const shown = redactOutput(text, [secret]);
  assert.ok(!shown.includes(spelling) && !shown.includes(printable(spelling)), shown);
  assert.equal(redactOutput(shown, [secret]), shown);
}

/** The targets. */
export const textFuzzTargets: readonly FuzzTarget[] = [
  {
    name: "Z20 answers of credential plugins",
    make: makeAnswer,
    take: takeAnswer as FuzzTarget["take"],
    refusals: [AuthError],
  },
  {
    name: "Z25 texts for a terminal",
    make: makeText,
    take: takeText as FuzzTarget["take"],
    refusals: [],
  },
  {
    name: "Z26 known secrets in what is printed",
    make: makePlanted,
    take: takePlanted as FuzzTarget["take"],
    refusals: [],
  },
];
