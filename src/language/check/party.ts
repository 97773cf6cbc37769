import { replacing } from "../../base/diagnostic.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench } from "./bench.ts";
import { unknownParty } from "./diagnostics/names.ts";
import { report } from "./ledger.ts";
import { listed } from "./messages.ts";

/** Checks that the pack declares a party. */
export function checkParty(bench: Bench, file: Ast.File, { text: name, span }: Ast.Name): boolean {
  const { parties } = bench.context;
  if (parties.includes(name)) return true;
  if (name === "") return false;
  const near = nearest(name, parties);
  const fix = replacing(span, near);
  report(bench, file, span, unknownParty, { name, near: didYouMean(near), known: listed(parties) }, fix);
  return false;
}
