import { groupBy } from "../../base/group-by.ts";
import type { Locale } from "../../base/locale.ts";
import type { Place } from "../../base/text.ts";
import type { Cause, ContradictedFacts, Decision, RuleResult } from "../../evaluate/decision.ts";
import { standardsByQuestion, type StandardNode } from "../../graph/graph.ts";
import type { Pack } from "../../pack/pack.ts";
import { causeMessage, causeHelp, needMessage } from "../messages/causes.ts";
import { titleIn } from "./citations.ts";
import { packVersionOn } from "./pack-versions.ts";
import { askedStandard, contradictingPlaces } from "./report-instance.ts";
import { reportPlace, showPlace } from "./report-place.ts";
import type { ReportRun } from "./report-run.ts";
import type { ReportNeed, ReportPlace, ReportTitle } from "./report.ts";

/** By what it is told what a run lacks. */
type NeedsContext = Pick<ReportRun, "packs" | "vocabulary">;

/** What the open rules lack, each thing once with all rules that wait for it; what most rules wait for stands first. */
export function reportNeeds(decision: Decision, run: NeedsContext, locale: Locale): readonly ReportNeed[] {
  return gatherNeeds(decision, run.packs, new Map()).map((it) => reportNeed(it, run, locale));
}

/** One thing that is missing, wherever it is. */
export interface MissingItem {
  /** Without what tells one document or element from another. */
  readonly cause: Cause;
  readonly pack: Pack;
  /** As each document lacks it. */
  readonly each: readonly Cause[];
  readonly of: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
  /** Those of them that some answer to it alone would settle, in one document at least. */
  readonly settles: ReadonlySet<string>;
  readonly at: ReadonlyMap<string, ReportPlace>;
}

/** Of things that are missing, by their keys: the rules that some answer to it alone would settle. */
export type SettledBy = ReadonlyMap<string, ReadonlySet<string>>;

/** Of signatures that are missing, by their keys: for yes (`true`) and for no the rules that would then be violated, as it was tried. */
export type Breaches = ReadonlyMap<string, ReadonlyMap<boolean, ReadonlySet<string>>>;

/**
 * The same as it is found, before it is worded. Most decisive first: what alone would settle most rules; of as many, what
 * most rules wait for; of as many again, facts before what people judge, in the order of the text.
 */
export function gatherNeeds(decision: Decision, packs: readonly Pack[], settledBy: SettledBy): readonly MissingItem[] {
  const open = decision.rules
    .filter((it) => it.inRollUp)
    .flatMap((result) => openCauses(result).map((it) => ({ ...it, result })))
    .flatMap(({ cause, lawOf, result: { rule, pack: id } }) => {
      const pack = packVersionOn(packs, id, lawOf);
      return pack ? [{ cause, pack, rule }] : [];
    });
  const needs = [...groupBy(open, (it) => needKey(it.cause))].flatMap(([key, same]) => {
    const each = same.map((it) => it.cause);
    const places = each.flatMap(placesOf).map(reportPlace);
    return same.slice(0, 1).map(({ cause, pack }) => ({
      cause: generic(cause),
      pack,
      each,
      of: new Set(each.flatMap((it) => elementOf(it) ?? [])),
      rules: new Set(same.map((it) => it.rule)),
      settles: settledBy.get(key) ?? new Set<string>(),
      at: new Map(places.map((it) => [showPlace(it), it])),
    }));
  });
  const read = new Set(open.map((it) => needKey(it.cause)));
  return [...withoutGroups(needs), ...unreadContradictions(decision, packs, read)].toSorted(
    (a, b) => b.settles.size - a.settles.size || b.rules.size - a.rules.size || isJudged(a) - isJudged(b),
  );
}

/** Whether people have to judge or read something, and no fact is asked for. */
const isJudged = ({ cause }: MissingItem): number => ("path" in cause ? 0 : 1);

/** Without groups of facts of which a fact is asked for each of their rules, and settles as much: it shows that the group is there. */
function withoutGroups(needs: readonly MissingItem[]): readonly MissingItem[] {
  return needs.filter((it) => {
    if (it.cause.kind !== "missing-fact") return true;
    const group = `${it.cause.path}.`;
    const within = needs.filter(({ cause }) => cause.kind === "missing-fact" && cause.path.startsWith(group));
    const isAsked = (rule: string): boolean => within.some((one) => one.rules.has(rule));
    const isSettled = (rule: string): boolean => within.some((one) => one.settles.has(rule));
    return ![...it.rules].every(isAsked) || ![...it.settles].every(isSettled);
  });
}

/** What is asked first: while it is open whether a law applies, only what that needs. What waits lacks nothing but time. */
function openCauses(result: RuleResult): readonly { readonly cause: Cause; readonly lawOf: string }[] {
  return result.instances
    .filter((it) => it.verdict === "undetermined")
    .flatMap(({ causes, scopeCauses, lawOf }) =>
      (scopeCauses.length > 0 ? scopeCauses : causes).map((cause) => ({ cause, lawOf })),
    )
    .filter(({ cause: { kind } }) => kind !== "due" && kind !== "time-runs");
}

