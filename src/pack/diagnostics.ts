import { diagnostic } from "../base/diagnostic.ts";

/** A pack names a file that is not there. `texts`: the folder of the law's text. */
export const missingFile = diagnostic("pack/missing-file", "error", {
  en: "this pack has no file `{file}`, which holds {what, select, text {the text of the law} rendering {the rendering in Simplified characters} outline {the units of a law whose text is not held} calendar {its working days}}",
  zh: "本規則包沒有文件 `{file}`，其中應有{what, select, text {法律文本} rendering {簡體的轉換文本} outline {未收錄文本的法律的條款} calendar {工作日}}",
  help: {
    en: "{what, select, text {} rendering {it is the text, each character in the place of its own; in Edict's repository `node tools/make-zh-hans.mjs {texts}` prints it} outline {} calendar {}}",
    zh: "{what, select, text {} rendering {即逐字對應的文本；在 Edict 的代碼庫中，`node tools/make-zh-hans.mjs {texts}` 可以生成} outline {} calendar {}}",
  },
});

export const unreadOutline = diagnostic("pack/unread-outline", "warning", {
  en: "`{file}` is not read: the pack holds the text of its law, which has its units",
  zh: "`{file}` 不會被讀取：本規則包收錄了法律原文，條款以原文為準",
  help: { en: "take it away", zh: "刪去該文件" },
});

/** A text in another language is divided by other words, and read in one script. */
export const unnamedLanguage = diagnostic("pack/unnamed-language", "error", {
  en: "`{file}` has no Chinese characters, and `text` names no other language",
  zh: "`{file}` 中沒有漢字，而 `text` 沒有寫明其他語言",
  help: {
    en: "say which, as in `text: '{' file: {file}, language: en, of: {of} '}'`",
    zh: "寫明語言，例如 `text: '{' file: {file}, language: en, of: {of} '}'`",
  },
});

/** A pack without rules would pass everything in silence. */
export const noPolicies = diagnostic("pack/no-policies", "error", {
  en: "the pack in `{folder}` has no policy file",
  zh: "`{folder}` 中的規則包沒有規則文件",
  help: { en: "write at least one file that ends in .edict", zh: "至少寫一個以 .edict 結尾的文件" },
});

export const emptyInterval = diagnostic("pack/empty-interval", "error", {
  en: "`until` {until} is not after `from` {from}",
  zh: "`until` {until} 不在 `from` {from} 之後",
  help: { en: "`until` is the first day that no longer counts", zh: "`until` 是不再計算在內的第一天" },
});

export const unknownDefaultParty = diagnostic("pack/unknown-party", "error", {
  en: "the pack has no party `{party}`{near}",
  zh: "本規則包沒有主體 `{party}`{near}",
  help: { en: "its parties are {known}", zh: "其主體有 {known}" },
});

export const unknownTerm = diagnostic("pack/unknown-term", "error", {
  en: "no pack of this run has an open term `{term}`{near}",
  zh: "本次運行的規則包都沒有待解釋用語 `{term}`{near}",
});

export const unknownProfileRule = diagnostic("pack/unknown-rule", "error", {
  en: "no pack of this run has a rule `{rule}`{near}",
  zh: "本次運行的規則包都沒有規則 `{rule}`{near}",
});

/** `members`: those of which one is wanted. */
export const unfitValue = diagnostic("pack/unfit-value", "error", {
  en: "`{value}` is not {wanted, select, fact {a fact} member {one of {members}} boolean {a boolean} number {a number} string {a string} text {a text} date {a date} datetime {a datetime} duration {a duration} document {a document} list {a list} record {a record}}, which `{term}` asks for",
  zh: "`{value}` 不是{wanted, select, fact {事實} member {以下之一：{members}} boolean {真假值} number {數字} string {文本} text {文本} date {日期} datetime {含時刻的日期} duration {時長} document {文檔} list {列表} record {一組字段}}，而 `{term}` 要求如此",
  help: {
    en: "{wanted, select, duration {write it as the language does, such as `24 hours`} other {}}",
    zh: "{wanted, select, duration {按規則語言書寫，例如 `24 hours`} other {}}",
  },
});

/** Two readings of one word on one day would leave it to chance which one counts. */
export const overlappingInterpretations = diagnostic("pack/overlapping-interpretations", "error", {
  en: "`{term}` is already interpreted from {from}, and that interpretation has not ended",
  zh: "`{term}` 自 {from} 起已有解釋，而該解釋尚未結束",
  help: { en: "give the earlier one an `until`", zh: "為較早的解釋寫明 `until`" },
});

