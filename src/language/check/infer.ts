import { replacing } from "../../base/diagnostic.ts";
import { messages, namesOf, type Message } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type { EnumType } from "../../vocabulary/type.ts";
import type * as Ast from "../syntax/ast.ts";
import { checkNumber, inferArithmetic, inferNegate } from "./arithmetic.ts";
import type { Bench, Reach } from "./bench.ts";
import { checkComparison } from "./comparison.ts";
import type { Meaning } from "./checked.ts";
import { checkCondition } from "./condition.ts";
import { describeMembers, describeType } from "./describe-type.ts";
import {
  branchesDiffer,
  notACondition,
  notAFact,
  notAList,
  openList,
  quotedMember,
  unknownMember,
} from "./diagnostics/types.ts";
import { bindEach } from "./each.ts";
import {
  booleanType,
  dateType,
  durationType,
  errorType,
  isError,
  joinTypes,
  numberType,
  type Inferred,
} from "./inferred.ts";
import { report } from "./ledger.ts";
import { inferList, isOpenList } from "./list.ts";
import { checkMet } from "./met.ts";
import { kinds } from "./names.ts";
import { inferPair } from "./pair.ts";
import { inferPath } from "./path-meaning.ts";

// The parser bounds the depth of expressions, so recursion is safe here.
/** The type of an expression, kept for later phases unless something in it is wrong. */
export function infer(bench: Bench, reach: Reach, expr: Ast.Expr, expected?: Inferred): Inferred {
  const type = typeOf(bench, reach, expr, expected);
  if (!isError(type)) bench.ledger.types.set(expr.id, type);
  return type;
}

function typeOf(bench: Bench, reach: Reach, expr: Ast.Expr, expected: Inferred | undefined): Inferred {
  switch (expr.kind) {
    case "missing":
      return errorType;
    case "literal":
      return literal(bench, reach, expr, expected);
    case "duration":
      return durationType;
    case "list":
      return inferList(bench, reach, expr, expected);
    case "path":
      return inferPath(bench, reach, expr, expected);
    case "not":
      checkCondition(bench, reach, expr.operand);
      return booleanType;
    case "connective":
      for (const it of expr.operands) checkCondition(bench, reach, it);
      return booleanType;
    case "compare":
      checkComparison(bench, reach, expr);
      return booleanType;
    case "test":
      checkTest(bench, reach, expr);
      return booleanType;
    case "met":
      checkMet(bench, reach, expr);
      return booleanType;
    case "quantifier":
      checkCondition(bench, bindEach(bench, reach, expr.each), expr.body);
      return booleanType;
    case "measure":
      bindEach(bench, reach, expr.each);
      return numberType;
    case "sum":
      return checkNumber(bench, bindEach(bench, reach, expr.each), expr.value, "sum");
    case "arithmetic":
      return inferArithmetic(bench, reach, expr);
    case "negate":
      return inferNegate(bench, reach, expr);
    case "if":
      return choice(bench, reach, expr, expected);
  }
}

function literal(bench: Bench, reach: Reach, expr: Ast.Literal, expected: Inferred | undefined): Inferred {
  switch (expr.type) {
    case "boolean":
      return booleanType;
    case "number":
    case "percent":
      return numberType;
    case "date":
      return dateType;
    case "string": {
      const wanted = expected?.kind === "list" ? expected.element : expected;
      return wanted?.kind === "enum" ? quoted(bench, reach, expr, wanted) : { kind: "string" };
    }
  }
}

function quoted(bench: Bench, reach: Reach, { text: name, span }: Ast.Literal, { members }: EnumType): Inferred {
  if (members.includes(name)) {
    report(bench, reach.file, span, quotedMember, { name }, replacing(span, name));
    return errorType;
  }
  const near = nearest(name, members);
  const params = { name, near: didYouMean(near), members: describeMembers(members) };
  report(bench, reach.file, span, unknownMember, params, replacing(span, near));
  return errorType;
}

const unasked = messages("language/unasked", {
  foreign: { en: "of another pack", zh: "另一規則包的內容" },
  inferred: { en: "worked out from facts", zh: "由事實算出的內容" },
  other: { en: "no fact", zh: "不是事實" },
});

/** What is not there or absent as facts are. */
const noFacts: Partial<Record<Meaning["kind"], () => Message>> = {
  term: kinds["open-term"],
  "open-list": kinds["open-list"],
  parameter: kinds.parameter,
  foreign: unasked.foreign,
};

function checkTest(bench: Bench, reach: Reach, expr: Ast.Test): void {
  const { operand, test } = expr;
  const type = bench.infer(bench, reach, operand);
  if (isError(type)) return;
  switch (test) {
    case "present":
    case "absent": {
      const meaning = operand.kind === "path" ? bench.ledger.meanings.get(operand.id)?.kind : undefined;
      if (meaning === "subject" || meaning === "variable" || meaning === "definition") return;
      const what = meaning === undefined ? unasked.inferred : (noFacts[meaning] ?? unasked.other);
      return report(bench, reach.file, operand.span, notAFact, { test, is: what() });
    }
    case "true":
    case "false":
      if (type.kind !== "boolean") report(bench, reach.file, operand.span, notACondition, { is: describeType(type) });
      return;
    case "empty":
    case "not-empty":
      if (type.kind !== "list") report(bench, reach.file, operand.span, notAList, { is: describeType(type) });
      else if (isOpenList(bench, operand)) report(bench, reach.file, operand.span, openList, { use: "empty" });
  }
}

function choice(bench: Bench, reach: Reach, expr: Ast.If, expected: Inferred | undefined): Inferred {
  checkCondition(bench, reach, expr.condition);
  const [first, second] = inferPair(bench, reach, [expr.then, expr.else], expected);
  const joined = joinTypes(first, second);
  if (joined !== undefined) return isError(first) || isError(second) ? errorType : joined;
  const params = { what: namesOf(["then", "else"], "and"), first: describeType(first), second: describeType(second) };
  report(bench, reach.file, expr.else.span, branchesDiffer, params);
  return errorType;
}
