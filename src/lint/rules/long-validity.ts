import { diagnostic } from "../../base/diagnostic.ts";
import { writtenIn } from "../keys.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/long-validity", "warning", {
  en: "a signature of `{name}` counts for `{time}`",
  zh: "`{name}` 的署名確認在 `{time}` 內有效",
  help: {
    en: "what was looked at does not stay so for years: let the judgement be renewed at least every three",
    zh: "所判斷的內容不會多年不變：至少每三年重新判斷一次",
  },
});

/** A judgement that is as good as without end. */
export const longValidity: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.standards)
      for (const { validFor } of it.declaration.judges) {
        const [, count = "0", unit = ""] = /^(\d+) (.*?)s?$/.exec(validFor.text) ?? [];
        if (Number(count) * (months[unit] ?? 0) <= longest) continue;
        yield finding.at(placeIn(it, validFor.span), {
          name: it.declaration.name.text,
          time: writtenIn(it.file, validFor),
        });
      }
  },
};

const longest = 36;
const months: Readonly<Record<string, number>> = {
  day: 1 / 31,
  week: 1 / 5,
  "working day": 1 / 20,
  month: 1,
  year: 12,
};
