import { diagnostic } from "../../base/diagnostic.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/standard-without-evidence", "warning", {
  en: "whoever signs `{name}` as `{role}` need show nothing",
  zh: "以 `{role}` 身份為 `{name}` 署名的人無須提供任何證據",
  help: {
    en: "say what the signature rests on, as in `evidence [document]`",
    zh: "寫明署名所依據的證據，例如 `evidence [document]`",
  },
});

/** A signature that rests on nothing: afterwards nobody can tell what was looked at. */
export const standardWithoutEvidence: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    for (const it of checked.standards)
      for (const { role, evidence, span } of it.declaration.judges)
        if (evidence.length === 0)
          yield finding.at(placeIn(it, span), { name: it.declaration.name.text, role: role.text });
  },
};
