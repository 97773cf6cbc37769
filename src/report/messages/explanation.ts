import type { FactHypothesis, Hypothesis } from "../../analysis/needs/hypothesis.ts";
import { formatDay } from "../../base/civil-date.ts";
import { listOf, messages, type Message, type MessageValue } from "../../base/message.ts";
import type { DisplayValue, Verdict } from "../../evaluate/decision.ts";
import { isElementCount } from "../../evaluate/format-value.ts";
import { shortName } from "../../evaluate/program.ts";
import type { MinimalSupport, ReportReason } from "../model/explanation-report.ts";
import { enumeration, phrases } from "./phrases.ts";
import { verdictWords } from "./verdicts.ts";

/** Headings, and what is said of a rule or a part of it. */
export const explanationWords = messages("report/explanation", {
  asAbove: { en: "as above", zh: "同上" },
  eitherWay: {
    en: "Whether the rule applies makes no difference: what it requires is kept.",
    zh: "規則是否適用不影響結果：其要求均已滿足。",
  },
  alone: { en: "On these alone it is {verdict}.", zh: "僅憑這些，結果為「{verdict}」。" },
  papers: { en: "papers", zh: "證據" },
  forElement: { en: "{what} for `{element}`", zh: "{what}（關於 `{element}`）" },
  othersAsked: {
    en: "and {count, plural, one {# other rule that does} other {# other rules that do}} not decide",
    zh: "另有 {count} 條規則不起決定作用",
  },
  change: { en: "What would have to change", zh: "如何改變結果" },
  noSimpleWay: {
    en: "this has to hold; the policy shows no simple way to make it",
    zh: "此項須成立；無法自動給出整改建議",
  },
  nothingLeft: { en: "nothing of the kind is left to judge", zh: "沒有這一類需要判斷" },
  notExplained: { en: "Not explained here: {states}.", zh: "此處未說明：{states}。" },
  askByName: {
    en: "Name a rule to have it explained: edict explain INPUT RULE",
    zh: "寫出規則的名稱即可說明它：edict explain INPUT RULE",
  },
  inFull: { en: "The others in full: --full", zh: "其餘的詳細說明：--full" },
  nothing: { en: "Nothing is violated and nothing is open.", zh: "沒有被違反的，也沒有未定的。" },
  notExamined: { en: "It was not examined: no {subject} is given.", zh: "未審查：未提供 {subject}。" },
});

const whys = messages("report/explanation/why", {
  violated: { en: "Why it is violated by the law of {day}", zh: "依照 {day} 施行的法律，結果為「違反」的理由" },
  undetermined: { en: "Why it is undetermined by the law of {day}", zh: "依照 {day} 施行的法律，結果為「未定」的理由" },
  pending: { en: "Why it is pending by the law of {day}", zh: "依照 {day} 施行的法律，結果為「期限未到」的理由" },
  satisfied: { en: "Why it is satisfied by the law of {day}", zh: "依照 {day} 施行的法律，結果為「已滿足」的理由" },
  exempt: { en: "Why it is exempt by the law of {day}", zh: "依照 {day} 施行的法律，結果為「豁免」的理由" },
  not_applicable: {
    en: "Why it does not apply by the law of {day}",
    zh: "依照 {day} 施行的法律，結果為「不適用」的理由",
  },
  not_in_force: {
    en: "Why it is not in force by the law of {day}",
    zh: "依照 {day} 施行的法律，結果為「不在施行期」的理由",
  },
  not_examined: {
    en: "Why it was not examined by the law of {day}",
    zh: "依照 {day} 施行的法律，結果為「未審查」的理由",
  },
});

/** The heading over the reasons of a verdict. */
export const whyMessage = (verdict: Verdict, day: string): Message => whys[verdict]({ day });

const parts = messages("report/explanation/part", {
  kept: { en: "kept", zh: "滿足" },
  broken: { en: "broken", zh: "違反" },
  open: { en: "open", zh: "不明" },
  waiting: { en: "waiting", zh: "未到期" },
  void: { en: "void", zh: "落空" },
  about: { en: "about", zh: "對象" },
  scope: { en: "scope", zh: "範圍" },
  outside: { en: "outside", zh: "範圍外" },
  exempt: { en: "exempt", zh: "豁免" },
  fails: { en: "fails", zh: "不成立" },
  except: { en: "except", zh: "例外" },
  applies: { en: "applies", zh: "適用" },
});

const ofClause = { true: "kept", false: "broken", unknown: "open", waiting: "waiting", void: "void" } as const;

