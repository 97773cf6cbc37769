import type { Locale } from "../../base/locale.ts";
import { messages, listOf, namesOf, titled, type Message, type MessageValue } from "../../base/message.ts";
import type { ContradictedFacts, Gate, UsedAttestation, Verdict } from "../../evaluate/decision.ts";
import { shortName } from "../../evaluate/program.ts";
import { citationIn } from "../model/citations.ts";
import { reportPlace, showPlace } from "../model/report-place.ts";
import type {
  ReportAssumption,
  ReportAttestation,
  ReportInterpretation,
  ReportParameter,
  ReportWaived,
  ReportDispute,
  ReportYield,
} from "../model/report.ts";
import { inForceMessage, valueInForceMessage } from "./law.ts";
import { phrases, enumeration, firstOfMany } from "./phrases.ts";
import { verdictWords } from "./verdicts.ts";

const grounds = messages("report/grounds", {
  byWaiver: {
    en: "until {until}, approved by {approver} for {requester}: {reason} ({place})",
    zh: "{until} 前有效，由 {requester} 申請、{approver} 批准：{reason}（{place}）",
  },
  byAttestation: {
    en: "{met, select, true {attested} false {denied}} by {by}, good until {until}",
    zh: "{met, select, true {由} false {經}} {by} {met, select, true {確認} false {判定為「否」}}，{until} 前有效",
  },
  byInterpretation: { en: "`{term}`: {value} (read by {by})", zh: "`{term}`：{value}（由 {by} 解釋）" },
  byAssumption: { en: "`{path}` assumed to be {shown} by {by}", zh: "`{path}` 由 {by} 假定為 {shown}" },
  byParameter: { en: "`{name}` is {shown}, {days}", zh: "`{name}` 為 {shown}，{days}" },
});

/** Who attested it, and until when that counts. */
export const attestedByMessage = ({
  by,
  met,
  until,
}: Pick<ReportAttestation, "met" | "until"> & { readonly by: MessageValue }): Message =>
  grounds.byAttestation({ by, met, until });

/** The same with what was attested, and as whom. */
export function attestationMessage(it: Pick<ReportAttestation, "standard" | "by" | "role" | "met" | "until">): Message {
  const by = phrases.aside({ text: it.by, aside: titled("role", it.role) });
  return phrases.labelled({ label: shortName(it.standard), text: attestedByMessage({ ...it, by }) });
}

/** The same of a signature on which the verdict of a rule does not rest. `open`: it may yet. */
export const idleMessage = (it: Parameters<typeof attestationMessage>[0], open: boolean): Message =>
  idle.signed({ signed: attestationMessage(it), open });

/** Why a signature that counts decides nothing: what the open rules lack that ask for it; without such, what the others say. */
export function idleBecause(
  rules: readonly { readonly rule: string; readonly verdict: Verdict; readonly lacks: readonly string[] }[],
): Message {
  const open = rules.filter((it) => it.verdict === "undetermined" && it.lacks.length > 0);
  const named = open.length > 0 ? open : rules;
  const each = named.map(({ rule, verdict, lacks }) =>
    open.length > 0
      ? idle.lacks({ rule: shortName(rule), lacks: enumeration(firstOfMany(lacks, lacksShown)) })
      : phrases.aside({ text: `\`${shortName(rule)}\``, aside: verdictWords[verdict]() }),
  );
  const told = listOf(firstOfMany(each, rulesShown), "semicolon");
  return open.length > 0 ? idle.yet({ rules: told }) : idle.never({ rules: told });
}

const lacksShown = 3;
const rulesShown = 3;

const idle = messages("report/idle", {
  signed: {
    en: "{signed}; it counts, but decides nothing {open, select, true {yet} false {here}}",
    zh: "{signed}；有效，但{open, select, true {尚} false {此處}}不決定結果",
  },
  lacks: { en: "`{rule}` still lacks {lacks}", zh: "`{rule}` 還缺 {lacks}" },
  yet: { en: "counts, but decides nothing yet: {rules}", zh: "有效，但尚不決定結果：{rules}" },
  never: { en: "counts, but no outcome rests on it: {rules}", zh: "有效，但沒有結果以其為依據：{rules}" },
});

/** How a term was read, and by whom. */
export const interpretationMessage = ({
  term,
  value,
  by,
}: Pick<ReportInterpretation, "term" | "value" | "by">): Message =>
  grounds.byInterpretation({ term: shortName(term), value, by });

/** What was taken for granted, and by whom. */
export const assumptionMessage = ({ path, shown, by }: Pick<ReportAssumption, "path" | "shown" | "by">): Message =>
  grounds.byAssumption({ path, shown, by });

/** A value with dates. */
export const parameterMessage = ({
  name,
  shown,
  in_force: days,
}: Pick<ReportParameter, "name" | "shown" | "in_force">): Message =>
  grounds.byParameter({ name: shortName(name), shown, days: valueInForceMessage(days) });

/** Who let it stand until when, and why. */
export const waiverMessage = ({ requester, approver, until, reason, at }: ReportWaived): Message =>
  grounds.byWaiver({ requester, approver, until, reason, place: showPlace(at) });

