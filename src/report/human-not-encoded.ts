import { english } from "./english.ts";
import { inColumns } from "./human-line.ts";
import type { ReportNotEncoded } from "./report.ts";
import { wordsIn, type ShowOptions } from "./show-options.ts";

/** A passage of the law that no rule is made of, in the columns of the rules, and why. */
export function showNotEncoded(passage: ReportNotEncoded, options: ShowOptions): readonly string[] {
  const { cite, text, because } = passage;
  const words = wordsIn(passage, options.language) ?? `"${text}"`;
  const { notEncoded, because: joined } = english.labels;
  return inColumns({ state: notEncoded, style: "quiet", cite, text: joined(words, because) }, options);
}
