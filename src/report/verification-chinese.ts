import { quoted } from "./english-words.ts";
import type { Pen } from "../base/pen.ts";
import type { VerificationWording } from "./verification-english.ts";

/** The words of a verification, in Chinese. */
export function verificationChinese(t: Pen): VerificationWording {
  const kinds: Readonly<Record<Parameters<VerificationWording["part"]>[0], string>> = {
    receipt: t`回執`,
    engine: t`引擎`,
    calendar: t`日曆`,
    vocabulary: t`詞彙`,
    mapping: t`對照表`,
    pack: t`規則包`,
    profile: t`配置`,
    waivers: t`暫緩`,
    baseline: t`基線`,
    input: t`文檔`,
  };
  return {
    receipt: t`回執`,
    changed: t`改動`,
    verdict: t`結果`,
    nothing: t`無`,
    of: (path, asOf, engine) => t`${path}，判斷日 ${asOf}，edict ${engine}`,
    wasAndIs: (was, is) => t`原為 ${was}，現為 ${is}`,
    part: (kind, name) => {
      if (kind === "pack" || kind === "engine") return name;
      if (kind === "receipt") return t`回執本身的 ${name}`;
      const isFile = kind === "input" || kind === "profile" || kind === "waivers" || kind === "baseline";
      return `${kinds[kind]} ${isFile ? name : quoted(name)}`;
    },
    meaning: (same) => (same ? t`含義相同` : t`含義不同`),
    facts: (same) => (same ? t`內容相同` : t`內容不同`),
    reproduced: (rules, files) => t`已重現：憑 ${files} 個文件的相同字節，${rules} 條規則的結果相同。`,
    differs: (files, rules) => {
      if (rules === undefined) return t`未重現：沒有能重新判斷的內容；${files} 處不同。`;
      return rules === 0
        ? t`未重現：${files} 處不同，沒有規則的結果不同。`
        : t`未重現：${files} 處不同，${rules} 條規則的結果不同。`;
    },
  };
}
