import { fieldOf, type DataNode, type RecordEntry, type RecordNode } from "../base/document.ts";
import type { Contradiction, FactState, RecordType, StatedFact, Type } from "../vocabulary/type.ts";
import { isInState } from "./fact-state.ts";

/** Of what a fact follows that nobody states: facts of its group, by their names. */
export interface Implied {
  readonly by: readonly string[];
}

/** A subject with what its facts imply. */
interface ImpliedFacts {
  readonly node: RecordNode;
  readonly implied: ReadonlyMap<DataNode, Implied>;
}

interface Implication {
  readonly name: string;
  readonly value: boolean;
  readonly by: readonly OwnFact[];
  /** The facts that cannot be together, with that one not stated. */
  readonly unsaid: Contradiction;
}

interface OwnFact {
  readonly name: string;
  readonly state: Exclude<FactState, { readonly than: unknown }>;
}

/**
 * A subject in which what its facts imply stands beside them: of facts of a group that cannot be together all but one are there,
 * and what is left is a yes or no that nobody states and that the vocabulary says they settle. `unusable`: values that count as
 * not stated.
 *
 * INVARIANT (implied facts): a fact that is stated stays as it is, and what is entered stands where the first of those facts does.
 */
export function withImplied(root: RecordNode, type: Type | undefined, unusable: ReadonlySet<DataNode>): ImpliedFacts {
  if (type?.kind !== "record" || !implies(type)) return { node: root, implied: none };
  const before = factsOf.get(root);
  if (before?.type === type) return before.facts;
  const implied = new Map<DataNode, Implied>();
  const facts = { node: enteredInRecord(root, type, { unusable, implied }), implied };
  factsOf.set(root, { type, facts });
  return facts;
}

const none: ReadonlyMap<DataNode, Implied> = new Map();

/** Once for each subject: every document that reads a service reads the same values. */
const factsOf = new WeakMap<RecordNode, { readonly type: RecordType; readonly facts: ImpliedFacts }>();

/** Facts of a group that imply one that is not stated, as facts that cannot be together. */
export const unsaidForms = (contradictions: readonly Contradiction[]): readonly Contradiction[] =>
  implicationsOf(contradictions).map((it) => it.unsaid);

interface Entering {
  readonly unusable: ReadonlySet<DataNode>;
  readonly implied: Map<DataNode, Implied>;
}

function entered(node: DataNode, type: Type, entering: Entering): DataNode {
  if (!implies(type)) return node;
  if (type.kind === "record") return node.kind === "record" ? enteredInRecord(node, type, entering) : node;
  if (type.kind !== "list") return node;
  if (node.kind === "list") {
    const items = node.items.map((it) => entered(it, type.element, entering));
    return items.every((it, index) => it === node.items[index]) ? node : { ...node, items };
  }
  // A list that is known in part.
  const listed = fieldOf(node, "at_least");
  const known = listed?.kind === "list" ? entered(listed, type, entering) : listed;
  return node.kind === "record" && known && known !== listed ? withValues(node, new Map([["at_least", known]])) : node;
}

function enteredInRecord(node: RecordNode, type: RecordType, entering: Entering): RecordNode {
  const changed = new Map<string, DataNode>();
  for (const [name, field] of type.fields) {
    const value = node.entries.get(name)?.value;
    const own = value && entered(value, field.type, entering);
    if (own && own !== value) changed.set(name, own);
  }
  let whole = changed.size === 0 ? node : withValues(node, changed);
  const valueOf = (name: string): DataNode | undefined => {
    const value = fieldOf(whole, name);
    return value && !entering.unusable.has(value) ? value : undefined;
  };
  const holds = ({ name, state }: OwnFact): boolean => {
    const value = valueOf(name);
    return value !== undefined && isInState(value, state);
  };
  // What is entered may imply another fact.
  const all = implicationsOf(type.contradictions);
  const next = (): Implication | undefined => all.find((it) => !valueOf(it.name) && it.by.every(holds));
  for (let it = next(); it; it = next()) whole = withImplication(whole, it, entering);
  return whole;
}

function withImplication(node: RecordNode, { name, value, by }: Implication, { implied }: Entering): RecordNode {
  const [first] = by;
  const shown = first && node.entries.get(first.name);
  if (!shown) return node;
  const entry: RecordEntry = { keySpan: shown.keySpan, value: { kind: "scalar", value, span: shown.value.span } };
  implied.set(entry.value, { by: by.map((it) => it.name) });
  return { ...node, entries: new Map([...node.entries, [name, entry]]) };
}

function withValues(node: RecordNode, values: ReadonlyMap<string, DataNode>): RecordNode {
  const entries = [...node.entries].map(([name, entry]): [string, RecordEntry] => {
    return [name, { ...entry, value: values.get(name) ?? entry.value }];
  });
  return { ...node, entries: new Map(entries) };
}

const declared = new WeakMap<readonly Contradiction[], readonly Implication[]>();

/** What facts of a group can imply. */
function implicationsOf(contradictions: RecordType["contradictions"]): readonly Implication[] {
  if (!contradictions) return [];
  const found = declared.get(contradictions) ?? contradictions.flatMap((it) => implicationOf(it) ?? []);
  declared.set(contradictions, found);
  return found;
}

function implicationOf(contradiction: Contradiction): Implication | undefined {
  const own = contradiction.facts.flatMap(({ steps: [step], state }) =>
    step && !("than" in state) ? [{ name: step.name, state }] : [],
  );
  const settled = own.find((it) => it.name === contradiction.settles);
  if (settled?.state.kind !== "is") return undefined;
  const facts = contradiction.facts.map((it): StatedFact => {
    return it.steps[0]?.name === settled.name ? { ...it, state: { kind: "unsaid" } } : it;
  });
  const by = own.filter((it) => it !== settled);
  return { name: settled.name, value: settled.state.value !== true, by, unsaid: { ...contradiction, facts } };
}

const implying = new WeakMap<Type, boolean>();

/** Whether facts of a type, or of one below it, can imply another. */
function implies(type: Type): boolean {
  if (type.kind === "list") return implies(type.element);
  if (type.kind !== "record") return false;
  const found =
    implying.get(type) ??
    (implicationsOf(type.contradictions).length > 0 || [...type.fields.values()].some((it) => implies(it.type)));
  implying.set(type, found);
  return found;
}
