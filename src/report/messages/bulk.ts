import { listOf, messages, type Message } from "../../base/message.ts";
import type { BulkCounts } from "../model/report-run.ts";
import { groupedDigits } from "./phrases.ts";

const bulk = messages("report/bulk", {
  inputs: {
    en: "{shown} {lines, plural, one {line} other {lines}}, one by one: {parts}",
    zh: "逐行判斷 {shown} 行{lines, plural, other {}}：{parts}",
  },
  documents: {
    en: "{shown} {count, plural, one {{subject}} other {{subject}s}}",
    zh: "{subject} {shown} 份{count, plural, other {}}",
  },
  noDocument: { en: "no document", zh: "沒有文檔" },
  errors: {
    en: "{shown} {count, plural, one {mistake} other {mistakes}}",
    zh: "錯誤 {shown} 處{count, plural, other {}}",
  },
  left: {
    en: "{shown} more {count, plural, one {mistake is} other {mistakes are}} not shown; verdicts and ndjson have all of them",
    zh: "另有 {shown} 處錯誤未列出{count, plural, other {}}；`verdicts` 和 `ndjson` 列出全部",
  },
  progress: { en: "{lines} lines, {speed} a second", zh: "{lines} 行，每秒 {speed} 行" },
});

/** What a run line by line has read. */
export function bulkInputsMessage({ lines, documents, errors }: BulkCounts): Message {
  const read = [...documents].map(([subject, count]) =>
    bulk.documents({ subject, count, shown: groupedDigits(count) }),
  );
  const parts = [
    ...(read.length > 0 ? read : [bulk.noDocument()]),
    ...(errors > 0 ? [bulk.errors({ count: errors, shown: groupedDigits(errors) })] : []),
  ];
  return bulk.inputs({ lines, shown: groupedDigits(lines), parts: listOf(parts) });
}

/** How many mistakes are not shown. */
export const mistakesLeftMessage = (count: number): Message => bulk.left({ count, shown: groupedDigits(count) });

/** How far a run is. */
export const progressMessage = (lines: number, seconds: number): Message =>
  bulk.progress({ lines: groupedDigits(lines), speed: groupedDigits(Math.round(lines / seconds)) });
