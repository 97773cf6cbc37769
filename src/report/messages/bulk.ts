import { listOf, messages, type Message } from "../../base/message.ts";
import type { Verdict } from "../../evaluate/decision.ts";
import type { BulkCounts } from "../model/report-run.ts";
import { groupedDigits } from "./phrases.ts";
import { verdictWords } from "./verdicts.ts";

const bulk = messages("report/bulk", {
  inputs: {
    en: "{shown} {lines, plural, one {line} other {lines}}, one by one: {parts}{unmapped}",
    zh: "逐行判斷 {shown} 行{lines, plural, other {}}：{parts}{unmapped}",
  },
  unmapped: {
    en: "; the map leaves out {shown} {count, plural, one {field} other {fields}}",
    zh: "；對應表未提及 {shown} 個字段{count, plural, other {}}",
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
  more: {
    en: "{rule}: {verdict} {shown} {all, plural, one {time} other {times}}; the first {kept} {kept, plural, one {is a result} other {are results}}",
    zh: "{rule}：{verdict} {shown} 次{all, plural, other {}}；只列出最前面的 {kept} 次",
  },
  progress: { en: "{lines} lines, {speed} a second", zh: "{lines} 行，每秒 {speed} 行" },
  progressOf: {
    en: "{percent} %: {lines} lines, {speed} a second, {minutes, plural, =0 {{seconds} s} other {# min}} left",
    zh: "{percent} %：{lines} 行，每秒 {speed} 行，還需 {minutes, plural, =0 {{seconds} 秒} other {# 分鐘}}",
  },
});

/** What a run line by line has read. */
export function bulkInputsMessage({ lines, documents, errors, unmapped: count }: BulkCounts): Message {
  const read = [...documents].map(([subject, count]) =>
    bulk.documents({ subject, count, shown: groupedDigits(count) }),
  );
  const parts = [
    ...(read.length > 0 ? read : [bulk.noDocument()]),
    ...(errors > 0 ? [bulk.errors({ count: errors, shown: groupedDigits(errors) })] : []),
  ];
  const unmapped = count === undefined ? undefined : bulk.unmapped({ count, shown: groupedDigits(count) });
  return bulk.inputs({ lines, shown: groupedDigits(lines), parts: listOf(parts), unmapped });
}

/** How many mistakes are not shown. */
export const mistakesLeftMessage = (count: number): Message => bulk.left({ count, shown: groupedDigits(count) });

/** How often a rule of a log has a verdict, and how many of these lines are shown. */
export const moreFoundMessage = (it: { rule: string; verdict: Verdict; all: number; kept: number }): Message =>
  bulk.more({ ...it, verdict: verdictWords[it.verdict](), shown: groupedDigits(it.all) });

/** How far a run is. `share`: how much of the files has been read, from 0 to 1; undefined where their size is not known. */
export function progressMessage(lines: number, seconds: number, share: number | undefined): Message {
  const shown = { lines: groupedDigits(lines), speed: groupedDigits(Math.round(lines / seconds)) };
  if (share === undefined || share === 0) return bulk.progress(shown);
  const left = Math.ceil(seconds / share - seconds);
  const minutes = left < 100 ? 0 : Math.ceil(left / 60);
  return bulk.progressOf({ ...shown, percent: Math.floor(share * 100), minutes, seconds: left });
}
