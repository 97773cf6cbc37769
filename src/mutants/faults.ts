import { groupBy } from "../base/group-by.ts";
import type { CheckedPack } from "../language/check/checked-pack.ts";
import { spellingOf } from "../language/print/spelling.ts";
import { printPart } from "../language/print/print.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { declarationsOf } from "../language/syntax/walk.ts";
import { writeUnitNumber } from "../statute/unit-number.ts";
import type { Change, Fault, Ground } from "./fault.ts";
import { changed, faultsOfDay, faultsOfEach, faultsOfExpression, gone, taken } from "./faults-of-expression.ts";

/**
 * What can be planted in the policies of a pack, one at a time, in the order of the files and of their texts. Words of the law, who
 * may sign and for how long, and what is only told to people stay as they are.
 */
export function faultsOf({ files, types }: Pick<CheckedPack, "files" | "types">): readonly Fault[] {
  const found = files.flatMap((file) => {
    const ground = { language: file.language, types };
    const all = [...declarationsOf(file)].flatMap(({ declaration, units }) => {
      const of = nameOf(declaration, units);
      return faultsOfDeclaration(declaration, ground).map((it) => ({ ...it, file, of }));
    });
    return all.toSorted((a, b) => a.span.start - b.span.start);
  });
  const alike = groupBy(found, sayingOf);
  return found.map((it) => ({ ...it, nth: (alike.get(sayingOf(it)) ?? []).indexOf(it) + 1 }));
}

/** The same text for two faults that say the same of the same declaration. */
export const sayingOf = ({ of, was, becomes }: Pick<Fault, "of" | "was" | "becomes">): string =>
  JSON.stringify([of, was, becomes]);

function nameOf(declaration: Ast.Declaration, units: readonly Ast.UnitBlock[]): string {
  if ("name" in declaration) return declaration.name.text;
  return units.map((it) => `${it.level} ${writeUnitNumber(it.number)}`).join(" ");
}

function faultsOfDeclaration(declaration: Ast.Declaration, ground: Ground): readonly Change[] {
  const within = (expr: Ast.Expr): readonly Change[] => faultsOfExpression(expr, ground);
  switch (declaration.kind) {
    case "unit":
    case "quote":
    case "unverified":
    case "open-term":
    case "no-rule":
    case "addressed-to":
    case "not-encodable":
      return [];
    case "in-force":
      return faultsOfDays(declaration, ground);
    case "scope":
      return [...faultsOfScope(declaration, ground), ...within(declaration.condition)];
    case "define":
      return [...within(declaration.value), ...declaration.exceptions.flatMap((it) => faultsOfException(it, ground))];
    case "parameter":
      return declaration.values.flatMap((it) => [...within(it.value), ...faultsOfDays(it, ground)]);
    case "open-list":
      return within(declaration.list);
    case "standard":
      return faultsOfStandard(declaration, ground);
    case "rule":
      return faultsOfRule(declaration, ground);
    case "exemption":
      return [...faultsOfExemption(declaration, ground), ...within(declaration.condition)];
    case "yields-to":
      return within(declaration.condition);
  }
}

const faultsOfDays = ({ from, until }: Pick<Ast.InForce, "from" | "until">, ground: Ground): readonly Change[] =>
  [from, until].flatMap((it) => (it ? faultsOfDay(it, ground) : []));

function faultsOfScope(scope: Ast.Scope, { language }: Ground): readonly Change[] {
  const words = spellingOf(language);
  const write = (applies: boolean): string =>
    `${words.of(`${scope.level}-${applies ? "applies" : "does-not-apply"}`)} ${printPart(scope.condition, language)}`;
  const { span, applies } = scope;
  const was = write(applies);
  return [
    { kind: "kind", span, was, becomes: write(!applies), node: scope, by: { ...scope, applies: !applies } },
    taken("clause", scope, span, was),
  ];
}

function faultsOfException(exception: Ast.Define["exceptions"][number], ground: Ground): readonly Change[] {
  const words = spellingOf(ground.language);
  const { value, when } = exception;
  const [said, condition] = [value, when].map((it) => printPart(it, ground.language));
  const was = `${words.of("except")} ${said} ${words.of("when")} ${condition}`;
  return [
    taken("clause", exception, value.span, was),
    ...faultsOfExpression(value, ground),
    ...faultsOfExpression(when, ground),
  ];
}

