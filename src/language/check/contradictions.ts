import { exact } from "../../base/exact.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench } from "./bench.ts";
import type { Placed } from "./checked.ts";
import { contradictingExceptions } from "./diagnostics/types.ts";
import { report } from "./ledger.ts";

/** Reports exceptions that hold under the same condition and give different values, as far as that can be read off. */
export function checkContradictions(bench: Bench, { declaration, file }: Placed<Ast.Define>): void {
  const { name, exceptions } = declaration;
  const first = new Map<string, Ast.Expr>();
  for (const { value, when } of exceptions) {
    const condition = meaningOf(when);
    const other = first.get(condition);
    if (other === undefined) first.set(condition, value);
    else if (differ(bench, other, value)) {
      const [before, after] = [other, value].map(({ span }) => file.source.text.slice(span.start, span.end));
      const params = { name: name.text, first: before ?? "", second: after ?? "" };
      report(bench, file, value.span, contradictingExceptions, params);
    }
  }
}

/** What an expression says, wherever it stands: two of one text are one condition. */
const meaningOf = (expr: Ast.Expr): string =>
  JSON.stringify(expr, (key, part: unknown) => (key === "id" || key === "span" ? undefined : part));

/** Whether two values are surely not the same: written out, of one kind, and different. */
function differ(bench: Bench, a: Ast.Expr, b: Ast.Expr): boolean {
  if (a.kind === "path" && b.kind === "path") {
    const [one, other] = [a, b].map((it) => bench.ledger.meanings.get(it.id));
    return one?.kind === "member" && other?.kind === "member" && one.member !== other.member;
  }
  if (a.kind !== "literal" || b.kind !== "literal" || a.type !== b.type) return false;
  if (a.type !== "number" && a.type !== "percent") return a.text !== b.text;
  const [one, other] = [exact(a.text), exact(b.text)];
  return one !== undefined && other !== undefined && !one.equals(other);
}
