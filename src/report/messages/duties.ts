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
  "is-encouraged-to": { en: "is encouraged to", zh: "鼓勵" },
  "has-power-to": { en: "has power to", zh: "有權" },
  "is-liable-to": { en: "is liable to", zh: "追究" },
});

const duties = messages("report/duty", {
  whole: { en: "The {party} {modal} {act}.", zh: "{party} {modal}：{act}" },
  clause: { en: "The {party} {modal} {act}", zh: "{party} {modal}：{act}" },
  /** Chinese says these the other way round. */
  encouraged: { en: "The {party} {modal} {act}.", zh: "{modal} {party}：{act}" },
  encouragedClause: { en: "The {party} {modal} {act}", zh: "{modal} {party}：{act}" },
  liable: { en: "The {party} {modal} {act}.", zh: "可依法 {modal} {party} 的責任：{act}" },
  liableClause: { en: "The {party} {modal} {act}", zh: "可依法 {modal} {party} 的責任：{act}" },
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
export const dutyOf = (who: MessageValue, duty: Duty): Message =>
  (wholes[duty.modal] ?? duties.whole)(partsOf(who, duty));

/** The same where more follows. */
export const dutyClause = (duty: Duty & Called): Message =>
  (clauses[duty.modal] ?? duties.clause)(partsOf(whoOf(duty), duty));

const wholes: Partial<Record<Modal, typeof duties.whole>> = {
  "is-encouraged-to": duties.encouraged,
  "is-liable-to": duties.liable,
};
const clauses: Partial<Record<Modal, typeof duties.clause>> = {
  "is-encouraged-to": duties.encouragedClause,
  "is-liable-to": duties.liableClause,
};

/** Whose duty it is. */
export const othersDutyMessage = (of: Called): Message => duties.of({ party: whoOf(of) });
