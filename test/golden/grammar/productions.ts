import { Grammar } from "../../../src/language/parse/grammar.ts";
import { english, keywords } from "../../../src/language/parse/keywords.ts";
import { keywordToken, punctuators, SoftKeyword } from "../../../src/language/parse/tokens.ts";

/** A part of the grammar, as the parser has it. */
export type Part =
  | { readonly kind: "terminal"; readonly text: string; readonly isWritten: boolean }
  | { readonly kind: "rule"; readonly name: string }
  | { readonly kind: "sequence"; readonly of: readonly Part[] }
  | { readonly kind: "choice"; readonly of: readonly Part[] }
  | { readonly kind: "optional"; readonly of: Part }
  | { readonly kind: "repeated"; readonly of: Part; readonly atLeastOnce: boolean };

export interface Production {
  readonly name: string;
  readonly body: Part;
}

interface Serialized {
  readonly type: string;
  readonly name?: string;
  readonly definition?: readonly Serialized[];
}

const phrases = new Map(keywords.map(([keyword, it]) => [keywordToken(keyword).name, it.english]));
const written = new Map(Object.entries(punctuators).map(([sign, type]) => [type.name, sign]));

/** What is no fixed word: how the reference calls it. */
const shapes: Readonly<Record<string, string>> = {
  Word: "NAME",
  [SoftKeyword.name]: "SOFT",
  NumberToken: "NUMBER",
  Percent: "PERCENT",
  TextToken: "TEXT",
  DateToken: "DATE",
  DurationToken: "DURATION",
};

/** The grammar that the parser runs, the file first, each rule before those that it first names. */
export function productions(): readonly Production[] {
  const serialized = new Grammar().getSerializedGastProductions() as readonly Serialized[];
  const all = new Map(serialized.map((it) => [it.name ?? "", { name: it.name ?? "", body: sequence(it.definition) }]));
  const order: Production[] = [];
  const visit = (name: string): void => {
    const found = all.get(name);
    if (found === undefined || order.includes(found)) return;
    order.push(found);
    for (const it of namesIn(found.body)) visit(it);
  };
  visit("file");
  if (order.length < all.size) throw new Error("every rule of the parser is read by another");
  return order;
}

function namesIn(part: Part): readonly string[] {
  switch (part.kind) {
    case "terminal":
      return [];
    case "rule":
      return [part.name];
    case "sequence":
    case "choice":
      return part.of.flatMap(namesIn);
    case "optional":
    case "repeated":
      return namesIn(part.of);
  }
}

function sequence(definition: readonly Serialized[] = []): Part {
  const of = definition.map(partOf);
  const [only] = of;
  return of.length === 1 && only ? only : { kind: "sequence", of };
}

function partOf({ type, name = "", definition }: Serialized): Part {
  switch (type) {
    case "Terminal":
      return terminal(name);
    case "NonTerminal":
      return { kind: "rule", name };
    case "Alternation":
      return { kind: "choice", of: (definition ?? []).map((it) => sequence(it.definition)) };
    case "Option":
      return { kind: "optional", of: sequence(definition) };
    case "Repetition":
      return { kind: "repeated", of: sequence(definition), atLeastOnce: false };
    case "RepetitionMandatory":
      return { kind: "repeated", of: sequence(definition), atLeastOnce: true };
    default:
      throw new Error(`the parser has a ${type}, which no picture of the grammar knows`);
  }
}

function terminal(name: string): Part {
  const fixed = phrases.get(name) ?? written.get(name);
  const text = fixed ?? shapes[name];
  if (text === undefined) throw new Error(`the token ${name} has no name for readers`);
  return { kind: "terminal", text, isWritten: fixed !== undefined };
}

/** What the shapes look like; the scanner cuts them. */
export const shapeNotes: Readonly<Record<string, string>> = {
  NAME: "a letter or `_`, then letters, marks, digits, `_`; no keyword, but any one-word keyword straight after a dot, as a list element, and as the name of a requirement",
  SOFT: keywords.flatMap(([, it]) => (it.soft ? [`"${it.english}"`] : [])).join(" | "),
  NUMBER: "digits, with `_` between digits and at most one `.`; at most 15 digits that count",
  PERCENT: 'NUMBER "%", no blank between',
  TEXT: 'between straight quotation marks, on one line; `\\"` and `\\\\` for the two signs',
  DATE: "dddd-dd-dd, a day of the calendar",
  DURATION: `NUMBER and one of ${Object.keys(english.units).join(", ")}`,
};
