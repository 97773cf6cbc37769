import { diagnostic } from "../base/diagnostic.ts";
import { orNearest, orNearestZh } from "../base/nearest.ts";
import { said } from "./chinese-phrases.ts";

export const unsigned = diagnostic<{ readonly field: string; readonly text: string }>({
  code: "waive/unsigned",
  severity: "error",
  message: (p) => `nobody stands for this waiver: \`${p.field}\` is \`${p.text}\``,
  help: () => "name the people, and say why the finding may stand for a time",
  zh: (p) => `該暫緩無人負責：\`${p.field}\` 為 \`${p.text}\``,
  zhHelp: () => "寫明人員，以及該發現為何可以暫時存在",
});

export const shortReason = diagnostic<{ readonly length: number; readonly least: number }>({
  code: "waive/short-reason",
  severity: "error",
  message: (p) => `this \`reason\` has ${p.length} characters, and a waiver gives at least ${p.least}`,
  help: () => "say what is being done about the finding, and why it may wait",
  zh: (p) => `該 \`reason\` 只有 ${p.length} 個字符，暫緩的理由至少要有 ${p.least} 個`,
  zhHelp: () => "寫明正在如何處理該發現，以及為何可以等待",
});

/** Leave that people give themselves is none. */
export const samePerson = diagnostic<{ readonly name: string }>({
  code: "waive/same-person",
  severity: "error",
  message: (p) => `\`${p.name}\` asks for this waiver and approves it`,
  help: () => "somebody else has to approve",
  zh: (p) => `該暫緩由 \`${p.name}\` 申請，又由其批准`,
  zhHelp: () => "須由另一人批准",
});

export const emptyInterval = diagnostic<{ readonly from: string; readonly until: string }>({
  code: "waive/empty-interval",
  severity: "error",
  message: (p) => `\`until\` ${p.until} is not after \`from\` ${p.from}`,
  help: () => "`until` is the first day on which the waiver no longer holds",
  zh: (p) => `\`until\` ${p.until} 不在 \`from\` ${p.from} 之後`,
  zhHelp: () => "`until` 是暫緩不再有效的第一天",
});

export const notWaivable = diagnostic<{ readonly rule: string }>({
  code: "waive/not-waivable",
  severity: "warning",
  message: (p) => `the profile says that \`${p.rule}\` is not to be waived: this has no effect`,
  zh: (p) => `配置規定 \`${p.rule}\` 不得暫緩：該暫緩不起作用`,
});

export const pending = diagnostic<{ readonly from: string }>({
  code: "waive/pending",
  severity: "warning",
  message: (p) => `this waiver holds from ${p.from}, and has no effect before`,
  zh: (p) => `該暫緩自 ${p.from} 起有效，在此之前不起作用`,
});

export const expired = diagnostic<{ readonly until: string }>({
  code: "waive/expired",
  severity: "warning",
  message: (p) => `this waiver held until ${p.until}, and has no effect any more`,
  help: () => "mend what it was for and take it out, or have a new one approved",
  zh: (p) => `該暫緩到 ${p.until} 為止，不再起作用`,
  zhHelp: () => "解決所涉問題後刪去，或者重新申請批准",
});

export const endsSoon = diagnostic<{ readonly until: string; readonly days: number }>({
  code: "waive/ends-soon",
  severity: "warning",
  message: (p) => `this waiver holds until ${p.until}: ${p.days === 1 ? "one day is" : `${p.days} days are`} left`,
  zh: (p) => `該暫緩到 ${p.until} 為止：還剩 ${p.days} 天`,
});

/** `why`: what is not there, in words. */
export const orphaned = diagnostic<{ readonly why: string; readonly nearest: string | undefined }>({
  code: "waive/orphaned",
  severity: "warning",
  message: (p) => `this waiver is for nothing in this run: ${p.why}${orNearest(p.nearest)}`,
  zh: (p) => `該暫緩在本次運行中沒有對象：${said(p.why)}${orNearestZh(p.nearest)}`,
});

/** `found`: what is said where it was meant for. */
export const unneeded = diagnostic<{ readonly verdict: string; readonly found: string }>({
  code: "waive/unneeded",
  severity: "warning",
  message: (p) => `nothing that this waiver is for is ${p.verdict} any more: it is ${p.found}`,
  help: () => "take it out, so that it covers nothing that comes later",
  zh: (p) => `該暫緩所針對的事項不再是 \`${p.verdict}\`，而是 \`${p.found}\``,
  zhHelp: () => "刪去，以免掩蓋以後出現的問題",
});

export const stale = diagnostic<{ readonly what: "rule" | "facts" }>({
  code: "waive/stale",
  severity: "warning",
  message: (p) =>
    p.what === "rule"
      ? "the rule has changed since this waiver was given: it has no effect until it is approved anew"
      : "the facts have changed since this waiver was given: it has no effect until it is approved anew",
  help: () => "look at the finding again; `edict check -f waivers` writes what to record as `seen`",
  zh: (p) =>
    p.what === "rule"
      ? "作出該暫緩後規則已有變化：重新批准之前不起作用"
      : "作出該暫緩後事實已有變化：重新批准之前不起作用",
  zhHelp: () => "重新查看該發現；`edict check -f waivers` 會寫出應記入 `seen` 的內容",
});

/** Said once for a whole baseline. */
export const outdatedBaseline = diagnostic<{ readonly gone: number; readonly of: number }>({
  code: "waive/outdated-baseline",
  severity: "warning",
  message: (p) => `${p.gone} of ${p.of} findings of this baseline are there no more`,
  help: () => "write it anew with `edict check -f baseline=FILE`, so that they cannot come back unseen",
  zh: (p) => `該基線的 ${p.of} 項發現中有 ${p.gone} 項已不存在`,
  zhHelp: () => "用 `edict check -f baseline=FILE` 重新寫，以免它們再次出現而不被察覺",
});
