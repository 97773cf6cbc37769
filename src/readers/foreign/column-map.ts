import columnsSchema from "../../../grammar/schema/columns-1.schema.json" with { type: "json" };
import { replacementFix, type Diagnostic } from "../../base/diagnostic.ts";
import {
  entriesOf,
  fieldOf,
  refused,
  textOf,
  type DataDocument,
  type DataNode,
  type Reading,
} from "../../base/document.ts";
import { isExact } from "../../base/exact-number.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type { Place, SourceText, Span } from "../../base/text.ts";
import { checkAgainstSchema, shownValue } from "../../vocabulary/check-against-schema.ts";
import type { Field, Subject, Type } from "../../vocabulary/type.ts";
import {
  badColumn,
  factWithinFact,
  neededFact,
  nullWord,
  unfitMoment,
  unfitValue,
  unknownFact,
  whyUnfitMoment,
  whyUnknownFact,
} from "./column-diagnostics.ts";

/** A step of the path of a column: a name, or the number of an element of a list, from 0. */
export type ColumnStep = string | number;

const momentUnits = ["seconds", "milliseconds", "microseconds", "nanoseconds"] as const;
export type MomentUnit = (typeof momentUnits)[number];

/** Where the rows of a log say a fact. */
export interface FactColumn {
  readonly kind: "column";
  /** As the map writes it. */
  readonly text: string;
  readonly steps: readonly [ColumnStep, ...ColumnStep[]];
  /** A word of the column → what it says of the fact. */
  readonly words: ReadonlyMap<string, DataNode>;
  /** Undefined: a moment is a text. */
  readonly moment: MomentUnit | undefined;
  /** Of moments that are written without one; undefined: they are none. */
  readonly offset: string | undefined;
  /** What it says where it is null or not there; undefined: nothing. */
  readonly absent: DataNode | undefined;
}

export interface MappedFact {
  /** `["response", "id"]`; the day up to which facts are known stands alone. */
  readonly path: readonly [string, ...string[]];
  readonly type: Type;
  /** Where the map names it. */
  readonly place: Place;
  readonly origin: FactColumn | { readonly kind: "always"; readonly value: DataNode };
}

/** Which facts of the vocabulary the columns of a log are. */
export interface ColumnMap {
  readonly facts: readonly MappedFact[];
}

/** The day up to which facts are known, as a document has it at its top. */
const factsOn: Field = {
  type: { kind: "date" },
  required: false,
  nullable: false,
  event: false,
  title: undefined,
  ask: undefined,
};

/**
 * Reads a map of columns; undefined if something in it is wrong.
 *
 * @example
 * const root = fromPlain({ facts: { "response.id": "id" } });
 * const field = { type: { kind: "string" }, required: true, nullable: false, event: false, title: undefined, ask: undefined };
 * const subjects = new Map([["response", { type: { kind: "record", fields: new Map([["id", field]]) } }]]);
 * readColumnMap({ source: { path: "map.yaml", text: "" }, root }, subjects).value?.facts.length // 1
 */
export function readColumnMap(document: DataDocument, subjects: Subjects): Reading<ColumnMap | undefined> {
  const { source, root } = document;
  const unfit = checkAgainstSchema(document, columnsSchema);
  if (unfit.length > 0) return refused(unfit);
  const read = entriesOf(fieldOf(root, "facts")).map((it) => factIn(it, source, subjects));
  const facts = read.flatMap(({ value }) => value ?? []);
  const diagnostics = read.flatMap((it) => it.diagnostics);
  const nested = entriesOf(fieldOf(root, "facts")).flatMap(({ key, keySpan }): readonly Diagnostic[] => {
    const whole = facts.map((it) => it.path.join(".")).find((it) => key.startsWith(`${it}.`));
    return whole === undefined ? [] : [factWithinFact.at({ source, span: keySpan }, { fact: key, whole })];
  });
  if ([...diagnostics, ...nested].some((it) => it.severity === "error")) return refused([...diagnostics, ...nested]);
  return { value: { facts }, diagnostics: [...diagnostics, ...neededIn(facts, subjects)] };
}

/** Facts that a group needs of which a map says something, and that it leaves out: rows that say the group are mistakes. */
function neededIn(facts: readonly MappedFact[], subjects: Subjects): readonly Diagnostic[] {
  const below = (path: readonly string[], type: Type): readonly Diagnostic[] => {
    if (type.kind !== "record") return [];
    const own = facts.filter((it) => it.path.length > path.length && path.every((name, at) => it.path[at] === name));
    const [first] = own;
    if (!first) return [];
    const said = new Set(own.map((it) => it.path[path.length]));
    return [...type.fields].flatMap(([name, field]): readonly Diagnostic[] => {
      if (said.has(name)) return below([...path, name], field.type);
      const group = `\`${path.join(".")}\``;
      const needed = [...path, name].join(".");
      return field.required ? [neededFact.at(first.place, { fact: first.path.join("."), needed, group })] : [];
    });
  };
  return [...subjects].flatMap(([subject, { type }]) => below([subject], type));
}

type Subjects = ReadonlyMap<string, Pick<Subject, "type">>;

