import type { Keyword } from "../parse/keywords.ts";
import type * as Ast from "../syntax/ast.ts";
import { dotted } from "../syntax/walk.ts";
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
  concat,
  spaced,
  text,
  widthOf,
  printList,
  type Doc,
} from "./layout.ts";
import { quoted, type Spelling } from "./spelling.ts";

/**
 * An expression as text. `room`: how many columns before it hold nothing but its keyword, so that its connectives
 * may stand there and its operands in one column.
 */
export function printExpression(expr: Ast.Expr, words: Spelling, room = 0): Doc {
  const part = (it: Ast.Expr, place: OperandPosition): Doc => printOperand(it, place, words);
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
      return spaced(words.of("not"), afterKeyword(words.of("not"), part(expr.operand, "negated"), words));
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
      return concat(text(words.of(expr.measure)), filler("("), aligned(printEach(expr.each, words)), filler(")"));
    case "sum": {
      const value = beforeKeyword(part(expr.value, "value"), words.of("for"), words);
      const inner = spaced(value, words.of("for"), printElement(expr.each, words));
      return concat(text(words.of("sum")), filler("("), inner, filler(")"));
    }
    case "arithmetic": {
      const [left, right] = isLoose(expr) ? (["value", "factor"] as const) : (["factor", "divisor"] as const);
      return group(part(expr.left, left), indent(line(), spaced(expr.operator, part(expr.right, right))));
    }
    case "negate":
      return concat(text("-"), part(expr.operand, "negative"));
    case "if":
      return group(printIf(expr, part, words));
    case "missing":
      return filler("");
  }
}

/** An expression in a place, in parentheses if it needs them there. */
export function printOperand(expr: Ast.Expr, place: OperandPosition, words: Spelling): Doc {
  const doc = printExpression(expr, words);
  return needsParentheses(expr, place) ? inParentheses(doc) : doc;
}

function inParentheses(doc: Doc): Doc {
  return concat(filler("("), aligned(doc), filler(")"));
}

/** What follows a keyword, in parentheses if both together are read as another one. */
function afterKeyword(keyword: string, doc: Doc, words: Spelling): Doc {
  return words.merge(keyword, outerWords(doc, "first")) ? inParentheses(doc) : doc;
}

/** What stands before a keyword, in parentheses if both together are read as another one. */
export function beforeKeyword(doc: Doc, keyword: string, words: Spelling): Doc {
  return words.merge(outerWords(doc, "last"), keyword) ? inParentheses(doc) : doc;
}

/** `x in xs where E`. */
export function printEach(each: Ast.Each, words: Spelling): Doc {
  if (each.where === undefined) return printElement(each, words);
  const where = words.of("where");
  const condition = aligned(printExpression(each.where, words, widthOf(where) + 1));
  return group(printElement(each, words), indent(line(), spaced(where, condition)));
}

function printElement(each: Ast.Each, words: Spelling): Doc {
  const list = printOperand(each.list, "value", words);
  return spaced(each.variable.text, words.of("in"), list);
}

/** A name with dots is as many tokens as it has names and dots. */
export function printPath(path: Ast.Path): Doc {
  return text(dotted(path.steps), path.steps.length * 2 - 1);
}

function literalText({ type, text: written }: Ast.Literal, words: Spelling): string {
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

function printBlock(expr: Ast.Connective, words: Spelling): Doc {
  const word = words.of(expr.operator === "and" ? "all-of" : "any-of");
  const operands = expr.operands.map((it) => concat(printExpression(it, words), filler(";")));
  return group(spaced(word, "{"), indent(line(), joined(operands, line)), closingLine("group"), text("}"));
}

/** Broken before each connective. */
function printConnective(expr: Ast.Connective, part: (operand: Ast.Expr) => Doc, words: Spelling, room: number): Doc {
  const word = words.of(expr.operator);
  const width = widthOf(word);
  const back = room > width ? width + 1 : 0;
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
function printCompare({ operator, right }: Ast.Compare, leftDoc: Doc, rightDoc: Doc, words: Spelling): Doc {
  const keyword = comparisonWords[operator];
  const sign = keyword === undefined ? operator : words.of(keyword);
  return right.kind === "list"
    ? group(spaced(leftDoc, sign), indent(line(), rightDoc))
    : group(leftDoc, indent(line(), spaced(sign, afterKeyword(sign, rightDoc, words))));
}

function printIf(expr: Ast.If, part: (expr: Ast.Expr, place: OperandPosition) => Doc, words: Spelling): readonly Doc[] {
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

/** Where an expression stands in another one. */
type OperandPosition =
  | "operand" // of a connective
  | "negated" // after `not`
  | "body" // of a quantifier
  | "condition" // of an `if`
  | "branch" // of an `if`
  | "value" // where a value stands: compared, in a list, before a test
  | "factor" // where a sum would be torn apart: on the left of a product, on the right of a sum
  | "divisor" // where a product would be torn apart, too: on the right of a product
  | "negative"; // after a minus

/**
 * Whether an expression is read otherwise, or not at all, without parentheses. Quantifiers and `if` in a connective,
 * and connectives in them, always have them: nobody has to know how far a quantifier reaches.
 */
function needsParentheses(expr: Ast.Expr, place: OperandPosition): boolean {
  switch (place) {
    case "operand":
    case "negated":
      return expr.kind === "quantifier" || expr.kind === "if" || isRow(expr);
    case "body":
      return isRow(expr);
    case "condition":
      return expr.kind === "if";
    case "branch":
      return isRow(expr) || expr.kind === "if";
    case "value":
      return isCondition(expr);
    case "factor":
      return isCondition(expr) || (expr.kind === "arithmetic" && isLoose(expr));
    case "divisor":
      return isCondition(expr) || expr.kind === "arithmetic";
    case "negative":
      return isCondition(expr) || expr.kind === "arithmetic" || expr.kind === "negate";
  }
}

/** Sums and differences, which products tear apart. */
function isLoose(expr: Ast.Arithmetic): boolean {
  return expr.operator === "+" || expr.operator === "-";
}

function isRow(expr: Ast.Expr): boolean {
  return expr.kind === "connective" && !expr.block;
}

/** Expressions that are no operand of a comparison, a calculation or a test. */
function isCondition(expr: Ast.Expr): boolean {
  switch (expr.kind) {
    case "not":
    case "compare":
    case "test":
    case "met":
    case "quantifier":
    case "if":
      return true;
    case "connective":
      return !expr.block;
    case "literal":
    case "duration":
    case "list":
    case "path":
    case "measure":
    case "sum":
    case "arithmetic":
    case "negate":
    case "missing":
      return false;
  }
}
