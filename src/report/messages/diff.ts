import type { BumpReason } from "../../analysis/diff/bump.ts";
import type { PackChange } from "../../analysis/diff/pack-changes.ts";
import { listOf, message, messages, namesOf, type Message, type MessageValue } from "../../base/message.ts";
import type { DiffBoundary, DiffChange, DiffSays, DiffSummary, DiffVersion } from "../model/diff-report.ts";
import { labels } from "./labels.ts";
import { basisMessage, daysMessage } from "./law.ts";
import { enumeration } from "./phrases.ts";
import { outcomeWords } from "./verdicts.ts";

/** Headings, and what is said as it stands. */
export const diffWords = messages("report/diff", {
  budget: { en: "budget", zh: "嘗試" },
  pack: { en: "pack", zh: "規則包" },
  articles: { en: "articles", zh: "條文" },
  version: { en: "version", zh: "版本" },
  old: { en: "old", zh: "舊" },
  new: { en: "new", zh: "新" },
  change: { en: "change", zh: "變化" },
  replay: { en: "Recorded documents", zh: "已記錄的文檔" },
  versionTitle: { en: "Version", zh: "版本" },
  draft: { en: "Draft of the changelog", zh: "變更記錄草稿" },
  nothingOther: { en: "Nothing that a rule says is other.", zh: "沒有規則的含義發生變化。" },
  noRule: { en: "no such rule", zh: "沒有此規則" },
  open: { en: "a question is open on one side", zh: "一方未定" },
  notShown: {
    en: "no witness found in {tried, plural, one {# situation} other {# situations}}; that is no proof that the two are equal",
    zh: "嘗試了 {tried} 種情形，未找到實例；這不證明兩者相同",
  },
  recorded: {
    en: "shown by {count, plural, one {# recorded document} other {# recorded documents}}",
    zh: "由 {count} 個已記錄的文檔表明",
  },
  unbinds: { en: "no longer binds {parties}", zh: "不再約束 {parties}" },
  binds: { en: "now binds {parties}", zh: "改為也約束 {parties}" },
  basis: { en: "rests on {later}, and no longer on {old}", zh: "依據由{old}變為{later}" },
  unverified: {
    en: "{is, select, true {now unverified} other {no longer unverified}}",
    zh: "{is, select, true {現為未經核對} other {不再是未經核對}}",
  },
  reckoned: {
    en: "it is the {what} of the pack that changed",
    zh: "所用規則包的{what}有變",
  },
  through: {
    en: "the same itself; what changed is {rules}, which it follows",
    zh: "本身未變；變的是它所跟隨的 {rules}",
  },
  situations: {
    en: "{budget, plural, one {# situation} other {# situations}} for each change, {following} where rules follow others",
    zh: "每項變化 {budget} 種情形，跟隨其他規則的 {following} 種",
  },
  side: { en: "{pack} {version}, {days}", zh: "{pack} {version}，{days}" },
  day: { en: "as of {day}", zh: "判斷日 {day}" },
  lawOf: { en: "{text}, law of {day}", zh: "{text}，法律適用基準日 {day}" },
  effects: {
    en: "of those that mean something else {stricter} stricter, {looser} looser, {both} both ways, {open} without a witness",
    zh: "含義變化的規則中，更嚴 {stricter}、更寬 {looser}、有嚴有寬 {both}、沒有實例 {open}",
  },
  replayed: {
    en: "{count, plural, one {# recorded document} other {# recorded documents}}: {flips, plural, one {# outcome flips} other {# outcomes flip}}",
    zh: "{count} 個已記錄的文檔：{flips} 個結果改變",
  },
  together: { en: "together: {old} -> {later}", zh: "合計：{old} -> {later}" },
  oneSided: {
    en: "the signature for {standard} counts for {side, select, old {old} new {new}} only",
    zh: "{standard} 的署名只對{side, select, old {舊} new {新}}文本有效",
  },
});

