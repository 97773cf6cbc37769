import { parseDay } from "../../base/civil-date.ts";
import { fromPlain } from "../../base/document.ts";
import type { Cause, FactRead, Instance, Verdict } from "../../evaluate/decision.ts";
import { questionOf } from "../../graph/graph.ts";
import type { Type } from "../../vocabulary/type.ts";
import { evaluateAlone, sameInstance, type RuleEvaluation } from "../rule-evaluation.ts";
import { fieldOfPath, sampleOf } from "./facts.ts";
import { suppose, type FactHypothesis, type Hypothesis } from "./hypothesis.ts";
import { signedHypothesis } from "./ways.ts";

/** What is missing for an instance, and what each answer would do that can be tried. */
export interface Question {
  readonly cause: Cause;
  readonly answers: readonly TriedAnswer[];
  /** Whether an answer may be another than these, such as a date or a figure. */
  readonly isOpenEnded: boolean;
}

export interface TriedAnswer {
  readonly wish: Hypothesis;
  /** Undefined: the instance would be no more, and others would be left. */
  readonly verdict: Verdict | undefined;
}

const membersTried = 12;

/** The causes of an open instance, each with its answers: one at a time, the others left open. */
export function questionsOfInstance(hearing: RuleEvaluation, instance: Instance): readonly Question[] {
  return instance.causes.map((cause) => {
    const answers = hypothesesFor(hearing, cause).flatMap((wish): readonly TriedAnswer[] => {
      const supposed = suppose(hearing.matter, [wish]);
      if (!supposed) return [];
      return [{ wish, verdict: verdictOf(evaluateAlone(supposed)?.instances ?? [], instance) }];
    });
    return { cause, answers, isOpenEnded: hasOtherAnswers(hearing, cause) };
  });
}

function hasOtherAnswers({ matter, context: { program } }: RuleEvaluation, cause: Cause): boolean {
  switch (cause.kind) {
    case "missing-fact":
    case "absent-value":
    case "unusable":
    case "partial-fact": {
      const type = fieldOfPath(matter.run.vocabulary, cause.path)?.type;
      return type?.kind !== "boolean" && !(type?.kind === "enum" && type.members.length <= membersTried);
    }
    case "open-term":
      return !program.graph.nodes.some((it) => it.kind === "term" && it.name === cause.term && it.type === "boolean");
    default:
      return false;
  }
}

/** What is said of the instance, or of the whole document where no element is looked at any more. */
function verdictOf(instances: readonly Instance[], instance: Instance): Verdict | undefined {
  const [only, ...others] = instances;
  const whole = only?.elements.length === 0 && others.length === 0 ? only : undefined;
  return (sameInstance(instances, instance) ?? whole)?.verdict;
}

/** What could answer a cause: each word that a fact can be, a signature for and against, a reading. */
export function hypothesesFor(hearing: RuleEvaluation, cause: Cause): readonly Hypothesis[] {
  switch (cause.kind) {
    case "missing-fact":
    case "absent-value":
    case "unusable":
    case "expired-document":
      return hypothesesOfFact(hearing, cause.path, cause.kind === "absent-value");
    case "contradicted-facts":
      return cause.facts.flatMap((it) => otherwise(hearing, it));
    case "partial-fact":
      return hypothesesOfFact(hearing, cause.path, true).filter((it) => it.say !== "empty");
    case "attestation":
      return signatureHypotheses(hearing, cause);
    case "open-term":
      return readingHypotheses(hearing, cause.term);
    case "open-list":
      return cause.list === undefined
        ? []
        : [true, false].map((belongs) => ({ kind: "member", list: cause.list ?? "", member: cause.member, belongs }));
    case "stale-facts":
      return overdueHypotheses(hearing, cause);
    default:
      return [];
  }
}

/** Of a word that can only be true or false; no figure is ours to propose. */
function readingHypotheses({ context: { program } }: RuleEvaluation, term: string): readonly Hypothesis[] {
  const node = program.graph.nodes.find((it) => it.kind === "term" && it.name === term);
  if (node?.kind !== "term" || node.type !== "boolean") return [];
  return ["true", "false"].map((value) => ({ kind: "term", term, value }));
}

/** Each value that a yes or no or a word can have; else that it is stated, or that there is none. */
function hypothesesOfFact(
  { context: { settings }, matter }: RuleEvaluation,
  path: string,
  isNull: boolean,
): readonly FactHypothesis[] {
  const field = fieldOfPath(matter.run.vocabulary, path);
  if (!field) return [];
  const none: FactHypothesis = { kind: "fact", path, value: fromPlain(null), say: "absent", shown: "null" };
  const own = valuesOf(field.type).map((it): FactHypothesis => {
    return { kind: "fact", path, value: fromPlain(it), say: "is", shown: String(it) };
  });
  const value = sampleOf(field.type, settings.asOf, settings.zone);
  const stated: FactHypothesis = { kind: "fact", path, value, say: "stated", shown: "" };
  const empty: FactHypothesis = { kind: "fact", path, value: fromPlain([]), say: "empty", shown: "[]" };
  const some = field.type.kind === "list" ? [empty] : own.length > 0 ? own : isText(field.type) ? [stated] : [];
  return [...some, ...(field.nullable && !isNull ? [none] : [])];
}

/** What a fact can be that contradicts others, but for what it is. */
const otherwise = (hearing: RuleEvaluation, { path, shown }: FactRead): readonly FactHypothesis[] =>
  hypothesesOfFact(hearing, path, shown === "null").filter((it) => it.shown !== shown);

function valuesOf(type: Type): readonly (string | boolean)[] {
  if (type.kind === "boolean") return [true, false];
  return type.kind === "enum" ? type.members.slice(0, membersTried) : [];
}

/** One value stands for all others where rules can only ask whether there is one. */
const isText = ({ kind }: Type): boolean => kind === "string" || kind === "document";

function signatureHypotheses(
  { context: { program } }: RuleEvaluation,
  { standard, subject, element }: Extract<Cause, { readonly kind: "attestation" }>,
): readonly Hypothesis[] {
  const node = program.graph.nodes.find((it) => it.kind === "standard" && questionOf(it) === standard);
  return node?.kind === "standard" ? [true, false].flatMap((met) => signedHypothesis(node, subject, element, met)) : [];
}

/** Done on the last day, or not done until the day of judgement. */
function overdueHypotheses(
  { context: { settings }, matter }: RuleEvaluation,
  { path, due }: Extract<Cause, { readonly kind: "stale-facts" }>,
): readonly Hypothesis[] {
  const type = fieldOfPath(matter.run.vocabulary, path)?.type;
  const date = due.slice(0, 10);
  const isDay = type?.kind === "date" && parseDay(date) !== undefined;
  const shown = isDay ? date : type?.kind === "datetime" && due.length > 10 ? due : undefined;
  const now: Hypothesis = { kind: "facts-on", day: settings.asOf };
  return shown === undefined ? [now] : [{ kind: "fact", path, value: fromPlain(shown), say: "by", shown }, now];
}
