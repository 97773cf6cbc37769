import { diagnostic } from "../base/diagnostic.ts";
import { orNearest, orNearestZh } from "../base/nearest.ts";
import type { RefusedAttestation } from "../evaluate/decision.ts";
import { groups } from "../report/text-layout.ts";
import { listedZh } from "../base/phrasebook.ts";
import { said } from "./chinese-phrases.ts";

/** Lists inside lists cost the product of their lengths. */
export const tooLarge = diagnostic<{ readonly subject: string }>({
  code: "engine/too-large",
  severity: "error",
  message: (p) => `judging this ${p.subject} takes too many steps`,
  help: () => "split the document: its lists are too long for the rules that look at every pair of their elements",
  zh: (p) => `判斷該 \`${p.subject}\` 文檔需要的步驟過多`,
  zhHelp: () => "拆分文檔：有的規則要兩兩比較元素，這些列表對它們來說過長",
});

/** Stands for the mistakes of a file that are not told one by one. */
export const moreMistakes = diagnostic<{ readonly count: number }>({
  code: "engine/more-mistakes",
  severity: "error",
  message: (p) =>
    `${groups(p.count)} more ${p.count === 1 ? "mistake of this file is" : "mistakes of this file are"} not told`,
  help: () => "mend those that are told first",
  zh: (p) => `該文件另有 ${groups(p.count)} 處錯誤未列出`,
  zhHelp: () => "先改正已列出的錯誤",
});

/** A line of a file that is read line by line. */
export const notUtf8 = diagnostic<Readonly<Record<never, never>>>({
  code: "engine/not-utf8",
  severity: "error",
  message: () => "this line is no UTF-8 text",
  help: () => "save the file as UTF-8",
  zh: () => "該行不是 UTF-8 文本",
  zhHelp: () => "將文件存為 UTF-8",
});

/** An attestation whose standard no pack has would never count, and nobody would see why. */
export const unknownStandard = diagnostic<{ readonly standard: string; readonly nearest: string | undefined }>({
  code: "engine/unknown-standard",
  severity: "error",
  message: (p) => `no pack of this run has a standard \`${p.standard}\`${orNearest(p.nearest)}`,
  zh: (p) => `本次運行的規則包都沒有標準 \`${p.standard}\`${orNearestZh(p.nearest)}`,
});

export const unknownSubject = diagnostic<{ readonly subject: string; readonly nearest: string | undefined }>({
  code: "engine/unknown-subject",
  severity: "error",
  message: (p) =>
    `nothing in this run has the id \`${p.subject}\`, which this attestation is about${orNearest(p.nearest)}`,
  zh: (p) => `該署名確認針對的 \`${p.subject}\` 不是本次運行中任何文檔的 id${orNearestZh(p.nearest)}`,
});

export const missingElement = diagnostic<{ readonly standard: string }>({
  code: "engine/missing-element",
  severity: "error",
  message: (p) => `\`${p.standard}\` is judged for each element of a list, and this attestation names none`,
  help: () => "name it in `about: { element: … }`",
  zh: (p) => `\`${p.standard}\` 按列表的元素逐個判斷，該署名確認沒有指明元素`,
  zhHelp: () => "用 `about: { element: … }` 指明",
});

export const needlessElement = diagnostic<{ readonly standard: string }>({
  code: "engine/needless-element",
  severity: "error",
  message: (p) => `\`${p.standard}\` is judged as a whole, and this attestation names an element`,
  help: () => "leave `element` out",
  zh: (p) => `\`${p.standard}\` 作為整體判斷，該署名確認卻指明了元素`,
  zhHelp: () => "刪去 `element`",
});

export const unknownElement = diagnostic<{ readonly element: string; readonly nearest: string | undefined }>({
  code: "engine/unknown-element",
  severity: "error",
  message: (p) => `nothing in this run is called \`${p.element}\`, which this attestation names${orNearest(p.nearest)}`,
  zh: (p) => `該署名確認指明的 \`${p.element}\` 在本次運行中不存在${orNearestZh(p.nearest)}`,
});

