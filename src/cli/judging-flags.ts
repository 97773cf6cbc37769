import { Command } from "commander";
import type { Host } from "../base/host.ts";
import { listOf, messages, type Message } from "../base/message.ts";
import {
  defaultPack,
  foreignFormats,
  type CheckRequest,
  type ForeignFormat,
  type AskedWords,
  type GivenAnswer,
  type PartNumber,
} from "../engine/index.ts";
import { formatNames } from "../report/formatters.ts";
import type { ReportRun } from "../report/model/report-run.ts";
import type { AskedAgain } from "../report/view/format-options.ts";
import type { CommandEnvironment } from "./environment.ts";
import type { Say } from "./help.ts";
import { usageMessages } from "./messages.ts";
import { repeatable, seeHelp, invalidValue } from "./usage-errors.ts";
import { showTroubles, choiceOf, type CommonFlags } from "./verb.ts";

/** The flags of verbs that judge documents: how they are judged, and in which language they are told of. */
export interface JudgingFlags extends CommonFlags {
  readonly from: ForeignFormat | undefined;
  readonly columns?: string | undefined;
  readonly asOf: string | undefined;
  readonly lawOf: string | undefined;
  readonly party: string | undefined;
  readonly service: string | undefined;
  readonly pack: readonly string[] | undefined;
  readonly vocabulary: readonly string[] | undefined;
  readonly profile: string | undefined;
  readonly waivers: string | undefined;
  readonly baseline: string | undefined;
  readonly detect: boolean | undefined;
  readonly locked: boolean | undefined;
  readonly provisional: boolean | undefined;
}

/** The help of these flags, of the inputs that are judged, and of what else several verbs have; `exits`: of those that only show. */
export const judgingHelp = messages("cli/help/judging", {
  inputs: {
    en: "files or folders; without any, the project in this folder or the nearest above",
    zh: "文件或者文件夾；不寫明時，為當前文件夾或者最近的上級文件夾中的項目",
  },
  from: {
    en: "what the inputs are that are no documents of ours: {formats}",
    zh: "輸入為其他系統的記錄時，寫明其格式：{formats}",
  },
  columns: {
    en: "a map that says which facts the columns of the log are",
    zh: "對應表：說明日誌的各列是哪些事實",
  },
  asOf: { en: "the day of judgement; default today", zh: "判斷日；默認為今日" },
  lawOf: {
    en: "the day whose law judges everything; default each document's own day; without one, the day of judgement",
    zh: "全部依照該日施行的法律判斷；默認按每份文檔自身的日期，沒有日期的按判斷日",
  },
  party: { en: "whose duties count; default: as the packs say", zh: "審查哪一方的義務；默認由規則包決定" },
  service: { en: "the service that the other documents belong to", zh: "其他文檔所屬的服務" },
  pack: {
    en: "a shipped pack (ID or ID@RANGE), or a folder with pack.yaml; may be repeated; default {pack}",
    zh: "隨附的規則包（`ID` 或者 `ID@RANGE`），或者含 `pack.yaml` 的文件夾；可以重複；默認 {pack}",
  },
  neededPack: {
    en: "a pack that it may need: a folder with pack.yaml; may be repeated",
    zh: "可能依賴的規則包：含 `pack.yaml` 的文件夾；可以重複",
  },
  vocabulary: {
    en: "a vocabulary that packs name: a folder with vocabulary.yaml; may be repeated",
    zh: "規則包的詞彙表：含 `vocabulary.yaml` 的文件夾；可以重複",
  },
  profile: {
    en: "how you read what the law leaves open, what you adopt and assume",
    zh: "配置：如何解釋法律留有餘地之處，採納和假定什麼",
  },
  waivers: { en: "findings that people let stand for a time", zh: "由人決定暫緩處理的發現" },
  baseline: {
    en: "fail only on what is not listed there; -f baseline=FILE writes it",
    zh: "基線：用 `-f baseline=FILE` 寫出；所列不計為失敗",
  },
  locked: {
    en: "refuse packs, a calendar, words or an engine other than edict.lock names, byte for byte",
    zh: "規則包、日曆、詞彙表、程序須與 `edict.lock` 所記逐字節相同，否則拒絕判斷",
  },
  detect: {
    en: "first look for personal data; what is found joins the findings of scanned documents",
    zh: "先查找個人信息，並加入已經檢測過的文檔的檢出結果",
  },
  provisional: {
    en: "judge by unverified words too; what rests on them is marked provisional, and is never clear",
    zh: "也按未經核對的文字判斷；據此得出的結果標為暫定，結論不會是「未發現違反」",
  },
  exits: {
    en: "Exit code: 0 shown, 3 a policy does not compile, 4 an input cannot be read,\n5 nothing was judged, 64 misuse, 70 a bug.",
    zh: "退出碼：0 已顯示；3 有規則不能編譯；4 有輸入不能讀取；5 什麼都沒有判斷；\n64 用法有誤；70 程序缺陷。",
  },
  quiet: { en: "without how it was judged", zh: "不顯示判斷所用的規則包、日期等" },
});

