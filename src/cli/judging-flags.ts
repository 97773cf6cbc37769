import { Command } from "commander";
import type { Host } from "../base/host.ts";
import type { Locale } from "../base/locale.ts";
import type { Message } from "../base/message.ts";
import {
  defaultPack,
  foreignFormats,
  type CheckRequest,
  type ForeignFormat,
  type GivenAnswer,
} from "../engine/index.ts";
import { formatters } from "../report/formatters.ts";
import type { ReportRun } from "../report/model/report-run.ts";
import type { AskedAgain } from "../report/view/format-options.ts";
import type { CommandEnvironment } from "./environment.ts";
import { usageMessages } from "./messages.ts";
import { repeatable, seeHelp, invalidValue } from "./usage-errors.ts";
import { showTroubles, choiceOf, type CommonFlags } from "./verb.ts";

/** The flags of verbs that judge documents: how they are judged, and in which language they are told of. */
export interface JudgingFlags extends CommonFlags {
  readonly from: ForeignFormat | undefined;
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

export function addJudgingFlags(command: Command): Command {
  command.option("--from <FORMAT>", foreignHelp, choiceOf(foreignFormats));
  return addSettingFlags(command.option("--as-of <DATE>", "the day of judgement; default today")).option(
    "--provisional",
    "judge by unverified words too; what rests on them is marked provisional, and is never clear",
  );
}

export const foreignHelp = `what the inputs are that are no documents of ours: ${foreignFormats.join(", ")}`;

/** Those that do not hang on whether one day is judged or several. */
export function addSettingFlags(command: Command): Command {
  return command
    .option(
      "--law-of <DATE>",
      "the day whose law judges everything; default each document's own day; without one, the day of judgement",
    )
    .option("--party <PARTY>", "whose duties count; default: as the packs say")
    .option("--service <FILE>", "the service that the other documents belong to")
    .option(...packFlag)
    .option("--vocabulary <DIR>", namedVocabulary, addToList)
    .option("--profile <FILE>", "how you read what the law leaves open, what you adopt and assume")
    .option("--waivers <FILE>", "findings that people let stand for a time")
    .option("--baseline <FILE>", "fail only on what is not listed there; -f baseline=FILE writes it")
    .option("--locked", "refuse packs, a calendar, words or an engine other than edict.lock names, byte for byte")
    .option("--detect", "first look for personal data, and add it to the findings of documents that were scanned");
}

/** What `--pack` is for verbs about one pack. */
export const neededPack = "a pack that it may need: a folder with pack.yaml; may be repeated";

/** What `--vocabulary` is for each verb that has it. */
export const namedVocabulary = "a vocabulary that packs name: a folder with vocabulary.yaml; may be repeated";

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
export const packFlag = [
  "--pack <PACK>",
  `a shipped pack (ID or ID@RANGE), or a folder with pack.yaml; may be repeated; default ${defaultPack}`,
  addToList,
] as const;

/** What the flags ask for, of these inputs; nothing fails and nothing is allowed. */
export function requestOf(
  flags: Omit<JudgingFlags, "color" | "quiet" | "lang">,
  inputs: readonly string[],
  world: CommandEnvironment,
): CheckRequest {
  const { from, asOf, lawOf, party, service, profile, waivers, baseline } = flags;
  const { pack: packs = [], vocabulary: vocabularies, detect = false, locked = false, provisional = false } = flags;
  const asked = {
    inputs,
    from,
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

/** The words of a shell by which another verb is asked of the same inputs, judged in the same way. */
export function askedAgain(command: Command): AskedAgain {
  const judging = new Set(["--lang", ...addJudgingFlags(new Command()).options.map((it) => it.long)]);
  const flags = command.options.flatMap((it) => {
    const name = it.attributeName();
    const value: unknown = command.getOptionValue(name);
    if (!judging.has(it.long) || command.getOptionValueSource(name) !== "cli") return [];
    if (value === true) return [it.long ?? ""];
    return [value].flat().flatMap((one) => [it.long ?? "", shellWord(isLocale(one) ? one.tag : String(one))]);
  });
  return { inputs: command.args.map(shellWord).toSorted(), flags };
}

const isLocale = (it: unknown): it is Locale => typeof it === "object" && it !== null && "tag" in it;

const shellWord = (it: string): string => (/^[\w./@%+=:,^~-]+$/.test(it) ? it : `'${it.replaceAll("'", "'\\''")}'`);

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

const readFormat = choiceOf([...formatters.keys()]);

/**
 * Adds `NAME` or `NAME=FILE` to the outputs asked for.
 * Errors: a format that is not there, an empty file name.
 */
export const addOutput = repeatable(Object.assign(parseOutput, { words: readFormat.words }));

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
  { resolve }: Pick<Host, "resolve">,
): readonly Output[] | Message {
  const open = asked.filter((it) => it.file === undefined);
  const last = open.at(-1);
  if (last && open.length > 1) return usageMessages.onePlace({ format: last.name });
  if (file !== undefined && open.length === 0) return usageMessages.noneOpen();
  const outputs = asked.map((it) => ({ ...it, file: it.file ?? file }));
  const places = outputs.map((it) => it.file && resolve(it.file));
  const [twice] = outputs.flatMap((it, at) => (places.indexOf(places[at]) < at ? (it.file ?? []) : []));
  return twice === undefined ? outputs : usageMessages.twoFormats({ file: twice });
}
