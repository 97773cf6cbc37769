import type { Pen } from "../base/pen.ts";
import { quoted } from "./english-words.ts";

/**
 * Words joined as Chinese joins them, the last with a word of its own.
 *
 * @example
 * listedWith(penFor("zh-Hans"), "和", ["甲", "乙", "`c`"]) // "甲、乙和 `c`"
 */
export function listedWith(t: Pen, last: string, words: readonly string[]): string {
  return words.length < 2 ? words.join("") : t`${words.slice(0, -1).join("、")} ${last} ${words.at(-1) ?? ""}`;
}

/** Names between backticks, one beside another. */
export const names = (all: readonly string[]): string => all.map(quoted).join("、");

/** Those who have duties, as the law calls them; what only a pack of somebody else knows stays a name. */
export function partyIn(t: Pen, party: string): string {
  switch (party) {
    case "provider":
      return t`提供者`;
    case "user":
      return t`使用者`;
    case "individual":
      return t`個人`;
    case "assessor":
      return t`評估、檢查的機構和人員`;
    case "authority":
      return t`有關主管部門`;
    case "state":
      return t`國家`;
    case "platform":
      return t`網絡信息內容傳播服務提供者`;
    case "app_store":
      return t`互聯網應用程序分發平臺`;
    default:
      return t` ${quoted(party)} `;
  }
}

/**
 * A duration of a policy.
 *
 * @example
 * durationIn(penFor("zh-Hans"), "15 working days") // "15 个工作日"
 */
export function durationIn(t: Pen, text: string): string {
  const [, count = "", unit = ""] = /^(\d+) (minute|hour|day|working day|week|month|year)s?$/.exec(text) ?? [];
  switch (unit) {
    case "minute":
      return t`${count} 分鐘`;
    case "hour":
      return t`${count} 小時`;
    case "day":
      return t`${count} 日`;
    case "working day":
      return t`${count} 個工作日`;
    case "week":
      return t`${count} 周`;
    case "month":
      return t`${count} 個月`;
    case "year":
      return t`${count} 年`;
    default:
      return text;
  }
}

/** A fact as it is shown: of lists and groups how much there is of them. */
export function shownIn(t: Pen, shown: string): string {
  const [, count] = /^(\d+) elements?$/.exec(shown) ?? [];
  return count === undefined ? shown : t`${count} 項`;
}