function factIn(
  { key, keySpan, value }: { readonly key: string; readonly keySpan: Span; readonly value: DataNode },
  source: SourceText,
  subjects: Subjects,
): Reading<MappedFact | undefined> {
  const place = { source, span: keySpan };
  const found = fieldOfPath(key, place, subjects);
  if ("code" in found) return refused(found);
  const { path, field } = found;
  const always = fieldOf(value, "always");
  if (always) {
    const faults = faultsOf(always, key, field, source);
    return faults.length > 0
      ? refused(faults)
      : { value: { path, type: field.type, place, origin: { kind: "always", value: always } }, diagnostics: [] };
  }
  const named = fieldOf(value, "column") ?? value;
  const text = textOf(named) ?? "";
  const steps = columnSteps(text);
  const words = entriesOf(fieldOf(value, "words"));
  const unit = fieldOf(value, "moment");
  const offset = fieldOf(value, "offset");
  const absent = fieldOf(value, "absent");
  const faults = [
    ...(steps ? [] : [badColumn.at({ source, span: named.span }, { text })]),
    ...words.flatMap((it) => faultsOf(it.value, key, field, source)),
    ...(absent ? faultsOf(absent, key, field, source) : []),
    ...[unit, offset].flatMap((it) => (it ? momentFault(it, key, field, source) : [])),
    ...(unit && offset ? [unfitMoment.at({ source, span: offset.span }, { why: whyUnfitMoment.both() })] : []),
  ];
  if (faults.length > 0 || !steps) return refused(faults);
  const origin: FactColumn = {
    kind: "column",
    text,
    steps,
    words: new Map(words.map((it) => [it.key, it.value])),
    moment: momentUnits.find((it) => it === textOf(unit)),
    offset: textOf(offset),
    absent,
  };
  const nullWords = words.filter((it) => it.key === "null");
  const diagnostics = nullWords.map((it) => nullWord.at({ source, span: it.keySpan }, {}));
  return { value: { path, type: field.type, place, origin }, diagnostics };
}

function momentFault(node: DataNode, fact: string, { type }: Field, source: SourceText): readonly Diagnostic[] {
  return type.kind === "datetime"
    ? []
    : [unfitMoment.at({ source, span: node.span }, { why: whyUnfitMoment.other({ fact }) })];
}

/** The fact that a path names, of a subject and of groups within groups; lists are facts as a whole. */
function fieldOfPath(
  text: string,
  place: Place,
  subjects: Subjects,
): { readonly path: readonly [string, ...string[]]; readonly field: Field } | Diagnostic {
  if (text === "facts_on") return { path: [text], field: factsOn };
  const [subject = "", ...names] = text.split(".");
  const unknown = (at: number, name: string, known: Iterable<string>): Diagnostic => {
    const near = nearest(name, known);
    const meant = near === undefined ? undefined : [subject, ...names].with(at, near).join(".");
    const fix = meant === undefined ? undefined : replacementFix(place.span, meant);
    return unknownFact.at(place, { why: whyUnknownFact.name({ fact: text }), near: didYouMean(meant) }, fix);
  };
  const other = (why: "list" | "single" | "subject", whole: string): Diagnostic =>
    unknownFact.at(place, { why: whyUnknownFact[why]({ fact: text, whole }), near: undefined });
  let type: Type | undefined = subjects.get(subject)?.type;
  if (!type) return unknown(0, subject, subjects.keys());
  let field: Field | undefined;
  for (const [at, name] of names.entries()) {
    const whole = [subject, ...names.slice(0, at)].join(".");
    if (type.kind !== "record") return other(type.kind === "list" ? "list" : "single", whole);
    field = type.fields.get(name);
    if (!field) return unknown(at + 1, name, type.fields.keys());
    ({ type } = field);
  }
  return field ? { path: [subject, ...names], field } : other("subject", subject);
}

/** That a value of the map cannot be the fact, in any row. */
function faultsOf(value: DataNode, fact: string, { type, nullable }: Field, source: SourceText): readonly Diagnostic[] {
  if (isOf(value, type, nullable)) return [];
  const members = type.kind === "enum" ? type.members : [];
  const near = didYouMean(nearest(textOf(value) ?? "", members));
  return [unfitValue.at({ source, span: value.span }, { fact, kind: type.kind, shown: shownValue(value), near })];
}

/** Whether a value may be one of a type, as far as its form goes: what stands in groups is the documents' to say. */
function isOf(value: DataNode, type: Type, nullable: boolean): boolean {
  if (value.kind !== "scalar") return value.kind === type.kind;
  if (value.value === null) return nullable;
  switch (type.kind) {
    case "boolean":
      return typeof value.value === "boolean";
    case "number":
      return isExact(value.value);
    case "enum":
      return type.members.includes(textOf(value) ?? "");
    case "list":
    case "record":
      return false;
    default:
      return typeof value.value === "string";
  }
}

const step = /(?:^|(?<!^)\.)(?:"([^"]+)"|([^.[\]"\s](?:[^.[\]"]*[^.[\]"\s])?))|\[(\d{1,6})\]/y;

/**
 * The steps of a column's path; undefined: it is written otherwise.
 *
 * @example
 * columnSteps('choices[0]."gen_ai.text"') // ["choices", 0, "gen_ai.text"]
 * columnSteps("choices..text") // undefined
 */
export function columnSteps(text: string): readonly [ColumnStep, ...ColumnStep[]] | undefined {
  const steps: ColumnStep[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const match = step.exec(text);
    if (!match) return undefined;
    const [, quoted, bare, number] = match;
    steps.push(quoted ?? bare ?? Number(number));
  }
  const [first, ...others] = steps;
  return typeof first === "string" ? [first, ...others] : undefined;
}
