import { diagnostic, type Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { messages, type Message } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";

export const noSuchPath = diagnostic("engine/no-such-path", 4, {
  en: "there is no file or folder `{path}`{near}",
  zh: "沒有文件或者文件夾 `{path}`{near}",
  help: { en: "{remedy}", zh: "{remedy}" },
});

export const unlistedFolder = diagnostic("engine/unlisted-folder", 4, {
  en: "the folder `{path}` cannot be listed, and what it holds is not known",
  zh: "無法列出文件夾 `{path}` 的內容，不知道其中有甚麼",
  help: {
    en: "see that it may be read, or name the files to be judged",
    zh: "確認有讀取權限，或者直接指定要審查的文件",
  },
});

export const unreadableText = diagnostic("engine/unreadable", 4, {
  en: "`{path}` cannot be read as UTF-8 text",
  zh: "`{path}` 不能作為 UTF-8 文本讀取",
  help: {
    en: "save it as UTF-8; see that it may be read, and that no link leads out of its folder",
    zh: "存為 UTF-8，並確認有讀取權限、沒有鏈接指向文件夾之外",
  },
});

export const notAFile = diagnostic("engine/not-a-file", 4, {
  en: "`{path}` is not a file that can be read",
  zh: "`{path}` 不是可讀取的文件",
  help: { en: "name the files themselves, such as `photos/*.png`", zh: "直接指明各個文件，例如 `photos/*.png`" },
});

export const largeFile = diagnostic("engine/large-file", 4, {
  en: "`{path}` is larger than {megabytes} MB",
  zh: "`{path}` 超過 {megabytes} MB",
  help: {
    en: "files of this size are not opened; write the label before the file is joined with others, and inspect it there",
    zh: "不打開這樣大的文件；在與其他文件合併之前寫入標識，並在那時檢查",
  },
});

export const largeLines = diagnostic("engine/large-lines", 4, {
  en: "{too, select, large {`{path}` is larger than {megabytes} MB, too large to keep all its lines} other {{count} documents and all that is said of them take some {megabytes} MB, more than this process may keep}}",
  zh: "{too, select, large {`{path}` 大於 {megabytes} MB，無法保留其所有行} other {{count} 份文檔及其全部結果約佔 {megabytes} MB，超過本進程可用的內存}}",
  help: {
    en: "{too, select, large {judge them one by one: `edict check --stream`} other {judge lines one by one, `edict check --stream`, or let it keep more, `NODE_OPTIONS=--max-old-space-size={megabytes}`}}",
    zh: "{too, select, large {逐行判斷：`edict check --stream`} other {用 `edict check --stream` 逐行判斷，或者用 `NODE_OPTIONS=--max-old-space-size={megabytes}` 增加可用內存}}",
  },
});

/** `why`: what one line cannot be judged by without the others. */
export const needsAllLines = diagnostic("engine/needs-all-lines", 64, {
  en: "lines cannot be judged one by one: {why}",
  zh: "無法逐行判斷：{why}",
  help: {
    en: "{remedy, select, files {name `.jsonl` files, and their service with `--service`} atOnce {leave out `--stream` to judge all documents at once} whole {log whole answers, or leave out `--stream`}}",
    zh: "{remedy, select, files {指定 `.jsonl` 文件，並用 `--service` 指定其服務} atOnce {去掉 `--stream`，一併判斷所有文檔} whole {記錄完整的回答，或者去掉 `--stream`}}",
  },
});

export const nothingToCheck = diagnostic("engine/nothing-to-check", 5, {
  en: "`{path}` holds nothing to check",
  zh: "`{path}` 中沒有可檢查的內容",
  help: {
    en: "an input is a .yaml, .json or .jsonl file with `kind` or the name of a subject, such as `service`, at its top",
    zh: "輸入是 .yaml、.json 或者 .jsonl 文件，最外層有 `kind` 或者主題的名稱，例如 `service`",
  },
});

export const nothingToScan = diagnostic("engine/nothing-to-scan", 5, {
  en: "no document holds words to scan",
  zh: "沒有文檔含有可檢查的文字",
  help: {
    en: "detectors read `response.text` and `request.messages[].text`",
    zh: "檢測器讀取 `response.text` 和 `request.messages[].text`",
  },
});

export const noMatch = diagnostic("engine/no-match", 4, {
  en: "`{pattern}` in {file} matches no file",
  zh: "{file} 中的 `{pattern}` 不匹配任何文件",
});

export const noInput = diagnostic("engine/no-input", 64, {
  en: "say what to check: a file, or a folder with its documents",
  zh: "請指明要檢查什麼：一個文件，或者含有文檔的文件夾",
  help: { en: "for example `{command}`", zh: "例如 `{command}`" },
});

export const packAsInput = diagnostic("engine/pack-as-input", 64, {
  en: "`{pack}` is a pack of law, and no documents that it could judge",
  zh: "`{pack}` 是規則包，不是可供審查的文檔",
  help: {
    en: "`edict test {pack}` runs its cases; to judge documents by it, name them and add `--pack {pack}`",
    zh: "`edict test {pack}` 運行其案例；要按照它審查文檔，寫明文檔並加上 `--pack {pack}`",
  },
});

export const projectBesideOthers = diagnostic("engine/project-beside-others", 64, {
  en: "`{project}` is a project with its own edict.yaml and is checked alone, not with {others} more",
  zh: "`{project}` 是帶有自己的 edict.yaml 的項目，應單獨檢查，不能與另外 {others} 個一起",
  help: {
    en: "name `{project}` alone, and add its other documents to `inputs` of its edict.yaml; another project is a run of its own",
    zh: "只寫 `{project}`，並把它的其他文檔加入其 edict.yaml 的 `inputs`；別的項目另行檢查",
  },
});

/** What a project says of how its files are judged. */
export const judgedBy = messages("engine/judged-by", {
  packs: { en: "the packs", zh: "規則包" },
  profile: { en: "a profile", zh: "配置" },
  party: { en: "a party", zh: "主體" },
});

/** `add`: flags that say what the project says of how is judged. `of`: what does not read it, `files` or a `gate`. */
export const projectAround = diagnostic("engine/project-around", 64, {
  en: "`{project}` sets {by}, {of, select, gate {which a gate does not read: nothing is served} other {and files that are named by themselves would be judged without it: nothing is judged}}",
  zh: "`{project}` 設定了{by}，{of, select, gate {門禁不讀取這些設定，所以不提供服務} other {單獨指明的文件不採用這些設定，所以什麼都不判斷}}",
  help: {
    en: "{of, select, gate {add `{add}`, which says the same} other {to judge the project, name its folder, `{folder}`, in the place of the files, which `inputs` of its edict.yaml names; to judge these files alone, add `{add}`}}",
    zh: "{of, select, gate {加上內容相同的 `{add}`} other {要判斷整個項目，不寫文件，寫其文件夾 `{folder}`，文件由其 edict.yaml 的 `inputs` 指明；只判斷這些文件，加上 `{add}`}}",
  },
});

export const misnamedProject = diagnostic("engine/misnamed-project", 4, {
  en: "`{path}` is not read: a project's file is called edict.yaml",
  zh: "`{path}` 不會被讀取：項目文件名為 edict.yaml",
  help: {
    en: "rename it; until then its packs, profile and day of judgement have no effect",
    zh: "改名；在此之前，其中的規則包、配置和判斷日都不起作用",
  },
});

export const packTwice = diagnostic("engine/pack-twice", 64, {
  en: "two of the packs named are `{id}`, and in force on the same days",
  zh: "指明的規則包中有兩個是 `{id}`，且在相同的日子施行",
  help: {
    en: "name one of them; if they are two texts of one law, end the earlier one in its pack.yaml: `in_force: '{' from: …, until: DAY '}'`, with the first day of the later one",
    zh: "只指明其中一個；如果是同一法律的兩個文本，在較早文本的 pack.yaml 中寫明截止日：`in_force: '{' from: …, until: DAY '}'`，`DAY` 為較晚文本的第一日",
  },
});

export const versionOutOfRange = diagnostic("engine/version-out-of-range", 64, {
  en: "`{id}` is of version {version}, which `{range}` does not take in",
  zh: "`{id}` 的版本為 {version}，不在 `{range}` 之內",
  help: {
    en: "see its CHANGELOG.md for what has changed, then ask for another range",
    zh: "先在它的 CHANGELOG.md 中查看變化，再用另一個範圍",
  },
});

export const severalTexts = diagnostic("engine/several-texts", 64, {
  en: "`{id}` has {count} texts, and one is shown at a time",
  zh: "`{id}` 有 {count} 個文本，一次只顯示一個",
  help: { en: "name its folder: {folders}", zh: "指明它的文件夾：{folders}" },
});

export const severalPacks = diagnostic("engine/several-packs", 64, {
  en: "edict.yaml names several packs, and one is shown at a time",
  zh: "edict.yaml 指明了多個規則包，一次只顯示一個",
  help: { en: "name one of {packs}", zh: "指明其中一個：{packs}" },
});

/** `range`: of versions. */
export const noSuchText = diagnostic("engine/no-such-text", 64, {
  en: "`{id}` has no one text {which, select, day {in force on that day} version {of version {range}}}",
  zh: "`{id}` 沒有唯一{which, select, day {在該日施行} version {屬於版本 {range} }}的文本",
  help: { en: "its texts are {folders}", zh: "它的文本有 {folders}" },
});

export const noSuchRevision = diagnostic("engine/no-such-revision", 64, {
  en: "git has no `{folder}/pack.yaml` at `{revision}`",
  zh: "git 在 `{revision}` 沒有 `{folder}/pack.yaml`",
  help: {
    en: "write a revision and a folder below the working one, as in `HEAD~1:policies/law`",
    zh: "寫明修訂版和工作文件夾以下的文件夾，例如 `HEAD~1:policies/law`",
  },
});

export const twoLaws = diagnostic("engine/two-laws", 64, {
  en: "the two packs are `{old}` and `{later}`",
  zh: "兩個規則包是 `{old}`、`{later}`",
  help: {
    en: "name two texts of one law: their rules are told apart by the name of the pack",
    zh: "指明同一法律的兩個文本：它們的規則按規則包的名稱區分",
  },
});

/** `listed`: packs in the folder of that name, or else all that are shipped. */
export const unknownPackName = diagnostic("engine/unknown-pack", 64, {
  en: "no shipped pack and no folder with pack.yaml is called `{id}`{near}",
  zh: "沒有名為 `{id}` 的隨附規則包，也沒有這樣的含有 pack.yaml 的文件夾{near}",
  help: {
    en: "{others, select, near {} inside {packs in it are {listed}} shipped {a pack of your own is named by its folder, such as `./our-law`; shipped are {listed}}}",
    zh: "{others, select, near {} inside {其中的規則包有 {listed}} shipped {自己的規則包用文件夾指明，例如 `./our-law`；隨附的有 {listed}}}",
  },
});

export const noVocabulary = diagnostic("engine/no-vocabulary", 64, {
  en: "the folder `{path}` has no vocabulary.yaml",
  zh: "文件夾 `{path}` 中沒有 `vocabulary.yaml`",
  help: {
    en: "name the folder that holds it and the schemas of its subjects",
    zh: "指明含有它和各主題模式的文件夾",
  },
});

export const unknownVocabularyName = diagnostic("engine/unknown-vocabulary", 64, {
  en: "no vocabulary and no folder is called `{id}`{near}",
  zh: "沒有名為 `{id}` 的詞彙表或者文件夾{near}",
  help: { en: "known are {known}", zh: "已知的有 {known}" },
});

export const unknownPartyName = diagnostic("engine/unknown-party", 64, {
  en: "no pack of this run knows the party `{party}`{near}",
  zh: "本次運行的規則包都沒有主體 `{party}`{near}",
  help: {
    en: "the packs know {declared}; name one with `--party`, or `default_party` in pack.yaml",
    zh: "這些規則包的主體有 {declared}；用 `--party` 或者 pack.yaml 的 `default_party` 指明一個",
  },
});

export const defaultOfPack = messages("engine/default-of-pack", {
  one: { en: "`{party}` ({pack})", zh: "`{party}`（{pack}）" },
});

/** Whose duties count is not to be guessed. */
export const severalParties = diagnostic("engine/several-parties", 64, {
  en: "by the packs of this run the duties of different parties count: {found}",
  zh: "按本次運行的規則包，計入的是不同主體的義務：{found}",
  help: {
    en: "say whose count with `--party`, or with `party` in edict.yaml",
    zh: "用 `--party` 或者 edict.yaml 中的 `party` 指明計入哪個主體",
  },
});

/** `isNear`: that it is said which one is meant. */
export const unknownRuleName = diagnostic("engine/unknown-rule", 64, {
  en: "no pack of this run has a rule called `{rule}`{near}",
  zh: "本次運行的規則包都沒有名為 `{rule}` 的規則{near}",
  help: {
    en: "{isNear, select, true {} false {a rule is named, or a provision, as in `art. 10(1)`; without either, every violated and every open rule is explained}}",
    zh: "{isNear, select, true {} false {請寫規則名，或者條款，例如「第十條」或 `art. 10(1)`；都不寫時，說明所有被違反的和未定的規則}}",
  },
});

export const notInPack = diagnostic("engine/not-in-pack", 64, {
  en: "`{pack}` has no {isArticle, select, true {article with rules whose number is} false {rule called}} `{name}`{near}",
  zh: "`{pack}` 沒有{isArticle, select, true {含有規則的條文} false {規則}} `{name}`{near}",
  help: {
    en: "`edict coverage {pack}` shows its articles and rules",
    zh: "`edict coverage {pack}` 列出其條文和規則",
  },
});

export const severalRules = diagnostic("engine/several-rules", 64, {
  en: "{count} rules of this run are called `{rule}`",
  zh: "本次運行有 {count} 條規則名為 `{rule}`",
  help: { en: "name one of them in full: {names}", zh: "寫出其中一條的全名：{names}" },
});

export const withoutVerdict = diagnostic("engine/without-verdict", 64, {
  en: "`{rule}` is not a duty and so has no verdict",
  zh: "`{rule}` 不是義務，所以沒有結論",
  help: {
    en: "`edict check` shows in its notes whether it applies",
    zh: "`edict check` 在「其他條款」中說明它是否適用",
  },
});

export const badDate = diagnostic("engine/bad-date", 64, {
  en: "`{text}` after `{flag}` is not a date",
  zh: "`{flag}` 之後的 `{text}` 不是日期",
  help: {
    en: "write it as {meant, select, none {2026-01-31} other {`{meant}`}}",
    zh: "寫成 {meant, select, none {2026-01-31 的形式} other {`{meant}`}}",
  },
});

export const noLawOn = diagnostic("engine/no-law-on", 64, {
  en: "no law that judges is in force on {day}: {packs}",
  zh: "用以判斷的法律在 {day} 均不在施行期：{packs}",
  help: {
    en: "give a day on which one of them is in force, or none: then the day of each call judges",
    zh: "請寫其中之一施行期內的日期，或者不寫：那時以每次調用的日期為準",
  },
});

export const noLock = diagnostic("engine/no-lock", 64, {
  en: "there is no `{path}`, and only what is locked may judge",
  zh: "沒有 `{path}`，而只有鎖定的內容才能用於判斷",
  help: {
    en: "write it with `edict pack lock`, and keep it beside edict.yaml",
    zh: "用 `edict pack lock` 寫出，並與 edict.yaml 放在一起",
  },
});

export const daysTurned = diagnostic("engine/days-turned", 64, {
  en: "`--to {to}` lies before `--from {from}`",
  zh: "`--to {to}` 在 `--from {from}` 之前",
  help: { en: "give the earlier day to --from", zh: "把較早的日期寫在 `--from` 之後" },
});

export const severalServices = diagnostic("engine/several-services", 4, {
  en: "{count} services are among the inputs, and nothing says which one the others belong to: {places}",
  zh: "輸入中有 {count} 個服務，沒有說明其他文檔屬於哪一個：{places}",
  help: {
    en: "name it with `--service FILE`, or with `service` in edict.yaml",
    zh: "用 `--service FILE`，或者用 edict.yaml 的 `service` 指明",
  },
});

export const noService = diagnostic("engine/no-service", 4, {
  en: "`{path}` holds no service",
  zh: "`{path}` 中沒有服務",
  help: {
    en: "`--service` names a file with one service document",
    zh: "`--service` 應指明含有一個服務文檔的文件",
  },
});

export const brokenLibrary = diagnostic("engine/broken-library", 69, {
  en: "the shipped file `{path}` is missing or broken",
  zh: "隨附的文件 `{path}` 缺失或者損壞",
  help: { en: "install edict anew", zh: "重新安裝 Edict" },
});

export const alreadyAProject = diagnostic("engine/already-a-project", 64, {
  en: "`{path}` is there already, and nothing was written",
  zh: "`{path}` 已經存在，沒有寫入任何內容",
  help: {
    en: "go on with it by `edict interview {folder}`, or name another folder: `edict init DIR`",
    zh: "接着填寫請用 `edict interview {folder}`；另建項目請指明別的文件夾：`edict init DIR`",
  },
});

export const noFolder = diagnostic("engine/no-folder", 64, {
  en: "`{path}` is a file, and not the folder that is to be filled",
  zh: "`{path}` 是文件，而不是要寫入的文件夾",
});

export const alreadyAPack = diagnostic("engine/already-a-pack", 64, {
  en: "`{path}` is there already, and nothing was written",
  zh: "`{path}` 已經存在，沒有寫入任何內容",
  help: { en: "name another folder: `edict pack new ID DIR`", zh: "指明另一個文件夾：`edict pack new ID DIR`" },
});

export const badPackId = diagnostic("engine/bad-pack-id", 64, {
  en: "`{id}` is not an id of a pack",
  zh: "`{id}` 不是規則包的名稱",
  help: {
    en: "write the country or family, a dot and the law, in small letters, figures and `_`: `eu.ai_act`",
    zh: "寫明國家或者類別、點和法律，使用小寫字母、數字和 `_`：`eu.ai_act`",
  },
});

/** There is nothing at a path; `near`: a path that may be meant. */
export const nothingAt = (path: string, near?: string, remedy?: Message): Diagnostic<undefined> =>
  noSuchPath.nowhere({ path, near: didYouMean(near), remedy });

/** The path that a misspelt one most likely means, in its folder; of those that fit. */
export function nearestPath(
  host: Host,
  path: string,
  fits: (path: string) => boolean = () => true,
): string | undefined {
  const parts = path.split("/");
  const name = parts.pop() ?? "";
  const folder = parts.join("/");
  const beside = (it: string): string => [...parts, it].join("/");
  const found = nearest(
    name,
    host.list(folder === "" ? "." : folder).filter((it) => fits(beside(it))),
  );
  return found === undefined ? undefined : beside(found);
}

export const partsDiffer = diagnostic("engine/parts-differ", 4, {
  en: "{which}: {what} {count, plural, one {differs} other {differ}}",
  zh: "{which}：{what}不同{count, plural, other {}}",
  help: {
    en: "give every part the same flags, files and packs, and `--as-of` with one day",
    zh: "各部分須用相同的選項、文件和規則包，並用 `--as-of` 指定同一日",
  },
});

export const partsUnfit = diagnostic("engine/parts-do-not-fit", 4, {
  en: "the parts are not the whole log: {why}",
  zh: "各部分不能合成整個日誌：{why}",
  help: { en: "{remedy}", zh: "{remedy}" },
});

/** `what`: what it is instead; `gate`: a receipt of the gate, `part`: of a log, `decisions`: a report of decisions or of verdicts. */
export const notAReceipt = diagnostic("engine/not-a-receipt", 4, {
  en: "`{path}` is not a receipt of a check, but {what, select, gate {one of the gate, which holds no verdicts} part {a part of a log, which `edict merge` reads} other {what a check said in JSON}}",
  zh: "`{path}` 不是檢查的回執，而是{what, select, gate {門禁的回執，其中沒有各條規則的結果} part {日誌的一個部分，由 `edict merge` 讀取} other {檢查以 JSON 輸出的結果}}",
  help: {
    en: "{what, select, gate {ask a gate of the same files about the same request again, with what was supposed stated, and compare `document` and `decision`} other {a receipt is written by `edict check --receipt FILE`; of a log judged line by line there is none: count its verdicts by day}}",
    zh: "{what, select, gate {請以相同的文件建立門禁，寫明當時假定的事實，就同一請求再問一次，並比較 `document` 和 `decision`} other {回執由 `edict check --receipt FILE` 寫出；逐行判斷的日誌沒有回執：請按日統計其結果}}",
  },
});

export const unsoundPart = diagnostic("engine/unsound-part", 4, {
  en: "{which} cannot be merged: {why}",
  zh: "不能合併{which}：{why}",
  help: { en: "have the part judged again", zh: "重新判斷該部分" },
});