export const oneDocument = diagnostic("pack/one-document", "error", {
  en: "{found, plural, =0 {this file is empty} other {this file holds # documents, and one is expected}}",
  zh: "{found, plural, =0 {該文件為空} other {該文件有 # 個文檔，應只有一個}}",
});

export const unreadableFile = diagnostic("pack/unreadable-file", "error", {
  en: "this file cannot be read as UTF-8 text",
  zh: "該文件不能作為 UTF-8 文本讀取",
  help: {
    en: "save it as UTF-8; see that it may be read, and that no link leads out of its folder",
    zh: "存為 UTF-8，並確認有讀取權限、沒有鏈接指向文件夾之外",
  },
});

export const emptyPolicy = diagnostic("pack/empty-policy", "error", {
  en: "this policy file holds no article",
  zh: "該規則文件沒有任何一條",
  help: { en: "take it out of the pack if it is not needed", zh: "如果不需要，從規則包中刪去" },
});

/** A policy that somebody wrote and nobody reads would be a law that is not judged. */
export const unreadPolicy = diagnostic("pack/unread-policy", "error", {
  en: "this policy file is not read: policies stand beside pack.yaml, in `{folder}`",
  zh: "該規則文件不會被讀取：規則文件應與 pack.yaml 並列，位於 `{folder}`",
  help: { en: "move it there, or take it out of the pack", zh: "移到該處，或從規則包中刪去" },
});

/** By its name a slip or another program's doing: an editor that saves texts calls it `draft.edict.txt`. */
export const misnamedPolicy = diagnostic("pack/misnamed-policy", "error", {
  en: "this file is not read: the names of policies end in `.edict`",
  zh: "該文件不會被讀取：規則文件的名稱以 `.edict` 結尾",
  help: {
    en: "name it `{name}`, or take it out of the pack",
    zh: "改名為 `{name}`，或從規則包中刪去",
  },
});

/** Nothing is judged otherwise, but what somebody wrote is shown nowhere. */
export const unreadFile = diagnostic("pack/unread-file", "warning", {
  en: "`{name}` is not read; did you mean `{meant}`?",
  zh: "`{name}` 不會被讀取；是否指 `{meant}`？",
  help: {
    en: "name it `{meant}`, or take it out of the pack",
    zh: "改名為 `{meant}`，或從規則包中刪去",
  },
});

/** A reading that nobody stands for. */
export const unsignedInterpretation = diagnostic("pack/unsigned-interpretation", "error", {
  en: "`{text}` does not say {field, select, by {who reads the term so} because {why the term is read so}}",
  zh: "`{text}` 沒有說明{field, select, by {由誰作出解釋} because {為何如此解釋}}",
});

export const unknownCaptionUnit = diagnostic("pack/unknown-unit", "error", {
  en: "the law of this pack has no place `{unit}`",
  zh: "本規則包的法律沒有 `{unit}` 這一處",
  help: {
    en: "write the article, its paragraph, item and subitem with dots: `7`, `7.1`, `7.1.3` or `7.1.3.2`; and a sentence as `7.1.s2`",
    zh: "以點分隔條、款、項、目：`7`、`7.1`、`7.1.3` 或者 `7.1.3.2`；句寫成 `7.1.s2`",
  },
});

export const captionTwice = diagnostic("pack/caption-twice", "error", {
  en: "the place `{unit}` already has a caption",
  zh: "`{unit}` 已有標題",
});

/** The words in the policy are others now: nothing is judged otherwise, but readers of Chinese see them in English. */
export const unknownWords = diagnostic("pack/unknown-words", "warning", {
  en: "this pack has no such words{near}",
  zh: "本規則包沒有這些文字{near}",
  help: {
    en: "copy them letter for letter from its policy files, or from `binds` in pack.yaml; take the entry out if nothing says them any more",
    zh: "逐字照抄規則文件，或者 pack.yaml 的 `binds`；已不再使用的，刪去該條目",
  },
});

export const translatedTwice = diagnostic("pack/translated-twice", "error", {
  en: "these words already have their Chinese",
  zh: "這些文字已有譯文",
});

export const bareValue = diagnostic("pack/bare-value", "error", {
  en: "`{key}` says more than `{value}` alone",
  zh: "`{key}` 不能只寫 `{value}`",
  help: {
    en: "write `{form}`{key, select, text {, with the language and the day of that text; a pack with outline.yaml has `text: none`} other {}}",
    zh: "寫成 `{form}`{key, select, text {，寫明該文本的語言和日期；有 `outline.yaml` 的規則包寫 `text: none`} other {}}",
  },
});

