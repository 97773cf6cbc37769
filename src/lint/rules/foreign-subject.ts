import { diagnostic } from "../../base/diagnostic.ts";
import { namesOf } from "../../base/message.ts";
import type { CheckedPack } from "../../language/check/checked-pack.ts";
import type * as Ast from "../../language/syntax/ast.ts";
import { expressionsOf, walk } from "../../language/syntax/walk.ts";
import { isDuty } from "../../graph/graph.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/foreign-subject", "warning", {
  en: "`{rule}` is judged on each `{subject}`, and reads nothing of it, only of {others}",
  zh: "`{rule}` 對每個 `{subject}` 判斷，卻不讀取其任何內容，只讀取 {others}",
  help: {
    en: "write `on` with what is judged: as it is, one fact of it is told again for each `{subject}`",
    zh: "在 `on` 之後寫明真正判斷的對象；照現在的寫法，同一事實會對每個 `{subject}` 重複提示",
  },
});

/** A rule on one thing that looks only at another. */
export const foreignSubject: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    const reads = readsOf(checked);
    for (const it of checked.rules) {
      const { modal, clauses, name } = it.declaration;
      const { subject } = it;
      const asksOthers = clauses.some((one) => one.kind === "complies" || one.kind === "upon");
      if (!isDuty(modal) || subject === undefined || asksOthers) continue;
      const read = [it.declaration, ...it.scopes.map((one) => one.declaration)].map(reads);
      const others = new Set(read.flatMap((one) => [...one]));
      if (others.size === 0 || others.has(subject) || others.has(anything)) continue;
      const on = clauses.find((one) => one.kind === "on") ?? it.declaration.name;
      yield finding.at(placeIn(it, on.span), { rule: name.text, subject, others: namesOf([...others]) });
    }
  },
};

const anything = "*";

/** The subjects that a declaration reads, itself or through what it names. */
function readsOf({ meanings, standards }: CheckedPack): (of: Ast.Declaration) => ReadonlySet<string> {
  const known = new Map<Ast.Declaration, Set<string>>();
  const subjects = new Map(standards.map((it) => [it.declaration, it.subject]));
  const visit = (of: Ast.Declaration): Set<string> => {
    const before = known.get(of);
    if (before) return before;
    const found = new Set<string>();
    known.set(of, found);
    for (const it of expressionsOf(of).flatMap((expr) => [...walk(expr)])) {
      const meaning = it.kind === "path" ? meanings.get(it.id) : undefined;
      if (meaning?.kind === "subject") found.add(meaning.subject);
      if (meaning?.kind === "definition") for (const one of visit(meaning.definition)) found.add(one);
      if (meaning?.kind === "standard") found.add(subjects.get(meaning.standard) ?? "");
      // What another pack says is read there, and may be about anything.
      if (meaning?.kind === "foreign") found.add(anything);
    }
    return found;
  };
  return visit;
}
