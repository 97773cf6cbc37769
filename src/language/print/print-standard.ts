import type * as Ast from "../syntax/ast.ts";
import { from, row, spaced, text, type Doc } from "./doc.ts";
import { printBody } from "./print-body.ts";
import { padded, printCondition, printText } from "./print-clause.ts";
import { printEach } from "./print-expression.ts";
import { printList } from "./print-list.ts";
import type { TokenIndex } from "./token-index.ts";
import type { Words } from "./words.ts";

/** In a standard, what a clause says begins in this column, counted from its keyword. */
const column = 10;

interface Context {
  readonly words: Words;
  readonly tokens: TokenIndex;
}

/** A standard, its clauses in order: quote, on, only if, if, judged by. */
export function printStandard(standard: Ast.Standard, { words, tokens }: Context): Doc {
  const { name, each, title, quotes, on, onlyIf, orIf, judges, span } = standard;
  const clause = (start: number, doc: Doc): Doc => row(from(start), doc);
  const clauses = [
    ...quotes.map((it) => clause(tokens.at(it.span.start), row(padded(words.of("quote"), column), printText(it.text)))),
    ...(on === undefined
      ? []
      : [clause(tokens.before(on.span.start), row(padded(words.of("on"), column), text(on.text)))]),
    ...onlyIf.map((it) => clause(tokens.before(it.span.start), printCondition(words.of("only-if"), column, it, words))),
    ...orIf.map((it) => clause(tokens.before(it.span.start), printCondition(words.of("if"), column, it, words))),
    ...judges.map((it) => clause(tokens.at(it.span.start), printJudge(it, words))),
  ];
  const list = each && spaced(words.of("for-each"), printEach(each, words));
  const body = printBody(clauses, "lines", from(tokens.at(span.end - 1)));
  return spaced(words.of("standard"), name.text, list, printText(title), body);
}

function printJudge({ role, validFor, evidence }: Ast.Judge, words: Words): Doc {
  const kinds = evidence.length === 0 ? undefined : printList(evidence.map((it) => text(it.text)));
  return row(
    padded(words.of("judged-by"), column),
    spaced(
      role.text,
      spaced(words.of("valid-for"), words.duration(validFor.text)),
      kinds && spaced(words.of("evidence"), kinds),
    ),
  );
}
