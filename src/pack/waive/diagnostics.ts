import { diagnostic } from "../../base/diagnostic.ts";

export const unsignedWaiver = diagnostic("waive/unsigned", "error", {
  en: "nobody stands for this waiver: `{field}` is `{text}`",
  zh: "該暫緩無人負責：`{field}` 為 `{text}`",
  help: {
    en: "name the people, and say why the finding may stand for a time",
    zh: "寫明人員，以及該發現為何可以暫時存在",
  },
});

export const shortReason = diagnostic("waive/short-reason", "error", {
  en: "this `reason` has {length} characters, and a waiver gives at least {least}",
  zh: "該 `reason` 只有 {length} 個字符，暫緩的理由至少要有 {least} 個",
  help: {
    en: "say what is being done about the finding, and why it may wait",
    zh: "寫明正在如何處理該發現，以及為何可以等待",
  },
});

/** Leave that people give themselves is none. */
export const samePerson = diagnostic("waive/same-person", "error", {
  en: "`{name}` asks for this waiver and approves it",
  zh: "該暫緩由 `{name}` 申請，又由其批准",
  help: { en: "somebody else has to approve", zh: "須由另一人批准" },
});

export const emptyWaiverInterval = diagnostic("waive/empty-interval", "error", {
  en: "`until` {until} is not after `from` {from}",
  zh: "`until` {until} 不在 `from` {from} 之後",
  help: {
    en: "`until` is the first day on which the waiver no longer holds",
    zh: "`until` 是暫緩不再有效的第一天",
  },
});

export const beforeApproval = diagnostic("waive/before-approval", "error", {
  en: "this waiver is to hold from {from}, and was approved on {approved}",
  zh: "該暫緩自 {from} 起有效，而批准日為 {approved}",
  help: { en: "nobody gives leave for days that are past", zh: "不能為過去的日子批准暫緩" },
});

export const longWaiver = diagnostic("waive/too-long", "error", {
  en: "this waiver is to hold until {until}, and from its approval it may hold for {longest}: until {last}",
  zh: "該暫緩在 {until} 前有效；自批准起最長 {longest}，即在 {last} 前",
  help: {
    en: "choose an earlier day, and have it approved anew when it ends; `longest_waiver` of edict.yaml can only shorten a year",
    zh: "選擇更早的日期，到期後重新批准；edict.yaml 的 `longest_waiver` 只能縮短一年的上限",
  },
});

export const notWaivable = diagnostic("waive/not-waivable", "warning", {
  en: "the profile says that `{rule}` is not to be waived: this has no effect",
  zh: "配置規定 `{rule}` 不得暫緩：該暫緩不起作用",
});

export const pending = diagnostic("waive/pending", "warning", {
  en: "this waiver holds from {from}, and has no effect before",
  zh: "該暫緩自 {from} 起有效，在此之前不起作用",
});

export const expired = diagnostic("waive/expired", "warning", {
  en: "this waiver held until {until}, and has no effect any more",
  zh: "該暫緩在 {until} 前有效，現已不起作用",
  help: {
    en: "mend what it was for and take it out, or have a new one approved",
    zh: "解決所涉問題後刪去，或者重新申請批准",
  },
});

export const endsSoon = diagnostic("waive/ends-soon", "warning", {
  en: "this waiver holds until {until}: {days, plural, one {one day is} other {# days are}} left",
  zh: "該暫緩在 {until} 前有效：還剩 {days} 天",
});

/** `why`: what is not there. */
export const orphaned = diagnostic("waive/orphaned", "warning", {
  en: "this waiver is for nothing in this run: {why}{near}",
  zh: "該暫緩在本次運行中沒有對象：{why}{near}",
});

/** `found`: what is said where it was meant for. */
export const unneeded = diagnostic("waive/unneeded", "warning", {
  en: "nothing that this waiver is for is {verdict} any more: it is {found}",
  zh: "該暫緩所針對的事項不再是 `{verdict}`，而是 `{found}`",
  help: { en: "take it out, so that it covers nothing that comes later", zh: "刪去，以免掩蓋以後出現的問題" },
});

export const stale = diagnostic("waive/stale", "warning", {
  en: "the {what, select, rule {rule has} facts {facts have}} changed since this waiver was given: it has no effect until it is approved anew",
  zh: "作出該暫緩後{what, select, rule {規則} facts {事實}}已有變化：重新批准之前不起作用",
  help: {
    en: "look at the finding again; `edict check -f waivers` writes what to record as `seen`",
    zh: "重新查看該發現；`edict check -f waivers` 會寫出應記入 `seen` 的內容",
  },
});

/** It holds for whatever the facts become: a breach that was never looked at would be covered. */
export const unseen = diagnostic("waive/unseen", "warning", {
  en: "this waiver records nothing of what was `seen`: it goes on to hold when the rule or the facts change",
  zh: "該暫緩沒有用 `seen` 記錄當時所見：規則或者事實變化之後仍然有效",
  help: {
    en: "look at the finding, and add the `seen` that `edict check -f waivers --rule {rule}` prints",
    zh: "查看該發現，並加上 `edict check -f waivers --rule {rule}` 輸出的 `seen`",
  },
});

/** The breach counts as one that is new. */
export const changedBaseline = diagnostic("waive/changed-baseline", "warning", {
  en: "`{rule}` is broken in more than when this baseline was written: {facts}",
  zh: "與寫出該基線時相比，`{rule}` 又多了違反之處：{facts}",
  help: {
    en: "mend what is new; what is known and accepted is written anew with `edict check -f baseline=FILE`",
    zh: "改正新增的部分；已知並接受的，用 `edict check -f baseline=FILE` 重新寫",
  },
});

/** Said once for a whole baseline. */
export const outdatedBaseline = diagnostic("waive/outdated-baseline", "warning", {
  en: "{gone} of {of} findings of this baseline no longer {gone, plural, one {exists} other {exist}}",
  zh: "該基線的 {of} 項發現中有 {gone} 項已不存在",
  help: {
    en: "write it anew with `edict check -f baseline=FILE`, so that they cannot come back unseen",
    zh: "用 `edict check -f baseline=FILE` 重新寫，以免它們再次出現而不被察覺",
  },
});
