import { diagnostic } from "../../base/diagnostic.ts";
import { declarationsIn } from "../../language/check/checked-pack.ts";
import type { LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/unused-need", "warning", {
  en: "nothing of `{id}` is read, and no clause names a rule of it",
  zh: "沒有讀取 `{id}` 的任何內容，也沒有子句提到其規則",
  help: {
    en: "take it out of `needs`: whoever judges by this pack has to have that one, too",
    zh: "從 `needs` 中刪去：按本規則包判斷的人還得備有該規則包",
  },
});

/** A pack that is needed and not used: a version of it that does not fit stops this one for nothing. */
export const unusedNeed: LintRule = {
  code: finding.code,
  *check({ pack: { manifest, checked }, needed }) {
    const used = new Set<object>([
      ...[...checked.meanings.values()].flatMap(declarationsIn),
      ...[...checked.named.values()].flat(),
    ]);
    for (const { id, place } of manifest.needs) {
      const isRead = needed
        .filter((it) => it.manifest.id === id)
        .flatMap(({ checked: it }) => [...it.rules, ...it.definitions, ...it.parameters])
        .some((it) => used.has(it.declaration));
      // The question may be that of a third pack, to which this one leads.
      const isSame = checked.standards.some((it) => it.declaration.sameAs?.text.startsWith(`${id}.`) === true);
      if (!isRead && !isSame) yield finding.at(place, { id });
    }
  },
};
