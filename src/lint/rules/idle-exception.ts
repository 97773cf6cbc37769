import { diagnostic } from "../../base/diagnostic.ts";
import { atomsOf, clashOf, type Atom } from "../conditions.ts";
import { writtenIn } from "../keys.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/idle-exception", "warning", {
  en: "this excuses nobody: where `{rule}` applies, `{known}` holds",
  zh: "此例外不起作用：`{rule}` 適用時，`{known}` 已經成立",
  help: {
    en: "the exception and the condition of the rule cannot hold together: most likely one of the two is the wrong way round",
    zh: "該例外與規則的條件不能同時成立：多半有一個寫反了",
  },
});

/** An `unless` or an exemption that cannot hold where its rule applies. */
export const idleException: LintRule = {
  code: finding.code,
  *check({ pack: { checked } }) {
    const givenOf = ({ declaration }: (typeof checked.rules)[number]): readonly Atom[] =>
      declaration.clauses.flatMap((it) => (it.kind === "when" ? atomsOf(it.condition, checked) : []));
    for (const it of checked.rules) {
      const given = givenOf(it);
      for (const one of it.declaration.clauses) {
        if (one.kind !== "unless") continue;
        const known = knownFirst(given, atomsOf(one.condition, checked));
        if (!known) continue;
        yield finding.at(placeIn(it, one.span), {
          rule: it.declaration.name.text,
          known: writtenIn(it.file, known.expr),
        });
      }
    }
    const rules = new Map(checked.rules.map((it) => [it.declaration, it]));
    for (const it of checked.exemptions) {
      const { id, condition } = it.declaration;
      const named = checked.named.get(id) ?? [];
      const own = named.flatMap((one) => rules.get(one) ?? []);
      const idle = own.flatMap((rule) => {
        const known = knownFirst(givenOf(rule), atomsOf(condition, checked));
        return known ? [{ rule, known }] : [];
      });
      const [first] = idle;
      if (!first || idle.length < named.length) continue;
      const rule = first.rule.declaration.name.text;
      yield finding.at(placeIn(it, condition.span), { rule, known: writtenIn(first.rule.file, first.known.expr) });
    }
  },
};

/** The one of the given conditions with which the others cannot hold. */
function knownFirst(given: readonly Atom[], others: readonly Atom[]): Atom | undefined {
  if (clashOf(given) ?? clashOf(others)) return undefined;
  return clashOf([...given, ...others])?.[0];
}
