import { listOf, messages, titled, type List, type Message } from "../../base/message.ts";
import type { WrittenAnswer } from "../model/interview.ts";
import { firstAndOthers } from "./needs.ts";
import { phrases } from "./phrases.ts";
import { namingField } from "../../vocabulary/read-answer.ts";
import type { EnumType, RecordType, Type } from "../../vocabulary/type.ts";

/** What an interview says. */
export const interviewWords = messages("report/interview", {
  progress: {
    en: "{stated} of {facts} facts{skipped, plural, =0 {} other { (# skipped)}}, {given} of {signatures} signatures",
    zh: "事實 {stated}/{facts}{skipped, plural, =0 {} other {（跳過 # 項）}}，署名 {given}/{signatures}",
  },
  how: {
    en: "`skip` asks later, `back` takes back the last answer, `quit` ends; each answer is written at once.",
    zh: "輸入 `skip`（跳過）稍後再問，`back`（返回）撤回上一個答案，`quit`（退出）結束；每個答案立即寫入文件。",
  },
  help: {
    en: "How to answer: {hint}. `skip` asks later, `back` takes back the last answer, `quit` ends.",
    zh: "答法：{hint}。`skip`（跳過）稍後再問，`back`（返回）撤回上一個答案，`quit`（退出）結束。",
  },
  titled: { en: "{title}: {question}", zh: "{title}：{question}" },
  /** An entry of a list that has no name. */
  entry: { en: "entry {number}", zh: "第 {number} 項" },
  where: { en: "{path} ({file}:{line})", zh: "{path}（{file}:{line}）" },
  none: { en: "{words}; `none`: there is none", zh: "{words}；沒有的，填「無」" },
  noneOfThem: {
    en: "{words}; `none`: there is none, an empty list",
    zh: "{words}；一項也沒有的，填「無」（即空列表）",
  },
  waits: {
    en: "{count, plural, one {# rule waits} other {# rules wait}} for it",
    zh: "{count} 條規則取決於該答案",
  },
  settles: {
    en: "{count, plural, one {# rule waits} other {# rules wait}} for it, and an answer may settle {settled}",
    zh: "{count} 條規則取決於該答案，其中 {settled} 條可由其得出結果",
  },
  written: { en: "written: {file}:{line}", zh: "已寫入：{file}:{line}" },
  same: { en: "there already: {file}:{line}", zh: "已是如此，未改動：{file}:{line}" },
  unread: { en: "no rule of this run reads `{path}`", zh: "本次檢查沒有規則讀取 `{path}`" },
  unreadHere: {
    en: "no rule of this run reads `{path}`; rules of {packs} do",
    zh: "本次檢查沒有規則讀取 `{path}`；讀取它的規則在 {packs}",
  },
  broken: { en: "now violated: {rules}; `edict explain` says why", zh: "現已違反：{rules}；`edict explain` 說明理由" },
  takenBack: { en: "taken back: {path}", zh: "已撤回：{path}" },
  noneBefore: { en: "This is the first question.", zh: "這是第一個問題。" },
  changedSince: {
    en: "{file} was changed since: nothing is taken back",
    zh: "{file} 此後有改動：沒有撤回任何答案",
  },
  refused: { en: "not written: {why}", zh: "未寫入：{why}" },
  finished: { en: "No question is left.", zh: "沒有待回答的問題。" },
  skipped: {
    en: "{count, plural, one {# question was} other {# questions were}} skipped.",
    zh: "跳過了 {count} 個問題。",
  },
  unsigned: {
    en: "{count, plural, one {# signature is} other {# signatures are}} missing, which people give by themselves (what several roles may sign is counted with each):",
    zh: "尚缺 {count} 份署名，須由本人作出（幾個角色均可署名的，分別計入）：",
  },
  sheetOf: { en: "{role}: {count} (`edict sheet --by {name}`)", zh: "{role}：{count} 份（`edict sheet --by {name}`）" },
  others: {
    en: "{count, plural, one {# rule is} other {# rules are}} open for something else than facts and signatures: `edict needs` says for what.",
    zh: "另有 {count} 條規則因事實和署名以外的原因而未定：`edict needs` 說明原因。",
  },
});

/** What became of an answer that was given. */
export function writtenMessages({ path, file, line, same, unread }: WrittenAnswer): readonly Message[] {
  const done = same ? interviewWords.same({ file, line }) : interviewWords.written({ file, line });
  if (!unread) return [done];
  const packs = unread.packs.map((id) => phrases.aside({ text: titled("law", id), aside: `\`${id}\`` }));
  const why =
    packs.length === 0
      ? interviewWords.unread({ path })
      : interviewWords.unreadHere({ path, packs: firstAndOthers(packs, packsShown) });
  return [done, why];
}

