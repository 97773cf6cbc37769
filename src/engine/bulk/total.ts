import { diagnosticKey, type Diagnostic } from "../../base/diagnostic.ts";
import type { SourceText } from "../../base/text.ts";
import type { Verdict } from "../../evaluate/decision.ts";
import { noSuppressions } from "../../pack/waive/suppressions.ts";
import { buildReport, problemsOf, bulkCountsOf } from "../../report/model/build-report.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import { endLines, ndjsonLines, problemLine, renumbered, runLine } from "../../report/render/json.ts";
import { reportOf } from "../check/check.ts";
import { nothingToCheck } from "../request-diagnostics.ts";
import { problemsKept, type JudgedBatch } from "./batch.ts";
import { judgeLines, type BulkChecker } from "./bulk.ts";
import type { Sample } from "./samples.ts";

/** What is counted of lines while they are judged: it does not grow with their number. */
export interface BulkTotal {
  /** Adds the next lines, and gives their `ndjson` with the numbers that its documents have in the run. */
  readonly add: (path: string, batch: JudgedBatch) => string;
  readonly finish: () => BulkEnd;
}

export interface BulkEnd {
  /** Its documents are a sample. */
  readonly run: ReportRun;
  /** The last lines of `ndjson`. */
  readonly text: string;
}

/** The first line of `ndjson`. */
export function bulkStart(bulk: BulkChecker): string {
  const nothing = { inputs: [], service: bulk.service, decision: undefined, cover: noSuppressions };
  return ndjsonLines([runLine(buildReport(reportOf(bulk.prepared, { ...nothing, inputProblems: [], troubles: [] })))]);
}

/** Of what there may be without end: things that are missing, and days before the law, of which words tell one or several. */
const mostKinds: ReadonlyMap<string, number> = new Map([
  ["need", 200],
  ["early", 2],
]);

export function bulkTotal(bulk: BulkChecker, paths: readonly string[]): BulkTotal {
  const documents = new Map<string, number>();
  const rules = new Map<string, Map<Verdict, number>>();
  const counted = { lines: 0, numbered: 0, errors: 0, findings: 0 };
  const problems: Diagnostic[] = [];
  const elsewhere = new Map([...bulk.problems].map((it) => [diagnosticKey(it), it]));
  const disputed = new Set<string>();
  const shown = new Map<string, number>();
  const samples: Sample[] = [];
  const silent = new Set(paths);
  let { unnamed } = bulk;

  const kinds = new Map<string, number>();

  /** Takes a sample if it shows something that too few have shown. */
  const take = (it: Sample): void => {
    const wanted = it.shows.filter(([what, most]) => {
      const [kind = ""] = what.split(" ");
      const before = shown.get(what);
      if (before === undefined && (kinds.get(kind) ?? 0) >= (mostKinds.get(kind) ?? Infinity)) return false;
      if (before === undefined) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      shown.set(what, (before ?? 0) + 1);
      return (before ?? 0) < most;
    });
    if (wanted.length > 0) samples.push(it);
  };

  return {
    add: (path, batch) => {
      const base = counted.numbered;
      for (const [subject, count] of batch.documents) {
        documents.set(subject, (documents.get(subject) ?? 0) + count);
        counted.numbered += count;
      }
      for (const [name, counts] of batch.rules) {
        const all = rules.get(name) ?? new Map<Verdict, number>();
        for (const [verdict, count] of counts) all.set(verdict, (all.get(verdict) ?? 0) + count);
        rules.set(name, all);
      }
      if (batch.documents.size > 0 || batch.problems.length > 0) silent.delete(path);
      counted.lines += batch.lines;
      counted.errors += batch.errors;
      counted.findings += batch.findings;
      for (const severity of ["error", "warning"]) {
        const room = problemsKept - problems.filter((it) => it.severity === severity).length;
        problems.push(...batch.problems.filter((it) => it.severity === severity).slice(0, room));
      }
      for (const it of batch.elsewhere) elsewhere.set(diagnosticKey(it), it);
      for (const it of batch.disputed) disputed.add(it);
      for (const it of batch.samples) take({ ...it, first: base + it.first });
      const left = new Set(batch.unnamed.map(diagnosticKey));
      unnamed = unnamed.filter((it) => left.has(diagnosticKey(it)));
      return base === 0 ? batch.text : renumbered(batch.text, (it) => base + it);
    },
    finish: () => {
      const others = [...elsewhere.values(), ...unnamed];
      const sources = samples.map((it) => it.source);
      const { run: sample } = judgeLines(bulk, sources);
      const count = (severity: Diagnostic["severity"]): number =>
        others.filter((it) => it.severity === severity).length;
      const run = reportOf(bulk.prepared, {
        ...sample,
        inputProblems: [...others, ...problems],
        troubles: [...bulk.prepared.troubles, ...[...silent].map((path) => nothingToCheck.nowhere({ path }))],
        counted: {
          lines: counted.lines,
          documents,
          errors: counted.errors + count("error"),
          findings: counted.findings + count("warning") + disputed.size,
          rules,
        },
      });
      const report = buildReport(run);
      const numbers = numbersOf(run, samples);
      const said = problemsOf({ policyProblems: run.policyProblems, inputProblems: others }).map(problemLine);
      const lines = ndjsonLines([...said, ...endLines(report, bulkCountsOf(rules))]);
      return { run, text: renumbered(lines, (it) => numbers[it] ?? it) };
    },
  };
}

/** The numbers in the run of the documents of the sample. */
function numbersOf({ inputs }: ReportRun, samples: readonly Sample[]): readonly number[] {
  const next = new Map<SourceText, number>(samples.map((it) => [it.source, it.first]));
  return inputs.map(({ source }) => {
    const number = next.get(source) ?? 0;
    next.set(source, number + 1);
    return number;
  });
}