export function addJudgingFlags(command: Command, say: Say): Command {
  command.option("--from <FORMAT>", ...foreignFlag(say)).option("--as-of <DATE>", say(judgingHelp.asOf()));
  return addSettingFlags(command, say).option("--provisional", say(judgingHelp.provisional()));
}

/** What a flag is that names the format of other systems' logs. */
export const foreignFlag = (say: Say) =>
  [say(judgingHelp.from({ formats: listOf(foreignFormats) })), choiceOf(foreignFormats)] as const;

/** Those that do not hang on whether one day is judged or several. */
export function addSettingFlags(command: Command, say: Say): Command {
  return command
    .option("--law-of <DATE>", say(judgingHelp.lawOf()))
    .option("--party <PARTY>", say(judgingHelp.party()))
    .option("--service <FILE>", say(judgingHelp.service()))
    .option(...packFlag(say))
    .option("--vocabulary <DIR>", say(judgingHelp.vocabulary()), addToList)
    .option("--profile <FILE>", say(judgingHelp.profile()))
    .option("--waivers <FILE>", say(judgingHelp.waivers()))
    .option("--baseline <FILE>", say(judgingHelp.baseline()))
    .option("--locked", say(judgingHelp.locked()))
    .option("--detect", say(judgingHelp.detect()));
}

/** Reads a flag that may be repeated. */
export const addToList = repeatable((word: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  word,
]);

/**
 * Reads `PATH=VALUE`, which may be given several times.
 * Errors: a word without a path and `=`.
 */
export const addAnswer = repeatable(
  (word: string, before: readonly GivenAnswer[] | undefined): readonly GivenAnswer[] => {
    const equals = word.indexOf("=");
    if (equals < 1) throw invalidValue(usageMessages.noAnswer());
    return [...(before ?? []), { path: word.slice(0, equals).trim(), text: word.slice(equals + 1) }];
  },
);

/** The packs that judge. */
export const packFlag = (say: Say) =>
  ["--pack <PACK>", say(judgingHelp.pack({ pack: defaultPack })), addToList] as const;

/** What the flags ask for, of these inputs; nothing fails and nothing is allowed. */
export function requestOf(
  flags: Omit<JudgingFlags, "color" | "quiet" | "lang">,
  inputs: readonly string[],
  world: CommandEnvironment,
): CheckRequest {
  const { from, columns, asOf, lawOf, party, service, profile, waivers, baseline } = flags;
  const { pack: packs = [], vocabulary: vocabularies, detect = false, locked = false, provisional = false } = flags;
  const asked = {
    inputs,
    from,
    columns,
    packs,
    vocabularies,
    asOf,
    lawOf,
    party,
    service,
    profile,
    waivers,
    baseline,
    detect,
    locked,
    provisional,
  };
  return { ...asked, failOn: undefined, allowUndetermined: false, now: world.now, library: world.library };
}

/** Of logs alone. */
const columnsFlag = "--columns";

/** The words by which inputs are judged in the same way, without the language. */
export function askedWords(command: Command): AskedWords {
  const { say } = command.opts<CommonFlags>().lang;
  const judging = addJudgingFlags(new Command(), say).options.flatMap((it) => it.long ?? []);
  return { inputs: command.args, flags: givenFlags(command, [...judging, columnsFlag]) };
}

/** Those of some flags that the command line names, with their values. */
function givenFlags(command: Command, wanted: readonly string[]): readonly string[] {
  const names = new Set(wanted);
  return command.options.flatMap((it) => {
    const name = it.attributeName();
    const value: unknown = command.getOptionValue(name);
    if (it.long === undefined || !names.has(it.long) || command.getOptionValueSource(name) !== "cli") return [];
    return value === true ? [it.long] : [value].flat().flatMap((one) => [it.long ?? "", String(one)]);
  });
}

/** The words of a shell by which another verb is asked of the same inputs, judged in the same way. */
export function askedAgain(command: Command, asked: AskedWords = askedWords(command)): AskedAgain {
  return typedAgain(command, { ...asked, inputs: asked.inputs.toSorted() });
}

