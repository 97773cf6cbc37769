import { diagnostic } from "../../base/diagnostic.ts";
import { groupBy } from "../../base/group-by.ts";
import { keyOf } from "../keys.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/same-definition", "warning", {
  en: "`{name}` means what `{other}` means",
  zh: "`{name}` 與 `{other}` 的含義相同",
  help: {
    en: "read one of the two in both places; where the law has two words for it, let the one mean the other: `define {name} means {other}`",
    zh: "兩處讀取同一個；如果法律用了兩個詞，讓其一等於另一個：`define {name} means {other}`",
  },
});

/** Two definitions of one meaning: an amendment of the one forgets the other. */
export const sameDefinition: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    const meant = groupBy(
      checked.definitions.filter((it) => it.declaration.value.kind !== "path"),
      ({ declaration: { value, exceptions } }) =>
        [value, ...exceptions.flatMap((it) => [it.value, it.when])].map(keyOf).join(),
    );
    for (const [first, ...others] of meant.values())
      for (const it of others) {
        const { text: name, span } = it.declaration.name;
        yield finding.at(placeIn(it, span), { name, other: first?.declaration.name.text ?? "" });
      }
  },
};
