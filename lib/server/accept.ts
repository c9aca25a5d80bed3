/**
 * Content negotiation: which representation a client asked for.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations-of-resources
 *
 * @module
 */

import { notAcceptable } from "./refusals.ts";
import { failure, type StatusError } from "./status_error.ts";

/** How to write an answer. */
export interface Representation {
  readonly media: "json" | "yaml" | "protobuf";
  /** The view asked for; empty for the object itself. */
  readonly as: "" | "Table" | "PartialObjectMetadata" | "PartialObjectMetadataList";
  /** The version of meta.k8s.io of the view. */
  readonly asVersion: "v1" | "v1beta1";
}

/** One clause of an Accept header, parameters in lower-case names; types are told apart by case. */
export interface AcceptClause {
  readonly type: string;
  readonly params: Readonly<Record<string, string>>;
}

const AVAILABLE = [
  "application/json",
  "application/yaml",
  "application/vnd.kubernetes.protobuf",
  "application/json;stream=watch",
  "application/vnd.kubernetes.protobuf;stream=watch",
];

/** The values of the parameter `stream` that are known; a client may ask without it. */
const STREAMS: ReadonlySet<string | undefined> = new Set([undefined, "watch"]);

const VIEWS = new Set(["Table", "PartialObjectMetadata", "PartialObjectMetadataList"]);

/** Splits an Accept header, best quality first, ties in the client's order. */
export function parseAccept(header: string | null): AcceptClause[] {
  const clauses = (header ?? "").split(",").map((c) => c.trim()).filter((c) => c !== "");
  return clauses.map(clause)
    .map((c, order) => ({ c, order, q: Number(c.params["q"] ?? 1) }))
    .sort((a, b) => b.q - a.q || a.order - b.order)
    .map(({ c }) => c);
}

/**
 * Picks the first clause that can be served.
 *
 * **Errors**: 406 when there is none.
 */
export function negotiate(
  header: string | null,
  can: {
    readonly protobuf: boolean;
    readonly views: boolean;
    /** Whether an answer can be a table. @default {true} */
    readonly tables?: boolean;
    /** Whether a collection is asked for, which can be watched. @default {false} */
    readonly watch?: boolean;
    /** Whether it is watched, for which there is no YAML. @default {false} */
    readonly stream?: boolean;
  },
): Representation {
  const clauses = parseAccept(header);
  if (clauses.length === 0) return { media: "json", as: "", asVersion: "v1" };
  for (const c of clauses) {
    const media = mediaOf(c.type);
    if (media === undefined || (media === "protobuf" && !can.protobuf)) continue;
    if (!STREAMS.has(c.params["stream"])) continue;
    if (media === "yaml" && can.stream) throw noView(AVAILABLE.slice(3));
    const view = viewOf(c, can.views);
    const table = view?.as === "Table";
    if (table && (media === "protobuf" || can.tables === false)) continue;
    if (view) return { media, ...view };
  }
  if (clauses.some((c) => c.params["as"] !== undefined || !STREAMS.has(c.params["stream"]))) {
    throw noView();
  }
  throw notAcceptable(can.watch ? AVAILABLE : AVAILABLE.slice(0, 3));
}

/** How to write a refusal: as the first clause that names a known type and no view, else as JSON. */
export function refusalMedia(header: string | null): Representation["media"] {
  for (const c of parseAccept(header)) {
    const media = mediaOf(c.type);
    if (media !== undefined && c.params["as"] === undefined) return media;
  }
  return "json";
}

/** Checks that JSON is accepted, in whatever view. **Errors**: 406. */
export function acceptsJson(header: string | null): void {
  const clauses = parseAccept(header);
  if (clauses.length > 0 && !clauses.some((c) => mediaOf(c.type) === "json")) {
    throw notAcceptable(["application/json"]);
  }
}

/** 406 for a view that an answer does not have. */
export function noView(available: readonly string[] = AVAILABLE.slice(0, 3)): StatusError {
  const accepted = available.join(", ");
  return failure(406, "NotAcceptable", `only the following media types are accepted: ${accepted}`);
}

function clause(text: string): AcceptClause {
  const [type = "", ...rest] = text.split(";").map((p) => p.trim());
  const params: Record<string, string> = {};
  for (const p of rest) {
    const at = p.indexOf("=");
    if (at > 0) params[p.slice(0, at).toLowerCase()] = p.slice(at + 1);
  }
  return { type, params };
}

function mediaOf(type: string): Representation["media"] | undefined {
  switch (type) {
    case "application/json":
    case "*/*":
      return "json";
    case "application/yaml":
      return "yaml";
    case "application/vnd.kubernetes.protobuf":
      return "protobuf";
    default:
      return undefined;
  }
}

function viewOf(
  c: AcceptClause,
  views: boolean,
): Pick<Representation, "as" | "asVersion"> | undefined {
  const as = c.params["as"];
  if (as === undefined) return { as: "", asVersion: "v1" };
  const version = c.params["v"];
  if (!views || !VIEWS.has(as) || c.params["g"] !== "meta.k8s.io") return undefined;
  if (version !== "v1" && version !== "v1beta1") return undefined;
  return { as: as as Representation["as"], asVersion: version };
}
