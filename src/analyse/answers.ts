import { parseDay } from "../base/civil-date.ts";
import { fromPlain } from "../base/plain.ts";
import type { Cause, Instance, Verdict } from "../evaluate/decision.ts";
import type { Type } from "../vocabulary/type.ts";
import { fieldAt } from "./fact-field.ts";
import { hear, sameInstance, type Hearing } from "./hearing.ts";
import { sampleOf } from "./sample-value.ts";
import { suppose } from "./suppose.ts";
import type { FactWish, Wish } from "./wish.ts";

/** What is missing for an instance, and what each answer would do that can be tried. */
export interface Question {
  readonly cause: Cause;
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly wish: Wish;
  /** Undefined: the instance would be no more, such as an element of a list that is empty. */
  readonly verdict: Verdict | undefined;
}

const membersTried = 12;

/** The causes of an open instance, each with its answers: one at a time, the others left open. */
export function questionsOf(hearing: Hearing, instance: Instance): readonly Question[] {
  return instance.causes.map((cause) => {
    const answers = wishesFor(hearing, cause).flatMap((wish): readonly Answer[] => {
      const supposed = suppose(hearing.matter, [wish]);
      if (!supposed) return [];
      return [{ wish, verdict: sameInstance(hear(supposed)?.instances ?? [], instance)?.verdict }];
    });
    return { cause, answers };
  });
}

function wishesFor(hearing: Hearing, cause: Cause): readonly Wish[] {
  switch (cause.kind) {
    case "missing-fact":
    case "absent-value":
    case "unusable":
    case "expired-document":
      return factWishes(hearing, cause.path, cause.kind === "absent-value");
    case "attestation":
      return [true, false].flatMap((met) => attestationWishes(hearing, cause, met));
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
  const some = field.type.kind === "list" ? [empty] : own.length > 0 ? own : isOpenEnded(field.type) ? [stated] : [];
  return [...some, ...(field.nullable && !isNull ? [none] : [])];
}

function valuesOf(type: Type): readonly (string | boolean)[] {
  if (type.kind === "boolean") return [true, false];
  return type.kind === "enum" ? type.members.slice(0, membersTried) : [];
}

/** One value stands for all others where rules can only ask whether there is one. */
const isOpenEnded = ({ kind }: Type): boolean => kind === "string" || kind === "document";

function attestationWishes(
  { context }: Hearing,
  { standard, subject, element }: Extract<Cause, { readonly kind: "attestation" }>,
  met: boolean,
): readonly Wish[] {
  const node = context.program.graph.nodes.find((it) => it.kind === "standard" && it.name === standard);
  if (node?.kind !== "standard" || subject === undefined || (node.overList && element === undefined)) return [];
  const [judge] = node.judges;
  if (!judge) return [];
  const { role, evidence } = judge;
  const of = node.overList ? element : undefined;
  return [{ kind: "attestation", standard, subjectName: node.subject, subject, element: of, met, role, evidence }];
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
