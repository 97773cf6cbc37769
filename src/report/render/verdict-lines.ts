import type { RunWord, Verdict } from "../../evaluate/decision.ts";
import { rollUp, runWord } from "../../evaluate/verdict.ts";
import { countsOf } from "../model/build-report.ts";
import type { DocumentsReport, Report, ReportInput } from "../model/report.ts";
import { allRules } from "../view/findings.ts";
import { endLines, ndjsonLines, problemLine, runLine } from "./json.ts";

/** What is said of a document in short: which of the rules that count are broken, open or waiting. */
export interface DocumentVerdicts {
  readonly subject: string;
  readonly left_out: true | undefined;
  readonly outcome: RunWord;
  readonly violated: readonly string[];
  readonly undetermined: readonly string[];
  readonly pending: readonly string[];
  /** Rule → the article that it stands in; undefined: none is named. */
  readonly articles: Readonly<Record<string, string>> | undefined;
}

/** The report as JSON lines like those of `ndjson`, but with one short line for each document in place of its decisions. */
export function verdictsReport(report: Report): string {
  return ndjsonLines([
    runLine(report),
    ...documentVerdicts(report).map(([at, said], index) => verdictsLine(index, at, said)),
    ...report.problems.map(problemLine),
    ...endLines(report, (_, rule) => countsOf(rule.instances)),
  ]);
}

/** Each document with what is said of it in short; of the elements of a list the worst decides. */
export function documentVerdicts({
  inputs,
  packs,
  left_out: left,
}: DocumentsReport): readonly (readonly [ReportInput, DocumentVerdicts])[] {
  const isLeftOut = new Set(left.map((it) => it.input));
  const found = inputs.map(() => new Map<string, Verdict>());
  const articles = new Map<string, string>();
  for (const { rule, cite, in_roll_up: counts, instances } of allRules({ packs })) {
    articles.set(rule, cite.key);
    for (const { input, verdict } of counts ? instances : []) {
      const own = found[input];
      own?.set(rule, rollUp([verdict, own.get(rule) ?? verdict]));
    }
  }
  return inputs.map((it, index) => {
    const own = [...(found[index] ?? [])];
    const named = (verdict: Verdict): readonly string[] =>
      own.flatMap(([rule, said]) => (said === verdict ? [rule] : []));
    const [violated, undetermined, pending] = [named("violated"), named("undetermined"), named("pending")];
    const told = [...violated, ...undetermined, ...pending];
    const said = {
      subject: it.subject,
      left_out: isLeftOut.has(index) ? (true as const) : undefined,
      outcome: runWord(rollUp(own.map(([, verdict]) => verdict))),
      violated,
      undetermined,
      pending,
      articles:
        told.length === 0 ? undefined : Object.fromEntries(told.map((rule) => [rule, articles.get(rule) ?? ""])),
    };
    return [it, said];
  });
}

/** A line of JSON of what is said of a document, of many of which the same is said: `said` is what `writtenVerdicts` gives. */
export const verdictsText = (
  index: number,
  { path, line }: Pick<ReportInput, "path" | "line">,
  said: WrittenVerdicts,
): string => `{"kind":"verdicts","index":${index},"path":${JSON.stringify(path)},"line":${line},${said}\n`;

/** The end of a line of JSON. */
export type WrittenVerdicts = string;

export const writtenVerdicts = (said: DocumentVerdicts): WrittenVerdicts => JSON.stringify(said).slice(1);

/** What is said of a document, with its number in the run and the place where it begins. */
export const verdictsLine = (
  index: number,
  { path, line }: Pick<ReportInput, "path" | "line">,
  said: DocumentVerdicts,
): object => ({ kind: "verdicts", index, path, line, ...said });
