import type { Said } from "../base/diagnostic.ts";
import type { Place } from "../base/text.ts";
import { nearest, orNearest, orNearestZh } from "../base/nearest.ts";
import { listedZh } from "../base/phrasebook.ts";
import type { ExitCode, Trouble } from "../report/report-run.ts";
import { said } from "./chinese-phrases.ts";

/** What is wrong, at the place in edict.yaml that asks for it. */
export const placed = (it: Trouble, at: Place | undefined): Trouble => (at ? { ...it, at } : it);

type Told = Pick<Said, "message"> & Partial<Said>;

/** Declares what is wrong in no file; `zh` in Traditional characters. */
export function trouble(code: string, exitCode: ExitCode, { message, help }: Told, zh: Told): Trouble {
  return { code, exitCode, message, help, zh: { message: zh.message, help: zh.help } };
}

export const noSuchPath = (path: string, near: string | undefined, advice?: Advice): Trouble =>
  trouble(
    "engine/no-such-path",
    4,
    { message: `there is no file or folder \`${path}\`${orNearest(near)}`, help: advice?.help },
    { message: `沒有文件或者文件夾 \`${path}\`${orNearestZh(near)}`, help: advice?.zh },
  );

/** What to do about it. */
export interface Advice {
  readonly help: string;
  readonly zh: string;
}

const ruleAfterInput = (rule: string): Advice => ({
  help: `a rule is explained by its name after the input: \`edict explain . ${rule}\``,
  zh: `要解釋規則，把規則名寫在輸入之後：\`edict explain . ${rule}\``,
});

/** An input that is not there; what could be a rule's name may have been meant as one. */
export const noSuchInput = (path: string, near: string | undefined): Trouble => {
  const isName = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u.test(path);
  return noSuchPath(path, near, isName ? ruleAfterInput(path) : undefined);
};

export const unreadable = (path: string): Trouble =>
  trouble(
    "engine/unreadable",
    4,
    { message: `\`${path}\` cannot be read as UTF-8 text`, help: "save it as UTF-8, and see that it may be read" },
    { message: `\`${path}\` 不能作為 UTF-8 文本讀取`, help: "存為 UTF-8，並確認有讀取權限" },
  );

export const notAFile = (path: string): Trouble =>
  trouble(
    "engine/not-a-file",
    4,
    { message: `\`${path}\` is no file that can be read`, help: "name the files themselves, such as `photos/*.png`" },
    { message: `\`${path}\` 不是可讀取的文件`, help: "直接指明各個文件，例如 `photos/*.png`" },
  );

export const largeFile = (path: string, megabytes: number): Trouble =>
  trouble(
    "engine/large-file",
    4,
    {
      message: `\`${path}\` is larger than ${megabytes} MB`,
      help: "files of this size are not opened; write the label before the file is joined with others, and inspect it there",
    },
    {
      message: `\`${path}\` 超過 ${megabytes} MB`,
      help: "不打開這樣大的文件；在與其他文件合併之前寫入標識，並在那時檢查",
    },
  );

export const largeLines = (path: string, megabytes: number): Trouble =>
  trouble(
    "engine/large-lines",
    4,
    {
      message: `\`${path}\` is larger than ${megabytes} MB, too large to keep all its lines`,
      help: "judge them one by one: `edict check --stream`",
    },
    { message: `\`${path}\`大於 ${megabytes} MB，無法保留其所有行`, help: "逐行判斷：`edict check --stream`" },
  );

export const nothingToCheck = (path: string): Trouble =>
  trouble(
    "engine/nothing-to-check",
    5,
    {
      message: `\`${path}\` holds nothing to check`,
      help: "an input is a .yaml, .json or .jsonl file with `kind` or the name of a subject, such as `service`, at its top",
    },
    {
      message: `\`${path}\` 中沒有可檢查的內容`,
      help: "輸入是 .yaml、.json 或者 .jsonl 文件，最外層有 `kind` 或者主題的名稱，例如 `service`",
    },
  );

export const nothingToScan = (): Trouble =>
  trouble(
    "engine/nothing-to-scan",
    5,
    {
      message: "no document holds words to scan",
      help: "detectors read `response.text` and `request.messages[].text`",
    },
    { message: "沒有文檔含有可檢查的文字", help: "檢測器讀取 `response.text` 和 `request.messages[].text`" },
  );

export const noMatch = (pattern: string, file: string): Trouble =>
  trouble(
    "engine/no-match",
    4,
    { message: `\`${pattern}\` in ${file} matches no file` },
    { message: `${file} 中的 \`${pattern}\` 不匹配任何文件` },
  );

export const noInput = (): Trouble =>
  trouble(
    "engine/no-input",
    64,
    {
      message: "say what to check: a file, or a folder with its documents",
      help: "for example `edict check service.yaml`",
    },
    { message: "請指明要檢查什麼：一個文件，或者含有文檔的文件夾", help: "例如 `edict check service.yaml`" },
  );

