import type { Pen } from "../base/pen.ts";
import type { DetectWording } from "./detect-english.ts";
import { names } from "./chinese-words.ts";

/** What is said of personal data that was found, in Chinese. */
export function detectChinese(t: Pen): DetectWording {
  return {
    kinds: {
      resident_id: t`居民身份證號碼`,
      social_credit_code: t`統一社會信用代碼`,
      bank_card: t`銀行卡號`,
      phone_number: t`電話號碼`,
      passport: t`護照號碼`,
      mail_address: t`電子郵箱地址`,
    },
    where: (path, { start, end }) => t`${path}，第 ${start} 至 ${end} 字`,
    none: t`未發現`,
    sum: (found, withSome, texts) =>
      found === 0
        ? t`${texts} 段文字中未發現個人信息。`
        : t`${texts} 段文字中的 ${withSome} 段發現 ${found} 處。屬於誰、可否出現在那裡，須由人判斷。`,
    adds: (documents) => t`${documents} 個文檔可寫入的發現：-f yaml。`,
    inPart: (documents) =>
      t`${documents} 個文檔沒有 ${names(["findings"])} 或 ${names(["scanned_by"])}：是否另經檢測不明，故不給出列表。`,
    yaml: {
      head: t`須加入各文檔 ${names(["findings", "scanned_by"])} 的條目。看過的人填寫 ${names(["illegal", "confirmed_by"])}。`,
      inPart: t`此文檔沒有 ${names(["findings"])} 或 ${names(["scanned_by"])}。如果未經其他檢測，請寫成空列表並加入以下條目。`,
    },
  };
}
