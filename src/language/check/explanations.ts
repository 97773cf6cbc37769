import { replacing } from "../../base/diagnostic.ts";
import { nearest } from "../../base/nearest.ts";
import type * as Ast from "../syntax/ast.ts";
import { hoursIn } from "./arithmetic.ts";
import type { Bench, KnownDefinition, KnownStandard, Reach, Reader } from "./bench.ts";
import type { Placed } from "./checked.ts";
import { checkCondition } from "./condition.ts";
import { dependencyOrder } from "./dependency-order.ts";
import { describeType } from "./describe-type.ts";
import {
  branchesDiffer,
  missingClause,
  repeatedClause,
  unknownEvidence,
  unknownRole,
  unknownType,
} from "./diagnostics.ts";
import { bindEach } from "./each.ts";
import { fieldAt } from "./field-at.ts";
import { errorType, isError, joinTypes, type Inferred } from "./inferred.ts";
import { report } from "./ledger.ts";
import { isOpenList } from "./list.ts";
import type { Placement } from "./placement.ts";
import { listed, reportSubject } from "./reads.ts";

const assumedSubject = "service";

/** Judges open terms, definitions and standards, each after those that it reads. */
export function checkExplanations(bench: Bench, { terms, definitions, standards }: Placement): void {
  for (const it of terms) {
    const type = checkTerm(bench, it);
    if (!bench.damaged.has(it.declaration)) bench.terms.set(it.declaration.id, type);
  }
  const order = dependencyOrder(bench.ledger, bench.context, bench.names, [...definitions, ...standards]);
  for (const placed of order) {
    const { declaration } = placed;
    if (declaration.kind === "standard") {
      const known = checkStandard(bench, { ...placed, declaration });
      if (known !== undefined && !bench.damaged.has(declaration)) bench.standards.set(declaration.id, known);
    } else {
      const known = checkDefinition(bench, { ...placed, declaration });
      if (!bench.damaged.has(declaration)) bench.definitions.set(declaration.id, known);
    }
  }
}

/** The subject of a standard: whose `id` an attestation names. */
export const subjectOf = (standard: Ast.Standard): string => standard.on?.text ?? assumedSubject;

const wordTypes = ["boolean", "number", "string", "date", "datetime", "duration"] as const;

function checkTerm(bench: Bench, { declaration, file }: Placed<Ast.OpenTerm>): Inferred {
  const { type } = declaration;
  if (type.kind === "word") {
    const { text: name, span } = type.name;
    const kind = wordTypes.find((it) => it === name);
    if (kind !== undefined) return keep(bench, declaration, { kind });
    const near = nearest(name, wordTypes);
    const fix = replacing(span, near);
    if (name !== "") report(bench, file, span, unknownType, { name, nearest: near }, fix);
    return errorType;
  }
  const { path } = type;
  const [first] = path.steps;
  const subject = bench.context.vocabulary.subjects.get(first.text);
  if (subject === undefined) {
    reportSubject(bench, file, first);
    return errorType;
  }
  const reach: Reach = { file, declaration, local: undefined, reader: undefined, reads: new Map() };
  const field = fieldAt(bench, reach, path, subject.type, "through-lists");
  if (field.kind !== "list" && field.kind !== "record" && field.kind !== "document")
    return keep(bench, declaration, field);
  const name = path.steps.map((it) => it.text).join(".");
  report(bench, file, path.span, unknownType, { name, nearest: undefined });
  return errorType;
}

function keep(bench: Bench, { id }: Ast.OpenTerm, type: Inferred): Inferred {
  if (!isError(type)) bench.ledger.types.set(id, type);
  return type;
}

function checkDefinition(bench: Bench, { declaration, file }: Placed<Ast.Define>): KnownDefinition {
  const reads = new Map<string, string | undefined>();
  const reach: Reach = { file, declaration, local: undefined, reader: undefined, reads };
  let type = bench.infer(bench, reach, declaration.value);
  const isWrong = isError(type);
  for (const { value, when } of declaration.exceptions) {
    const other = bench.infer(bench, reach, value, type);
    const joined = joinTypes(type, other);
    if (joined !== undefined) type = joined;
    else {
      const what = `\`${declaration.name.text}\``;
      const params = { what, first: describeType(type), second: describeType(other) };
      report(bench, file, value.span, branchesDiffer, params);
    }
    checkCondition(bench, reach, when);
  }
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
  const reader: Reader | undefined = subject && { who: `a standard on \`${subject.name}\``, subjects: subject.reads };
  const outside: Reach = { file, declaration, local: undefined, reader, reads: new Map() };
  const reach = declaration.each === undefined ? outside : bindEach(bench, outside, declaration.each);
  for (const it of [...declaration.onlyIf, ...declaration.orIf]) checkCondition(bench, reach, it);
  checkJudges(bench, file, declaration);
  if (subject === undefined) return undefined;
  const element = declaration.each === undefined ? undefined : (reach.local?.type ?? errorType);
  return { subject: subject.name, element };
}

function checkJudges(bench: Bench, file: Ast.File, { name, judges }: Ast.Standard): void {
  const what = `the standard \`${name.text}\``;
  if (judges.length === 0)
    report(bench, file, name.span, missingClause, {
      what,
      clause: "`judged by`",
      why: "what no person judges is a definition: write `define … means …`",
    });
  const { roles } = bench.context;
  const seen = new Set<string>();
  const kinds = bench.context.vocabulary.evidenceKinds;
  for (const name of judges.flatMap((it) => it.evidence)) {
    if (name.text === "" || kinds.includes(name.text)) continue;
    const near = nearest(name.text, kinds);
    const fix = replacing(name.span, near);
    report(bench, file, name.span, unknownEvidence, { name: name.text, nearest: near, known: listed(kinds) }, fix);
  }
  for (const { role } of judges) {
    if (role.text === "") continue;
    if (!roles.includes(role.text)) {
      const near = nearest(role.text, roles);
      const fix = replacing(role.span, near);
      report(bench, file, role.span, unknownRole, { name: role.text, nearest: near, known: listed(roles) }, fix);
    } else if (seen.has(role.text))
      report(bench, file, role.span, repeatedClause, { what, clause: `\`judged by ${role.text}\`` });
    seen.add(role.text);
  }
}
