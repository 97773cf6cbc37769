import headerSchema from "../../grammar/schema/vocabulary-1.schema.json" with { type: "json" };
import {
  entriesOf,
  fieldOf,
  refused,
  textAt,
  textOf,
  translatedAt,
  textsOf,
  type DataDocument,
  type Reading,
} from "../base/document.ts";
import type { Translated } from "../base/message.ts";
import type { Place } from "../base/text.ts";
import { checkAgainstSchema } from "./check-against-schema.ts";

/** `vocabulary.yaml`: what a vocabulary is called, and what its documents are about. */
export interface VocabularyHeader {
  /** Its name and major version, by which packs and documents name it: `genai@1`. */
  readonly id: string;
  readonly version: string;
  readonly title: Translated;
  /** The subject to which all others belong. */
  readonly main: string | undefined;
  /** Where it says so. */
  readonly mainPlace: Place;
  readonly subjects: readonly SubjectHeader[];
  /** Kinds of evidence beside the usual ones. */
  readonly evidence: readonly string[];
  readonly source: DataDocument["source"];
}

/** A subject, as `vocabulary.yaml` tells of it. */
export interface SubjectHeader {
  readonly name: string;
  /** The file of its facts. */
  readonly schema: string;
  /** The vocabulary whose subject of this name gets these facts, too. */
  readonly extends: string | undefined;
  /** The field of its own day. */
  readonly day: string | undefined;
  readonly reads: readonly string[];
  readonly carries: readonly string[];
  readonly needsFactsOn: boolean;
  /** Where its name stands, and each of its keys. */
  readonly place: Place;
  readonly at: (key: string) => Place;
}

/** Reads `vocabulary.yaml`; nothing with any mistake of form. */
export function readVocabularyHeader(document: DataDocument): Reading<VocabularyHeader | undefined> {
  const { source, root } = document;
  const wrong = checkAgainstSchema(document, headerSchema);
  if (wrong.length > 0) return refused(...wrong);
  const [major = ""] = textAt(root, "version").split(".");
  const value: VocabularyHeader = {
    id: `${textAt(root, "name")}@${major}`,
    version: textAt(root, "version"),
    title: translatedAt(fieldOf(root, "title")),
    main: textOf(fieldOf(root, "main")),
    mainPlace: { source, span: (fieldOf(root, "main") ?? root).span },
    subjects: entriesOf(fieldOf(root, "subjects")).map(({ key: name, keySpan, value: node }) => ({
      name,
      schema: textAt(node, "schema"),
      extends: textOf(fieldOf(node, "extends")),
      day: textOf(fieldOf(node, "day")),
      reads: textsOf(fieldOf(node, "reads")),
      carries: textsOf(fieldOf(node, "carries")),
      needsFactsOn: textOf(fieldOf(node, "facts_on")) === "required",
      place: { source, span: keySpan },
      at: (key) => ({ source, span: fieldOf(node, key)?.span ?? keySpan }),
    })),
    evidence: textsOf(fieldOf(root, "evidence")),
    source,
  };
  return { value, diagnostics: [] };
}
