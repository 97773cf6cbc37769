import { listOf, messages } from "../base/message.ts";
import { endOfParts, mergeParts } from "../engine/index.ts";
import { showBulk } from "./bulk-report.ts";
import { openInputs, failedOutcome, type CommandOutcome } from "./environment.ts";
import { addExample } from "./help.ts";
import {
  addToList,
  outputAdder,
  partFormat,
  settleOutputs,
  showRunTroubles,
  streamedAgain,
  type JudgingFlags,
  type Output,
} from "./judging-flags.ts";
import { usageMessages } from "./messages.ts";
import { addCommonFlags, showTroubles, usageError, type CommonFlags, type Verb } from "./verb.ts";

interface MergeFlags
  extends CommonFlags, Pick<JudgingFlags, "pack" | "vocabulary" | "service" | "profile" | "columns"> {
  readonly format: readonly Output[] | undefined;
  readonly output: string | undefined;
  readonly full: boolean | undefined;
}

const mergeFormats = ["human", "sarif", partFormat];

const help = messages("cli/help/merge", {
  summary: { en: "report on a log whose parts were judged separately", zh: "匯總分開判斷的日誌" },
  description: {
    en:
      "Merges what `edict check --stream --part NUMBER/OF` wrote, in any order and groups, and tells what one check of the whole log would: " +
      "the same words, counts and exit code. It refuses parts that are missing, that are given twice or that were judged otherwise.",
    zh:
      "合併 `edict check --stream --part NUMBER/OF` 寫出的各部分，順序和分組不限，得出與一次檢查整個日誌相同的文字、計數和退出碼。" +
      "有部分缺少、重複，或者判斷所用的內容不同時，拒絕合併。",
  },
  parts: {
    en: "parts: JSON files, or .ndjson files with one a line; - for standard input",
    zh: "各部分：JSON 文件，或者每行一個部分的 `.ndjson` 文件；`-` 為標準輸入",
  },
  format: {
    en: "human, sarif or part; default human; may be repeated, with a file for all but one. As part they can be merged again",
    zh: "`human`、`sarif` 或者 `part`；默認為 `human`；可以重複，除一種外都要指明文件。寫成 `part` 的可以再次合併",
  },
  output: { en: "write the report to a file", zh: "將報告寫入文件" },
  pack: { en: "where a pack lies now, if elsewhere; may be repeated", zh: "規則包如已移動，其現在的位置；可以重複" },
  vocabulary: {
    en: "where a vocabulary lies now, if elsewhere; may be repeated",
    zh: "詞彙表如已移動，其現在的位置；可以重複",
  },
  service: { en: "where the service lies now, if elsewhere", zh: "服務如已移動，其現在的位置" },
  profile: { en: "where the profile lies now, if elsewhere", zh: "配置如已移動，其現在的位置" },
  columns: { en: "where the map of columns lies now, if elsewhere", zh: "列對應表如已移動，其現在的位置" },
  full: {
    en: "for people, the decisions of every rule by verdict",
    zh: "供人閱讀的報告列出每條規則各結果的次數",
  },
  quiet: { en: "for people, one line", zh: "供人閱讀的報告只有一行" },
  exits: {
    en: "Exit code: that of a check of the whole log; 4 where parts cannot be merged,\n0 with -f part alone.",
    zh: "退出碼：與檢查整個日誌相同；各部分不能合併時為 4；只有 `-f part` 時為 0。",
  },
});

const example = ["edict merge part-*.json", "edict merge part-*.json -f human -f part=all.json"];

export const mergeVerb: Verb = {
  name: "merge",
  define: (command, say) => {
    command
      .summary(say(help.summary()))
      .description(say(help.description()))
      .argument("<PART...>", say(help.parts()))
      .option("-f, --format <FORMAT[=FILE]>", say(help.format()), outputAdder(mergeFormats))
      .option("-o, --output <FILE>", say(help.output()))
      .option("--pack <PACK>", say(help.pack()), addToList)
      .option("--vocabulary <DIR>", say(help.vocabulary()), addToList)
      .option("--service <FILE>", say(help.service()))
      .option("--profile <FILE>", say(help.profile()))
      .option("--columns <FILE>", say(help.columns()))
      .option("--full", say(help.full()))
      .option("-q, --quiet", say(help.quiet()));
    return addExample(addCommonFlags(command, say), say, example, help.exits());
  },

  run: (command, world): CommandOutcome => {
    const flags = command.opts<MergeFlags>();
    const outputs = settleOutputs(flags.format ?? [{ name: "human", file: undefined }], flags.output, world.host);
    if ("code" in outputs) return usageError("merge", outputs, flags, world);
    const other = outputs.find((it) => !mergeFormats.includes(it.name));
    const all = listOf(mergeFormats, "and");
    if (other) return usageError("merge", usageMessages.mergeFormats({ format: other.name, all }), flags, world);
    const read = openInputs(command.args, world);
    if ("code" in read) return usageError("merge", read, flags, world);
    const { part, ...faults } = mergeParts(read.inputs, read.host);
    if (!part) return failedOutcome(4, showTroubles(faults, flags, world));
    const again = streamedAgain(command, part.asked);
    const shown = { verb: "merge", part: () => part, again, flags };
    if (outputs.every((it) => it.name === partFormat)) return showBulk(outputs, { ...shown, end: undefined }, world);
    const { pack: packs = [], vocabulary: vocabularies, service, profile, columns } = flags;
    const { now, library } = world;
    const where = { packs, vocabularies, service, profile, columns, now, library };
    const told = endOfParts(part, where, read.host);
    if ("end" in told) return showBulk(outputs, { ...shown, end: told.end }, world);
    if ("run" in told) return failedOutcome(told.run.exitCode, showRunTroubles(told.run, "merge", flags, world));
    return failedOutcome(4, showTroubles(told, flags, world));
  },
};
