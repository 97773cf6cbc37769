import { placeLevels } from "../../statute/locator.ts";
import { clauseRows, type Keyword } from "../parse/keywords.ts";
import type * as Ast from "../syntax/ast.ts";
import {
  aligned,
  group,
  indent,
  line,
  concat,
  spaced,
  text,
  widthOf,
  printList,
  printSeries,
  type Doc,
  type DocText,
} from "./layout.ts";
import { beforeKeyword, printEach, printExpression, printPath } from "./print-expression.ts";
import { quoted, type Spelling } from "./spelling.ts";

/** In a rule, what a clause says begins in this column, counted from its keyword; longer keywords take more. */
const ruleColumn = 9;

/** The clauses of a rule in the order in which they are printed; clauses of one rank stay in the order of the text. */
export function inClauseOrder(clauses: readonly Ast.Clause[]): readonly Ast.Clause[] {
  return clauses.toSorted((a, b) => clauseRows[a.kind].rank - clauseRows[b.kind].rank);
}

/** One clause of a rule. */
export function printClause(clause: Ast.Clause, words: Spelling): Doc {
  const head = (keyword: Keyword): Doc => padded(words.of(keyword), ruleColumn);
  switch (clause.kind) {
    case "quote":
      return concat(head("quote"), printText(clause.text));
    case "in-force":
      return printInForce(clause, words);
    case "on":
      return concat(head("on"), text(clause.subject.text));
    case "for-each":
      return concat(head("for-each"), printEach(clause.each, words));
    case "when":
    case "unless":
      return printCondition(words.of(clause.kind), ruleColumn, clause.condition, words);
    case "pending-while":
      return printCondition(words.of("pending-while"), 0, clause.condition, words);
    case "upon":
      return concat(head("upon-breach-of"), printBreached(clause.of, words));
    case "require": {
      const keyword = clause.forbid ? "forbid" : "require";
      if (clause.name === undefined) return printCondition(words.of(keyword), ruleColumn, clause.condition, words);
      const condition = aligned(printExpression(clause.condition, words, widthOf(clause.name.text) + 2));
      return concat(head(keyword), spaced(labelOf(clause.name), condition));
    }
    case "deadline": {
      const due = spaced(words.of("by"), printExpression(clause.due, words));
      const demand = group(beforeKeyword(printPath(clause.fact), words.of("by"), words), indent(line(), due));
      return concat(head("require"), spaced(labelOf(clause.name), demand));
    }
    case "complies": {
      const { name, pack, targets } = clause;
      const asked = targets && printList(targets.map((it) => printTarget(it, words)));
      const named = spaced(labelOf(name), words.of("complies-with"), printDotted(pack), asked);
      return concat(head("require"), named);
    }
    case "basis":
      return concat(head("basis"), printBasis(clause));
    case "unverified":
      return concat(head("unverified"), printText(clause.why));
    case "concept":
      return concat(head("concept"), text(clause.name.text));
    case "remedy":
      return concat(head("remedy"), printText(clause.text));
  }
}

/** A keyword and its condition, which begins in a column; a block of conditions ends under the keyword. */
export function printCondition(keyword: string, column: number, condition: Ast.Expr, words: Spelling): Doc {
  const head = padded(keyword, column);
  const body = printExpression(condition, words, widthOf(head.text));
  return concat(head, isBlock(condition) ? body : aligned(body));
}

/** Written as `all of { … }` or `any of { … }`. */
export function isBlock(expr: Ast.Expr): boolean {
  return expr.kind === "connective" && expr.block;
}

/** `law "where"`: what stands after `basis`. */
export function printBasis({ basis, where }: Ast.Basis): Doc {
  return spaced(basis.text, printText(where));
}

/** A keyword with the blanks after it. */
export function padded(keyword: string, column: number): DocText {
  return text(`${keyword} `.padEnd(column - widthOf(keyword) + keyword.length));
}

export function printText(it: Ast.Text): Doc {
  return text(quoted(it.text));
}

export function printInForce(clause: Ast.InForce, words: Spelling): Doc {
  return spaced(words.of(clause.policy ? "policy-in-force" : "in-force"), printDays(clause, words));
}

/** `2023-08-15 until 2025-01-01` */
export function printDays(days: Pick<Ast.InForce, "from" | "until">, words: Spelling): Doc {
  return spaced(days.from.text, days.until && spaced(words.of("until"), days.until.text));
}

/** The name of a rule or of a pack; a dotted one is as many tokens as it has names and dots. */
/** A full name: as many tokens as it has names and dots. */
export function printDotted(name: Ast.Name): Doc {
  return text(name.text, name.text.split(".").length * 2 - 1);
}

/** What a breach or an exemption is of. */
export function printTarget(target: Ast.Target, words: Spelling): Doc {
  return target.kind === "rule" ? printDotted(target.name) : printPlace(target.place, words);
}

function printBreached(of: Ast.Upon["of"], words: Spelling): Doc {
  if (of.kind === "targets") return printSeries(of.targets.map((it) => printTarget(it, words)));
  const places = of.places && spaced(words.of("in"), printPlaces(of.places, words));
  return spaced(words.of("any-duty-of"), of.party.text, places);
}

/** `[article 4, article 9 paragraph 1]`; nothing where no places are named. */
function printPlaces(places: readonly Ast.PlaceName[] | undefined, words: Spelling): Doc | undefined {
  return places && printList(places.map((it) => printPlace(it, words)));
}

function printPlace(place: Ast.PlaceName, words: Spelling): Doc {
  const levels = placeLevels.flatMap((level) =>
    place[level] === undefined ? [] : [`${words.of(level)} ${place[level]}`],
  );
  return text(levels.join(" "), levels.length * 2);
}

function labelOf(name: Ast.Name | undefined): Doc | undefined {
  return name && concat(text(name.text), text(":"));
}
