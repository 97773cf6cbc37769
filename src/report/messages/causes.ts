import { durationOf } from "../../base/duration.ts";
import { groupBy } from "../../base/group-by.ts";
import { listOf, messages, titled, type Message, type MessageValue } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import type { Cause, Ended, RefusedAttestation } from "../../evaluate/decision.ts";
import { shortName } from "../../evaluate/program.ts";
import type { Vocabulary } from "../../vocabulary/type.ts";
import { reportPlace, showPlace } from "../model/report-place.ts";
import { contradictedMessage, disputeMessage } from "./grounds.ts";
import { enumeration, phrases, joinedClauses } from "./phrases.ts";

type Of<K extends Cause["kind"]> = Extract<Cause, { readonly kind: K }>;

/** What the wording of an attestation needs beside its cause: who may sign it, for how long, on what evidence. */
export interface AskedStandard {
  readonly title: string;
  readonly judges: readonly {
    readonly role: string;
    readonly validFor: string;
    readonly evidence: readonly string[];
  }[];
}

const signers = messages("report/signers", {
  validFor: { en: "(valid for {time})", zh: "（有效期 {time}）" },
  withEvidence: { en: "(evidence: {evidence}; valid for {time})", zh: "（證據：{evidence}；有效期 {time}）" },
  group: { en: "{roles} {papers}", zh: "{roles}{papers}" },
});

/** Who may sign; roles that need the same papers for the same time are named together. */
export function signersMessage({ judges }: Pick<AskedStandard, "judges">): MessageValue {
  const each = judges.map(({ role, validFor, evidence }) => {
    const time = durationOf(validFor);
    const kinds = evidence.map((it) => titled("evidence", it));
    const papers =
      kinds.length === 0 ? signers.validFor({ time }) : signers.withEvidence({ evidence: enumeration(kinds), time });
    return { papers, role: titled("role", role) };
  });
  const groups = [...groupBy(each, (it) => JSON.stringify(it.papers)).values()].map((same) => {
    const roles = same.map((it) => it.role);
    return signers.group({ roles: listOf(roles, "or"), papers: same[0]?.papers });
  });
  return listOf(groups, "or");
}

const refusals = messages("report/refused", {
  role: {
    en: "{by}'s of {on} does not count: only {roles} can say it",
    zh: "{by} 於 {on} 所作的確認無效：只能由 {roles} 署名",
  },
  notYet: { en: "{by}'s of {on} does not count yet", zh: "{by} 於 {on} 所作的確認尚未生效" },
  expired: { en: "{by}'s of {on} counted until {until} only", zh: "{by} 於 {on} 所作的確認自 {until} 起失效" },
  evidenceMissing: {
    en: "{by}'s of {on} does not count: it names no evidence of the kind `{kind}`",
    zh: "{by} 於 {on} 所作的確認無效：沒有寫明 {kind} 類證據",
  },
  evidenceLater: {
    en: "{by}'s of {on} does not count: its evidence of the kind `{kind}` was collected later",
    zh: "{by} 於 {on} 所作的確認無效：所附 {kind} 類證據在此之後才收集",
  },
  evidenceExpired: {
    en: "{by}'s of {on} does not count: its evidence of the kind `{kind}` has expired",
    zh: "{by} 於 {on} 所作的確認無效：所附 {kind} 類證據已過期",
  },
});

/** Why an attestation does not count. */
export function refusalMessage({ by, on, why, detail }: RefusedAttestation): Message {
  const kind = titled("evidence", detail);
  switch (why) {
    case "role": {
      const roles = listOf(
        detail.split(", ").map((it) => titled("role", it)),
        "or",
      );
      return refusals.role({ by, on, roles });
    }
    case "not-yet":
      return refusals.notYet({ by, on });
    case "expired":
      return refusals.expired({ by, on, until: detail });
    case "evidence-missing":
      return refusals.evidenceMissing({ by, on, kind });
    case "evidence-later":
      return refusals.evidenceLater({ by, on, kind });
    case "evidence-expired":
      return refusals.evidenceExpired({ by, on, kind });
  }
}

