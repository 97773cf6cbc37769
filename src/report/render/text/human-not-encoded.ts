import { inColumns } from "../../view/human-line.ts";
import type { ReportNotEncoded } from "../../model/report.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import { labels } from "../../messages/labels.ts";
import { passageIn } from "../../model/unseen.ts";

/** A passage of the law that no rule is made of, in the columns of the rules, and why. */
export function showNotEncoded(passage: ReportNotEncoded, options: ShowOptions): readonly string[] {
  const { locale } = options;
  const state = locale.say(labels.notEncoded());
  return inColumns({ state, style: "quiet", cite: passage.cite, text: passageIn(passage, locale) }, options);
}
