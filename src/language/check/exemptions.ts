import { formatLocator } from "../../statute/locator.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reach } from "./bench.ts";
import type { Placed, PlacedRule } from "./checked.ts";
import { checkCondition } from "./condition.ts";
import { unreadableSubject } from "./diagnostics/names.ts";
import { report } from "./ledger.ts";
import { readerOf, subjectClause } from "./reader.ts";
import { unreadBy } from "./reads.ts";
import { locatorOf, noteNamed, reportNoRules, targetRules } from "./targets.ts";

/** Judges an exemption, and gives the rules from which it exempts: each can read what its condition reads. */
export function checkExemption(bench: Bench, { declaration, file }: Placed<Ast.Exemption>): readonly PlacedRule[] {
  const { id, name, condition } = declaration;
  const targets = [...new Set(declaration.from.flatMap((it) => exempted(bench, file, it)))];
  noteNamed(bench, id, targets);
  const reads = new Map<string, string | undefined>();
  const reach: Reach = { file, declaration, local: undefined, reader: undefined, reads };
  checkCondition(bench, reach, condition);
  for (const { declaration: rule } of targets) {
    const reader = readerOf(bench, rule);
    const unread = reader && unreadBy(reader, reads);
    if (unread === undefined) continue;
    const on = subjectClause(rule)?.subject.text;
    const whose = `the exemption \`${name.text}\` from \`${rule.name.text}\`${on === undefined ? "" : ` on \`${on}\``}`;
    report(bench, file, condition.span, unreadableSubject, { ...unread, reader: whose });
    break;
  }
  return targets;
}

function exempted(bench: Bench, file: Ast.File, target: Ast.Target): readonly PlacedRule[] {
  const found = targetRules(bench, file, target);
  if (found?.length === 0 && target.kind === "place") {
    const where = formatLocator(locatorOf(target.place));
    reportNoRules(bench, file, target.place.span, where, "rule from which it could exempt", found);
  }
  return found ?? [];
}