/** What comes first of a difference. */
export const conciseDiffWords = messages("report/diff/concise", {
  lead: {
    en: "{count} of {rules, plural, one {# rule} other {# rules}} {count, plural, one {means} other {mean}} something else: {how}",
    zh: "{rules} 條規則中有 {count} 條含義變化：{how}",
  },
  none: { en: "No rule means something else", zh: "沒有規則的含義發生變化" },
  ofPack: { en: "changed in the pack: {what}", zh: "規則包的{what}有變" },
  stricter: { en: "{count} stricter", zh: "更嚴 {count}" },
  looser: { en: "{count} looser", zh: "更寬 {count}" },
  both: { en: "{count} both ways", zh: "有嚴有寬 {count}" },
  unshown: { en: "{count} without a witness", zh: "沒有實例 {count}" },
  following: {
    en: "{count, plural, one {# rule is the same itself, and follows} other {# rules are the same themselves, and follow}} one that changed",
    zh: "另有 {count} 條規則本身未變，但所跟隨的規則有變",
  },
});

/** A day, or a side, and the day whose law is compared, where that is another. */
export const withLawDay = (text: Message, day: string | undefined): Message =>
  day === undefined ? text : diffWords.lawOf({ text, day });

export const changeKindWords = messages("report/diff/kinds", {
  unchanged: { en: "unchanged", zh: "未變" },
  wording: { en: "citation or wording only", zh: "僅引文或措辭" },
  moved: { en: "moved", zh: "移動" },
  renamed: { en: "renamed", zh: "改名" },
  changed: { en: "changed", zh: "改變" },
  split: { en: "split", zh: "拆分" },
  merged: { en: "merged", zh: "合併" },
  added: { en: "added", zh: "新增" },
  removed: { en: "removed", zh: "刪除" },
});

/** For whom a change binds more, or less. */
export const directionWords = messages("report/diff/effects", {
  stricter: { en: "stricter", zh: "更嚴" },
  looser: { en: "looser", zh: "更寬" },
  both: { en: "stricter and looser", zh: "有嚴有寬" },
});

/** How many rules became what. */
export const diffSummaryMessage = (summary: DiffSummary): MessageValue =>
  listOf(
    (Object.keys(changeKindWords) as (keyof typeof changeKindWords)[]).map((it) =>
      labels.count({ count: summary[it], state: changeKindWords[it]() }),
    ),
  );

const says = messages("report/diff/says", {
  rule: { en: "{rule} {verdict}", zh: "{rule} {verdict}" },
  aside: { en: "{rule} {verdict} ({aside})", zh: "{rule} {verdict}（{aside}）" },
  asIf: { en: "as if in force", zh: "按已施行論" },
  verdictAsIf: { en: "{verdict} as if in force", zh: "{verdict}（按已施行論）" },
});

/** What a text says by a rule; with the party where several have duties. */
export function ruleVerdictMessage(
  { rule, verdict: it, party, parties = [party], advisory, as_if_in_force: isAsIf }: DiffSays,
  isParty: boolean,
): Message {
  const verdict = outcomeWords[it]();
  const aside = [
    ...(isParty ? [listOf(parties, "or")] : []),
    ...(advisory ? [labels.isAdvisory()] : []),
    ...(isAsIf ? [says.asIf()] : []),
  ];
  return aside.length === 0 ? says.rule({ rule, verdict }) : says.aside({ rule, verdict, aside: listOf(aside) });
}

/** A verdict, and whether it is only said as if the text were in force. */
export function diffVerdictMessage({ verdict: it, as_if_in_force: isAsIf }: DiffSays): Message {
  const verdict = outcomeWords[it]();
  return isAsIf ? says.verdictAsIf({ verdict }) : verdict;
}

