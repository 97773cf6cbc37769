import { fixOf, replacementFix } from "../../base/diagnostic.ts";
import { message } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type { EnumType, RecordType, Type } from "../../vocabulary/type.ts";
import type * as Ast from "../syntax/ast.ts";
import { dotted, expressionsOf, walk } from "../syntax/walk.ts";
import type { Environment } from "./checker-state.ts";
import { report, written } from "./context.ts";
import { inferCrossPack } from "./cross-pack.ts";
import {
  unknownNameParams,
  unreadableNameParams,
  noFields,
  unknownName,
  fieldOfList,
  unknownField,
  unknownType,
} from "./diagnostics/names.ts";
import { ambiguousMember, misplacedDay, standardWithoutMet, unknownMember } from "./diagnostics/types.ts";
import { recordRead, recordReads, checkSubject } from "./reads.ts";
import {
  dayNames,
  symbolTitles,
  symbolNameOf,
  describeSymbol,
  describeSymbolKind,
  isReadByConditions,
  reservedMeaning,
  type DeclaredSymbol,
} from "./symbols.ts";
import { dateType, describeMembers, describeType, errorType, isError, type InferredType } from "./types.ts";

/** What a path means and the type of what it reads. Bare words are members where an enumeration is expected. */
export function inferPath(reach: Environment, path: Ast.Path, expected: InferredType | undefined): InferredType {
  const [first, ...fields] = path.steps;
  if (first.text === "") return errorType;
  const local = variableNamed(reach, first.text);
  const name = symbolNameOf(reach.context, path);
  const declared = name === undefined || local !== undefined ? undefined : reach.names.get(name);

  if (fields.length === 0) {
    const member = inferMember(reach, path, expected, { local, declared });
    if (member !== undefined) return member;
  }
  if (local !== undefined) {
    reach.ledger.meanings.set(path.id, { kind: "variable", depth: local.depth, fields: fields.map((it) => it.text) });
    return fieldAt(reach, path, local.type);
  }
  const subject = reach.context.vocabulary.subjects.get(first.text);
  if (subject !== undefined) {
    reach.ledger.meanings.set(path.id, { kind: "subject", subject: subject.name, fields: fields.map((it) => it.text) });
    if (!recordRead(reach, path.span, subject.name, undefined)) return errorType;
    return fieldAt(reach, path, subject.type);
  }
  if (declared !== undefined) {
    // Where the neighbour's type is not known, a word that is no value was perhaps meant as one of its members.
    const isPerhapsMember = fields.length === 0 && expected !== undefined && isError(expected);
    if (isPerhapsMember && !isValue(declared)) return errorType;
    return inferDeclared(reach, path, declared);
  }
  return inferCrossPack(reach, path) ?? inferUndeclared(reach, path, expected);
}

/** The variable of a name, with the number of lists between it and here. */
export function variableNamed(
  reach: Environment,
  name: string,
): { readonly type: InferredType; readonly depth: number } | undefined {
  let depth = 0;
  for (let local = reach.local; local !== undefined; local = local.outer) {
    if (local.name === name) return { type: local.type, depth };
    depth += 1;
  }
  return undefined;
}

/** Whether a word is no value by itself, so that it can only be a member of what is expected. */
export function isBareWord(reach: Environment, path: Ast.Path): boolean {
  const [first, ...fields] = path.steps;
  if (fields.length > 0 || dayNames.has(first.text) || variableNamed(reach, first.text) !== undefined) return false;
  const declared = reach.names.get(first.text);
  return !reach.context.vocabulary.subjects.has(first.text) && (declared === undefined || !isValue(declared));
}

interface Candidates {
  readonly local: { readonly type: InferredType } | undefined;
  readonly declared: DeclaredSymbol | undefined;
}

function inferMember(
  reach: Environment,
  path: Ast.Path,
  expected: InferredType | undefined,
  { local, declared }: Candidates,
): InferredType | undefined {
  const wanted = expected?.kind === "list" ? expected.element : expected;
  const name = path.steps[0].text;
  if (wanted?.kind !== "enum") return undefined;
  if (wanted.members.includes(name)) {
    const other = local
      ? symbolTitles.variable({ name })
      : declared && isValue(declared)
        ? describeSymbol(declared)
        : undefined;
    if (other !== undefined) {
      report(reach, path.span, ambiguousMember, { name, declared: other });
      return errorType;
    }
    reach.ledger.meanings.set(path.id, { kind: "member", member: name });
    return wanted;
  }
  const isKnown = local ?? declared ?? reservedMeaning(reach.context, name);
  return isKnown === undefined ? reportUnknownMember(reach, { text: name, span: path.span }, wanted) : undefined;
}

