/**
 * What reads the streams of exec and port-forward, and what must hold of it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { ProtocolError } from "kubist/errors";
import {
  decodeCommandOutput,
  decodeExit,
  forwardCodec,
  forwardProtocols,
} from "kubist/wire/streams";
import { pick, type Random, several } from "../fuzz/random.ts";
import type { FuzzTarget } from "../meta/fuzz_targets.ts";
import { logResume } from "../../lib/wire/log_resume.ts";
import { encodeData, encodePing } from "../../lib/wire/spdy.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const byte = (random: Random) => Math.floor(random() * 256);

/** Bytes, some of them changed, left out or added, or a third of the time as they are. */
function damagedBytes(random: Random, from: Uint8Array): Uint8Array {
  const bytes = [...from];
  if (random() < 0.3) return Uint8Array.from(bytes);
  for (let i = 0; i < 1 + random() * 4; i++) {
    const at = Math.floor(random() * (bytes.length + 1));
    if (random() < 0.5) bytes[at] = byte(random);
    else bytes.splice(at, Math.floor(random() * 3), ...several(random, 3, () => byte(random)));
  }
  return Uint8Array.from(bytes.map((value) => value ?? 0));
}

const statuses = [
  '{"metadata":{},"status":"Success"}',
  '{"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"3"}]}}',
  '{"status":"Failure","message":"no"}',
  "null",
];

/** Several whole frames. */
function frames(random: Random): Uint8Array {
  const make = () =>
    pick(random, [
      encodeData(pick(random, [1, 3]), utf8("x".repeat(random() * 20)), { end: random() < 0.3 }),
      encodePing(byte(random)),
      Uint8Array.of(0x80, 3, 0, 2, 0, 0, 0, 6, 0, 0, 0, 3, 0, 0),
      Uint8Array.of(0x80, 3, 0, 3, 0, 0, 0, 8, 0, 0, 0, 3, 0, 0, 0, 5),
    ]);
  return Uint8Array.from(several(random, 6, make).flatMap((frame) => [...frame]));
}

function takeMessage(message: Uint8Array): void {
  const output = decodeCommandOutput(message);
  if (output?.channel !== "error") return;
  const exit = decodeExit(output.bytes);
  assert.ok(exit.code === undefined || Number.isInteger(exit.code));
}

function takeTunnel({ bytes, cuts }: { bytes: Uint8Array; cuts: readonly number[] }): void {
  const [tunnel = ""] = forwardProtocols;
  const codec = forwardCodec(tunnel, 80);
  let size = 0;
  const edges = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) =>
    a - b
  );
  for (let i = 0, from = 0; i < edges.length; from = edges[i++] ?? 0) {
    for (const input of codec.receive(bytes.subarray(from, edges[i]))) {
      if (input.type === "data") size += input.bytes.length;
    }
  }
  assert.ok(size <= bytes.length, "more came out than went in");
}

function takeLog(lines: readonly string[]): void {
  const resume = logResume({});
  const taken = resume.take(lines);
  assert.equal(taken.length, lines.length, "a first connection repeats nothing");
  const { sinceTime } = resume.query({ follow: true });
  assert.ok(sinceTime === undefined || /^\d{4}-.*:\d\dZ$/.test(sinceTime), String(sinceTime));
}

/** A line of a log, damaged or not. */
function logLine(random: Random): string {
  const line = `2026-0${1 + Math.floor(random() * 9)}-01T00:00:0${
    Math.floor(random() * 9)
  }.5Z text`;
  if (random() < 0.5) return line;
  const at = Math.floor(random() * line.length);
  return line.slice(0, at) + pick(random, ["", "Z", "+99:99", "9", " ", "T"]) + line.slice(at + 1);
}

/** The targets. */
export const streamFuzzTargets: readonly FuzzTarget[] = [
  {
    name: "messages of exec",
    refusals: [ProtocolError],
    make: (random) => {
      const status = damagedBytes(random, utf8(pick(random, statuses)));
      const channel = pick(random, [1, 2, 3, 3, 3, 255, byte(random)]);
      return random() < 0.1 ? new Uint8Array(0) : Uint8Array.of(channel, ...status);
    },
    take: takeMessage as FuzzTarget["take"],
  },
  {
    name: "frames of port-forward",
    refusals: [ProtocolError],
    make: (random) => ({
      bytes: damagedBytes(random, frames(random)),
      cuts: several(random, 4, () => Math.floor(random() * 200)),
    }),
    take: takeTunnel as FuzzTarget["take"],
  },
  {
    name: "lines of followed logs",
    refusals: [],
    make: (random) => several(random, 6, () => logLine(random)),
    take: takeLog as FuzzTarget["take"],
  },
];
