import { diagnostic } from "../../base/diagnostic.ts";
import type { LintRule } from "../lint-rule.ts";
import { manifestPlace } from "../manifest-place.ts";

const finding = diagnostic("lint/unused-role", "warning", {
  en: "no standard is judged by the role `{role}`",
  zh: "沒有標準由角色 `{role}` 判斷",
  help: {
    en: "take it out of `roles`, or let it judge what it is there for",
    zh: "從 `roles` 中刪去，或者寫明由其判斷的標準",
  },
});

/** A role that may sign nothing: an organisation appoints somebody whom nobody asks. */
export const unusedRole: LintRule = {
  code: finding.code,
  *check({ pack }) {
    const judging = new Set(
      pack.checked.standards.flatMap(({ declaration, sameAs }) =>
        (sameAs?.standard ?? declaration).judges.map(({ role }) => role.text),
      ),
    );
    for (const role of pack.manifest.roles)
      if (!judging.has(role)) yield finding.at(manifestPlace(pack, "roles", role), { role });
  },
};
