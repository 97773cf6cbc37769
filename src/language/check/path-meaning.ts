import { replacing } from "../../base/diagnostic.ts";
import { message } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type * as Ast from "../syntax/ast.ts";
import { expressionsOf, walk } from "../syntax/walk.ts";
import type { Bench, Reach } from "./bench.ts";
import { describeMembers, describeType } from "./describe-type.ts";
import { nameOfNothing, nameThatIs, noFields, unknownName } from "./diagnostics/names.ts";
import { ambiguousMember, misplacedDay, standardWithoutMet, unknownMember } from "./diagnostics/types.ts";
import { fieldAt } from "./field-at.ts";
import { errorType, isError, type Inferred } from "./inferred.ts";
import { inferForeign } from "./foreign.ts";
import { report } from "./ledger.ts";
import {
  days,
  declarations,
  declaredName,
  describeDeclared,
  describeKind,
  isReadByConditions,
  reservedMeaning,
  type Declared,
} from "./names.ts";
import { noteRead, noteReads } from "./reads.ts";

/** What a path means and the type of what it reads. Bare words are members where an enumeration is expected. */
export function inferPath(bench: Bench, reach: Reach, path: Ast.Path, expected: Inferred | undefined): Inferred {
  const [first, ...fields] = path.steps;
  if (first.text === "") return errorType;
  const local = localNamed(reach, first.text);
  const name = declaredName(bench.context, path);
  const declared = name === undefined || local !== undefined ? undefined : bench.names.get(name);

  if (fields.length === 0) {
    const member = inferMember(bench, reach, path, expected, { local, declared });
    if (member !== undefined) return member;
  }
  if (local !== undefined) {
    bench.ledger.meanings.set(path.id, { kind: "variable", depth: local.depth, fields: fields.map((it) => it.text) });
    return fieldAt(bench, reach, path, local.type);
  }
  const subject = bench.context.vocabulary.subjects.get(first.text);
  if (subject !== undefined) {
    bench.ledger.meanings.set(path.id, { kind: "subject", subject: subject.name, fields: fields.map((it) => it.text) });
    if (!noteRead(bench, reach, path.span, subject.name, undefined)) return errorType;
    return fieldAt(bench, reach, path, subject.type);
  }
  if (declared !== undefined) {
    // Where the neighbour's type is not known, a word that is no value was perhaps meant as one of its members.
    const isPerhapsMember = fields.length === 0 && expected !== undefined && isError(expected);
    if (isPerhapsMember && !isValue(declared)) return errorType;
    return inferDeclared(bench, reach, path, declared);
  }
  return inferForeign(bench, reach, path) ?? inferUndeclared(bench, reach, path, expected);
}

/** The variable of a name, with the number of lists between it and here. */
export function localNamed(
  reach: Reach,
  name: string,
): { readonly type: Inferred; readonly depth: number } | undefined {
  let depth = 0;
  for (let local = reach.local; local !== undefined; local = local.outer) {
    if (local.name === name) return { type: local.type, depth };
    depth += 1;
  }
  return undefined;
}

/** Whether a word is no value by itself, so that it can only be a member of what is expected. */
export function isBareWord(bench: Bench, reach: Reach, path: Ast.Path): boolean {
  const [first, ...fields] = path.steps;
  if (fields.length > 0 || days.has(first.text) || localNamed(reach, first.text) !== undefined) return false;
  const declared = bench.names.get(first.text);
  return !bench.context.vocabulary.subjects.has(first.text) && (declared === undefined || !isValue(declared));
}

interface Candidates {
  readonly local: { readonly type: Inferred } | undefined;
  readonly declared: Declared | undefined;
}

function inferMember(
  bench: Bench,
  reach: Reach,
  path: Ast.Path,
  expected: Inferred | undefined,
  { local, declared }: Candidates,
): Inferred | undefined {
  const wanted = expected?.kind === "list" ? expected.element : expected;
  const name = path.steps[0].text;
  if (wanted?.kind !== "enum") return undefined;
  if (wanted.members.includes(name)) {
    const other = local
      ? declarations.variable({ name })
      : declared && isValue(declared)
        ? describeDeclared(declared)
        : undefined;
    if (other !== undefined) {
      report(bench, reach.file, path.span, ambiguousMember, { name, declared: other });
      return errorType;
    }
    bench.ledger.meanings.set(path.id, { kind: "member", member: name });
    return wanted;
  }
  const isKnown = local ?? declared ?? reservedMeaning(bench.context, name);
  if (isKnown !== undefined) return undefined;
  const near = nearest(name, wanted.members);
  const params = { name, near: didYouMean(near), members: describeMembers(wanted.members) };
  report(bench, reach.file, path.span, unknownMember, params, replacing(path.span, near));
  return errorType;
}

