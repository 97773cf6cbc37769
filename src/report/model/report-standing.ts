import { formatDay } from "../../base/civil-date.ts";
import type { RuleSource } from "../../graph/sources.ts";
import { isBinding } from "../../evaluate/advisory.ts";
import { holding } from "../../evaluate/profile-days.ts";
import type { Settings } from "../../evaluate/settings.ts";
import { reportPlace } from "./report-place.ts";
import type { ReportStanding } from "./rule-report.ts";
import type { Reading } from "./reading.ts";
import { titleIn } from "../messages/citations.ts";
import { adoptedBy, advisoryFor } from "../messages/law.ts";

interface Judged {
  readonly rule: string;
  readonly pack: string;
  readonly advisory: boolean;
}

/** What a rule rests on, why it is advisory, or by whom it is adopted. */
export function standingOf(
  { rule, pack, advisory }: Judged,
  source: RuleSource,
  basis: string,
  { settings, locale }: Pick<Reading, "settings" | "locale">,
): ReportStanding {
  const bindsOfItself = isBinding({ ...settings, adoptions: [] }, { name: rule, basis });
  const where = source.basis && titleIn(source.basis.where, locale);
  const reasons = source.unverified.map((it) => titleIn(it, locale));
  const why = reasons.length > 0 ? "unverified" : "not-adopted";
  return {
    basis,
    where,
    advisory: advisory
      ? { why, reasons, sentence: locale.say(advisoryFor(why, { basis, where, reasons })) }
      : undefined,
    adopted:
      !advisory && !bindsOfItself
        ? adoptionOf(rule, pack, settings, (by, on) => locale.say(adoptedBy({ basis, where, reasons }, by, on)))
        : undefined,
  };
}

function adoptionOf(
  rule: string,
  pack: string,
  { adoptions, asOf }: Settings,
  sentence: (by: string, on: string) => string,
): ReportStanding["adopted"] {
  const found = holding(adoptions, asOf).find(({ of }) => of.name === (of.kind === "rule" ? rule : pack));
  if (!found) return undefined;
  const { by, because, place } = found;
  const on = formatDay(found.on);
  return { by, on, because, at: reportPlace(place), sentence: sentence(by, on) };
}
