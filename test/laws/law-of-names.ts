import type { DataNode, RecordNode } from "../../src/base/document.ts";
import { memoized } from "../../src/base/memoized.ts";
import type { Run } from "../../src/evaluate/context.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import type { FactPath, FactState, Subject, Type, Vocabulary } from "../../src/vocabulary/type.ts";
import { comparable } from "./comparable.ts";
import type { SearchedLaw } from "./law.ts";
import { compiled, runOf } from "./run.ts";
import { packsOf, plainSituation } from "./situation.ts";
import { wordsOfFacts } from "./vocabularies.ts";
import { world } from "./world.ts";

/**
 * The same packs with another vocabulary, whose facts are called by words of the language (`service.flag` is `yard.unless`),
 * give the same verdicts of the same documents.
 */
export const renamed: SearchedLaw = {
  kind: "searched",
  name: "other names of subjects and facts change no verdict and no cause",
  broken: (pipeline, it, built) => {
    const names = namesFor(it.story.seed);
    const packs = packsOf(it.plan).map((pack) => ({
      ...pack,
      files: pack.files.map(({ path, text }) => ({ path, text: withNames(text, names) })),
    }));
    const [first] = built;
    if (!first) return "no pack";
    const second = compiled(pipeline, packs, (isStrict) => vocabularyWith(first.worlds(isStrict), names));
    const asked = plainSituation(it, 0.7);
    const [run, other] = [built, second].map((one) => runOf(pipeline, one, asked));
    if (!run || !other) return "no run";
    const again = runWith(other, names);
    const [a, b] = [run, again].map((one) => comparable(pipeline.evaluateRun(one).decision));
    const [before, after] = [withNames(a ?? "", names, /\b\w+(?:\.\w+|\[\d+\])*/g), b ?? ""].map(inOneOrder);
    return before === after ? undefined : `\n${before}\nis not\n${after}\nwith\n${packs[0]?.files[0]?.text}`;
  },
};

type Names = (name: string) => string;

/** `id` and `at` are those by which documents are found and dated. */
const kept = new Set(["id", "at"]);

function factsIn(type: Type): readonly string[] {
  if (type.kind === "list") return factsIn(type.element);
  return type.kind === "record" ? [...type.fields].flatMap(([name, it]) => [name, ...factsIn(it.type)]) : [];
}

const facts = [...new Set([...world.subjects.values()].flatMap((it) => factsIn(it.type)))].filter(
  (it) => !kept.has(it),
);
const words = wordsOfFacts.renamed.filter((it) => !kept.has(it) && !facts.includes(it));
const subjects = ["yard", "drive", "parcel", "call"];

function namesFor(seed: number): Names {
  const ofFacts = facts.map((it, index) => [it, words[(seed + index) % words.length] ?? it] as const);
  const ofSubjects = [...world.subjects.keys()].map((it, index) => [it, subjects[index] ?? it] as const);
  const all = new Map([...ofFacts, ...ofSubjects]);
  return (name) => all.get(name) ?? name;
}

/** Subjects, and facts after a dot; what stands in quotes stays. */
function withNames(text: string, names: Names, path = /"[^"]*"|\b[a-z_]\w*(?:\.\w+)*/g): string {
  return text.replaceAll(path, (it) => {
    if (it.startsWith('"')) return it;
    const [head = "", ...steps] = it.split(".");
    const [, bare = "", index = ""] = /^(\w*)(.*)$/.exec(head) ?? [];
    const below = steps.map((step) => step.replace(/^\w+/, names));
    return [(world.subjects.has(bare) ? names(bare) : bare) + index, ...below].join(".");
  });
}

function typeWith(type: Type, names: Names): Type {
  if (type.kind === "list")
    return {
      ...type,
      element: typeWith(type.element, names),
      key: type.key === undefined ? undefined : names(type.key),
    };
  return type.kind === "record" ? groupWith(type, names) : type;
}

