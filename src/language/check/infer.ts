import { fixOf, replacementFix } from "../../base/diagnostic.ts";
import { messages, namesOf, message, type Message } from "../../base/message.ts";
import { didYouMean } from "../../base/nearest.ts";
import type { EnumType } from "../../vocabulary/type.ts";
import { isReservedWord } from "../parse/keywords.ts";
import type * as Ast from "../syntax/ast.ts";
import { dotted } from "../syntax/walk.ts";
import { checkNumber, inferArithmetic, inferNegate } from "./arithmetic.ts";
import type { Meaning } from "./checked-pack.ts";
import {
  checkCondition,
  reportNoCondition,
  type Checker,
  type Environment,
  type KnownStandard,
} from "./checker-state.ts";
import { checkComparison } from "./comparison.ts";
import { report, written } from "./context.ts";
import { unknownStandard } from "./diagnostics/names.ts";
import { branchesDiffer, notAFact, notAList, openList, quotedMember, metElement } from "./diagnostics/types.ts";
import { bindEach, inferList, isOpenList, inferPair } from "./lists.ts";
import { inferPath, variableNamed, reportUnknownMember, reportUnknownName } from "./path.ts";
import { recordRead } from "./reads.ts";
import { symbolKinds, symbolNameOf, describeSymbol, describeSymbolKind, reservedMeaning } from "./symbols.ts";
import {
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
export function infer(reach: Environment, expr: Ast.Expr, expected?: InferredType): InferredType {
  const type = typeOf(reach, expr, expected);
  if (!isError(type)) reach.ledger.types.set(expr.id, type);
  return type;
}

function typeOf(reach: Environment, expr: Ast.Expr, expected: InferredType | undefined): InferredType {
  switch (expr.kind) {
    case "missing":
      return errorType;
    case "literal":
      return literal(reach, expr, expected);
    case "duration":
      return durationType;
    case "list":
      return inferList(reach, expr, expected);
    case "path":
      return inferPath(reach, expr, expected);
    case "not":
      checkCondition(reach, expr.operand);
      return booleanType;
    case "connective":
      for (const it of expr.operands) checkCondition(reach, it);
      return booleanType;
    case "compare":
      checkComparison(reach, expr);
      return booleanType;
    case "test":
      checkTest(reach, expr);
      return booleanType;
    case "met":
      checkMet(reach, expr);
      return booleanType;
    case "quantifier":
      checkCondition(bindEach(reach, expr.each), expr.body);
      return booleanType;
    case "measure":
      bindEach(reach, expr.each);
      return numberType;
    case "sum":
      return checkNumber(bindEach(reach, expr.each), expr.value, "sum");
    case "arithmetic":
      return inferArithmetic(reach, expr);
    case "negate":
      return inferNegate(reach, expr);
    case "if":
      return choice(reach, expr, expected);
  }
}

function literal(reach: Environment, expr: Ast.Literal, expected: InferredType | undefined): InferredType {
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
      return wanted?.kind === "enum" ? quoted(reach, expr, wanted) : { kind: "string" };
    }
  }
}

