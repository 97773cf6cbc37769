import type { SourceText, Span } from "../../../../src/base/text.ts";
import { parse } from "../../../../src/language/parse/parse.ts";
import type * as Ast from "../../../../src/language/syntax/ast.ts";
import { declarationsOf, expressionsOf, walk } from "../../../../src/language/syntax/walk.ts";

/** A change of one place of a policy file that a hand could make by mistake. */
export interface Plant {
  readonly kind: PlantKind;
  readonly path: string;
  readonly span: Span;
  readonly replace: string;
}

export const plantKinds = [
  "comparison flipped",
  "unless dropped",
  "when dropped",
  "and for or",
  "figure moved by one",
  "party swapped",
  "require for forbid",
  "present for absent",
  "any for every",
  "requirement dropped",
  "only if dropped",
  "member dropped",
  "day moved by one",
] as const;
export type PlantKind = (typeof plantKinds)[number];

type Found = Omit<Plant, "path">;

/** Every such change that a policy file has a place for, in the order of the text. */
export function plantsIn(source: SourceText, parties: readonly string[]): readonly Plant[] {
  const file = parse(source, 0).value;
  const found = [...declarationsOf(file)].flatMap(({ declaration }): readonly Found[] => [
    ...expressionsOf(declaration)
      .flatMap((it) => [...walk(it)])
      .flatMap((it) => inExpression(source.text, it)),
    ...inDeclaration(source.text, declaration, parties),
  ]);
  return found.map((it) => ({ ...it, path: source.path }));
}

const flipped: Readonly<Partial<Record<Ast.Comparison, readonly [RegExp, string]>>> = {
  "==": [/==/, "!="],
  "!=": [/!=/, "=="],
  "<": [/</, "<="],
  "<=": [/<=/, "<"],
  ">": [/>/, ">="],
  ">=": [/>=/, ">"],
  in: [/\bin\b/, "not in"],
  "not-in": [/\bnot\s+in\b/, "in"],
};

function inExpression(text: string, it: Ast.Expr): readonly Found[] {
  switch (it.kind) {
    case "compare": {
      const [pattern, replace] = flipped[it.operator] ?? [];
      return pattern && replace !== undefined
        ? between(text, it.left, it.right, "comparison flipped", pattern, replace)
        : [];
    }
    case "connective": {
      if (it.operator === "implies") return [];
      const [own, other] = it.operator === "and" ? ["and", "or"] : ["or", "and"];
      if (it.block) {
        const [from, to] = it.operator === "and" ? ["all of", "any of"] : ["any of", "all of"];
        return [{ kind: "and for or", span: { start: it.span.start, end: it.span.start + from.length }, replace: to }];
      }
      // One connective a level: each of its words has to change.
      const [first, ...rest] = it.operands;
      if (!first || rest.length !== 1 || !rest[0]) return [];
      return between(text, first, rest[0], "and for or", new RegExp(`\\b${own}\\b`), other);
    }
    case "literal":
      if (it.type === "number" || it.type === "percent") return figure(text, it.span);
      return it.type === "date" ? [{ kind: "day moved by one", span: it.span, replace: nextDay(it.text) }] : [];
    case "duration":
      return figure(text, it.span);
    case "test": {
      if (it.test !== "present" && it.test !== "absent") return [];
      const other = it.test === "present" ? "absent" : "present";
      const start = it.span.end - it.test.length;
      return text.slice(start, it.span.end) === it.test
        ? [{ kind: "present for absent", span: { start, end: it.span.end }, replace: other }]
        : [];
    }
    case "quantifier": {
      if (it.quantifier === "no") return [];
      const other = it.quantifier === "any" ? "every" : "any";
      const span = { start: it.span.start, end: it.span.start + it.quantifier.length };
      return [{ kind: "any for every", span, replace: other }];
    }
    case "list": {
      const [first, second] = it.items;
      if (!first || !second) return [];
      return [{ kind: "member dropped", span: { start: first.span.start, end: second.span.start }, replace: "" }];
    }
    default:
      return [];
  }
}

function between(
  text: string,
  left: Ast.Expr,
  right: Ast.Expr,
  kind: PlantKind,
  pattern: RegExp,
  replace: string,
): readonly Found[] {
  const gap = { start: left.span.end, end: right.span.start };
  const words = text.slice(gap.start, gap.end);
  return pattern.test(words) ? [{ kind, span: gap, replace: words.replace(pattern, replace) }] : [];
}

function figure(text: string, span: Span): readonly Found[] {
  const digits = /^[\d_]+/.exec(text.slice(span.start, span.end))?.[0];
  if (digits === undefined) return [];
  const end = span.start + digits.length;
  return [
    {
      kind: "figure moved by one",
      span: { start: span.start, end },
      replace: String(Number(digits.replaceAll("_", "")) + 1),
    },
  ];
}

function nextDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

function inDeclaration(text: string, it: Ast.Declaration, parties: readonly string[]): readonly Found[] {
  const dropped = (kind: PlantKind, span: Span): Found => ({ kind, span, replace: "" });
  if (it.kind === "in-force" && !it.policy)
    return [{ kind: "day moved by one", span: it.from.span, replace: nextDay(it.from.text) }];
  if (it.kind === "standard") {
    return it.onlyIf.map((one) => {
      const start = text.lastIndexOf("only if", one.span.start);
      return dropped("only if dropped", { start, end: one.span.end });
    });
  }
  if (it.kind !== "rule") return [];
  const requirements = it.clauses.filter((one) => one.kind === "require" || one.kind === "deadline");
  const [{ span: bound }] = it.parties;
  const other = parties.find((one) => it.parties.every(({ text: own }) => one !== own));
  return [
    ...(other === undefined ? [] : [{ kind: "party swapped" as const, span: bound, replace: other }]),
    ...it.clauses.flatMap((one): readonly Found[] => {
      if (one.kind === "unless") return [dropped("unless dropped", one.span)];
      if (one.kind === "when") return [dropped("when dropped", one.span)];
      if (one.kind === "in-force")
        return [{ kind: "day moved by one", span: one.from.span, replace: nextDay(one.from.text) }];
      if (one.kind === "deadline") return requirements.length > 1 ? [dropped("requirement dropped", one.span)] : [];
      if (one.kind !== "require") return [];
      const [word, opposite] = one.forbid ? ["forbid", "require"] : ["require", "forbid"];
      const span = { start: one.span.start, end: one.span.start + word.length };
      return [
        { kind: "require for forbid", span, replace: opposite },
        ...(requirements.length > 1 ? [dropped("requirement dropped", one.span)] : []),
      ];
    }),
  ];
}

/** The text with a plant in it. */
export const planted = (text: string, { span, replace }: Plant): string =>
  text.slice(0, span.start) + replace + text.slice(span.end);
