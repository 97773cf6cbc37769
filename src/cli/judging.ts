import type { Command } from "commander";
import { defaultPack, foreignFormats, type CheckRequest, type ForeignFormat } from "../engine/index.ts";
import type { ReportRun } from "../report/model/report-run.ts";
import { told } from "./mistakes.ts";
import { seeHelp } from "./misuse.ts";
import { oneOf } from "./one-of.ts";
import type { CommonFlags } from "./verb.ts";
import type { World } from "./world.ts";

/** The flags of verbs that judge documents: how they are judged, and in which language they are told of. */
export interface JudgingFlags extends CommonFlags {
  readonly from: ForeignFormat | undefined;
  readonly asOf: string | undefined;
  readonly lawOf: string | undefined;
  readonly party: string | undefined;
  readonly service: string | undefined;
  readonly pack: readonly string[] | undefined;
  readonly profile: string | undefined;
  readonly waivers: string | undefined;
  readonly baseline: string | undefined;
  readonly detect: boolean | undefined;
  readonly locked: boolean | undefined;
}

export function addJudgingFlags(command: Command): Command {
  command.option("--from <FORMAT>", foreignHelp, oneOf(foreignFormats));
  return addSettingFlags(command.option("--as-of <DATE>", "the day of judgement; default today"));
}

export const foreignHelp = `what the inputs are that are no documents of ours: ${foreignFormats.join(", ")}`;

/** Those that do not hang on whether one day is judged or several. */
export function addSettingFlags(command: Command): Command {
  return command
    .option(
      "--law-of <DATE>",
      "the day whose law judges everything; default each event's own day, for a service the day of judgement",
    )
    .option("--party <PARTY>", "whose duties count; default provider")
    .option("--service <FILE>", "the service that the other documents belong to")
    .option(
      "--pack <PACK>",
      `a shipped pack (ID or ID@RANGE), or a folder with pack.yaml; may be repeated; default ${defaultPack}`,
      addPack,
    )
    .option("--profile <FILE>", "how you read what the law leaves open, what you adopt and assume")
    .option("--waivers <FILE>", "findings that people let stand for a time")
    .option("--baseline <FILE>", "fail only on what is not listed there; -f baseline=FILE writes it")
    .option("--locked", "refuse packs, a calendar, words or an engine other than edict.lock names, byte for byte")
    .option("--detect", "first look for personal data, and add it to the findings of documents that were scanned");
}

/** What `--pack` is for verbs about one pack. */
export const neededPack = "a pack that it may need: a folder with pack.yaml; may be repeated";

export function addPack(pack: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), pack];
}

/** What the flags ask for, of these inputs; nothing fails and nothing is allowed. */
export function requestOf(
  flags: Omit<JudgingFlags, "color" | "quiet" | "lang">,
  inputs: readonly string[],
  world: World,
): CheckRequest {
  return {
    inputs,
    from: flags.from,
    packs: flags.pack ?? [],
    asOf: flags.asOf,
    lawOf: flags.lawOf,
    party: flags.party,
    service: flags.service,
    profile: flags.profile,
    waivers: flags.waivers,
    baseline: flags.baseline,
    failOn: undefined,
    allowUndetermined: false,
    detect: flags.detect ?? false,
    locked: flags.locked ?? false,
    today: world.today,
    library: world.library,
  };
}

/** What went wrong, for standard error: mistakes in packs and documents, and misuse with where to read on. */
export function mistakesOf(run: Mistaken, verb: string, flags: CommonFlags, world: World): string {
  const problems = [...run.policyProblems, ...run.inputProblems].filter((it) => it.severity === "error");
  const err = told({ problems, troubles: run.troubles }, flags, world);
  return isMisused(run) ? err + seeHelp(verb, flags.lang) : err;
}

type Mistaken = Pick<ReportRun, "policyProblems" | "inputProblems" | "troubles">;

export const isMisused = (run: Pick<Mistaken, "troubles">): boolean => run.troubles.some((it) => it.exit === 64);
