import type { Day } from "../base/civil-date.ts";
import { isBinding } from "../evaluate/advisory.ts";
import { isInForce } from "../evaluate/in-force.ts";
import { packOf } from "../evaluate/program.ts";
import type { Run } from "../evaluate/run.ts";
import type { GraphNode, InForce } from "../graph/graph.ts";
import type { Change } from "./day-changes.ts";
import { readingOf, type Part, type Reading } from "./rule-reading.ts";
import type { Turn, TurnCause } from "./turn.ts";

/**
 * Of the turns of a day, those that a change comes from: a part of its rule reads what turns, and has another value than the
 * day before. Deadlines and comparisons are those that the rule itself comes upon.
 */
export function causesOf(run: Run, change: Change, day: Day, named: readonly Turn[]): readonly Turn[] {
  const reading = readingOf(run, change, day);
  const causes = named.filter((it) => isCause(it.cause, change, reading));
  const packs = new Set(causes.flatMap(({ cause }) => (cause.kind === "pack" ? [cause.name] : [])));
  const values = new Set(
    causes.flatMap(({ cause }) => (cause.kind === "parameter" && cause.begins ? [cause.name] : [])),
  );
  // That a pack comes into force says it of its rules; a new value says that the old one is gone.
  const isTold = ({ cause }: Turn): boolean =>
    (cause.kind === "rule" && packs.has(packOf(cause.name))) ||
    (cause.kind === "parameter" && !cause.begins && values.has(cause.name));
  return [...causes.filter((it) => !isTold(it)), ...reading.met];
}

function isCause(cause: TurnCause, change: Change, reading: Reading): boolean {
  const { turned, parts } = reading;
  switch (cause.kind) {
    case "pack":
      return isPackCause(cause.name, change, reading);
    case "rule":
      return parts.some((it) => it.kind === "rule" && it.name === cause.name && reading.moves(it.subject));
    case "exemption":
      return turned.some(({ node }) => node.kind === "exemption" && node.name === cause.name);
    case "parameter":
      return turned.some(({ node }) => node.kind === "dated" && node.name === cause.name);
    case "flag":
      return change.kind === "flag" && change.name === cause.what;
    case "interpretation":
      return turned.some(({ node }) => node.kind === "term" && node.name === cause.term);
    case "membership":
      return turned.some(({ node }) => node.kind === "open-list" && node.name === cause.list);
    case "adoption":
      return parts.some((it) => isBoundBy(cause.name, it, reading));
    case "assumption":
      return turned.some((it) => isAbout(cause.fact, pathOf(it)));
    case "attestation":
      return turned.some((it) => standardOf(it) === cause.standard);
    case "evidence":
      return turned.some((it) => restsOn(it, cause, reading));
    case "document":
      return isDocumentCause(cause.input, change, reading);
    case "deadline":
    case "done":
    case "comparison":
      return false;
  }
}

/** A rule that comes or goes with a version of its pack is not asked on one of the days. */
const comes = (it: Change): boolean => it.from === undefined || it.to === undefined;

function isPackCause(name: string, change: Change, { before, after, parts, moves }: Reading): boolean {
  if (after.settings.lawOf !== undefined) return false;
  const days = [before.settings.asOf, after.settings.asOf] as const;
  const turns = (it: InForce): boolean => isInForce(it, days[0]) !== isInForce(it, days[1]);
  if (name === change.pack)
    return comes(change) || parts.some((it) => it.kind === "rule" && it.name === change.name && moves(it.subject));
  return parts.some((it) => {
    if (it.kind === "dated") return packOf(it.name) === name && it.values.some((one) => turns(one.inForce));
    return (it.kind === "rule" || it.kind === "exemption") && packOf(it.name) === name && turns(it.inForce);
  });
}

function isBoundBy(name: string, it: GraphNode, { before, after }: Reading): boolean {
  if (it.kind !== "rule" && it.kind !== "exemption") return false;
  if (it.name !== name && packOf(it.name) !== name) return false;
  return isBinding(before.settings, it) !== isBinding(after.settings, it);
}

/** The path from a subject to a field that stands in no list. */
function pathOf({ program: { graph }, node }: Part): string | undefined {
  if (node.kind === "subject") return node.name;
  if (node.kind !== "field") return undefined;
  const of = graph.nodes[node.of];
  const parent = of && pathOf({ program: { graph }, node: of } as Part);
  return parent && [parent, ...node.path].join(".");
}

/** The one path leads to the other, or on from it. */
function isAbout(fact: string, path: string | undefined): boolean {
  if (path === undefined) return false;
  return `${fact}.`.startsWith(`${path}.`) || `${path}.`.startsWith(`${fact}.`);
}

function standardOf({ program, node }: Part): string | undefined {
  const standard = node.kind === "met" ? program.graph.nodes[node.standard] : undefined;
  return standard?.kind === "standard" ? standard.name : undefined;
}

/** A standard over signatures that name the paper, or a field that does. */
function restsOn(
  it: Part,
  { id, place }: Extract<TurnCause, { readonly kind: "evidence" }>,
  { after }: Reading,
): boolean {
  if (it.node.kind === "field") return it.node.type === "document";
  const standard = standardOf(it);
  const inputs = [...after.inputs, ...(after.service ? [after.service] : [])];
  return inputs
    .filter((one) => one.evidence.get(id)?.span === place.span)
    .some((one) => one.attestations.some((signed) => signed.standard === standard && signed.evidence.includes(id)));
}

/** A document is judged from its own day on; what asks for breaches hears every document. */
function isDocumentCause(input: number, change: Change, { parts }: Reading): boolean {
  const own = change.kind === "rule" ? change.instances.map((it) => it.input) : [change.input];
  return own.includes(input) || comes(change) || parts.some((it) => it.kind === "breach");
}
