import type { Pen } from "../base/pen.ts";
import { quoted } from "./english-words.ts";
import type { VerbsWording } from "./verbs-english.ts";
import type { Wording } from "./wording.ts";

/** What verbs print that show no report, in Chinese. */
export function verbsChinese(
  t: Pen,
  { verdicts, labels: { noteState } }: Pick<Wording, "verdicts" | "labels">,
): VerbsWording {
  const answers = new Map<string, string>([
    ...Object.entries(verdicts),
    ["applies", noteState.yes],
    ["does_not_apply", noteState.no],
    ["may_apply", noteState.unknown],
  ]);
  const changes = { changed: t`有改動`, "is new": t`為新增`, "is gone": t`已不存在` };
  return {
    test: {
      failed: t`未通過`,
      answer: (answer) => answers.get(answer) ?? answer,
      is: (rule, answer, expected) => t`${rule} 的結果是「${answer}」，應為「${expected}」`,
      broken: t`其文檔或者配置有錯誤`,
      gap: (rule, answer) => t`沒有用例表明 ${rule}：${answer}`,
      pack: (id, folder) => (folder === undefined ? id : t`${id}（${folder}）`),
      none: (pack) => t`${pack} 沒有用例`,
      pass: (passed, all) => t`${all} 個用例中 ${passed} 個通過`,
      othersBroken: t`其餘的有錯誤`,
      allBroken: t`用例有錯誤`,
    },
    init: {
      wrote: t`已寫入`,
      kept: t`未改動`,
      check: (command) => t`下一步：${quoted(command)} 說明法律要求什麼、尚有什麼不明；`,
      needs: (command) => t`${quoted(command)} 逐項詢問，最能得出結果的在前。`,
    },
    fmt: {
      changed: (files, unchanged) => t`已改動 ${files} 個文件，未改動 ${unchanged} 個`,
      wouldChange: (files, unchanged) => t`將改動 ${files} 個文件，不改動 ${unchanged} 個`,
    },
    compile: {
      pack: t`規則包`,
      digest: t`摘要`,
      needs: t`依賴`,
      articles: t`條文`,
      someArticles: (encoded, all) => t`${encoded}（共 ${all} 條）`,
      rules: t`規則`,
      exemptions: t`豁免`,
      standards: t`標準`,
      terms: t`未限定的用語`,
      lists: t`未盡的列舉`,
      parameters: t`數值`,
      nodes: t`節點`,
    },
    watch: {
      ended: (exitCode) => t`退出碼 ${exitCode}；正在監視改動，按 ${"Ctrl-C"} 結束`,
      impossible: (why) => t`不能監視改動：${why}`,
      nothing: t`沒有改動`,
      what: (path, what) => t`${path} ${changes[what]}`,
      more: (count) => t`，另有 ${count} 處改動`,
    },
    noReceipt: t`沒有寫出回執：要求判斷的沒有全部判斷`,
    noOutput: (why) => t`不能輸出：${why}`,
    bug: {
      is: (message) => t`edict：程序缺陷：${message}`,
      run: (engine, machine, words) => t`edict ${engine}，${machine}；命令行：${words}`,
      report: t`請報告以上各行，並附上能重現的文檔；${quoted("--debug")} 會顯示出錯的位置。`,
    },
  };
}
