import type * as Ast from "../syntax/ast.ts";
import type { Keyword } from "../parse/keywords.ts";
import {
  aligned,
  closingLine,
  filler,
  group,
  indent,
  joined,
  leaning,
  line,
  outerWords,
  row,
  spaced,
  text,
  type Doc,
} from "./doc.ts";
import { isLoose, needsParentheses, type Place } from "./parentheses.ts";
import { printList } from "./print-list.ts";
import { quoted, type Words } from "./words.ts";

/**
 * An expression as text. `room`: how many columns before it hold nothing but its keyword, so that its connectives
 * may stand there and its operands in one column.
 */
export function printExpression(expr: Ast.Expr, words: Words, room = 0): Doc {
  const part = (it: Ast.Expr, place: Place): Doc => printOperand(it, place, words);
  switch (expr.kind) {
    case "literal":
      return text(literalText(expr, words));
    case "duration":
      return text(words.duration(expr.text));
    case "list":
      return printList(
        expr.items.map((it) => part(it, "value")),
        expr.open,
      );
    case "path":
      return printPath(expr);
    case "not":
      return spaced(words.of("not"), behind(words.of("not"), part(expr.operand, "negated"), words));
    case "connective":
      return expr.block ? printBlock(expr, words) : printConnective(expr, (it) => part(it, "operand"), words, room);
    case "compare":
      return printCompare(expr, part(expr.left, "value"), part(expr.right, "value"), words);
    case "test":
      return spaced(part(expr.operand, "value"), words.of(`is-${expr.test}`));
    case "met": {
      const element = expr.element && spaced(words.of("for"), expr.element.text);
      return spaced(printPath(expr.standard), words.of("is-met"), element);
    }
    case "quantifier": {
      const head = spaced(words.of(expr.quantifier), printElement(expr.each, words), words.of("satisfies"));
      return group(head, indent(line(), part(expr.body, "body")));
    }
    case "measure":
      return row(text(words.of(expr.measure)), filler("("), aligned(printEach(expr.each, words)), filler(")"));
    case "sum": {
      const value = ahead(part(expr.value, "value"), words.of("for"), words);
      const inner = spaced(value, words.of("for"), printElement(expr.each, words));
      return row(text(words.of("sum")), filler("("), inner, filler(")"));
    }
    case "arithmetic": {
      const [left, right] = isLoose(expr) ? (["value", "factor"] as const) : (["factor", "divisor"] as const);
      return group(part(expr.left, left), indent(line(), spaced(expr.operator, part(expr.right, right))));
    }
    case "negate":
      return row(text("-"), part(expr.operand, "negative"));
    case "if":
      return group(printIf(expr, part, words));
    case "missing":
      return filler("");
  }
}

/** An expression in a place, in parentheses if it needs them there. */
export function printOperand(expr: Ast.Expr, place: Place, words: Words): Doc {
  const doc = printExpression(expr, words);
  return needsParentheses(expr, place) ? inParentheses(doc) : doc;
}

function inParentheses(doc: Doc): Doc {
  return row(filler("("), aligned(doc), filler(")"));
}

/** What follows a keyword, in parentheses if both together are read as another one. */
function behind(keyword: string, doc: Doc, words: Words): Doc {
  return words.merge(keyword, outerWords(doc, "first")) ? inParentheses(doc) : doc;
}

/** What stands before a keyword, in parentheses if both together are read as another one. */
export function ahead(doc: Doc, keyword: string, words: Words): Doc {
  return words.merge(outerWords(doc, "last"), keyword) ? inParentheses(doc) : doc;
}

/** `x in xs where E`. */
export function printEach(each: Ast.Each, words: Words): Doc {
  if (each.where === undefined) return printElement(each, words);
  const where = words.of("where");
  const condition = aligned(printExpression(each.where, words, where.length + 1));
  return group(printElement(each, words), indent(line(), spaced(where, condition)));
}

function printElement(each: Ast.Each, words: Words): Doc {
  const list = printOperand(each.list, "value", words);
  return spaced(each.variable.text, words.of("in"), list);
}

/** A name with dots is as many tokens as it has names and dots. */
export function printPath(path: Ast.Path): Doc {
  return text(path.steps.map((it) => it.text).join("."), path.steps.length * 2 - 1);
}

function literalText({ type, text: written }: Ast.Literal, words: Words): string {
  switch (type) {
    case "boolean":
      return written === "true" || written === "false" ? words.of(written) : written;
    case "percent":
      return `${written}%`;
    case "string":
      return quoted(written);
    case "number":
    case "date":
      return written;
  }
}

function printBlock(expr: Ast.Connective, words: Words): Doc {
  const word = words.of(expr.operator === "and" ? "all-of" : "any-of");
  const operands = expr.operands.map((it) => row(printExpression(it, words), filler(";")));
  return group(spaced(word, "{"), indent(line(), joined(operands, line)), closingLine("group"), text("}"));
}

/** Broken before each connective. */
function printConnective(expr: Ast.Connective, part: (operand: Ast.Expr) => Doc, words: Words, room: number): Doc {
  const word = words.of(expr.operator);
  const back = room > word.length ? word.length + 1 : 0;
  const [first, ...rest] = expr.operands.map(part);
  return group(
    first ?? filler(""),
    rest.flatMap((operand) => [line(back), spaced(leaning(word), aligned(operand))]),
  );
}

const comparisonWords: Readonly<Partial<Record<Ast.Comparison, Keyword>>> = {
  in: "in",
  "not-in": "not-in",
  has: "has",
  "has-any": "has-any",
  "has-all": "has-all",
};

/** Broken before a sign, but after a word that a list follows. */
function printCompare({ operator, right }: Ast.Compare, leftDoc: Doc, rightDoc: Doc, words: Words): Doc {
  const keyword = comparisonWords[operator];
  const sign = keyword === undefined ? operator : words.of(keyword);
  return right.kind === "list"
    ? group(spaced(leftDoc, sign), indent(line(), rightDoc))
    : group(leftDoc, indent(line(), spaced(sign, behind(sign, rightDoc, words))));
}

function printIf(expr: Ast.If, part: (expr: Ast.Expr, place: Place) => Doc, words: Words): readonly Doc[] {
  const branch = (keyword: "if" | "then" | "else", doc: Doc): Doc => spaced(words.of(keyword), aligned(doc));
  const otherwise = expr.else;
  return [
    branch("if", part(expr.condition, "condition")),
    line(),
    branch("then", part(expr.then, "branch")),
    line(),
    ...(otherwise.kind === "if"
      ? [text(words.of("else")), filler(" "), ...printIf(otherwise, part, words)]
      : [branch("else", part(otherwise, "branch"))]),
  ];
}
