import { diagnostic, fixOf } from "../../base/diagnostic.ts";
import { writeInterval } from "../../base/civil-date.ts";
import { message } from "../../base/message.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";
import { wholeLine } from "../whole-line.ts";

const finding = diagnostic("lint/idle-days", "warning", {
  en: "these are the days of the whole pack, and say nothing here",
  zh: "這就是整個規則包的施行日期，此處無須再寫",
  help: {
    en: "take them away: where the law moves, they would stay behind",
    zh: "刪去；否則法律的日期變動時，此處不會跟着變",
  },
});

const takeAway = message("lint/fix/take-days-away", { en: "take them away", zh: "刪去" });

/** Days of a rule or of a unit that are those of its pack. */
export const idleDays: LintRule = {
  code: finding.code,
  *check({ pack: { manifest }, declarations }) {
    const days = writeInterval(manifest.inForce);
    if (days === "never") return;
    for (const it of declarations) {
      const own = it.declaration.kind === "rule" ? it.declaration.clauses : [it.declaration];
      for (const one of own) {
        if (one.kind !== "in-force" || one.policy || one.from.text !== days.from) continue;
        if (one.until !== undefined && one.until.text !== days.until) continue;
        const { start, end } = wholeLine(it.file.source.text, one.span);
        yield finding.at(placeIn(it, one.span), {}, fixOf(takeAway(), start, end, ""));
      }
    }
  },
};
