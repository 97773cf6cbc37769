import { diagnostic } from "../base/diagnostic.ts";

/** Lists inside lists cost the product of their lengths. */
export const tooLargeToJudge = diagnostic("engine/too-large", "error", {
  en: "judging this {subject} takes too many steps",
  zh: "判斷該 `{subject}` 文檔需要的步驟過多",
  help: {
    en: "split the document: its lists are too long for the rules that look at every pair of their elements",
    zh: "拆分文檔：有的規則要兩兩比較元素，這些列表對它們來說過長",
  },
});

/** Stands for the mistakes of a run that are not told one by one. */
export const moreMistakes = diagnostic("engine/more-mistakes", "error", {
  en: "{shown} more {count, plural, one {mistake of this run is} other {mistakes of this run are}} not told",
  zh: "本次運行另有 {shown} 處{count, plural, other {錯誤}}未列出",
  help: { en: "mend those that are told first", zh: "先改正已列出的錯誤" },
});

/** A line of a file that is read line by line. */
export const notUtf8 = diagnostic("engine/not-utf8", "error", {
  en: "this line is not valid UTF-8",
  zh: "該行不是 UTF-8 文本",
  help: { en: "save the file as UTF-8", zh: "將文件存為 UTF-8" },
});

/** An attestation whose standard no pack has would never count, and nobody would see why. */
export const unknownAttestedStandard = diagnostic("engine/unknown-standard", "error", {
  en: "no pack of this run has a standard `{standard}`{near}",
  zh: "本次運行的規則包都沒有標準 `{standard}`{near}",
});

export const unknownAttestedSubject = diagnostic("engine/unknown-subject", "error", {
  en: "nothing in this run has the id `{subject}`, which this attestation is about{near}",
  zh: "該署名確認針對的 `{subject}` 不是本次運行中任何文檔的 id{near}",
});

export const signedForOther = diagnostic("engine/signed-for-other", "error", {
  en: "`{standard}` is a question about a `{about}`, and `{id}`, which this attestation is about, is a `{subject}`",
  zh: "`{standard}` 是關於 `{about}` 的問題，而該署名確認針對的 `{id}` 是 `{subject}`",
  help: {
    en: "sign it for the `{about}`; if the question is meant to be about the `{subject}`, its standard says `on {subject}`",
    zh: "針對 `{about}` 署名；如果問題應當關於 `{subject}`，在標準中寫 `on {subject}`",
  },
});

export const signedBefore = diagnostic("engine/signed-before", "error", {
  en: "this attestation is of {on}, and the `{subject}` `{id}` that it is about is of {day}: nobody knew of it yet",
  zh: "該署名確認的日期為 {on}，早於它針對的 `{subject}` `{id}` 的日期 {day}：當時無人知曉此事",
  help: { en: "have it signed anew, or put right the day that is wrong", zh: "重新署名，或者改正有誤的日期" },
});

export const missingElement = diagnostic("engine/missing-element", "error", {
  en: "`{standard}` is judged for each element of a list, and this attestation names none",
  zh: "`{standard}` 按列表的元素逐個判斷，該署名確認沒有指明元素",
  help: { en: "name it in `about: '{' element: … '}'`", zh: "用 `about: '{' element: … '}'` 指明" },
});

export const needlessElement = diagnostic("engine/needless-element", "error", {
  en: "`{standard}` is judged as a whole, and this attestation names an element",
  zh: "`{standard}` 作為整體判斷，該署名確認卻指明了元素",
  help: { en: "leave `element` out", zh: "刪去 `element`" },
});

/** What is asked of a gate is about to happen. */
export const notYet = diagnostic("engine/not-yet", "error", {
  en: "`{path}` is of {day}, after the day of judgement, {asOf}: what has not happened yet is not judged",
  zh: "`{path}` 的日期 {day} 晚於判斷日 {asOf}：尚未發生的內容不作判斷",
  help: {
    en: "leave it out, and it is judged as of now; or state the moment at which it happened",
    zh: "不寫該時刻，即按現在判斷；或者寫明實際發生的時刻",
  },
});

/** Of a gate whose policy names rules. */
export const notAsked = diagnostic("engine/not-asked", 64, {
  en: "the gate decides by no rule called `{rule}`{near}",
  zh: "門禁不按名為 `{rule}` 的規則作決定{near}",
  help: {
    en: "name a rule on requests or answers that binds the party by its full name, as `rules` of an answer has it",
    zh: "請寫關於請求或者回答、約束該主體的規則的全名，與回答中 `rules` 所列的相同",
  },
});

