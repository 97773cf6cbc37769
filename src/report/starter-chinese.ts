import type { Pen } from "../base/pen.ts";
import { quoted } from "./english-words.ts";
import type { StarterWording } from "./starter-english.ts";

/** The comments of a new project's files, in Chinese. */
export function starterChinese(t: Pen): StarterWording {
  return {
    project: {
      head: t`${quoted("edict check")} 在此文件夾中讀取的內容。命令行選項優先於本文件。`,
      ofOneKind: t`同一類的多個文件，此處為服務的回答：`,
      logs: t`對話補全的日誌，保持原樣：`,
      baseline: t`已知且不使檢查失敗的發現：由 ${quoted("edict check -f baseline=baseline.json")} 寫出。`,
      failOn: t`使檢查失敗的最低嚴重程度；不寫明時，違反任何規則都失敗。`,
      allow: t`只要有未定的規則，檢查就失敗（退出碼 2）。收集事實期間可以允許：`,
    },
    profile: {
      head: t`本單位如何解釋法律未限定之處。須署名並注明日期，不改變任何規則。`,
      terms: t`法律未給出數值或列舉的用語：在寫明如何解釋之前，依賴這些用語的規則為未定。`,
      entry: t`條目的寫法：`,
      by: t`作出決定者的姓名和職務`,
      because: t`如此解釋的理由`,
      adopt: t`僅為建議或指引、但本單位自願受其約束的內容。`,
      assumptions: t`沒有文檔寫明、但本單位假定為真的事實；凡依據假定的結果都會說明。`,
      severities: t`規則的嚴重程度（${"low、medium、high、critical"}），按規則全名；其餘為 ${"high"}。`,
      notWaivable: t`違反後任何人都不得暫緩的規則，按規則全名。`,
    },
    waivers: t`由人決定暫緩處理的發現。${quoted("edict check -f waivers")} 輸出可供填寫的條目。`,
    workflow: {
      head: t`${"GitHub"} 只讀取倉庫根目錄下的本文件。`,
      variable: [t`${"EDICT"} 是倉庫的變量：edict 的來源，寫法同 ${quoted("npm install")}，例如所用版本的壓縮包地址。`],
      summary: t`${"GitHub"} 最多接收 1 ${"MiB"}：報告更長時，只給出檢查對自身的說明。`,
      upload: t`並非每個倉庫都有代碼掃描；其中顯示的內容，摘要中也有。`,
    },
    hook: t`需要 ${"https://pre-commit.com"}，倉庫的依賴中須有 edict；用 ${quoted("pre-commit install")} 安裝。`,
  };
}
