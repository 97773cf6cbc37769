import type { BilingualText, Translated } from "../base/message.ts";

/** What a fact can hold, taken from the vocabulary's JSON Schemas. */
export type Type =
  | { readonly kind: "boolean" }
  | { readonly kind: "number" }
  | { readonly kind: "string" }
  | { readonly kind: "date" }
  | { readonly kind: "datetime" }
  | { readonly kind: "duration" }
  /** The id of a piece of evidence; unknown once that evidence has expired. */
  | { readonly kind: "document" }
  | EnumType
  | ListType
  | RecordType;

export interface EnumType {
  readonly kind: "enum";
  readonly members: readonly string[];
  /** What people call members, of those that have such words. */
  readonly words?: ReadonlyMap<string, Translated>;
}

export interface ListType {
  readonly kind: "list";
  readonly element: Type;
  /** The field of an element that names it in messages and attestations. */
  readonly key: string | undefined;
}

export interface RecordType {
  readonly kind: "record";
  readonly fields: ReadonlyMap<string, Field>;
  /** What cannot be true of one such group. */
  readonly contradictions?: readonly Contradiction[];
}

/** States of facts that cannot be together, and why in words. */
export interface Contradiction {
  readonly facts: readonly StatedFact[];
  readonly why: BilingualText;
  /** The yes or no among them that the others settle where nobody states it: they show what is there. */
  readonly settles?: string | undefined;
}

/** A fact of the group that declares the contradiction; with `subject`, of another one that is read with it. */
export interface FactPath {
  readonly subject: string | undefined;
  /** `each`: the step is a list, and the rest holds of every element; a list without elements has none. */
  readonly steps: readonly { readonly name: string; readonly each: boolean }[];
}

export interface StatedFact extends FactPath {
  readonly state: FactState;
}

/** `present`: not null; `some`: a list with elements; `unsaid`: nobody states it; `before` and `unlike`: than another fact. */
export type FactState =
  | { readonly kind: "is"; readonly value: boolean | string | 0 | null }
  | { readonly kind: "empty" | "some" | "present" | "unsaid" }
  | { readonly kind: "before" | "unlike"; readonly than: FactPath };

export interface Field {
  readonly type: Type;
  readonly required: boolean;
  /** `null` may be written: known to be absent. */
  readonly nullable: boolean;
  /** A date that, once past, is a fact: after `facts_on` it is a mistake. */
  readonly event: boolean;
  readonly title: string | undefined;
  readonly ask: Translated | undefined;
  /** What it is called where reports say by it whose service they are about; undefined: they do not (`x-use: whose`). */
  readonly whose?: Translated | undefined;
  /** The subject that it names by its id. */
  readonly names?: string | undefined;
  /** The packs whose provisions ask for it, as its vocabulary says. */
  readonly packs?: readonly string[] | undefined;
}

/** What the gate supposes of a day or a moment: that of the call. */
export const NOW = "now";

/** One kind of thing that rules judge: a service, a response, an incident … */
export interface Subject {
  readonly name: string;
  readonly title?: Translated | undefined;
  /** The id of the vocabulary whose it is. */
  readonly vocabulary: string;
  /** The subject to which it belongs, or which it is itself. */
  readonly main: string | undefined;
  readonly type: RecordType;
  /** The field that holds the subject's own day; a service has none. */
  readonly day: string | undefined;
  /** Whether people may judge it before that day: what is to be published is reviewed before it is. */
  readonly isPlanned?: boolean | undefined;
  /** The other subjects that a rule on this one can read, its own name included. */
  readonly reads: readonly string[];
  /** The subjects that come with it in its document: a response answers a request, given or not. */
  readonly carries: readonly string[];
  /** Whether its documents must say the day up to which their facts are known. */
  readonly needsFactsOn: boolean;
  /** By field, what the gate takes for granted where a caller does not say: `now` of a day or a moment is that of the call. Undefined: the gate is not asked of it. */
  readonly gate?: ReadonlyMap<string, string | boolean> | undefined;
  /** Which facts a new document of it is asked for first, by their paths below it: `channels.access` of each channel. */
  readonly first?: readonly string[] | undefined;
}

export interface Vocabulary {
  /** `genai@1`; several, where packs of several are judged together. */
  readonly ids: readonly string[];
  /** The subjects to which all others of a vocabulary belong: one of each that has one. */
  readonly mains: readonly string[];
  readonly subjects: ReadonlyMap<string, Subject>;
  /** What a piece of evidence can be. */
  readonly evidenceKind: EnumType;
  /** Who signs: the titles of the roles that packs name. */
  readonly roles: ReadonlyMap<string, Translated>;
  readonly digest: string;
}

/**
 * The field that a path below a type leads to, through lists too; undefined if there is none.
 *
 * @example
 * fieldAt({ kind: "record", fields: new Map() }, "models.origin") // undefined
 */
export function fieldAt(type: RecordType, path: string): Field | undefined {
  const [name = "", ...rest] = path.split(".");
  const field = type.fields.get(name);
  if (rest.length === 0) return field;
  const below = field && recordIn(field.type);
  return below && fieldAt(below, rest.join("."));
}

/** A group, or that of a list's elements. */
const recordIn = (type: Type): RecordType | undefined =>
  type.kind === "list" ? recordIn(type.element) : type.kind === "record" ? type : undefined;

/**
 * Where below a type a field of that name is, the nearest to the top: `models[]` or `provider`; the type itself is `""`.
 *
 * @example
 * const name = { type: { kind: "string" }, required: false, nullable: true, event: false, title: undefined, ask: undefined };
 * const models = { ...name, type: { kind: "list", element: { kind: "record", fields: new Map([["licence", name]]) }, key: "name" } };
 * parentOfField({ kind: "record", fields: new Map([["models", models]]) }, "licence") // "models[]"
 */
export function parentOfField(type: RecordType, name: string): string | undefined {
  let level: readonly { readonly path: string; readonly type: RecordType }[] = [{ path: "", type }];
  while (level.length > 0) {
    const found = level.find((it) => it.type.fields.has(name));
    if (found) return found.path;
    level = level.flatMap((it) =>
      [...it.type.fields].flatMap(([key, field]) => {
        const path = it.path === "" ? key : `${it.path}.${key}`;
        if (field.type.kind === "record") return [{ path, type: field.type }];
        const element = field.type.kind === "list" ? field.type.element : undefined;
        return element?.kind === "record" ? [{ path: `${path}[]`, type: element }] : [];
      }),
    );
  }
  return undefined;
}