export const unknownElement = diagnostic("engine/unknown-element", "error", {
  en: "nothing in this run is called `{element}`, which this attestation names{near}",
  zh: "該署名確認指明的 `{element}` 在本次運行中不存在{near}",
});

export const unknownAttestedRole = diagnostic("engine/unknown-role", "error", {
  en: "no pack of this run knows the role `{role}`{near}",
  zh: "本次運行的規則包都沒有角色 `{role}`{near}",
  help: { en: "who may sign this: {able}", zh: "可以署名的角色：{able}" },
});

/** A newer answer that does not count must not go unseen beside an older one that does. */
export const ignoredAttestation = diagnostic("engine/ignored-attestation", "warning", {
  en: "this attestation of `{standard}` does not count, and none that counts is newer: {why}",
  zh: "對 `{standard}` 的該署名確認無效，且沒有更晚的有效確認：{why}",
});

/** Of a sheet: an answer is a person's, of a day. */
export const unsignedAnswer = diagnostic("engine/unsigned-answer", "error", {
  en: "`{standard}` is answered, and the sheet has no {part, select, name {name of a person} other {day of the signature}}",
  zh: "`{standard}` 已有答案，而該表沒有{part, select, name {署名人的姓名} other {署名日期}}",
  help: {
    en: "write it under `{part, select, name {name} other {on}}`, or leave the answer empty",
    zh: "填寫 `{part, select, name {name} other {on}}`，或者不填答案",
  },
});

export const tickedTogether = diagnostic("engine/ticked-together", "error", {
  en: "question {number}, “{title}”, about `{about}`: {ticks} are ticked together",
  zh: "第 {number} 題「{title}」（`{about}`）：{ticks} 都勾選了",
  help: { en: "leave one of them", zh: "只保留其中一個" },
});

export const noAnswer = diagnostic("engine/no-answer", "error", {
  en: "question {number}, “{title}”, about `{about}`: {isSaid, select, true {`{text}` is no answer} false {evidence stands there, and no answer}}",
  zh: "第 {number} 題「{title}」（`{about}`）：{isSaid, select, true {`{text}` 不是答案} false {已填寫證據，但沒有答案}}",
  help: {
    en: "tick one box, or write yes, no or cannot_say",
    zh: "勾選一個答案，或者填寫 `yes`、`no` 或 `cannot_say`",
  },
});

/** A person answers a sentence as the policy has it; a qualified yes is no yes. */
export const askedOtherwise = diagnostic("engine/asked-otherwise", "error", {
  en: "question {number}, “{title}”, about `{about}`: what stands there is not what the sheet printed, or the policy has another sentence by now",
  zh: "第 {number} 題「{title}」（`{about}`）：該處的文字與該表生成時不同，或者規則中的句子其後已改動",
  help: {
    en: "answer the sentence as it stands on a new sheet; what you reserve, write to counsel, and tick “cannot say”",
    zh: "請重新生成該表，按原句作答；如有保留意見，請書面告知法務，並勾選「不能判斷」",
  },
});

export const noWordSheet = diagnostic("engine/no-word-sheet", "error", {
  en: "this is not a document that `edict sheet -f docx` made, or its fields are gone",
  zh: "這不是 `edict sheet -f docx` 生成的文檔，或者其中的填寫欄已被刪去",
  help: {
    en: "print the sheet anew, and fill in its fields; save it as .docx",
    zh: "重新生成該表並填寫其中的欄目，存為 `.docx`",
  },
});

export const signedLater = diagnostic("engine/signed-later", "error", {
  en: "the sheet is signed on {on}, after {isToday, select, true {today} false {the day of judgement}} ({day})",
  zh: "該表的署名日期 {on} 晚於{isToday, select, true {今日} false {判斷日}}（{day}）",
});

export const answerRefused = diagnostic("engine/answer-refused", "error", {
  en: "this answer to `{standard}` would not count: {why}",
  zh: "對 `{standard}` 的該答案無效：{why}",
});

export const answeredTwice = diagnostic("engine/answered-twice", "error", {
  en: "`{standard}` is answered otherwise in {other}",
  zh: "`{standard}` 在 {other} 有相反的答案",
  help: {
    en: "settle which answer holds, and leave the other empty",
    zh: "確定以哪個答案為準，另一個不填",
  },
});

