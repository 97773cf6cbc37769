import { messages } from "../base/message.ts";
import { engineVersion, runTrend } from "../engine/index.ts";
import { buildTrend } from "../report/model/trend-report.ts";
import { trendSvg } from "../report/render/html/trend-svg.ts";
import { trendJson, trendText } from "../report/render/trend.ts";
import { commonHelp, reportVerb, showTroubles, type CommonFlags } from "./verb.ts";

const help = messages("cli/help/trend", {
  summary: { en: "compare decisions from day to day by their receipts", zh: "憑回執比較各日的判斷" },
  description: {
    en:
      "Shows receipts of `edict check --receipt FILE` in the order of their days: how many rules that bind the party came to what, which changed " +
      "from each to the next, and whether the documents or what judged them changed. As svg: a picture for a report.",
    zh:
      "按判斷日的順序顯示 `edict check --receipt FILE` 寫出的回執：約束主體的規則各有多少條得出什麼結果，哪些規則從一次到下一次有變化，" +
      "以及文檔或者判斷依據是否有變化。`svg`：供報告使用的圖。",
  },
  receipts: { en: "what `edict check --receipt` wrote", zh: "`edict check --receipt` 寫出的回執" },
  quiet: { en: "only how many rules came to what", zh: "只顯示各結果的規則數" },
  exits: {
    en: "Exit code: 0 shown, 1 a receipt was changed after it was written, 4 one cannot\nbe read, 64 misuse, 70 a bug.",
    zh: "退出碼：0 已顯示；1 有回執在寫出後被改動；4 有回執不能讀取；64 用法有誤；\n70 程序缺陷。",
  },
});

export const trendVerb = reportVerb({
  name: "trend",
  summary: help.summary(),
  description: help.description(),
  example: ["edict trend receipts/*.json", "edict trend receipts/*.json -f svg -o trend.svg"],
  exits: help.exits(),
  formats: { human: trendText, json: trendJson, svg: trendSvg },
  output: commonHelp.result(),
  quiet: help.quiet(),
  before: (command, say) => command.argument("<RECEIPT...>", say(help.receipts())),
  run: (flags: CommonFlags, { args, host, world }) => {
    const run = runTrend(args, host);
    return {
      code: run.exitCode,
      err: showTroubles(run, flags, world),
      report: run.receipts.length === 0 ? undefined : () => buildTrend(run.receipts, run.exitCode, engineVersion),
    };
  },
});
