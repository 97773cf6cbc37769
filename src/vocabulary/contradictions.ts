import { entriesOf, itemsOf, textOf, type DataNode, type RecordNode } from "../base/document.ts";
import { isExact } from "../base/exact-number.ts";
import type { Message } from "../base/message.ts";
import type { Span } from "../base/text.ts";
import { keywordProblems, schemaKeyword, schemaName } from "./diagnostics.ts";
import { bilingual, type Schema, type SchemaLibrary } from "./schema-type.ts";
import type { Contradiction, FactPath, Field, FactState, RecordType, StatedFact, Subject, Type } from "./type.ts";

const KEYWORD = "x-contradicts";

/** Whose facts the paths of a declaration lead to. */
interface Declaring {
  readonly type: RecordType;
  /** Set where a whole subject declares: it may name facts of the others that are read with it. */
  readonly subject: Subject | undefined;
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly report: (span: Span, problem: Message) => void;
  readonly unknownName: (span: Span, name: string) => void;
}

/**
 * What a group of facts declares under `x-contradicts`: states of its facts that cannot be together, each with a sentence in
 * English and Chinese, and the one that `settles` names. A list of words, of one fact at most, makes a contradiction of each. A path
 * that leads nowhere, a state that a fact cannot have, a missing sentence and a fact that cannot be settled are reported.
 */
export function readContradictions(
  library: SchemaLibrary,
  schema: Schema,
  type: RecordType,
  subjects: ReadonlyMap<string, Subject>,
): readonly Contradiction[] {
  const at = (span: Span) => ({ source: schema.source, span });
  const declaring: Declaring = {
    type,
    subject: [...subjects.values()].find((it) => it.type === type),
    subjects,
    report: (span, problem) => library.report(schemaKeyword.at(at(span), { keyword: KEYWORD, problem })),
    unknownName: (span, name) => library.report(schemaName.at(at(span), { keyword: KEYWORD, name })),
  };
  return itemsOf(schema.node.entries.get(KEYWORD)?.value).flatMap((it) => {
    const facts = it.kind === "record" ? it.entries.get("facts")?.value : undefined;
    const why = it.kind === "record" ? bilingual({ ...schema, node: it }) : undefined;
    if (!why) declaring.report(it.span, keywordProblems.sentence());
    for (const { key, span } of keysOf(it)) {
      if (!["facts", "settles", "en", "zh"].includes(key)) declaring.unknownName(span, key);
    }
    if (facts?.kind !== "record" || facts.entries.size === 0) {
      declaring.report(it.span, keywordProblems.facts());
      return [];
    }
    // Of several lists each word would stand with each.
    const [, second] = [...facts.entries].filter(([, { value }]) => value.kind === "list" && value.items.length > 0);
    if (second) {
      declaring.report(second[1].value.span, keywordProblems.state({ path: second[0] }));
      return [];
    }
    const stated = [...facts.entries].map(([path, entry]) => readStated(declaring, path, entry.keySpan, entry.value));
    const settles = it.kind === "record" ? it.entries.get("settles")?.value : undefined;
    const known = stated.reduce<readonly (readonly StatedFact[])[]>(
      (before, states) => before.flatMap((some) => states.map((one) => [...some, one])),
      [[]],
    );
    if (settles && !known.every((one) => settlesOne(one, textOf(settles))))
      declaring.report(settles.span, keywordProblems.settles());
    if (!why) return [];
    return known.map((one) => (settles ? { facts: one, why, settles: textOf(settles) } : { facts: one, why }));
  });
}

/** Whether a name is that of a yes or no, and all facts beside it are of the same group and show that something is there. */
function settlesOne(facts: Contradiction["facts"], name: string | undefined): boolean {
  const isOwn = ({ subject, steps: [step, ...further] }: FactPath): boolean =>
    subject === undefined && step?.each === false && further.length === 0;
  const settled = facts.find((it) => it.steps[0]?.name === name);
  const others = facts.filter((it) => it !== settled);
  return (
    settled?.state.kind === "is" &&
    typeof settled.state.value === "boolean" &&
    others.length > 0 &&
    facts.every(isOwn) &&
    others.every((it) => showsSomething(it.state))
  );
}

