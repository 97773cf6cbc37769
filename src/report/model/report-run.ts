import { fieldOfPath } from "../../analysis/needs/facts.ts";
import type { Diagnostic, ExitCode } from "../../base/diagnostic.ts";
import type { Locale } from "../../base/locale.ts";
import type { Message, Titles, Translated } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import type { Decision, RuleResult, RunWord, UsedAttestation, Verdict } from "../../evaluate/decision.ts";
import type { Settings } from "../../evaluate/settings.ts";
import type { Pack } from "../../pack/pack.ts";
import type { Suppressions } from "../../pack/waive/suppressions.ts";
import type { ToldMap } from "../../readers/foreign/map-use.ts";
import type { Input } from "../../vocabulary/input.ts";
import { enumIn } from "../../vocabulary/read-answer.ts";
import type { Vocabulary } from "../../vocabulary/type.ts";
import { markedTitle } from "../../statute/marked-title.ts";

/** Everything that a finished run knows; from it the report is made, and from the report every format. */
export interface ReportRun {
  readonly engine: string;
  /** Those that judge; several versions of one in the order of time. */
  readonly packs: readonly Pack[];
  /** Those of which the others read something. */
  readonly needed: readonly Pack[];
  /** The ids of all packs that are shipped. */
  readonly shipped: readonly string[];
  readonly inputs: readonly Input[];
  /** The one that the other documents belong to; it may be one of the inputs. */
  readonly service: Input | undefined;
  readonly vocabulary: Pick<Vocabulary, "subjects" | "evidenceKind" | "roles">;
  /** What laws are called whose packs the run has not read; undefined: it is not known. */
  readonly lawTitle?: ((id: string) => Translated | undefined) | undefined;
  readonly decision: Decision | undefined;
  /** What is known of its findings beside their verdicts. */
  readonly cover: Suppressions;
  readonly settings: Settings;
  readonly options: RunOptions;
  /** Mistakes in packs (exit 3); in inputs, the profile and edict.yaml (exit 4; warnings are findings). */
  readonly policyProblems: readonly Diagnostic[];
  readonly inputProblems: readonly Diagnostic[];
  /** Mistakes in what is asked for, by flags or in edict.yaml: a path that is not there, a folder with nothing to check. */
  readonly troubles: readonly Diagnostic<Place | undefined>[];
  /** Files of a folder that are no inputs, and why. */
  readonly skipped: readonly SkippedFile[];
  /** Of a run line by line: its inputs, decision and problems are then a sample of those that it had. */
  readonly counted?: BulkCounts;
  readonly exitCode: ExitCode;
}

/** A file that was not read. */
export interface SkippedFile {
  readonly path: string;
  readonly why: Message;
}

/** What a run line by line has counted over all lines. */
export interface BulkCounts {
  readonly lines: number;
  /** By subject. */
  readonly documents: ReadonlyMap<string, number>;
  /** Subject → how many of its documents come to a word, each by the worst of the verdicts that count. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<RunWord, number>>;
  /** Documents of later days than that of judgement, which were not judged. */
  readonly late: number;
  /** Facts that contradict each other, in lines and outside of them. */
  readonly contradicted: number;
  /** Lines with mistakes of which nothing was judged. */
  readonly unjudged: number;
  readonly errors: number;
  /** As `lowFindings`. */
  readonly findings: number;
  /** What rows showed of the map of columns; undefined: there is none. */
  readonly map: ToldMap | undefined;
  /** Name of a rule in a version of its pack, as `bulkCountKey` makes it → its decisions by verdict. */
  readonly rules: ReadonlyMap<string, ReadonlyMap<Verdict, number>>;
}

/** What a rule of a version of a pack is called where its decisions are counted. */
export const bulkCountKey = (rule: string, version: string): string => `${rule} ${version}`;

export interface RunOptions {
  readonly profile: string | undefined;
  readonly service: string | undefined;
  /** Documents are rows that a map reads. */
  readonly columns?: string | undefined;
  readonly waivers?: string | undefined;
  readonly baseline?: string | undefined;
  readonly failOn: RuleSeverity | undefined;
  readonly allowUndetermined: boolean;
  /** Formats that edict.yaml wants the report in, with their files. */
  readonly formats?: readonly { readonly name: string; readonly file: string | undefined }[];
  /** Detectors read the words of documents before they were judged. */
  readonly detect?: boolean;
  /** Rule → severity, from the profile; others are `high`. */
  readonly severities: ReadonlyMap<string, RuleSeverity>;
}

export const severityLevels = ["low", "medium", "high", "critical"] as const;
export type RuleSeverity = (typeof severityLevels)[number];

/** Whether a breach of a severity is let pass. */
export const isBelow = (severity: RuleSeverity, failOn: RuleSeverity | undefined): boolean =>
  severityLevels.indexOf(severity) < severityLevels.indexOf(failOn ?? "low");

/** Disputed signatures and warnings of inputs: findings of the severity `low`. */
export function lowFindings({
  counted,
  decision,
  inputProblems,
}: Pick<ReportRun, "counted" | "decision" | "inputProblems">): number {
  if (counted) return counted.findings;
  return (decision?.disputed.length ?? 0) + problemCount(inputProblems, "warning");
}

/** All documents of a run, services among them, each once. */
export const documentsOf = ({ inputs, service }: Pick<ReportRun, "inputs" | "service">): readonly Input[] => [
  ...new Set([...inputs, ...inputs.map((it) => it.service), service].flatMap((it) => it ?? [])),
];

/** What ids of a run are called: subjects, roles, kinds of evidence, laws, and facts that are one of some words. */
export const titlesOf =
  ({ packs, needed, vocabulary, lawTitle }: Pick<ReportRun, "packs" | "needed" | "vocabulary" | "lawTitle">): Titles =>
  ({ of, id, value = "" }) => {
    switch (of) {
      case "value":
        return enumIn(fieldOfPath(vocabulary, id)?.type)?.words?.get(value);
      case "subject":
        return vocabulary.subjects.get(id)?.title;
      case "role":
        return vocabulary.roles.get(id);
      case "evidence":
        return vocabulary.evidenceKind.words?.get(id);
      case "law": {
        const title = [...packs, ...needed].find((it) => it.manifest.id === id)?.manifest.title ?? lawTitle?.(id);
        return title && markedTitle(title);
      }
    }
  };

/** How many mistakes of a severity these are: one of them may stand for many. */
export const problemCount = (
  problems: readonly Diagnostic<Place | undefined>[],
  severity: Diagnostic["severity"],
): number => problems.reduce((sum, it) => sum + (it.severity === severity ? (it.count ?? 1) : 0), 0);

export type IdleSignatures = (of: RuleResult) => readonly UsedAttestation[];

/** What a result is told from: its pack, all packs that were loaded with it, how the run is judged, and what covers findings. */
export interface ReportContext {
  readonly pack: Pack;
  readonly loaded: readonly Pack[];
  readonly settings: Settings;
  /** For the titles of facts. */
  readonly vocabulary: Pick<Vocabulary, "subjects" | "evidenceKind">;
  readonly cover: Suppressions;
  /** Signatures that count, of what a rule of the pack asks people, and on which its verdict does not rest. */
  readonly idle: IdleSignatures;
  /** In which it is told. */
  readonly locale: Locale;
}

/** From so many lines on they are better read one by one: in a hundredth of the time, and in the same memory however many there are. */
export const manyLines = 1000;
