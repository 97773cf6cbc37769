import type { TurnCause } from "../analyse/turn.ts";
import type { Pen } from "../base/pen.ts";
import { shortName } from "../evaluate/program.ts";
import { quoted } from "./english-words.ts";
import type { TimelineWording } from "./timeline-english.ts";
import type { Wording } from "./wording.ts";

type Edge = Extract<TurnCause, { readonly begins: boolean }>;

/** The words of a timeline, in Chinese. */
export function timelineChinese(t: Pen, { labels }: Wording): TimelineWording {
  const about: TimelineWording["about"] = (it, place) => {
    if (it.kind === "document") return place;
    if (it.kind === "evidence") return quoted(it.id);
    if (it.kind !== "attestation") return undefined;
    const standard = quoted(shortName(it.standard));
    return it.element === undefined ? standard : t`${it.element} 的 ${standard}`;
  };
  const edge = (it: Edge): string => {
    switch (it.kind) {
      case "pack":
        return it.begins ? t`${quoted(it.name)} 開始施行` : t`${quoted(it.name)} 不再施行`;
      case "rule":
        return it.begins ? t`規則 ${quoted(it.name)} 開始施行` : t`規則 ${quoted(it.name)} 不再施行`;
      case "exemption":
        return it.begins ? t`豁免 ${quoted(it.name)} 開始施行` : t`豁免 ${quoted(it.name)} 不再施行`;
      case "flag":
        return it.begins ? t`「${it.what}」開始可能優先適用` : t`「${it.what}」不再可能優先適用`;
      case "parameter":
        return it.begins ? t`${quoted(it.name)} 有了新值` : t`${quoted(it.name)} 不再有值`;
      case "interpretation": {
        const word = quoted(shortName(it.term));
        return it.begins
          ? t`${it.by} 把 ${word} 解釋為 ${it.value}`
          : t`${it.by} 把 ${word} 解釋為 ${it.value} 的解釋到期`;
      }
      case "membership": {
        const [member, list] = [quoted(it.member), quoted(shortName(it.list))];
        const what = it.belongs ? t`${member} 在 ${list} 之內` : t`${member} 不在 ${list} 之內`;
        return it.begins ? t`${it.by} 認為 ${what}` : t`${it.by} 認為 ${what} 的解釋到期`;
      }
      case "adoption":
        return it.begins ? t`${it.by} 採納 ${quoted(it.name)}` : t`${it.by} 對 ${quoted(it.name)} 的採納到期`;
      case "assumption":
        return it.begins ? t`${it.by} 假定 ${quoted(it.fact)}` : t`${it.by} 不再假定 ${quoted(it.fact)}`;
      case "attestation": {
        const what = about(it, "") ?? "";
        if (it.begins) return it.met ? t`${it.by} 確認 ${what}` : t`${it.by} 否認 ${what}`;
        return it.met ? t`${it.by} 對 ${what} 的確認不再有效` : t`${it.by} 對 ${what} 的否認不再有效`;
      }
      case "evidence":
        return it.begins ? t`有了證據 ${quoted(it.id)}` : t`證據 ${quoted(it.id)} 已到期`;
      case "comparison":
        return it.begins ? t`判斷日到了 ${it.on}` : t`判斷日過了 ${it.on}`;
    }
  };
  return {
    cause: (it, place) => {
      if (it.kind === "document") return t`當日的文檔：${place} 的 ${it.subject}`;
      if (it.kind === "deadline")
        return it.path === "" ? t`期限已過：${it.due} 為止` : t`${quoted(it.path)} 的期限已過：${it.due} 為止`;
      if (it.kind === "done") return t`${quoted(it.path)} 在當日`;
      return edge(it);
    },
    about,
    eachDay: (from, to) => t`${from} 至 ${to} 的每一日`,
    factsEachDay: t`事實截至各判斷日`,
    factsLimit: (day) => t`事實截至 ${day}：此後的日期說明如果沒有其他情況會怎樣。`,
    calendarLimit: (day) => t`工作日公佈到 ${day}：跨過此日的計算不明，找不出日期。`,
    leftOutLimit: (count) => t`${count} 個文檔未能判斷：只由它們決定的日期缺失。`,
    sum: (dates, from, to) =>
      dates === 0 ? t`${from} 至 ${to} 沒有結果發生變化。` : t`${from} 至 ${to} 有 ${dates} 個日期使結果發生變化。`,
    complete: t`其他日期不會改變任何結果：法律、配置、署名、證據和事實的每個日期都試過。`,
    turned: (from, to) => `${from ?? t`沒有規則`} → ${to ?? t`沒有規則`}`,
    also: (verdict) => t`又有${verdict}`,
    inPart: (from, to) => t`部分：${from} → ${to}`,
    gone: (verdict) => t`不再${verdict}`,
    advisory: t`僅供參考`,
    applies: { yes: t`適用`, no: t`不適用`, unknown: t`可能適用` },
    prevails: { true: t`其他法律可能優先`, unknown: t`其他法律是否可能優先尚不明` },
    none: t`無`,
    rules: (count) => t`${count} 條規則`,
    title: (from, to) => t`各條的結果，${from} 至 ${to}`,
    article: labels.article,
    span: (article, verdict, from) => t`${labels.article(article)}：${verdict}，自 ${from} 起`,
  };
}