function quoted(reach: Environment, { text, span }: Ast.Literal, type: EnumType): InferredType {
  if (!type.members.includes(text)) return reportUnknownMember(reach, { text, span }, type);
  if (isReservedWord(text)) return type;
  report(reach, span, quotedMember, { name: text }, replacementFix(span, text));
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

function checkTest(reach: Environment, expr: Ast.Test): void {
  const { operand, test } = expr;
  const type = reach.infer(reach, operand);
  if (isError(type)) return;
  switch (test) {
    case "present":
    case "absent": {
      const meaning = operand.kind === "path" ? reach.ledger.meanings.get(operand.id)?.kind : undefined;
      if (meaning === "subject" || meaning === "variable" || meaning === "definition") return;
      const what = meaning === undefined ? unasked.inferred : (noFacts[meaning] ?? unasked.other);
      return report(reach, operand.span, notAFact, { test: written(reach, `is ${test}`), is: what() });
    }
    case "true":
    case "false":
      if (type.kind !== "boolean") reportNoCondition(reach, operand, type);
      return;
    case "empty":
    case "not-empty":
      if (type.kind !== "list") report(reach, operand.span, notAList, { is: describeType(type) });
      else if (isOpenList(reach, operand)) report(reach, operand.span, openList, { use: "empty" });
  }
}

function choice(reach: Environment, expr: Ast.If, expected: InferredType | undefined): InferredType {
  checkCondition(reach, expr.condition);
  const [first, second] = inferPair(reach, [expr.then, expr.else], expected);
  const joined = joinTypes(first, second);
  if (joined !== undefined) return isError(first) || isError(second) ? errorType : joined;
  const params = {
    what: namesOf([written(reach, "then"), written(reach, "else")], "and"),
    first: describeType(first),
    second: describeType(second),
  };
  report(reach, expr.else.span, branchesDiffer, params);
  return errorType;
}

const leaveOutMet = message("language/fix/leave-out-met", { en: "leave out `is met`", zh: "刪去 `is met`" });

/** Checks `S is met [for x]`: a standard of the pack, for an element exactly if it is over a list. */
function checkMet(reach: Environment, expr: Ast.Met): void {
  const path = expr.standard;
  const written = dotted(path.steps);
  if (path.steps[0].text === "") return;
  const name = symbolNameOf(reach.context, path);
  const declared = name === undefined ? undefined : reach.names.get(name);
  if (declared === undefined || declared.declaration.kind !== "standard") {
    const first = path.steps[0].text;
    const is = declared
      ? describeSymbolKind(declared)
      : variableNamed(reach, first)
        ? symbolKinds.variable()
        : reservedMeaning(reach.context, first);
    const near = is === undefined ? reach.nearest(name ?? written, standardNames(reach)) : undefined;
    const shorter = is && fixOf(leaveOutMet(), path.span.end, expr.span.end, "");
    const fix = near === undefined ? shorter : replacementFix(path.span, near);
    const params = {
      name: written,
      near: didYouMean(near),
      is,
      isOther: is !== undefined,
      clause: "met",
      isForeign: path.steps.length > 1,
    } as const;
    report(reach, path.span, unknownStandard, params, fix);
    return;
  }
  const standard = declared.declaration;
  reach.ledger.meanings.set(path.id, { kind: "standard", standard });
  reach.ledger.types.set(path.id, { kind: "boolean" });
  const known = reach.standards.get(standard.id);
  if (known === undefined) return;
  const way = { via: describeSymbol(declared), through: undefined };
  if (!recordRead(reach, path.span, known.subject, way)) return;
  checkElement(reach, expr, standard, known);
}

function checkElement(reach: Environment, expr: Ast.Met, { name, each }: Ast.Standard, known: KnownStandard): void {
  const { element } = expr;
  const fail = (span: Ast.Met["span"], problem: "missing" | "none" | "misfit"): void =>
    report(reach, span, metElement, { name: name.text, problem, element: element?.text });
  if (element === undefined) {
    if (each !== undefined) fail(expr.span, "missing");
    return;
  }
  if (each === undefined) return fail(element.span, "none");
  const local = variableNamed(reach, element.text);
  if (local === undefined) {
    if (element.text !== "") reportUnknownName(reach, element.text, element);
    return;
  }
  reach.ledger.meanings.set(expr.id, { kind: "variable", depth: local.depth, fields: [] });
  if (known.element === undefined || isError(known.element) || isError(local.type)) return;
  if (!isSameType(known.element, local.type)) fail(element.span, "misfit");
}

function* standardNames(bench: Checker): Generator<string> {
  for (const [name, { declaration }] of bench.names) if (declaration.kind === "standard") yield name;
}