export const unknownRole = diagnostic<{ readonly role: string; readonly nearest: string | undefined }>({
  code: "engine/unknown-role",
  severity: "error",
  message: (p) => `no pack of this run knows the role \`${p.role}\`${orNearest(p.nearest)}`,
  zh: (p) => `本次運行的規則包都沒有角色 \`${p.role}\`${orNearestZh(p.nearest)}`,
});

/** A newer answer that does not count must not go unseen beside an older one that does. */
export const ignoredAttestation = diagnostic<{
  readonly standard: string;
  readonly why: RefusedAttestation["why"];
  readonly detail: string;
}>({
  code: "engine/ignored-attestation",
  severity: "warning",
  message: (p) => `this attestation of \`${p.standard}\` does not count, and an older one decides: ${reason(p)}`,
  zh: (p) => `對 \`${p.standard}\` 的該署名確認無效，以較早的一份為準：${reasonZh(p)}`,
});

function reason({ why, detail }: { readonly why: RefusedAttestation["why"]; readonly detail: string }): string {
  switch (why) {
    case "role":
      return `only ${detail} can say it`;
    case "not-yet":
      return `it is dated ${detail}`;
    case "expired":
      return `it counted until ${detail}`;
    case "evidence-missing":
      return `it names no evidence of the kind \`${detail}\``;
    case "evidence-expired":
      return `its evidence of the kind \`${detail}\` has expired`;
  }
}

function reasonZh({ why, detail }: { readonly why: RefusedAttestation["why"]; readonly detail: string }): string {
  switch (why) {
    case "role":
      return `只能由 \`${detail}\` 作出`;
    case "not-yet":
      return `日期為 ${detail}`;
    case "expired":
      return `有效期到 ${detail} 為止`;
    case "evidence-missing":
      return `沒有寫明 \`${detail}\` 類證據`;
    case "evidence-expired":
      return `所附 \`${detail}\` 類證據已過期`;
  }
}

/** Six forms of personal data are no whole group of risks. */
export const onlyInPart = diagnostic<{ readonly name: string }>({
  code: "engine/scanned-in-part",
  severity: "error",
  message: (p) => `\`${p.name}\` looks for one form of personal data, and for no whole group of risks`,
  help: () => "write `looked_for: []`, and name in `scanned_by` what looked for the rest",
  zh: (p) => `\`${p.name}\` 只查找一種個人信息，不能涵蓋一整類風險`,
  zhHelp: () => "寫明 `looked_for: []`，並在 `scanned_by` 中寫明由什麼查找其餘內容",
});

/** What cannot be added must not go unseen. */
export const notAdded = diagnostic<{ readonly subject: string; readonly count: number }>({
  code: "engine/found-in-part",
  severity: "warning",
  message: (p) =>
    `personal data stands in this ${p.subject} (${p.count} found), and no rule sees it: it has no \`findings\`, or no \`scanned_by\``,
  help: () =>
    "`edict detect` shows where; where nothing else scanned it, write `findings: []` and `scanned_by: []`, and judge again",
  zh: (p) =>
    `該 \`${p.subject}\` 文檔含有個人信息（發現 ${p.count} 處），但沒有規則能看到：文檔沒有 \`findings\`，或者沒有 \`scanned_by\``,
  zhHelp: () => "用 `edict detect` 查看位置；如果沒有其他工具檢查過，寫明 `findings: []` 和 `scanned_by: []`，再次判斷",
});

/** A wrong year takes a document out of every rule. */
export const beforeTheLaw = diagnostic<{ readonly subject: string; readonly day: string; readonly from: string }>({
  code: "engine/before-the-law",
  severity: "warning",
  message: (p) =>
    `this ${p.subject} is of ${p.day}, and the law of this run is in force from ${p.from}: no rule judges it`,
  zh: (p) => `該 \`${p.subject}\` 文檔的日期為 ${p.day}，本次運行的法律自 ${p.from} 起施行：沒有規則對其作出判斷`,
});

