import { parseDuration } from "../../base/duration.ts";
import { exact } from "../../base/exact-number.ts";
import { namesOf } from "../../base/message.ts";
import type { Type, Vocabulary } from "../../vocabulary/type.ts";
import type * as Ast from "../syntax/ast.ts";
import { conditionsOfStandard } from "../syntax/walk.ts";
import { hoursIn } from "./arithmetic.ts";
import type { PlacedDeclaration, KnownDefinition } from "./checked-pack.ts";
import {
  checkCondition,
  checkKnown,
  environmentOf,
  type Checker,
  type KnownStandard,
  type Environment,
} from "./checker-state.ts";
import { report, written } from "./context.ts";
import { dependencyOrder } from "./cycles.ts";
import { judgedElsewhere, missingClause, repeatedClause, neverValid } from "./diagnostics/clauses.ts";
import { unknownEvidence, unknownRole } from "./diagnostics/names.ts";
import { branchesDiffer, unnamedElements, mixedList, contradictingExceptions } from "./diagnostics/types.ts";
import { bindEach, isOpenList } from "./lists.ts";
import { checkParameter } from "./parameters.ts";
import { declaredType } from "./path.ts";
import type { Placement } from "./placement.ts";
import { checkSubject, readers } from "./reads.ts";
import { checkSameAs } from "./same-question.ts";
import { symbolTitles } from "./symbols.ts";
import { describeType, errorType, isError, joinTypes, listType, type InferredType } from "./types.ts";

