import { message, messages } from "../base/message.ts";

/** Of a mistyped name: the one that may have been meant. */
export const suggestionMessage = message("cli/did-you-mean", {
  en: " (Did you mean {near}?)",
  zh: "；是否指 `{near}`？",
});

/** Of the environment: a language that is none of ours. */
export const unknownLanguage = message("cli/unknown-language", {
  en: "`EDICT_LANG` is `{named}`, which is not a language of ours; it takes {tags}",
  zh: "`EDICT_LANG` 為 `{named}`，不是可用的語言；可用 {tags}",
});

/** How a command was mistyped. */
export const usageMessages = messages("cli/misuse", {
  unknownOption: { en: "unknown option ''{flag}''{suggestion}", zh: "沒有選項 `{flag}`{suggestion}" },
  unknownCommand: { en: "unknown command ''{name}''{suggestion}", zh: "沒有命令 `{name}`{suggestion}" },
  missingArgument: { en: "missing required argument ''{name}''", zh: "缺少參數 `{name}`" },
  missingOption: { en: "required option ''{flags}'' not specified", zh: "缺少必需的選項 `{flags}`" },
  missingValue: { en: "option ''{flags}'' argument missing", zh: "選項 `{flags}` 缺少值" },
  optionTwice: {
    en: "option ''{flags}'' is given twice, and takes one value",
    zh: "選項 `{flags}` 寫了兩次，只能有一個值",
  },
  optionValue: {
    en: "option ''{flags}'' argument ''{value}'' is invalid. {why}",
    zh: "選項 `{flags}` 的值 `{value}` 無效：{why}",
  },
  argumentValue: {
    en: "command-argument value ''{value}'' is invalid for argument ''{name}''. {why}",
    zh: "參數 `{name}` 的值 `{value}` 無效：{why}",
  },
  tooMany: {
    en: "too many arguments for ''{verb}''. Expected {expected, plural, one {# argument} other {# arguments}} but got {got}.",
    zh: "參數過多：`{verb}` 最多 {expected} 個，現有 {got} 個",
  },
  oneOf: { en: "It takes {words}.", zh: "可用 {words}" },
  meant: { en: "Did you mean {near}?", zh: "是否指 `{near}`？" },
  wholeNumber: { en: "It takes a whole number, {least} to {most}.", zh: "須為 {least} 至 {most} 的整數" },
  noOpenRule: {
    en: "Write a rule, each once, and `hold` or `pass`, such as `cn.genai_interim_measures.label=hold`.",
    zh: "寫明規則以及 `hold` 或者 `pass`，每條規則一次，例如 `cn.genai_interim_measures.label=hold`",
  },
  noAnswer: {
    en: "Write a fact and its value, such as `service.launched_on=2026-03-01`.",
    zh: "寫明事實及其值，例如 `service.launched_on=2026-03-01`",
  },
  noFileName: { en: "Name a file after {format}=.", zh: "在 `{format}=` 之後寫明文件" },
  empty: { en: "{placeholder} is empty", zh: "{placeholder} 為空" },
  notText: { en: "standard input cannot be read as UTF-8 text", zh: "標準輸入不能作為 UTF-8 文本讀取" },
  notWatched: { en: "standard input has an end, and cannot be watched", zh: "標準輸入讀完即止，不能監視" },
  notWatchedLines: {
    en: "with --stream lines are judged once, and not watched",
    zh: "使用 `--stream` 時各行只判斷一次，不能監視",
  },
  formattedAlone: {
    en: "standard input is formatted alone: name no other path beside `-`",
    zh: "標準輸入須單獨處理：除 `-` 之外不要寫其他路徑",
  },
  onePlace: {
    en: "only one format can go to one place: write {format}=FILE for the other",
    zh: "同一處只能輸出一種格式：另一種寫成 `{format}=FILE`",
  },
  noneOpen: {
    en: "--output is for a format without a file, and every format here has one",
    zh: "`--output` 用於沒有寫明文件的格式，而此處每種格式都已寫明文件",
  },
  twoFormats: { en: "two formats for one file: {file}", zh: "兩種格式不能寫入同一個文件：`{file}`" },
  ruleOfWaivers: {
    en: "--rule says of which rule `-f waivers` prints entries, and that format is not asked for",
    zh: "`--rule` 指明 `-f waivers` 為哪條規則輸出條目，而這次沒有要求該格式",
  },
  noRule: { en: "no rule of this run is called `{rule}`{near}", zh: "本次運行沒有名為 `{rule}` 的規則{near}" },
  withReceipt: {
    en: "the report and the receipt are for one file: {file}",
    zh: "報告和回執不能寫入同一個文件：`{file}`",
  },
  isRead: {
    en: "this run reads `{file}`: name another file to write to",
    zh: "本次運行要讀取 `{file}`：改為寫入其他文件",
  },
  isInput: {
    en: "`{file}` is there and is an input: name another file to write to",
    zh: "`{file}` 已經存在，而且是輸入：改為寫入其他文件",
  },
  tooLong: {
    en: "as {format} the report is too long for one text: check fewer documents at once, or their lines with --stream",
    zh: "以 {format} 寫出的報告過長：一次檢查較少的文檔，或者用 `--stream` 逐行檢查",
  },
  noSigner: {
    en: "no pack of this run knows the role `{role}`: the roles are {roles}",
    zh: "本次運行的規則包都沒有角色 `{role}`：角色有 {roles}",
  },
  needsFile: {
    en: "{format} is not text: name a file with -o",
    zh: "`{format}` 不是文本：用 `-o` 指明文件",
  },
  readAlone: {
    en: "--read writes answers into the documents, and takes no {flag}",
    zh: "`--read` 將答案寫入文檔，不能與 `{flag}` 並用",
  },
  readInput: {
    en: "answers are written into files, and standard input is none",
    zh: "答案要寫入文件，而標準輸入不是文件",
  },
  jobs: { en: "--jobs is for --stream", zh: "`--jobs` 僅用於 `--stream`" },
  columns: { en: "columns are for --stream", zh: "列的對應表僅用於 `--stream`" },
  columnsOrFrom: {
    en: "rows are read by --columns or by --from, not by both",
    zh: "各行按 `--columns` 或者 `--from` 讀取，不能同時使用",
  },
  part: { en: "parts are for --stream", zh: "日誌的部分僅用於 `--stream`" },
  partNumber: {
    en: "It takes the number of a part and how many there are, such as 3/16; at most {most}.",
    zh: "須寫明第幾部分和總數，例如 3/16；最多 {most} 個",
  },
  partFormats: {
    en: "{format} tells of the whole log: a part is written with -f part, and `edict merge` tells of all",
    zh: "{format} 針對整個日誌：部分用 `-f part` 寫出，再由 `edict merge` 匯總",
  },
  partAlone: {
    en: "standard input is one part by itself: name no file beside `-`",
    zh: "標準輸入單獨作為一個部分：除 `-` 之外不要寫其他文件",
  },
  partOfPacked: {
    en: "`{path}` is not cut into parts: only uncompressed JSON lines are; give each worker files of its own",
    zh: "`{path}` 不能切分：只有未壓縮的 JSON 行可以；請給每個進程各自的文件",
  },
  isLog: {
    en: "`{path}` is a log, which is judged row by row: add --stream",
    zh: "`{path}` 是逐行判斷的日誌：請加上 `--stream`",
  },
  mergeFormats: {
    en: "parts hold no line''s own verdicts, and cannot be shown as {format}: the formats are {all}",
    zh: "各部分不含逐行的結果，不能以 {format} 顯示：格式有 {all}",
  },
  streamFormats: {
    en: "{format} tells of all documents at once: with --stream the formats are {all}",
    zh: "{format} 匯總全部文檔：使用 `--stream` 時只能選 {all}",
  },
  streamOnce: {
    en: "with --stream documents are told once: by verdicts or by ndjson, to one place",
    zh: "使用 `--stream` 時，文檔只逐行輸出一次：`verdicts` 或者 `ndjson`，寫到一處",
  },
  streamReceipt: {
    en: "a receipt is of all documents at once: leave out --stream",
    zh: "回執針對全部文檔：刪去 `--stream`",
  },
  columnsReceipt: {
    en: "a log with columns has no receipt, which is of all documents at once: keep what --stream -f verdicts=FILE says of each day, and count that by day",
    zh: "按列讀取的日誌沒有回執，回執針對全部文檔：保存每日 `--stream -f verdicts=FILE` 的輸出，按日統計",
  },
  flips: { en: "--fail-on flips needs --inputs", zh: "`--fail-on flips` 須與 `--inputs` 同時使用" },
  noCaseCalled: { en: "no case has `{text}` in its name", zh: "沒有名稱中含 `{text}` 的用例" },
  traceTakesNo: {
    en: "--trace shows one case, and takes no {flag}",
    zh: "`--trace` 顯示一個用例，不能與 `{flag}` 並用",
  },
  mutantsTakesNo: {
    en: "--mutants asks all cases of a pack, and takes no {flag}",
    zh: "`--mutants` 使用規則包的全部用例，不能與 `{flag}` 並用",
  },
  severalCases: {
    en: "several cases are meant by `{text}`; name one by its whole name or FILE:LINE: {names}",
    zh: "`{text}` 指幾個用例；用完整名稱或者「文件:行」指明一個：{names}",
  },
  noCaseNamed: {
    en: "no case has `{text}` in its name, and none stands there; nearest: {names}",
    zh: "沒有名稱中含 `{text}` 的用例，該處也沒有用例；相近的：{names}",
  },
  noCaseToTrace: {
    en: "no case has `{text}` in its name, and none stands there",
    zh: "沒有名稱中含 `{text}` 的用例，該處也沒有用例",
  },
  noCases: { en: "`{folder}` holds no cases", zh: "`{folder}` 中沒有用例" },
  oneVocabulary: { en: "name one vocabulary", zh: "請指明一個詞彙表" },
  noPolicy: {
    en: "{paths} holds no policy: no file ends in .edict",
    zh: "{paths} 中沒有規則文件：沒有以 `.edict` 結尾的文件",
  },
  unwritable: { en: "`{file}` cannot be written", zh: "不能寫入 `{file}`" },
  noFolder: { en: "there is no folder `{folder}`", zh: "沒有文件夾 `{folder}`" },
  noFolderFor: {
    en: "`{file}` cannot be written: there is no folder `{folder}`",
    zh: "不能寫入 `{file}`：沒有文件夾 `{folder}`",
  },
  zoneMissing: {
    en: "a pack says where the days of its law begin and end: add `--zone`, as in `edict pack new {id} --zone Asia/Shanghai`",
    zh: "規則包須說明其法律的日期以何地時間為準：加上 `--zone`，例如 `edict pack new {id} --zone Asia/Shanghai`",
  },
  zone: {
    en: "It takes a name of the time zone database, such as Europe/Brussels, or UTC.",
    zh: "須為時區數據庫中的名稱，例如 `Europe/Brussels`，或者 `UTC`",
  },
  ofAction: { en: "{flag} is for `edict pack {action}`", zh: "`{flag}` 僅用於 `edict pack {action}`" },
  ofModule: { en: "{flag} is for -f js and -f sql", zh: "{flag} 僅用於 `-f js` 和 `-f sql`" },
  documentsAlone: {
    en: "--self-test tries documents, and --columns names facts of a table without any",
    zh: "`--self-test` 檢驗的是文檔，而 `--columns` 指明的是沒有文檔的表中的事實",
  },
  ofStatement: { en: "{flag} is for -f sql", zh: "{flag} 僅用於 `-f sql`" },
  ruleOrInstruments: {
    en: "--rule is for one pack, and --instruments shows several",
    zh: "`--rule` 用於一個規則包，`--instruments` 則顯示幾個",
  },
  noAddress: {
    en: "It takes an address that begins with https:// or http://.",
    zh: "須為以 `https://` 或者 `http://` 開頭的網址",
  },
  onePack: { en: "as {format} one pack is shown: name one", zh: "以 {format} 只顯示一個規則包：只寫一個" },
  noModuleName: {
    en: "`{file}` is not a name of a module: it ends in .js or .mjs",
    zh: "`{file}` 不是模塊的文件名：須以 `.js` 或者 `.mjs` 結尾",
  },
  noFile: { en: "there is no file `{file}`", zh: "沒有文件 `{file}`" },
  tlsPair: {
    en: "--tls-cert and --tls-key go together, and --tls-ca with both",
    zh: "`--tls-cert` 與 `--tls-key` 須同時使用，`--tls-ca` 須與兩者同時使用",
  },
  shortToken: {
    en: "the token in `{file}` is shorter than 16 characters: anyone could guess it",
    zh: "`{file}` 中的令牌不足 16 個字符：容易被猜中",
  },
  openToAll: {
    en: "at {host} others can reach it: name --token-file, or --tls-ca with which clients show who they are",
    zh: "他人可以訪問 `{host}`：請使用 `--token-file`，或者用 `--tls-ca` 要求客戶端出示證書",
  },
  see: { en: "see `{command}`", zh: "用法見 `{command}`" },
});

