import { formatDay, parseDay } from "../../base/civil-date.ts";
import type { Interval } from "../../base/interval.ts";
import { messages, type Message } from "../../base/message.ts";
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

const words = messages("language/days", {
  never: { en: "on no day", zh: "永不" },
  from: { en: "from `{from}`", zh: "自 `{from}` 起" },
  until: { en: "from `{from}` until `{until}`", zh: "自 `{from}` 起至 `{until}` 前" },
});

/** `from 2023-08-15 until 2024-01-01`; `on no day` of a draft. */
export function describeDays(days: Interval): Message {
  if (days === "never") return words.never();
  const from = formatDay(days.from);
  return days.until === undefined ? words.from({ from }) : words.until({ from, until: formatDay(days.until) });
}
