import fc from "fast-check";
import { fixturesOf } from "./law-of-compiled.ts";
import { plainDocument } from "./compiled-verdicts.ts";
import { changes, handed, type Change, type Handed } from "./handed.ts";
import { hardLines } from "./hard-lines.ts";
import type { Database } from "../kit/databases.ts";
import type { Pipeline } from "./pipeline.ts";
import { compiled } from "./run.ts";
import { packsOf, situations, type Situation } from "./situation.ts";
import { compareStatement, joinCompared, type ComparedRows, type Row } from "./statement-verdicts.ts";

/** A situation by a statement, and by the reference: its documents without signatures. */
export async function comparedInSituation(
  pipeline: Pipeline,
  database: Database,
  it: Situation,
): Promise<ComparedRows> {
  const all: ComparedRows[] = [];
  for (const { fixture, inputs } of fixturesOf(pipeline, it, compiled(pipeline, packsOf(it.plan)))) {
    const plain = inputs.filter((one) => one.attestations.length + one.evidence.size + one.unusable.size === 0);
    const rows = plain.map((input) => ({ text: JSON.stringify(plainDocument(input)), input }));
    all.push(await compareStatement(pipeline, database, fixture, rows));
  }
  return joinCompared(all);
}

/** So many situations, until one differs. */
export async function comparedInSituations(
  pipeline: Pipeline,
  database: Database,
  numRuns: number,
  seed: number,
): Promise<ComparedRows> {
  const all: ComparedRows[] = [];
  for (const it of fc.sample(situations, { numRuns, seed })) {
    const found = await comparedInSituation(pipeline, database, it);
    all.push(found);
    if (found.differences.length > 0) break;
  }
  return joinCompared(all);
}

/** The packs whose cases are on answers and requests. */
export const packs = [...new Set(handed.map((it) => it.pack))];

/** Documents of the cases of a pack, as they are and changed, by what is fixed in one of them, or in several. */
export async function comparedInPack(
  pipeline: Pipeline,
  database: Database,
  pack: string,
  rowsOfEach: number,
  fixtures = 1,
): Promise<readonly ComparedRows[]> {
  const own = handed.filter((it) => it.pack === pack);
  const rows = [...own.map((it) => ({ text: JSON.stringify(it.document) })), ...changedRows(own, rowsOfEach)];
  const all: ComparedRows[] = [];
  for (let at = 0; at < fixtures; at++) {
    const fixture = own[Math.floor((at * own.length) / fixtures)]?.fixture;
    if (fixture) all.push(await compareStatement(pipeline, database, fixture, rows));
  }
  return all;
}

function changedRows(own: readonly Handed[], count: number): readonly Row[] {
  const made = fc.record({
    of: fc.constantFrom(...own),
    changed: fc.array(changes, { maxLength: 3 }),
    cut: fc.nat(40),
    at: fc.nat(),
  });
  return fc.sample(made, { numRuns: count, seed: count }).map(rowOf);
}

interface Made {
  readonly of: Handed;
  readonly changed: readonly Change[];
  readonly cut: number;
  readonly at: number;
}

/** A document with changes; of some a character of the text is another, too. */
function rowOf({ of, changed, cut, at }: Made): Row {
  const document = structuredClone(of.document) as Record<string, unknown>;
  changed.forEach((change) => change(document));
  const text = JSON.stringify(document);
  const place = at % text.length;
  const other = ['"', "0", ",", "}", "\\", "e", "待", "\u00A0", ""][cut];
  return { text: other === undefined ? text : text.slice(0, place) + other + text.slice(place + 1) };
}

/** Lines that are hard to read, made of the first answer of the shipped cases. */
export function comparedInLines(pipeline: Pipeline, database: Database): Promise<ComparedRows> {
  const first = handed.find((it) => it.pack === "cn.labelling_measures" && Object.keys(it.document)[0] === "response");
  if (!first) throw new Error("there are cases on answers");
  return compareStatement(
    pipeline,
    database,
    first.fixture,
    hardLines(first.document).map((text) => ({ text })),
  );
}