/** Conditions of a standard, by the field that has them: their keyword, and what is taken for it. */
const bounds = {
  onlyIf: { keyword: "only-if", other: "orIf" },
  orIf: { keyword: "if", other: "onlyIf" },
  presumedIf: { keyword: "presumed-if", other: "presumedNotIf" },
  presumedNotIf: { keyword: "presumed-not-if", other: "presumedIf" },
} as const;

function faultsOfStandard(standard: Ast.Standard, ground: Ground): readonly Change[] {
  const words = spellingOf(ground.language);
  const ofBounds = (["onlyIf", "orIf", "presumedIf", "presumedNotIf"] as const).flatMap((field) => {
    const { keyword, other } = bounds[field];
    return standard[field].flatMap((it): readonly Change[] => {
      const { span } = it;
      const condition = printPart(it, ground.language);
      const was = `${words.of(keyword)} ${condition}`;
      const becomes = `${words.of(bounds[other].keyword)} ${condition}`;
      const rest = standard[field].filter((one) => one !== it);
      const by = { ...standard, [field]: rest, [other]: [...standard[other], it] };
      return [
        taken("clause", it, span, was),
        { kind: "kind", span, was, becomes, node: standard, by },
        ...faultsOfExpression(it, ground),
      ];
    });
  });
  return [...(standard.each ? faultsOfEach(standard.each, ground) : []), ...ofBounds];
}

function faultsOfRule({ clauses }: Ast.Rule, ground: Ground): readonly Change[] {
  const demands = clauses.filter(isDemand);
  // A duty that asks for nothing does not compile.
  const canGo = (it: Ast.Clause): boolean => (isDemand(it) ? demands.length > 1 : isCondition(it));
  return clauses.flatMap((it) => [...(canGo(it) ? [gone("clause", it, ground)] : []), ...faultsOfClause(it, ground)]);
}

const isDemand = ({ kind }: Ast.Clause): boolean => kind === "require" || kind === "deadline" || kind === "complies";

const isCondition = ({ kind }: Ast.Clause): boolean =>
  kind === "when" || kind === "unless" || kind === "upon" || kind === "pending-while" || kind === "in-force";

function faultsOfClause(clause: Ast.Clause, ground: Ground): readonly Change[] {
  const within = (expr: Ast.Expr): readonly Change[] => faultsOfExpression(expr, ground);
  switch (clause.kind) {
    case "quote":
    case "on":
    case "basis":
    case "unverified":
    case "concept":
    case "remedy":
      return [];
    case "in-force":
      return faultsOfDays(clause, ground);
    case "for-each":
      return faultsOfEach(clause.each, ground);
    case "when":
    case "unless": {
      const kind = clause.kind === "when" ? "unless" : "when";
      return [changed("kind", clause, { ...clause, kind }, ground), ...within(clause.condition)];
    }
    case "pending-while":
      return within(clause.condition);
    case "require":
      return [changed("kind", clause, { ...clause, forbid: !clause.forbid }, ground), ...within(clause.condition)];
    case "deadline": {
      const { id, span, name, fact, due } = clause;
      const condition = { kind: "test", id, span, test: "present", operand: fact } as const;
      const done: Ast.Clause = { kind: "require", id, span, forbid: false, name, condition };
      return [changed<Ast.Clause>("kind", clause, done, ground), ...within(due)];
    }
    case "complies":
      return faultsOfTargets(clause.targets ?? [], ground);
    case "upon":
      return clause.of.kind === "targets"
        ? faultsOfTargets(clause.of.targets, ground)
        : faultsOfPlaces(clause.of.places, ground);
  }
}

function faultsOfExemption(exemption: Ast.Exemption, ground: Ground): readonly Change[] {
  const words = spellingOf(ground.language);
  const { span, name, from, condition } = exemption;
  const was = `${words.of("exemption")} ${name.text} ${words.of("when")} ${printPart(condition, ground.language)}`;
  return [taken("clause", exemption, span, was), ...faultsOfTargets(from, ground)];
}

/** Of targets alone: a duty that names none does not compile. */
function faultsOfTargets(targets: readonly Ast.Target[], { language }: Ground): readonly Change[] {
  if (targets.length < 2) return [];
  return targets.map((it) => {
    const { span } = it.kind === "rule" ? it.name : it.place;
    return taken("member", it, span, printPart(it, language));
  });
}

/** Of places alone: without any, all of the pack's are meant. */
function faultsOfPlaces(places: readonly Ast.PlaceName[] | undefined, { language }: Ground): readonly Change[] {
  if (!places || places.length < 2) return [];
  return places.map((it) => taken("member", it, it.span, printPart({ kind: "place", place: it }, language)));
}
