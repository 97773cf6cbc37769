import type { Day } from "../../src/base/civil-date.ts";
import type { RecordNode } from "../../src/base/document.ts";
import type { Duration } from "../../src/base/duration.ts";
import type { Exact } from "../../src/base/exact-number.ts";
import type { Instant } from "../../src/base/instant.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import type { RecordType } from "../../src/vocabulary/type.ts";

/** What an expression comes to: a known value or nothing known, and what is missing for more. */
export interface Result {
  readonly value: Value | undefined;
  readonly needs: readonly string[];
  /** Where the document says it, as it was asked for. */
  readonly path?: string;
  /** Of an event on a day that had not come: what is missing to say whether there was one. */
  readonly ahead?: string;
}

export type Value =
  | { readonly kind: "null" }
  | { readonly kind: "truth"; readonly is: boolean }
  /** Exact where both bounds are one number; a bound that is not known is missing. */
  | { readonly kind: "number"; readonly least: Exact | undefined; readonly most: Exact | undefined }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "date"; readonly day: Day }
  | { readonly kind: "moment"; readonly at: Instant }
  | { readonly kind: "duration"; readonly duration: Duration }
  /** A day, a moment, a duration or a text that is known in part. */
  | { readonly kind: "between"; readonly least: Value | undefined; readonly most: Value | undefined }
  | ListValue
  | { readonly kind: "group"; readonly node: RecordNode; readonly type: RecordType; readonly input: Input };

export interface ListValue {
  readonly kind: "list";
  readonly items: readonly Result[];
  /** Set for a list that the law leaves open; its name, if it has one. */
  readonly open?: { readonly name: string | undefined };
  /** Set for a list of a document that may hold more: what it needs. */
  readonly more?: string;
}

export const known = (value: Value, needs: readonly string[] = [], path?: string): Result =>
  path === undefined ? { value, needs } : { value, needs, path };

export const unknown = (...needs: readonly string[]): Result => ({ value: undefined, needs: union(needs) });

/** A result where a value is wanted: null is not one. */
export function wanted(result: Result): Result {
  return result.value?.kind === "null" ? unknown(`absent-value ${result.path ?? ""}`) : result;
}

export function union(...all: readonly (readonly string[])[]): readonly string[] {
  const [only = [], ...others] = all.filter((it) => it.length > 0);
  return others.length === 0 && only.length < 2 ? only : [...new Set(all.flat())];
}

export const exactly = (number: Exact): Value => ({ kind: "number", least: number, most: number });
