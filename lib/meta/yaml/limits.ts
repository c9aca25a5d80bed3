/**
 * How large a YAML text may be.
 *
 * @module
 */

/** How large a YAML text may be; a text beyond a limit is refused, never cut. */
export interface YamlLimits {
  /** UTF-16 code units of the whole text. @default {16_777_216} */
  readonly maxLength?: number;
  /** Documents in one text; `YamlError` beyond. @default {10_000} */
  readonly maxDocuments?: number;
  /** Collections within collections. @default {200} */
  readonly maxDepth?: number;
  /** Uses of aliases per document. @default {100} */
  readonly maxAliases?: number;
  /** Values per document, counted after aliases are copied out. @default {1_000_000} */
  readonly maxNodes?: number;
}

/** Limits with every default filled in. */
export function withDefaults(limits: YamlLimits): Required<YamlLimits> {
  return {
    maxLength: limits.maxLength ?? 16 * 1024 * 1024,
    maxDocuments: limits.maxDocuments ?? 10_000,
    maxDepth: limits.maxDepth ?? 200,
    maxAliases: limits.maxAliases ?? 100,
    maxNodes: limits.maxNodes ?? 1_000_000,
  };
}
