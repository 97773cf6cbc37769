import { diagnostic } from "../../base/diagnostic.ts";
import { groupBy } from "../../base/group-by.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/same-act", "warning", {
  en: "`{rule}` says of the same party word for word what `{other}` says",
  zh: "`{rule}` 與 `{other}` 對同一主體的表述逐字相同",
  help: {
    en: "say in the words of the act what tells them apart: in a report, readers see the one twice",
    zh: "在行為的表述中寫明兩者的區別：報告中讀者會看到同一句話兩次",
  },
});

/** Two rules that people cannot tell apart in a report. */
export const sameAct: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    const duties = groupBy(checked.rules, ({ declaration: { parties, modal, act } }) =>
      JSON.stringify([parties.map((it) => it.text).toSorted(), modal, act.text]),
    );
    for (const [first, ...others] of duties.values())
      for (const it of others) {
        const { name, act } = it.declaration;
        const other = first?.declaration.name.text ?? "";
        yield finding.at(placeIn(it, act.span), { rule: name.text, other });
      }
  },
};
