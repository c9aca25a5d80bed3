/**
 * Words by which people leave a prompt.
 *
 * @module
 */

/** What leaves other prompts, unless the session has a variable of that name. */
export function isFarewell(input: string): boolean {
  const [, word] = /^\s*(exit|quit)(?:\(\))?;?\s*$/.exec(input) ?? [];
  return word !== undefined && !(word in globalThis);
}