/** The same of arguments in their order, with those of some flags that were given. */
export const argumentsAgain = (command: Command, wanted: readonly string[]): AskedAgain =>
  typedAgain(command, { inputs: command.args, flags: givenFlags(command, wanted) });

function typedAgain(command: Command, { inputs, flags }: AskedWords): AskedAgain {
  const isNamed = command.getOptionValueSource("lang") === "cli";
  const language = isNamed ? ["--lang", command.opts<CommonFlags>().lang.tag] : [];
  return { inputs: inputs.map(shellWord), flags: [...flags, ...language].map(shellWord) };
}

const shellWord = (it: string): string => (/^[\w./@%+=:,^~-]+$/.test(it) ? it : `'${it.replaceAll("'", "'\\''")}'`);

/** The same of a log that is judged line by line. `asked`: words of another command line. */
export function streamedAgain(command: Command, asked?: AskedWords): AskedAgain {
  const { inputs, flags } = askedAgain(command, asked);
  return { inputs, flags: [...flags, "--stream"] };
}

/** What went wrong, for standard error: mistakes in packs and documents, and misuse with where to read on. */
export function showRunTroubles(run: TroubledRun, verb: string, flags: CommonFlags, world: CommandEnvironment): string {
  const problems = [...run.policyProblems, ...run.inputProblems].filter((it) => it.severity === "error");
  const err = showTroubles({ problems, troubles: run.troubles }, flags, world);
  return hasUsageError(run) ? err + seeHelp(verb, flags.lang) : err;
}

type TroubledRun = Pick<ReportRun, "policyProblems" | "inputProblems" | "troubles">;

export const hasUsageError = (run: Pick<TroubledRun, "troubles">): boolean => run.troubles.some((it) => it.exit === 64);

/** Whether nothing was judged, so that people are shown only why. */
export const isBlank = (run: Pick<ReportRun, "troubles" | "decision">): boolean =>
  hasUsageError(run) || run.decision === undefined;

/** A format by its name, and the file it goes to; undefined: standard output. */
export interface Output {
  readonly name: string;
  readonly file: string | undefined;
}

/** What a part of a log is written as, to be merged. */
export const partFormat = "part";

const readFormat = choiceOf([...formatNames, partFormat]);

const mostParts = 999_999;

/**
 * Reads which part of a log is judged, such as `3/16`.
 * Errors: anything else, and a number that is not one of these parts.
 *
 * @example
 * readPartNumber("3/16") // { number: 3, of: 16 }
 */
export function readPartNumber(text: string): PartNumber {
  const [, number = 0, of = 0] = (/^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? []).map(Number);
  if (number < 1 || number > of || of > mostParts) throw invalidValue(usageMessages.partNumber({ most: mostParts }));
  return { number, of };
}

/**
 * Adds `NAME` or `NAME=FILE` to the outputs asked for.
 * Errors: a format that is not there, an empty file name.
 */
export const addOutput = outputAdder(readFormat.words);

/** The same where not all formats are taken; `words`: those that are. */
export function outputAdder(words: readonly string[]) {
  const add = (text: string, before: readonly Output[] | undefined): readonly Output[] => parseOutput(text, before);
  return repeatable(Object.assign(add, { words }));
}

function parseOutput(text: string, before: readonly Output[] | undefined): readonly Output[] {
  const equals = text.indexOf("=");
  const name = readFormat(equals < 0 ? text : text.slice(0, equals));
  const file = equals < 0 ? undefined : text.slice(equals + 1);
  if (file === "") throw invalidValue(usageMessages.noFileName({ format: name }));
  return [...(before ?? []), { name, file }];
}

/**
 * Gives the one output without a file the file of `--output`.
 * Errors: two outputs for one place, a file for none.
 */
export function settleOutputs(
  asked: readonly Output[],
  file: string | undefined,
  { real }: Pick<Host, "real">,
): readonly Output[] | Message {
  const open = asked.filter((it) => it.file === undefined);
  const last = open.at(-1);
  if (last && open.length > 1) return usageMessages.onePlace({ format: last.name });
  if (file !== undefined && open.length === 0) return usageMessages.noneOpen();
  const outputs = asked.map((it) => ({ ...it, file: it.file ?? file }));
  const places = outputs.map((it) => it.file && real(it.file));
  const [twice] = outputs.flatMap((it, at) => (places.indexOf(places[at]) < at ? (it.file ?? []) : []));
  return twice === undefined ? outputs : usageMessages.twoFormats({ file: twice });
}