export const projectBesideOthers = (project: string, paths: readonly string[]): Trouble =>
  trouble(
    "engine/project-beside-others",
    64,
    {
      message: `\`${project}\` is a project with its own edict.yaml and is checked alone, not with ${paths.length - 1} more`,
    },
    { message: `\`${project}\` 是帶有自己的 edict.yaml 的項目，應單獨檢查，不能與另外 ${paths.length - 1} 個一起` },
  );

export const misnamedProject = (path: string): Trouble =>
  trouble(
    "engine/misnamed-project",
    4,
    {
      message: `\`${path}\` is not read: a project's file is called edict.yaml`,
      help: "rename it; until then its packs, profile and day of judgement have no effect",
    },
    {
      message: `\`${path}\` 不會被讀取：項目文件名為 edict.yaml`,
      help: "改名；在此之前，其中的規則包、配置和判斷日都不起作用",
    },
  );

export const packTwice = (id: string): Trouble =>
  trouble(
    "engine/pack-twice",
    64,
    { message: `two of the packs named are \`${id}\`, and in force on the same days`, help: "name one of them" },
    { message: `指明的規則包中有兩個是 \`${id}\`，且在相同的日子施行`, help: "只指明其中一個" },
  );

export const versionOutOfRange = (id: string, version: string, range: string): Trouble =>
  trouble(
    "engine/version-out-of-range",
    64,
    {
      message: `\`${id}\` is of version ${version}, which \`${range}\` does not take in`,
      help: "see its CHANGELOG.md for what has changed, then ask for another range",
    },
    {
      message: `\`${id}\` 的版本為 ${version}，不在 \`${range}\` 之內`,
      help: "先在它的 CHANGELOG.md 中查看變化，再用另一個範圍",
    },
  );

export const severalTexts = (id: string, folders: readonly string[]): Trouble =>
  trouble(
    "engine/several-texts",
    64,
    {
      message: `\`${id}\` has ${folders.length} texts, and one is shown at a time`,
      help: `name its folder: ${folders.map((it) => `\`${it}\``).join(", ")}`,
    },
    { message: `\`${id}\` 有 ${folders.length} 個文本，一次只顯示一個`, help: `指明它的文件夾：${listedZh(folders)}` },
  );

/** `which`: what was asked of it, as in "of version 2". */
export const noSuchText = (id: string, which: string, folders: readonly string[]): Trouble =>
  trouble(
    "engine/no-such-text",
    64,
    {
      message: `\`${id}\` has no one text ${which}`,
      help: `its texts are ${folders.map((it) => `\`${it}\``).join(", ")}`,
    },
    { message: `\`${id}\` 沒有唯一${said(which)}的文本`, help: `它的文本有 ${listedZh(folders)}` },
  );

export const noSuchRevision = (revision: string, folder: string): Trouble =>
  trouble(
    "engine/no-such-revision",
    64,
    {
      message: `git has no \`${folder}/pack.yaml\` at \`${revision}\``,
      help: "write a revision and a folder below the working one, as in `HEAD~1:policies/law`",
    },
    {
      message: `git 在 \`${revision}\` 沒有 \`${folder}/pack.yaml\``,
      help: "寫明修訂版和工作文件夾以下的文件夾，例如 `HEAD~1:policies/law`",
    },
  );

export const twoLaws = (ids: readonly string[]): Trouble =>
  trouble(
    "engine/two-laws",
    64,
    {
      message: `the two packs are ${ids.map((it) => `\`${it}\``).join(" and ")}`,
      help: "name two texts of one law: their rules are told apart by the name of the pack",
    },
    { message: `兩個規則包是 ${listedZh(ids)}`, help: "指明同一法律的兩個文本：它們的規則按規則包的名稱區分" },
  );

export const severalZones = (): Trouble =>
  trouble(
    "engine/several-zones",
    64,
    { message: "the packs named are of different time zones and know no common day" },
    { message: "指明的規則包屬於不同的時區，沒有共同的日期" },
  );

/** `inside`: folders in one of that name that are packs. */
export const unknownPack = (
  id: string,
  near: string | undefined,
  inside: readonly string[],
  shipped: readonly string[],
): Trouble => {
  const listed = (names: readonly string[]): string => names.map((it) => `\`${it}\``).join(", ");
  const help = inside.length > 0 ? `packs in it are ${listed(inside)}` : `shipped are ${listed(shipped)}`;
  const zhHelp = inside.length > 0 ? `其中的規則包有 ${listedZh(inside)}` : `隨附的有 ${listedZh(shipped)}`;
  return trouble(
    "engine/unknown-pack",
    64,
    {
      message: `no shipped pack and no folder with pack.yaml is called \`${id}\`${orNearest(near)}`,
      help: near === undefined ? help : undefined,
    },
    {
      message: `沒有名為 \`${id}\` 的隨附規則包，也沒有這樣的含有 pack.yaml 的文件夾${orNearestZh(near)}`,
      help: near === undefined ? zhHelp : undefined,
    },
  );
};