/** What a part does, in the margin. */
export const reasonLabel = (it: Pick<ReportReason, "kind" | "result">): Message => parts[partKey(it)]();

function partKey({ kind, result }: Pick<ReportReason, "kind" | "result">): keyof typeof parts {
  if (kind === "clause") return ofClause[result];
  if (kind === "for-each") return "about";
  if (result === "unknown") return "open";
  const holds = result === "true";
  if (kind === "scope") return holds ? "scope" : "outside";
  if (kind === "exemption") return holds ? "exempt" : "fails";
  if (kind === "unless") return holds ? "except" : "applies";
  return holds ? "applies" : "fails";
}

const shown = messages("report/explanation/shown", {
  is: { en: "{name} is {shown}", zh: "{name} 為 {shown}" },
  has: { en: "{name} has {shown}", zh: "{name} 為 {shown}" },
  met: {
    en: '{name} is {met, select, true {} false {not }}met: "{title}"',
    zh: "{name} {met, select, true {成立} false {不成立}}：「{title}」",
  },
});

/** A fact with its value. */
export const factMessage = (name: string, value: DisplayValue): Message =>
  isElementCount(value) ? shown.has({ name, shown: value }) : shown.is({ name, shown: value });

/** What a definition comes to, or whether a standard is met. */
export const definitionMessage = ({
  kind,
  name,
  title,
  shown: value,
}: ReportReason<DisplayValue>["definitions"][number]): Message =>
  kind === "definition" ? shown.is({ name, shown: value }) : shown.met({ name, met: value === "true", title });

const facts = messages("report/explanation/fact", {
  is: { en: "`{path}` {shown}", zh: "`{path}` 為 {shown}" },
  "is-not": { en: "`{path}` other than {shown}", zh: "`{path}` 不為 {shown}" },
  "less-than": { en: "`{path}` below {shown}", zh: "`{path}` 小於 {shown}" },
  "at-most": { en: "`{path}` at most {shown}", zh: "`{path}` 不大於 {shown}" },
  "at-least": { en: "`{path}` at least {shown}", zh: "`{path}` 不小於 {shown}" },
  "more-than": { en: "`{path}` above {shown}", zh: "`{path}` 大於 {shown}" },
  before: { en: "`{path}` before {shown}", zh: "`{path}` 早於 {shown}" },
  by: { en: "`{path}` no later than {shown}", zh: "`{path}` 不晚於 {shown}" },
  overdue: {
    en: "`{path}` no later than {shown} (overdue since then, so only if it was done in time)",
    zh: "`{path}` 不晚於 {shown}（此後已逾期，只有確在期限內完成才屬實）",
  },
  from: { en: "`{path}` no earlier than {shown}", zh: "`{path}` 不早於 {shown}" },
  after: { en: "`{path}` after {shown}", zh: "`{path}` 晚於 {shown}" },
  includes: { en: "`{shown}` among `{path}`", zh: "`{path}` 包含 `{shown}`" },
  excludes: { en: "`{path}` without `{shown}`", zh: "`{path}` 不含 `{shown}`" },
  stated: { en: "`{path}` stated", zh: "寫明 `{path}`" },
  absent: { en: "`{path}` null", zh: "`{path}` 為 null" },
  empty: { en: "`{path}` empty", zh: "`{path}` 為空" },
  filled: { en: "an entry in `{path}`", zh: "`{path}` 中有一項" },
});

const wishes = messages("report/explanation/wish", {
  attestation: {
    en: "an attestation by {role} that `{standard}` is {met, select, true {} false {not }}met for `{of}`",
    zh: "由 `{role}` 署名確認 `{of}` {met, select, true {成立} false {不成立}} `{standard}`",
  },
  factsOn: { en: "the facts known up to {day} and nothing done", zh: "事實截至 {day} 而仍未完成" },
  term: { en: "`{term}` read as {value}", zh: "`{term}` 解釋為 {value}" },
  member: {
    en: "`{member}` {belongs, select, true {in} false {not in}} `{list}`",
    zh: "`{member}` {belongs, select, true {在} false {不在}} `{list}` 之內",
  },
});

/** What would be otherwise. */
export function proposedChangeMessage(it: Hypothesis): Message {
  switch (it.kind) {
    case "fact":
      return facts[it.say]({ path: it.path, shown: it.shown });
    case "attestation": {
      const { role, standard, subject, element, met } = it;
      return wishes.attestation({ role, standard: shortName(standard), met, of: element ?? subject });
    }
    case "facts-on":
      return wishes.factsOn({ day: formatDay(it.day) });
    case "term":
      return wishes.term({ term: shortName(it.term), value: it.value });
    case "member":
      return wishes.member({ member: it.member, list: shortName(it.list), belongs: it.belongs });
  }
}

