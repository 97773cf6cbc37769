import { diagnostic } from "../base/diagnostic.ts";
import { orNearest, orNearestZh } from "../base/nearest.ts";
import { said } from "./chinese-phrases.ts";

/** A pack names a file that is not there. */
export const missingFile = diagnostic<{
  readonly file: string;
  readonly what: string;
  readonly help: string | undefined;
}>({
  code: "pack/missing-file",
  severity: "error",
  message: (p) => `this pack has no file \`${p.file}\`, which holds ${p.what}`,
  help: (p) => p.help,
  zh: (p) => `本規則包沒有文件 \`${p.file}\`，其中應有${said(p.what)}`,
  zhHelp: (p) => p.help && said(p.help),
});

/** A pack without rules would pass everything in silence. */
export const noPolicies = diagnostic<{ readonly folder: string }>({
  code: "pack/no-policies",
  severity: "error",
  message: (p) => `the pack in \`${p.folder}\` has no policy file`,
  help: () => "write at least one file that ends in .edict",
  zh: (p) => `\`${p.folder}\` 中的規則包沒有規則文件`,
  zhHelp: () => "至少寫一個以 .edict 結尾的文件",
});

export const emptyInterval = diagnostic<{ readonly from: string; readonly until: string }>({
  code: "pack/empty-interval",
  severity: "error",
  message: (p) => `\`until\` ${p.until} is not after \`from\` ${p.from}`,
  help: () => "`until` is the first day that no longer counts",
  zh: (p) => `\`until\` ${p.until} 不在 \`from\` ${p.from} 之後`,
  zhHelp: () => "`until` 是不再計算在內的第一天",
});

export const unknownTerm = diagnostic<{ readonly term: string; readonly nearest: string | undefined }>({
  code: "pack/unknown-term",
  severity: "error",
  message: (p) => `no pack of this run has an open term \`${p.term}\`${orNearest(p.nearest)}`,
  zh: (p) => `本次運行的規則包都沒有待解釋用語 \`${p.term}\`${orNearestZh(p.nearest)}`,
});

export const unknownRule = diagnostic<{ readonly rule: string; readonly nearest: string | undefined }>({
  code: "pack/unknown-rule",
  severity: "error",
  message: (p) => `no pack of this run has a rule \`${p.rule}\`${orNearest(p.nearest)}`,
  zh: (p) => `本次運行的規則包都沒有規則 \`${p.rule}\`${orNearestZh(p.nearest)}`,
});

export const unfitValue = diagnostic<{ readonly term: string; readonly value: string; readonly wanted: string }>({
  code: "pack/unfit-value",
  severity: "error",
  message: (p) => `\`${p.value}\` is not ${p.wanted}, which \`${p.term}\` asks for`,
  help: (p) => (p.wanted === "a duration" ? "write it as the language does, such as `24 hours`" : undefined),
  zh: (p) => `\`${p.value}\` 不是${said(p.wanted)}，而 \`${p.term}\` 要求如此`,
  zhHelp: (p) => (p.wanted === "a duration" ? "按規則語言書寫，例如 `24 hours`" : undefined),
});

/** Two readings of one word on one day would leave it to chance which one counts. */
export const overlappingInterpretations = diagnostic<{ readonly term: string; readonly from: string }>({
  code: "pack/overlapping-interpretations",
  severity: "error",
  message: (p) => `\`${p.term}\` is already interpreted from ${p.from}, and that interpretation has not ended`,
  help: () => "give the earlier one an `until`",
  zh: (p) => `\`${p.term}\` 自 ${p.from} 起已有解釋，而該解釋尚未結束`,
  zhHelp: () => "為較早的解釋寫明 `until`",
});

export const oneDocument = diagnostic<{ readonly found: number }>({
  code: "pack/one-document",
  severity: "error",
  message: (p) => (p.found === 0 ? "this file is empty" : `this file holds ${p.found} documents, and one is expected`),
  zh: (p) => (p.found === 0 ? "該文件為空" : `該文件有 ${p.found} 個文檔，應只有一個`),
});

