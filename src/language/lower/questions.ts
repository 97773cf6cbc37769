import type { Type, Vocabulary } from "../../vocabulary/type.ts";
import type { Sources } from "../../graph/sources.ts";

/** The questions of a vocabulary, by the dotted path of the fact, without indexes. */
export function questionsOf(vocabulary: Vocabulary): Sources["questions"] {
  const found = new Map<string, { readonly en: string; readonly zh: string }>();
  const visit = (path: string, type: Type): void => {
    if (type.kind === "list") return visit(path, type.element);
    if (type.kind !== "record") return;
    for (const [name, field] of type.fields) {
      const at = `${path}.${name}`;
      if (field.ask) found.set(at, field.ask);
      visit(at, field.type);
    }
  };
  for (const subject of vocabulary.subjects.values()) visit(subject.name, subject.type);
  return found;
}
