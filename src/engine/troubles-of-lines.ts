import type { Trouble } from "../report/report-run.ts";
import { trouble, type Advice } from "./troubles.ts";

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

const nameFiles: Advice = {
  help: "name `.jsonl` files, and their service with `--service`",
  zh: "指定 `.jsonl` 文件，並用 `--service` 指定其服務",
};
const atOnce: Advice = {
  help: "leave out `--stream` to judge all documents at once",
  zh: "去掉 `--stream`，一併判斷所有文檔",
};
const wholeAnswers: Advice = {
  help: "log whole answers, or leave out `--stream`",
  zh: "記錄完整的回答，或者去掉 `--stream`",
};

const needsAllLines = (en: string, zh: string, advice: Advice): Trouble =>
  trouble(
    "engine/needs-all-lines",
    64,
    { message: `lines cannot be judged one by one: ${en}`, help: advice.help },
    { message: `無法逐行判斷：${zh}`, help: advice.zh },
  );

/** What one line cannot be judged by without the others. */
export const othersNeeded = {
  notLines: (path: string): Trouble =>
    needsAllLines(`\`${path}\` holds no JSON lines`, `\`${path}\`不是 JSON 行文件`, nameFiles),
  noFile: (): Trouble => needsAllLines("no file is named", "沒有指定文件", nameFiles),
  service: (): Trouble =>
    needsAllLines("this service is that of all others", "該服務將是其他所有文檔的服務", nameFiles),
  waivers: (): Trouble =>
    needsAllLines("waivers are held against all findings of a run", "豁免要與本次運行的所有發現對照", atOnce),
  baseline: (): Trouble =>
    needsAllLines("a baseline is held against all findings of a run", "基線要與本次運行的所有發現對照", atOnce),
  piece: (): Trouble => needsAllLines("this is a piece of an answer", "這是一條回答的片段", wholeAnswers),
  breaches: (rule: string): Trouble =>
    needsAllLines(`\`${rule}\` asks what other documents break`, `\`${rule}\`要看其他文檔是否違反`, atOnce),
} as const;
