import { parse, stringify } from "devalue";

// What `node:v8` has for us, in a form that a page can read: maps, sets, and one object in two places.

/** For the build of a page. Objects without a prototype come back with one, as they do from `node:v8`. */
export const serialize = (value: unknown): Uint8Array => new TextEncoder().encode(stringify(structuredClone(value)));

/** A page is not told how much it may keep. */
export const getHeapStatistics = () => ({ heap_size_limit: undefined });

export const deserialize = (bytes: Uint8Array): unknown => parse(new TextDecoder().decode(bytes)) as unknown;
