import { listOf, messages, type Message, type MessageValue } from "../../base/message.ts";
import type { Modal } from "../../graph/graph.ts";
import type { PartyNames } from "../../pack/pack.ts";

const partyWords = messages("report/party", {
  all: { en: "{parties}", zh: "{parties}" },
  unnamed: { en: "{party}", zh: "`{party}`" },
});

const modals = messages("report/modals", {
  must: { en: "must", zh: "應當" },
  "must-not": { en: "must not", zh: "不得" },
  may: { en: "may", zh: "可以" },
  "is-entitled-to": { en: "is entitled to", zh: "有權" },
  "is-encouraged-to": { en: "is encouraged to", zh: "受鼓勵" },
  "has-power-to": { en: "has power to", zh: "有職權" },
  "is-liable-to": { en: "is liable to", zh: "可被追究" },
});

const duties = messages("report/duty", {
  whole: { en: "The {party} {modal} {act}.", zh: "{party} {modal}：{act}" },
  clause: { en: "The {party} {modal} {act}", zh: "{party} {modal}：{act}" },
  of: { en: "a duty of the {party}", zh: "{party} 的義務" },
});

/**
 * Those who have duties, as their pack calls them; what it does not call anything stays a name.
 *
 * @example
 * const names = new Map([["provider", { en: "provider", zh: "提供者" }]]);
 * locales["zh-Hans"].say(partiesMessage(["provider"], names)) // "提供者"
 * locales["zh-Hans"].say(partiesMessage(["broker"], names)) // "`broker`"
 * locales.en.say(partiesMessage(["provider", "broker"], names)) // "provider or broker"
 */
export function partiesMessage(parties: readonly string[], names: PartyNames): Message {
  const called = parties.map((party) => names.get(party) ?? partyWords.unnamed({ party }));
  return partyWords.all({ parties: listOf(called, "or") });
}

/** A party, and what it is called where that is something else. */
interface Called {
  readonly party: string;
  readonly who: string | undefined;
}

/** Whom a rule speaks of, or a run is judged for. */
export const whoOf = ({ party, who = party }: Called): string => who;

interface Duty {
  readonly modal: Modal;
  readonly act: MessageValue;
}

const partsOf = (
  who: MessageValue,
  { modal, act }: Duty,
): Readonly<Record<"party" | "modal" | "act", MessageValue>> => {
  return { party: who, modal: modals[modal](), act };
};

/** A duty, or what else parties may do, as a sentence. */
export const dutyMessage = (duty: Duty & Called): Message => dutyOf(whoOf(duty), duty);

/** The same of parties in words of ours. */
export const dutyOf = (who: MessageValue, duty: Duty): Message => duties.whole(partsOf(who, duty));

/** The same where more follows. */
export const dutyClause = (duty: Duty & Called): Message => duties.clause(partsOf(whoOf(duty), duty));

/** Whose duty it is. */
export const othersDutyMessage = (of: Called): Message => duties.of({ party: whoOf(of) });