const told = messages("report/diff/told", {
  wording: { en: "other words, the same meaning", zh: "措辭不同，含義相同" },
  change: { en: "{kind}, {how}", zh: "{kind}，{how}" },
  shown: { en: "{kind}, {how} ({old} becomes {later})", zh: "{kind}，{how}（{old} 變為 {later}）" },
  notShown: { en: "no document was found that shows how", zh: "未找到能顯示變化的文檔" },
  both: { en: "stricter for some, looser for others", zh: "對有的情形更嚴，對有的更寬" },
  noRule: { en: "no rule", zh: "沒有規則" },
});

/** What became of a rule, for a changelog. `old` and `new`: the verdicts that show it, if something does. */
export function changeMessage(
  { kind: it, effect }: Pick<DiffChange, "kind" | "effect">,
  shown: { readonly old: readonly string[]; readonly new: readonly string[] } | undefined,
): Message {
  if (it === "wording") return told.wording();
  const kind = changeKindWords[it]();
  if (it === "moved" || it === "renamed") return kind;
  const how = effect === undefined ? told.notShown() : effect === "both" ? told.both() : directionWords[effect]();
  if (!shown) return told.change({ kind, how });
  // One verdict on both sides does not show what changed.
  if (shown.old.join() === shown.new.join()) return told.change({ kind, how });
  const all = (verdicts: readonly MessageValue[]): MessageValue =>
    verdicts.length === 0 ? told.noRule() : listOf(verdicts);
  return told.shown({ kind, how, old: all(shown.old), later: all(shown.new) });
}

/** What is other of a rule beside its words. */
export function besideMessages({ beside, old, new: later }: DiffChange): readonly Message[] {
  const [before, after] = [old[0], later[0]];
  const reckoned = beside.filter((it) => it !== "basis" && it !== "unverified");
  return [
    ...(reckoned.length === 0 ? [] : [diffWords.reckoned({ what: enumeration(reckoned.map((it) => parts[it]())) })]),
    ...(beside.includes("basis") && before && after
      ? [diffWords.basis({ old: basisMessage(before.basis), later: basisMessage(after.basis) })]
      : []),
    ...(beside.includes("unverified") && after ? [diffWords.unverified({ is: String(after.unverified) })] : []),
  ];
}

/** What of the pack itself may change what its rules say. */
export const packOutcomesMessage = (all: readonly PackChange[]): readonly Message[] => {
  const what = all.filter((it) => it.isOfOutcomes).map((it) => parts[it.what]());
  return what.length === 0 ? [] : [conciseDiffWords.ofPack({ what: enumeration(what) })];
};

const parts = messages("report/diff/pack", {
  in_force: { en: "days in force", zh: "施行日期" },
  text: { en: "text of the law (digest)", zh: "法律原文（摘要）" },
  rank: { en: "rank", zh: "位階" },
  vocabulary: { en: "vocabulary", zh: "詞彙" },
  calendar: { en: "calendar", zh: "日曆" },
  zone: { en: "zone", zh: "時區" },
  counting: { en: "counting of days", zh: "日期的計算方式" },
  parties: { en: "parties", zh: "主體" },
  roles: { en: "roles", zh: "角色" },
  names: { en: "standards and open words", zh: "標準和未限定的用語" },
});

const becomes = messages("report/diff/becomes", {
  other: { en: "{what}: {old} -> {later}", zh: "{what}：{old} -> {later}" },
  gone: { en: "{what} gone: {names}", zh: "{what}減少：{names}" },
  new: { en: "{what} new: {names}", zh: "{what}增加：{names}" },
  never: { en: "never", zh: "草案，任何一日均不施行" },
  from: { en: "from {from}", zh: "自 {from} 起施行" },
  between: { en: "from {from} until {until}", zh: "自 {from} 起施行，{until} 起不再施行" },
});

