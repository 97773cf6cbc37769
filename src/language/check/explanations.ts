import { replacementFix } from "../../base/diagnostic.ts";
import { parseDuration } from "../../base/duration.ts";
import { exact } from "../../base/exact.ts";
import { namesOf } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type { Type } from "../../vocabulary/type.ts";
import type * as Ast from "../syntax/ast.ts";
import { hoursIn } from "./arithmetic.ts";
import type { PlacedDeclaration, KnownDefinition, ReadChain } from "./checked.ts";
import { checkCondition, type Checker, type KnownStandard, type Environment, type Reader } from "./checker.ts";
import { report } from "./context.ts";
import { dependencyOrder } from "./cycles.ts";
import { missingClause, repeatedClause, neverValid } from "./diagnostics/clauses.ts";
import { unknownEvidence, unknownRole } from "./diagnostics/names.ts";
import { branchesDiffer, unnamedElements, mixedList, contradictingExceptions } from "./diagnostics/types.ts";
import { bindEach, isOpenList } from "./lists.ts";
import { namesOrNothing } from "./messages.ts";
import { checkParameter } from "./parameters.ts";
import { declaredType } from "./path.ts";
import type { Placement } from "./placement.ts";
import { reportUnknownSubject, readers } from "./reads.ts";
import { symbolTitles } from "./symbols.ts";
import { describeType, errorType, isError, joinTypes, type InferredType } from "./types.ts";

const assumedSubject = "service";

/** Judges open terms and lists, parameters, definitions and standards, each after those that it reads. */
export function checkExplanations(bench: Checker, placement: Placement): void {
  const { terms, openLists, parameters, definitions, standards } = placement;
  for (const it of terms) {
    const type = checkTerm(bench, it);
    if (!bench.damaged.has(it.declaration)) bench.terms.set(it.declaration.id, type);
  }
  for (const it of openLists) keep(bench, it.declaration, checkOpenList(bench, it));
  for (const it of parameters) keep(bench, it.declaration, checkParameter(bench, it));
  const order = dependencyOrder(bench.ledger, bench.context, bench.names, [...definitions, ...standards]);
  for (const placed of order) {
    const { declaration } = placed;
    if (declaration.kind === "standard") {
      const known = checkStandard(bench, { ...placed, declaration });
      if (known !== undefined && !bench.damaged.has(declaration)) bench.standards.set(declaration.id, known);
    } else keep(bench, declaration, checkDefinition(bench, { ...placed, declaration }));
  }
}

function keep(bench: Checker, declaration: Ast.Define | Ast.Parameter | Ast.OpenList, known: KnownDefinition): void {
  if (!bench.damaged.has(declaration)) bench.definitions.set(declaration.id, known);
}

/** The subject of a standard: whose `id` an attestation names. */
export const standardSubject = (standard: Ast.Standard): string => standard.on?.text ?? assumedSubject;

function checkTerm(bench: Checker, { declaration, file }: PlacedDeclaration<Ast.OpenTerm>): InferredType {
  const type = declaredType(bench, file, declaration, declaration.type);
  if (!isError(type)) bench.ledger.types.set(declaration.id, type);
  return type;
}

function checkDefinition(
  bench: Checker,
  { declaration, locator, file }: PlacedDeclaration<Ast.Define>,
): KnownDefinition {
  const reads = new Map<string, ReadChain | undefined>();
  const reach: Environment = { file, declaration, local: undefined, reader: undefined, reads };
  let type = bench.infer(bench, reach, declaration.value);
  const isWrong = isError(type);
  for (const { value, when } of declaration.exceptions) {
    const other = bench.infer(bench, reach, value, type);
    const joined = joinTypes(type, other);
    if (joined !== undefined) type = joined;
    else {
      const what = namesOf([declaration.name.text]);
      const params = { what, first: describeType(type), second: describeType(other) };
      report(bench, file, value.span, branchesDiffer, params);
    }
    checkCondition(bench, reach, when);
  }
  checkContradictions(bench, { declaration, locator, file });
  const values = [declaration.value, ...declaration.exceptions.map((it) => it.value)];
  return {
    type: isWrong ? errorType : type,
    open: values.some((it) => isOpenList(bench, it)),
    hours: values.map((it) => hoursIn(bench, it)).find((it) => it !== undefined),
    reads,
  };
}

function checkStandard(
  bench: Checker,
  { declaration, file }: PlacedDeclaration<Ast.Standard>,
): KnownStandard | undefined {
  const subject = bench.context.vocabulary.subjects.get(standardSubject(declaration));
  if (subject === undefined) reportUnknownSubject(bench, file, declaration.on ?? declaration.name);
  const reader: Reader | undefined = subject && {
    who: readers.standard({ subject: subject.name }),
    subjects: subject.reads,
  };
  const outside: Environment = { file, declaration, local: undefined, reader, reads: new Map() };
  const reach = declaration.each === undefined ? outside : bindEach(bench, outside, declaration.each);
  for (const it of [...declaration.onlyIf, ...declaration.orIf]) checkCondition(bench, reach, it);
  if (declaration.each !== undefined) checkKey(bench, file, declaration, declaration.each);
  checkJudges(bench, file, declaration);
  if (subject === undefined) return undefined;
  const element = declaration.each === undefined ? undefined : (reach.local?.type ?? errorType);
  return { subject: subject.name, element };
}