const packsShown = 3;

/** How the answer to a question is written. */
const answerWords = messages("report/answers", {
  boolean: { en: "`yes` or `no`", zh: "`yes`（是）或 `no`（否）" },
  number: { en: "a number", zh: "數" },
  string: { en: "in words", zh: "文字" },
  date: { en: "a day, such as 2026-03-01", zh: "日期，例如 2026-03-01 或者 2026年3月1日" },
  datetime: { en: "a moment, such as 2026-03-01T09:00:00+08:00", zh: "時刻，例如 2026-03-01T09:00:00+08:00" },
  duration: { en: "such as `24 hours` or `15 working days`", zh: "例如 24小時、15個工作日、6個月" },
  document: {
    en: "the id of a paper that is listed under `evidence`; a new one: ID, KIND, DAY OF COLLECTION, LAST GOOD DAY, such as `contract-1, contract, 2026-03-01, none`. Its kind is one of {kinds}",
    zh: "填 `evidence` 之下一份證據的標識；新的證據填：標識, 類別, 收集日, 最後有效日，例如「contract-1, 合同, 2026-03-01, 無」。類別為 {kinds} 之一",
  },
  enum: { en: "one of {words}", zh: "{words} 之一" },
  words: { en: "{words}; all that apply, separated by commas", zh: "{words}；請列全，多項用逗號分隔" },
  several: { en: "all of them, separated by commas", zh: "請列全，多項用逗號分隔" },
  groups: { en: "as YAML, each with all of these: {example}", zh: "寫成 YAML，各項須有：{example}" },
  each: {
    en: "of each: {ask} ({words}); all of them, separated by commas",
    zh: "每一項填：{ask}（{words}）；請列全，多項用逗號分隔",
  },
  names: { en: "the names of all of them, separated by commas", zh: "各項名稱，請列全，用逗號分隔" },
});

/** How an answer is written, by the kind of fact. `evidence`: the kinds of papers. */
export function answerHint(type: Type, canBeNone: boolean, evidence: EnumType): Message {
  const words = hintFor(type, evidence);
  if (!canBeNone) return words;
  return type.kind === "list" ? interviewWords.noneOfThem({ words }) : interviewWords.none({ words });
}

/** The words that a fact can be, as the hint has them; undefined: it is no word of some. */
export function membersHint(type: Type): List | undefined {
  if (type.kind === "list") return membersHint(type.element);
  return type.kind === "enum" ? membersOf(type) : undefined;
}

function hintFor(type: Type, evidence: EnumType): Message {
  if (type.kind === "enum") return answerWords.enum({ words: membersOf(type) });
  if (type.kind === "record") return answerWords.string();
  if (type.kind === "document") return answerWords.document({ kinds: membersOf(evidence) });
  if (type.kind !== "list") return answerWords[type.kind]();
  const { element } = type;
  if (element.kind === "record") return groupsHint(element, type.key, evidence);
  return element.kind === "enum" ? answerWords.words({ words: membersOf(element) }) : answerWords.several();
}

/** Each member, after what the vocabulary calls it; in English only where that is another word. */
function membersOf({ members, words }: EnumType): List {
  const isLong = [...(words?.values() ?? [])].some(({ en }) => en.includes(","));
  const named = members.map((it) => {
    const { en = it, zh } = words?.get(it) ?? {};
    const isSame = en.toLowerCase() === it.replaceAll("_", " ");
    return { en: isSame ? it : `${en} (\`${it}\`)`, ...(zh === undefined ? {} : { zh: `${zh}（\`${it}\`）` }) };
  });
  return listOf(named, isLong ? "semicolon" : "comma");
}

/** A group is known by its name or first fact alone, or by all that it cannot do without. */
function groupsHint(element: RecordType, key: string | undefined, evidence: EnumType): Message {
  const naming = namingField(element, key);
  const needed = [...element.fields].flatMap(([name, it]) => (it.required && name !== naming ? [name] : []));
  const first = element.fields.get(naming);
  if (needed.length === 0 && (!first || first.type.kind === "string")) return answerWords.names();
  if (first && needed.length === 0)
    return answerWords.each({ ask: first.ask ?? first.title ?? naming, words: hintFor(first.type, evidence) });
  return answerWords.groups({ example: `\`[{ ${[naming, ...needed].map((it) => `${it}: TBD`).join(", ")} }]\`` });
}
