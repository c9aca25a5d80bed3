/**
 * Splits a text at its `---` lines, as the Kubernetes tools do before any YAML is read.
 *
 * @module
 */

import { errorAt, type Place } from "./place.ts";

/** The documents of a text; a line `---` may carry a comment and nothing else. */
export function splitDocuments(whole: Place): Place[] {
  const documents: Place[] = [];
  const separator = /^---(.*)$/gm;
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
    firstLine += text.split(/\r\n|\r|\n/).length;
    start = Math.min(separator.lastIndex + 1, whole.text.length);
  }
  documents.push({ ...whole, text: whole.text.slice(start), firstLine });
  return documents;
}