const causes = messages("report/causes", {
  missingFact: { en: "`{path}` is not stated", zh: "`{path}` 未寫明" },
  absentValue: {
    en: "`{path}` is null, and the rule asks for more than whether it is there",
    zh: "`{path}` 為 null，而規則要問的不只是有沒有",
  },
  partialFact: {
    en: "`{path}` is known in part ({shown}), which does not decide",
    zh: "`{path}` 只知道一部分（{shown}），不足以決定",
  },
  unusable: { en: "`{path}` tells nothing: {why}", zh: "`{path}` 說明不了什麼：{why}" },
  expiredDocument: {
    en: "the document `{id}` in `{path}` expired on {on}",
    zh: "`{path}` 中的文件 `{id}` 已於 {on} 到期",
  },
  noSubject: { en: "no {subject} is given", zh: "未提供 {subject}" },
  openTerm: { en: "the law leaves `{term}` open: {interpreted}", zh: "法律沒有限定 `{term}` 的含義：{interpreted}" },
  openList: {
    en: "the law leaves the list `{list}` open, and does not say whether `{member}` is in it: {interpreted}",
    zh: "法律的列舉 `{list}` 未盡，沒有說明 `{member}` 是否在內：{interpreted}",
  },
  openNamelessList: {
    en: "the law leaves its list open, and it has no name: no profile can say whether `{member}` is in it",
    zh: "法律的列舉未盡，且該列舉沒有名稱：配置無法說明 `{member}` 是否在內",
  },
  mayInterpret: { en: "a profile may interpret it", zh: "可由配置解釋" },
  interpretationEnded: {
    en: "the interpretation by {by} held until {until} only",
    zh: "{by} 的解釋自 {until} 起失效",
  },
  noValue: { en: "`{name}` has no value on {on}", zh: "`{name}` 在 {on} 沒有值" },
  unverifiedExemption: {
    en: "the exemption `{exemption}` may hold, and its words were seen in no authentic copy",
    zh: "豁免 `{exemption}` 可能成立，但其原文未經可靠文本核對",
  },
  attestation: { en: "needs an attestation of {of}", zh: "需要 {of} 的署名確認" },
  attestationBy: { en: "needs an attestation of {of} by {signers}", zh: "需要 {of} 的署名確認，署名人：{signers}" },
  conflicting: {
    en: "two attestations of {of} of one day say the opposite",
    zh: "{of} 有兩份同日而相反的署名確認",
  },
  contested: {
    en: "a later attestation of {of} says the opposite of the one that counts: {refused}",
    zh: "{of} 另有一份較晚的署名確認，與有效的一份相反：{refused}",
  },
  standard: { en: "`{standard}`", zh: "`{standard}`" },
  standardFor: { en: "`{standard}` for `{element}`", zh: "`{standard}`（關於 `{element}`）" },
  contradiction: {
    en: "exceptions of `{definition}` hold together and contradict each other",
    zh: "`{definition}` 的幾項例外同時成立而互相矛盾",
  },
  timeRuns: {
    en: "it is not done yet, and its time still runs",
    zh: "尚未完成，但期限未到",
  },
  timeRunsSigned: {
    en: "it is not done yet; {by} signed that its time still runs, which counts until {until}",
    zh: "尚未完成；{by} 署名確認期限未到，該確認在 {until} 前有效",
  },
  outsideCalendar: {
    en: "the calendar of working days does not reach far enough from {from}",
    zh: "工作日曆不夠長，從 {from} 起算不到期限",
  },
  staleFacts: {
    en: "the facts are of {factsOn}, and `{path}` was due by {due}: say what happened since",
    zh: "事實截至 {factsOn}，而 `{path}` 應於 {due} 前完成：請寫明此後的情況",
  },
  due: { en: "due by {by}", zh: "期限至 {by}" },
  dueOf: { en: "`{path}` is due by {by}", zh: "`{path}` 的期限至 {by}" },
  notComparable: {
    en: "{left} and {right} cannot be compared: it depends on the month",
    zh: "{left} 與 {right} 無法比較：要看是哪個月",
  },
  noQuotient: { en: "a number is divided by zero", zh: "除數為零" },
  tooLarge: { en: "the lists are too long to be judged", zh: "列表過長，無法判斷" },
});