const answers = messages("report/explanation/answer", {
  by: { en: "done by {day}", zh: "不晚於 {day} 完成" },
  absent: { en: "null", zh: "null" },
  stated: { en: "stated", zh: "已寫明" },
  empty: { en: "empty", zh: "為空" },
  met: { en: "{met, select, true {met} false {not met}}", zh: "{met, select, true {成立} false {不成立}}" },
  notDone: { en: "still not done on {day}", zh: "到 {day} 仍未完成" },
  member: {
    en: "{belongs, select, true {in the list} false {not in the list}}",
    zh: "{belongs, select, true {在列舉之內} false {不在列舉之內}}",
  },
});

/** The same where it is clear what is spoken of. */
export function proposedAnswerMessage(it: Hypothesis): string | Message {
  switch (it.kind) {
    case "fact":
      return factAnswer(it);
    case "attestation":
      return answers.met({ met: it.met });
    case "facts-on":
      return answers.notDone({ day: formatDay(it.day) });
    case "term":
      return it.value;
    case "member":
      return answers.member({ belongs: it.belongs });
  }
}

function factAnswer(it: FactHypothesis): string | Message {
  switch (it.say) {
    case "is":
      return it.shown;
    case "by":
    case "overdue":
      return answers.by({ day: it.shown });
    case "absent":
    case "stated":
    case "empty":
      return answers[it.say]();
    default:
      return proposedChangeMessage(it);
  }
}

const rests = messages("report/explanation/rests", {
  facts: { en: "{count, plural, one {# fact} other {# facts}}", zh: "{count} 項事實" },
  attestations: { en: "{count, plural, one {# attestation} other {# attestations}}", zh: "{count} 份署名確認" },
  evidence: { en: "{count, plural, one {# piece} other {# pieces}} of evidence", zh: "{count} 份證據" },
  assumptions: { en: "{count, plural, one {# assumption} other {# assumptions}}", zh: "{count} 項假定" },
  interpretations: {
    en: "{count, plural, one {# reading} other {# readings}} of the law",
    zh: "{count} 項對法律的解釋",
  },
});

const restsOn = messages("report/explanation/rests-on", {
  nothing: { en: "It rests on no fact of the documents.", zh: "該結果不依據文檔中的任何事實。" },
  these: {
    en: "It rests on {items}: if {count, plural, one {it} other {any of them}} were missing, the rule would be open.",
    zh: "該結果僅依據 {items}：缺少其中{count, plural, other {任何一項}}，規則即為未定。",
  },
});

/** What would be taken out one by one. */
export function restsOnMessage(items: MinimalSupport<DisplayValue>): Message {
  const kinds = (["facts", "attestations", "evidence", "assumptions", "interpretations"] as const).filter(
    (it) => items[it].length > 0,
  );
  if (kinds.length === 0) return restsOn.nothing();
  const all = kinds.map((it) => rests[it]({ count: items[it].length }));
  const count = kinds.reduce((sum, it) => sum + items[it].length, 0);
  return restsOn.these({ items: listOf(all, "and"), count });
}

const ways = messages("report/explanation/way", {
  with: { en: "with {changes}", zh: "如果 {changes}" },
  orWith: { en: "or with {changes}", zh: "或者 {changes}" },
  both: { en: "{most} and {last}", zh: "{most} 且 {last}" },
  thenIs: { en: "this holds, and the rule is {verdict}", zh: "此項成立，規則的結果為「{verdict}」" },
});

/** Changes that together keep a requirement; the first way, or another one. */
export function repairMessage(changes: readonly string[], isFirst: boolean): Message {
  const last = changes.at(-1);
  const all = changes.length < 2 ? last : ways.both({ most: listOf(changes.slice(0, -1)), last });
  return isFirst ? ways.with({ changes: all }) : ways.orWith({ changes: all });
}

/** What comes of it. */
export const repairOutcomeMessage = (verdict: Verdict): Message => ways.thenIs({ verdict: verdictWords[verdict]() });

/** What answers lead to. */
export const answersMessage = (all: readonly string[], verdict: Verdict | undefined): Message =>
  phrases.labelled({
    label: listOf(all, "or"),
    text: verdict ? verdictWords[verdict]() : explanationWords.nothingLeft(),
  });

/** Rules of the roll-up that are not told of, by verdict. */
export const notExplainedMessage = (states: readonly MessageValue[]): Message =>
  explanationWords.notExplained({ states: enumeration(states) });
