import { listOf, messages, type Message, type MessageValue } from "../../base/message.ts";
import type { Span } from "../../base/text.ts";
import { isDuty } from "../../graph/graph.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Reads, ReadChain } from "./checked-pack.ts";
import { checkKnown, type Checker, type Environment, type Reader } from "./checker-state.ts";
import { report } from "./context.ts";
import { unknownSubject, unreadableSubject } from "./diagnostics/names.ts";
import { namesOrNothing } from "./messages.ts";

/** Notes that a subject is read here, by `way` if not by itself; false if it can't be read. */
export function recordRead(reach: Environment, span: Span, subject: string, way: ReadChain | undefined): boolean {
  if (!reach.reads.has(subject)) reach.reads.set(subject, way);
  const { reader } = reach;
  if (reader === undefined || reader.subjects.includes(subject)) return true;
  report(reach, span, unreadableSubject, {
    ...unreadParams(reader, subject, way),
    reader: reader.who,
    isScope: false,
  });
  return false;
}

/** Notes all that a definition reads; the first subject that can't be read is reported. */
export function recordReads(reach: Environment, span: Span, via: MessageValue, reads: Reads): boolean {
  for (const [subject, through] of reads) if (!recordRead(reach, span, subject, { via, through })) return false;
  return true;
}

/** The first of the subjects read that a reader cannot read, as the message on it says. */
export function unreadBy(reader: Reader, reads: Reads | undefined): Unread | undefined {
  for (const [subject, way] of reads ?? [])
    if (!reader.subjects.includes(subject)) return unreadParams(reader, subject, way);
  return undefined;
}

type Unread = Omit<Parameters<typeof unreadableSubject.at>[1], "reader" | "isScope">;

const unreadParams = ({ subjects }: Reader, subject: string, way: ReadChain | undefined): Unread => ({
  subject,
  isDirect: way === undefined,
  via: way && describeWay(way),
  reads: namesOrNothing(subjects),
});

const ways = messages("language/way", {
  whole: { en: "{via}, {through}", zh: "{via}（{through}）" },
  step: { en: "by way of {via}", zh: "經由 {via}" },
});

function describeWay({ via, through }: ReadChain): MessageValue {
  const all: Message[] = [];
  for (let next = through; next !== undefined; next = next.through) all.push(ways.step({ via: next.via }));
  return all.length === 0 ? via : ways.whole({ via, through: listOf(all) });
}

/** Whether some subject's rules could read all of these together. */
export function isReadTogether(bench: Checker, subjects: readonly string[]): boolean {
  return [...bench.context.vocabulary.subjects.values()].some((it) => subjects.every((one) => it.reads.includes(one)));
}

/** Checks that the vocabulary has a subject of this name. */
export const checkSubject = (reach: Environment, name: Ast.Name): boolean =>
  checkKnown(reach, name, [...reach.context.vocabulary.subjects.keys()], unknownSubject);

/** Who reads what a condition reads. */
export const readers = messages("language/reader", {
  note: { en: "a note without `on`", zh: "沒有 `on` 的附註" },
  rule: { en: "a rule on `{subject}`", zh: "針對 `{subject}` 的規則" },
  standard: { en: "a standard on `{subject}`", zh: "針對 `{subject}` 的標準" },
  exemption: {
    en: "the exemption `{name}` from `{rule}`{hasSubject, select, true { on `{subject}`} false {}}",
    zh: "{hasSubject, select, true {針對 `{subject}` 的} false {}}規則 `{rule}` 的豁免 `{name}`",
  },
  governedRule: {
    en: "the rule `{rule}`{hasSubject, select, true { on `{subject}`} false {}}, which this scope governs,",
    zh: "該範圍所及{hasSubject, select, true {、針對 `{subject}` 的} false {的}}規則 `{rule}`",
  },
  governedExemption: {
    en: "the exemption `{name}` from `{rule}`{hasSubject, select, true { on `{subject}`} false {}}, which this scope governs,",
    zh: "該範圍所及{hasSubject, select, true {、針對 `{subject}` 的} false {的}}規則 `{rule}` 的豁免 `{name}`",
  },
});

/** Who reads in a rule's conditions; undefined: the rule is wrong about its subject, and no reading is blamed. */
export function readerOf({ context: { vocabulary } }: Checker, rule: Ast.Rule): Reader | undefined {
  const on = subjectClause(rule);
  if (on === undefined) {
    return isDuty(rule.modal) ? undefined : { who: readers.note(), subjects: vocabulary.mains };
  }
  const subject = vocabulary.subjects.get(on.subject.text);
  return subject && { who: readers.rule({ subject: subject.name }), subjects: subject.reads };
}

/** A rule, and the subject that it is on if it names one, as `readers` names them. */
export function ruleParams(rule: Ast.Rule): { rule: string; subject: string | undefined; hasSubject: boolean } {
  const subject = subjectClause(rule)?.subject.text;
  return { rule: rule.name.text, subject, hasSubject: subject !== undefined };
}

export function subjectClause(rule: Ast.Rule): Ast.On | undefined {
  return rule.clauses.find((it) => it.kind === "on");
}
