/**
 * Objects without their `metadata.managedFields`. Those are often half of a text, and dear to parse:
 * every field of the object is a small object of its own in them. So they are cut out before.
 *
 * @module
 */

/** What may have managed fields. */
type Managed = { readonly metadata?: { managedFields?: unknown } } | null | undefined;

const key = '"managedFields":';
/** Stands where something was cut out. */
const mark = 0;

/**
 * Parses JSON; the objects in it that `objectsOf` finds are to have no managedFields.
 *
 * What looks like managed fields is cut out and leaves a mark. When the marks are not exactly where
 * managed fields belong, the text holds something that looks alike: then it is parsed as it is.
 *
 * **Errors**: those of `JSON.parse`.
 */
export function parseLean<V>(text: string, objectsOf: (value: V) => readonly Managed[]): V {
  const { lean, cuts } = cut(text);
  if (cuts > 0) {
    const value = tryParse<V>(lean);
    if (value !== undefined && unmark(objectsOf(value)) === cuts) return value;
  }
  const value: V = JSON.parse(text);
  for (const object of objectsOf(value)) delete object?.metadata?.managedFields;
  return value;
}

function tryParse<V>(text: string): V | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Takes the marks away; gives their number. */
function unmark(objects: readonly Managed[]): number {
  let marks = 0;
  for (const object of objects) {
    const metadata = object?.metadata;
    if (metadata?.managedFields !== mark) continue;
    delete metadata.managedFields;
    marks++;
  }
  return marks;
}

/**
 * Cuts at the first bracket that may end a list, which costs next to no looking. Where that is one in a
 * string, or of a list within, what remains has a quote or a bracket too many: that is no JSON, and then
 * the whole text is parsed.
 */
function cut(text: string): { readonly lean: string; readonly cuts: number } {
  let lean = "";
  let cuts = 0;
  let done = 0;
  for (let at = text.indexOf(key); at !== -1; at = text.indexOf(key, done)) {
    const start = at + key.length;
    const end = text[start] === "[" ? text.indexOf("]", start) : -1;
    if (end === -1) return { lean: text, cuts: 0 };
    lean += text.slice(done, start) + mark;
    done = end + 1;
    cuts++;
  }
  return { lean: lean + text.slice(done), cuts };
}
