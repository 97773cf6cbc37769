import { replacing } from "../../base/diagnostic.ts";
import { nearest } from "../../base/nearest.ts";
import type { Span } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reach, Reader } from "./bench.ts";
import { unknownSubject, unreadableSubject } from "./diagnostics/names.ts";
import type { Reads } from "./known-definition.ts";
import { report } from "./ledger.ts";

/** Notes that a subject is read here, by way of `via` if not by itself; false if it can't be read. */
export function noteRead(bench: Bench, reach: Reach, span: Span, subject: string, via: string | undefined): boolean {
  if (!reach.reads.has(subject)) reach.reads.set(subject, via);
  const { reader } = reach;
  if (reader === undefined || reader.subjects.includes(subject)) return true;
  const reads = listed(reader.subjects);
  report(bench, reach.file, span, unreadableSubject, { subject, reader: reader.who, reads, via });
  return false;
}

/** Notes all that a definition reads; the first subject that can't be read is reported. */
export function noteReads(bench: Bench, reach: Reach, span: Span, via: string, reads: Reads): boolean {
  for (const [subject, through] of reads) {
    const chain = through === undefined ? via : `${via}, by way of ${through}`;
    if (!noteRead(bench, reach, span, subject, chain)) return false;
  }
  return true;
}

/** The first of the subjects read that a reader cannot read, as the message on it says. */
export function unreadBy(
  { subjects }: Reader,
  reads: Reads | undefined,
): { readonly subject: string; readonly via: string | undefined; readonly reads: string } | undefined {
  for (const [subject, via] of reads ?? [])
    if (!subjects.includes(subject)) return { subject, via, reads: listed(subjects) };
  return undefined;
}

/** Whether some subject's rules could read all of these together. */
export function isReadTogether(bench: Bench, subjects: Iterable<string>): boolean {
  const wanted = [...subjects];
  return [...bench.context.vocabulary.subjects.values()].some((it) => wanted.every((one) => it.reads.includes(one)));
}

export const listed = (names: readonly string[]): string =>
  names.length === 0 ? "nothing" : names.map((it) => `\`${it}\``).join(", ");

/** Says that the vocabulary has no subject of this name. */
export function reportSubject(bench: Bench, file: Ast.File, { text: name, span }: Ast.Name): void {
  if (name === "") return;
  const subjects = [...bench.context.vocabulary.subjects.keys()];
  const near = nearest(name, subjects);
  const fix = replacing(span, near);
  report(bench, file, span, unknownSubject, { name, nearest: near, known: listed(subjects) }, fix);
}
