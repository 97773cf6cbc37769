import { parseInstant, dayIn } from "../../src/base/instant.ts";
import type { Day } from "../../src/base/civil-date.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import type { Judgement, Run } from "./scene.ts";
import type { Settings } from "./settings.ts";

/** The documents of what has happened by the day of judgement. */
export const happened = (documents: readonly Input[], { asOf }: Settings): readonly Input[] =>
  documents.filter((it) => it.day === undefined || it.day <= asOf);

/** One subject of a document that is judged. */
export interface DocumentJudgement extends Judgement {
  readonly document: Input;
}

/** What is judged: each subject that stands in a document, and each that its own one carries. */
export const judgementsOf = ({ documents, settings }: Run): readonly DocumentJudgement[] =>
  documents.flatMap((document) => {
    const carried = settings.vocabulary.subjects.get(document.subject)?.carries ?? [];
    const subjects = new Set([document.subject, ...document.roots.keys(), ...carried]);
    return [...subjects].map((subject) => ({ document, subject, lawOf: lawOf(document, subject, settings) }));
  });

function lawOf(document: Input, subject: string, settings: Settings): Day {
  return settings.lawOf ?? ownDay(document, subject, settings) ?? document.day ?? settings.asOf;
}

/** The civil day of a subject's own moment. */
function ownDay(document: Input, subject: string, { vocabulary, zone }: Settings): Day | undefined {
  if (subject === document.subject) return document.day;
  const field = vocabulary.subjects.get(subject)?.day;
  const node = field === undefined ? undefined : document.roots.get(subject)?.entries.get(field)?.value;
  if (node?.kind !== "scalar" || typeof node.value !== "string" || document.unusable.has(node)) return undefined;
  const at = parseInstant(node.value);
  return at === undefined ? undefined : dayIn(at, zone);
}
