import type { Diagnostic } from "../base/diagnostic.ts";
import { allowed } from "./allow.ts";
import type { LintedPack } from "./linted-pack.ts";
import { lintRules } from "./rules.ts";

/** What is worth changing in a pack, in no order, without what its comments allow; and comments that allow nothing. */
export function lint(linted: LintedPack): readonly Diagnostic[] {
  const found = lintRules.flatMap((it) => [...it.check(linted)]);
  return allowed(
    linted.pack.checked.files,
    found,
    lintRules.map((it) => it.code),
  );
}
