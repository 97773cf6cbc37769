import { formatDay, type Day } from "../base/civil-date.ts";
import type { DataDocument, DataNode } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { dayOf, entriesOf, fieldOf, itemsOf, textOf } from "../base/fields.ts";
import { isExact } from "../base/exact.ts";
import { invariant } from "../base/invariant.ts";
import { nearest } from "../base/nearest.ts";
import type { Interpretation } from "../evaluate/settings.ts";
import { valueOf } from "../evaluate/term.ts";
import type { FactType } from "../graph/graph.ts";
import profileSchema from "../../grammar/schema/profile-1.schema.json" with { type: "json" };
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";
import { isPlaceholder } from "../vocabulary/is-placeholder.ts";
import {
  emptyInterval,
  overlappingInterpretations,
  unfitValue,
  unknownRule,
  unknownTerm,
  unsignedInterpretation,
} from "./diagnostics.ts";
import { ofOtherPacks } from "./of-other-packs.ts";
import type { Pack } from "./pack.ts";

/** An organisation's reading of what the law leaves open; it never changes a rule. */
export interface Profile {
  readonly interpretations: readonly Interpretation[];
  /** Full rule name → severity. */
  readonly severities: ReadonlyMap<string, string>;
}

/** What a run without a profile goes by. */
export const emptyProfile: Profile = { interpretations: [], severities: new Map() };

/**
 * Reads a profile for the packs of a run. Names that no pack has, values of another type and
 * interpretations that overlap are mistakes: a misspelt term must not leave a rule open in silence.
 * What it says of `shipped` packs that are not in this run is left alone.
 */
export function readProfile(
  document: DataDocument,
  packs: readonly Pack[],
  shipped: Iterable<string> = [],
): { readonly profile: Profile; readonly diagnostics: readonly Diagnostic[] } {
  const shape = checkAgainstSchema(document, profileSchema);
  if (shape.length > 0) return { profile: emptyProfile, diagnostics: shape };
  const terms = new Map(packs.flatMap(termsOf));
  const isElsewhere = ofOtherPacks(packs, shipped);
  const read = itemsOf(fieldOf(document.root, "interpretations"))
    .filter((it) => !isElsewhere(textOf(fieldOf(it, "term")) ?? ""))
    .map((it) => readInterpretation(document, it, terms));
  const interpretations = read.flatMap((it) => (it.kind === "read" ? [it.interpretation] : []));
  const problems = read.flatMap((it) => (it.kind === "wrong" ? [it.problem] : []));

  const rules = new Set(packs.flatMap((it) => [...it.program.sources.rules.keys()]));
  const severities = entriesOf(fieldOf(document.root, "severities")).filter((it) => !isElsewhere(it.key));
  const unknownRules = severities
    .filter((it) => !rules.has(it.key))
    .map((it) =>
      unknownRule.at({ source: document.source, span: it.keySpan }, { rule: it.key, nearest: nearest(it.key, rules) }),
    );
  return {
    profile: {
      interpretations,
      severities: new Map(severities.map((it) => [it.key, textOf(it.value) ?? "high"])),
    },
    diagnostics: [...problems, ...overlaps(interpretations), ...unknownRules],
  };
}

interface Term {
  /** Undefined: no rule reads the term. */
  readonly type: FactType | undefined;
  readonly members: readonly string[] | undefined;
}

function termsOf(pack: Pack): readonly (readonly [string, Term])[] {
  const used = pack.program.graph.nodes.flatMap((it) => (it.kind === "term" ? [[it.name, it.type] as const] : []));
  const types = new Map(used);
  return [...pack.program.sources.terms].map(([name, { members }]) => [name, { type: types.get(name), members }]);
}

function isFit({ type, members }: Term, value: string): boolean {
  if (members) return members.includes(value);
  return type === undefined || valueOf(value, type) !== undefined;
}

function wantedOf({ type, members }: Term): string {
  return members ? `one of ${members.join(", ")}` : `a ${typeof type === "string" ? type : "list"}`;
}

type Read =
  | { readonly kind: "read"; readonly interpretation: Interpretation }
  | { readonly kind: "wrong"; readonly problem: Diagnostic };

function readInterpretation(document: DataDocument, node: DataNode, terms: ReadonlyMap<string, Term>): Read {
  const field = (name: string): DataNode => fieldOf(node, name) ?? node;
  const text = (name: string): string => textOf(field(name)) ?? "";
  const at = (it: DataNode): { readonly source: DataDocument["source"]; readonly span: DataNode["span"] } => ({
    source: document.source,
    span: it.span,
  });
  const [term, value] = [text("term"), writtenIn(field("value"))];
  const meant = terms.get(term);
  if (!meant)
    return {
      kind: "wrong",
      problem: unknownTerm.at(at(field("term")), { term, nearest: nearest(term, terms.keys()) }),
    };
  if (!isFit(meant, value))
    return { kind: "wrong", problem: unfitValue.at(at(field("value")), { term, value, wanted: wantedOf(meant) }) };
  const unsigned = ["by", "because"].find((it) => isPlaceholder(text(it)));
  if (unsigned !== undefined) {
    const problem = unsignedInterpretation.at(at(field(unsigned)), { field: unsigned, text: text(unsigned) });
    return { kind: "wrong", problem };
  }
  const from = dayOf(field("from"));
  invariant(from !== undefined, "an interpretation that fits its schema has a first day");
  const until = dayOf(field("until"));
  if (until !== undefined && until <= from) {
    const params = { from: formatDay(from), until: formatDay(until) };
    return { kind: "wrong", problem: emptyInterval.at(at(field("until")), params) };
  }
  const on = dayOf(field("on")) ?? from;
  const [by, because] = [text("by"), text("because")];
  return { kind: "read", interpretation: { term, value, by, on, from, until, because, place: at(node) } };
}

/** A scalar as the document has it: a number or yes or no may stand without quotes. */
function writtenIn(node: DataNode): string {
  if (node.kind !== "scalar") return "";
  return isExact(node.value) ? node.value.toString(15) : String(node.value);
}

function overlaps(interpretations: readonly Interpretation[]): readonly Diagnostic[] {
  return interpretations.flatMap((it, index) => {
    const other = interpretations
      .slice(0, index)
      .find((one) => one.term === it.term && beforeEnd(it.from, one.until) && beforeEnd(one.from, it.until));
    if (!other) return [];
    return [overlappingInterpretations.at(it.place, { term: it.term, from: formatDay(other.from) })];
  });
}

const beforeEnd = (day: Day, until: Day | undefined): boolean => until === undefined || day < until;
