import type { DataNode } from "../base/data.ts";
import { isExact } from "../base/exact.ts";
import { entriesOf, fieldOf, itemsOf } from "../base/fields.ts";
import { whyUnread } from "./diagnostics.ts";
import { givenIn, isTrue } from "./make-node.ts";
import { notScanned, type Flag, type Scan } from "./scan.ts";

/** Results of OpenAI's moderation, as its own interface gives them or as they stand in an answer. Each is of one text. */
export function openaiModerationScan(moderation: DataNode, results: readonly DataNode[]): Scan {
  const judged = results.filter((it) => entriesOf(fieldOf(it, "categories")).some(({ value }) => givenIn(value)));
  if (judged.length === 0) return notScanned;
  const { span } = moderation;
  if (judged.length < results.length) return { kind: "unread", span, why: whyUnread.category() };
  const version = fieldOf(moderation, "model") ?? fieldOf(judged[0], "model");
  return { kind: "ran", service: "openai-moderation", version, span, flags: judged.flatMap(flagsOf) };
}

export const openaiResults = (moderation: DataNode): readonly DataNode[] => itemsOf(fieldOf(moderation, "results"));

function flagsOf(result: DataNode): readonly Flag[] {
  const scores = fieldOf(result, "category_scores");
  const flags = entriesOf(fieldOf(result, "categories"))
    .filter(({ value }) => isTrue(value))
    .map(({ key, value }) => ({ category: key, span: value.span, score: shareIn(fieldOf(scores, key)) }));
  const flagged = fieldOf(result, "flagged");
  if (flags.length > 0 || !flagged || !isTrue(flagged)) return flags;
  return [{ category: undefined, span: flagged.span, score: undefined }];
}

function shareIn(node: DataNode | undefined): DataNode | undefined {
  if (node?.kind !== "scalar" || !isExact(node.value)) return undefined;
  const share = node.value.valueOf();
  return share >= 0 && share <= 1 ? node : undefined;
}