export const unreadableFile = diagnostic<object>({
  code: "pack/unreadable-file",
  severity: "error",
  message: () => "this file cannot be read as UTF-8 text",
  help: () => "save it as UTF-8, and see that it may be read",
  zh: () => "該文件不能作為 UTF-8 文本讀取",
  zhHelp: () => "存為 UTF-8，並確認有讀取權限",
});

export const emptyPolicy = diagnostic<object>({
  code: "pack/empty-policy",
  severity: "error",
  message: () => "this policy file holds no article",
  help: () => "take it out of the pack if it is not needed",
  zh: () => "該規則文件沒有任何一條",
  zhHelp: () => "如果不需要，從規則包中刪去",
});

/** A reading that nobody stands for. */
export const unsignedInterpretation = diagnostic<{ readonly field: string; readonly text: string }>({
  code: "pack/unsigned-interpretation",
  severity: "error",
  message: (p) =>
    `\`${p.text}\` does not say ${p.field === "by" ? "who reads the term so" : "why the term is read so"}`,
  zh: (p) => `\`${p.text}\` 沒有說明${p.field === "by" ? "由誰作出解釋" : "為何如此解釋"}`,
});

export const unknownUnit = diagnostic<{ readonly unit: string }>({
  code: "pack/unknown-unit",
  severity: "error",
  message: (p) => `the law of this pack has no place \`${p.unit}\``,
  help: () => "write the article, its paragraph and item with dots: `7`, `7.1` or `7.1.3`",
  zh: (p) => `本規則包的法律沒有 \`${p.unit}\` 這一處`,
  zhHelp: () => "以點分隔條、款、項：`7`、`7.1` 或者 `7.1.3`",
});

export const captionTwice = diagnostic<{ readonly unit: string }>({
  code: "pack/caption-twice",
  severity: "error",
  message: (p) => `the place \`${p.unit}\` already has a caption`,
  zh: (p) => `\`${p.unit}\` 已有標題`,
});

/** The words in the policy are others now: nothing is judged otherwise, but readers of Chinese see them in English. */
export const unknownWords = diagnostic<{ readonly nearest: string | undefined }>({
  code: "pack/unknown-words",
  severity: "warning",
  message: (p) => `this pack has no such words${orNearest(p.nearest)}`,
  help: () =>
    "copy them letter for letter from its policy files, or from `binds` in pack.yaml; take the entry out if nothing says them any more",
  zh: (p) => `本規則包沒有這些文字${orNearestZh(p.nearest)}`,
  zhHelp: () => "逐字照抄規則文件，或者 pack.yaml 的 `binds`；已不再使用的，刪去該條目",
});

export const translatedTwice = diagnostic<object>({
  code: "pack/translated-twice",
  severity: "error",
  message: () => "these words already have their Chinese",
  zh: () => "這些文字已有譯文",
});

export const badRange = diagnostic<{ readonly id: string; readonly range: string }>({
  code: "pack/bad-range",
  severity: "error",
  message: (p) => `\`${p.range}\` is no range of versions of \`${p.id}\``,
  help: () => "write it as npm does: `^1`, `1.2.x` or `>=1.2 <3`",
  zh: (p) => `\`${p.range}\` 不是 \`${p.id}\` 的版本範圍`,
  zhHelp: () => "按 npm 的寫法：`^1`、`1.2.x` 或者 `>=1.2 <3`",
});

export const unknownNeed = diagnostic<{ readonly id: string; readonly nearest: string | undefined }>({
  code: "pack/unknown-need",
  severity: "error",
  message: (p) => `no pack is called \`${p.id}\`${orNearest(p.nearest)}`,
  help: () =>
    "it is met by a shipped pack, or by a folder with pack.yaml that the same run names, as with `--pack FOLDER`",
  zh: (p) => `沒有名為 \`${p.id}\` 的規則包${orNearestZh(p.nearest)}`,
  zhHelp: () => "隨附的規則包，或者同一次運行指明的、含有 pack.yaml 的文件夾（例如 `--pack FOLDER`）可以滿足",
});