/** Which project is read where none was named. */
export const foundProject = message("cli/found-project", {
  en: "project: {path}, above this folder",
  zh: "項目：{path}，位於上層文件夾",
});

/** What `edict serve` says. */
export const serveMessages = messages("cli/serve", {
  mistake: { en: "{why}", zh: "{why}" },
  notListening: { en: "cannot listen on `{address}`: `{why}`", zh: "不能在 `{address}` 監聽：`{why}`" },
  otherName: { en: "unexpected Host header", zh: "該服務器不使用這一名稱" },
  tooMany: { en: "too many calls in one second", zh: "一秒內調用過多" },
  noToken: { en: "missing or wrong token", zh: "調用沒有令牌，或者令牌不符" },
  tooLarge: { en: "the body is larger than {bytes} bytes", zh: "請求體超過 {bytes} 字節" },
  noJson: {
    en: "the body has to be JSON: `content-type: application/json`",
    zh: "請求體須為 JSON：`content-type: application/json`",
  },
  notText: { en: "the body is not valid UTF-8", zh: "請求體不是 UTF-8 文本" },
  noObject: { en: "the body has to be a JSON object", zh: "請求體須為 JSON 對象" },
  otherKey: {
    en: "the body has a key `{key}`, which is none of {keys}{near}",
    zh: "請求體中的鍵 `{key}` 不可用；可用的鍵：{keys}{near}",
  },
  badJson: {
    en: "the body is not JSON from line {line}, column {column} on: {why}",
    zh: "請求體自第 {line} 行第 {column} 列起不是 JSON：{why}",
  },
  needsObject: { en: "`{key}` has to be an object", zh: "`{key}` 須為對象" },
  yesOrNo: { en: "`{key}` is true or false", zh: "`{key}` 只能為 `true` 或者 `false`" },
  refused: { en: "{why}", zh: "不能讀取：{why}" },
  encoded: {
    en: "the body has a `content-encoding`: send it without",
    zh: "請求體帶有 `content-encoding`：請不加編碼發送",
  },
  otherMethod: { en: "use {method}", zh: "須用 {method} 調用" },
  noSuchRoute: { en: "there is no such route; /openapi.json has all", zh: "沒有該路徑；`/openapi.json` 列出全部路徑" },
  bug: { en: "this is a bug; the log says where", zh: "程序有錯誤；日誌寫明出處" },
});

