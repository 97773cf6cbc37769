import { groupBy } from "../../base/group-by.ts";
import { countsOf } from "../model/build-report.ts";
import type { BulkCounts } from "../model/report-run.ts";
import { allRules } from "../view/findings.ts";
import type { Report, Counts, DocumentsReport, ReportInstance, ReportPack, ReportRule } from "../model/report.ts";

/** Data as JSON that people read too. */
export const jsonText = (data: object): string => `${JSON.stringify(data, undefined, 2)}\n`;

/** The report as JSON that fits `grammar/schema/report-1.schema.json`. */
export const jsonReport = (report: Report): string => jsonText(report);

/**
 * The report as JSON lines, each of which fits `grammar/schema/decisions-1.schema.json`: the run, every document with what
 * each rule says of it, mistakes, the rules, and last the summary. A text without a summary is not whole.
 */
export function ndjsonReport(report: Report): string {
  return ndjsonLines([
    runLine(report),
    ...documentLines(report).flat(),
    ...report.problems.map(problemLine),
    ...endLines(report, (_, rule) => countsOf(rule.instances)),
  ]);
}

/** Values as JSON, one a line. */
export const ndjsonLines = (values: readonly object[]): string =>
  values.map((it) => `${JSON.stringify(it)}\n`).join("");

/** How it was judged, and by what. What of it documents say, the days up to which facts are known and whose they are, stands with them. */
export function runLine({ engine, settings, packs, needed }: Report): object {
  const { facts_on: _facts, services: _services, ...others } = settings;
  return {
    kind: "run",
    decisions: "decisions@1",
    engine,
    settings: others,
    packs: packs.map(({ articles, ...pack }) => ({ ...pack, not_encoded: articles.flatMap((it) => it.not_encoded) })),
    needed,
  };
}

/** For each document the lines of it: the document, the decisions, the notes. */
export function documentLines({ inputs, packs, notes, left_out: left, assumed }: DocumentsReport): readonly object[][] {
  const isLeftOut = new Set(left.map((it) => it.input));
  const taken = groupBy(assumed, (it) => it.input);
  const lines = inputs.map((it, index): object[] => [
    {
      kind: "input",
      index,
      ...it,
      left_out: isLeftOut.has(index) ? true : undefined,
      assumed: taken.get(index)?.map((one) => one.what),
    },
  ]);
  for (const { instances, ...rule } of allRules({ packs }))
    for (const it of instances) lines[it.input]?.push(decision(rule, it));
  for (const it of notes) if (it.input !== undefined) lines[it.input]?.push({ kind: "note", ...it });
  return lines;
}

export const problemLine = (it: Report["problems"][number]): object => ({ kind: "problem", ...it });

/** How often a rule of a pack gave each verdict. */
type DecisionsOf = (pack: ReportPack, rule: ReportRule) => Counts;

/** What can be said when all documents are judged: mistakes that stand in no file, the rules, notes of the run, the summary. */
export function endLines(report: Report, decisionsOf: DecisionsOf): readonly object[] {
  const { packs, notes, troubles } = report;
  const ruleLine = (pack: ReportPack, rule: ReportRule): object => {
    const { id, version } = pack;
    const own = { ...rule, instances: undefined, idle_attestations: undefined };
    return { kind: "rule", pack: id, version, ...own, decisions: decisionsOf(pack, rule) };
  };
  return [
    ...packs.flatMap((pack) => pack.articles.flatMap((it) => it.rules.map((rule) => ruleLine(pack, rule)))),
    ...notes.filter((it) => it.input === undefined).map((it) => ({ kind: "note", ...it })),
    ...troubles.map((it) => ({ kind: "trouble", ...it })),
    {
      kind: "summary",
      evidence: report.evidence,
      needs: report.needs,
      not_judged: report.not_judged,
      not_examined: report.not_examined,
      yields: report.yields,
      disputed: report.disputed,
      rebutted: report.rebutted,
      contradicted: report.contradicted,
      skipped: report.skipped,
      counts: report.counts,
      counts_of_others: report.counts_of_others,
      counts_of_advisory: report.counts_of_advisory,
      covered: report.covered,
      word: report.word,
      lead: report.lead,
      sentence: report.sentence,
      let_pass: report.let_pass,
      exit_code: report.exit_code,
    },
  ];
}

/** What was counted in a log, as a line of its own. */
export const logLine = (counted: BulkCounts): object => ({ kind: "log", ...logCounts(counted) });

/** What was counted in a log, but for rules. */
export const logCounts = ({
  lines,
  documents,
  outcomes,
  late,
  contradicted,
  unjudged,
  errors,
  findings,
  map,
}: BulkCounts) => ({
  lines,
  documents: Object.fromEntries(documents),
  outcomes: Object.fromEntries([...outcomes].map(([subject, own]) => [subject, Object.fromEntries(own)])),
  left_out: late,
  contradictions: contradicted,
  unjudged,
  errors,
  findings,
  columns: map,
});

/** Alone it says whether it counts, and how much. */
function decision(
  { rule, cite, severity, in_roll_up }: Omit<ReportRule, "instances">,
  instance: ReportInstance,
): object {
  return { kind: "decision", rule, article: cite.key, severity, in_roll_up, ...instance };
}

/**
 * Lines with other numbers of documents. `input` and `index` are keys of nothing else, and no text of a document looks like
 * them: in JSON its quotation marks have a backslash before them.
 *
 * @example
 * renumbered('{"kind":"decision","input":2}', (it) => it + 40) // '{"kind":"decision","input":42}'
 */
export function renumbered(lines: string, numberOf: (local: number) => number): string {
  return lines.replaceAll(/"(input|index)":(\d+)/g, (_, key: string, number: string) => {
    return `"${key}":${numberOf(Number(number))}`;
  });
}
