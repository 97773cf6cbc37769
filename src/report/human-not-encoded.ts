import { inColumns } from "./human-line.ts";
import type { ReportNotEncoded } from "./report.ts";
import { wordsIn, type ShowOptions } from "./show-options.ts";
import { tablesIn } from "./tables.ts";

/** A passage of the law that no rule is made of, in the columns of the rules, and why. */
export function showNotEncoded(passage: ReportNotEncoded, options: ShowOptions): readonly string[] {
  const { cite, text, because } = passage;
  const { labels, marks } = tablesIn(options.locale).report;
  const words = wordsIn(passage, options.locale) ?? marks.quote(text);
  return inColumns({ state: labels.notEncoded, style: "quiet", cite, text: labels.because(words, because) }, options);
}