/** What `edict init` prints. */
export const initMessages = messages("cli/init", {
  wrote: { en: "wrote", zh: "已寫入" },
  kept: { en: "kept", zh: "未改動" },
  identified: {
    en: "`{path}` is `{id}`: change it, if at all, before anybody signs.",
    zh: "`{path}` 為 `{id}`：如需修改，請在署名前進行。",
  },
  check: {
    en: "Next: `{command}` says what the law asks and what is not known yet;",
    zh: "下一步：`{command}` 說明法律要求什麼、尚有什麼不明；",
  },
  interview: {
    en: "`{command}` asks for it and writes it down, most decisive first.",
    zh: "`{command}` 逐項詢問並寫入答案，最能得出結果的在前。",
  },
  sheet: {
    en: "`{command}` prints what people are asked to sign: no rule lacks anything else.",
    zh: "`{command}` 列印請人簽署的內容：各條規則所缺的只有署名確認。",
  },
  move: {
    en: "Move `{file}` to the root of the repository: build servers read it there only.",
    zh: "請把 `{file}` 移到倉庫的根目錄：構建服務器只讀取那裡的。",
  },
  asks: {
    en: "Some questions first: names for the reports, and the few facts that decide which rules bind. `skip` leaves one open, `back` takes back the last answer, `quit` ends the questions, Ctrl-C writes nothing.",
    zh: "先問報告中使用的名稱，以及決定哪些規則適用的幾項事實。`skip`（跳過）留待以後，`back`（返回）撤回上一個答案，`quit`（退出）結束詢問，Ctrl-C 不寫入任何文件。",
  },
  more: {
    en: "{rules, plural, one {# rule waits} other {# rules wait}} for {facts, plural, one {# more fact} other {# more facts}}, or fewer as you answer. Go on with them now? `yes` or `no`; `edict interview` asks for them later.",
    zh: "有 {rules} 條規則還需要另外 {facts} 項事實，作答後可能減少。現在繼續回答嗎？`是`（`yes`）或者 `否`（`no`）；以後可用 `edict interview` 繼續回答。",
  },
  yesOrNo: {
    en: "Please answer `yes`, which goes on, or `no`, which ends the questions and writes the files.",
    zh: "請回答 `是`（`yes`）或者 `否`（`no`）：前者繼續，後者結束詢問並寫入文件。",
  },
  nothing: { en: "nothing is written", zh: "未寫入任何文件" },
});

