/**
 * From offsets to lines and columns.
 *
 * @module
 */

import { YamlError, type YamlProblem } from "./error.ts";

/** A text and what is needed to name a place in it. */
export interface Place {
  readonly text: string;
  readonly source: string;
  /** Where the text starts in its source, from 1. */
  readonly firstLine: number;
}

/** The line of an offset in its source, from 1. */
export function lineAt(place: Place, offset: number): number {
  return position(place, offset).line;
}

/** The error for an offset in a text. */
export function errorAt(
  place: Place,
  offset: number,
  problem: YamlProblem,
  state: string,
): YamlError {
  return new YamlError(state, { problem, source: place.source, ...position(place, offset) });
}

function position(place: Place, offset: number): { line: number; column: number } {
  const before = place.text.slice(0, Math.max(0, offset));
  const lines = before.split(/\r\n|\r|\n/);
  return { line: place.firstLine + lines.length - 1, column: (lines.at(-1) ?? "").length + 1 };
}