function groupWith(type: Subject["type"], names: Names): Subject["type"] {
  const fields = new Map(
    [...type.fields].map(([name, it]) => [names(name), { ...it, type: typeWith(it.type, names) }]),
  );
  const pathWith = <P extends FactPath>(path: P): P => ({
    ...path,
    subject: path.subject === undefined ? undefined : names(path.subject),
    steps: path.steps.map((it) => ({ ...it, name: names(it.name) })),
  });
  const stateWith = (it: FactState): FactState =>
    it.kind === "before" || it.kind === "unlike" ? { ...it, than: pathWith(it.than) } : it;
  const contradictions = type.contradictions?.map((it) => ({
    ...it,
    facts: it.facts.map((one) => ({ ...pathWith(one), state: stateWith(one.state) })),
  }));
  return { kind: "record", fields, ...(contradictions ? { contradictions } : {}) };
}

function vocabularyWith(it: Vocabulary, names: Names): Vocabulary {
  const own = [...it.subjects.values()].map((one): Subject => ({
    ...one,
    name: names(one.name),
    main: one.main === undefined ? undefined : names(one.main),
    type: groupWith(one.type, names),
    reads: one.reads.map(names),
    carries: one.carries.map(names),
  }));
  return { ...it, mains: it.mains.map(names), subjects: new Map(own.map((one) => [one.name, one])) };
}

/** Nodes with other keys; of one record one, for which of them are events is known by the node. */
function nodesWith(names: Names): {
  readonly record: (node: RecordNode) => RecordNode;
  readonly any: (node: DataNode) => DataNode;
} {
  const record = memoized((node: RecordNode): RecordNode => {
    const entries = [...node.entries].map(([name, it]) => [names(name), { ...it, value: any(it.value) }] as const);
    return { ...node, entries: new Map(entries) };
  });
  function any(node: DataNode): DataNode {
    if (node.kind === "list") return { ...node, items: node.items.map(any) };
    return node.kind === "record" ? record(node) : node;
  }
  return { record, any };
}

function runWith(run: Run, names: Names): Run {
  const { record, any } = nodesWith(names);
  const inputWith = memoized((it: Input): Input => ({
    ...it,
    subject: names(it.subject),
    roots: new Map([...it.roots].map(([name, node]) => [names(name), record(node)])),
    events: new Set([...(it.events ?? [])].map(any)),
  }));
  const { assumptions } = run.settings;
  return {
    ...run,
    inputs: run.inputs.map(inputWith),
    service: run.service && inputWith(run.service),
    settings: {
      ...run.settings,
      assumptions: assumptions.map((it) => ({
        ...it,
        fact: withNames(it.fact, names),
        value: any(it.value),
      })),
    },
  };
}

/**
 * What `comparable` wrote; clauses and causes, whose order follows their names, in an order of their own. Of flags only
 * which are raised, and of a signature that facts outdo only whose it is: each stands at the first fact that it rests on.
 */
function inOneOrder(text: string): string {
  const sorted = (value: unknown): unknown => {
    if (typeof value === "string" && /^[[{]/.test(value)) return sorted(JSON.parse(value));
    if (typeof value !== "object" || value === null) return value;
    if (!Array.isArray(value)) {
      const isFirst = (key: string) => key === "fact" && "kind" in value && value.kind === "dispute";
      const entries = Object.entries(value).filter(([key]) => !isFirst(key));
      return Object.fromEntries(entries.map(([key, it]) => [key, sorted(it)]));
    }
    const items: readonly unknown[] = value.map(sorted);
    const isList = value.every((it) => typeof it === "string") || value.every(Array.isArray);
    return isList ? items.map((it) => JSON.stringify(it)).toSorted() : items;
  };
  const [word, rules, notes, flags] = JSON.parse(text) as readonly [unknown, unknown, unknown, readonly unknown[][]];
  const raised = new Set(flags.map(([pack, what]) => `${String(pack)} ${String(what)}`));
  return JSON.stringify(sorted([word, rules, notes, [...raised]]), undefined, 1);
}
