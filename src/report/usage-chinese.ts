import type { Pen } from "../base/pen.ts";
import { listedWith, names } from "./chinese-words.ts";
import { quoted } from "./english-words.ts";
import type { UsageWording } from "./usage-english.ts";

/** How a command was mistyped, in Chinese. */
export function usageChinese(t: Pen): UsageWording {
  const meant = (near: readonly string[]): string =>
    near.length === 0 ? "" : t`；是否指 ${near.map(quoted).join(t`或`)}？`;
  return {
    unknownOption: (flag, near) => t`沒有選項 ${quoted(flag)}${meant(near)}`,
    unknownCommand: (name, near) => t`沒有命令 ${quoted(name)}${meant(near)}`,
    missingArgument: (name) => t`缺少參數 ${quoted(name)}`,
    missingOption: (flags) => t`缺少必需的選項 ${quoted(flags)}`,
    missingValue: (flags) => t`選項 ${quoted(flags)} 缺少值`,
    optionValue: (flags, value, why) => t`選項 ${quoted(flags)} 的值 ${quoted(value)} 無效：${why}`,
    argumentValue: (name, value, why) => t`參數 ${quoted(name)} 的值 ${quoted(value)} 無效：${why}`,
    tooMany: (verb, expected, got) => t`參數過多：${quoted(verb)} 最多 ${expected} 個，現有 ${got} 個`,
    oneOf: (words) => t`可用 ${words.join("、")}`,
    meant: (near) => t`是否指 ${quoted(near)}？`,
    wholeNumber: (most) => t`須為 1 至 ${most} 的整數`,
    noFileName: (format) => t`在 ${quoted(`${format}=`)} 之後寫明文件`,
    empty: (placeholder) => t`${placeholder} 為空`,
    notText: t`標準輸入不能作為 ${"UTF-8"} 文本讀取`,
    notWatched: t`標準輸入讀完即止，不能監視`,
    notWatchedLines: t`使用 ${quoted("--stream")} 時各行只判斷一次，不能監視`,
    formattedAlone: t`標準輸入須單獨處理：除 ${quoted("-")} 之外不要寫其他路徑`,
    onePlace: (format) => t`同一處只能輸出一種格式：另一種寫成 ${quoted(`${format}=FILE`)}`,
    noneOpen: t`${quoted("--output")} 用於沒有寫明文件的格式，而此處每種格式都已寫明文件`,
    twoFormats: (file) => t`兩種格式不能寫入同一個文件：${quoted(file)}`,
    withReceipt: (file) => t`報告和回執不能寫入同一個文件：${quoted(file)}`,
    isRead: (file) => t`本次運行要讀取 ${quoted(file)}：改為寫入其他文件`,
    jobs: t`${quoted("--jobs")} 僅用於 ${quoted("--stream")}`,
    streamFormats: (format, all) =>
      t`${format} 匯總全部文檔：使用 ${quoted("--stream")} 時只能選 ${listedWith(t, t`和`, all)}`,
    streamOnce: t`使用 ${quoted("--stream")} 時，ndjson 只能寫到一處`,
    streamReceipt: t`回執針對全部文檔：刪去 ${quoted("--stream")}`,
    flips: t`${quoted("--fail-on flips")} 須與 ${quoted("--inputs")} 同時使用`,
    noCaseCalled: (text) => t`沒有名稱中含 ${quoted(text)} 的用例`,
    noCases: (folder) => t`${quoted(folder)} 中沒有用例`,
    noPolicy: (paths) => t`${names(paths)} 中沒有規則文件：沒有以 ${quoted(".edict")} 結尾的文件`,
    unwritable: (file, lacking) =>
      t`不能寫入 ${quoted(file)}${lacking === undefined ? "" : t`：沒有文件夾 ${quoted(lacking)}`}`,
    tooLong: (format) => t`以 ${format} 寫出的報告過長：一次檢查較少的文檔，或者用 ${quoted("--stream")} 逐行檢查`,
    see: (command) => t`用法見 ${quoted(command)}`,
  };
}