/** Whether it is open whether the law of an open rule applies, so that only what that needs is asked. */
export const isScopeOpen = ({ inRollUp, verdict, instances }: RuleResult): boolean =>
  inRollUp && verdict === "undetermined" && instances.some((it) => it.scopeCauses.length > 0);

const withoutIndexes = (path: string): string => path.replaceAll(/\[\d+\]/g, "");

/** What tells one thing that is missing from another: the fact, whichever document lacks it. */
export function needKey(cause: Cause): string {
  switch (cause.kind) {
    case "attestation": {
      const signed = cause.why === "none" ? "" : (cause.element ?? cause.subject ?? "");
      return `${cause.kind} ${cause.standard} ${cause.why} ${signed}`;
    }
    case "open-term":
      return `${cause.kind} ${cause.term}`;
    case "open-list":
      return `${cause.kind} ${cause.list ?? showPlace(reportPlace(cause.law))} ${cause.member}`;
    case "no-subject":
      return `${cause.kind} ${cause.subject}`;
    case "contradicted-facts":
      return contradictionKey(cause);
    case "unusable":
      return `${cause.kind} ${withoutIndexes(cause.path)} ${JSON.stringify(cause.why)}`;
    default:
      return `${cause.kind} ${"path" in cause ? withoutIndexes(cause.path) : JSON.stringify(causeMessage(cause, undefined))}`;
  }
}

/** Contradictions of one kind are one thing to put right. */
const contradictionKey = ({ why, facts }: ContradictedFacts): string =>
  `contradicted-facts ${JSON.stringify(why)} ${[...new Set(facts.map((it) => withoutIndexes(it.path)))].join()}`;

/** Those that no rule reads. */
function unreadContradictions({ contradicted }: Decision, packs: readonly Pack[], read: ReadonlySet<string>) {
  const [pack] = packs;
  const unread = contradicted.filter((it) => !read.has(contradictionKey(it)));
  return [...groupBy(unread, contradictionKey).values()].flatMap((same): readonly MissingItem[] =>
    same.slice(0, 1).flatMap(({ why, facts }) => {
      const [first] = facts;
      if (!pack || !first) return [];
      const cause = { kind: "contradicted-facts", path: first.path, place: first.place, why, facts } as const;
      const at = same.flatMap((it) => it.facts.map((one) => reportPlace(one.place)));
      const nothing = new Set<string>();
      const places = new Map(at.map((it) => [showPlace(it), it]));
      return [{ cause, pack, each: [cause], of: nothing, rules: nothing, settles: nothing, at: places }];
    }),
  );
}

/** The standard that an item asks for, by the name of its question. */
export const standardNamed = (name: string, { pack }: MissingItem): StandardNode | undefined =>
  standardsByQuestion(pack.program.graph).get(name);

function generic(cause: Cause): Cause {
  if (cause.kind === "attestation") return { ...cause, element: undefined };
  return "path" in cause ? { ...cause, path: withoutIndexes(cause.path) } : cause;
}

function elementOf(cause: Cause): string | undefined {
  if (cause.kind === "attestation") return cause.element ?? cause.subject;
  return "path" in cause && cause.path.includes("[") ? cause.path : undefined;
}

/** In words. */
export function reportNeed(
  { cause, pack, of, rules, at }: MissingItem,
  { vocabulary }: Pick<NeedsContext, "vocabulary">,
  locale: Locale,
): ReportNeed {
  const standard = askedStandard(cause, pack, locale);
  const help = causeHelp(cause, standard, vocabulary);
  return {
    kind: cause.kind,
    what: locale.say(needMessage(cause)),
    sentence: locale.say(causeMessage(cause, standard)),
    help: help && locale.say(help),
    ask: vocabularyQuestion(cause, pack),
    signed_by: standard?.judges.map((it) => it.role),
    of: [...of],
    rules: [...rules],
    at: [...at.values()],
  };
}

/** What to do about it: the vocabulary's question, else the advice of its kind. */
export const needAdvice = ({ ask, help }: Pick<ReportNeed, "ask" | "help">, locale: Locale): string | undefined =>
  (ask && titleIn(ask, locale)) ?? help;

const asked: ReadonlySet<Cause["kind"]> = new Set(["missing-fact", "absent-value", "unusable", "partial-fact"]);

/** The vocabulary's question for a fact, or for the nearest group of facts around it. */
export function vocabularyQuestion(cause: Cause, pack: Pack): ReportTitle | undefined {
  if (!("path" in cause) || !asked.has(cause.kind)) return undefined;
  const steps = withoutIndexes(cause.path).split(".");
  for (let length = steps.length; length > 1; length -= 1) {
    const question = pack.program.sources.questions.get(steps.slice(0, length).join("."));
    if (question) return question;
  }
  return undefined;
}

/** Where it is missing, or what in the policy leaves it open. */
function placesOf(cause: Cause): readonly Place[] {
  const contradicting = contradictingPlaces(cause);
  if (contradicting.length > 0) return contradicting;
  return "place" in cause ? [cause.place] : "law" in cause ? [cause.law] : [];
}
