import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reach } from "./bench.ts";
import type { Placed, PlacedRule } from "./checked.ts";
import { checkCondition } from "./condition.ts";
import { unreadableSubject } from "./diagnostics/names.ts";
import type { Way } from "./known-definition.ts";
import { report } from "./ledger.ts";
import { describePlace } from "./messages.ts";
import { readerOf, readers, ruleParams } from "./reader.ts";
import { unreadBy } from "./reads.ts";
import { locatorOf, noteNamed, reportNoRules, rulesWanted, targetRules } from "./targets.ts";

/** Judges an exemption, and gives the rules from which it exempts: each can read what its condition reads. */
export function checkExemption(bench: Bench, { declaration, file }: Placed<Ast.Exemption>): readonly PlacedRule[] {
  const { id, name, condition } = declaration;
  const targets = [...new Set(declaration.from.flatMap((it) => exempted(bench, file, it)))];
  noteNamed(bench, id, targets);
  const reads = new Map<string, Way | undefined>();
  const reach: Reach = { file, declaration, local: undefined, reader: undefined, reads };
  checkCondition(bench, reach, condition);
  for (const { declaration: rule } of targets) {
    const reader = readerOf(bench, rule);
    const unread = reader && unreadBy(reader, reads);
    if (unread === undefined) continue;
    const whose = readers.exemption({ name: name.text, ...ruleParams(rule) });
    report(bench, file, condition.span, unreadableSubject, { ...unread, reader: whose });
    break;
  }
  return targets;
}

function exempted(bench: Bench, file: Ast.File, target: Ast.Target): readonly PlacedRule[] {
  const found = targetRules(bench, file, target);
  if (found?.length === 0 && target.kind === "place") {
    const where = describePlace(locatorOf(target.place));
    reportNoRules(bench, file, target.place.span, where, rulesWanted.exempting(), found);
  }
  return found ?? [];
}
