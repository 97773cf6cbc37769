import { locales } from "../../../src/base/locale.ts";
import { plainPaint, type FormatOptions } from "../../../src/report/view/format-options.ts";

/** The whole report for people, without colours. */
export const plain: FormatOptions = {
  width: 80,
  paint: plainPaint,
  locale: locales.en,
  quiet: false,
  full: true,
  again: { inputs: [], flags: [] },
  graphviz: undefined,
};
