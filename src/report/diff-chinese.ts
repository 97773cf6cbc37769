import type { Script } from "../base/script.ts";
import { formatLocatorZh, readLocatorKey } from "../statute/locator.ts";
import type { Pen } from "../base/pen.ts";
import { listedWith } from "./chinese-words.ts";
import type { DiffWording } from "./diff-english.ts";
import type { DiffRule, DiffSays } from "./diff-report.ts";
import { quoted } from "./english-words.ts";
import type { Wording } from "./wording.ts";

type Kind = Parameters<DiffWording["kind"]>[0];
type OfPack = Parameters<DiffWording["ofPack"]>[0]["what"];

const most = 6;

/** The words of what changed between two texts, in Chinese. */
export function diffChinese(t: Pen, script: Script, { inForce, verdicts }: Wording): DiffWording {
  const kinds: Readonly<Record<Kind, string>> = {
    unchanged: t`未變`,
    wording: t`僅引文或措辭`,
    moved: t`移動`,
    renamed: t`改名`,
    changed: t`改變`,
    split: t`拆分`,
    merged: t`合併`,
    added: t`新增`,
    removed: t`刪除`,
  };
  const packWords: Readonly<Record<OfPack, string>> = {
    in_force: t`施行日期`,
    text: t`法律原文（摘要）`,
    rank: t`位階`,
    vocabulary: t`詞彙`,
    calendar: t`日曆`,
    zone: t`時區`,
    parties: t`主體`,
    roles: t`角色`,
    names: t`標準和未限定的用語`,
  };
  const directions: Readonly<Record<Parameters<DiffWording["effect"]>[0], string>> = {
    stricter: t`更嚴`,
    looser: t`更寬`,
    both: t`有嚴有寬`,
  };
  const sides = { old: t`舊`, new: t`新` };
  const packWord = (what: string): string => Object.entries(packWords).find(([it]) => it === what)?.[1] ?? what;
  const some = (all: readonly string[]): string =>
    all.length <= most ? all.join("、") : t`${all.slice(0, most).join("、")} 等 ${all.length} 項`;
  const citeOf = ({ place, cite }: DiffRule): string => {
    const locator = readLocatorKey(place);
    return locator ? formatLocatorZh(locator, script === "zh-Hans" ? "hans" : "hant") : cite;
  };
  /** `art. 7(1)` of the data. */
  const cited = (text: string): string => {
    const [, article = "", paragraph, item] = /^art\. (\d+)(?:\((\d+)\))?(?: item (\d+))?$/.exec(text) ?? [];
    return citeOf({
      place: [article, paragraph, item].filter((it) => it !== undefined).join("."),
      cite: text,
    } as DiffRule);
  };
  const asIf = t`按已施行論`;
  const days = (text: string): string => {
    const [, from, until] = /^from (\S+?)(?: until (\S+))?$/.exec(text) ?? [];
    return inForce(from === undefined ? "never" : { from, until });
  };
  const outcomes = { ...verdicts, applies: t`適用`, may_apply: t`可能適用`, does_not_apply: t`不適用` };
  const verdict = (it: DiffSays["verdict"]): string => outcomes[it];
  const reached = (says: readonly DiffSays[]): string => {
    const told = says.filter((it) => it.verdict !== "not_examined");
    const unique = [...new Set(told.map((it) => verdict(it.verdict) + (it.as_if_in_force ? t`（${asIf}）` : "")))];
    return unique.length === 0 ? t`沒有規則` : unique.join("、");
  };
  return {
    asOf: t`判斷日`,
    budgetLabel: t`嘗試`,
    ofPackLabel: t`規則包`,
    articles: t`條文`,
    rulesLabel: t`規則`,
    versionLabel: t`版本`,
    sideName: (side) => sides[side],
    direction: (all) => all.map((it) => directions[it]).join(t`和`),
    day: (asOf, lawOf) => (lawOf === undefined ? t`判斷日 ${asOf}` : t`判斷日 ${asOf}，適用法律日 ${lawOf}`),
    columns: [t`規則`, t`變化`, t`舊`, t`新`],
    replay: t`已記錄的文檔`,
    versionTitle: t`版本`,
    draft: t`變更記錄草稿`,
    inChangelog: (rules) => {
      const cites = [...new Set(rules.map(citeOf))].join("、");
      return t`${cites}：${rules.map((it) => quoted(it.rule)).join("、")}`;
    },
    nothingOther: t`沒有規則的含義發生變化。`,
    kind: (it) => kinds[it],
    effect: (it) => directions[it],
    notShown: (tried) => t`嘗試了 ${tried} 種情形，未找到實例；這不證明兩者相同`,
    through: (rules) => t`本身未變；變的是它所跟隨的 ${listedWith(t, t`和`, rules)}`,
    budget: (budget, following) => t`每項變化 ${budget} 種情形，跟隨其他規則的 ${following} 種`,
    side: ({ pack, version, in_force: days, law_of: lawOf }) => {
      const told = t`${pack} ${version}，${inForce(days)}`;
      return lawOf === undefined ? told : t`${told}，適用法律日 ${lawOf}`;
    },
    says: ({ rule, verdict: is, party, advisory, as_if_in_force: isAsIf }, isParty) => {
      const more = [...(isParty ? [party] : []), ...(advisory ? [t`僅供參考`] : []), ...(isAsIf ? [asIf] : [])];
      return more.length === 0 ? `${rule} ${verdict(is)}` : t`${rule} ${verdict(is)}（${more.join("、")}）`;
    },
    noRule: t`沒有此規則`,
    open: t`一方未定`,
    rules: (old, later) => {
      const names = (of: readonly DiffRule[]): string => of.map((it) => it.rule).join("、");
      const places = (of: readonly DiffRule[]): string => [...new Set(of.map(citeOf))].join("、");
      const arrow = (a: string, b: string): string => (a === "" || b === "" || a === b ? a || b : `${a} -> ${b}`);
      return `${arrow(places(old), places(later))}  ${arrow(names(old), names(later))}`;
    },
    article: (kind, old, later) => t`${kinds[kind]}：${old.map(cited).join("、")} -> ${later.map(cited).join("、")}`,
    ofPack: ({ what, old, new: later }) => {
      const word = packWords[what];
      if (what === "in_force") return [t`${word}：${days(old)} -> ${days(later)}`];
      if (what !== "names" && what !== "parties" && what !== "roles") return [t`${word}：${old} -> ${later}`];
      return [...(old === "" ? [] : [t`${word}減少：${old}`]), ...(later === "" ? [] : [t`${word}增加：${later}`])];
    },
    summary: (it) => (Object.keys(kinds) as Kind[]).map((kind) => `${kinds[kind]} ${it[kind]}`).join("、"),
    effects: ({ stricter, looser, both, not_shown: open }) =>
      t`含義變化的規則中，更嚴 ${stricter}、更寬 ${looser}、有嚴有寬 ${both}、沒有實例 ${open}`,
    version: (from, level, proposed, found) =>
      level === "none"
        ? t`${found}；不需要新的版本號`
        : t`${from} -> 至少 ${proposed}（${level}）；pack.yaml 寫的是 ${found}`,
    reason: ({ level, why, what }) => {
      switch (why) {
        case "breach":
          return t`${level}：${some(what)} 使原來沒有違反之處出現違反`;
        case "name-gone":
          return t`${level}：暫緩和嚴重程度所用的名稱消失：${some(what)}`;
        case "pack":
          return t`${level}：規則包的${some(what.map(packWord))}`;
        case "meaning":
          return t`${level}：含義不同：${some(what)}`;
        case "wording":
          return t`${level}：措辭、名稱或位置不同而含義相同：${some(what)}`;
      }
    },
    unshown: (count) => t`${count} 項變化沒有實例：在決定低於 major 之前請先閱讀`,
    replayed: (count, flips) => t`${count} 個已記錄的文檔：${flips} 個結果改變`,
    words: (old, later) => t`合計：${old} -> ${later}`,
    oneSided: (standard, side) => t`${standard} 的署名只對${side === "old" ? sides.old : sides.new}文本有效`,
    told: ({ kind, effect, witnesses }) => {
      if (kind === "wording") return t`措辭不同，含義相同`;
      if (kind === "moved" || kind === "renamed") return kinds[kind];
      const [first] = witnesses;
      const how =
        effect === undefined
          ? t`未找到能顯示變化的文檔`
          : effect === "both"
            ? t`對有的情形更嚴，對有的更寬`
            : directions[effect];
      return first
        ? t`${kinds[kind]}，${how}（${reached(first.old)} 變為 ${reached(first.new)}）`
        : t`${kinds[kind]}，${how}`;
    },
  };
}
