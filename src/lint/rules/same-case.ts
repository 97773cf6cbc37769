import { diagnostic } from "../../base/diagnostic.ts";
import { groupBy } from "../../base/group-by.ts";
import type { LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/same-case", "warning", {
  en: "another case of this file is called `{name}`, too",
  zh: "本文件中另一個用例也叫 `{name}`",
  help: {
    en: "give each a name that says what it shows: `edict test` names a case that fails by it",
    zh: "為每個用例取一個說明其內容的名稱：`edict test` 用它指明未通過的用例",
  },
});

/** Two cases of one name: which of them fails, nobody can tell, and one may be a copy that was never changed. */
export const sameCase: LintRule = {
  code: finding.code,
  *check({ cases }) {
    const named = groupBy(cases.cases, (it) => JSON.stringify([it.place.source.path, it.name]));
    for (const [, ...others] of named.values()) for (const { place, name } of others) yield finding.at(place, { name });
  },
};