const showsSomething = (state: FactState): boolean =>
  state.kind === "some" || state.kind === "present" || (state.kind === "is" && Boolean(state.value));

const keysOf = (node: DataNode): readonly { readonly key: string; readonly span: Span }[] =>
  node.kind === "record" ? [...node.entries].map(([key, { keySpan: span }]) => ({ key, span })) : [];

/** The states that a fact is in, one of them: a list of words is each of its words. */
function readStated(declaring: Declaring, text: string, span: Span, node: DataNode): readonly StatedFact[] {
  const found = pathOf(declaring, text);
  if (!found) {
    declaring.unknownName(span, text);
    return [];
  }
  const nodes = node.kind === "list" && node.items.length > 0 ? node.items : [node];
  return nodes.flatMap((it) => {
    const state = stateOf(declaring, found, it);
    if (!state) declaring.report(it.span, keywordProblems.state({ path: text }));
    return state ? [{ ...found.path, state }] : [];
  });
}

interface FoundPath {
  readonly path: FactPath;
  readonly type: Type;
  readonly nullable: boolean;
}

/** `annotators`, `rules.document`, `channels[].mainland`; of a whole subject also `service.launched_on`. */
function pathOf({ type, subject, subjects }: Declaring, text: string): FoundPath | undefined {
  const names = text.split(".");
  const [first = "", ...rest] = names;
  const other = !type.fields.has(first) && subject?.reads.includes(first) ? subjects.get(first) : undefined;
  let at: Type = other?.type ?? type;
  let nullable = false;
  const steps: { readonly name: string; readonly each: boolean }[] = [];
  for (const written of other ? rest : names) {
    const each = written.endsWith("[]");
    const name = each ? written.slice(0, -2) : written;
    const field: Field | undefined = at.kind === "record" ? at.fields.get(name) : undefined;
    const found: Type | undefined = field?.type;
    if (!field || !found || (each && found.kind !== "list")) return undefined;
    at = each && found.kind === "list" ? found.element : found;
    nullable = field.nullable && !each;
    steps.push({ name, each });
  }
  return steps.length === 0 ? undefined : { path: { subject: other?.name, steps }, type: at, nullable };
}

/** A state that a fact of the type can have; undefined: it is none. */
function stateOf(declaring: Declaring, { type, nullable }: FoundPath, node: DataNode): FactState | undefined {
  if (node.kind === "list") return node.items.length === 0 && type.kind === "list" ? { kind: "empty" } : undefined;
  if (node.kind === "record") return relationOf(declaring, type, node);
  const { value } = node;
  if (value === null) return nullable ? { kind: "is", value } : undefined;
  if (typeof value === "boolean") return type.kind === "boolean" ? { kind: "is", value } : undefined;
  if (isExact(value)) return type.kind === "number" && value.equals(0) ? { kind: "is", value: 0 } : undefined;
  if (type.kind === "enum" && type.members.includes(value)) return { kind: "is", value };
  if (value === "some") return type.kind === "list" ? { kind: "some" } : undefined;
  return value === "present" && type.kind !== "boolean" && type.kind !== "list" ? { kind: "present" } : undefined;
}

/** `{ before: received_at }` of days and moments, `{ unlike: request.id }` of texts. */
function relationOf(declaring: Declaring, type: Type, node: RecordNode): FactState | undefined {
  const [only, ...others] = entriesOf(node);
  const path = textOf(only?.value);
  const kinds = only?.key === "before" ? times : only?.key === "unlike" ? texts : [];
  if (!only || path === undefined || others.length > 0 || !kinds.includes(type.kind)) return undefined;
  const than = pathOf(declaring, path);
  if (!than) declaring.unknownName(only.value.span, path);
  else if (!kinds.includes(than.type.kind) || than.path.steps.some((it) => it.each)) return undefined;
  const none: FactPath = { subject: undefined, steps: [] };
  return { kind: only.key === "before" ? "before" : "unlike", than: than?.path ?? none };
}

const times: readonly Type["kind"][] = ["date", "datetime"];
const texts: readonly Type["kind"][] = ["string"];