function checkJudges(bench: Checker, file: Ast.File, { name, judges }: Ast.Standard): void {
  const what = symbolTitles.standard({ name: name.text });
  if (judges.length === 0) report(bench, file, name.span, missingClause, { what, lacks: "judge" });
  const { roles } = bench.context;
  const seen = new Set<string>();
  const kinds = bench.context.vocabulary.evidenceKinds;
  for (const name of judges.flatMap((it) => it.evidence)) {
    if (name.text === "" || kinds.includes(name.text)) continue;
    const near = nearest(name.text, kinds);
    const params = { name: name.text, near: didYouMean(near), known: namesOrNothing(kinds) };
    report(bench, file, name.span, unknownEvidence, params, replacementFix(name.span, near));
  }
  for (const { role, validFor } of judges) {
    checkValidity(bench, file, validFor);
    if (role.text === "") continue;
    if (!roles.includes(role.text)) {
      const near = nearest(role.text, roles);
      const params = { name: role.text, near: didYouMean(near), known: namesOrNothing(roles) };
      report(bench, file, role.span, unknownRole, params, replacementFix(role.span, near));
    } else if (seen.has(role.text))
      report(bench, file, role.span, repeatedClause, { what, clause: `judged by ${role.text}` });
    seen.add(role.text);
  }
}

/** An attestation counts from its day on, until a later one. */
function checkValidity(bench: Checker, file: Ast.File, { text, span }: Ast.DurationLiteral): void {
  const duration = parseDuration(text);
  const hours = duration?.kind === "time";
  if (duration && !hours && duration.count > 0) return;
  report(bench, file, span, neverValid, { duration: text, hours });
}

/** An attestation names an element by its key, so a list whose elements have none is no list for a standard. */
function checkKey(bench: Checker, file: Ast.File, { name }: Ast.Standard, { list }: Ast.Each): void {
  const type = bench.ledger.types.get(list.id);
  if (type?.kind !== "list" || type.key !== undefined) return;
  report(bench, file, list.span, unnamedElements, { standard: name.text });
}

/** Judges a list that the law leaves open: its elements are of its type. That it ends in `...` the parser saw to. */
function checkOpenList(bench: Checker, { declaration, file }: PlacedDeclaration<Ast.OpenList>): KnownDefinition {
  return { type: typeOf(bench, file, declaration), open: true, hours: undefined, reads: new Map() };
}

function typeOf(bench: Checker, file: Ast.File, declaration: Ast.OpenList): InferredType {
  const { id, list } = declaration;
  const element = declaredType(bench, file, declaration, declaration.type);
  const reach: Environment = { file, declaration, local: undefined, reader: undefined, reads: new Map() };
  const expected: InferredType = isError(element) ? element : { kind: "list", element, key: undefined };
  const given = bench.infer(bench, reach, list, expected);
  if (isError(element) || isError(given)) return errorType;
  const misfit = list.items.find((it) => !fits(bench.ledger.types.get(it.id) ?? errorType, element));
  if (misfit !== undefined) {
    const item = describeType(bench.ledger.types.get(misfit.id) ?? errorType);
    report(bench, file, misfit.span, mixedList, { item, others: describeType(element) });
    return errorType;
  }
  const type: Type = { kind: "list", element, key: undefined };
  bench.ledger.types.set(id, type);
  return type;
}

const fits = (item: InferredType, element: InferredType): boolean =>
  isError(item) || (item.kind === element.kind && joinTypes(item, element) !== undefined);

/** Reports exceptions that hold under the same condition and give different values, as far as that can be read off. */
function checkContradictions(bench: Checker, { declaration, file }: PlacedDeclaration<Ast.Define>): void {
  const { name, exceptions } = declaration;
  const first = new Map<string, Ast.Expr>();
  for (const { value, when } of exceptions) {
    const condition = meaningOf(when);
    const other = first.get(condition);
    if (other === undefined) first.set(condition, value);
    else if (differ(bench, other, value)) {
      const [before, after] = [other, value].map(({ span }) => file.source.text.slice(span.start, span.end));
      const params = { name: name.text, first: before ?? "", second: after ?? "" };
      report(bench, file, value.span, contradictingExceptions, params);
    }
  }
}

/** What an expression says, wherever it stands: two of one text are one condition. */
const meaningOf = (expr: Ast.Expr): string =>
  JSON.stringify(expr, (key, part: unknown) => (key === "id" || key === "span" ? undefined : part));

/** Whether two values are surely not the same: written out, of one kind, and different. */
function differ(bench: Checker, a: Ast.Expr, b: Ast.Expr): boolean {
  if (a.kind === "path" && b.kind === "path") {
    const [one, other] = [a, b].map((it) => bench.ledger.meanings.get(it.id));
    return one?.kind === "member" && other?.kind === "member" && one.member !== other.member;
  }
  if (a.kind !== "literal" || b.kind !== "literal" || a.type !== b.type) return false;
  if (a.type !== "number" && a.type !== "percent") return a.text !== b.text;
  const [one, other] = [exact(a.text), exact(b.text)];
  return one !== undefined && other !== undefined && !one.equals(other);
}