/** What a person is told of a run that prints nothing. */
export const filesWritten = message("cli/files-written", { en: "written: {files}", zh: "已寫入：{files}" });

/** What `edict pack new` prints. */
export const packMessages = messages("cli/pack", {
  test: { en: "Next: `{command}` runs its case;", zh: "下一步：`{command}` 運行其用例；" },
  init: {
    en: "`{command}` makes a project that asks its questions.",
    zh: "`{command}` 建立一個詢問其問題的項目。",
  },
});

/** What `edict fmt` prints. */
export const fmtMessages = messages("cli/fmt", {
  changed: {
    en: "{files, plural, one {# file} other {# files}} changed, {unchanged} unchanged",
    zh: "已改動 {files} 個文件，未改動 {unchanged} 個",
  },
  wouldChange: {
    en: "{files, plural, one {# file} other {# files}} would change, {unchanged} unchanged",
    zh: "將改動 {files} 個文件，不改動 {unchanged} 個",
  },
});

/** What `edict compile` counts. */
export const vocabularyMessages = messages("cli/vocabulary", {
  counted: {
    en: "{id} {version}: {subjects, plural, one {# subject} other {# subjects}}, {facts, plural, one {# fact} other {# facts}}",
    zh: "{id} {version}：{subjects, plural, other {# 個主題}}，{facts, plural, other {# 項事實}}",
  },
});

