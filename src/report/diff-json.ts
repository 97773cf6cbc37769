import { locales } from "../base/locale.ts";
import { diffChangelog } from "./diff-changelog.ts";
import type { DiffReport } from "./diff-report.ts";

/** A difference as JSON that fits `grammar/schema/diff-1.schema.json`. */
export function diffJson(report: DiffReport): string {
  return `${JSON.stringify({ diff: "diff@1", ...report, changelog: diffChangelog(report, { locale: locales.en }) }, undefined, 2)}\n`;
}