export const unknownFormat = diagnostic<{
  readonly name: string;
  readonly nearest: string | undefined;
  readonly known: readonly string[];
}>({
  code: "engine/unknown-format",
  severity: "error",
  message: (p) => `no format is called \`${p.name}\`${orNearest(p.nearest)}`,
  help: (p) => (p.nearest === undefined ? `it is one of ${p.known.map((it) => `\`${it}\``).join(", ")}` : undefined),
  zh: (p) => `沒有名為 \`${p.name}\` 的格式${orNearestZh(p.nearest)}`,
  zhHelp: (p) => (p.nearest === undefined ? `可用的格式：${listedZh(p.known)}` : undefined),
});

export const sharedOutput = diagnostic<{ readonly file: string | undefined }>({
  code: "engine/shared-output",
  severity: "error",
  message: (p) =>
    p.file === undefined
      ? "another format goes to standard output already"
      : `another format goes to \`${p.file}\` already`,
  help: () => "name a file of its own: `json=report.json`",
  zh: (p) => (p.file === undefined ? "已有另一種格式寫到標準輸出" : `已有另一種格式寫到 \`${p.file}\``),
  zhHelp: () => "另外指定一個文件：`json=report.json`",
});

export const noSuchSubject = diagnostic<{ readonly subject: string; readonly nearest: string | undefined }>({
  code: "engine/no-such-subject",
  severity: "error",
  message: (p) => `no document is about a \`${p.subject}\`${orNearest(p.nearest)}`,
  zh: (p) => `沒有關於 \`${p.subject}\` 的文檔${orNearestZh(p.nearest)}`,
});

/** A document that got into the wrong folder would be judged as what nobody expects. */
export const otherSubject = diagnostic<{ readonly subject: string; readonly wanted: string; readonly at: string }>({
  code: "engine/other-subject",
  severity: "error",
  message: (p) => `this document is about a ${p.subject}, and edict.yaml says that it is about a ${p.wanted} (${p.at})`,
  zh: (p) => `該文檔是關於 \`${p.subject}\` 的，而 edict.yaml 說是關於 \`${p.wanted}\` 的（${p.at}）`,
});

/** Which of two entries would hold hung on their order alone. */
export const saidOtherwise = diagnostic<{
  readonly path: string;
  readonly what: "service" | "from";
  readonly first: string;
}>({
  code: "engine/said-otherwise",
  severity: "error",
  message: (p) =>
    `the entry before (${p.first}) names \`${p.path}\` too, and says otherwise: this \`${p.what}\` has no effect`,
  help: () => "let one entry name each file, or put the one that says more of it first",
  zh: (p) => `前面的條目（${p.first}）也指明了 \`${p.path}\`，而內容不同：此處的 \`${p.what}\` 不起作用`,
  zhHelp: () => "每個文件只由一個條目指明，或者把寫得更詳細的條目放在前面",
});

/** What is judged by must be what was agreed on. */
export const notAsLocked = diagnostic<{
  readonly what: string;
  readonly changes: string;
  readonly sameMeaning: boolean;
}>({
  code: "engine/not-as-locked",
  severity: "error",
  message: (p) => `${p.what} is not what was locked: ${p.changes}`,
  help: (p) =>
    `${p.sameMeaning ? "it means what it meant" : "see what has changed"}; if it is right, write edict.lock anew with \`edict pack lock\``,
  zh: (p) => `${said(p.what)}與鎖定時不同：${said(p.changes)}`,
  zhHelp: (p) =>
    `${p.sameMeaning ? "含義沒有變化" : "查看變化的內容"}；如果無誤，用 \`edict pack lock\` 重新寫 edict.lock`,
});

/** In a folder, a misspelt subject would leave its document unread, and rules of it unasked, in silence. */
export const nearSubject = diagnostic<{ readonly key: string; readonly nearest: string }>({
  code: "engine/near-subject",
  severity: "warning",
  message: (p) => `this file is not read: \`${p.key}\` is no subject${orNearest(p.nearest)}`,
  help: () => "correct the name if the file is an input, or choose another that is not so near",
  zh: (p) => `該文件沒有被讀取：\`${p.key}\` 不是主題${orNearestZh(p.nearest)}`,
  zhHelp: () => "如果它是輸入，改正該字段名；如果不是，換一個名字",
});
