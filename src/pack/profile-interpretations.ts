import type { DataNode } from "../base/data.ts";
import { isExact } from "../base/exact.ts";
import { fieldOf } from "../base/fields.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import type { Interpretation } from "../evaluate/settings.ts";
import { valueOf } from "../evaluate/term.ts";
import type { FactType } from "../graph/graph.ts";
import { unfitValue, unknownTerm } from "./diagnostics.ts";
import type { Pack } from "./pack.ts";
import {
  isSigned,
  oneOf,
  readSignature,
  wrongEntry,
  type Entry,
  type ReadEntry,
  type Wanted,
} from "./profile-entry.ts";

interface Term {
  /** Undefined: no rule reads the term. */
  readonly type: FactType | undefined;
  readonly members: readonly string[] | undefined;
}

/** The open terms of packs by full name; one that several texts have may be of several types. */
export function termsOf(packs: readonly Pack[]): ReadonlyMap<string, readonly Term[]> {
  const found = new Map<string, readonly Term[]>();
  for (const { program } of packs) {
    const used = program.graph.nodes.flatMap((it) => (it.kind === "term" ? [[it.name, it.type] as const] : []));
    const types = new Map(used);
    for (const [name, { members }] of program.sources.terms)
      found.set(name, [...(found.get(name) ?? []), { type: types.get(name), members }]);
  }
  return found;
}

/** What a term without a figure is taken to mean. */
export function readInterpretation(
  entry: Entry,
  terms: ReadonlyMap<string, readonly Term[]>,
): ReadEntry<Interpretation> {
  const term = entry.text("term");
  const value = writtenIn(fieldOf(entry.node, "value"));
  const meant = terms.get(term);
  if (!meant)
    return wrongEntry(unknownTerm.at(entry.at("term"), { term, near: didYouMean(nearest(term, terms.keys())) }));
  const unfit = meant.find((it) => !isFit(it, value));
  if (unfit) return wrongEntry(unfitValue.at(entry.at("value"), { term, value, ...wantedOf(unfit) }));
  const signature = readSignature(entry);
  if (!isSigned(signature)) return wrongEntry(signature);
  return { read: { term, value, ...signature }, diagnostics: [] };
}

function isFit({ type, members }: Term, value: string): boolean {
  if (members) return members.includes(value);
  return type === undefined || valueOf(value, type) !== undefined;
}

function wantedOf({ type, members }: Term): Wanted {
  return members ? oneOf(members) : { wanted: typeof type === "string" ? type : "list", members: undefined };
}

/** A scalar as the document has it: a number or yes or no may stand without quotes. */
function writtenIn(node: DataNode | undefined): string {
  if (node?.kind !== "scalar") return "";
  return isExact(node.value) ? node.value.toString(15) : String(node.value);
}
