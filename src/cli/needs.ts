import { messages } from "../base/message.ts";
import { runNeeds } from "../engine/index.ts";
import { buildNeeds } from "../report/model/needs-report.ts";
import { titlesOf } from "../report/model/report-run.ts";
import { jsonText } from "../report/render/json.ts";
import { needsSkeleton } from "../report/render/needs-skeleton.ts";
import { needsText } from "../report/render/needs.ts";
import {
  addJudgingFlags,
  isBlank,
  judgingHelp,
  showRunTroubles,
  requestOf,
  type JudgingFlags,
} from "./judging-flags.ts";
import { reportVerb } from "./verb.ts";

const help = messages("cli/help/needs", {
  summary: { en: "list what is missing for a verdict", zh: "列出得出結果尚缺的內容" },
  description: {
    en:
      "Lists the facts, attestations and readings of the law that are missing, as questions, what alone settles most rules first.\n" +
      "As yaml: attestations, evidence and profile entries to fill in; check refuses them until they are.",
    zh:
      "以問題的形式列出所缺的事實、署名確認和對法律的解釋，單獨即可確定最多規則的在前。\n" +
      "`yaml`：供填寫的署名確認、證據和配置條目；未填寫之前，`edict check` 不予接受。",
  },
  output: { en: "write the list to a file", zh: "將清單寫入文件" },
});

export const needsVerb = reportVerb({
  name: "needs",
  summary: help.summary(),
  description: help.description(),
  example: ["edict needs service.yaml -f yaml -o to-fill-in.yaml"],
  exits: judgingHelp.exits(),
  formats: { human: needsText, json: jsonText, yaml: needsSkeleton },
  output: help.output(),
  quiet: judgingHelp.quiet(),
  before: (command, say) => command.argument("[INPUT...]", say(judgingHelp.inputs())),
  after: addJudgingFlags,
  inputs: (args) => args,
  run: (flags: JudgingFlags, { inputs, host, world }) => {
    const { report, settledBy, exitCode } = runNeeds(requestOf(flags, inputs, world), host);
    return {
      code: exitCode,
      err: showRunTroubles(report, "needs", flags, world),
      titles: titlesOf(report),
      report: (locale) => buildNeeds(report, settledBy, exitCode, locale),
      isBlank: isBlank(report),
    };
  },
});
