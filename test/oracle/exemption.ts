import { isInForce, isUnverified, type Book, type Placed } from "./book.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import { condition } from "./ask.ts";
import { and, no, open, or, type Answer } from "./logic.ts";
import { isNamed, scopeOf } from "./rule-in.ts";
import { within, type RuleIn, type Run, type Scene } from "./scene.ts";
import { isUnadopted } from "./settings.ts";

/** The or of all exemptions that name a rule, on the document that it judges. */
export const exemptionsOf = (rule: RuleIn, scene: Scene): Answer =>
  or(
    scene.run.books.flatMap((book) =>
      book.exemptions
        .filter(({ it }) => it.from.some((target) => isNamed(rule, target, book)))
        .map((it) => exempting(it, book, within(scene, book))),
    ),
  );

/** Whether an exemption that names a rule is unverified. */
export const hasUnseenExemption = (rule: RuleIn, run: Run): boolean =>
  run.books.some((book) =>
    book.exemptions.some(({ it, units }) => isUnverified(units) && it.from.some((one) => isNamed(rule, one, book))),
  );

function exempting({ it, units }: Placed<Ast.Exemption>, book: Book, scene: Scene): Answer {
  const { id, rank } = book.text;
  const full = `${id}.${it.name.text}`;
  if (!isInForce(book, units, [], scene.judgement.lawOf)) return no;
  if (isUnadopted(rank, id, full, scene.run.settings)) return no;
  const answer = and([scopeOf(book, units, scene), condition(it.condition, scene)]);
  if (!isUnverified(units) || scene.run.settings.isProvisional || answer.is === false) return answer;
  return open([...answer.needs, `unverified-exemption ${full}`]);
}
