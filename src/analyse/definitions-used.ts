import type * as Ast from "../language/syntax/ast.ts";
import { walk } from "../language/syntax/walk.ts";
import type { Pack } from "../pack/pack.ts";

/** The definitions and standards of its own pack that expressions name, and those that these name in turn; each once. */
export function definitionsUsed(
  { checked }: Pack,
  expressions: readonly Ast.Expr[],
): readonly (Ast.Define | Ast.Standard)[] {
  const found = new Set<Ast.Define | Ast.Standard>();
  const visit = (expression: Ast.Expr): void => {
    for (const it of walk(expression)) {
      const meaning = it.kind === "path" ? checked.meanings.get(it.id) : undefined;
      if (meaning?.kind === "definition" && !found.has(meaning.definition)) {
        found.add(meaning.definition);
        const { value, exceptions } = meaning.definition;
        for (const one of [value, ...exceptions.flatMap((exception) => [exception.when, exception.value])]) visit(one);
      }
      if (meaning?.kind === "standard" && !found.has(meaning.standard)) {
        found.add(meaning.standard);
        for (const one of [...meaning.standard.onlyIf, ...meaning.standard.orIf]) visit(one);
      }
    }
  };
  for (const it of expressions) visit(it);
  return [...found];
}
