/**
 * The conformance cases of the embedded server, by their ids.
 *
 * @module
 */

/** How many cases each group has; their ids count from 01. */
export const groups: Readonly<Record<string, number>> = {
  AUTH: 16,
  CRD: 20,
  CRE: 20,
  CTL: 16,
  DEF: 15,
  DEL: 22,
  DISC: 14,
  DRY: 6,
  EVT: 5,
  FV: 8,
  GC: 5,
  KCT: 19,
  LIM: 7,
  LST: 12,
  NEG: 10,
  OAS: 7,
  OTH: 14,
  PAT: 12,
  PB: 8,
  RV: 11,
  SEL: 15,
  SMP: 16,
  SSA: 24,
  STR: 16,
  SUB: 18,
  TBL: 19,
  UPD: 14,
  URL: 18,
  VAL: 17,
  WAT: 18,
};

/** All ids. */
export const ids: readonly string[] = Object.entries(groups).flatMap(([group, count]) =>
  Array.from({ length: count }, (_, i) => `${group}-${String(i + 1).padStart(2, "0")}`)
);

const ID = /\b([A-Z]{2,4})-(\d{2})\b/g;

/** The ids that a text names. */
export function idsIn(text: string): string[] {
  return [...text.matchAll(ID)].map((m) => m[0]).filter((id) => ids.includes(id));
}
