/**
 * From samples to the lines that a person reads.
 *
 * @module
 */

import type { Measurement, Samples } from "./client.ts";

/** The middle value; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  if (low === undefined || high === undefined) {
    throw new RangeError("Cannot take a median: no values");
  }
  return (low + high) / 2;
}

/** What each round gives as kubist's share over the bare one's: rounds differ by themselves. */
export function ratios(kubist: readonly number[], bare: readonly number[]): number[] {
  if (kubist.length !== bare.length) throw new RangeError("Cannot compare: rounds are missing");
  return kubist.map((value, round) => value / (bare[round] as number));
}

/** Between which values half of all lie: how much a median of few of them can be trusted. */
export function middleHalf(values: readonly number[]): readonly [low: number, high: number] {
  const sorted = [...values].sort((a, b) => a - b);
  const out = Math.floor(sorted.length / 4);
  const [low, high] = [sorted[out], sorted[sorted.length - 1 - out]];
  if (low === undefined || high === undefined) throw new RangeError("Cannot look: no values");
  return [low, high];
}

/** One line about one job: ratios first, then what they come from, then the verdict. */
export function describe(
  { kubist, bare }: Measurement,
  options: { readonly label: string; readonly goal: number },
): string {
  const rounds = ratios(kubist.cpu, bare.cpu);
  const cpu = median(rounds);
  const [low, high] = middleHalf(rounds).map((value) => value.toFixed(2));
  const wall = median(ratios(kubist.wall, bare.wall));
  const sums = `${cost(kubist)} against ${cost(bare)}`;
  const verdict = cpu <= options.goal ? "holds" : "kubist loses";
  return `${options.label}  ${cpu.toFixed(2)}x CPU (half of the rounds ${low} to ${high}), ${
    wall.toFixed(2)
  }x wall (${sums}); ` +
    `goal ${options.goal}x CPU: ${verdict}`;
}

function cost({ cpu, wall }: Samples): string {
  return `${median(cpu).toFixed(0)} ms CPU in ${median(wall).toFixed(0)} ms`;
}

/** One line about an absolute measure that has a goal. */
export function describeGoal(label: string, value: number, goal: number, unit: string): string {
  const verdict = value <= goal ? "holds" : "kubist loses";
  return `${label}  ${value.toFixed(1)} ${unit}; goal ${goal} ${unit}: ${verdict}`;
}
