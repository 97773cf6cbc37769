import { formatPatch, FILE_HEADERS_ONLY, structuredPatch } from "diff";
import { listOf, messages, namesOf } from "../base/message.ts";
import {
  runFormat,
  formatText,
  keywordLanguages,
  type Formatted,
  type FormatRun,
  type KeywordLanguage,
} from "../engine/index.ts";
import { clean } from "../report/view/text-layout.ts";
import type { CommandOutcome, CommandEnvironment } from "./environment.ts";
import { addExample } from "./help.ts";
import { fmtMessages, usageMessages } from "./messages.ts";
import { choiceOf, showTroubles, addCommonFlags, usageError, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags {
  readonly check: boolean | undefined;
  readonly diff: boolean | undefined;
  readonly to: KeywordLanguage | undefined;
}

const help = messages("cli/help/fmt", {
  summary: { en: "lay out policy files", zh: "統一規則文件的書寫格式" },
  description: {
    en:
      "Lays out policy files in the one way that the locale has, comments included. What a file says never changes.\n" +
      "A file with a mistake in it is left alone.",
    zh: "按統一的格式排列規則文件，包括註釋。文件的含義絕不改變。\n有錯誤的文件不予改動。",
  },
  paths: {
    en: "files, or folders with .edict files; - for standard input; default this folder",
    zh: "文件，或者含 `.edict` 文件的文件夾；`-` 為標準輸入；默認為當前文件夾",
  },
  check: {
    en: "write nothing; list what would change, and exit 1 if there is any",
    zh: "不寫入；列出將會改動的文件，有則退出碼為 1",
  },
  diff: { en: "write nothing; show what would change", zh: "不寫入；顯示將會改動的內容" },
  to: {
    en: "write keywords in another language, {languages}: names, texts and comments stay, and digests with them",
    zh: "改用另一種語言的關鍵字，{languages}：名稱、文本和註釋不變，摘要也不變",
  },
  quiet: { en: "only the files", zh: "只列文件" },
  exits: {
    en: "Exit code: 0 done, or all is laid out; 1 with --check, something would change;\n3 a file has a mistake, 64 misuse, 70 a bug.",
    zh: "退出碼：0 已完成，或者無需改動；1 用了 `--check`，有文件將會改動；\n3 文件有錯誤；64 用法有誤；70 程序缺陷。",
  },
});

export const fmtVerb: Verb = {
  name: "fmt",
  define: (command, say) => {
    command
      .summary(say(help.summary()))
      .description(say(help.description()))
      .argument("[PATH...]", say(help.paths()))
      .option("--check", say(help.check()))
      .option("--diff", say(help.diff()))
      .option(
        "--to <LANGUAGE>",
        say(help.to({ languages: listOf(keywordLanguages, "or") })),
        choiceOf(keywordLanguages),
      )
      .option("-q, --quiet", say(help.quiet()));
    return addExample(
      addCommonFlags(command, say),
      say,
      ["edict fmt policies --check", "edict fmt our-law --to zh"],
      help.exits(),
    );
  },

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const paths = command.args.length > 0 ? command.args : ["."];
    if (paths.includes("")) return usageError("fmt", usageMessages.empty({ placeholder: "PATH" }), flags, world);
    if (!paths.includes("-")) {
      const run = runFormat(paths, world.host, flags.to);
      const isNothing = run.files.length + run.problems.length + run.troubles.length === 0;
      if (isNothing) return usageError("fmt", usageMessages.noPolicy({ paths: namesOf(paths) }), flags, world);
      return outcomeOf(run, flags, world, false);
    }
    if (paths.length > 1) return usageError("fmt", usageMessages.formattedAlone(), flags, world);
    const text = world.readStandardInput();
    if (text === undefined) return usageError("fmt", usageMessages.notText(), flags, world);
    return outcomeOf(formatText({ path: "stdin.edict", text }, flags.to), flags, world, true);
  },
};

/** Files are written, and their names shown; the text of standard input is shown itself. */
function outcomeOf(run: FormatRun, flags: Flags, world: CommandEnvironment, isOfInput: boolean): CommandOutcome {
  const changed = run.files.filter(isChanged);
  const isDry = flags.check === true || flags.diff === true;
  const names = changed.map((it) => `${clean(it.path)}\n`).join("");
  const sum = isDry ? fmtMessages.wouldChange : fmtMessages.changed;
  const summary = flags.lang.say(sum({ files: changed.length, unchanged: run.files.length - changed.length }));
  const told = isOfInput || flags.quiet === true ? names : `${names}${summary}\n`;
  const out = flags.diff === true ? changed.map(patch) : isOfInput && !isDry ? run.files.map((it) => it.after) : [told];
  const files = isDry || isOfInput ? [] : changed.map(({ path, after }) => ({ path, text: after, rewrites: true }));
  const err = showTroubles(run, flags, world);
  // Only a text that is laid out is what the next program reads; what is shown of files, a runner reads.
  const markup = isOfInput && !isDry ? "raw" : undefined;
  return { code: exitCode(run, flags), out: out.join(""), outUnwritten: "", markup, err, files };
}

const isChanged = (it: Formatted): boolean => it.before !== it.after;

/** What would change in a file, as other tools read it; what a terminal would obey is shown. */
function patch({ path, before, after }: Formatted): string {
  const [from, to] = ["a", "b"].map((it) => `${it}/${clean(path)}`);
  const text = formatPatch(
    structuredPatch(from ?? "", to ?? "", before, after, undefined, undefined, { context: 3 }),
    FILE_HEADERS_ONLY,
  );
  return text.replaceAll(/[^\t\n]+/g, clean);
}

function exitCode(run: FormatRun, flags: Flags): number {
  const codes = run.troubles.map((it) => it.exit);
  if (codes.includes(64)) return 64;
  if (run.problems.length > 0 || codes.length > 0) return 3;
  return flags.check === true && run.files.some(isChanged) ? 1 : 0;
}
