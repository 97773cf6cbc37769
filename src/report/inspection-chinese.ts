import type { Answer } from "../media/inspect-bytes.ts";
import type { Pen } from "../base/pen.ts";
import { names } from "./chinese-words.ts";
import type { InspectionWording } from "./inspection-english.ts";

/** All that the report of an inspection says, in Chinese. */
export function inspectionChinese(t: Pen): InspectionWording {
  const answers: Readonly<Record<Answer, string>> = {
    present: t`標識正確`,
    absent: t`沒有標識`,
    malformed: t`標識有誤`,
    duplicated: t`標識重複`,
    "near-miss": t`近似標識`,
  };
  const values: Readonly<Record<string, string>> = { "1": t`屬於生成`, "2": t`可能為生成`, "3": t`疑似生成` };
  return {
    answer: (answer, isWhole) => {
      if (answer === undefined) return t`未讀取`;
      return isWhole ? answers[answer] : t`${answers[answer]}（就可讀部分而言）`;
    },
    label: t`標識`,
    beside: t`另有`,
    error: t`錯誤`,
    warning: t`留意`,
    help: t`辦法`,
    place: (place, key, offset) =>
      key === undefined ? t`${place}，自第 ${offset} 字節起` : t`${place}，${key}，自第 ${offset} 字節起`,
    meaning: (field, value) => {
      const meaning = field === "Label" ? values[value] : undefined;
      if (meaning !== undefined) return t`${value}（${meaning}）`;
      return value === "" ? t`（空）` : value;
    },
    sourceType: (type) => t`IPTC 數字來源類型 ${type}；它可佐證標識，本身不是標識`,
    c2pa: t`有 C2PA 清單，此處未核驗；它可佐證標識，本身不是標識`,
    summary: (counts, files) => {
      const told = counts.map(([answer, count]) => {
        return answer === undefined ? t`未全部讀取 ${count}` : `${answers[answer]} ${count}`;
      });
      return t`${files} 個文件：${told.join("、")}。`;
    },
    basis: t`依據 GB 45438-2025 的 6.1 和附錄 E 讀取，只看形式。標識是否屬實、人可見的標識如何，均未查看。`,
    yaml: {
      head: t`用於回答文檔，放在 response: 之下。`,
      unread: t`未全部讀取：不能說明其標識`,
      withoutPresence: t`略去 ${names(["present"])}：這不是正確的標識，不可當作標識`,
      several: t`不知道以哪一個標識為準`,
    },
  };
}
