import type * as Ast from "../../src/language/syntax/ast.ts";
import { condition } from "./ask.ts";
import { clausesOf, isUnverified, isWithin, scopesAround, type Book } from "./book.ts";
import { and, not, type Answer } from "./logic.ts";
import { union } from "./result.ts";
import type { Instance, RuleIn, Run, Scene, Verdict } from "./scene.ts";
import { isUnadopted } from "./settings.ts";

export const rulesIn = (book: Book): readonly RuleIn[] => book.rules.map((it) => ({ ...it, book }));

export const nameOf = ({ it, book }: RuleIn): string => `${book.text.id}.${it.name.text}`;

export const subjectOf = ({ it }: RuleIn): string | undefined => clausesOf(it, "on")[0]?.subject.text;

export const bindsOneOf = ({ it }: RuleIn, parties: readonly Ast.Name[]): boolean =>
  it.parties.some((own) => parties.some((one) => one.text === own.text));

/** The party whose verdict a rule has in a run. */
export function partyOf({ it }: RuleIn, { settings }: Run): string {
  const bound = it.parties.map((one) => one.text).toSorted();
  return bound.find((one) => one === settings.party) ?? bound[0] ?? "";
}

export function isAdvisory(rule: RuleIn, { settings }: Run): boolean {
  const { it, book } = rule;
  if (isUnseen(rule) && !settings.isProvisional) return true;
  const basis = clausesOf(it, "basis")[0]?.basis.text ?? book.text.rank;
  return isUnadopted(basis, book.text.id, nameOf(rule), settings);
}

/** Whether nobody has seen the words of a rule in an authentic copy. */
export const isUnseen = ({ it, units }: RuleIn): boolean =>
  isUnverified(units) || clausesOf(it, "unverified").length > 0;

/** Whether what stands in a book names a rule: by its name or its place there, or a rule of another pack by its full name. */
export function isNamed(rule: RuleIn, target: Ast.Target, book: Book): boolean {
  const isOwn = rule.book === book;
  if (target.kind === "place") return isOwn && isWithin(rule.units, target.place);
  const isFull = target.name.text === nameOf(rule) && (isOwn || rule.book.text.id !== book.text.id);
  return isFull || (isOwn && target.name.text === rule.it.name.text);
}

/** The and of the scopes around some units; they read no element. */
export const scopeOf = (book: Book, units: readonly Ast.UnitBlock[], scene: Scene): Answer =>
  and(
    scopesAround(book, units).map((it) => {
      const answer = condition(it.condition, scene);
      return it.applies ? answer : not(answer);
    }),
  );

/** What a set of instances says: a breach, or what it is open for. */
export function foundIn(instances: readonly Instance[]): {
  readonly worst: Verdict | undefined;
  readonly needs: readonly string[];
} {
  const worst = order.find((verdict) => instances.some((it) => it.verdict === verdict));
  return { worst, needs: union(...instances.filter((it) => it.verdict === worst).map((it) => it.needs)) };
}

/** From the worst on. */
export const order: readonly Verdict[] = [
  "violated",
  "undetermined",
  "pending",
  "satisfied",
  "exempt",
  "not_applicable",
  "not_in_force",
];
