import type { Coverage } from "../../../analyse/coverage.ts";
import { formatLocator, locatorKey } from "../../../statute/locator.ts";
import { summariseCoverage } from "../../model/coverage-summary.ts";

/** Coverage as JSON that fits `grammar/schema/coverage-1.schema.json`. */
export function coverageJson(coverage: Coverage): string {
  const { units, modals, holdsText, pack, version, title } = coverage;
  const json = {
    coverage: "coverage@1",
    pack,
    version,
    title,
    holds_text: holdsText,
    summary: summariseCoverage(coverage),
    modals,
    units: units.map((it) => ({
      place: locatorKey(it.locator),
      cite: formatLocator(it.locator),
      caption: it.caption,
      encodes: it.encodes,
      statements: it.statements.map(({ kind, text }) => ({ kind, text: text.en })),
      open: it.open,
      words: it.pieces.map(({ start, end, by }) => ({
        hant: it.words?.hant.slice(start, end),
        hans: it.words?.hans.slice(start, end),
        held_by: by,
      })),
    })),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
