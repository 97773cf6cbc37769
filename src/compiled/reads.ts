import { invariant } from "../base/invariant.ts";
import type { Program } from "../evaluate/program.ts";
import { isSignedAs, type SameStandards } from "../evaluate/same-standards.ts";
import type { GraphId, GraphNode, RuleNode, StandardNode } from "../graph/graph.ts";
import { childrenOf } from "../graph/traversal.ts";
import type { Attestation } from "../vocabulary/input.ts";
import type { Type, Vocabulary } from "../vocabulary/type.ts";

/** What rules read of a fact. Whether it is there is always read, and of a list whether it has elements. */
export interface ReadFact {
  readonly type: Type;
  /** All of its value; else which of some words it is, if any of them. */
  whole: boolean;
  readonly words: Set<string>;
  readonly fields: Map<string, ReadFact>;
  /** Undefined: no element is read, and how many there are neither. */
  element: ReadFact | undefined;
}

/** What all rules, notes and flags of some programs read of the subjects of a document. */
export interface Reads {
  readonly subjects: ReadonlyMap<string, ReadFact>;
  /** Whether they read up to which day its facts are known. */
  readonly factsOn: boolean;
}

/** What reads documents of some subjects. */
export interface Readers {
  readonly programs: readonly Program[];
  readonly vocabulary: Pick<Vocabulary, "subjects">;
  readonly given: readonly string[];
  readonly same: SameStandards;
  /** Signatures of what is fixed. */
  readonly signed: readonly Attestation[];
}

/** The facts that the elements of the enclosing lists may be, innermost first. */
type Elements = readonly (readonly ReadFact[])[];

/**
 * What is read of documents of some subjects; undefined: what is fixed signs for them, by names that any document may have.
 *
 * INVARIANT (nothing else read): of two documents that are accepted and alike in what is read of them, rules say the same, for
 *   the same causes and on grounds of the same kinds.
 */
export function readsOf({ programs, vocabulary, given, same, signed }: Readers): Reads | undefined {
  const subjects = new Map(
    given.map((it) => {
      const type = vocabulary.subjects.get(it)?.type;
      invariant(type, `\`${it}\` is a subject`);
      return [it, fact(type)];
    }),
  );
  const isSigned = ({ graph }: Program): boolean =>
    graph.nodes.some(
      (it) =>
        it.kind === "standard" &&
        given.includes(it.subject) &&
        signed.some(({ standard }) => isSignedAs(same, it, standard)),
    );
  if (programs.some(isSigned)) return undefined;
  const readers = programs.map((it) => readerOf(it, subjects));
  for (const it of readers) it.readAll();
  return { subjects, factsOn: readers.some((it) => it.readsFactsOn()) };
}

const fact = (type: Type): ReadFact => {
  return { type, whole: false, words: new Set(), fields: new Map(), element: undefined };
};

