import { readZip } from "../../../src/base/zip.ts";
import type { Locale } from "../../../src/base/locale.ts";
import type { Report } from "../../../src/report/model/report.ts";
import { wordReport } from "../../../src/report/render/word/report-document.ts";
import { plain } from "./plain.ts";

/** A part of a document of Word, as XML. */
export const partOf = (bytes: Uint8Array, path: string): string =>
  new TextDecoder("utf-8", { fatal: true }).decode(readZip(bytes, path, 50_000_000));

/** What a report says as a document of Word, as XML. */
export const documentOf = (report: Report, locale: Locale): string =>
  partOf(wordReport(report, { ...plain, locale }), "word/document.xml");
