/**
 * Splits a text at its `---` lines, as the Kubernetes tools do before any YAML is read.
 *
 * @module
 */

import { errorAt, type Place } from "./place.ts";

/** The documents of a text; a line `---` may carry a comment and nothing else. */
export function splitDocuments(whole: Place): Place[] {
  const documents: Place[] = [];
  // Only a line feed ends a line here, though more characters do within a document.
  const separator = /(?<![^\n])---([^\n]*)/g;
  let start = 0;
  let firstLine = whole.firstLine;
  for (let match = separator.exec(whole.text); match; match = separator.exec(whole.text)) {
    const rest = (match[1] ?? "").trim();
    if (rest !== "" && !rest.startsWith("#")) {
      const state = `text after "---", which may be followed by a comment only`;
      throw errorAt(whole, match.index, "separator", state);
    }
    const text = whole.text.slice(start, match.index);
    documents.push({ ...whole, text, firstLine });
    const next = Math.min(separator.lastIndex + 1, whole.text.length);
    firstLine += breaks(whole.text.slice(start, next));
    start = next;
  }
  documents.push({ ...whole, text: whole.text.slice(start), firstLine });
  return documents;
}

/** The JSON objects of a text that holds nothing else, one after the other; itself for any other text. */
export function splitJson(whole: Place): Place[] {
  const { text } = whole;
  if (!/^\s*\{/.test(text)) return [whole];
  const objects: Place[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\[\s\S])*"|[[{\]}]/g)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    if (depth > 0 || token.startsWith('"')) continue;
    objects.push(slice(whole, start, index + 1));
    start = index + 1;
    if (depth < 0 || !/^\s*(\{|$)/.test(text.slice(start, start + 1024))) return [whole];
  }
  return objects.length > 1 && text.slice(start).trim() === "" ? objects : [whole];
}

function slice(whole: Place, start: number, end: number): Place {
  const lines = breaks(whole.text.slice(0, start));
  return { ...whole, text: whole.text.slice(start, end), firstLine: whole.firstLine + lines };
}

function breaks(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}
