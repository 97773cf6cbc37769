import type * as Ast from "../../src/language/syntax/ast.ts";
import { isDuty, isWithin, type Book } from "./book.ts";
import { judgementsOf } from "./documents.ts";
import { no, open, yes, type Answer } from "./logic.ts";
import { instancesOf } from "./ask.ts";
import { bindsOneOf, foundIn, isAdvisory, isNamed, rulesIn, subjectOf } from "./rule-in.ts";
import type { Heard, Instance, RuleIn, Run } from "./scene.ts";

/** Whether one of the rules that `upon breach of` names is violated on some document of the run. */
export const breachOf = (upon: Ast.Upon, book: Book, run: Run): Answer =>
  asBreach(heard(upon, book, run).map((it) => it.instance));

export function asBreach(instances: readonly Instance[]): Answer {
  const { worst, needs } = foundIn(instances);
  if (worst === "violated") return yes;
  return worst === "undetermined" ? open(needs) : no;
}

/** All that the named rules say of all documents, each by its own law. */
export function heard(upon: Ast.Upon, book: Book, run: Run): readonly Heard[] {
  const found = run.heard.get(upon) ?? ask(upon, book, run);
  run.heard.set(upon, found);
  return found;
}

/** The rules that `upon breach of` names, whether or not they bind anybody. */
export const meant = ({ of }: Ast.Upon, book: Book, run: Run): readonly RuleIn[] =>
  run.books.flatMap(rulesIn).filter((it) => isDuty(it.it) && isMeant(of, it, book));

const ask = (upon: Ast.Upon, book: Book, run: Run): readonly Heard[] =>
  meant(upon, book, run)
    .filter((it) => !isAdvisory(it, run))
    .flatMap((rule) =>
      judgementsOf(run)
        .filter((it) => it.subject === subjectOf(rule))
        .flatMap((judgement) => instancesOf(rule, judgement, run).map((instance) => ({ judgement, instance }))),
    );

function isMeant(of: Ast.Upon["of"], rule: RuleIn, book: Book): boolean {
  if (of.kind !== "any-duty") return of.targets.some((it) => isNamed(rule, it, book));
  const { party, places } = of;
  const isThere = places === undefined || places.some((it) => isWithin(rule.units, it));
  return rule.book === book && bindsOneOf(rule, [party]) && isThere;
}
