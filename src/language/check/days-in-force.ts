import { formatDay, parseDay, type Day } from "../../base/civil-date.ts";
import type { Interval } from "../../base/interval.ts";
import type * as Ast from "../syntax/ast.ts";
import { untilBeforeFrom } from "./diagnostics/time.ts";
import { report, type Ledger } from "./ledger.ts";

/** Days as they are written: `from D`, `from D until D`. */
type Written = Pick<Ast.InForce, "from" | "until">;

/** Days that begin and end somewhere. */
export type Days = Exclude<Interval, "never">;

/** The days that are written; undefined where they are none, which is reported, or no dates, which the parser said. */
export function readDays(ledger: Ledger, file: Ast.File, { from, until }: Written): Days | undefined {
  const first = parseDay(from.text);
  const end = until === undefined ? undefined : parseDay(until.text);
  if (first === undefined || (until !== undefined && end === undefined)) return undefined;
  if (until === undefined || end === undefined || first < end) return { from: first, until: end };
  report({ ledger }, file, until.span, untilBeforeFrom, { from: from.text, until: until.text });
  return undefined;
}

/** `from 2023-08-15 until 2024-01-01`; `on no day` of a draft. */
export function describeDays(days: Interval): string {
  if (days === "never") return "on no day";
  const day = (it: Day): string => `\`${formatDay(it)}\``;
  return `from ${day(days.from)}` + (days.until === undefined ? "" : ` until ${day(days.until)}`);
}
