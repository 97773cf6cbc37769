import { diagnostic } from "../../base/diagnostic.ts";
import type { Meaning } from "../../language/check/checked-pack.ts";
import type * as Ast from "../../language/syntax/ast.ts";
import { dotted } from "../../language/syntax/walk.ts";
import type { FactPath, RecordType, Type, Vocabulary } from "../../vocabulary/type.ts";
import { keyOf } from "../keys.ts";
import { placeIn, type LintRule } from "../lint-rule.ts";

const finding = diagnostic("lint/unordered-days", "warning", {
  en: "nothing keeps `{done}` from lying before `{from}`: what was done before its term began keeps it",
  zh: "`{done}` 可以早於 `{from}`：期限開始之前的日期也算按時",
  help: {
    en: "if it cannot be earlier, say so in the schema of `{subject}`, under `x-contradicts`: `- facts: '{' {own}: '{' before: {other} '}' '}'`, with a sentence under `en` and one under `zh`",
    zh: "如不可能更早，在 `{subject}` 的模式文件的 `x-contradicts` 中寫明：`- facts: '{' {own}: '{' before: {other} '}' '}'`，並在 `en` 和 `zh` 下各寫一句",
  },
});

/** A term from a day on that also a day before it keeps, as its vocabulary does not say that there is none. */
export const unorderedDays: LintRule = {
  code: finding.code,
  *check({ pack: { checked }, declarations, vocabulary, shipped }) {
    const compared = new Set(
      declarations.flatMap((it) =>
        it.expressions.flatMap((one) => (one.kind === "compare" ? [pairKey(one.left, one.right)] : [])),
      ),
    );
    for (const it of checked.rules)
      for (const clause of it.declaration.clauses) {
        if (clause.kind !== "deadline" || clause.fact.kind !== "path" || clause.due.kind !== "arithmetic") continue;
        const { left: from, operator } = clause.due;
        if (operator !== "+" || from.kind !== "path") continue;
        const [done, begin] = [clause.fact, from].map((one) => checked.meanings.get(one.id));
        if (done?.kind !== "subject" || begin?.kind !== "subject") continue;
        if (compared.has(pairKey(clause.fact, from)) || isOrdered(done, begin, vocabulary)) continue;
        const { subject, fields } = done;
        if (shipped.has(vocabulary.subjects.get(subject)?.vocabulary ?? "")) continue;
        const other = begin.subject === subject ? begin.fields.join(".") : dotted(from.steps);
        yield finding.at(placeIn(it, clause.span), {
          done: dotted(clause.fact.steps),
          from: dotted(from.steps),
          subject,
          own: fields.join("."),
          other,
        });
      }
  },
};

type SubjectFact = Extract<Meaning, { readonly kind: "subject" }>;

const pairKey = (one: Ast.Expr, other: Ast.Expr): string => [keyOf(one), keyOf(other)].toSorted().join(" ");

/** Whether a subject, or a group that holds both, says that the one is never before the other. */
function isOrdered(done: SubjectFact, begin: SubjectFact, { subjects }: Vocabulary): boolean {
  const type = subjects.get(done.subject)?.type;
  const groups = type ? groupsOn(type, done.fields) : [];
  return groups.some(({ contradictions = [] }, depth) =>
    contradictions.some(({ facts: [fact, ...others] }) => {
      if (!fact || others.length > 0 || fact.state.kind !== "before") return false;
      const own = [done, begin].map((it) => it.fields.slice(depth).join("."));
      const isBelow = begin.fields.slice(0, depth).join() === done.fields.slice(0, depth).join();
      const isSame = begin.subject === done.subject && fact.state.than.subject === undefined && isBelow;
      const [one, other] = [pathOf(fact), pathOf(fact.state.than)];
      return one === own[0] && (isSame || fact.state.than.subject === begin.subject) && other === own[1];
    }),
  );
}

const pathOf = ({ steps }: FactPath): string => steps.map((it) => it.name).join(".");

/** The subject's facts, and each group on the way to a fact. */
function groupsOn(type: RecordType, fields: readonly string[]): readonly RecordType[] {
  const [name = "", ...rest] = fields;
  const below: Type | undefined = type.fields.get(name)?.type;
  return [type, ...(below?.kind === "record" ? groupsOn(below, rest) : [])];
}
