import type { Diagnostic } from "../base/diagnostic.ts";
import { messages } from "../base/message.ts";
import { needsAllLines } from "./request-diagnostics.ts";

const why = messages("engine/others-needed", {
  notLines: { en: "`{path}` holds no JSON lines", zh: "`{path}` 不是 JSON 行文件" },
  noFile: { en: "no file is named", zh: "沒有指定文件" },
  service: { en: "this service is that of all others", zh: "該服務將是其他所有文檔的服務" },
  waivers: { en: "waivers are held against all findings of a run", zh: "豁免要與本次運行的所有發現對照" },
  baseline: { en: "a baseline is held against all findings of a run", zh: "基線要與本次運行的所有發現對照" },
  piece: { en: "this is a piece of an answer", zh: "這是一條回答的片段" },
  breaches: { en: "`{rule}` asks what other documents break", zh: "`{rule}` 要看其他文檔是否違反" },
});

/** What one line cannot be judged by without the others. */
export const othersNeeded = {
  notLines: (path: string) => needsAllLines.nowhere({ why: why.notLines({ path }), remedy: "files" }),
  noFile: () => needsAllLines.nowhere({ why: why.noFile(), remedy: "files" }),
  service: () => needsAllLines.nowhere({ why: why.service(), remedy: "files" }),
  waivers: () => needsAllLines.nowhere({ why: why.waivers(), remedy: "atOnce" }),
  baseline: () => needsAllLines.nowhere({ why: why.baseline(), remedy: "atOnce" }),
  piece: () => needsAllLines.nowhere({ why: why.piece(), remedy: "whole" }),
  breaches: (rule: string) => needsAllLines.nowhere({ why: why.breaches({ rule }), remedy: "atOnce" }),
} as const satisfies Readonly<Record<string, (name: string) => Diagnostic<undefined>>>;
