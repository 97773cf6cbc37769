import { diagnostic } from "../../base/diagnostic.ts";
import { ruleOf } from "../../evaluate/program.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/same-rule", "warning", {
  en: "`{name}` asks of the same party what `{other}` asks, under the same conditions",
  zh: "`{name}` 與 `{other}` 在同樣條件下對同一主體要求相同",
  help: {
    en: "keep one of them and quote both places of the law there, or write what tells them apart",
    zh: "保留一條並在其中引用法律的兩處文字，或者寫明兩者的區別",
  },
});

/** Two rules of one meaning: one breach is told and counted twice. */
export const sameRule: LintRule = {
  code: finding.code,
  *check({ pack: { checked, program, manifest } }) {
    const seen = new Map<string, string>();
    for (const it of checked.rules) {
      const id = program.ids.get(`${manifest.id}.${it.declaration.name.text}`);
      if (id === undefined) continue;
      const { name: _, ...meaning } = ruleOf(program, id).rule;
      if (meaning.clauses.length === 0) continue;
      const key = JSON.stringify(meaning);
      const other = seen.get(key);
      const { text: name, span } = it.declaration.name;
      if (other === undefined) seen.set(key, name);
      else yield finding.at(placeIn(it, span), { name, other });
    }
  },
};
