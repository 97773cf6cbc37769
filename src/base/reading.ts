import type { DataDocument } from "./data.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** What a text holds: only documents without an error, and all that is wrong. */
export interface Reading {
  readonly documents: readonly DataDocument[];
  readonly diagnostics: readonly Diagnostic[];
}
