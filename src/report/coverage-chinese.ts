import type { Pen } from "../base/pen.ts";
import type { CoverageWording } from "./coverage-english.ts";

/** The words of the coverage report, in Chinese. */
export function coverageChinese(t: Pen): CoverageWording {
  const encodings: Readonly<Record<Parameters<CoverageWording["encodes"]>[0], string>> = {
    rule: t`規則`,
    standard: t`標準`,
    "open-term": t`未限定的用語`,
    "open-list": t`未盡的列舉`,
    define: t`定義`,
    parameter: t`數值`,
    exemption: t`豁免`,
    scope: t`適用範圍`,
    "in-force": t`施行日期`,
  };
  const statements: Readonly<Record<Parameters<CoverageWording["statement"]>[0], string>> = {
    informative: t`不含規則`,
    scope: t`適用範圍`,
    definition: t`定義`,
    "addressed-to": t`約束對象`,
    "not-encodable": t`不能寫成規則`,
    "yields-to": t`可能讓位於`,
  };
  return {
    encodes: (kind) => encodings[kind],
    statement: (kind) => statements[kind],
    notHeld: t`未承擔`,
    open: t`未處理`,
    nothing: t`沒有任何內容涉及此單元`,
    modalOpen: (words) => t`${words.join("、")} 在引文和說明之外`,
    noText: t`規則包沒有法律原文：只計單元，不計文字。`,
    units: (total, encoded, stated, open) =>
      t`共 ${total} 個單元：${encoded} 個寫成規則，${stated} 個僅作說明，${open} 個未處理`,
    modals: (word, held, total) => t`${word} ${total} 處中的 ${held} 處`,
    held: t`已承擔的義務和權利用語`,
    columns: [t`位置`, t`寫成`, t`說明`, t`未承擔`],
  };
}
