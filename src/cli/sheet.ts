import type { Command } from "commander";
import { messages, namesOf } from "../base/message.ts";
import { readBack, runNeeds } from "../engine/index.ts";
import { buildSheets, roleMeant } from "../report/model/sheet-report.ts";
import { titlesOf } from "../report/model/report-run.ts";
import { sheetPage } from "../report/render/html/sheet-page.ts";
import { sheetDocument } from "../report/render/word/sheet-document.ts";
import { readBackText, sheetForm, sheetText } from "../report/render/sheet.ts";
import type { CommandEnvironment, CommandOutcome } from "./environment.ts";
import {
  addJudgingFlags,
  addToList,
  isBlank,
  judgingHelp,
  showRunTroubles,
  requestOf,
  type JudgingFlags,
} from "./judging-flags.ts";
import { usageMessages } from "./messages.ts";
import { reportVerb, showTroubles, usageError, type Verb } from "./verb.ts";

const help = messages("cli/help/sheet", {
  summary: {
    en: "print what people must judge and sign, and read it back",
    zh: "印出須由人判斷並署名的事項，並讀回答案",
  },
  description: {
    en:
      "Makes a sheet for each role of what only people can judge: the question, the law's words, the evidence to name, and the " +
      "rules that hang on it. As html: pages to print and sign. As docx or yaml: a form to fill in, which --read writes into the " +
      "documents as attestations.",
    zh:
      "為每個角色生成一份表，列出只能由人判斷的事項：問題、法律原文、須寫明的證據，以及取決於它的規則。" +
      "`html`：供打印和簽字的頁面；`docx` 或者 `yaml`：供填寫的表格，用 `--read` 作為署名確認寫入文檔。",
  },
  output: { en: "write the sheets to a file", zh: "將表寫入文件" },
  inputs: {
    en: "files or folders; without any, the project in this folder",
    zh: "文件或者文件夾；不寫明時，為當前文件夾中的項目",
  },
  read: {
    en: "a sheet that people have filled in: write its answers into the documents",
    zh: "已由人填寫的表：將其答案寫入文檔",
  },
  by: { en: "only the sheet of this role; may be repeated", zh: "只生成該角色的表；可以重複" },
  exits: {
    en: "Exit code: 0 shown or written, 3 a policy does not compile, 4 an input or an\nanswer cannot be read, 5 nothing was judged, 64 misuse, 70 a bug.",
    zh: "退出碼：0 已顯示或者已寫入；3 有規則不能編譯；4 有輸入或者答案不能讀取；\n5 什麼都沒有判斷；64 用法有誤；70 程序缺陷。",
  },
});

interface Flags extends JudgingFlags {
  readonly by: readonly string[] | undefined;
  readonly read: string | undefined;
}

const printing = reportVerb({
  name: "sheet",
  summary: help.summary(),
  description: help.description(),
  example: [
    "edict sheet examples/chat-service -f html -o sheet.html",
    "edict sheet examples/chat-service -f yaml -o sheet.yaml",
    "edict sheet examples/chat-service --read sheet.yaml",
  ],
  exits: help.exits(),
  formats: { human: sheetText, html: sheetPage, docx: sheetDocument, yaml: sheetForm },
  output: help.output(),
  quiet: judgingHelp.quiet(),
  before: (command, say) =>
    command
      .argument("[INPUT...]", say(help.inputs()))
      .option("--read <FILE>", say(help.read()))
      .option("--by <ROLE>", say(help.by()), addToList),
  after: addJudgingFlags,
  inputs: (args) => args,
  run: (flags: Flags, { inputs, host, world }) => {
    const needs = runNeeds(requestOf(flags, inputs, world), host);
    const { report, exitCode } = needs;
    const roles = new Set([...report.packs, ...report.needed].flatMap((it) => it.manifest.roles));
    const by = (flags.by ?? []).map((it) => roleMeant(it, [...roles], report));
    const strange = report.decision && by.find((it) => !roles.has(it));
    if (strange !== undefined) return usageMessages.noSigner({ role: strange, roles: namesOf([...roles]) });
    return {
      code: exitCode,
      err: showRunTroubles(report, "sheet", flags, world),
      titles: titlesOf(report),
      report: (locale) => buildSheets(needs, by, locale),
      isBlank: isBlank(report),
    };
  },
});

export const sheetVerb: Verb = {
  ...printing,
  run: (command, world) => {
    const { read } = command.opts<Flags>();
    return read === undefined ? printing.run(command, world) : readingBack(command, read, world);
  },
};

/** Answers into the documents that they are about: all of them, or none. */
function readingBack(command: Command, sheet: string, world: CommandEnvironment): CommandOutcome {
  const asked = command.opts<Flags>();
  const [other] = [
    ["format", "-f"],
    ["output", "-o"],
    ["by", "--by"],
  ].filter(([name = ""]) => command.getOptionValueSource(name) === "cli");
  if (other) return usageError("sheet", usageMessages.readAlone({ flag: other[1] }), asked, world);
  if (command.args.includes("-")) return usageError("sheet", usageMessages.readInput(), asked, world);
  const done = readBack(requestOf(asked, command.args, world), sheet, world.host);
  const flags: Flags = { ...asked, lang: asked.lang.knowing(done.titles) };
  return {
    code: done.exitCode,
    out: done.exitCode === 0 ? readBackText(done, flags.lang) : "",
    outUnwritten: "",
    err: showTroubles(done, flags, world),
    files: done.files.map(({ path, text }) => ({ path, text, rewrites: true })),
  };
}
