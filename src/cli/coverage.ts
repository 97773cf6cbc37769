import type { Coverage } from "../analysis/coverage.ts";
import { messages } from "../base/message.ts";
import { defaultPack, engineVersion, runCoverage } from "../engine/index.ts";
import { coverageText, coverageJson, coverageMarkdown } from "../report/render/coverage.ts";
import { coverageHtml } from "../report/render/html/coverage-page.ts";
import type { ShowOptions } from "../report/view/format-options.ts";
import { addToList, judgingHelp, type JudgingFlags } from "./judging-flags.ts";
import { linkFlag, linksOf } from "./links.ts";
import { choiceOf, commonHelp, reportVerb, showTroubles, type CommonFlags } from "./verb.ts";

interface Flags extends CommonFlags, Pick<JudgingFlags, "pack" | "vocabulary"> {
  readonly failOn: "open" | undefined;
  readonly link: string | undefined;
  readonly output: string | undefined;
}

interface Shown {
  readonly coverages: readonly Coverage[];
  readonly linkTo: ReturnType<typeof linksOf>;
}

function each(show: (coverage: Coverage, options: ShowOptions) => string) {
  return ({ coverages }: Shown, options: ShowOptions): string => coverages.map((it) => show(it, options)).join("\n");
}

const page = ({ coverages, linkTo }: Shown, { locale }: ShowOptions): string =>
  coverageHtml(coverages, { locale, engine: engineVersion, linkTo });

const help = messages("cli/help/coverage", {
  summary: {
    en: "show which words of a law a pack encodes",
    zh: "顯示規則包將法律的哪些文字寫成了規則",
  },
  description: {
    en: "Shows each unit of a law's text: what encodes it, and the words that no quote and no statement holds.\nA unit is open if nothing speaks of it, or if words of duty or right in it ({chinese}; shall, may not, is entitled to) stand outside of both. A pack without policies shows how its text is divided. As html: the law's text, each word marked by what holds it, with links to the policies.",
    zh: "逐一顯示法律文本的各個單元由什麼寫成，以及哪些文字在所有引文和說明之外。\n沒有任何內容涉及的單元，或者有義務和權利用語（{chinese}；`shall`、`may not`、`is entitled to`）在引文和說明之外的單元，為未處理。沒有規則的規則包，顯示其文本如何劃分。`html`：法律原文，各處文字按其由什麼承擔作出標記，並鏈接到規則。",
  },
  quiet: { en: "only what is open, and the summary", zh: "只顯示未處理的單元，以及匯總" },
  pack: {
    en: "a shipped pack, or a folder with pack.yaml; default those of edict.yaml, or {pack}",
    zh: "隨附的規則包，或者含 `pack.yaml` 的文件夾；默認為 `edict.yaml` 中的，或者 {pack}",
  },
  failOn: { en: "open: exit 1 if a unit is open", zh: "`open`：有單元未處理時，退出碼為 1" },
  exits: {
    en: "Exit code: 0 shown, 1 a unit is open and --fail-on open, 3 a pack has mistakes,\n64 misuse, 70 a bug.",
    zh: "退出碼：0 已顯示；1 用了 `--fail-on open`，有單元未處理；3 規則包有錯誤；\n64 用法有誤；70 程序缺陷。",
  },
});

export const coverageVerb = reportVerb({
  name: "coverage",
  summary: help.summary(),
  description: help.description({ chinese: { en: "應當, 不得, 有權", zh: "應當、不得、有權" } }),
  example: ["edict coverage cn.genai_interim_measures --fail-on open"],
  exits: help.exits(),
  formats: { human: each(coverageText), json: each(coverageJson), markdown: each(coverageMarkdown), html: page },
  output: commonHelp.result(),
  quiet: help.quiet(),
  before: (command, say) =>
    command
      .argument("[PACK]", say(help.pack({ pack: defaultPack })))
      .option("--pack <PACK>", say(judgingHelp.neededPack()), addToList)
      .option("--vocabulary <DIR>", say(judgingHelp.vocabulary()), addToList),
  after: (command, say) =>
    command.option("--fail-on <WHAT>", say(help.failOn()), choiceOf(["open"])).option(...linkFlag(say)),
  run: (flags: Flags, { args, host, world }) => {
    const { pack = [], failOn, vocabulary } = flags;
    const run = runCoverage(args, pack, failOn === "open", world.library, host, vocabulary);
    const linkTo = linksOf(flags, world);
    return {
      code: run.exitCode,
      err: showTroubles(run, flags, world),
      report: () => ({ coverages: run.coverages, linkTo }),
    };
  },
});