const askMet = message("language/fix/ask-met", {
  en: "ask whether `{name}` is met",
  zh: "問 `{name}` 是否得到滿足",
});

const isValue = (declared: Declared): boolean =>
  isReadByConditions(declared) && declared.declaration.kind !== "standard";

function inferDeclared(bench: Bench, reach: Reach, path: Ast.Path, declared: Declared): Inferred {
  const { declaration } = declared;
  const name = declaration.name.text;
  switch (declaration.kind) {
    case "define": {
      bench.ledger.meanings.set(path.id, { kind: "definition", definition: declaration });
      const known = bench.definitions.get(declaration.id);
      if (known === undefined) return errorType;
      return noteReads(bench, reach, path.span, describeDeclared(declared), known.reads) ? known.type : errorType;
    }
    case "parameter":
      bench.ledger.meanings.set(path.id, { kind: "parameter", parameter: declaration });
      return bench.definitions.get(declaration.id)?.type ?? errorType;
    case "open-list":
      bench.ledger.meanings.set(path.id, { kind: "open-list", list: declaration });
      return bench.definitions.get(declaration.id)?.type ?? errorType;
    case "open-term":
      bench.ledger.meanings.set(path.id, { kind: "term", term: declaration });
      return bench.terms.get(declaration.id) ?? errorType;
    case "standard": {
      const element = declaration.each === undefined ? "" : ` for ${reach.local?.name ?? "x"}`;
      const edits = [{ span: { start: path.span.end, end: path.span.end }, text: ` is met${element}` }];
      report(bench, reach.file, path.span, standardWithoutMet, { name }, { ...askMet({ name }), edits });
      return errorType;
    }
    case "rule":
    case "exemption":
      report(bench, reach.file, path.span, unknownName, nameThatIs("unread", name, describeKind(declared)));
      return errorType;
  }
}

function inferUndeclared(bench: Bench, reach: Reach, path: Ast.Path, expected: Inferred | undefined): Inferred {
  const [first, second] = path.steps;
  const name = first.text;
  if (days.has(name)) {
    if (second === undefined) report(bench, reach.file, path.span, misplacedDay, { name });
    else
      report(bench, reach.file, second.span, noFields, {
        name: second.text,
        of: name,
        is: describeType({ kind: "date" }),
      });
    return errorType;
  }
  const declared = bench.names.get(name);
  if (declared !== undefined && second !== undefined) {
    const is = describeKind(declared);
    report(bench, reach.file, second.span, noFields, { name: second.text, of: name, is });
    return errorType;
  }
  if (second === undefined && expected !== undefined && isError(expected)) return errorType;
  reportUnknown(bench, reach, path.steps.map((it) => it.text).join("."), path.steps.length === 1 ? first : path);
  return errorType;
}

/** Says that a name means nothing here, and what was perhaps meant. */
export function reportUnknown(
  bench: Bench,
  reach: Reach,
  written: string,
  at: { readonly span: Ast.Path["span"] },
): void {
  const [name = written] = written.split(".");
  if (bindsBelow(reach.declaration, name)) {
    report(bench, reach.file, at.span, unknownName, nameThatIs("variable", name));
    return;
  }
  const near = bench.nearest(name, namesInReach(bench, reach));
  const span = { start: at.span.start, end: at.span.start + name.length };
  const params = nameOfNothing(near === undefined ? written : name, near);
  report(bench, reach.file, near === undefined ? at.span : span, unknownName, params, replacing(span, near));
}

function* namesInReach(bench: Bench, reach: Reach): Generator<string> {
  for (let local = reach.local; local !== undefined; local = local.outer) yield local.name;
  yield* bench.context.vocabulary.subjects.keys();
  yield* days.keys();
  for (const [name, declared] of bench.names) if (isReadByConditions(declared)) yield name;
}

function bindsBelow(declaration: Ast.Declaration, name: string): boolean {
  const clauses = declaration.kind === "rule" ? declaration.clauses : [];
  if (clauses.some((it) => it.kind === "for-each" && it.each.variable.text === name)) return true;
  for (const root of expressionsOf(declaration)) {
    for (const expr of walk(root)) if ("each" in expr && expr.each.variable.text === name) return true;
  }
  return false;
}
