import type { Pen } from "../base/pen.ts";
import type { FormatsWording } from "./formats-english.ts";

/** What the formats for other programs say of their own accord, in Chinese. */
export function formatsChinese(t: Pen): FormatsWording {
  const listed = (articles: readonly number[]): string => t`第 ${articles.join("、")} 條`;
  return {
    exit: {
      0: t`沒有使檢查失敗的內容`,
      1: t`有違反，或有使檢查失敗的發現`,
      2: t`未定`,
      3: t`規則不能編譯`,
      4: t`輸入不能讀取`,
      5: t`未作任何判斷`,
      64: t`用法有誤`,
      70: t`程序缺陷`,
    },
    exitCode: t`退出碼`,
    run: t`本次檢查`,
    judged: t`要求判斷的均已判斷`,
    mistakes: t`錯誤`,
    counted: t`規則`,
    ofOthers: t`他人的義務`,
    ofAdvisory: t`僅供參考`,
    covered: t`其中`,
    coveredBy: (waived, known) => t`暫緩 ${waived}、在基線中 ${known}`,
    settings: t`判斷方式`,
    unseen: t`本次檢查沒有看到的內容`,
    articlesEncoded: t`已寫成規則的條文`,
    allArticles: (count) => t`全部 ${count} 條`,
    someArticles: (articles, of) => t`${listed(articles)}（共 ${of} 條）`,
    articlesOfOutline: (articles) => t`${listed(articles)}；規則包沒有法律原文`,
    notEncoded: t`未寫成規則`,
    notCovered: t`未涵蓋`,
    fromDay: (day) => t`自 ${day} 起`,
    notCounted: t`不計入`,
    letPass: (severity) => t`不計為失敗，因為嚴重程度為${severity}`,
    allowed: t`不計為失敗，因為允許未定的規則`,
    law: t`法律原文`,
    policy: t`規則所在`,
    why: t`理由`,
    place: t`位置`,
    result: t`結果`,
    rule: t`規則`,
    what: t`事項`,
    ask: t`解決辦法`,
    needs: t`尚缺什麼`,
    others: t`其他各條規則`,
    inLaw: t`法律條款`,
    toolFolder: t`Edict 的安裝位置`,
    workingFolder: t`運行 Edict 的文件夾`,
  };
}
