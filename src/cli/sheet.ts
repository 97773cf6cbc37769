import type { Command } from "commander";
import { namesOf } from "../base/message.ts";
import { readBack, runNeeds } from "../engine/index.ts";
import { buildSheets } from "../report/model/sheet-report.ts";
import { sheetPage } from "../report/render/html/sheet-page.ts";
import { sheetDocument } from "../report/render/word/sheet-document.ts";
import { readBackText, sheetForm, sheetText } from "../report/render/sheet.ts";
import type { CommandEnvironment, CommandOutcome } from "./environment.ts";
import { addJudgingFlags, addToList, isBlank, showRunTroubles, requestOf, type JudgingFlags } from "./judging-flags.ts";
import { usageMessages } from "./messages.ts";
import { reportVerb, showTroubles, usageError, type Verb } from "./verb.ts";

const example = `
Example:
  edict sheet examples/chat-service -f html -o sheet.html
  edict sheet examples/chat-service -f yaml -o sheet.yaml
  edict sheet examples/chat-service --read sheet.yaml

Exit code: 0 shown or written, 3 a policy does not compile, 4 an input or an
answer cannot be read, 5 nothing was judged, 64 misuse, 70 a bug.`;

interface Flags extends JudgingFlags {
  readonly by: readonly string[] | undefined;
  readonly read: string | undefined;
}

const printing = reportVerb({
  name: "sheet",
  summary: "print what people must judge and sign, and read it back",
  description:
    "Makes a sheet for each role of what only people can judge: the question, the law's words, the evidence to name, and the " +
    "rules that hang on it. As html: pages to print and sign. As docx or yaml: a form to fill in, which --read writes into the " +
    "documents as attestations.",
  example,
  formats: { human: sheetText, html: sheetPage, docx: sheetDocument, yaml: sheetForm },
  output: "write the sheets to a file",
  quiet: "without how it was judged",
  before: (command) =>
    command
      .argument("[INPUT...]", "files or folders; without any, the project in this folder")
      .option("--read <FILE>", "a sheet that people have filled in: write its answers into the documents")
      .option("--by <ROLE>", "only the sheet of this role; may be repeated", addToList),
  after: addJudgingFlags,
  inputs: (args) => args,
  run: (flags: Flags, { inputs, host, world }) => {
    const { report, settledBy, exitCode } = runNeeds(requestOf(flags, inputs, world), host);
    const roles = new Set([...report.packs, ...report.needed].flatMap((it) => it.manifest.roles));
    const strange = report.decision && flags.by?.find((it) => !roles.has(it));
    if (strange !== undefined) return usageMessages.noSigner({ role: strange, roles: namesOf([...roles]) });
    return {
      code: exitCode,
      err: showRunTroubles(report, "sheet", flags, world),
      report: (locale) => buildSheets(report, settledBy, exitCode, flags.by ?? [], locale),
      passedOver: report.skipped.map((it) => it.path),
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
  const flags = command.opts<Flags>();
  const [other] = [
    ["format", "-f"],
    ["output", "-o"],
    ["by", "--by"],
  ].filter(([name = ""]) => command.getOptionValueSource(name) === "cli");
  if (other) return usageError("sheet", usageMessages.readAlone({ flag: other[1] }), flags, world);
  if (command.args.includes("-")) return usageError("sheet", usageMessages.readInput(), flags, world);
  const done = readBack(requestOf(flags, command.args, world), sheet, world.host);
  return {
    code: done.exitCode,
    out: done.exitCode === 0 ? readBackText(done, flags.lang) : "",
    outUnwritten: "",
    err: showTroubles(done, flags, world),
    files: done.files.map(({ path, text }) => ({ path, text, rewrites: true })),
  };
}