/** A new piece of evidence has to say when it was collected. */
export const unusablePaper = diagnostic("engine/evidence-incomplete", "error", {
  en: "this piece of evidence has no {part, select, id {id} other {day of collection, and the document in {path} has none of this id}}",
  zh: "該證據沒有{part, select, id { id} other {收集日，{path} 中的文檔也沒有此 id 的證據}}",
  help: {
    en: "write `{part, select, id {id} other {collected_on}}`, or leave the row empty",
    zh: "填寫 `{part, select, id {id} other {collected_on}}`，或者整行不填",
  },
});

export const otherPaper = diagnostic("engine/evidence-differs", "error", {
  en: "the evidence `{id}` is described otherwise in {other}",
  zh: "證據 `{id}` 在 {other} 的說明不同",
  help: { en: "give it another id, or describe it alike", zh: "改用其他 id，或者使兩處說明一致" },
});

export const notAddable = diagnostic("engine/not-addable", "error", {
  en: "nothing can be added to this document where it stands: it is none of ours, or an alias repeats its lists",
  zh: "無法在該文檔中加入內容：它不是本工具格式的文檔，或者其列表由別名重複引用",
  help: { en: "write the attestation by hand", zh: "請手工寫入署名確認" },
});

export const factsAfterDay = diagnostic("engine/facts-after-day", "warning", {
  en: "these facts are those of {factsOn}, and the run judges as of {asOf}: what has no day in them is taken to have been so already",
  zh: "這些事實截至 {factsOn}，而本次運行的判斷日為 {asOf}：其中沒有日期的，視為當時已經如此",
  help: {
    en: "to look back, give the documents as they were then; else correct `facts_on`",
    zh: "回顧過去時，請提供當時的文檔；否則請更正 `facts_on`",
  },
});

export const unknownReference = diagnostic("engine/unknown-reference", "warning", {
  en: "`{path}` names the {subject} `{id}`, and no {subject} of this run is called so{near}",
  zh: "`{path}` 指明 `{subject}` `{id}`，而本次運行中沒有這樣的 `{subject}`{near}",
  help: {
    en: "correct the name, or give the {subject} too",
    zh: "更正名稱，或者一併提供該 `{subject}`",
  },
});

/** Six forms of personal data are no whole group of risks. */
export const onlyInPart = diagnostic("engine/scanned-in-part", "error", {
  en: "`{name}` looks for one form of personal data, and for no whole group of risks",
  zh: "`{name}` 只查找一種個人信息，不能涵蓋一整類風險",
  help: {
    en: "write `looked_for: []`, and name in `scanned_by` what looked for the rest",
    zh: "寫明 `looked_for: []`，並在 `scanned_by` 中寫明由什麼查找其餘內容",
  },
});

/** What cannot be added must not go unseen. */
export const notAdded = diagnostic("engine/found-in-part", "warning", {
  en: "personal data stands in this {subject} ({count} found), and no rule sees it: it has no `findings`, or no `scanned_by`",
  zh: "該 `{subject}` 文檔含有個人信息（發現 {count} 處），但沒有規則能看到：文檔沒有 `findings`，或者沒有 `scanned_by`",
  help: {
    en: "`edict detect` shows where; where nothing else scanned it, write `findings: []` and `scanned_by: []`, and judge again",
    zh: "用 `edict detect` 查看位置；如果沒有其他工具檢查過，寫明 `findings: []` 和 `scanned_by: []`，再次判斷",
  },
});

/** A wrong year takes a document out of every rule. */
export const beforeTheLaw = diagnostic("engine/before-the-law", "warning", {
  en: "this {subject} is of {day}, and the law of this run is in force from {from}: no rule judges it",
  zh: "該 `{subject}` 文檔的日期為 {day}，本次運行的法律自 {from} 起施行：沒有規則對其作出判斷",
});

/** `isNear`: that it is said which one is meant. */
export const unknownFormat = diagnostic("engine/unknown-format", "error", {
  en: "no format is called `{name}`{near}",
  zh: "沒有名為 `{name}` 的格式{near}",
  help: {
    en: "{isNear, select, true {} false {it is one of {known}}}",
    zh: "{isNear, select, true {} false {可用的格式：{known}}}",
  },
});

export const outsideProject = diagnostic("engine/outside-project", "error", {
  en: "`{path}` leads out of the project's folder, and is neither read nor written",
  zh: "`{path}` 指向項目文件夾之外，既不讀取也不寫入",
  help: {
    en: "{isNew, select, true {a project holds its packs: begin it in a folder above the pack, as with `edict init --pack our-law` there} false {keep the file in the project; whoever runs Edict may name others by a flag}}",
    zh: "{isNew, select, true {項目文件夾須包含其規則包：在規則包的上級文件夾中運行，例如 `edict init --pack our-law`} false {把該文件放在項目文件夾內；運行 Edict 的人可以用命令行選項指定其他文件}}",
  },
});

