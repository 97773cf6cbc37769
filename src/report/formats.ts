import { githubReport } from "./render/github.ts";
import { baselineReport } from "./render/json/baseline.ts";
import { showReport } from "./render/text/human.ts";
import { jsonReport } from "./render/json/json.ts";
import { junitReport } from "./render/junit/junit.ts";
import { sarifReport } from "./render/sarif/sarif.ts";
import { markdownReport } from "./render/markdown/markdown.ts";
import { ndjsonReport } from "./render/json/ndjson.ts";
import type { Report } from "./model/report.ts";
import { reportHtml } from "./render/html/report-html.ts";
import { locales, type Locale } from "../base/locale.ts";
import type { FormatOptions } from "./view/show-options.ts";
import { waiversReport } from "./render/yaml/waivers-skeleton.ts";

export type Format = (report: Report, options: FormatOptions) => string;

/** The formats of a report by the names that users give them. A new one is a line here. */
export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ["human", showReport],
  ["json", jsonReport],
  ["html", reportHtml],
  ["ndjson", ndjsonReport],
  ["sarif", sarifReport],
  ["junit", junitReport],
  ["github", githubReport],
  ["markdown", markdownReport],
  ["baseline", baselineReport],
  ["waivers", waiversReport],
]);

/** Those that programs read. */
const ofPrograms: ReadonlySet<string> = new Set(["json", "ndjson", "baseline"]);

/**
 * The language of a report in a format: what programs read is in English, whoever reads it.
 *
 * @example
 * localeFor("json", locales["zh-Hans"]).tag // "en"
 * localeFor("html", "zh-Hans") // "zh-Hans"
 */
export const localeFor = (format: string, asked: Locale): Locale => (ofPrograms.has(format) ? locales.en : asked);

/** Those that hold drawings: whoever asks for one brings what lays them out. */
export const drawnFormats: ReadonlySet<string> = new Set(["html"]);