const gates = messages("report/gates", {
  scope: { en: "outside the scope of {scope}", zh: "不在{scope}的適用範圍內" },
  when: { en: "its condition does not hold", zh: "條件不成立" },
  unless: { en: "its exception holds", zh: "例外成立" },
  excepted: { en: "excepted", zh: "屬於例外" },
  upon: { en: "nothing was breached of which it is a consequence", zh: "它所針對的違反並未發生" },
  nothingLeft: { en: "nothing is left to comply with: {voids}", zh: "沒有尚須遵守的內容：{voids}" },
  nothing: { en: "there is nothing that it is about", zh: "沒有它所涉及的對象" },
  noElement: {
    en: "nothing in `{path}` is of the kind that it is about",
    zh: "`{path}` 中沒有它所涉及的一類",
  },
  attested: {
    en: "`{standard}` is {met, select, true {attested} false {denied}} by {by}, good until {until}",
    zh: "`{standard}` {met, select, true {由} false {經}} {by} {met, select, true {確認} false {判定為「否」}}，{until} 前有效",
  },
});

/** What shut a gate. */
interface GateGrounds {
  /** Where a scope stands, as people cite it. */
  readonly scope: string;
  /** The facts: `service.training.performed` is false. */
  readonly facts: readonly MessageValue[];
  readonly attestations: readonly Pick<UsedAttestation, "standard" | "met" | "by" | "until">[];
  /** Why each clause is void. */
  readonly voids: readonly string[];
}

/** Why a rule does not apply. */
export function gateMessage(it: Gate, { scope, facts: read, attestations, voids }: GateGrounds): Message {
  const signed = attestations.map(({ standard, met, by, until }) =>
    gates.attested({ standard: shortName(standard), met, by, until }),
  );
  const facts = [...read, ...signed];
  const because = (label: Message): Message =>
    facts.length === 0 ? label : phrases.labelled({ label, text: enumeration(facts, "facts") });
  switch (it.kind) {
    case "scope":
      return because(gates.scope({ scope }));
    case "when":
      return facts.length === 0 ? gates.when() : phrases.all({ all: enumeration(facts, "facts") });
    case "unless":
      return facts.length === 0 ? gates.unless() : because(gates.excepted());
    case "upon":
      return gates.upon();
    case "void":
      return gates.nothingLeft({ voids: listOf(voids, "semicolon") });
    case "no-element":
      return it.path === "" ? gates.nothing() : gates.noElement({ path: it.path });
    case "not-in-force":
      return inForceMessage(it.inForce);
  }
}

const findings = messages("report/findings", {
  mayPrevail: {
    en: "{what} may prevail{holds, select, true {} unknown {; it is not stated whether they apply}}",
    zh: "{what}：可能優先適用{holds, select, true {} unknown {，但未寫明其是否適用}}",
  },
  disputed: {
    en: "{by} signed that `{standard}` is {met, select, true {met} false {not met}}, and the facts say otherwise{fact, select, none {} other {: `{fact}`}}",
    zh: "{by} 署名確認 `{standard}` {met, select, true {成立} false {不成立}}，而事實與此相反{fact, select, none {} other {：`{fact}`}}",
  },
  rebutted: {
    en: "by the signature of {by}, `{standard}` is {met, select, true {met} false {not met}}; without one it is presumed {met, select, true {not met} false {met}}{fact, select, none {} other {, from `{fact}`}}",
    zh: "依據 {by} 的署名，`{standard}` {met, select, true {成立} false {不成立}}；沒有署名時{fact, select, none {} other {由 `{fact}` }}推定為{met, select, true {不成立} false {成立}}",
  },
  weekdays: {
    en: "`{pack}` counted working days from Monday to Friday, and knows no holidays: {rules}",
    zh: "`{pack}` 按周一至周五計算工作日，不含任何節假日安排：{rules}",
  },
});

/** That another regime may prevail over a law. */
export const mayPrevailMessage = ({ what, holds }: Pick<ReportYield, "what" | "holds">): Message =>
  findings.mayPrevail({ what, holds });

/** The same, with the place in the law that says so. */
export const yieldMessage = (it: ReportYield, locale: Locale): Message =>
  phrases.labelled({ label: citationIn(it.cite, locale), text: mayPrevailMessage(it) });

const contradicted = messages("report/contradicted", {
  value: { en: "{shown}", zh: "`{shown}`" },
  fact: { en: "`{path}` is {shown} ({at})", zh: "`{path}` 為 {shown}（{at}）" },
  more: { en: "{count} more", zh: "另有 {count} 項" },
  said: { en: "{facts} contradict each other: {why}", zh: "{facts}，互相矛盾：{why}" },
});

const factsShown = 3;

/** Which facts contradict each other, and why. */
export function contradictedMessage({ why, facts }: ContradictedFacts): Message {
  const each = facts.map(({ path, shown, place }) =>
    contradicted.fact({
      path,
      shown: typeof shown === "string" ? contradicted.value({ shown }) : shown,
      at: showPlace(reportPlace(place)),
    }),
  );
  return contradicted.said({ facts: enumeration(firstOfMany(each, factsShown, contradicted.more), "facts"), why });
}

type Said = Pick<ReportDispute, "standard" | "met" | "by" | "fact">;

const saidParams = ({ standard, met, by, fact }: Said) => {
  return { standard: shortName(standard), met, by, fact: fact ?? "none" } as const;
};

/** That a signature and facts contradict each other. */
export const disputeMessage = (it: Said): Message => findings.disputed(saidParams(it));

/** That a signature says other than what is presumed without one. */
export const rebuttalMessage = (it: Said): Message => findings.rebutted(saidParams(it));

/** That working days were counted by a calendar without holidays. */
export const weekdaysMessage = (pack: string, rules: readonly string[]): Message =>
  findings.weekdays({ pack, rules: namesOf(rules.map(shortName)) });
