import type { Span } from "../base/text.ts";
import type { CheckedPack, Meaning, PlacedDeclaration } from "../language/check/checked-pack.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { children, declarationsOf, dotted } from "../language/syntax/walk.ts";
import { citedAs, type Locator } from "../statute/locator.ts";
import type { StatuteWords } from "../statute/statute.ts";
import type { Type } from "../vocabulary/type.ts";

/** A declaration that has a name of its own. */
export type NamedDeclaration = Extract<Ast.Declaration, { readonly name: Ast.Name }>;

/** A subject, or a fact below it, through lists too: `service`, `service.models.origin`. */
export interface FactName {
  readonly subject: string;
  readonly fields: readonly string[];
}

/** What words of a policy name. */
export type Named =
  | ({ readonly kind: "fact" } & FactName)
  /** A variable, or what lies below one whose list is no fact. */
  | {
      readonly kind: "variable";
      readonly each: Ast.Each;
      readonly type: Type | undefined;
      readonly fields: readonly string[];
    }
  | {
      readonly kind: "declared";
      readonly pack: string;
      readonly declaration: NamedDeclaration;
      readonly file: Ast.File | undefined;
    }
  | { readonly kind: "member"; readonly member: string }
  | { readonly kind: "day"; readonly day: "as-of" | "facts-on" }
  | { readonly kind: "party" | "role" | "evidence" | "basis" | "concept" | "pack"; readonly name: string }
  | { readonly kind: "place"; readonly pack: string; readonly locator: Locator }
  | { readonly kind: "words"; readonly words: StatuteWords };

/** Words of a policy that name something. */
export interface Mention {
  readonly span: Span;
  readonly named: Named;
  /** What is named is declared here. */
  readonly declares: boolean;
}

interface PackMentions {
  readonly byFile: Map<Ast.File, readonly Mention[]>;
  /** Where each declaration of the pack stands. */
  readonly fileOf: ReadonlyMap<NamedDeclaration, Ast.File>;
}

const known = new WeakMap<CheckedPack, PackMentions>();

/** All that a file of a checked pack names, in the order of the text; found once for each check. */
export function mentionsIn(checked: CheckedPack, file: Ast.File): readonly Mention[] {
  const { byFile, fileOf } = known.get(checked) ?? {
    byFile: new Map<Ast.File, readonly Mention[]>(),
    fileOf: new Map(declaredIn(checked).map((it) => [it.declaration, it.file])),
  };
  known.set(checked, { byFile, fileOf });
  const before = byFile.get(file);
  if (before) return before;
  const found = findMentions(checked, file, fileOf).toSorted((a, b) => a.span.start - b.span.start);
  byFile.set(file, found);
  return found;
}

/** The lists around an expression, outer first. */
type Scope = readonly Ast.Each[];

