/**
 * The X.509 library, loaded on first use.
 *
 * @module
 */

type Library = typeof import("@peculiar/x509");
type Stub = (...args: never[]) => undefined;

let library: Promise<Library> | undefined;

/** The library; loaded once. */
export function loadX509(): Promise<Library> {
  return library ??= load();
}

/**
 * The library's container refuses to load where `Reflect` has no metadata functions, though it
 * finds nothing in them: it is compiled without decorator metadata. So they stand there while it
 * loads, and only then, because a built-in object is the user's to extend.
 */
async function load(): Promise<Library> {
  const target = Reflect as unknown as Record<string, Stub | undefined>;
  const names = ["getMetadata", "getOwnMetadata", "defineMetadata"];
  const stub: Stub = () => undefined;
  for (const name of names) target[name] ??= stub;
  try {
    return await import("@peculiar/x509");
  } finally {
    for (const name of names) if (target[name] === stub) delete target[name];
  }
}
