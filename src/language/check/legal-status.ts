import { formatDay, intersection, parseDay, type Interval } from "../../base/civil-date.ts";
import { replacementFix } from "../../base/diagnostic.ts";
import { messages, type Message, type MessageValue } from "../../base/message.ts";
import type { Span } from "../../base/text.ts";
import { enclosing } from "../../statute/locator.ts";
import type * as Ast from "../syntax/ast.ts";
import type { LegalStatus } from "./checked-pack.ts";
import { report, written, type CheckContext, type CheckTables, type InFile } from "./context.ts";
import { repeatedClause, neverInForce, policyDay, untilBeforeFrom } from "./diagnostics/clauses.ts";
import { describePlace, packs } from "./messages.ts";
import type { Placement, NestedDeclaration } from "./placement.ts";

/** What holds for all that stands in a unit. */
interface Around {
  readonly inForce: Interval;
  readonly unverified: readonly Ast.Unverified[];
  /** Which days these are: those of the pack or of a unit. */
  readonly who: Message;
}

/**
 * What a declaration has of the pack and the units around it, and of its own clauses: its days, its basis, and why it is
 * unverified. Days that meet none of those around them are reported, and then left out.
 */
export function legalStatuses(
  ledger: CheckTables,
  context: CheckContext,
  placement: Placement,
): (found: NestedDeclaration) => LegalStatus {
  const whole: Around = { inForce: context.inForce, unverified: [], who: packs.whole() };
  const known = new Map<Ast.UnitBlock, Around>();
  const aroundOf = ({ units, file, locator }: NestedDeclaration): Around => {
    let around = whole;
    for (const unit of units) {
      const within =
        known.get(unit) ?? aroundIn({ ledger, file }, unit, describePlace(enclosing(unit.level, locator)), around);
      known.set(unit, within);
      around = within;
    }
    return around;
  };
  const policies = placement.inForce.filter((it) => it.declaration.policy);
  for (const [index, it] of policies.entries()) {
    if (index > 0)
      report({ ledger, file: it.file }, it.declaration.span, repeatedClause, {
        what: whole.who,
        clause: written({ ledger, file: it.file }, "policy in force from"),
      });
    checkPolicyDays({ ledger, context, file: it.file }, it.declaration);
  }
  // So that the days of a unit are read once, whatever stands in it.
  for (const it of placement.all) aroundOf(it);

  return (found) => {
    const around = aroundOf(found);
    const { declaration, file } = found;
    const rule = declaration.kind === "rule" ? declaration : undefined;
    const clauses = rule?.clauses ?? [];
    const what = rule && `\`${rule.name.text}\``;
    const own = clauses.find((it) => it.kind === "in-force" && !it.policy);
    const basis = clauses.find((it) => it.kind === "basis");
    return {
      inForce: own?.kind === "in-force" ? within({ ledger, file }, own, what, around) : around.inForce,
      basis: basis?.kind === "basis" ? basis.basis.text : context.rank,
      unverified: [...around.unverified, ...clauses.filter((it) => it.kind === "unverified")],
    };
  };
}

function aroundIn(at: InFile, unit: Ast.UnitBlock, who: Message, around: Around): Around {
  const [own, ...others] = unit.body.flatMap((it) => (it.kind === "in-force" && !it.policy ? [it] : []));
  for (const it of others) report(at, it.span, repeatedClause, { what: who, clause: written(at, "in force from") });
  const unverified = unit.body.flatMap((it) => (it.kind === "unverified" ? [it] : []));
  return {
    inForce: own === undefined ? around.inForce : within(at, own, who, around),
    unverified: [...around.unverified, ...unverified],
    who: own === undefined ? around.who : who,
  };
}

// INVARIANT (some-day): what is in force at all in a sound pack is in force on some day of what is around it.
function within(at: InFile, own: Ast.InForce, what: MessageValue, around: Around): Interval {
  const days = readDays(at, own);
  if (days === undefined) return around.inForce;
  const both = intersection(days, around.inForce);
  if (both !== undefined) return both;
  const params = { what, around: around.who, days: describeDays(around.inForce) };
  report(at, own.span, neverInForce, params);
  return around.inForce;
}

/** The text's own day and that of pack.yaml are one. An end that the text does not name may stand in pack.yaml alone. */
export function checkPolicyDays(at: InFile & { readonly context: CheckContext }, policy: Ast.InForce): void {
  const { inForce } = at.context;
  const days = readDays(at, policy);
  if (days === undefined) return;
  const isSame = inForce !== "never" && inForce.from === days.from;
  if (isSame && (policy.until === undefined || inForce.until === days.until)) return;
  const params = { written: describeDays(days), manifest: describeDays(inForce) };
  const [span, day]: readonly [Span, string | undefined] =
    inForce === "never"
      ? [policy.span, undefined]
      : isSame
        ? [policy.until?.span ?? policy.span, inForce.until === undefined ? undefined : formatDay(inForce.until)]
        : [policy.from.span, formatDay(inForce.from)];
  report(at, span, policyDay, params, replacementFix(span, day));
}

/** Days as they are written: `from D`, `from D until D`. */
type Written = Pick<Ast.InForce, "from" | "until">;

/** Days that begin and end somewhere. */
export type Days = Exclude<Interval, "never">;

/** The days that are written; undefined where they are none, which is reported, or no dates, which the parser said. */
export function readDays(at: InFile, { from, until }: Written): Days | undefined {
  const first = parseDay(from.text);
  const end = until === undefined ? undefined : parseDay(until.text);
  if (first === undefined || (until !== undefined && end === undefined)) return undefined;
  if (until === undefined || end === undefined || first < end) return { from: first, until: end };
  report(at, until.span, untilBeforeFrom, { from: from.text, until: until.text });
  return undefined;
}

const words = messages("language/days", {
  never: { en: "on no day", zh: "永不" },
  from: { en: "from `{from}`", zh: "自 `{from}` 起" },
  until: { en: "from `{from}` until `{until}`", zh: "自 `{from}` 起至 `{until}` 前" },
});

/** `from 2023-08-15 until 2024-01-01`; `on no day` of a draft. */
export function describeDays(days: Interval): Message {
  if (days === "never") return words.never();
  const from = formatDay(days.from);
  return days.until === undefined ? words.from({ from }) : words.until({ from, until: formatDay(days.until) });
}
