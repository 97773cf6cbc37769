import { parseDay } from "../base/civil-date.ts";
import { fromPlain } from "../base/plain.ts";
import type { Cause, Instance, Verdict } from "../evaluate/decision.ts";
import type { Type } from "../vocabulary/type.ts";
import { signature } from "./attestation-wishes.ts";
import { fieldAt } from "./fact-field.ts";
import { hear, sameInstance, type Hearing } from "./hearing.ts";
import { sampleOf } from "./sample-value.ts";
import { suppose } from "./suppose.ts";
import type { FactWish, Wish } from "./wish.ts";

/** What is missing for an instance, and what each answer would do that can be tried. */
export interface Question {
  readonly cause: Cause;
  readonly answers: readonly Answer[];
  /** Whether an answer may be another than these, such as a date or a figure. */
  readonly isOpenEnded: boolean;
}

export interface Answer {
  readonly wish: Wish;
  /** Undefined: the instance would be no more, and others would be left. */
  readonly verdict: Verdict | undefined;
}

const membersTried = 12;

/** The causes of an open instance, each with its answers: one at a time, the others left open. */
export function questionsOf(hearing: Hearing, instance: Instance): readonly Question[] {
  return instance.causes.map((cause) => {
    const answers = wishesFor(hearing, cause).flatMap((wish): readonly Answer[] => {
      const supposed = suppose(hearing.matter, [wish]);
      if (!supposed) return [];
      return [{ wish, verdict: verdictOf(hear(supposed)?.instances ?? [], instance) }];
    });
    return { cause, answers, isOpenEnded: hasOtherAnswers(hearing, cause) };
  });
}

function hasOtherAnswers({ matter, context: { program } }: Hearing, cause: Cause): boolean {
  switch (cause.kind) {
    case "missing-fact":
    case "absent-value":
    case "unusable": {
      const type = fieldAt(matter.run.vocabulary, cause.path)?.type;
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
export function wishesFor(hearing: Hearing, cause: Cause): readonly Wish[] {
  switch (cause.kind) {
    case "missing-fact":
    case "absent-value":
    case "unusable":
    case "expired-document":
      return factWishes(hearing, cause.path, cause.kind === "absent-value");
    case "attestation":
      return signatures(hearing, cause);
    case "open-term":
      return readings(hearing, cause.term);
    case "open-list":
      return cause.list === undefined
        ? []
        : [true, false].map((belongs) => ({ kind: "member", list: cause.list ?? "", member: cause.member, belongs }));
    case "stale-facts":
      return overdue(hearing, cause);
    default:
      return [];
  }
}

/** Of a word that can only be true or false; no figure is ours to propose. */
function readings({ context: { program } }: Hearing, term: string): readonly Wish[] {
  const node = program.graph.nodes.find((it) => it.kind === "term" && it.name === term);
  if (node?.kind !== "term" || node.type !== "boolean") return [];
  return ["true", "false"].map((value) => ({ kind: "term", term, value }));
}

/** Each value that a yes or no or a word can have; else that it is stated, or that there is none. */
function factWishes({ context: { settings }, matter }: Hearing, path: string, isNull: boolean): readonly FactWish[] {
  const field = fieldAt(matter.run.vocabulary, path);
  if (!field) return [];
  const none: FactWish = { kind: "fact", path, value: fromPlain(null), say: "absent", shown: "null" };
  const own = valuesOf(field.type).map((it): FactWish => {
    return { kind: "fact", path, value: fromPlain(it), say: "is", shown: String(it) };
  });
  const stated: FactWish = {
    kind: "fact",
    path,
    value: sampleOf(field.type, settings.asOf, settings.zone),
    say: "stated",
    shown: "",
  };
  const empty: FactWish = { kind: "fact", path, value: fromPlain([]), say: "empty", shown: "[]" };
  const some = field.type.kind === "list" ? [empty] : own.length > 0 ? own : isText(field.type) ? [stated] : [];
  return [...some, ...(field.nullable && !isNull ? [none] : [])];
}

function valuesOf(type: Type): readonly (string | boolean)[] {
  if (type.kind === "boolean") return [true, false];
  return type.kind === "enum" ? type.members.slice(0, membersTried) : [];
}

/** One value stands for all others where rules can only ask whether there is one. */
const isText = ({ kind }: Type): boolean => kind === "string" || kind === "document";

function signatures(
  { context: { program } }: Hearing,
  { standard, subject, element }: Extract<Cause, { readonly kind: "attestation" }>,
): readonly Wish[] {
  const node = program.graph.nodes.find((it) => it.kind === "standard" && it.name === standard);
  return node?.kind === "standard" ? [true, false].flatMap((met) => signature(node, subject, element, met)) : [];
}

/** Done on the last day, or not done until the day of judgement. */
function overdue(
  { context: { settings }, matter }: Hearing,
  { path, due }: Extract<Cause, { readonly kind: "stale-facts" }>,
): readonly Wish[] {
  const type = fieldAt(matter.run.vocabulary, path)?.type;
  const day = parseDay(due.slice(0, 10));
  const inTime: readonly Wish[] =
    type?.kind === "date" && day !== undefined
      ? [{ kind: "fact", path, value: fromPlain(due.slice(0, 10)), say: "by", shown: due.slice(0, 10) }]
      : type?.kind === "datetime" && due.length > 10
        ? [{ kind: "fact", path, value: fromPlain(due), say: "by", shown: due }]
        : [];
  return [...inTime, { kind: "facts-on", day: settings.asOf }];
}