function findMentions(checked: CheckedPack, file: Ast.File, fileOf: PackMentions["fileOf"]): Mention[] {
  const found: Mention[] = [];
  const add = (span: Span, named: Named, declares = false): void => {
    if (span.end > span.start) found.push({ span, named, declares });
  };
  const declared = (declaration: NamedDeclaration, pack = checked.pack, placed = fileOf.get(declaration)): Named => ({
    kind: "declared",
    pack,
    declaration,
    file: placed,
  });
  const name = (kind: "party" | "role" | "evidence" | "basis" | "concept" | "pack", it: Ast.Name): void =>
    add(it.span, { kind, name: it.text });
  const place = (pack: string, it: Ast.PlaceName): void =>
    add(it.span, { kind: "place", pack, locator: citedAs(it, checked.text.style) });
  const quote = (it: { readonly id: Ast.NodeId } | undefined, span: Span | undefined): void => {
    const words = it && checked.quotes.get(it.id);
    if (words && span) add(span, { kind: "words", words });
  };
  const elementOf = (each: Ast.Each): Type | undefined => {
    const type = checked.types.get(each.list.id);
    return type?.kind === "list" ? type.element : undefined;
  };
  const listed = new Map<Ast.Each, FactName | undefined>();
  /** The fact whose elements a list has, where it is one. */
  const factOf = (list: Ast.Expr, scope: Scope): FactName | undefined => {
    const meaning = list.kind === "path" ? checked.meanings.get(list.id) : undefined;
    if (meaning?.kind === "subject") return { subject: meaning.subject, fields: meaning.fields };
    const around = meaning?.kind === "variable" ? scope.at(-1 - meaning.depth) : undefined;
    const fact = around && listed.get(around);
    return fact && meaning?.kind === "variable" ? { ...fact, fields: [...fact.fields, ...meaning.fields] } : undefined;
  };
  const variable = (each: Ast.Each | undefined, fields: readonly string[]): Named | undefined => {
    const fact = each && fields.length > 0 ? listed.get(each) : undefined;
    if (fact) return { kind: "fact", subject: fact.subject, fields: [...fact.fields, ...fields] };
    return each && { kind: "variable", each, type: elementOf(each), fields };
  };

  const path = (it: Ast.Path, scope: Scope): void => {
    const meaning = checked.meanings.get(it.id);
    if (meaning === undefined) return;
    const [first] = it.steps;
    const whole = { start: first.span.start, end: it.steps.at(-1)?.span.end ?? first.span.end };
    if (meaning.kind === "subject" || meaning.kind === "variable") {
      const named = (fields: readonly string[]): Named | undefined =>
        meaning.kind === "subject"
          ? { kind: "fact", subject: meaning.subject, fields }
          : variable(scope.at(-1 - meaning.depth), fields);
      for (const [at, step] of it.steps.entries()) {
        const one = named(meaning.fields.slice(0, at));
        if (one) add(step.span, one);
      }
      return;
    }
    const one = plainNamed(meaning);
    if (one) return add(whole, one);
    if (meaning.kind === "foreign") {
      const placed = meaning.declarations.at(-1);
      if (placed) add(whole, declared(placed.declaration, dotted(it.steps.slice(0, -1)), placed.file));
      return;
    }
    const own = declaredBy(meaning);
    if (own) add(whole, declared(own));
  };
  const each = (it: Ast.Each, scope: Scope): Scope => {
    listed.set(it, factOf(it.list, scope));
    const named = variable(it, []);
    if (named) add(it.variable.span, named, true);
    expression(it.list, scope);
    const inner = [...scope, it];
    if (it.where) expression(it.where, inner);
    return inner;
  };
  const expression = (it: Ast.Expr, scope: Scope): void => {
    switch (it.kind) {
      case "path":
        return path(it, scope);
      case "met": {
        path(it.standard, scope);
        const meaning = checked.meanings.get(it.id);
        const named = meaning?.kind === "variable" ? variable(scope.at(-1 - meaning.depth), []) : undefined;
        if (it.element && named) add(it.element.span, named);
        return;
      }
      case "quantifier":
        return expression(it.body, each(it.each, scope));
      case "measure":
        return void each(it.each, scope);
      case "sum":
        return expression(it.value, each(it.each, scope));
      default:
        for (const part of children(it)) expression(part, scope);
    }
  };
  const targets = (all: readonly Ast.Target[], rules: readonly Ast.Rule[], pack = checked.pack): void => {
    for (const it of all) {
      if (it.kind === "place") place(pack, it.place);
      else {
        const dot = it.name.text.lastIndexOf(".");
        const rule = rules.find((one) => one.name.text === it.name.text.slice(dot + 1));
        if (rule) add(it.name.span, declared(rule, dot < 0 ? pack : it.name.text.slice(0, dot)));
      }
    }
  };
  const namedBy = (id: Ast.NodeId): readonly Ast.Rule[] => checked.named.get(id) ?? [];
  const typeName = (it: Ast.TypeName | undefined): void => {
    if (it?.kind === "field") expression(it.path, []);
  };
  const clause = (it: Ast.Clause, scope: Scope): void => {
    if ("condition" in it) return expression(it.condition, scope);
    switch (it.kind) {
      case "quote":
        return quote(it, it.text.span);
      case "on":
        return add(it.subject.span, { kind: "fact", subject: it.subject.text, fields: [] });
      case "deadline":
        expression(it.fact, scope);
        return expression(it.due, scope);
      case "complies":
        name("pack", it.pack);
        return targets(it.targets ?? [], namedBy(it.id), it.pack.text);
      case "upon":
        if (it.of.kind === "targets") return targets(it.of.targets, namedBy(it.id));
        name("party", it.of.party);
        for (const one of it.of.places ?? []) place(checked.pack, one);
        return;
      case "basis":
        return name("basis", it.basis);
      case "concept":
        return name("concept", it.name);
      case "for-each":
      case "in-force":
      case "unverified":
      case "remedy":
        return;
    }
  };

  for (const { declaration: it } of declarationsOf(file)) {
    if ("name" in it) add(it.name.span, declared(it), true);
    switch (it.kind) {
      case "quote":
        quote(it, it.text.span);
        break;
      case "not-encodable":
        quote(it, it.words.span);
        break;
      case "scope":
      case "yields-to":
        expression(it.condition, []);
        break;
      case "addressed-to":
        for (const one of it.parties) name("party", one);
        break;
      case "define":
        expression(it.value, []);
        for (const one of it.exceptions) {
          expression(one.value, []);
          expression(one.when, []);
        }
        quote(it.quote, it.quote?.text.span);
        break;
      case "parameter":
        typeName(it.type);
        for (const one of it.values) {
          expression(one.value, []);
          if (one.basis) name("basis", one.basis.basis);
        }
        break;
      case "open-term":
        typeName(it.type);
        quote(it.quote, it.quote?.text.span);
        break;
      case "open-list":
        typeName(it.type);
        expression(it.list, []);
        quote(it.quote, it.quote?.text.span);
        break;
      case "standard": {
        const scope = it.each ? each(it.each, []) : [];
        for (const one of it.quotes) quote(one, one.text.span);
        if (it.on) add(it.on.span, { kind: "fact", subject: it.on.text, fields: [] });
        for (const one of [...it.onlyIf, ...it.orIf, ...it.presumedIf, ...it.presumedNotIf]) expression(one, scope);
        for (const { role, evidence } of it.judges) {
          name("role", role);
          for (const one of evidence) name("evidence", one);
        }
        break;
      }
      case "rule": {
        for (const one of it.parties) name("party", one);
        let scope: Scope = [];
        for (const one of it.clauses) if (one.kind === "for-each") scope = each(one.each, scope);
        for (const one of it.clauses) clause(one, scope);
        break;
      }
      case "exemption":
        targets(it.from, namedBy(it.id));
        expression(it.condition, []);
        quote(it.quote, it.quote?.text.span);
        break;
      case "unit":
      case "in-force":
      case "unverified":
      case "no-rule":
        break;
    }
  }
  return found;
}

