import { listOf, messages, type Message } from "../../base/message.ts";
import type { Counted } from "../model/report-run.ts";
import { groups } from "./phrases.ts";

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
    en: "{shown} more {count, plural, one {mistake is} other {mistakes are}} not shown; ndjson has all of them",
    zh: "另有 {shown} 處錯誤未列出{count, plural, other {}}；ndjson 列出全部",
  },
  progress: { en: "{lines} lines, {speed} a second", zh: "{lines} 行，每秒 {speed} 行" },
});

/** What a run line by line has read. */
export function readLines({ lines, documents, errors }: Counted): Message {
  const read = [...documents].map(([subject, count]) => bulk.documents({ subject, count, shown: groups(count) }));
  const parts = [
    ...(read.length > 0 ? read : [bulk.noDocument()]),
    ...(errors > 0 ? [bulk.errors({ count: errors, shown: groups(errors) })] : []),
  ];
  return bulk.inputs({ lines, shown: groups(lines), parts: listOf(parts) });
}

/** How many mistakes are not shown. */
export const mistakesLeft = (count: number): Message => bulk.left({ count, shown: groups(count) });

/** How far a run is. */
export const progressOf = (lines: number, seconds: number): Message =>
  bulk.progress({ lines: groups(lines), speed: groups(Math.round(lines / seconds)) });
