import type { Translated } from "../base/message.ts";
import type { Field, Type } from "../vocabulary/type.ts";
import type { CountedVocabulary } from "./vocabulary.ts";

/** A fact that documents may state. */
export interface FoundFact {
  /** As policies and `edict interview` name it; `[]` after what is a list. */
  readonly path: string;
  readonly vocabulary: string;
  readonly type: Type["kind"];
  /** What it may say, where a few words are all. */
  readonly members: readonly string[] | undefined;
  readonly required: boolean;
  /** `null` may be written: known to be absent. */
  readonly nullable: boolean;
  readonly title: string | undefined;
  readonly ask: Translated | undefined;
}

/**
 * The facts whose path, title or question holds every one of these words, in English or Chinese; without words all. `subject`: of that
 * one only.
 */
export function findFacts(
  vocabularies: readonly CountedVocabulary[],
  words: string,
  subject: string | undefined,
): readonly FoundFact[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((it) => it !== "");
  const facts = vocabularies.flatMap(({ header, loaded }) =>
    header.subjects.flatMap(({ name }) => {
      const type = loaded.vocabulary.subjects.get(name)?.type;
      return type && (subject === undefined || subject === name) ? factsBelow(name, type, header.id) : [];
    }),
  );
  return facts.filter(({ path, title, ask, members }) => {
    const text = [path, title, ask?.en, ask?.zh, ...(members ?? [])].join(" ").toLowerCase();
    return wanted.every((it) => text.includes(it));
  });
}

function factsBelow(path: string, type: Type, vocabulary: string): readonly FoundFact[] {
  if (type.kind === "list") return factsBelow(`${path}[]`, type.element, vocabulary);
  if (type.kind !== "record") return [];
  return [...type.fields].flatMap(([name, it]) => {
    const below = `${path}.${name}`;
    return [factOf(below, it, vocabulary), ...factsBelow(below, it.type, vocabulary)];
  });
}

function factOf(path: string, { type, required, nullable, title, ask }: Field, vocabulary: string): FoundFact {
  const inner = type.kind === "list" ? type.element : type;
  const members = inner.kind === "enum" ? inner.members : undefined;
  return { path, vocabulary, type: type.kind, members, required, nullable, title, ask };
}