export const unknownParty = (party: string, declared: readonly string[]): Trouble =>
  trouble(
    "engine/unknown-party",
    64,
    {
      message: `no pack of this run knows the party \`${party}\`${orNearest(nearest(party, declared))}`,
      help: `the packs know ${declared.map((it) => `\`${it}\``).join(", ")}`,
    },
    {
      message: `本次運行的規則包都沒有主體 \`${party}\`${orNearestZh(nearest(party, declared))}`,
      help: `這些規則包的主體有 ${listedZh(declared)}`,
    },
  );

export const unknownRule = (rule: string, near: string | undefined): Trouble =>
  trouble(
    "engine/unknown-rule",
    64,
    {
      message: `no pack of this run has a rule called \`${rule}\`${orNearest(near)}`,
      help: near === undefined ? "without a rule, every violated and every open one is explained" : undefined,
    },
    {
      message: `本次運行的規則包都沒有名為 \`${rule}\` 的規則${orNearestZh(near)}`,
      help: near === undefined ? "不指明規則時，說明所有被違反的和尚不能判斷的規則" : undefined,
    },
  );

export const severalRules = (rule: string, names: readonly string[]): Trouble =>
  trouble(
    "engine/several-rules",
    64,
    {
      message: `${names.length} rules of this run are called \`${rule}\``,
      help: `name one of them in full: ${names.map((it) => `\`${it}\``).join(", ")}`,
    },
    { message: `本次運行有 ${names.length} 條規則名為 \`${rule}\``, help: `寫出其中一條的全名：${listedZh(names)}` },
  );

export const withoutVerdict = (rule: string): Trouble =>
  trouble(
    "engine/without-verdict",
    64,
    {
      message: `\`${rule}\` is no duty and so has no verdict`,
      help: "`edict check` shows in its notes whether it applies",
    },
    { message: `\`${rule}\` 不是義務，所以沒有結論`, help: "`edict check` 在附註中說明它是否適用" },
  );

export const badDate = (flag: string, text: string): Trouble =>
  trouble(
    "engine/bad-date",
    64,
    { message: `\`${text}\` after \`${flag}\` is no date`, help: "write it as 2026-01-31" },
    { message: `\`${flag}\` 之後的 \`${text}\` 不是日期`, help: "寫成 2026-01-31 的形式" },
  );

export const noLock = (path: string): Trouble =>
  trouble(
    "engine/no-lock",
    64,
    {
      message: `there is no \`${path}\`, and only what is locked may judge`,
      help: "write it with `edict pack lock`, and keep it beside edict.yaml",
    },
    {
      message: `沒有 \`${path}\`，而只有鎖定的內容才能用於判斷`,
      help: "用 `edict pack lock` 寫出，並與 edict.yaml 放在一起",
    },
  );

export const daysTurned = (from: string, to: string): Trouble =>
  trouble(
    "engine/days-turned",
    64,
    { message: `\`--to ${to}\` lies before \`--from ${from}\``, help: "give the earlier day to --from" },
    { message: `\`--to ${to}\` 在 \`--from ${from}\` 之前`, help: "把較早的日期寫在 `--from` 之後" },
  );

export const severalServices = (places: readonly string[]): Trouble =>
  trouble(
    "engine/several-services",
    4,
    {
      message: `${places.length} services are among the inputs, and nothing says which one the others belong to: ${places.join(", ")}`,
      help: "name it with `--service FILE`, or with `service` in edict.yaml",
    },
    {
      message: `輸入中有 ${places.length} 個服務，沒有說明其他文檔屬於哪一個：${places.join("、")}`,
      help: "用 `--service FILE`，或者用 edict.yaml 的 `service` 指明",
    },
  );

export const noService = (path: string): Trouble =>
  trouble(
    "engine/no-service",
    4,
    { message: `\`${path}\` holds no service`, help: "`--service` names a file with one service document" },
    { message: `\`${path}\` 中沒有服務`, help: "`--service` 應指明含有一個服務文檔的文件" },
  );

export const brokenLibrary = (path: string): Trouble =>
  trouble(
    "engine/broken-library",
    70,
    { message: `the shipped file \`${path}\` is missing or broken`, help: "install edict anew" },
    { message: `隨附的文件 \`${path}\` 缺失或者損壞`, help: "重新安裝 Edict" },
  );

export const alreadyAProject = (path: string): Trouble =>
  trouble(
    "engine/already-a-project",
    64,
    { message: `\`${path}\` is there already, and nothing was written`, help: "name another folder: `edict init DIR`" },
    { message: `\`${path}\` 已經存在，沒有寫入任何內容`, help: "指明另一個文件夾：`edict init DIR`" },
  );

export const noFolder = (path: string): Trouble =>
  trouble(
    "engine/no-folder",
    64,
    { message: `\`${path}\` is a file, and a project is a folder` },
    { message: `\`${path}\` 是文件，而項目是文件夾` },
  );
