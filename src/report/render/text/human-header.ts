import { headerLines } from "../../view/header-lines.ts";
import type { Header } from "../../model/report.ts";
import { allInMargin } from "../../view/margin.ts";
import type { ShowOptions } from "../../view/show-options.ts";

/** How the run was judged, with the words in the margin. */
export function showHeader(report: Header, { width, paint, locale }: ShowOptions): readonly string[] {
  return [
    paint("heading", `edict ${report.engine}`),
    ...headerLines(report, locale).flatMap(({ label, texts }) => allInMargin(label, texts, width, paint)),
  ];
}
