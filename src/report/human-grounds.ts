import { shortName } from "./english-words.ts";
import type { Labelled } from "./labelled.ts";
import { allInMargin } from "./margin.ts";
import type { ReportInstance } from "./rule-report.ts";
import type { Locale } from "../base/locale.ts";
import type { ShowOptions } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

/** What a verdict rests on beside facts, with the words in the margin. */
export function showGrounds(
  instances: readonly ReportInstance[],
  { locale, width, paint }: ShowOptions,
): readonly string[] {
  return groundLines(instances, locale).flatMap(({ label, texts }) => allInMargin(label, texts, width, paint, "  "));
}

/** What a verdict rests on beside facts: signatures, readings, assumptions, values with dates. Each is told once. */
export function groundLines(instances: readonly ReportInstance[], locale: Locale): readonly Labelled[] {
  const { labels, marks } = tablesIn(locale).report;
  const told = (label: string, of: (it: ReportInstance) => readonly string[]): Labelled => {
    return { label, texts: [...new Set(instances.flatMap(of))].map(clean) };
  };
  return [
    told(labels.attested, (it) =>
      it.attestations.map(
        (one) =>
          shortName(one.standard) +
          marks.colon +
          labels.byAttestation(one.by + marks.aside(one.role), one.met, one.until),
      ),
    ),
    told(labels.reading, (it) => it.interpretations.map((one) => labels.byInterpretation(one.term, one.value, one.by))),
    told(labels.assumption, (it) => it.assumptions.map((one) => labels.byAssumption(one.path, one.shown, one.by))),
    told(labels.values, (it) => it.parameters.map((one) => labels.byParameter(one.name, one.shown, one.in_force))),
  ];
}
