/**
 * What makes two messages equal that differ for a reason.
 *
 * @module
 */

/** Messages without the structures that they show as a wrong value. */
export function withoutStructures(json: string): string {
  let kept = "";
  let rest = json;
  for (;;) {
    const found = /alue: (?=[[{])/.exec(rest);
    if (!found) return kept + rest;
    const start = found.index + found[0].length;
    kept += `${rest.slice(0, start)}{structure}`;
    rest = rest.slice(endOf(rest, start));
  }
}

/** Messages on one line. */
export function onOneLine(json: string): string {
  return json.replace(/(\\n| )+/g, " ").replace(/ "$/, '"');
}

/** Messages without a difference as Go prints it. */
export function withoutGoDiff(json: string): string {
  const line = String.raw`(?:(?!\\n).)*\\n`;
  const hunk = new RegExp(String.raw`(?:\\n| )@@${line}(?:[ +@-]${line})*`, "gs");
  return json.replace(hunk, "").replace(/(?:\\n| )@@.*?(\]?")$/s, "$1");
}

/** Where the brackets that open at a place are closed. */
function endOf(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if ("[{".includes(text.charAt(i))) depth++;
    else if ("]}".includes(text.charAt(i)) && --depth === 0) return i + 1;
  }
  return text.length;
}