export const needOutOfRange = diagnostic<{
  readonly id: string;
  readonly range: string;
  readonly version: string;
  readonly path: string;
}>({
  code: "pack/need-out-of-range",
  severity: "error",
  message: (p) => `\`${p.id}\` is of version ${p.version} (${p.path}), which \`${p.range}\` does not take in`,
  zh: (p) => `\`${p.id}\` 的版本為 ${p.version}（${p.path}），不在 \`${p.range}\` 之內`,
});

export const brokenNeed = diagnostic<{ readonly id: string }>({
  code: "pack/broken-need",
  severity: "error",
  message: (p) => `\`${p.id}\` does not compile, and this pack needs it`,
  help: () => "what is wrong with it is told beside this",
  zh: (p) => `\`${p.id}\` 不能編譯，而本規則包需要它`,
  zhHelp: () => "它的問題另行列出",
});

interface StepRound {
  readonly id: string;
  readonly needs: string;
  /** Where it says so. */
  readonly at: string;
  /** Where its policies first name the other, if they do. */
  readonly reads: string | undefined;
}

/** No verdict could ever come first. */
export const needsInACircle = diagnostic<{ readonly steps: readonly StepRound[] }>({
  code: "pack/needs-in-a-circle",
  severity: "error",
  message: ({ steps }) =>
    `packs need each other in a circle: ${steps.map((it) => `\`${it.id}\` needs \`${it.needs}\` (${it.at})`).join(", ")}`,
  help: ({ steps }) => {
    const reads = steps.flatMap((it) =>
      it.reads === undefined ? [] : [`\`${it.id}\` names \`${it.needs}\` at ${it.reads}`],
    );
    return reads.length === 0 ? "take one of these needs out" : reads.join(", ");
  },
  zh: ({ steps }) => `規則包循環依賴：${steps.map((it) => `\`${it.id}\` 需要 \`${it.needs}\`（${it.at}）`).join("，")}`,
  zhHelp: ({ steps }) => {
    const reads = steps.flatMap((it) =>
      it.reads === undefined ? [] : [`\`${it.id}\` 在 ${it.reads} 提到 \`${it.needs}\``],
    );
    return reads.length === 0 ? "刪去其中一個依賴" : reads.join("，");
  },
});

export const overlappingVersions = diagnostic<{
  readonly id: string;
  readonly from: string;
  readonly other: string;
}>({
  code: "pack/overlapping-versions",
  severity: "error",
  message: (p) => `two texts of \`${p.id}\` are in force from ${p.from}: this one and that of ${p.other}`,
  help: (p) => `let the earlier one end on ${p.from}`,
  zh: (p) => `\`${p.id}\` 自 ${p.from} 起有兩個文本同時施行：此處的和 ${p.other} 的`,
  zhHelp: (p) => `使較早的文本到 ${p.from} 為止`,
});

/** Nobody could say which text judges what happens on these days. */
export const gapBetweenVersions = diagnostic<{ readonly id: string; readonly from: string; readonly until: string }>({
  code: "pack/gap-between-versions",
  severity: "error",
  message: (p) => `no text of \`${p.id}\` is in force from ${p.from} until ${p.until}`,
  help: (p) => `the text before must end on ${p.until}, or this one begin on ${p.from}`,
  zh: (p) => `\`${p.id}\` 自 ${p.from} 至 ${p.until} 沒有施行中的文本`,
  zhHelp: (p) => `使前一文本到 ${p.until} 為止，或者使此文本自 ${p.from} 起施行`,
});

export const unsignedEntry = diagnostic<{ readonly field: string; readonly text: string }>({
  code: "pack/unsigned-entry",
  severity: "error",
  message: (p) => `\`${p.text}\` does not say ${p.field === "by" ? "who decides so" : "why it is decided so"}`,
  zh: (p) => `\`${p.text}\` 沒有說明${p.field === "by" ? "由誰決定" : "為何如此決定"}`,
});

export const overlappingEntries = diagnostic<{ readonly name: string; readonly from: string }>({
  code: "pack/overlapping-entries",
  severity: "error",
  message: (p) => `this profile already says something of \`${p.name}\` from ${p.from}, and that has not ended`,
  help: () => "give the earlier entry an `until`, or take one of them out",
  zh: (p) => `本配置自 ${p.from} 起已對 \`${p.name}\` 作出規定，而該規定尚未結束`,
  zhHelp: () => "為較早的條目寫明 `until`，或者刪去其中一個",
});

