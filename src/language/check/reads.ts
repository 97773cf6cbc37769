import { replacing } from "../../base/diagnostic.ts";
import { listOf, messages, type Message, type Value } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type { Span } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reach, Reader } from "./bench.ts";
import { unknownSubject, unreadableSubject } from "./diagnostics/names.ts";
import type { Reads, Way } from "./known-definition.ts";
import { report } from "./ledger.ts";
import { listed } from "./messages.ts";

/** Notes that a subject is read here, by `way` if not by itself; false if it can't be read. */
export function noteRead(bench: Bench, reach: Reach, span: Span, subject: string, way: Way | undefined): boolean {
  if (!reach.reads.has(subject)) reach.reads.set(subject, way);
  const { reader } = reach;
  if (reader === undefined || reader.subjects.includes(subject)) return true;
  report(bench, reach.file, span, unreadableSubject, { ...unreadParams(reader, subject, way), reader: reader.who });
  return false;
}

/** Notes all that a definition reads; the first subject that can't be read is reported. */
export function noteReads(bench: Bench, reach: Reach, span: Span, via: Value, reads: Reads): boolean {
  for (const [subject, through] of reads) if (!noteRead(bench, reach, span, subject, { via, through })) return false;
  return true;
}

/** The first of the subjects read that a reader cannot read, as the message on it says. */
export function unreadBy(reader: Reader, reads: Reads | undefined): Unread | undefined {
  for (const [subject, way] of reads ?? [])
    if (!reader.subjects.includes(subject)) return unreadParams(reader, subject, way);
  return undefined;
}

type Unread = Omit<Parameters<typeof unreadableSubject.at>[1], "reader">;

const unreadParams = ({ subjects }: Reader, subject: string, way: Way | undefined): Unread => ({
  subject,
  isDirect: way === undefined,
  via: way && describeWay(way),
  reads: listed(subjects),
});

const ways = messages("language/way", {
  whole: { en: "{via}, {through}", zh: "{via}（{through}）" },
  step: { en: "by way of {via}", zh: "經由 {via}" },
});

function describeWay({ via, through }: Way): Value {
  const all: Message[] = [];
  for (let next = through; next !== undefined; next = next.through) all.push(ways.step({ via: next.via }));
  return all.length === 0 ? via : ways.whole({ via, through: listOf(all) });
}

/** Whether some subject's rules could read all of these together. */
export function isReadTogether(bench: Bench, subjects: Iterable<string>): boolean {
  const wanted = [...subjects];
  return [...bench.context.vocabulary.subjects.values()].some((it) => wanted.every((one) => it.reads.includes(one)));
}

/** Says that the vocabulary has no subject of this name. */
export function reportSubject(bench: Bench, file: Ast.File, { text: name, span }: Ast.Name): void {
  if (name === "") return;
  const subjects = [...bench.context.vocabulary.subjects.keys()];
  const near = nearest(name, subjects);
  const fix = replacing(span, near);
  report(bench, file, span, unknownSubject, { name, near: didYouMean(near), known: listed(subjects) }, fix);
}
