/**
 * The values that the API writes as strings, or as a string or a number.
 *
 * @module
 */

/** An amount in canonical form, as the server writes it: "500m", "1536Mi". */
export type Quantity = string;

/** An amount as it may be written: a string, or a number of whole units. */
export type QuantityDraft = string | number;

/** A number or a string, such as a port's number or name, or 1 and "25%". */
export type IntOrString = number | string;

/** A point in time in RFC 3339 format, to the second: "2026-01-02T03:04:05Z". */
export type Time = string;

/** A point in time in RFC 3339 format, to the microsecond: "2026-01-02T03:04:05.000006Z". */
export type MicroTime = string;

/** A span of time as Go writes it: "1h30m", "1.5s". */
export type Duration = string;

/** Bytes in base64. */
export type Base64 = string;

/** A JSON object whose fields the API does not say. */
export type RawObject = Record<string, unknown>;
