import headerSchema from "../../grammar/schema/vocabulary-1.schema.json" with { type: "json" };
import {
  entriesOf,
  fieldOf,
  isTrue,
  itemsOf,
  refused,
  textAt,
  textOf,
  translatedAt,
  textsOf,
  type DataDocument,
  type DataNode,
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
  /** What people call the roles that its packs name. */
  readonly roles: ReadonlyMap<string, Translated>;
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
  /** Whether people may judge it before that day. */
  readonly isPlanned: boolean;
  readonly reads: readonly string[];
  readonly carries: readonly string[];
  readonly needsFactsOn: boolean;
  /** What the gate takes for granted where a caller does not say; undefined: the gate is not asked of it. */
  readonly gate: readonly SupposedFact[] | undefined;
  /** The facts that a new document is asked for first, by their paths. */
  readonly first: readonly WrittenPath[];
  /** Where its name stands, and each of its keys. */
  readonly place: Place;
  readonly at: (key: string) => Place;
}

/** A path below a subject, such as `channels.access`, of the facts of each element. */
interface WrittenPath {
  readonly path: string;
  readonly place: Place;
}

/** A fact that the gate supposes: `now` of a day or a moment is that of the call. */
interface SupposedFact {
  readonly field: string;
  readonly value: string | boolean;
  readonly place: Place;
}

/** Reads `vocabulary.yaml`; nothing with any mistake of form. */
export function readVocabularyHeader(document: DataDocument): Reading<VocabularyHeader | undefined> {
  const { source, root } = document;
  const wrong = checkAgainstSchema(document, headerSchema);
  if (wrong.length > 0) return refused(wrong);
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
      isPlanned: isTrue(fieldOf(node, "planned")),
      reads: textsOf(fieldOf(node, "reads")),
      carries: textsOf(fieldOf(node, "carries")),
      needsFactsOn: textOf(fieldOf(node, "facts_on")) === "required",
      gate: fieldOf(node, "gate") && supposedIn(source, fieldOf(node, "gate")),
      first: itemsOf(fieldOf(node, "first")).map((it) => {
        return { path: textOf(it) ?? "", place: { source, span: it.span } };
      }),
      place: { source, span: keySpan },
      at: (key) => ({ source, span: fieldOf(node, key)?.span ?? keySpan }),
    })),
    evidence: textsOf(fieldOf(root, "evidence")),
    roles: new Map(entriesOf(fieldOf(root, "roles")).map((it) => [it.key, translatedAt(it.value)])),
    source,
  };
  return { value, diagnostics: [] };
}

const supposedIn = (source: DataDocument["source"], gate: DataNode | undefined): readonly SupposedFact[] =>
  entriesOf(gate).map(({ key: field, value }) => {
    return { field, value: textOf(value) ?? isTrue(value), place: { source, span: value.span } };
  });