export const unknownList = diagnostic<{ readonly list: string; readonly nearest: string | undefined }>({
  code: "pack/unknown-list",
  severity: "error",
  message: (p) => `no pack of this run has an open list \`${p.list}\`${orNearest(p.nearest)}`,
  zh: (p) => `本次運行的規則包都沒有未盡列舉 \`${p.list}\`${orNearestZh(p.nearest)}`,
});

export const listedMember = diagnostic<{ readonly list: string; readonly member: string }>({
  code: "pack/listed-member",
  severity: "error",
  message: (p) => `\`${p.member}\` is one of those that \`${p.list}\` names itself, and no profile decides on it`,
  zh: (p) => `\`${p.member}\` 已由 \`${p.list}\` 自身列出，不由配置決定`,
});

export const unknownAdoptedPack = diagnostic<{ readonly pack: string; readonly nearest: string | undefined }>({
  code: "pack/unknown-adopted-pack",
  severity: "error",
  message: (p) => `no pack of this run is called \`${p.pack}\`${orNearest(p.nearest)}`,
  zh: (p) => `本次運行沒有名為 \`${p.pack}\` 的規則包${orNearestZh(p.nearest)}`,
});

/** Nobody can bind himself to words that nobody has seen. */
export const cannotAdopt = diagnostic<{ readonly name: string }>({
  code: "pack/cannot-adopt",
  severity: "error",
  message: (p) => `\`${p.name}\` is unverified, and cannot be adopted`,
  zh: (p) => `\`${p.name}\` 未經核實，不能採用`,
});

export const bindsAnyway = diagnostic<{ readonly name: string }>({
  code: "pack/binds-anyway",
  severity: "warning",
  message: (p) => `\`${p.name}\` binds anyway, and adopting it changes nothing`,
  zh: (p) => `\`${p.name}\` 本來就有約束力，採用與否沒有區別`,
});

export const unknownFact = diagnostic<{ readonly fact: string; readonly nearest: string | undefined }>({
  code: "pack/unknown-fact",
  severity: "error",
  message: (p) => `the vocabulary has no fact \`${p.fact}\`${orNearest(p.nearest)}`,
  zh: (p) => `詞彙表中沒有事實 \`${p.fact}\`${orNearestZh(p.nearest)}`,
});

export const noSingleFact = diagnostic<{ readonly fact: string; readonly list: string | undefined }>({
  code: "pack/no-single-fact",
  severity: "error",
  message: (p) =>
    p.list === undefined
      ? `\`${p.fact}\` is a group of facts, and an assumption is of one`
      : `\`${p.fact}\` is a fact of each element of \`${p.list}\`, and an assumption is of one`,
  help: (p) => (p.list === undefined ? "assume the facts in it one by one" : "state it in the document"),
  zh: (p) =>
    p.list === undefined
      ? `\`${p.fact}\` 是一組事實，而假定只針對一項`
      : `\`${p.fact}\` 是 \`${p.list}\` 每個元素的事實，而假定只針對一項`,
  zhHelp: (p) => (p.list === undefined ? "逐項假定其中的事實" : "在文檔中寫明"),
});

/** What a profile takes for granted must not decide against what a document says, nor give way to it unseen. */
export const contradictedAssumption = diagnostic<{
  readonly fact: string;
  readonly stated: string;
  readonly assumed: string;
  readonly at: string;
}>({
  code: "pack/contradicted-assumption",
  severity: "error",
  message: (p) => `\`${p.fact}\` is ${p.stated} here, and the profile assumes ${p.assumed} (${p.at})`,
  help: () => "take the assumption out of the profile, or end it",
  zh: (p) => `\`${p.fact}\` 在此為${said(p.stated)}，而配置假定為${said(p.assumed)}（${p.at}）`,
  zhHelp: () => "從配置中刪去該假定，或者使其結束",
});