/** Judges open terms and lists, parameters, definitions and standards, each after those that it reads. */
export function checkExplanations(bench: Checker, placement: Placement): void {
  const { terms, openLists, parameters, definitions, standards } = placement;
  for (const it of terms) {
    const type = checkTerm(bench, it);
    if (!bench.damaged.has(it.declaration)) bench.terms.set(it.declaration.id, type);
  }
  for (const it of openLists) keep(bench, it.declaration, checkOpenList(bench, it));
  for (const it of parameters) keep(bench, it.declaration, checkParameter(bench, it));
  const order = dependencyOrder(bench, [...definitions, ...standards]);
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
export const standardSubject = (standard: Ast.Standard, { mains }: Pick<Vocabulary, "mains">): string =>
  standard.on?.text ?? (mains.length === 1 ? mains[0] : undefined) ?? "";

function checkTerm(bench: Checker, placed: PlacedDeclaration<Ast.OpenTerm>): InferredType {
  const { declaration } = placed;
  const type = declaredType(environmentOf(bench, placed), declaration.type);
  if (!isError(type)) bench.ledger.types.set(declaration.id, type);
  return type;
}

function checkDefinition(bench: Checker, placed: PlacedDeclaration<Ast.Define>): KnownDefinition {
  const { name, value: first, exceptions } = placed.declaration;
  const reach = environmentOf(bench, placed);
  let type = bench.infer(reach, first);
  const isWrong = isError(type);
  for (const { value, when } of exceptions) {
    const other = bench.infer(reach, value, type);
    const joined = joinTypes(type, other);
    if (joined !== undefined) type = joined;
    else {
      const params = { what: namesOf([name.text]), first: describeType(type), second: describeType(other) };
      report(reach, value.span, branchesDiffer, params);
    }
    checkCondition(reach, when);
  }
  checkContradictions(reach, placed.declaration);
  const values = [first, ...exceptions.map((it) => it.value)];
  return {
    type: isWrong ? errorType : type,
    open: values.some((it) => isOpenList(bench, it)),
    hours: values.map((it) => hoursIn(bench, it)).find((it) => it !== undefined),
    reads: reach.reads,
  };
}

function checkStandard(bench: Checker, placed: PlacedDeclaration<Ast.Standard>): KnownStandard | undefined {
  const { on, name, each } = placed.declaration;
  const subject = bench.context.vocabulary.subjects.get(standardSubject(placed.declaration, bench.context.vocabulary));
  const reader = subject && { who: readers.standard({ subject: subject.name }), subjects: subject.reads };
  const outside = environmentOf(bench, placed, reader);
  if (subject === undefined && on !== undefined) checkSubject(outside, on);
  if (subject === undefined && on === undefined)
    report(outside, name.span, missingClause, { what: symbolTitles.standard({ name: name.text }), lacks: "subject" });
  const reach = each === undefined ? outside : bindEach(outside, each);
  for (const it of conditionsOfStandard(placed.declaration)) checkCondition(reach, it);
  if (each !== undefined) checkKey(reach, name, each);
  checkJudges(reach, placed.declaration);
  const sameAs = subject && checkSameAs(reach, placed.declaration, subject.name);
  return subject && { subject: subject.name, element: each && (reach.local?.type ?? errorType), sameAs };
}

function checkJudges(reach: Environment, { name, judges, sameAs }: Ast.Standard): void {
  const what = symbolTitles.standard({ name: name.text });
  const [first] = judges;
  if (sameAs !== undefined && sameAs.text !== "" && first !== undefined)
    report(reach, first.span, judgedElsewhere, { name: name.text, other: sameAs.text });
  if (judges.length === 0 && sameAs === undefined) report(reach, name.span, missingClause, { what, lacks: "judge" });
  const { roles, vocabulary } = reach.context;
  const seen = new Set<string>();
  for (const it of judges.flatMap((one) => one.evidence))
    checkKnown(reach, it, vocabulary.evidenceKind.members, unknownEvidence);
  for (const { role, validFor } of judges) {
    checkValidity(reach, validFor);
    if (checkKnown(reach, role, roles, unknownRole) && seen.has(role.text))
      report(reach, role.span, repeatedClause, { what, clause: `${written(reach, "judged by")} ${role.text}` });
    seen.add(role.text);
  }
}

/** An attestation counts from its day on, until a later one. */
function checkValidity(reach: Environment, { text, span }: Ast.DurationLiteral): void {
  const duration = parseDuration(text);
  const hours = duration?.kind === "time";
  if (duration && !hours && duration.count > 0) return;
  report(reach, span, neverValid, { duration: written(reach, text), hours });
}

/** An attestation names an element by its key, so a list whose elements have none is no list for a standard. */
function checkKey(reach: Environment, { text: name }: Ast.Name, { list }: Ast.Each): void {
  const type = reach.ledger.types.get(list.id);
  if (type?.kind !== "list" || type.key !== undefined) return;
  report(reach, list.span, unnamedElements, { standard: name });
}

/** Judges a list that the law leaves open: its elements are of its type. That it ends in `...` the parser saw to. */
function checkOpenList(bench: Checker, placed: PlacedDeclaration<Ast.OpenList>): KnownDefinition {
  const type = typeOf(environmentOf(bench, placed), placed.declaration);
  return { type, open: true, hours: undefined, reads: new Map() };
}

function typeOf(reach: Environment, { id, list, type: written }: Ast.OpenList): InferredType {
  const element = declaredType(reach, written);
  const given = reach.infer(reach, list, listType(element));
  if (isError(element) || isError(given)) return errorType;
  const typeAt = (it: Ast.Expr): InferredType => reach.ledger.types.get(it.id) ?? errorType;
  const misfit = list.items.find((it) => !fits(typeAt(it), element));
  if (misfit !== undefined) {
    const params = { item: describeType(typeAt(misfit)), others: describeType(element) };
    report(reach, misfit.span, mixedList, params);
    return errorType;
  }
  const type: Type = { kind: "list", element, key: undefined };
  reach.ledger.types.set(id, type);
  return type;
}

const fits = (item: InferredType, element: InferredType): boolean =>
  isError(item) || (item.kind === element.kind && joinTypes(item, element) !== undefined);

/** Reports exceptions that hold under the same condition and give different values, as far as that can be read off. */
function checkContradictions(reach: Environment, { name, exceptions }: Ast.Define): void {
  const first = new Map<string, Ast.Expr>();
  for (const { value, when } of exceptions) {
    const condition = meaningOf(when);
    const other = first.get(condition);
    if (other === undefined) first.set(condition, value);
    else if (differ(reach, other, value)) {
      const [before, after] = [other, value].map(({ span }) => reach.file.source.text.slice(span.start, span.end));
      const params = { name: name.text, first: before ?? "", second: after ?? "" };
      report(reach, value.span, contradictingExceptions, params);
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
