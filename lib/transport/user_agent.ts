/**
 * What kubist calls itself to servers.
 *
 * @module
 */

/** The version of kubist. */
export const kubistVersion = "0.1.0";

/** The machine that a program runs on. */
export interface Platform {
  readonly name: string;
  readonly version: string;
  readonly os: string;
  readonly arch: string;
}

/** "kubist/0.1.0 (linux/x86_64) deno/2.9.6". */
export function defaultUserAgent({ name, version, os, arch }: Platform): string {
  return `kubist/${kubistVersion} (${os}/${arch}) ${name}/${version}`;
}