/** Why something is not known. */
export function causeMessage(it: Cause, standard: AskedStandard | undefined): Message {
  switch (it.kind) {
    case "missing-fact":
      return causes.missingFact({ path: it.path });
    case "absent-value":
      return causes.absentValue({ path: it.path });
    case "partial-fact":
      return causes.partialFact({ path: it.path, shown: it.shown });
    case "unusable":
      return causes.unusable({ path: it.path, why: it.why });
    case "expired-document":
      return causes.expiredDocument({ id: it.id, path: it.path, on: it.on });
    case "no-subject":
      return causes.noSubject({ subject: titled("subject", it.subject) });
    case "open-term":
      return causes.openTerm({ term: shortName(it.term), interpreted: interpreted(it.ended) });
    case "open-list": {
      const { list, member } = it;
      if (list === undefined) return causes.openNamelessList({ member });
      return causes.openList({ list: shortName(list), member, interpreted: interpreted(it.ended) });
    }
    case "no-value":
      return causes.noValue({ name: shortName(it.name), on: it.on });
    case "unverified-exemption":
      return causes.unverifiedExemption({ exemption: shortName(it.exemption) });
    case "attestation":
      return attestation(it, standard);
    case "contradiction":
      return contradiction(it);
    case "dispute":
      return withPlaces(disputeMessage({ ...it, fact: it.fact?.path }), [
        ...(it.fact ? [it.fact.place] : []),
        it.place,
      ]);
    case "contradicted-facts":
      return contradictedMessage(it);
    case "time-runs":
      return it.signed ? causes.timeRunsSigned({ by: it.signed.by, until: it.signed.until }) : causes.timeRuns();
    case "outside-calendar":
      return causes.outsideCalendar({ from: it.from });
    case "stale-facts":
      return causes.staleFacts({ factsOn: it.factsOn, path: it.path, due: it.due });
    case "due":
      return it.path === "" ? causes.due({ by: it.by }) : causes.dueOf({ path: it.path, by: it.by });
    case "not-comparable":
      return causes.notComparable({ left: it.left, right: it.right });
    case "no-quotient":
      return causes.noQuotient();
    case "too-large":
      return causes.tooLarge();
  }
}

function attestation(it: Of<"attestation">, standard: AskedStandard | undefined): Message {
  const name = shortName(it.standard);
  const { element } = it;
  const of =
    element === undefined ? causes.standard({ standard: name }) : causes.standardFor({ standard: name, element });
  if (it.why === "conflicting") return causes.conflicting({ of });
  if (it.why === "contested") return causes.contested({ of, refused: joinedClauses(it.refused.map(refusalMessage)) });
  const missing = standard
    ? causes.attestationBy({ of, signers: signersMessage(standard) })
    : causes.attestation({ of });
  return it.why === "none" ? missing : joinedClauses([missing, ...it.refused.map(refusalMessage)]);
}

const interpreted = (ended: Ended | undefined): Message =>
  ended ? causes.interpretationEnded({ by: ended.by, until: ended.until }) : causes.mayInterpret();

function contradiction({ definition, exceptions }: Of<"contradiction">): Message {
  return withPlaces(causes.contradiction({ definition: shortName(definition) }), exceptions);
}

function withPlaces(said: Message, places: readonly Place[]): Message {
  const shown = places.map((it) => showPlace(reportPlace(it)));
  return shown.length === 0 ? said : phrases.labelled({ label: said, text: enumeration(shown) });
}

