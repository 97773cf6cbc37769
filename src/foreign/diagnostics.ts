import { diagnostic } from "../base/diagnostic.ts";
import { listedZh } from "../base/phrasebook.ts";
import { said } from "./chinese-phrases.ts";

/** A file of another format than was said. */
export const otherFormat = diagnostic<{ readonly wanted: string; readonly problem: string; readonly help: string }>({
  code: "foreign/other-format",
  severity: "error",
  message: (p) => `this is no ${p.wanted}: ${p.problem}`,
  help: (p) => p.help,
  zh: (p) => `這不是${said(p.wanted)}：${said(p.problem)}`,
  zhHelp: (p) => said(p.help),
});

export const saidTwice = diagnostic<{ readonly subject: string; readonly key: string }>({
  code: "foreign/said-twice",
  severity: "error",
  message: (p) => `\`${p.key}\` of the ${p.subject} is said by the call itself, and here a second time`,
  help: () => "leave it out here",
  zh: (p) => `\`${p.subject}\` 的 \`${p.key}\` 已由調用本身說明，在此第二次出現`,
  zhHelp: () => "在此處刪去",
});

export const badMoment = diagnostic<{ readonly field: string; readonly shown: string; readonly unit: string }>({
  code: "foreign/bad-moment",
  severity: "error",
  message: (p) => `\`${p.field}\` is ${p.shown}, which is no number of ${p.unit} since 1970`,
  help: (p) => (p.unit === "seconds" ? "milliseconds have to be divided by 1000" : undefined),
  zh: (p) => `\`${p.field}\` 為 ${p.shown}，不是自 1970 年起的${p.unit === "seconds" ? "秒數" : "納秒數"}`,
  zhHelp: (p) => (p.unit === "seconds" ? "毫秒數須除以 1000" : undefined),
});

export const mixedChunks = diagnostic<{ readonly id: string; readonly choice: string }>({
  code: "foreign/mixed-chunks",
  severity: "error",
  message: (p) => `choice ${p.choice} of \`${p.id}\` goes on after its end: chunks of two responses stand under one id`,
  help: () => "write each response to a file of its own, or give it an id of its own",
  zh: (p) => `\`${p.id}\` 的第 ${p.choice} 個選項結束後仍有內容：兩次回答的分塊用了同一個 id`,
  zhHelp: () => "把每次回答寫到各自的文件，或者使用各自的 id",
});

export const strayChunk = diagnostic<Record<never, never>>({
  code: "foreign/stray-chunk",
  severity: "error",
  message: () => "this chunk has no id, and none with an id follows it: nothing says which response it belongs to",
  zh: () => "該分塊沒有 id，其後也沒有帶 id 的分塊：無法得知屬於哪一次回答",
});

export const unfinishedStream = diagnostic<{ readonly id: string }>({
  code: "foreign/unfinished-stream",
  severity: "warning",
  message: (p) => `the stream of \`${p.id}\` breaks off: why it ended is not known, and its words may be more`,
  zh: (p) => `\`${p.id}\` 的流中斷：結束的原因未知，回答的內容可能更多`,
});

export const failedCall = diagnostic<Record<never, never>>({
  code: "foreign/failed-call",
  severity: "warning",
  message: () => "this call failed and nothing of it is given but the error: there is nothing to judge",
  zh: () => "該次調用失敗，除錯誤外沒有任何內容：沒有可判斷的事項",
});

export const unreadScan = diagnostic<{ readonly why: string }>({
  code: "foreign/unread-scan",
  severity: "warning",
  message: (p) => `what was scanned here counts as not known: ${p.why}`,
  zh: (p) => `此處的檢查結果視為未知：${said(p.why)}`,
});

export const otherSchema = diagnostic<{ readonly found: string | undefined; readonly wanted: readonly string[] }>({
  code: "foreign/other-schema",
  severity: "error",
  message: (p) =>
    p.found === undefined
      ? "these spans do not say by which conventions they are written"
      : `these spans are written by \`${p.found}\`, and other conventions are read`,
  help: (p) => `\`schemaUrl\` beside the spans is one of ${p.wanted.map((it) => `\`${it}\``).join(", ")}`,
  zh: (p) =>
    p.found === undefined ? "這些 span 沒有說明採用哪一版約定" : `這些 span 採用 \`${p.found}\`，而可讀的是其他約定`,
  zhHelp: (p) => `span 旁的 \`schemaUrl\` 應為以下之一：${listedZh(p.wanted)}`,
});