/** Says that an enumeration has no such member, and which was perhaps meant. */
export function reportUnknownMember(reach: Environment, { text: name, span }: Ast.Name, type: EnumType): InferredType {
  const near = nearest(name, type.members);
  const params = { name, near: didYouMean(near), members: describeMembers(type.members) };
  report(reach, span, unknownMember, params, replacementFix(span, near));
  return errorType;
}

const askMet = message("language/fix/ask-met", {
  en: "ask whether `{name}` is met",
  zh: "問 `{name}` 是否得到滿足",
});

const isValue = (declared: DeclaredSymbol): boolean =>
  isReadByConditions(declared) && declared.declaration.kind !== "standard";

function inferDeclared(reach: Environment, path: Ast.Path, declared: DeclaredSymbol): InferredType {
  const { declaration } = declared;
  const name = declaration.name.text;
  switch (declaration.kind) {
    case "define": {
      reach.ledger.meanings.set(path.id, { kind: "definition", definition: declaration });
      const known = reach.definitions.get(declaration.id);
      if (known === undefined) return errorType;
      return recordReads(reach, path.span, describeSymbol(declared), known.reads) ? known.type : errorType;
    }
    case "parameter":
      reach.ledger.meanings.set(path.id, { kind: "parameter", parameter: declaration });
      return reach.definitions.get(declaration.id)?.type ?? errorType;
    case "open-list":
      reach.ledger.meanings.set(path.id, { kind: "open-list", list: declaration });
      return reach.definitions.get(declaration.id)?.type ?? errorType;
    case "open-term":
      reach.ledger.meanings.set(path.id, { kind: "term", term: declaration });
      return reach.terms.get(declaration.id) ?? errorType;
    case "standard": {
      const element = declaration.each === undefined ? "" : ` for ${reach.local?.name ?? "x"}`;
      const { end } = path.span;
      report(
        reach,
        path.span,
        standardWithoutMet,
        { name },
        fixOf(askMet({ name }), end, end, ` ${written(reach, `is met${element}`)}`),
      );
      return errorType;
    }
    case "rule":
    case "exemption":
      report(reach, path.span, unknownName, unreadableNameParams("unread", name, describeSymbolKind(declared)));
      return errorType;
  }
}

function inferUndeclared(reach: Environment, path: Ast.Path, expected: InferredType | undefined): InferredType {
  const [first, second] = path.steps;
  const name = first.text;
  if (dayNames.has(name)) {
    const is = describeType(dateType);
    if (second === undefined) report(reach, path.span, misplacedDay, { name });
    else report(reach, second.span, noFields, { name: second.text, of: name, is });
    return errorType;
  }
  const declared = reach.names.get(name);
  if (declared !== undefined && second !== undefined) {
    const is = describeSymbolKind(declared);
    report(reach, second.span, noFields, { name: second.text, of: name, is });
    return errorType;
  }
  if (second === undefined && expected !== undefined && isError(expected)) return errorType;
  reportUnknownName(reach, dotted(path.steps), path.steps.length === 1 ? first : path);
  return errorType;
}

/** Says that a name means nothing here, and what was perhaps meant. */
export function reportUnknownName(reach: Environment, written: string, at: { readonly span: Ast.Path["span"] }): void {
  const [name = written] = written.split(".");
  if (bindsBelow(reach.declaration, name)) {
    report(reach, at.span, unknownName, unreadableNameParams("variable", name));
    return;
  }
  const owner = reach.declaration.kind === "rule" ? undefined : ruleOverEach(reach, name);
  if (owner) {
    report(reach, at.span, unknownName, unreadableNameParams("element", name, describeSymbol(owner)));
    return;
  }
  const fact = name === written ? factWithMember(reach.context.vocabulary.subjects, name) : undefined;
  if (fact !== undefined) {
    report(reach, at.span, unknownName, unreadableNameParams("member", name, memberOf({ fact })));
    return;
  }
  const near = name === "today" ? "as_of" : reach.nearest(name, namesInReach(reach));
  const span = { start: at.span.start, end: at.span.start + name.length };
  const { subjects } = reach.context.vocabulary;
  const isFact = near === undefined && name !== written;
  const params = unknownNameParams(near === undefined ? written : name, near, isFact ? [...subjects.keys()] : []);
  report(reach, near === undefined ? at.span : span, unknownName, params, replacementFix(span, near));
}

const memberOf = message("language/member-of", { en: "a value of `{fact}`", zh: "`{fact}` 的值" });

/** The first fact that can have a value of this name. */
function factWithMember(subjects: Environment["context"]["vocabulary"]["subjects"], name: string): string | undefined {
  const waiting = Array.from(subjects, ([path, { type }]): readonly [string, Type] => [path, type]);
  for (const [path, type] of waiting) {
    if (type.kind === "enum" && type.members.includes(name)) return path;
    if (type.kind === "list") waiting.push([path, type.element]);
    if (type.kind === "record") for (const [field, it] of type.fields) waiting.push([`${path}.${field}`, it.type]);
  }
  return undefined;
}