const helps = messages("report/help", {
  state: { en: "state it", zh: "請寫明" },
  stateExactly: { en: "state it exactly", zh: "請確切寫明" },
  interpret: {
    en: "the law leaves it open; the profile may interpret `{term}`",
    zh: "法律沒有限定；配置可以解釋 `{term}`",
  },
  interpretAgain: {
    en: "the interpretation of `{term}` by {by} held until {until} only; the profile may give a new one",
    zh: "{by} 對 `{term}` 的解釋自 {until} 起失效；配置可以重新解釋",
  },
  entry: {
    en: "an entry `{written}` under `interpretations` of the profile says so, or `in: false` that it is not",
    zh: "在配置的 `interpretations` 下寫 `{written}` 表示在內，寫 `in: false` 表示不在內",
  },
  entryAgain: {
    en: "what {by} said of it held until {until} only; {entry}",
    zh: "{by} 的解釋自 {until} 起失效；{entry}",
  },
  noValue: {
    en: "no profile can give it one: only the policy of a law that does",
    zh: "配置不能給它值，只有規定它的法律的規則可以",
  },
  verify: {
    en: "somebody has to see its words in an authentic copy, and take `unverified` out of the policy",
    zh: "須有人對照可靠文本核對其原文，再從規則中去掉 `unverified`",
  },
  sign: { en: '"{title}", signed by {signers}', zh: "「{title}」，署名人：{signers}" },
  conflicting: { en: "two of one day say the opposite", zh: "同日有兩份相反的" },
  putRight: {
    en: "put the fact right, or have {by} sign anew",
    zh: "更正事實，或者請 {by} 重新署名確認",
  },
  whichIsRight: { en: "say which of them is right, and put the other right", zh: "說明哪一項屬實，並更正另一項" },
  newerCalendar: {
    en: "the holidays of later years are not in it: take a newer one once they are published (`cn` comes with Edict)",
    zh: "其後年份的節假日不在其中：公布後請更新該日曆（`cn` 隨 Edict 更新）",
  },
  newerFacts: { en: "state what was done, or move `facts_on` forward", zh: "寫明已做之事，或者推後 `facts_on`" },
  nameService: { en: "name it with `--service FILE`", zh: "用 `--service FILE` 指明" },
  writeSubject: { en: "write the {subject} into the same document", zh: "把 {subject} 寫入同一文檔" },
});

/** What to do about it, where the cause alone does not say. A subject to which others belong has a document of its own. */
export function causeHelp(
  it: Cause,
  standard: AskedStandard | undefined,
  { subjects }: Pick<Vocabulary, "subjects">,
): Message | undefined {
  switch (it.kind) {
    case "missing-fact":
    case "absent-value":
      return helps.state();
    case "partial-fact":
      return helps.stateExactly();
    case "open-term": {
      const { term, ended } = it;
      return ended ? helps.interpretAgain({ term, by: ended.by, until: ended.until }) : helps.interpret({ term });
    }
    case "open-list": {
      const { list, member, ended } = it;
      if (list === undefined) return undefined;
      const written = `{ list: ${list}, member: ${member}, in: true, by: …, on: …, from: …, until: null, because: … }`;
      const entry = helps.entry({ written });
      return ended ? helps.entryAgain({ by: ended.by, until: ended.until, entry }) : entry;
    }
    case "no-value":
      return helps.noValue();
    case "unverified-exemption":
      return helps.verify();
    case "attestation": {
      if (!standard) return undefined;
      const said = it.why === "conflicting" ? [helps.conflicting()] : it.refused.map(refusalMessage);
      return joinedClauses([helps.sign({ title: standard.title, signers: signersMessage(standard) }), ...said]);
    }
    case "dispute":
      return helps.putRight({ by: it.by });
    case "contradicted-facts":
      return helps.whichIsRight();
    case "outside-calendar":
      return helps.newerCalendar();
    case "stale-facts":
      return helps.newerFacts();
    case "no-subject":
      return subjects.get(it.subject)?.main === it.subject
        ? helps.nameService()
        : helps.writeSubject({ subject: titled("subject", it.subject) });
    default:
      return undefined;
  }
}

const needs = messages("report/needs", {
  attestation: { en: "an attestation of `{standard}`", zh: "`{standard}` 的署名確認" },
  fact: { en: "`{path}`", zh: "`{path}`" },
  exactly: { en: "the exact `{path}` (known: {shown})", zh: "`{path}` 的確切值（已知：{shown}）" },
  subject: { en: "the {subject}", zh: "{subject}" },
  reading: { en: "a reading of `{term}`", zh: "`{term}` 的解釋" },
  member: { en: "whether `{member}` is in `{list}`", zh: "`{member}` 是否在 `{list}` 之內" },
});

/** What is missing, in as few words as a list of things to do has. */
export function needMessage(it: Cause): Message {
  switch (it.kind) {
    case "attestation":
      return needs.attestation({ standard: shortName(it.standard) });
    case "missing-fact":
    case "absent-value":
      return needs.fact({ path: it.path });
    case "partial-fact":
      return needs.exactly({ path: it.path, shown: it.shown });
    case "no-subject":
      return needs.subject({ subject: titled("subject", it.subject) });
    case "open-term":
      return needs.reading({ term: shortName(it.term) });
    case "open-list":
      if (it.list === undefined) return causeMessage(it, undefined);
      return needs.member({ member: it.member, list: shortName(it.list) });
    default:
      return causeMessage(it, undefined);
  }
}
