import type { Labelled } from "./labelled.ts";
import { allInMargin } from "./margin.ts";
import type { ReportInstance } from "../model/rule-report.ts";
import type { Locale } from "../../base/locale.ts";
import type { ShowOptions } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import type { Message } from "../../base/message.ts";
import { assumedBy, readBy, signatureOf, valueOf } from "../messages/grounds.ts";
import { labels } from "../messages/labels.ts";

/** What a verdict rests on beside facts, with the words in the margin. */
export function showGrounds(
  instances: readonly ReportInstance[],
  { locale, width, paint }: ShowOptions,
): readonly string[] {
  return groundLines(instances, locale).flatMap(({ label, texts }) => allInMargin(label, texts, width, paint, "  "));
}

/** What a verdict rests on beside facts: signatures, readings, assumptions, values with dates. Each is told once. */
export function groundLines(instances: readonly ReportInstance[], locale: Locale): readonly Labelled[] {
  const told = (label: Message, of: (it: ReportInstance) => readonly Message[]): Labelled => {
    const texts = instances.flatMap(of).map((it) => clean(locale.say(it)));
    return { label: locale.say(label), texts: [...new Set(texts)] };
  };
  return [
    told(labels.attested(), (it) => it.attestations.map(signatureOf)),
    told(labels.reading(), (it) => it.interpretations.map(readBy)),
    told(labels.assumption(), (it) => it.assumptions.map(assumedBy)),
    told(labels.values(), (it) => it.parameters.map(valueOf)),
  ];
}
