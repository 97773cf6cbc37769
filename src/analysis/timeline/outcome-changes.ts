import { groupBy } from "../../base/group-by.ts";
import type { Decision, Instance, Note, RuleResult, Verdict, Yield } from "../../evaluate/decision.ts";
import { locatorKey, type Locator } from "../../statute/locator.ts";
import { elementKey } from "../rule-evaluation.ts";

/** An outcome that is another than the day before; undefined: there was none, or there is none any more. */
export type OutcomeChange = RuleChange | NoteChange | FlagChange;

interface OfLaw {
  /** Full name; of a flag, what it is called. */
  readonly name: string;
  readonly pack: string;
  readonly locator: Locator;
}

export interface RuleChange extends OfLaw {
  readonly kind: "rule";
  readonly party: string;
  readonly from: RuleState | undefined;
  readonly to: RuleState | undefined;
  /** What is another of documents and their elements. */
  readonly instances: readonly InstanceChange[];
}

/** What a rule says on a day. */
export interface RuleState {
  readonly verdict: Verdict;
  readonly advisory: boolean;
  readonly inRollUp: boolean;
}

export interface InstanceChange {
  /** Index into the inputs of the run. */
  readonly input: number;
  readonly elements: readonly string[];
  readonly place: Instance["place"];
  readonly from: Verdict | undefined;
  readonly to: Verdict | undefined;
}

/** Whether a rule without verdict applies. */
export interface NoteChange extends OfLaw {
  readonly kind: "note";
  readonly party: string;
  readonly input: number | undefined;
  readonly elements: readonly string[];
  readonly from: Note["applies"] | undefined;
  readonly to: Note["applies"] | undefined;
}

/** Whether another regime may prevail. */
export interface FlagChange extends OfLaw {
  readonly kind: "flag";
  readonly input: number;
  readonly from: Yield["holds"] | undefined;
  readonly to: Yield["holds"] | undefined;
}

/** What is said on a day and was not said so on the other, in the order of the text. */
export function changesBetween(before: Decision, after: Decision): readonly OutcomeChange[] {
  return [
    ...rulePairs(examined(before.rules), examined(after.rules)).flatMap(ruleChange),
    ...paired(before.notes, after.notes, noteKey).flatMap(noteChange),
    ...paired(before.yields, after.yields, flagKey).flatMap(flagChange),
  ];
}

const ruleKey = (it: RuleResult): string => [it.rule, it.party, it.modal].join(" ");
const standingKey = (it: RuleResult): string => `${ruleKey(it)} ${it.advisory}`;

/** Versions of a rule that bind otherwise have a result each: one that examined nothing tells nothing beside one that did. */
function examined(rules: readonly RuleResult[]): readonly RuleResult[] {
  const seen = new Set(rules.filter((it) => it.verdict !== "not_examined").map(ruleKey));
  return rules.filter((it) => it.verdict !== "not_examined" || !seen.has(ruleKey(it)));
}

/** A result stands beside that of the same standing, if there is one on both days. */
function rulePairs(before: readonly RuleResult[], after: readonly RuleResult[]): readonly Pair<RuleResult>[] {
  const known = new Set(before.map(standingKey));
  const both = new Set(after.map(standingKey).filter((it) => known.has(it)));
  return paired(before, after, (it) => (both.has(standingKey(it)) ? standingKey(it) : ruleKey(it)));
}

const noteKey = (it: Note): string => [it.rule, it.party, it.input ?? "", elementKey(it.elements)].join(" ");
const flagKey = (it: Yield): string => [it.pack, it.what, locatorKey(it.locator), it.input].join(" ");

/** The later of the two, or the only one there is, with both. */
interface Pair<T> {
  readonly one: T;
  readonly from: T | undefined;
  readonly to: T | undefined;
}

/** Those of one key stand side by side, in the order of the later day; what has gone stands last. */
function paired<T>(before: readonly T[], after: readonly T[], keyOf: (it: T) => string): readonly Pair<T>[] {
  const known = groupBy(before, keyOf);
  const now = groupBy(after, keyOf);
  const both = [...now].flatMap(([key, own]) => own.map((it, at) => ({ one: it, from: known.get(key)?.[at], to: it })));
  const gone = [...known].flatMap(([key, own]) =>
    own.slice(now.get(key)?.length ?? 0).map((it) => ({ one: it, from: it, to: undefined })),
  );
  return [...both, ...gone];
}

function ruleChange({ one, from, to }: Pair<RuleResult>): readonly RuleChange[] {
  const instances = paired(from?.instances ?? [], to?.instances ?? [], instanceKey).flatMap(instanceChange);
  // Whether a rule binds is no outcome where nothing was examined.
  const standsAlike = from?.advisory === to?.advisory || to?.verdict === "not_examined";
  if (from?.verdict === to?.verdict && standsAlike && instances.length === 0) return [];
  const { rule: name, pack, locator, party } = one;
  const states = { from: from && ruleState(from), to: to && ruleState(to) };
  return [{ kind: "rule", name, pack, locator, party, ...states, instances }];
}

const instanceKey = (it: Instance): string => `${it.input} ${elementKey(it.elements)}`;
const ruleState = ({ verdict, advisory, inRollUp }: RuleResult): RuleState => ({ verdict, advisory, inRollUp });

function instanceChange({ one, from, to }: Pair<Instance>): readonly InstanceChange[] {
  const { input, elements, place } = one;
  return from?.verdict === to?.verdict ? [] : [{ input, elements, place, from: from?.verdict, to: to?.verdict }];
}

function noteChange({ one, from, to }: Pair<Note>): readonly NoteChange[] {
  const { rule: name, pack, locator, party, input, elements } = one;
  const own = { kind: "note", name, pack, locator, party, input, elements } as const;
  return from?.applies === to?.applies ? [] : [{ ...own, from: from?.applies, to: to?.applies }];
}

function flagChange({ one, from, to }: Pair<Yield>): readonly FlagChange[] {
  const { what: name, pack, locator, input } = one;
  const own = { kind: "flag", name, pack, locator, input } as const;
  return from?.holds === to?.holds ? [] : [{ ...own, from: from?.holds, to: to?.holds }];
}
