import { replacing } from "../../base/diagnostic.ts";
import { parseDuration } from "../../base/duration.ts";
import { namesOf } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type * as Ast from "../syntax/ast.ts";
import { hoursIn } from "./arithmetic.ts";
import type { Bench, KnownStandard, Reach, Reader } from "./bench.ts";
import type { Placed } from "./checked.ts";
import { checkCondition } from "./condition.ts";
import { checkContradictions } from "./contradictions.ts";
import { dependencyOrder } from "./dependency-order.ts";
import { describeType } from "./describe-type.ts";
import { missingClause, repeatedClause } from "./diagnostics/clauses.ts";
import { unknownEvidence, unknownRole } from "./diagnostics/names.ts";
import { neverValid } from "./diagnostics/time.ts";
import { branchesDiffer, unnamedElements } from "./diagnostics/types.ts";
import { bindEach } from "./each.ts";
import { errorType, isError, joinTypes, type Inferred } from "./inferred.ts";
import type { KnownDefinition, Way } from "./known-definition.ts";
import { report } from "./ledger.ts";
import { isOpenList } from "./list.ts";
import { checkOpenList } from "./open-lists.ts";
import { checkParameter } from "./parameters.ts";
import { declarations } from "./names.ts";
import type { Placement } from "./placement.ts";
import { listed } from "./messages.ts";
import { reportSubject } from "./reads.ts";
import { readers } from "./reader.ts";
import { typeNamed } from "./type-name.ts";

const assumedSubject = "service";

/** Judges open terms and lists, parameters, definitions and standards, each after those that it reads. */
export function checkExplanations(bench: Bench, placement: Placement): void {
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

function keep(bench: Bench, declaration: Ast.Define | Ast.Parameter | Ast.OpenList, known: KnownDefinition): void {
  if (!bench.damaged.has(declaration)) bench.definitions.set(declaration.id, known);
}

/** The subject of a standard: whose `id` an attestation names. */
export const subjectOf = (standard: Ast.Standard): string => standard.on?.text ?? assumedSubject;

function checkTerm(bench: Bench, { declaration, file }: Placed<Ast.OpenTerm>): Inferred {
  const type = typeNamed(bench, file, declaration, declaration.type);
  if (!isError(type)) bench.ledger.types.set(declaration.id, type);
  return type;
}

function checkDefinition(bench: Bench, { declaration, locator, file }: Placed<Ast.Define>): KnownDefinition {
  const reads = new Map<string, Way | undefined>();
  const reach: Reach = { file, declaration, local: undefined, reader: undefined, reads };
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

function checkStandard(bench: Bench, { declaration, file }: Placed<Ast.Standard>): KnownStandard | undefined {
  const subject = bench.context.vocabulary.subjects.get(subjectOf(declaration));
  if (subject === undefined) reportSubject(bench, file, declaration.on ?? declaration.name);
  const reader: Reader | undefined = subject && {
    who: readers.standard({ subject: subject.name }),
    subjects: subject.reads,
  };
  const outside: Reach = { file, declaration, local: undefined, reader, reads: new Map() };
  const reach = declaration.each === undefined ? outside : bindEach(bench, outside, declaration.each);
  for (const it of [...declaration.onlyIf, ...declaration.orIf]) checkCondition(bench, reach, it);
  if (declaration.each !== undefined) checkKey(bench, file, declaration, declaration.each);
  checkJudges(bench, file, declaration);
  if (subject === undefined) return undefined;
  const element = declaration.each === undefined ? undefined : (reach.local?.type ?? errorType);
  return { subject: subject.name, element };
}

function checkJudges(bench: Bench, file: Ast.File, { name, judges }: Ast.Standard): void {
  const what = declarations.standard({ name: name.text });
  if (judges.length === 0) report(bench, file, name.span, missingClause, { what, lacks: "judge" });
  const { roles } = bench.context;
  const seen = new Set<string>();
  const kinds = bench.context.vocabulary.evidenceKinds;
  for (const name of judges.flatMap((it) => it.evidence)) {
    if (name.text === "" || kinds.includes(name.text)) continue;
    const near = nearest(name.text, kinds);
    const params = { name: name.text, near: didYouMean(near), known: listed(kinds) };
    report(bench, file, name.span, unknownEvidence, params, replacing(name.span, near));
  }
  for (const { role, validFor } of judges) {
    checkValidity(bench, file, validFor);
    if (role.text === "") continue;
    if (!roles.includes(role.text)) {
      const near = nearest(role.text, roles);
      const params = { name: role.text, near: didYouMean(near), known: listed(roles) };
      report(bench, file, role.span, unknownRole, params, replacing(role.span, near));
    } else if (seen.has(role.text))
      report(bench, file, role.span, repeatedClause, { what, clause: `judged by ${role.text}` });
    seen.add(role.text);
  }
}

/** An attestation counts from its day on, until a later one. */
function checkValidity(bench: Bench, file: Ast.File, { text, span }: Ast.DurationLiteral): void {
  const duration = parseDuration(text);
  const hours = duration?.kind === "time";
  if (duration && !hours && duration.count > 0) return;
  report(bench, file, span, neverValid, { duration: text, hours });
}

/** An attestation names an element by its key, so a list whose elements have none is no list for a standard. */
function checkKey(bench: Bench, file: Ast.File, { name }: Ast.Standard, { list }: Ast.Each): void {
  const type = bench.ledger.types.get(list.id);
  if (type?.kind !== "list" || type.key !== undefined) return;
  report(bench, file, list.span, unnamedElements, { standard: name.text });
}
