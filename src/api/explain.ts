import { explain as explainRules } from "../engine/index.ts";
import { buildExplanation } from "../report/model/build-explanation.ts";
import { explanationData } from "../report/render/json/explanation-json.ts";
import type { ExplanationReport } from "../report/model/explanation.ts";
import { inputsOf, type Documents } from "./documents.ts";
import { today } from "./machine.ts";
import { explainOptions, wishesOf, type ExplainOptions } from "./options.ts";
import { loadedOf, type Packs } from "./packs.ts";

/**
 * Shows why rules say what they say, as `edict explain` does, and gives what it prints with `-f json`. Throws as `evaluate`.
 *
 * @example
 * const documents = { "service.json": { facts_on: "2026-11-01", service: { id: "lumen" } } };
 * const why = explain(loadPacks(), documents, { rule: "annotation_rules", asOf: "2026-11-01" });
 * why.asked // "cn.genai_interim_measures.annotation_rules"
 */
export function explain(packs: Packs, documents: Documents, options: ExplainOptions = {}): ExplanationReport {
  const { names, host: machine, library, open } = loadedOf(packs);
  const { inputs, host } = inputsOf(documents, machine);
  const wishes = wishesOf(options, explainOptions);
  const request = { ...wishes, inputs, packs: names, today: today(), library, rule: options.rule };
  const run = explainRules(request, host, open);
  return explanationData(buildExplanation(run.report, run.asked, run.rules, run.exitCode));
}
