import { messages } from "../base/message.ts";
import { runTimeline, type ForeignFormat } from "../engine/index.ts";
import { buildTimeline } from "../report/model/timeline-report.ts";
import { titlesOf } from "../report/model/report-run.ts";
import { timelinePage } from "../report/render/html/timeline-page.ts";
import { timelineSvg } from "../report/render/html/timeline-svg.ts";
import { timelineText, timelineJson } from "../report/render/timeline.ts";
import {
  addSettingFlags,
  foreignFlag,
  hasUsageError,
  judgingHelp,
  showRunTroubles,
  requestOf,
  type JudgingFlags,
} from "./judging-flags.ts";
import { reportVerb } from "./verb.ts";

const help = messages("cli/help/timeline", {
  summary: { en: "list the dates on which an outcome changes", zh: "列出結果發生變化的日期" },
  description: {
    en:
      "Lists all dates from one day to another on which an outcome of documents changes, and why: a law comes into force, a " +
      "deadline ends, a signature or a paper no longer counts, a reading or an adoption begins; and when waivers begin and end. As html: a page with the law's words; as svg: a picture for a report.",
    zh:
      "列出兩日之間文檔的結果發生變化的所有日期及其原因：法律開始施行，期限屆滿，署名確認或者證據失效，解釋或者採納開始生效；並列出暫緩開始和到期的日期。" +
      "`html`：附法律原文的網頁；`svg`：供報告使用的圖。",
  },
  output: { en: "write the timeline to a file", zh: "將時間線寫入文件" },
  quiet: {
    en: "without how it was judged, and what is clear in new documents",
    zh: "不顯示判斷所用的規則包、日期等，也不顯示新文檔中未發現違反的部分",
  },
  from: {
    en: "the first day of judgement; default the day of a check, today",
    zh: "判斷的第一日；默認為檢查的判斷日，即今日",
  },
  to: { en: "the last day of judgement; default a year later", zh: "判斷的最後一日；默認為一年之後" },
});

interface Flags extends Omit<JudgingFlags, "from" | "asOf"> {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly readAs: ForeignFormat | undefined;
}

export const timelineVerb = reportVerb({
  name: "timeline",
  summary: help.summary(),
  description: help.description(),
  example: ["edict timeline", "edict timeline examples/chat-service --from 2023-01-01 --to 2026-12-31"],
  exits: judgingHelp.exits(),
  formats: { human: timelineText, json: timelineJson, html: timelinePage, svg: timelineSvg },
  output: help.output(),
  quiet: help.quiet(),
  before: (command, say) =>
    command
      .argument("[INPUT...]", say(judgingHelp.inputs()))
      .option("--from <DATE>", say(help.from()))
      .option("--to <DATE>", say(help.to()))
      .option("--read-as <FORMAT>", ...foreignFlag(say)),
  after: addSettingFlags,
  inputs: (args) => args,
  run: (flags: Flags, { inputs, host, world }) => {
    const { from: firstDay, to: lastDay, readAs: from } = flags;
    const asked = requestOf({ ...flags, from, asOf: undefined }, inputs, world);
    const { report, timeline, exitCode } = runTimeline({ ...asked, firstDay, lastDay }, host);
    return {
      code: exitCode,
      err: showRunTroubles(report, "timeline", flags, world),
      titles: titlesOf(report),
      report: (locale) => buildTimeline(report, timeline, exitCode, locale),
      isBlank: hasUsageError(report) || timeline === undefined,
    };
  },
});
