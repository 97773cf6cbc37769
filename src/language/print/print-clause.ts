import type * as Ast from "../syntax/ast.ts";
import { aligned, blank, filler, group, indent, line, row, text, type Doc } from "./doc.ts";
import { printEach, printExpression, printPath } from "./print-expression.ts";
import { printList, printSeries } from "./print-list.ts";
import { quoted, type Words } from "./words.ts";

/** In a rule, what a clause says begins in this column, counted from its keyword; longer keywords take more. */
const ruleColumn = 9;

/** One clause of a rule. */
export function printClause(clause: Ast.Clause, words: Words): Doc {
  switch (clause.kind) {
    case "quote":
      return row(padded(words.of("quote"), ruleColumn), printText(clause.text));
    case "in-force":
      return printInForce(clause, words);
    case "on":
      return row(padded(words.of("on"), ruleColumn), text(clause.subject.text));
    case "for-each":
      return row(padded(words.of("for-each"), ruleColumn), printEach(clause.each, words));
    case "when":
    case "unless":
      return printCondition(words.of(clause.kind), ruleColumn, clause.condition, words);
    case "upon":
      return row(padded(words.of("upon-breach-of"), ruleColumn), printBreached(clause.of, words));
    case "require": {
      const keyword = words.of(clause.forbid ? "forbid" : "require");
      if (clause.name === undefined) return printCondition(keyword, ruleColumn, clause.condition, words);
      const label = clause.name.text.length + 2;
      const condition = printExpression(clause.condition, words, label);
      return row(padded(keyword, ruleColumn), ...labelled(clause.name), aligned(condition));
    }
    case "deadline":
      return row(
        ...[padded(words.of("require"), ruleColumn), ...labelled(clause.name)],
        group(
          printPath(clause.fact),
          indent(line(), text(words.of("by")), blank(), printExpression(clause.due, words)),
        ),
      );
    case "complies":
      return row(
        ...[
          padded(words.of("require"), ruleColumn),
          ...labelled(clause.name),
          text(words.of("complies-with")),
          blank(),
        ],
        ...[printDotted(clause.pack), ...printPlaces(clause.places, words)],
      );
    case "basis":
      return printBasis(clause, words, ruleColumn);
    case "unverified":
      return row(padded(words.of("unverified"), ruleColumn), printText(clause.why));
    case "concept":
      return row(padded(words.of("concept"), ruleColumn), text(clause.name.text));
    case "remedy":
      return row(padded(words.of("remedy"), ruleColumn), printText(clause.text));
  }
}

/** A keyword and its condition, which begins in a column; a block of conditions ends under the keyword. */
export function printCondition(keyword: string, column: number, condition: Ast.Expr, words: Words): Doc {
  const head = padded(keyword, column);
  const body = printExpression(condition, words, head.text.length);
  return row(head, isBlock(condition) ? body : aligned(body));
}

/** Written as `all of { … }` or `any of { … }`. */
export function isBlock(expr: Ast.Expr): boolean {
  return expr.kind === "connective" && expr.block;
}

export function printBasis({ basis, where }: Ast.Basis, words: Words, column: number): Doc {
  return row(padded(words.of("basis"), column), text(basis.text), blank(), printText(where));
}

/** A keyword with the blanks after it. */
export function padded(keyword: string, column: number): ReturnType<typeof text> {
  return text(`${keyword} `.padEnd(column));
}

export function printText(it: Ast.Text): Doc {
  return text(quoted(it.text));
}

export function printInForce(clause: Ast.InForce, words: Words): Doc {
  const keyword = words.of(clause.policy ? "policy-in-force" : "in-force");
  return row(padded(keyword, 0), text(clause.from.text), ...printUntil(clause.until, words));
}

export function printUntil(until: Ast.Literal | undefined, words: Words): readonly Doc[] {
  return until === undefined ? [] : [blank(), text(words.of("until")), blank(), text(until.text)];
}

/** The name of a rule or of a pack; a dotted one is as many tokens as it has names and dots. */
function printDotted(name: Ast.Name): Doc {
  return text(name.text, name.text.split(".").length * 2 - 1);
}

/** What a breach or an exemption is of. */
export function printTarget(target: Ast.Target, words: Words): Doc {
  return target.kind === "rule" ? printDotted(target.name) : printPlace(target.place, words);
}

function printBreached(of: Ast.Upon["of"], words: Words): Doc {
  return of.kind === "targets"
    ? printSeries(of.targets.map((it) => printTarget(it, words)))
    : row(
        ...[text(words.of("any-duty-of")), blank(), text(of.party.text)],
        ...(of.places === undefined ? [] : [blank(), text(words.of("in")), ...printPlaces(of.places, words)]),
      );
}

/** ` [article 4, article 9 paragraph 1]`; nothing where no places are named. */
function printPlaces(places: readonly Ast.PlaceName[] | undefined, words: Words): readonly Doc[] {
  return places === undefined ? [] : [blank(), printList(places.map((it) => printPlace(it, words)))];
}

function printPlace(place: Ast.PlaceName, words: Words): Doc {
  const levels = (["article", "paragraph", "item"] as const).flatMap((level) =>
    place[level] === undefined ? [] : [`${words.of(level)} ${place[level]}`],
  );
  return text(levels.join(" "), levels.length * 2);
}

function labelled(name: Ast.Name | undefined): readonly Doc[] {
  return name === undefined ? [] : [text(name.text), text(":"), filler(" ")];
}