/** Reads all that one program reads. */
function readerOf({ graph, free }: Program, subjects: ReadonlyMap<string, ReadFact>) {
  const done = new Set<GraphId>();
  let factsOn = false;
  const nodeOf = (id: GraphId): GraphNode => {
    const found = graph.nodes[id];
    invariant(found, `node ${id} is in the graph`);
    return found;
  };

  /** The facts that an expression may give as they stand. */
  const factsAt = (id: GraphId, elements: Elements): readonly ReadFact[] => {
    const node = nodeOf(id);
    switch (node.kind) {
      case "subject":
        return [subjects.get(node.name)].flatMap((it) => it ?? []);
      case "local":
        return elements[node.depth] ?? [];
      case "field":
        return factsAt(node.of, elements).map((it) => node.path.reduce(fieldIn, it));
      case "if":
        return [node.then, node.else].flatMap((it) => factsAt(it, elements));
      case "cases":
        return [node, ...node.exceptions].flatMap((it) => factsAt(it.value, elements));
      default:
        return [];
    }
  };

  /** The facts that the elements of a list may be. */
  const elementsAt = (id: GraphId, elements: Elements): readonly ReadFact[] => {
    const node = nodeOf(id);
    if (node.kind === "list") return node.of.flatMap((it) => factsAt(it, elements));
    return factsAt(id, elements).flatMap((it) => elementIn(it) ?? []);
  };

  const read = (id: GraphId, elements: Elements): void => {
    if (free[id] === 0) {
      if (done.has(id)) return;
      done.add(id);
    }
    readNode(nodeOf(id), elements);
    factsAt(id, elements);
  };
  const readWhole = (id: GraphId, elements: Elements): void => {
    read(id, elements);
    factsAt(id, elements).forEach(whole);
  };

  /** Beside known words a text is one of them or another one. */
  const readBeside = (facts: readonly ReadFact[], other: readonly string[] | undefined): void => {
    for (const it of facts) {
      if (other === undefined) whole(it);
      else other.forEach((word) => it.words.add(word));
    }
  };

  const readNode = (node: GraphNode, elements: Elements): void => {
    switch (node.kind) {
      case "day":
        factsOn ||= node.day === "facts-on";
        return;
      case "field":
      case "present":
      case "empty":
        return read(node.of, elements);
      case "compare": {
        const { left, right, operator } = node;
        for (const it of [left, right]) read(it, elements);
        const words = (id: GraphId): readonly string[] | undefined =>
          operator === "equal" ? wordsOf([nodeOf(id)]) : undefined;
        readBeside(factsAt(left, elements), words(right));
        readBeside(factsAt(right, elements), words(left));
        return;
      }
      case "in":
        for (const it of [node.item, node.list]) read(it, elements);
        readBeside(factsAt(node.item, elements), listedWords(node.list));
        return readBeside(elementsAt(node.list, elements), wordsOf([nodeOf(node.item)]));
      case "overlaps":
      case "includes":
        for (const it of [node.left, node.right]) read(it, elements);
        readBeside(elementsAt(node.left, elements), listedWords(node.right));
        return readBeside(elementsAt(node.right, elements), listedWords(node.left));
      case "some":
      case "every":
      case "count":
      case "share":
      case "sum":
        read(node.list, elements);
        return readWhole(node.body, [elementsAt(node.list, elements), ...elements]);
      case "met": {
        const standard = nodeOf(node.standard);
        invariant(standard.kind === "standard", "only standards are met");
        return readStandard(standard, node.element === undefined ? [] : [factsAt(node.element, elements)]);
      }
      case "deadline":
        factsOn = true;
        return childrenOf(node).forEach((it) => readWhole(it, elements));
      case "rule":
        return readRule(node);
      default:
        return childrenOf(node).forEach((it) => readWhole(it, elements));
    }
  };

  /** Whoever signs names the subject, and the element. */
  const readStandard = (standard: StandardNode, elements: Elements): void => {
    for (const it of childrenOf(standard)) readWhole(it, elements);
    const root = subjects.get(standard.subject);
    if (root) fieldIn(root, "id");
    const { key } = standard;
    if (key !== undefined) for (const it of elements.flat()) fieldIn(it, key);
  };

  const readRule = (rule: RuleNode): void => {
    let elements: Elements = [];
    for (const { list, where } of rule.each) {
      read(list, elements);
      elements = [elementsAt(list, elements), ...elements];
      if (where !== undefined) readWhole(where, elements);
    }
    for (const it of [...rule.scopes, ...rule.exemptions]) readWhole(it, []);
    if (rule.upon !== undefined) read(rule.upon, []);
    const conditions = [rule.when, rule.unless, rule.pendingWhile].flatMap((it) => it ?? []);
    for (const it of [...conditions, ...rule.clauses]) readWhole(it, elements);
  };

  /** The texts of a list that is one of nothing else; where others may belong to it, it is told which one does not surely. */
  const listedWords = (id: GraphId): readonly string[] | undefined => {
    const node = nodeOf(id);
    return node.kind === "list" && !node.open ? wordsOf(node.of.map(nodeOf)) : undefined;
  };

  return {
    readAll: (): void => {
      for (const id of [...graph.rules, ...graph.yields]) read(id, []);
    },
    readsFactsOn: () => factsOn,
  };
}

/** The texts that these are, if all of them are texts of the policy. */
function wordsOf(nodes: readonly GraphNode[]): readonly string[] | undefined {
  const words = nodes.flatMap((it) => (it.kind === "literal" && it.type === "text" ? [it.value] : []));
  return words.length === nodes.length ? words : undefined;
}

function fieldIn(of: ReadFact, name: string): ReadFact {
  const type = of.type.kind === "record" ? of.type.fields.get(name)?.type : undefined;
  invariant(type, `\`${name}\` is a field`);
  const found = of.fields.get(name) ?? fact(type);
  of.fields.set(name, found);
  return found;
}

/** Undefined: it is no list. */
function elementIn(of: ReadFact): ReadFact | undefined {
  if (of.type.kind === "list") of.element ??= fact(of.type.element);
  return of.element;
}

function whole(of: ReadFact): void {
  const element = elementIn(of);
  if (element) whole(element);
  else of.whole = true;
}
