import { check } from "../engine/index.ts";
import { buildReport } from "../report/model/build-report.ts";
import type { Report } from "../report/model/report.ts";
import { inputsOf, type Documents } from "./documents.ts";
import { today } from "./machine.ts";
import { evaluateOptions, wishesOf, type EvaluateOptions } from "./options.ts";
import { loadedOf, type Packs } from "./packs.ts";

/**
 * Judges documents by packs, as `edict check` does, and gives what it prints with `-f json`. Waivers, the baseline and
 * `exit_code` are those of the command line; a report says that nothing was judged, or not all, where that is so.
 * Throws a TypeError where it is called with what is no document, option or pack.
 *
 * @example
 * const report = evaluate(loadPacks(), { "service.json": { facts_on: "2026-11-01", service: { id: "lumen" } } }, { asOf: "2026-11-01" });
 * report.word // "undetermined"
 * report.exit_code // 2
 */
export function evaluate(packs: Packs, documents: Documents, options: EvaluateOptions = {}): Report {
  const { names, host: machine, library, open } = loadedOf(packs);
  const { inputs, host } = inputsOf(documents, machine);
  const request = { ...wishesOf(options, evaluateOptions), inputs, packs: names, today: today(), library };
  return buildReport(check(request, host, open));
}
