import { fixOf, replacementMessage } from "../../base/diagnostic.ts";
import { namesOf } from "../../base/message.ts";
import type * as Ast from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import { hoursIn } from "./arithmetic.ts";
import type { PlacedDeclaration, KnownDefinition } from "./checked-pack.ts";
import { checkBasis, environmentOf, type Checker, type Environment } from "./checker-state.ts";
import { report, written } from "./context.ts";
import { overlappingValues, valueOrder } from "./diagnostics/clauses.ts";
import { branchesDiffer, notConstant, openList } from "./diagnostics/types.ts";
import { readDays, type Days } from "./legal-status.ts";
import { isOpenList } from "./lists.ts";
import { declaredType } from "./path.ts";
import { describeType, errorType, isError, joinTypes, type InferredType } from "./types.ts";

/** Judges a parameter: constants of one type, each with days of its own. */
export function checkParameter(bench: Checker, placed: PlacedDeclaration<Ast.Parameter>): KnownDefinition {
  const { id, values } = placed.declaration;
  const reach = environmentOf(bench, placed);
  const type = typeOf(reach, placed.declaration);
  if (!isError(type)) bench.ledger.types.set(id, type);
  for (const { basis } of values) if (basis !== undefined) checkBasis(reach, basis);
  checkDays(reach, placed.declaration);
  const hours = values.map((it) => hoursIn(bench, it.value)).find((it) => it !== undefined);
  return { type, open: false, hours, reads: new Map() };
}

/** The one type of all values: the declared one, or that of the first. */
function typeOf(reach: Environment, { name, type: written, values }: Ast.Parameter): InferredType {
  const declared = written && declaredType(reach, written);
  let all: InferredType = errorType;
  let isWrong = false;
  for (const { value } of values) {
    const given = reach.infer(reach, value, declared ?? (isError(all) ? undefined : all));
    isWrong = !isConstant(reach, name, value) || isError(given) || isWrong;
    const type = declared === undefined ? given : asDeclared(given, declared);
    const joined: InferredType | undefined = type && joinTypes(all, type);
    if (joined === undefined) {
      isWrong = true;
      const first = isError(all) ? (declared ?? all) : all;
      const params = { what: namesOf([name.text]), first: describeType(first), second: describeType(given) };
      report(reach, value.span, branchesDiffer, params);
    } else all = joined;
  }
  return isWrong ? errorType : all;
}

/** A value's type as a declared one, which is that of a value or of a list's elements; undefined: it is another. */
function asDeclared(given: InferredType, declared: InferredType): InferredType | undefined {
  if (isError(given) || isError(declared)) return errorType;
  const element = given.kind === "list" ? given.element : given;
  if (element.kind !== declared.kind || joinTypes(declared, element) === undefined) return undefined;
  return given.kind === "list" ? { ...given, element: declared } : declared;
}

/** Whether a value is written out: literals, lists and members, and what is counted from them. */
function isConstant(reach: Environment, { text: name }: Ast.Name, value: Ast.Expr): boolean {
  if (isOpenList(reach, value)) {
    report(reach, value.span, openList, { use: "value" });
    return false;
  }
  for (const expr of walk(value)) {
    if (constants.has(expr.kind)) continue;
    const meaning = reach.ledger.meanings.get(expr.id)?.kind;
    // A name that means nothing was reported as such.
    if (expr.kind === "path" && (meaning === "member" || meaning === undefined)) continue;
    report(reach, expr.span, notConstant, { name });
    return false;
  }
  return true;
}

const constants: ReadonlySet<Ast.Expr["kind"]> = new Set([
  "literal",
  "duration",
  "list",
  "arithmetic",
  "negate",
  "missing",
]);

// INVARIANT (one-value): on each day a parameter of a sound pack has one value at most, and its values stand in the order of time.
function checkDays(reach: Environment, { name: { text: name }, values }: Ast.Parameter): void {
  const before: { readonly days: Days; readonly value: Ast.ParameterValue }[] = [];
  for (const value of values) {
    const days = readDays(reach, value);
    if (days === undefined) continue;
    const other = before.find((it) => overlaps(it.days, days));
    const last = before.at(-1);
    if (other !== undefined) {
      const [first, second] = [written(reach, writtenDays(other.value)), written(reach, writtenDays(value))];
      const canEnd = other.value.until === undefined && other.days.from < days.from;
      const { end } = other.value.from.span;
      const until = `${written(reach, "until")} ${value.from.text}`;
      const fix = canEnd ? fixOf(replacementMessage(until), end, end, ` ${until}`) : undefined;
      report(reach, value.span, overlappingValues, { name, first, second }, fix);
    } else if (last !== undefined && days.from < last.days.from) {
      const params = { name, from: value.from.text, before: last.value.from.text };
      report(reach, value.span, valueOrder, params);
    }
    before.push({ days, value });
  }
}

const overlaps = (a: Days, b: Days): boolean =>
  (a.until === undefined || b.from < a.until) && (b.until === undefined || a.from < b.until);

const writtenDays = ({ from, until }: Ast.ParameterValue): string =>
  `from ${from.text}` + (until === undefined ? "" : ` until ${until.text}`);
