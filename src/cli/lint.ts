import { messages } from "../base/message.ts";
import { engineVersion, runLint } from "../engine/index.ts";
import { lintGithub, lintJson, lintJunit, lintSarif, lintText, type LintReport } from "../report/render/lint.ts";
import { addToList, judgingHelp, type JudgingFlags } from "./judging-flags.ts";
import { commonHelp, reportVerb, showTroubles, type CommonFlags } from "./verb.ts";

interface Flags extends CommonFlags, Pick<JudgingFlags, "vocabulary"> {
  readonly fix: boolean | undefined;
}

const help = messages("cli/help/lint", {
  summary: { en: "find what is worth changing in packs", zh: "檢查規則包中值得修改之處" },
  description: {
    en: 'Looks for what compiles and is most likely not meant: what nothing reads, conditions that always hold, traps of null, words of the law and rules that do not agree. Each rule has a page in grammar/errors/lint/.\nA comment allows a finding in what follows it: // allow lint/NAME because "…"',
    zh: '查找能夠編譯、但多半不是本意的內容：沒有被讀取的聲明、總是成立的條件、`null` 的陷阱、與法律用語不一致的規則。每條檢查規則在 `grammar/errors/lint/` 中有一頁說明。\n註釋可以允許其後的發現：`// allow lint/NAME because "…"`',
  },
  paths: {
    en: "shipped packs, folders with packs, or policy files; default those of edict.yaml, or all shipped ones",
    zh: "隨附的規則包、含規則包的文件夾，或者規則文件；默認為 `edict.yaml` 中的，或者全部隨附的",
  },
  fix: {
    en: "make the changes that are offered, none of which changes what a rule means",
    zh: "作出所提示的修改；修改不改變任何規則的含義",
  },
  quiet: { en: "only the findings", zh: "只顯示發現" },
  exits: {
    en: "Exit code: 0 nothing found, 1 there are findings, 3 a pack has mistakes,\n64 misuse, 70 a bug.",
    zh: "退出碼：0 沒有發現；1 有發現；3 規則包有錯誤；64 用法有誤；70 程序缺陷。",
  },
});

export const lintVerb = reportVerb({
  name: "lint",
  summary: help.summary(),
  description: help.description(),
  example: ["edict lint policies", "edict lint our-law -f sarif -o lint.sarif"],
  exits: help.exits(),
  formats: { human: lintText, json: lintJson, sarif: lintSarif, github: lintGithub, junit: lintJunit },
  output: commonHelp.result(),
  quiet: help.quiet(),
  before: (command, say) =>
    command
      .argument("[PATH...]", say(help.paths()))
      .option("--fix", say(help.fix()))
      .option("--vocabulary <DIR>", say(judgingHelp.vocabulary()), addToList),
  run: (flags: Flags, { args, host, world }) => {
    const run = runLint(args, world.library, host, flags.fix, flags.vocabulary);
    const { packs, findings, fixed, problems, troubles, exitCode } = run;
    const report: LintReport = {
      engine: engineVersion,
      packs: packs.map(({ manifest: { id, version }, folder }) => ({ id, version, folder: host.relative(folder) })),
      findings,
      fixed: fixed.map((it) => it.path),
      problems,
      troubles,
      exitCode,
    };
    return {
      code: exitCode,
      err: showTroubles(run, flags, world),
      report: () => report,
      files: fixed.map((it) => ({ ...it, rewrites: true })),
    };
  },
});
