import { replacing } from "../../base/diagnostic.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench } from "./bench.ts";
import { unknownBasis } from "./diagnostics/clauses.ts";
import { report } from "./ledger.ts";
import { listed } from "./messages.ts";

/** What a rule can rest on, from 法律 to an interpretation. */
export const basisWords: readonly string[] = [
  "law",
  "regulation",
  "rules",
  "mandatory_standard",
  "recommended_standard",
  "guidance",
  "interpretation",
];

/** Checks that a `basis` is one of those that the language knows. */
export function checkBasis(bench: Bench, file: Ast.File, { basis: { text: name, span } }: Ast.Basis): void {
  if (name === "" || basisWords.includes(name)) return;
  const near = nearest(name, basisWords);
  const params = { name, near: didYouMean(near), known: listed(basisWords) };
  report(bench, file, span, unknownBasis, params, replacing(span, near));
}
