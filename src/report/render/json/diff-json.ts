import { locales } from "../../../base/locale.ts";
import type { PackChange } from "../../../diff/pack-changes.ts";
import { formatLocator, locatorKey } from "../../../statute/locator.ts";
import { diffChangelog } from "../markdown/diff-changelog.ts";
import type { DiffReport, DiffRule } from "../../model/diff-report.ts";

/** A difference as JSON that fits `grammar/schema/diff-1.schema.json`. */
export function diffJson(report: DiffReport): string {
  const { pack, articles, changes } = report;
  const data = {
    diff: "diff@1",
    ...report,
    pack: pack.map((it) => ({ what: it.what, ...valuesOf(it), is_breaking: it.isBreaking })),
    articles: articles.map((it) => ({ ...it, old: it.old.map(formatLocator), new: it.new.map(formatLocator) })),
    changes: changes.map((it) => ({ ...it, old: it.old.map(ruleData), new: it.new.map(ruleData) })),
    changelog: diffChangelog(report, { locale: locales.en }),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function valuesOf(it: PackChange): { readonly old: string; readonly new: string } {
  switch (it.what) {
    case "in_force":
      return { old: days(it.old), new: days(it.new) };
    case "parties":
    case "roles":
    case "names":
      return { old: it.old.join(", "), new: it.new.join(", ") };
    default:
      return { old: it.old, new: it.new };
  }
}

function days(it: Extract<PackChange, { readonly what: "in_force" }>["old"]): string {
  if (it === "never") return it;
  return `from ${it.from}${it.until === undefined ? "" : ` until ${it.until}`}`;
}

const ruleData = ({ rule, locator, act, concept }: DiffRule): object => ({
  rule,
  place: locatorKey(locator),
  cite: formatLocator(locator),
  act,
  concept,
});
