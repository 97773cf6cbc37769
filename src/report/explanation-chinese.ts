import type { FactWish, Wish } from "../analyse/wish.ts";
import { formatDay } from "../base/civil-date.ts";
import type { Pen } from "../base/pen.ts";
import { listedWith, shownIn } from "./chinese-words.ts";
import { shortName } from "../evaluate/program.ts";
import { quoted } from "./english-words.ts";
import type { ExplanationWording } from "./explanation-english.ts";
import type { Wording } from "./wording.ts";

/** The words of an explanation, in Chinese. */
export function explanationChinese(t: Pen, verdicts: Wording["verdicts"]): ExplanationWording {
  const results = { true: t`滿足`, false: t`違反`, unknown: t`不明`, waiting: t`未到期`, void: t`落空` };

  const factWish = ({ path, say, shown }: FactWish): string => {
    const name = quoted(path);
    switch (say) {
      case "is":
        return t`${name} 為 ${shown}`;
      case "is-not":
        return t`${name} 不為 ${shown}`;
      case "less-than":
        return t`${name} 小於 ${shown}`;
      case "at-most":
        return t`${name} 不大於 ${shown}`;
      case "at-least":
        return t`${name} 不小於 ${shown}`;
      case "more-than":
        return t`${name} 大於 ${shown}`;
      case "before":
        return t`${name} 早於 ${shown}`;
      case "by":
        return t`${name} 不晚於 ${shown}`;
      case "from":
        return t`${name} 不早於 ${shown}`;
      case "after":
        return t`${name} 晚於 ${shown}`;
      case "stated":
        return t`寫明 ${name}`;
      case "absent":
        return t`${name} 為 null`;
      case "includes":
        return t`${name} 包含 ${quoted(shown)}`;
      case "excludes":
        return t`${name} 不含 ${quoted(shown)}`;
      case "empty":
        return t`${name} 為空`;
      case "filled":
        return t`${name} 中有一項`;
    }
  };

  const factAnswer = (it: FactWish): string => {
    switch (it.say) {
      case "is":
        return it.shown;
      case "by":
        return t`不晚於 ${it.shown} 完成`;
      case "absent":
        return "null";
      case "stated":
        return t`已寫明`;
      case "empty":
        return t`為空`;
      case "filled":
        return t`有一項`;
      default:
        return factWish(it);
    }
  };

  return {
    why: (verdict, lawOf) => t`按 ${lawOf} 的法律，結果為「${verdicts[verdict]}」的理由`,
    part: ({ kind, result }) => {
      if (kind === "clause") return results[result];
      if (kind === "for-each") return t`對象`;
      if (result === "unknown") return t`不明`;
      const holds = result === "true";
      if (kind === "scope") return holds ? t`範圍` : t`範圍外`;
      if (kind === "exemption") return holds ? t`豁免` : t`不成立`;
      if (kind === "unless") return holds ? t`例外` : t`適用`;
      return holds ? t`適用` : t`不成立`;
    },
    value: (name, shown) => t`${name} 為 ${shownIn(t, shown)}`,
    definition: ({ kind, name, title, shown }) => {
      if (kind === "definition") return t`${name} 為 ${shownIn(t, shown)}`;
      return shown === "true" ? t`${name} 達到：「${title ?? ""}」` : t`${name} 未達到：「${title ?? ""}」`;
    },
    asAbove: t`同上`,
    wish: (it) => wish(t, it, factWish),
    answer: (it) => {
      switch (it.kind) {
        case "fact":
          return factAnswer(it);
        case "attestation":
          return it.met ? t`達到` : t`未達到`;
        case "facts-on":
          return t`到 ${formatDay(it.day)} 仍未完成`;
        case "term":
          return it.value;
        case "member":
          return it.belongs ? t`在列舉之內` : t`不在列舉之內`;
      }
    },
    restsOn: ({ facts, attestations, evidence, assumptions, interpretations }) => {
      const counts = [
        [facts, t`項事實`],
        [attestations, t`份署名確認`],
        [evidence, t`份證據`],
        [assumptions, t`項假定`],
        [interpretations, t`項對法律的解釋`],
      ] as const;
      const parts = counts.filter(([of]) => of.length > 0).map(([of, what]) => t`${of.length} ${what}`);
      if (parts.length === 0) return t`它不依據文檔中的任何事實。`;
      return t`它只依據 ${listedWith(t, t`和`, parts)}：缺少其中任何一項，規則即為未定。`;
    },
    eitherWay: t`無論規則是否適用，結果都一樣：其要求已滿足。`,
    alone: (verdict) => t`僅憑這些，結果為「${verdict}」。`,
    papers: t`證據`,
    forElement: (element) => t`（關於 ${quoted(element)}）`,
    othersAsked: (count) => t`另有 ${count} 條規則不起決定作用`,
    change: t`須有何改變`,
    holdsWith: (changes) => t`如果 ${listedWith(t, t`且`, changes)}`,
    orWith: (changes) => t`或者 ${listedWith(t, t`且`, changes)}`,
    thenIs: (verdict) => t`此項成立，規則的結果為「${verdict}」`,
    noSimpleWay: t`此項須成立；規則沒有顯示簡單的辦法`,
    missing: t`尚缺什麼`,
    effect: (answers, verdict) => t`${listedWith(t, t`或`, answers)}：${verdict ?? t`沒有這一類需要判斷`}`,
    notExplained: (states) => t`此處未說明：${states.join("、")}。`,
    askByName: t`寫出規則的名稱即可說明它：edict explain INPUT RULE`,
    nothing: t`沒有被違反的，也沒有未定的。`,
    notExamined: (subject) => t`未審查：未提供 ${subject}。`,
  };
}

function wish(t: Pen, it: Wish, factWish: (of: FactWish) => string): string {
  switch (it.kind) {
    case "fact":
      return factWish(it);
    case "attestation": {
      const of = quoted(it.element ?? it.subject);
      const standard = quoted(shortName(it.standard));
      return it.met
        ? t`由 ${quoted(it.role)} 署名確認 ${of} 達到 ${standard}`
        : t`由 ${quoted(it.role)} 署名確認 ${of} 未達到 ${standard}`;
    }
    case "facts-on":
      return t`事實截至 ${formatDay(it.day)} 而仍未完成`;
    case "term":
      return t`${quoted(shortName(it.term))} 解釋為 ${it.value}`;
    case "member":
      return it.belongs
        ? t`${quoted(it.member)} 在 ${quoted(shortName(it.list))} 之內`
        : t`${quoted(it.member)} 不在 ${quoted(shortName(it.list))} 之內`;
  }
}
