import { replacementFix } from "../../base/diagnostic.ts";
import { messages, namesOf, message, type Message } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type { EnumType } from "../../vocabulary/type.ts";
import type * as Ast from "../syntax/ast.ts";
import { checkNumber, inferArithmetic, inferNegate } from "./arithmetic.ts";
import type { Meaning } from "./checked.ts";
import { checkCondition, type Checker, type Environment, type KnownStandard } from "./checker.ts";
import { checkComparison } from "./comparison.ts";
import { report } from "./context.ts";
import { unknownStandard } from "./diagnostics/names.ts";
import {
  branchesDiffer,
  notACondition,
  notAFact,
  notAList,
  openList,
  quotedMember,
  unknownMember,
  metElement,
} from "./diagnostics/types.ts";
import { bindEach, inferList, isOpenList, inferPair } from "./lists.ts";
import { inferPath, variableNamed, reportUnknownName } from "./path.ts";
import { recordRead } from "./reads.ts";
import { symbolKinds, symbolNameOf, describeSymbol, describeSymbolKind, reservedMeaning } from "./symbols.ts";
import {
  describeMembers,
  describeType,
  booleanType,
  dateType,
  durationType,
  errorType,
  isError,
  joinTypes,
  numberType,
  isSameType,
  type InferredType,
} from "./types.ts";

// The parser bounds the depth of expressions, so recursion is safe here.
/** The type of an expression, kept for later phases unless something in it is wrong. */
export function infer(bench: Checker, reach: Environment, expr: Ast.Expr, expected?: InferredType): InferredType {
  const type = typeOf(bench, reach, expr, expected);
  if (!isError(type)) bench.ledger.types.set(expr.id, type);
  return type;
}

function typeOf(bench: Checker, reach: Environment, expr: Ast.Expr, expected: InferredType | undefined): InferredType {
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

function literal(
  bench: Checker,
  reach: Environment,
  expr: Ast.Literal,
  expected: InferredType | undefined,
): InferredType {
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

function quoted(
  bench: Checker,
  reach: Environment,
  { text: name, span }: Ast.Literal,
  { members }: EnumType,
): InferredType {
  if (members.includes(name)) {
    report(bench, reach.file, span, quotedMember, { name }, replacementFix(span, name));
    return errorType;
  }
  const near = nearest(name, members);
  const params = { name, near: didYouMean(near), members: describeMembers(members) };
  report(bench, reach.file, span, unknownMember, params, replacementFix(span, near));
  return errorType;
}

const unasked = messages("language/unasked", {
  foreign: { en: "of another pack", zh: "另一規則包的內容" },
  inferred: { en: "worked out from facts", zh: "由事實算出的內容" },
  other: { en: "no fact", zh: "不是事實" },
});

/** What is not there or absent as facts are. */
const noFacts: Partial<Record<Meaning["kind"], () => Message>> = {
  term: symbolKinds["open-term"],
  "open-list": symbolKinds["open-list"],
  parameter: symbolKinds.parameter,
  foreign: unasked.foreign,
};

function checkTest(bench: Checker, reach: Environment, expr: Ast.Test): void {
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

function choice(bench: Checker, reach: Environment, expr: Ast.If, expected: InferredType | undefined): InferredType {
  checkCondition(bench, reach, expr.condition);
  const [first, second] = inferPair(bench, reach, [expr.then, expr.else], expected);
  const joined = joinTypes(first, second);
  if (joined !== undefined) return isError(first) || isError(second) ? errorType : joined;
  const params = { what: namesOf(["then", "else"], "and"), first: describeType(first), second: describeType(second) };
  report(bench, reach.file, expr.else.span, branchesDiffer, params);
  return errorType;
}

const leaveOutMet = message("language/fix/leave-out-met", { en: "leave out `is met`", zh: "刪去 `is met`" });

/** Checks `S is met [for x]`: a standard of the pack, for an element exactly if it is over a list. */
function checkMet(bench: Checker, reach: Environment, expr: Ast.Met): void {
  const path = expr.standard;
  const written = path.steps.map((it) => it.text).join(".");
  if (path.steps[0].text === "") return;
  const name = symbolNameOf(bench.context, path);
  const declared = name === undefined ? undefined : bench.names.get(name);
  if (declared === undefined || declared.declaration.kind !== "standard") {
    const first = path.steps[0].text;
    const is = declared
      ? describeSymbolKind(declared)
      : variableNamed(reach, first)
        ? symbolKinds.variable()
        : reservedMeaning(bench.context, first);
    const near = is === undefined ? bench.nearest(name ?? written, standardNames(bench)) : undefined;
    const rest = { start: path.span.end, end: expr.span.end };
    const shorter = is && { ...leaveOutMet(), edits: [{ span: rest, text: "" }] };
    const fix = near === undefined ? shorter : replacementFix(path.span, near);
    const params = { name: written, near: didYouMean(near), is, isOther: is !== undefined };
    report(bench, reach.file, path.span, unknownStandard, params, fix);
    return;
  }
  const standard = declared.declaration;
  bench.ledger.meanings.set(path.id, { kind: "standard", standard });
  bench.ledger.types.set(path.id, { kind: "boolean" });
  const known = bench.standards.get(standard.id);
  if (known === undefined) return;
  const way = { via: describeSymbol(declared), through: undefined };
  if (!recordRead(bench, reach, path.span, known.subject, way)) return;
  checkElement(bench, reach, expr, standard, known);
}

function checkElement(
  bench: Checker,
  reach: Environment,
  expr: Ast.Met,
  { name, each }: Ast.Standard,
  known: KnownStandard,
): void {
  const { element } = expr;
  const fail = (span: Ast.Met["span"], problem: "missing" | "none" | "misfit"): void =>
    report(bench, reach.file, span, metElement, { name: name.text, problem, element: element?.text });
  if (element === undefined) {
    if (each !== undefined) fail(expr.span, "missing");
    return;
  }
  if (each === undefined) return fail(element.span, "none");
  const local = variableNamed(reach, element.text);
  if (local === undefined) {
    if (element.text !== "") reportUnknownName(bench, reach, element.text, element);
    return;
  }
  bench.ledger.meanings.set(expr.id, { kind: "variable", depth: local.depth, fields: [] });
  if (known.element === undefined || isError(known.element) || isError(local.type)) return;
  if (!isSameType(known.element, local.type)) fail(element.span, "misfit");
}

function* standardNames(bench: Checker): Generator<string> {
  for (const [name, { declaration }] of bench.names) if (declaration.kind === "standard") yield name;
}
