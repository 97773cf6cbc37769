import { readDocument } from "../../src/base/read-document.ts";
import type { Fixture } from "../../src/compiled/verdict-residuals.ts";
import { overstatedDetectors } from "../../src/engine/check/validate-inputs.ts";
import type { Decision } from "../../src/evaluate/decision.ts";
import { rollUp, runWord } from "../../src/evaluate/verdict.ts";
import { detectors } from "../../src/readers/detect/findings.ts";
import type { Statement } from "../../src/sql/statement.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import { readInputs } from "../../src/vocabulary/read-input.ts";
import type { Database } from "../kit/databases.ts";
import type { JudgedRow } from "../kit/judged-row.ts";
import type { Pipeline } from "./pipeline.ts";

/** Where a statement and the reference differ, and how much was compared. */
export interface ComparedRows {
  readonly differences: readonly string[];
  /** Rows that the statement judged, and those that it left to the reference. */
  readonly judged: number;
  readonly left: number;
  /** Verdicts that were compared. */
  readonly verdicts: number;
}

/** A row of a log: its text, and the document as the reference has it where that is no reading of the text. */
export interface Row {
  readonly text: string;
  readonly input?: Input;
}

type Compare = Pick<Pipeline, "printStatement" | "evaluateRun">;

const statementFor = ({ printStatement }: Compare, { dialect }: Database, fixture: Fixture): Statement | undefined => {
  const ownDetectors = fixture.mayBeRefused ? detectors.map((it) => it.name) : [];
  return printStatement(fixture, { madeFrom: [], turnsOn: undefined, actOf: () => undefined, ownDetectors }, dialect);
};

/** Judges each row apart, by a statement and by the reference. */
export async function compareStatement(
  pipeline: Compare,
  database: Database,
  fixture: Fixture,
  rows: readonly Row[],
): Promise<ComparedRows> {
  const statement = statementFor(pipeline, database, fixture);
  if (!statement) return { differences: [], judged: 0, left: rows.length, verdicts: 0 };
  const found = await database.judge(
    statement.text,
    rows.map((it) => it.text),
  );
  const counts = { judged: 0, left: 0, verdicts: 0 };
  const differences = found.flatMap((row, at): readonly string[] => {
    const { text = "", input } = rows[at] ?? {};
    if (!row.judged) {
      counts.left++;
      const says = new Set([row.outcome, ...row.verdicts.values()]);
      return says.size === 1 && says.has("reference") ? [] : [`${text}: not judged, and says ${[...says].join(", ")}`];
    }
    counts.judged++;
    const told = differencesOf(pipeline, fixture, row, input ?? readRow(fixture, text));
    counts.verdicts += row.verdicts.size;
    return told.map((it) => `${text}: ${it}`);
  });
  if (found.length !== rows.length) return { ...counts, differences: [`${found.length} rows of ${rows.length}`] };
  return { ...counts, differences };
}

/** The one document of a text; or what is wrong with it. */
function readRow({ vocabulary, settings }: Fixture, text: string): Input | string {
  const { documents, diagnostics } = readDocument({ path: "a.json", text });
  const read = documents.map((one) =>
    readInputs(one, vocabulary, { zones: [settings.zone], needsOwnDay: settings.lawOf === undefined }),
  );
  const inputs = read.flatMap((it) => it.inputs);
  const [input, ...others] = inputs;
  const wrong = [...diagnostics, ...read.flatMap((it) => it.diagnostics), ...inputs.flatMap(overstatedDetectors)];
  const codes = wrong.filter((it) => it.severity === "error").map((it) => it.code);
  if (codes.length > 0) return `the reference refuses it: ${codes.join(", ")}`;
  return input && others.length === 0 ? input : `the reference reads ${inputs.length} documents`;
}

function differencesOf(
  { evaluateRun }: Compare,
  fixture: Fixture,
  row: JudgedRow,
  input: Input | string,
): readonly string[] {
  if (typeof input === "string") return [`judged, and ${input}`];
  if (input.unusable.size + input.attestations.length + input.evidence.size > 0)
    return ["judged, and it is known in part or signed"];
  if (input.subject !== row.about) return [`about ${row.about}, and by the reference ${input.subject}`];
  const { vocabulary, ...rest } = fixture;
  const run = { ...rest, vocabulary: vocabulary.vocabulary, inputs: [input], apart: true, trace: undefined };
  const { decision, tooLarge } = evaluateRun(run);
  if (tooLarge.length > 0) return ["judged, and too large for the reference"];
  if (decision.contradicted.some((it) => it.facts.some((fact) => fact.place.source === input.source)))
    return ["judged, and it contradicts itself"];
  const subjects = [input.subject, ...(vocabulary.vocabulary.subjects.get(input.subject)?.carries ?? [])];
  const differing = [...row.verdicts].flatMap(([rule, verdict]) => {
    if (verdict === "reference") return [];
    const of = decision.rules.filter((it) => it.rule === rule);
    const wanted = rollUp(of.map((it) => it.verdict));
    const isOther = !isAboutOne(fixture, rule, subjects);
    if (isOther)
      return verdict === null && wanted === "not_examined"
        ? []
        : [`${rule} is not about it, and says ${verdict}, and by the reference ${wanted}`];
    return verdict === wanted ? [] : [`${rule}: ${verdict}, and by the reference ${wanted}`];
  });
  return [...differing, ...outcomeDifference(row, decision.rules)];
}

function isAboutOne({ programs }: Fixture, rule: string, subjects: readonly string[]): boolean {
  return programs.some((program) => {
    const node = program.graph.nodes[program.ids.get(rule) ?? -1];
    return node?.kind === "rule" && subjects.includes(node.subject ?? "");
  });
}

/** The outcome is what the rules come to that bind the party; where one of them is left, a breach or nothing. */
function outcomeDifference(row: JudgedRow, rules: Decision["rules"]): readonly string[] {
  const binding = rules.filter((it) => it.inRollUp);
  const wanted = runWord(rollUp(binding.map((it) => it.verdict)));
  const isLeft = binding.some((it) => row.verdicts.get(it.rule) === "reference");
  if (row.outcome === wanted || (isLeft && row.outcome === "reference")) return [];
  return [`outcome ${row.outcome}, and by the reference ${wanted}`];
}

export const joinCompared = (all: readonly ComparedRows[]): ComparedRows => ({
  differences: all.flatMap((it) => it.differences),
  judged: all.reduce((sum, it) => sum + it.judged, 0),
  left: all.reduce((sum, it) => sum + it.left, 0),
  verdicts: all.reduce((sum, it) => sum + it.verdicts, 0),
});