/** What is other of the pack itself; `told`: how many names are told of many. */
export function packChangeMessages(
  it: PackChange,
  told: (names: readonly string[]) => MessageValue = listOf,
): readonly Message[] {
  const what = parts[it.what]();
  switch (it.what) {
    case "in_force":
      return [becomes.other({ what, old: daysMessage(it.old, becomes), later: daysMessage(it.new, becomes) })];
    case "parties":
    case "roles":
    case "names":
      return [
        ...(it.old.length === 0 ? [] : [becomes.gone({ what, names: told(it.old) })]),
        ...(it.new.length === 0 ? [] : [becomes.new({ what, names: told(it.new) })]),
      ];
    default:
      return [becomes.other({ what, old: it.old, later: it.new })];
  }
}

const boundary = messages("report/diff/boundary", {
  day: {
    en: "on {day} only the {side, select, old {old} new {new}} text is in force",
    zh: "{day} 只有{side, select, old {舊} new {新}}文本施行",
  },
  shown: { en: "{day} ({rules}: {old} becomes {later})", zh: "{day}（{rules}：{old} 變為 {later}）" },
});

/** Which text alone judges a day, and what shows it. */
export function boundaryMessage({ day: it, judged_by: side, witness }: DiffBoundary): Message {
  const day = boundary.day({ day: it, side });
  if (!witness) return day;
  const [old, later] = [witness.old, witness.new].map((all) => listOf(all.map(diffVerdictMessage)));
  return boundary.shown({
    day,
    rules: namesOf(witness.new.map((one) => one.rule)),
    old: old ?? "",
    later: later ?? "",
  });
}

/** What became of articles. */
export const articleChangeMessage = (
  kind: "moved" | "split" | "merged",
  old: readonly string[],
  later: readonly string[],
): Message => becomes.other({ what: changeKindWords[kind](), old: enumeration(old), later: enumeration(later) });

const version = messages("report/diff/version", {
  nothing: { en: "{found}; nothing asks for another one", zh: "{found}；不需要新的版本號" },
  atLeast: {
    en: "{from} -> at least {proposed} ({level}); pack.yaml says {found}",
    zh: "{from} -> 至少 {proposed}（{level}）；pack.yaml 寫的是 {found}",
  },
  unshown: {
    en: "{count, plural, one {# change without a witness: read it} other {# changes without a witness: read them}} before you settle on less than major",
    zh: "{count} 項變化沒有實例：在決定低於 major 之前請先閱讀",
  },
});

const reasons = messages("report/diff/reasons", {
  breach: { en: "{level}: a breach where there was none, by {what}", zh: "{level}：{what} 使原來沒有違反之處出現違反" },
  "name-gone": {
    en: "{level}: names are gone that waivers and severities use: {what}",
    zh: "{level}：暫緩和嚴重程度所用的名稱消失：{what}",
  },
  pack: { en: "{level}: changed in the pack: {what}", zh: "{level}：規則包的{what}" },
  meaning: { en: "{level}: another meaning: {what}", zh: "{level}：含義不同：{what}" },
  wording: {
    en: "{level}: other words, name or place, and the same meaning: {what}",
    zh: "{level}：措辭、名稱或位置不同而含義相同：{what}",
  },
});

const most = 6;

const someOf = message("report/diff/some", {
  en: `{count, plural, offset:${most} other {{first} and # more}}`,
  zh: "{first} 等 {count} 項",
});

/** The first names, and how many there are. */
export function some(names: readonly MessageValue[]): MessageValue {
  const count = names.length;
  return count <= most ? enumeration(names) : someOf({ first: listOf(names.slice(0, most)), count });
}

const reasonOf = ({ level, why, what }: BumpReason): Message =>
  reasons[why]({ level, what: some(why === "pack" ? what.map((it) => parts[it]()) : what) });

/** The version that a change asks for, and why. */
export function versionMessages({
  from,
  level,
  proposed,
  found,
  reasons: why,
  unshown: count,
}: DiffVersion): readonly Message[] {
  return [
    level === "none" ? version.nothing({ found }) : version.atLeast({ from, level, proposed, found }),
    ...why.map(reasonOf),
    ...(count > 0 && level !== "major" ? [version.unshown({ count })] : []),
  ];
}
