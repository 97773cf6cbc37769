import { locales, type Locale } from "../base/locale.ts";
import type { Report } from "./model/report.ts";
import { githubReport } from "./render/github.ts";
import { htmlReport } from "./render/html/report-page.ts";
import { jsonReport, ndjsonReport } from "./render/json.ts";
import { junitReport } from "./render/junit.ts";
import { markdownReport } from "./render/markdown.ts";
import { sarifReport } from "./render/sarif.ts";
import { baselineReport, waiversReport } from "./render/suppressions.ts";
import { textReport } from "./render/text.ts";
import { verdictsReport } from "./render/verdict-lines.ts";
import { wordReport } from "./render/word/report-document.ts";
import type { FormatOptions } from "./view/format-options.ts";

export type Formatter = (report: Report, options: FormatOptions) => string;

/** The formats of a report by the names that users give them. A new one is a line here. */
export const formatters: ReadonlyMap<string, Formatter> = new Map<string, Formatter>([
  ["human", textReport],
  ["json", jsonReport],
  ["html", htmlReport],
  ["ndjson", ndjsonReport],
  ["verdicts", verdictsReport],
  ["sarif", sarifReport],
  ["junit", junitReport],
  ["github", githubReport],
  ["markdown", markdownReport],
  ["baseline", baselineReport],
  ["waivers", waiversReport],
]);

/** Those that are no text, and go to a file only. */
export const fileFormatters: ReadonlyMap<string, (report: Report, options: FormatOptions) => Uint8Array> = new Map([
  ["docx", wordReport],
]);

export const formatNames: readonly string[] = [...formatters.keys(), ...fileFormatters.keys()];

/** Those that programs read. */
const ofPrograms: ReadonlySet<string> = new Set(["json", "ndjson", "verdicts", "baseline"]);

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