export const badRange = diagnostic("pack/bad-range", "error", {
  en: "`{range}` is not a range of versions of `{id}`",
  zh: "`{range}` 不是 `{id}` 的版本範圍",
  help: {
    en: "write it as npm does: `^1`, `1.2.x` or `>=1.2 <3`",
    zh: "按 npm 的寫法：`^1`、`1.2.x` 或者 `>=1.2 <3`",
  },
});

export const unknownVocabulary = diagnostic("pack/unknown-vocabulary", "error", {
  en: "no vocabulary is called `{id}`{near}",
  zh: "沒有名為 `{id}` 的詞彙表{near}",
  help: {
    en: "it is a shipped one, one in the pack's own folder `vocabulary/`, or in a folder that `--vocabulary` or edict.yaml names",
    zh: "隨附的詞彙表、規則包自己的文件夾中的詞彙表，或者 `--vocabulary` 或 `edict.yaml` 指明的文件夾中的詞彙表",
  },
});

export const vocabularyTwice = diagnostic("pack/vocabulary-twice", "error", {
  en: "two vocabularies of this run are called `{id}`; the other is {other}",
  zh: "本次運行有兩個名為 `{id}` 的詞彙表；另一個在 {other}",
  help: {
    en: "if they are the same facts, as of two texts of one law, take the copy out and name the other folder with `--vocabulary`, or under `vocabularies` in edict.yaml; if they are others, give one another name",
    zh: "如果是相同的事實（例如同一法律的兩個文本），刪去副本，用 `--vocabulary` 或者 edict.yaml 的 `vocabularies` 指明另一個文件夾；如果不同，為其中一個改名",
  },
});

export const unknownNeed = diagnostic("pack/unknown-need", "error", {
  en: "no pack is called `{id}`{near}",
  zh: "沒有名為 `{id}` 的規則包{near}",
  help: {
    en: "it is met by a shipped pack, or by a folder with pack.yaml that the same run names, as with `--pack FOLDER`",
    zh: "隨附的規則包，或者同一次運行指明的、含有 pack.yaml 的文件夾（例如 `--pack FOLDER`）可以滿足",
  },
});

/** A day that begins at another hour, or is counted otherwise, is another day. */
export const otherReckoning = diagnostic("pack/other-reckoning", "error", {
  en: "{of, select, need {`{id}` reckons days otherwise than this pack, which needs it} text {another text of `{id}` reckons days otherwise}}: `{key}` is `{theirs}` there and `{own}` here",
  zh: "{of, select, need {`{id}` 計算日期的方式與需要它的本規則包不同} text {`{id}` 的另一文本計算日期的方式不同}}：`{key}` 在該處為 `{theirs}`，在此為 `{own}`",
  help: {
    en: "packs that read one another, and the texts of one law, have one zone, one calendar and one way of counting",
    zh: "互相引用的規則包以及同一法律的各文本應有相同的時區、日曆和計算方式",
  },
});

export const unknownZone = diagnostic("pack/unknown-zone", "error", {
  en: "`{zone}` names no time zone{near}",
  zh: "`{zone}` 不是時區的名稱{near}",
  help: {
    en: "take a name of the time zone database, such as `Europe/Brussels`, or `UTC`; offsets and abbreviations change with the season",
    zh: "使用時區數據庫中的名稱，例如 `Europe/Brussels`，或者 `UTC`；偏移量和縮寫隨季節變化",
  },
});

export const unknownCalendar = diagnostic("pack/unknown-calendar", "error", {
  en: "`{calendar}` names no calendar{near}",
  zh: "`{calendar}` 不是日曆的名稱{near}",
  help: {
    en: "take `cn`, `weekdays`, or a file in the folder of the pack, as `./holidays.yaml`",
    zh: "使用 `cn`、`weekdays`，或者規則包文件夾中的文件，例如 `./holidays.yaml`",
  },
});

export const needOutOfRange = diagnostic("pack/need-out-of-range", "error", {
  en: "`{id}` is of version {version} ({path}), which `{range}` does not take in",
  zh: "`{id}` 的版本為 {version}（{path}），不在 `{range}` 之內",
});

export const brokenNeed = diagnostic("pack/broken-need", "error", {
  en: "`{id}` does not compile, and this pack needs it",
  zh: "`{id}` 不能編譯，而本規則包需要它",
  help: { en: "what is wrong with it is told beside this", zh: "它的問題另行列出" },
});

