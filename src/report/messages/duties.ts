import { message, messages, type Message, type MessageValue } from "../../base/message.ts";
import type { Modal } from "../../graph/graph.ts";

const parties = message("report/party", {
  en: "{called}{party, select, other {}}",
  zh: `{called, select, other {}}{party, select,
    provider {提供者} user {使用者} individual {個人} assessor {評估、檢查的機構和人員} authority {有關主管部門} state {國家}
    platform {網絡信息內容傳播服務提供者} app_store {互聯網應用程序分發平臺} other {\`{party}\`}}`,
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
 * Those who have duties, as the law calls them; what only a pack of somebody else knows stays a name.
 *
 * @example
 * locales["zh-Hans"].say(partyMessage("provider")) // "提供者"
 * locales["zh-Hans"].say(partyMessage("broker")) // "`broker`"
 */
export const partyMessage = (party: string, called = party): Message => parties({ party, called });

interface Duty {
  readonly party: string;
  readonly modal: Modal;
  readonly act: MessageValue;
  /** What English calls the party; default: its name. */
  readonly called?: string;
}

function partsOf({ party, modal, act, called }: Duty): Readonly<Record<"party" | "modal" | "act", MessageValue>> {
  return { party: partyMessage(party, called), modal: modals[modal](), act };
}

/** A duty, or what else a party may do, as a sentence. */
export const dutyMessage = (duty: Duty): Message => duties.whole(partsOf(duty));

/** The same where more follows. */
export const dutyClause = (duty: Duty): Message => duties.clause(partsOf(duty));

/** Whose duty it is. */
export const othersDutyMessage = (party: string): Message => duties.of({ party: partyMessage(party) });
