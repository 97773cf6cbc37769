import type { DataNode, RecordEntry, RecordNode } from "../../base/document.ts";
import { invariant } from "../../base/invariant.ts";
import type { Run } from "../../evaluate/context.ts";
import type { Instance } from "../../evaluate/decision.ts";
import type { Settings } from "../../evaluate/settings.ts";
import { outcomeOf } from "../../evaluate/verdict.ts";
import type { Input } from "../../vocabulary/input.ts";
import type { Vocabulary } from "../../vocabulary/type.ts";
import {
  allItems,
  documentKey,
  documentsOf,
  isBelow,
  itemsCited,
  profileItems,
  withoutItem,
  holdsRecords,
  mapDocuments,
  type Item,
} from "../input-items.ts";
import { evaluateAlone, sameInstance, type RuleEvaluation, type RuleOnDocument } from "../rule-evaluation.ts";

/** The least that gives an outcome. */
export interface Reduced {
  readonly items: readonly Item[];
  /** The rule heard on these items alone, and what it says. */
  readonly hearing: RuleEvaluation;
  readonly instance: Instance;
}

// INVARIANT (minimal): the items give the outcome, and without any one of them it is another.
/**
 * A subset-minimal set of facts, signatures, papers and entries of the profile on which a rule has the outcome of an
 * instance, a breach or a clear one.
 *
 * It begins with what the verdict cites, takes out one item after the other and hears the rule anew, until a whole round
 * takes nothing out: at most n(n+1)/2 hearings for n items, and two rounds for all but few. The days stay as they are,
 * and what the profile adopts. Entries of the profile that the verdict does not rest on go first of all: assumptions
 * would fill what is taken out.
 */
export function reduceInput(matter: RuleOnDocument, instance: Instance): Reduced {
  const wanted = outcomeOf(instance.verdict);
  invariant(wanted !== "open" && wanted !== undefined, "only a breach or a clear outcome rests on facts");
  const documents = documentsOf(matter.run);
  const profile = profileItems(matter.run.settings, instance);
  const on = (items: readonly Item[]): Omit<Reduced, "items"> | undefined => {
    const hearing = evaluateAlone({ ...matter, run: restricted(matter.run, items) });
    const found = hearing && sameInstance(hearing.instances, instance);
    return found && outcomeOf(found.verdict) === wanted ? { hearing, instance: found } : undefined;
  };

  const cited: readonly Item[] = [...itemsCited(documents, instance), ...profile];
  let items: readonly Item[] = on(cited) ? cited : [...allItems(documents), ...profile];
  for (let before = -1; before !== items.length;) {
    before = items.length;
    for (const it of inOrder(items)) {
      if (!items.includes(it)) continue;
      const fewer = withoutItem(items, it);
      if (on(fewer)) items = fewer;
    }
  }
  items = items.filter((it) => !isImplied(it, items));
  const end = on(items);
  invariant(end, "what is left gives the outcome");
  return { items, ...end };
}

/**
 * What people took for granted goes first, then facts: what a verdict cites first stands in the first broken clause, and
 * stays longest. Signatures go before their papers.
 */
function inOrder(items: readonly Item[]): readonly Item[] {
  return [
    ...items.filter((it) => it.kind === "assumption" || it.kind === "reading"),
    ...items.filter((it) => it.kind === "fact").toReversed(),
    ...items.filter((it) => it.kind === "attestation"),
    ...items.filter((it) => it.kind === "evidence"),
  ];
}

/** A group of facts is there if one of them is. */
function isImplied(it: Item, items: readonly Item[]): boolean {
  return it.kind === "fact" && it.value.kind === "record" && items.some((one) => isBelow(one, it));
}

/**
 * The run with nothing in its documents and its profile but these items. Records and lists around them stay, a list with all its elements:
 * how many there are is what is known of it, and elements of which nothing else is known are empty. The day of a subject
 * stays too, for it says whose law judges; as a fact it is known only if it is among the items.
 */
function restricted(run: Run, items: readonly Item[]): Run {
  const parts = new Map(documentsOf(run).map((it) => [documentKey(it), restrictedInput(it, items, run.vocabulary)]));
  const settings = restrictedSettings(run.settings, items);
  return mapDocuments({ ...run, settings }, (it) => parts.get(documentKey(it)) ?? it);
}

function restrictedSettings(settings: Settings, items: readonly Item[]): Settings {
  const kept = new Set(items.flatMap((it) => (it.kind === "assumption" || it.kind === "reading" ? [it.entry] : [])));
  return {
    ...settings,
    assumptions: settings.assumptions.filter((it) => kept.has(it)),
    interpretations: settings.interpretations.filter((it) => kept.has(it)),
    memberships: settings.memberships.filter((it) => kept.has(it)),
  };
}

function restrictedInput(input: Input, items: readonly Item[], { subjects }: Vocabulary): Input {
  const own = items.filter((it) => "document" in it && it.document === input);
  const paths = new Set(own.flatMap((it) => (it.kind === "fact" ? [it.path] : [])));
  const signed = new Set(own.flatMap((it) => (it.kind === "attestation" ? [it.attestation] : [])));
  const papers = new Set(own.flatMap((it) => (it.kind === "evidence" ? [it.evidence.id] : [])));
  const days = [...input.roots].flatMap(([name, { entries }]): readonly (readonly [string, string, RecordEntry])[] => {
    const day = subjects.get(name)?.day;
    const entry = day === undefined ? undefined : entries.get(day);
    return day === undefined || !entry || paths.has(`${name}.${day}`) ? [] : [[name, day, entry]];
  });
  const roots = [...input.roots].map(([name, node]) => {
    const record = restrictedRecord(node, name, paths);
    const kept = days.filter(([of]) => of === name).map(([, day, entry]) => [day, entry] as const);
    return [name, { ...record, entries: new Map([...record.entries, ...kept]) }] as const;
  });
  return {
    ...input,
    roots: new Map(roots),
    attestations: input.attestations.filter((it) => signed.has(it)),
    evidence: new Map([...input.evidence].filter(([id]) => papers.has(id))),
    unusable: new Set([...input.unusable, ...days.map(([, , { value }]) => value)]),
  };
}

function restrictedRecord(node: RecordNode, path: string, kept: ReadonlySet<string>): RecordNode {
  const entries = [...node.entries].flatMap(([key, entry]): readonly (readonly [string, RecordEntry])[] => {
    const value = restrictedNode(entry.value, `${path}.${key}`, kept);
    return value ? [[key, { ...entry, value }]] : [];
  });
  return { ...node, entries: new Map(entries) };
}

function restrictedNode(node: DataNode, path: string, kept: ReadonlySet<string>): DataNode | undefined {
  const isKept = kept.has(path);
  if (node.kind === "record") {
    const record = restrictedRecord(node, path, kept);
    return isKept || record.entries.size > 0 ? record : undefined;
  }
  if (node.kind === "scalar" || !holdsRecords(node)) return isKept ? node : undefined;
  const items = node.items.map((it, index) =>
    it.kind === "record" ? restrictedRecord(it, `${path}[${index}]`, kept) : it,
  );
  const isRead = items.some((it) => it.kind === "record" && it.entries.size > 0);
  return isKept || isRead ? { ...node, items } : undefined;
}