export const compileMessages = messages("cli/compile", {
  pack: { en: "pack", zh: "規則包" },
  digest: { en: "digest", zh: "摘要" },
  needs: { en: "needs", zh: "依賴" },
  articles: { en: "articles", zh: "條文" },
  someArticles: { en: "{encoded} of {all}", zh: "{encoded}（共 {all} 條）" },
  rules: { en: "rules", zh: "規則" },
  exemptions: { en: "exemptions", zh: "豁免" },
  standards: { en: "standards", zh: "標準" },
  terms: { en: "open terms", zh: "未限定的用語" },
  lists: { en: "open lists", zh: "未盡的列舉" },
  parameters: { en: "parameters", zh: "數值" },
  nodes: { en: "nodes", zh: "節點" },
  untried: {
    en: "such statements have been run in DuckDB, translated by sqlglot, and never on Spark itself: run what --self-test prints first",
    zh: "此類語句經 `sqlglot` 翻譯後在 DuckDB 中運行過，從未在 Spark 上運行：請先運行 `--self-test` 輸出的語句",
  },
});

/** What a run with `--watch` prints beside its own. */
export const watchMessages = messages("cli/watch", {
  ended: {
    en: "exit code {exitCode}; watching for changes, Ctrl-C ends it",
    zh: "退出碼 {exitCode}；正在監視改動，按 Ctrl-C 結束",
  },
  impossible: { en: "changes cannot be watched: {why}", zh: "不能監視改動：{why}" },
  nothing: { en: "nothing changed", zh: "沒有改動" },
  change: {
    en: "{path} {what, select, changed {changed} new {is new} gone {is gone}}",
    zh: "{path} {what, select, changed {有改動} new {為新增} gone {已不存在}}",
  },
  changeAndMore: {
    en: "{change}, and {more, plural, one {# more change} other {# more changes}}",
    zh: "{change}，另有 {more} 處改動",
  },
});

/** Of a log whose lines are long. */
export const largePart = message("cli/large-part", {
  en: "no part is written: the lines that it would keep come to more than {megabytes} MB, which nothing reads",
  zh: "沒有寫出部分：需要保留的各行超過 {megabytes} MB，無法再讀取",
});

export const noReceipt = message("cli/no-receipt", {
  en: "no receipt is written: not all was judged that was asked for",
  zh: "沒有寫出回執：要求判斷的沒有全部判斷",
});

export const brokenInstallation = message("cli/broken-installation", {
  en: "this installation is broken, install edict anew: {why}",
  zh: "Edict 的安裝已損壞，請重新安裝：{why}",
});

export const noOutput = message("cli/no-output", { en: "the output cannot be written: {why}", zh: "不能輸出：{why}" });

/** What is printed when the program itself is wrong. */
export const bugMessages = messages("cli/bug", {
  is: { en: "edict: this is a bug of ours: {message}", zh: "edict：程序缺陷：{message}" },
  run: { en: "edict {engine}, {machine}; words: {words}", zh: "edict {engine}，{machine}；命令行：{words}" },
  report: {
    en: "Please report these lines with a document that shows it; `--debug` adds where it happened.",
    zh: "請報告以上各行，並附上能重現的文檔；`--debug` 會顯示出錯的位置。",
  },
});
