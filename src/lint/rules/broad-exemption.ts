import { diagnostic } from "../../base/diagnostic.ts";
import { namesOf } from "../../base/message.ts";
import { isDuty } from "../../graph/graph.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/broad-exemption", "warning", {
  en: "`{name}` excuses a whole place, and with it duties of several parties: {rules}",
  zh: "`{name}` 豁免整個條款，同時豁免了幾個主體的義務：{rules}",
  help: {
    en: "name the rules from which the words of the law excuse: `exemption {name} from RULE`",
    zh: "寫明法律文字所免除的規則：`exemption {name} from RULE`",
  },
});

/** An exemption from a place that frees parties of whom its words most likely do not speak. */
export const broadExemption: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.exemptions) {
      const { id, name, from } = it.declaration;
      const place = from.find((one) => one.kind === "place");
      const duties = (checked.named.get(id) ?? []).filter((one) => isDuty(one.modal));
      const parties = new Set(duties.map((one) => one.parties.map((party) => party.text).join(" ")));
      if (!place || parties.size < 2) continue;
      const rules = namesOf(duties.map((one) => one.name.text));
      yield finding.at(placeIn(it, place.place.span), { name: name.text, rules });
    }
  },
};
