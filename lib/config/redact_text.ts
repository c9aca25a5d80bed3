/**
 * Text that comes from outside, made fit to be shown: no secrets, nothing that a terminal obeys.
 *
 * @module
 */

/**
 * A text without control characters, which a terminal might obey: each is written as `U+001B`. Line
 * breaks and tabs stay.
 */
export function printable(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu,
    (c) => {
      if (c === "\n" || c === "\t") return c;
      const code = (c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
      return `U+${code}`;
    },
  );
}

/** A URL without its password and user; other texts stay as they are. */
export function redactUrl(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^/?#\s]*@/gi, "$1REDACTED@");
}

/**
 * What a program printed, made fit for a message: terminal codes escaped, known secrets and everything
 * that looks like a credential masked.
 *
 * @param secrets Values that must not appear whatever they look like, nor as JSON, in a URL, in base64
 * or in hexadecimal.
 */
export function redactOutput(text: string, secrets: readonly string[] = []): string {
  let shown = printable(text);
  for (const secret of secrets) {
    // Shorter values are words like "true"; masking them would only garble the text.
    if (secret.length < 4) continue;
    for (const spelling of spellings(secret)) shown = shown.replaceAll(spelling, "REDACTED");
  }
  return redactUrl(shown)
    .replace(LABELLED, (_, label: string) => `${label}REDACTED`)
    .replace(/[\w.~+/=-]{12,}/g, (word) => isPlainWord(word) ? word : "REDACTED");
}

/** How a program may write a value: longer spellings first, for they may hold shorter ones. */
function spellings(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const base64 = btoa(String.fromCharCode(...bytes)).replace(/=+$/, "");
  const all = [
    hex,
    hex.toUpperCase(),
    base64,
    base64.replaceAll("+", "-").replaceAll("/", "_"),
    encodeURIComponent(secret.toWellFormed()),
    printable(JSON.stringify(secret).slice(1, -1)),
    printable(secret),
  ];
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}

const LABELLED =
  /((?:bearer|basic)\s+|(?:pass(?:word|wd|phrase)?|secret|token|api[-_]?key|credential)s?["']?\s*[:=]\s*["']?)[^\s"',;]+/gi;

/**
 * Words, names with dots or dashes, versions and paths are language; long runs of mixed letters and
 * digits are not.
 */
function isPlainWord(word: string): boolean {
  return word.split(/[-._/=+~]+/).every((part) => PLAIN.test(part));
}

const PLAIN =
  /^(?:[a-z]{0,15}(?:[A-Z][a-z]{1,14}){0,4}|[A-Z]{1,10}|\d{1,4}|[a-z\d]{1,3}|v\d+(?:alpha|beta)\d+)$/;
