import type { Report } from "./report.ts";
import type { ReportInstance, ReportRule } from "./rule-report.ts";

/**
 * The report as JSON lines, each of which fits `grammar/schema/decisions-1.schema.json`: the run, its inputs, every rule and
 * then what it says of each document, and last the summary. A text without a summary is not whole.
 */
export function ndjsonReport(report: Report): string {
  const { report: _, engine, settings, packs, needed, inputs, notes, problems, troubles, ...summary } = report;
  const lines: readonly object[] = [
    {
      kind: "run",
      decisions: "decisions@1",
      engine,
      settings,
      packs: packs.map(({ articles, ...pack }) => ({ ...pack, not_encoded: articles.flatMap((it) => it.not_encoded) })),
      needed,
    },
    ...inputs.map((it, index) => ({ kind: "input", index, ...it })),
    ...packs.flatMap(({ id, version, articles }) =>
      articles
        .flatMap((it) => it.rules)
        .flatMap(({ instances, ...rule }) => [
          { kind: "rule", pack: id, version, ...rule },
          ...instances.map((it) => decision(rule, it)),
        ]),
    ),
    ...notes.map((it) => ({ kind: "note", ...it })),
    ...problems.map((it) => ({ kind: "problem", ...it })),
    ...troubles.map((it) => ({ kind: "trouble", ...it })),
    { kind: "summary", ...summary },
  ];
  return lines.map((it) => `${JSON.stringify(it)}\n`).join("");
}

/** Alone it says whether it counts, and how much. */
function decision(
  { rule, cite, severity, in_roll_up }: Omit<ReportRule, "instances">,
  instance: ReportInstance,
): object {
  return { kind: "decision", rule, article: cite.key, severity, in_roll_up, ...instance };
}
