import type * as Ast from "../language/syntax/ast.ts";
import { walk } from "../language/syntax/walk.ts";
import type { Pack } from "../pack/pack.ts";

/** The definitions of its own pack that expressions name, those that these name in turn, and those in standards; each once. */
export function definitionsUsed({ checked }: Pack, expressions: readonly Ast.Expr[]): readonly Ast.Define[] {
  const found = new Set<Ast.Define>();
  const asked = new Set<Ast.Standard>();
  const visit = (expression: Ast.Expr): void => {
    for (const it of walk(expression)) {
      const meaning = it.kind === "path" ? checked.meanings.get(it.id) : undefined;
      if (meaning?.kind === "definition" && !found.has(meaning.definition)) {
        found.add(meaning.definition);
        const { value, exceptions } = meaning.definition;
        for (const one of [value, ...exceptions.flatMap((exception) => [exception.when, exception.value])]) visit(one);
      }
      if (meaning?.kind === "standard" && !asked.has(meaning.standard)) {
        asked.add(meaning.standard);
        for (const one of [...meaning.standard.onlyIf, ...meaning.standard.orIf]) visit(one);
      }
    }
  };
  for (const it of expressions) visit(it);
  return [...found];
}