/** No verdict could ever come first. */
export const needsInACircle = diagnostic("pack/needs-in-a-circle", "error", {
  en: "packs need each other in a circle: {steps}",
  zh: "規則包循環依賴：{steps}",
  help: { en: "{remedy}", zh: "{remedy}" },
});

export const overlappingVersions = diagnostic("pack/overlapping-versions", "error", {
  en: "two texts of `{id}` are in force from {from}: this one and that of {other}",
  zh: "`{id}` 自 {from} 起有兩個文本同時施行：此處的和 {other} 的",
  help: {
    en: "let the earlier one end on {from}: `until: {from}` under `in_force` in its pack.yaml",
    zh: "使較早的文本自 {from} 起不再施行：在其 pack.yaml 的 `in_force` 中寫 `until: {from}`",
  },
});

/** Nobody could say which text judges what happens on these days. */
export const gapBetweenVersions = diagnostic("pack/gap-between-versions", "error", {
  en: "no text of `{id}` is in force from {from} until {until}",
  zh: "`{id}` 自 {from} 起、在 {until} 前沒有施行中的文本",
  help: {
    en: "the text before must end on {until}, or this one begin on {from}",
    zh: "使前一文本自 {until} 起才不再施行，或者使此文本自 {from} 起施行",
  },
});

export const unsignedEntry = diagnostic("pack/unsigned-entry", "error", {
  en: "`{text}` does not say {field, select, by {who decides so} because {why it is decided so}}",
  zh: "`{text}` 沒有說明{field, select, by {由誰決定} because {為何如此決定}}",
});

export const overlappingEntries = diagnostic("pack/overlapping-entries", "error", {
  en: "this profile already says something of `{name}` from {from}, and that has not ended",
  zh: "本配置自 {from} 起已對 `{name}` 作出規定，而該規定尚未結束",
  help: {
    en: "give the earlier entry an `until`, or take one of them out",
    zh: "為較早的條目寫明 `until`，或者刪去其中一個",
  },
});

export const unknownList = diagnostic("pack/unknown-list", "error", {
  en: "no pack of this run has an open list `{list}`{near}",
  zh: "本次運行的規則包都沒有未盡列舉 `{list}`{near}",
});

export const listedMember = diagnostic("pack/listed-member", "error", {
  en: "`{member}` is one of those that `{list}` names itself, and no profile decides on it",
  zh: "`{member}` 已由 `{list}` 自身列出，不由配置決定",
});

export const unknownAdoptedPack = diagnostic("pack/unknown-adopted-pack", "error", {
  en: "no pack of this run is called `{pack}`{near}",
  zh: "本次運行沒有名為 `{pack}` 的規則包{near}",
});

/** Nobody can bind himself to words that nobody has seen. */
export const cannotAdopt = diagnostic("pack/cannot-adopt", "error", {
  en: "`{name}` is unverified, and cannot be adopted",
  zh: "`{name}` 未經核實，不能採用",
});

export const bindsAnyway = diagnostic("pack/binds-anyway", "warning", {
  en: "`{name}` binds anyway, and adopting it changes nothing",
  zh: "`{name}` 本來就有約束力，採用與否沒有區別",
});

export const unknownFact = diagnostic("pack/unknown-fact", "error", {
  en: "the vocabulary has no fact `{fact}`{near}",
  zh: "詞彙表中沒有事實 `{fact}`{near}",
});

/** `list`: the one whose elements have the fact. */
export const noSingleFact = diagnostic("pack/no-single-fact", "error", {
  en: "`{fact}` is {many, select, group {a group of facts} elements {a fact of each element of `{list}`}}, and an assumption is of one",
  zh: "`{fact}` 是{many, select, group {一組事實} elements {`{list}` 每個元素的事實}}，而假定只針對一項",
  help: {
    en: "{many, select, group {assume the facts in it one by one} elements {state it in the document}}",
    zh: "{many, select, group {逐項假定其中的事實} elements {在文檔中寫明}}",
  },
});

/** What a profile takes for granted must not decide against what a document says, nor give way to it unseen. */
export const contradictedAssumption = diagnostic("pack/contradicted-assumption", "error", {
  en: "`{fact}` is {stated} here, and the profile assumes {assumed} ({at})",
  zh: "`{fact}` 在此為 {stated}，而配置假定為 {assumed}（{at}）",
  help: { en: "take the assumption out of the profile, or end it", zh: "從配置中刪去該假定，或者使其結束" },
});
