import { listOf, messages, namesOf, titled, type List, type Message } from "../../base/message.ts";
import { groupedDigits } from "../../base/text.ts";
import type { RunWord, Verdict } from "../../evaluate/decision.ts";
import { assumedRows, type ToldMap } from "../../readers/foreign/map-use.ts";
import type { BulkCounts } from "../model/report-run.ts";
import { labels } from "./labels.ts";
import { phrases } from "./phrases.ts";
import { runWords, verdictWords } from "./verdicts.ts";

const bulk = messages("report/bulk", {
  inputs: {
    en: "{shown} {lines, plural, one {line} other {lines}}, one by one: {parts}",
    zh: "逐行判斷 {shown} 行{lines, plural, other {}}：{parts}",
  },
  violated: {
    en: "{shown} of {all} {total, plural, one {{subject}} other {{subject}s}} {count, plural, one {is} other {{total, plural, one {is} other {are}}}} violated",
    zh: "{all} 份 {subject} 中有 {shown} 份違反{count, plural, other {}}{total, plural, other {}}",
  },
  columns: { en: "columns", zh: "列" },
  leftOut: { en: "the map leaves out {columns}", zh: "對應表未提及 {columns}" },
  inRows: {
    en: "`{column}` ({shown} {rows, plural, one {row} other {rows}})",
    zh: "`{column}`（{shown} 行{rows, plural, other {}}）",
  },
  others: { en: "others", zh: "其他列" },
  unmet: { en: "words of the map that no row has: {words}", zh: "對應表中沒有任何一行出現的詞：{words}" },
  unmetWords: {
    en: "{words} of `{column}`{lists, plural, =0 {} one {, which is a list in # row: no word is looked for within one} other {, which is a list in {shown} rows: no word is looked for within one}}",
    zh: "`{column}` 的 {words}{lists, plural, =0 {} other {（該列在 {shown} 行中為列表，不在列表中查找詞）}}",
  },
  absent: {
    en: "as the map says, `{fact}` is `{value}` where `{column}` is null or not there: {shown} {rows, plural, one {row} other {rows}}",
    zh: "依對應表所述，`{column}` 為空或者不存在時，`{fact}` 為 `{value}`：{shown} 行{rows, plural, other {}}",
  },
  absentElement: {
    en: "as the map says, `{fact}` is `{value}` where the list of `{column}` is there and has no such element: {shown} {rows, plural, one {row} other {rows}}",
    zh: "依對應表所述，`{column}` 所在的列表存在而沒有該項時，`{fact}` 為 `{value}`：{shown} 行{rows, plural, other {}}",
  },
  unlisted: {
    en: "`{fact}` is not known where the list of `{column}` is null or not there, or has null there: {shown} {rows, plural, one {row} other {rows}}",
    zh: "`{column}` 所在的列表為空或者不存在，或者該項為空時，`{fact}` 未知：{shown} 行{rows, plural, other {}}",
  },
  filled: {
    en: "`{column}` ({fact}): filled in {shown} of {all} {rows, plural, one {row} other {rows}}",
    zh: "`{column}`（{fact}）：{all} 行中有 {shown} 行有值{rows, plural, other {}}",
  },
  empty: { en: "null in {shown}", zh: "{shown} 行為空" },
  documents: {
    en: "{shown} {count, plural, one {{subject}} other {{subject}s}}",
    zh: "{subject} {shown} 份{count, plural, other {}}",
  },
  noDocument: { en: "no document", zh: "沒有文檔" },
  errors: {
    en: "{shown} {count, plural, one {mistake} other {mistakes}}",
    zh: "錯誤 {shown} 處{count, plural, other {}}",
  },
  unjudged: {
    en: "{shown} {count, plural, one {line} other {lines}} not judged",
    zh: "{shown} 行未作判斷{count, plural, other {}}",
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
export function bulkInputsMessage({ lines, documents, errors, unjudged }: BulkCounts): Message {
  const read = [...documents].map(([subject, count]) =>
    bulk.documents({ subject: titled("subject", subject), count, shown: groupedDigits(count) }),
  );
  const parts = [
    ...(read.length > 0 ? read : [bulk.noDocument()]),
    ...(errors > 0 ? [bulk.errors({ count: errors, shown: groupedDigits(errors) })] : []),
    ...(unjudged > 0 ? [bulk.unjudged({ count: unjudged, shown: groupedDigits(unjudged) })] : []),
  ];
  return bulk.inputs({ lines, shown: groupedDigits(lines), parts: listOf(parts) });
}

/** How many documents of each subject come to what, each by the worst of its verdicts: those that are violated first, also if none is. */
export function outcomeMessages({ outcomes }: Pick<BulkCounts, "outcomes">): readonly Message[] {
  return [...outcomes].map(([name, counts]) => {
    const subject = titled("subject", name);
    const total = [...counts.values()].reduce((sum, it) => sum + it, 0);
    const count = counts.get("violated") ?? 0;
    const others = outcomeWords.flatMap((word) => {
      const own = counts.get(word) ?? 0;
      return own === 0 ? [] : [labels.count({ count: groupedDigits(own), state: runWords[word]() })];
    });
    const violated = bulk.violated({ subject, total, all: groupedDigits(total), count, shown: groupedDigits(count) });
    return phrases.sentence({ text: listOf([violated, ...others]) });
  });
}

/** In the order of `rollUp`. */
const outcomeWords = [
  "undetermined",
  "pending",
  "clear",
  "nothing applies",
  "nothing in force",
  "nothing examined",
] as const satisfies readonly RunWord[];

const leftOutShown = 10;

/** In the margin, of what is told of a map. */
export const columnsLabel = bulk.columns();

/** What rows showed of their map: what it leaves out by name, words that no row had, and what it says of rows that say nothing. */
export function mapMessages({ rows: all, columns, left_out: left, more_left_out: isCut }: ToldMap): readonly Message[] {
  const named = left
    .slice(0, leftOutShown)
    .map(({ column, rows }) => bulk.inRows({ column, rows, shown: groupedDigits(rows) }));
  const isMore = isCut || left.length > leftOutShown;
  const unmet = columns.flatMap(({ column, lists, unmet_words: words }) =>
    words.length === 0 ? [] : [bulk.unmetWords({ column, words: namesOf(words), lists, shown: groupedDigits(lists) })],
  );
  const absent = columns.flatMap((it) => {
    const { column, fact, absent: value, unlisted, beyond } = it;
    if (value === undefined) return [];
    const rows = assumedRows(all, it);
    const say = unlisted + beyond > 0 ? bulk.absentElement : bulk.absent;
    return [
      ...(rows > 0 ? [say({ column, fact, value: JSON.stringify(value), rows, shown: groupedDigits(rows) })] : []),
      ...(unlisted > 0 ? [bulk.unlisted({ column, fact, rows: unlisted, shown: groupedDigits(unlisted) })] : []),
    ];
  });
  return [
    ...(left.length === 0
      ? []
      : [bulk.leftOut({ columns: listOf(isMore ? [...named, bulk.others()] : named, "and") })]),
    ...(unmet.length === 0 ? [] : [bulk.unmet({ words: listOf(unmet) })]),
    ...absent,
  ];
}

/** In how many rows each column that the map names is filled, and is null. */
export const filledMessages = ({ rows, columns }: ToldMap): readonly (Message | List)[] =>
  columns.map(({ column, fact, there, filled }) => {
    const said = bulk.filled({ column, fact, shown: groupedDigits(filled), rows, all: groupedDigits(rows) });
    return there === filled ? said : listOf([said, bulk.empty({ shown: groupedDigits(there - filled) })]);
  });

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