function* namesInReach(reach: Environment): Generator<string> {
  for (let local = reach.local; local !== undefined; local = local.outer) yield local.name;
  yield* reach.context.vocabulary.subjects.keys();
  yield* dayNames.keys();
  for (const [name, declared] of reach.names) if (isReadByConditions(declared)) yield name;
}

/** The rule of the pack whose `for each` names its elements so. */
const ruleOverEach = ({ rules }: Environment, name: string): DeclaredSymbol | undefined =>
  rules.find((it) =>
    it.declaration.clauses.some((clause) => clause.kind === "for-each" && clause.each.variable.text === name),
  );

function bindsBelow(declaration: Ast.Declaration, name: string): boolean {
  const clauses = declaration.kind === "rule" ? declaration.clauses : [];
  if (clauses.some((it) => it.kind === "for-each" && it.each.variable.text === name)) return true;
  for (const root of expressionsOf(declaration)) {
    for (const expr of walk(root)) if ("each" in expr && expr.each.variable.text === name) return true;
  }
  return false;
}

/**
 * The type of the field that a path leads to, from the type of its first step. `throughLists`: a list's
 * fields are its elements', where only a type is meant and no value.
 */
function fieldAt(
  reach: Environment,
  path: Ast.Path,
  first: InferredType,
  throughLists?: "through-lists",
): InferredType {
  let type = first;
  let passed = path.steps[0].text;
  for (const step of path.steps.slice(1)) {
    while (throughLists !== undefined && type.kind === "list") type = type.element;
    if (isError(type) || step.text === "") return errorType;
    if (type.kind !== "record") {
      if (type.kind === "list") report(reach, path.span, fieldOfList, { name: step.text, list: passed });
      else report(reach, step.span, noFields, { name: step.text, of: passed, is: describeType(type) });
      return errorType;
    }
    const field = type.fields.get(step.text);
    if (field === undefined) {
      reportUnknownField(reach, path, step, passed, type);
      return errorType;
    }
    type = field.type;
    passed += `.${step.text}`;
  }
  return type;
}

const thereIs = message("language/there-is", { en: "; there is `{path}`", zh: "；有 `{path}`" });

function reportUnknownField(reach: Environment, path: Ast.Path, step: Ast.Name, of: string, record: RecordType): void {
  const near = nearest(step.text, record.fields.keys());
  const subject = reach.context.vocabulary.subjects.get(path.steps[0].text);
  const elsewhere = subject && near === undefined ? findField(subject.type, step.text, subject.name) : undefined;
  const there = elsewhere === undefined ? undefined : thereIs({ path: elsewhere });
  const fix = replacementFix(step.span, near);
  report(reach, step.span, unknownField, { name: step.text, of, near: didYouMean(near) ?? there }, fix);
}

/** Where below a type a field of this name stands; lists are shown as `[]`. The nearest to the top wins. */
function findField(type: Type, name: string, at: string): string | undefined {
  let level: readonly { readonly type: Type; readonly at: string }[] = [{ type, at }];
  for (let depth = 0; level.length > 0 && depth < 20; depth += 1) {
    const next: { readonly type: Type; readonly at: string }[] = [];
    for (const it of level) {
      if (it.type.kind === "list") next.push({ type: it.type.element, at: `${it.at}[]` });
      if (it.type.kind !== "record") continue;
      if (it.type.fields.has(name)) return `${it.at}.${name}`;
      for (const [key, field] of it.type.fields) next.push({ type: field.type, at: `${it.at}.${key}` });
    }
    level = next;
  }
  return undefined;
}

const wordTypes = ["boolean", "number", "string", "date", "datetime", "duration"] as const;

/** The type that a declaration names, of one value: of a list, its elements'. */
export function declaredType(reach: Environment, type: Ast.TypeName): InferredType {
  if (type.kind === "word") {
    const { text: name, span } = type.name;
    const kind = wordTypes.find((it) => it === name);
    if (kind !== undefined) return { kind };
    const near = nearest(name, wordTypes);
    const fix = replacementFix(span, near);
    if (name !== "") report(reach, span, unknownType, { name, near: didYouMean(near) }, fix);
    return errorType;
  }
  const { path } = type;
  const [first] = path.steps;
  const subject = reach.context.vocabulary.subjects.get(first.text);
  if (subject === undefined) {
    checkSubject(reach, first);
    return errorType;
  }
  const field = fieldAt(reach, path, subject.type, "through-lists");
  const element = field.kind === "list" && reach.declaration.kind !== "open-term" ? field.element : field;
  if (element.kind !== "list" && element.kind !== "record" && element.kind !== "document") return element;
  report(reach, path.span, unknownType, { name: dotted(path.steps), near: undefined });
  return errorType;
}