/** What a word means that no declaration of a pack is behind. */
function plainNamed(meaning: Meaning): Named | undefined {
  if (meaning.kind === "member") return meaning;
  return meaning.kind === "day" ? meaning : undefined;
}

function declaredBy(meaning: Meaning): NamedDeclaration | undefined {
  switch (meaning.kind) {
    case "definition":
      return meaning.definition;
    case "parameter":
      return meaning.parameter;
    case "term":
      return meaning.term;
    case "open-list":
      return meaning.list;
    case "standard":
      return meaning.standard;
    default:
      return undefined;
  }
}

/** All that a pack declares with a name, at its place. */
export function declaredIn(checked: CheckedPack): readonly PlacedDeclaration<NamedDeclaration>[] {
  const { rules, definitions, standards, terms, parameters, openLists, exemptions } = checked;
  return [...rules, ...definitions, ...standards, ...terms, ...parameters, ...openLists, ...exemptions];
}

/** Two mentions with the same key name the same thing, in whatever pack they stand; undefined: it is nobody's. */
export function keyOf(named: Named): string | undefined {
  switch (named.kind) {
    case "fact":
      return `fact ${[named.subject, ...named.fields].join(".")}`;
    case "declared":
      return `declared ${named.pack}.${named.declaration.name.text}`;
    case "day":
      return `day ${named.day}`;
    case "variable":
    case "member":
    case "words":
    case "place":
      return undefined;
    default:
      return `${named.kind} ${named.name}`;
  }
}

/** Whether two mentions of one pack name the same thing. */
export function isSameNamed(a: Named, b: Named): boolean {
  if (a.kind === "variable" && b.kind === "variable")
    return a.each === b.each && a.fields.join(".") === b.fields.join(".");
  const key = keyOf(a);
  return key !== undefined && key === keyOf(b);
}