export const sharedOutput = diagnostic("engine/shared-output", "error", {
  en: "another format goes to {isFile, select, true {`{file}`} false {standard output}} already",
  zh: "已有另一種格式寫到{isFile, select, true {`{file}`} false {標準輸出}}",
  help: { en: "name a file of its own: `json=report.json`", zh: "另外指定一個文件：`json=report.json`" },
});

export const noSuchSubject = diagnostic("engine/no-such-subject", "error", {
  en: "no document is about a `{subject}`{near}",
  zh: "沒有關於 `{subject}` 的文檔{near}",
});

/** A document that got into the wrong folder would be judged as what nobody expects. */
export const otherSubject = diagnostic("engine/other-subject", "error", {
  en: "this document is about a {subject}, and edict.yaml says that it is about a {wanted} ({at})",
  zh: "該文檔是關於 `{subject}` 的，而 edict.yaml 說是關於 `{wanted}` 的（{at}）",
});

/** Which of two entries would hold hung on their order alone. */
export const saidOtherwise = diagnostic("engine/said-otherwise", "error", {
  en: "the entry before ({first}) names `{path}` too, and says otherwise: this `{what}` has no effect",
  zh: "前面的條目（{first}）也指明了 `{path}`，而內容不同：此處的 `{what}` 不起作用",
  help: {
    en: "let one entry name each file, or put the one that says more of it first",
    zh: "每個文件只由一個條目指明，或者把寫得更詳細的條目放在前面",
  },
});

/** A document beside those that are judged would be taken for judged too. `first`: one of the files, to be copied. */
export const unnamedDocuments = diagnostic("engine/unnamed-documents", "warning", {
  en: "{count, plural, one {one document in this folder is} other {# documents in this folder are}} not judged, as no entry of `inputs` names {count, plural, one {it} other {them}}: {files}{others, plural, =0 {} other { and # others}}",
  zh: "沒有條目指明的文件不被審查，而該文件夾中另有 {count} 個文檔：{files}{others, plural, =0 {} other { 和其餘 # 個}}",
  help: {
    en: 'add `- {first}` to `inputs`; what is not to be judged is taken out by `- "!{first}"`',
    zh: '在 `inputs` 中加上 `- {first}`；不應判斷的文件用 `- "!{first}"` 排除',
  },
});

/** What is judged by must be what was agreed on. */
export const notAsLocked = diagnostic("engine/not-as-locked", "error", {
  en: "{what} is not what was locked: {changes}",
  zh: "{what} 與鎖定時不同：{changes}",
  help: {
    en: "{sameMeaning, select, true {it means what it meant} false {see what has changed}}; if it is right, write edict.lock anew with `edict pack lock`",
    zh: "{sameMeaning, select, true {含義沒有變化} false {查看變化的內容}}；如果無誤，用 `edict pack lock` 重新寫 edict.lock",
  },
});

/** In a folder, a misspelt subject would leave its document unread, and rules of it unasked, in silence. */
export const alikeSubject = diagnostic("engine/alike-subject", "error", {
  en: "this file is not read: `{key}` is not a subject, but looks like one{near}",
  zh: "該文件沒有被讀取：`{key}` 不是主題，但看上去像一個{near}",
  help: {
    en: "correct the name; a file that is not an input is taken out by an entry `!…` of edict.yaml, or another name at its top",
    zh: "改正該字段名；如果該文件不是輸入，在 edict.yaml 中用 `!…` 排除，或者改用別的頂層字段名",
  },
});

export const nearSubject = diagnostic("engine/near-subject", "warning", {
  en: "this file is not read: `{key}` is not a subject{near}",
  zh: "該文件沒有被讀取：`{key}` 不是主題{near}",
  help: {
    en: "correct the name if the file is an input, or choose another that is not so near",
    zh: "如果它是輸入，改正該字段名；如果不是，換一個名字",
  },
});

export const foreignRecord = diagnostic("engine/foreign-record", "error", {
  en: "{others, plural, =0 {this is a record} other {this and # more are records}} of `{format}`, and no {others, plural, =0 {document} other {documents}} of ours",
  zh: "{others, plural, =0 {這是} other {此處和另外 # 處都是}} `{format}` 的記錄，不是本工具的文檔",
  help: {
    en: "read it as such, with `--from {format}` or with `from: {format}` in edict.yaml",
    zh: "用 `--from {format}`，或者在 edict.yaml 中寫 `from: {format}`，按該格式讀取",
  },
});
