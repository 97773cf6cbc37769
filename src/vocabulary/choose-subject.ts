import type { RecordNode } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { textOf } from "../base/fields.ts";
import { nearest } from "../base/nearest.ts";
import { namesOf } from "../base/message.ts";
import type { SourceText, Span } from "../base/text.ts";
import { foreignSubject, missingSubject, noSubject } from "./diagnostics.ts";
import type { LoadedVocabulary } from "./read-vocabulary.ts";

export interface Choice {
  /** What the document is about; undefined if it can't be told. */
  readonly subject: string | undefined;
  /** The subjects that stand at its top. */
  readonly present: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What a document is about: its `kind`, or the one subject at its top that may carry all others there.
 * Says nothing where a misspelt key explains it: that key is reported by itself.
 */
export function chooseSubject(source: SourceText, root: RecordNode, vocabulary: LoadedVocabulary): Choice {
  const { entries } = root;
  const names = [...vocabulary.vocabulary.subjects.keys()];
  const present = names.filter((it) => entries.has(it));
  const carries = (one: string, other: string): boolean =>
    vocabulary.vocabulary.subjects.get(one)?.carries.includes(other) ?? false;
  const kindEntry = entries.get("kind");
  const kind = names.find((it) => it === textOf(kindEntry?.value));
  const isMisspelt = [...entries.keys()].some((it) => !vocabulary.envelope.fields.has(it) && nearest(it, names));

  const heads = present.filter((one) => present.every((other) => other === one || carries(one, other)));
  const subject = kind ?? heads[0] ?? present[0];
  if (subject === undefined) {
    const place = { source, span: startOf(root) };
    const diagnostics = isMisspelt
      ? []
      : [noSubject.at(place, { subjects: namesOf(names), record: true, found: undefined })];
    return { subject: undefined, present, diagnostics };
  }
  if (!present.includes(subject)) {
    const place = { source, span: kindEntry?.value.span ?? root.span };
    return { subject: undefined, present, diagnostics: isMisspelt ? [] : [missingSubject.at(place, { subject })] };
  }
  const diagnostics = present
    .filter((other) => other !== subject && !carries(subject, other))
    .map((other) => foreignSubject.at({ source, span: entries.get(other)?.keySpan ?? root.span }, { subject, other }));
  return { subject, present, diagnostics };
}

/** The first key of a record: a document without a subject is pointed at where it starts. */
function startOf(root: RecordNode): Span {
  for (const { keySpan } of root.entries.values()) return keySpan;
  return root.span;
}
