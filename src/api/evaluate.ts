import { documentLimits } from "../base/document.ts";
import { overlayHost, type Host } from "../base/host.ts";
import { runCheck, runExplain as explainRules } from "../engine/index.ts";
import { buildExplanation } from "../report/model/build-explanation.ts";
import { reportData } from "../report/model/build-report.ts";
import type { ExplanationReport } from "../report/model/explanation-report.ts";
import type { Report } from "../report/model/report.ts";
import { explanationData } from "../report/render/explanation.ts";
import { now } from "./machine.ts";
import {
  computedIn,
  evaluateOptions,
  wishesOf,
  explainOptions,
  type EvaluateOptions,
  type ExplainOptions,
} from "./options.ts";
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
  const request = { ...wishesOf(options, evaluateOptions), inputs, packs: names, now: now(), library };
  return reportData(runCheck(request, host, open));
}

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
  const request = { ...wishes, inputs, packs: names, now: now(), library, rule: options.rule };
  const run = explainRules(request, host, open);
  return structuredClone(explanationData(buildExplanation(run.report, run.asked, run.rules, run.exitCode)));
}

/**
 * What is judged: paths of files and folders as at the command line (the folder of a project alone), or documents in memory by
 * a file name. Of these a string is the text of that file: YAML, JSON or JSON lines, as the name ends. Anything else is the
 * value of a JSON document. Waivers know a document by its name.
 */
export type Documents = readonly string[] | Readonly<Record<string, unknown>>;

/** The paths of documents, and the host that has them. Throws a TypeError for what is no document. */
export function inputsOf(
  documents: Documents,
  host: Host,
): { readonly inputs: readonly string[]; readonly host: Host } {
  const inputs = isPaths(documents) ? documents : Object.keys(documents);
  if (inputs.length === 0 || inputs.includes(""))
    throw new TypeError('give at least one document, and each its name; a project in the working folder is ["."]');
  if (isPaths(documents)) return { inputs, host };
  const twice = inputs.find((it, at) => inputs.findIndex((one) => host.resolve(one) === host.resolve(it)) !== at);
  if (twice !== undefined) throw new TypeError(`two documents are called \`${twice}\``);
  const texts = Object.entries(documents).map(
    ([name, it]) => [name, typeof it === "string" ? it : jsonOf(name, it)] as const,
  );
  const values = inputs.filter((name) => typeof documents[name] !== "string");
  return { inputs, host: overlayHost(host, Object.fromEntries(texts), values) };
}

const isPaths = (documents: Documents): documents is readonly string[] => Array.isArray(documents);

/**
 * A value as JSON. `JSON.stringify` makes `null` of what it does not know, and nothing of a map: a document would say less
 * than its writer meant.
 *
 * @example
 * jsonOf("a.json", { day: new Date(0), left: undefined }) // '{\n  "day": "1970-01-01T00:00:00.000Z"\n}'
 */
export function jsonOf(name: string, value: unknown): string {
  if (!/\.json$/i.test(name))
    throw new TypeError(`\`${name}\` is given as a value: let its name end in .json, or give its text`);
  const refuse = (what: string, key: string): never => {
    throw new TypeError(`\`${name}\`: JSON has no word for ${what}${key === "" ? "" : `, in \`${key}\``}`);
  };
  const checked = function (this: unknown, key: string, it: unknown): unknown {
    if (it === undefined && (key === "" || Array.isArray(this))) refuse("undefined", key);
    if (typeof it === "function" || typeof it === "symbol" || typeof it === "bigint") refuse(`a ${typeof it}`, key);
    if (typeof it === "number" && !Number.isFinite(it)) refuse(String(it), key);
    if (Number.isNaN(dateOf(this, key)?.getTime())) refuse("a date that is none", key);
    const tag = Object.prototype.toString.call(it);
    if (typeof it !== "object" || it === null || Array.isArray(it)) return it;
    if (tag !== "[object Object]") refuse(tag, key);
    const computed = computedIn(it);
    if (computed !== undefined) refuse(`\`${computed}\`, which a class computes`, key);
    return it;
  };
  // Most values are plain, and are written in a quarter of the time where nothing is looked at twice.
  try {
    return JSON.stringify(value, isPlainJson(value, 1) ? undefined : checked, 2);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new TypeError(`\`${name}\`: lists and groups are nested too deep, or there is too much of them`);
  }
}

/** Whether JSON says all of a value. */
function isPlainJson(it: unknown, depth: number): boolean {
  if (typeof it === "number") return Number.isFinite(it);
  if (typeof it !== "object" || it === null) return typeof it === "string" || typeof it === "boolean" || it === null;
  if (depth > documentLimits.depth) return false;
  if (Array.isArray(it)) {
    for (const one of it) if (!isPlainJson(one, depth + 1)) return false;
    return true;
  }
  if (Object.getPrototypeOf(it) !== Object.prototype) return false;
  for (const key in it) {
    const own: unknown = Reflect.get(it, key);
    if (own !== undefined && !isPlainJson(own, depth + 1)) return false;
  }
  return true;
}

/** The date that stood in a record before `JSON.stringify` made a text of it. */
function dateOf(record: unknown, key: string): Date | undefined {
  const it: unknown = Object.getOwnPropertyDescriptor(record, key)?.value;
  return it instanceof Date ? it : undefined;
}
