import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Checked, Sound } from "./checked.ts";

// INVARIANT (sealed): what is lowered has no error, neither the parser's nor the checker's.
//   So every path has a meaning, every expression a type, every quote its words, and no node is missing.
/**
 * A checked pack as a sound one; undefined if any of these diagnostics is an error.
 * Hand in all that was said of the pack, the parser's diagnostics too.
 */
export function seal(checked: Checked, diagnostics: readonly Diagnostic[]): Sound | undefined {
  return diagnostics.some((it) => it.severity === "error") ? undefined : (checked as Sound);
}
