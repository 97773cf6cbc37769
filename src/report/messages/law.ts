import { groupBy } from "../../base/group-by.ts";
import type { Locale } from "../../base/locale.ts";
import { listOf, messages, type Message } from "../../base/message.ts";
import type { RuleAsked } from "../../evaluate/decision.ts";
import type { WrittenInterval } from "../../graph/graph.ts";
import type { ClauseSource } from "../../graph/sources.ts";
import { locatorsIn } from "../model/citations.ts";
import { enumeration, phrases } from "./phrases.ts";
import { verdictWords } from "./verdicts.ts";

const law = messages("report/law", {
  never: { en: "a draft: not in force on any day", zh: "草案，任何一日均不施行" },
  from: { en: "in force from {from}", zh: "自 {from} 起施行" },
  between: { en: "in force from {from} until {until}", zh: "自 {from} 起施行，{until} 起不再施行" },
  valueFrom: { en: "in force from {from}", zh: "自 {from} 起適用" },
  valueBetween: { en: "in force from {from} until {until}", zh: "自 {from} 起適用，{until} 起不再適用" },
  noRule: { en: "no rule", zh: "沒有規則" },
  onlyAdvisory: { en: "only advisory rules", zh: "只有僅供參考的規則" },
  advisory: { en: "advisory", zh: "僅供參考" },
  unverified: { en: "unverified: {reasons}", zh: "未經核對：{reasons}" },
  provisional: { en: "provisional, for it is unverified: {reasons}", zh: "暫定，因未經核對：{reasons}" },
  provisionalThrough: {
    en: "provisional, for a rule or exemption on which it rests is unverified",
    zh: "暫定，因其所依據的規則或豁免未經核對",
  },
  notAdopted: { en: "{rests}, which no profile adopts", zh: "{rests}，而沒有配置採納它" },
  adopted: { en: "{rests}, adopted by {by} on {on}", zh: "{rests}，由 {by} 於 {on} 採納" },
  rests: { en: "rests on {basis}", zh: "依據 {basis}" },
  basis: {
    en: "{basis, select, recommended_standard {a recommended standard} guidance {guidance} interpretation {an interpretation} other {{basis}}}",
    zh: "{basis, select, recommended_standard {推薦性標準} guidance {指導文件} interpretation {解釋} other {{basis}}}",
  },
});

/** The rank of what a rule rests on. */
export const basisMessage = (basis: string): Message => law.basis({ basis });

/**
 * When something is law.
 *
 * @example
 * locales.en.say(inForceMessage({ from: "2025-09-01", until: undefined })) // "in force from 2025-09-01"
 * locales.en.say(inForceMessage("never")) // "a draft: not in force on any day"
 */
export const inForceMessage = (days: WrittenInterval): Message => daysMessage(days, law);

/** When a value of a law holds. */
export const valueInForceMessage = (days: WrittenInterval): Message =>
  daysMessage(days, { never: law.never, from: law.valueFrom, between: law.valueBetween });

/** The same in other words. */
export function daysMessage(
  days: WrittenInterval,
  words: {
    readonly never: () => Message;
    readonly from: (days: { readonly from: string }) => Message;
    readonly between: (days: { readonly from: string; readonly until: string }) => Message;
  },
): Message {
  if (days === "never") return words.never();
  const { from, until } = days;
  return until === undefined ? words.from({ from }) : words.between({ from, until });
}

/** Why nothing is left of `complies with`: one reason for all places, or each reason with its places. */
export function voidClauseMessage(
  { pack, places }: NonNullable<ClauseSource["complies"]>,
  asked: readonly RuleAsked[],
  locale: Locale,
): Message {
  const label = places === undefined ? pack : `${pack} ${locatorsIn(places, locale)}`;
  const groups = groupBy(asked, (it) => JSON.stringify(reasonOf(it)));
  const each = [...groups.values()].flatMap((same) => {
    const places = same.map((it) => it.locator);
    const aside = locatorsIn(places, locale);
    return same.slice(0, 1).map((it) => phrases.aside({ text: reasonOf(it), aside }));
  });
  return phrases.labelled({ label, text: each.length < 2 ? onlyReason(asked) : listOf(each, "clause") });
}

function onlyReason([first]: readonly RuleAsked[]): Message {
  if (!first) return law.noRule();
  return first.advisory ? law.onlyAdvisory() : reasonOf(first);
}

function reasonOf({ advisory, verdict, inForce }: RuleAsked): Message {
  if (advisory) return law.advisory();
  return verdict === "not_in_force" ? inForceMessage(inForce) : verdictWords[verdict]();
}

/** What a rule rests on. */
export interface LegalBasis {
  /** `guidance` … */
  readonly basis: string;
  readonly where: string | undefined;
  /** Why it is unverified. */
  readonly reasons: readonly string[];
}

function restsOn({ basis, where }: LegalBasis): Message {
  const text = law.rests({ basis: basisMessage(basis) });
  return where === undefined ? text : phrases.aside({ text, aside: where });
}

/** Why a rule counts for nothing. */
export const advisoryMessage = (why: "unverified" | "not-adopted", on: LegalBasis): Message =>
  why === "unverified"
    ? law.unverified({ reasons: enumeration(on.reasons, "reasons") })
    : law.notAdopted({ rests: restsOn(on) });

/** Why a verdict settles nothing. `reasons`: why the rule itself is unverified. */
export const provisionalMessage = (reasons: readonly string[]): Message =>
  reasons.length > 0 ? law.provisional({ reasons: enumeration(reasons, "reasons") }) : law.provisionalThrough();

/** Who made it count. */
export const adoptedMessage = (rests: LegalBasis, by: string, on: string): Message =>
  law.adopted({ rests: restsOn(rests), by, on });

const encoded = messages("report/encoded", {
  all: { en: "all {count}", zh: "全部 {count} 條" },
  some: { en: "{articles} of {count}", zh: "第 {articles} 條（共 {count} 條）" },
  these: { en: "{articles}", zh: "第 {articles} 條" },
});

/** Which articles a pack makes rules of. `of`: how many its law has; undefined: nobody knows. */
export function encodedArticlesMessage(articles: readonly string[], of: number | undefined): Message {
  const numbers = listOf(articles);
  if (of === undefined) return encoded.these({ articles: numbers });
  return articles.length === of ? encoded.all({ count: of }) : encoded.some({ articles: numbers, count: of });
}
