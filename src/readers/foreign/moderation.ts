import { numberOf, isTrue, entriesOf, fieldOf, itemsOf, textOf, type DataNode } from "../../base/document.ts";
import { aliyunScan } from "./aliyun-moderation.ts";
import { azureFilterScan, azureSafetyScan } from "./azure-filter.ts";
import { bedrockScan } from "./bedrock-guardrail.ts";
import { whyUnread } from "./diagnostics.ts";
import { nonNull } from "./make-node.ts";
import { notScanned, type ModerationScan, type ModerationFlag } from "./moderation-scan.ts";

/** What a moderation result says, whichever service wrote it: it is told by its shape. */
function scanOf(result: DataNode | undefined): ModerationScan {
  if (!result || !nonNull(result)) return notScanned;
  const has = (...keys: readonly string[]): boolean => keys.some((it) => fieldOf(result, it));
  if (result.kind === "record" && result.entries.size === 0) return notScanned;
  if (textOf(fieldOf(result, "type")) === "error") return notScanned;
  if (has("results")) return openaiModerationScan(result, openaiResults(result));
  if (has("categoriesAnalysis", "blocklistsMatch")) return azureSafetyScan(result);
  if (has("content_filter_results")) return azureFilterScan(fieldOf(result, "content_filter_results"));
  if (has("assessments")) return bedrockScan(result);
  if (has("Data", "Code", "data", "code")) return aliyunScan(result);
  if (has("body")) return scanOf(fieldOf(result, "body"));
  if (has("error") && entriesOf(result).length === 1) return notScanned;
  const isFilter = entriesOf(result).some(({ value }) => fieldOf(value, "filtered"));
  if (isFilter) return azureFilterScan(result);
  return { kind: "unread", span: result.span, why: whyUnread.service() };
}

/** What scans said of the prompt: `moderation.input` is one result or a list of them. */
export function inputScans(moderation: DataNode | undefined): readonly ModerationScan[] {
  const input = fieldOf(moderation, "input");
  return input?.kind === "list" ? input.items.map(scanOf) : [scanOf(input)];
}

/**
 * What scans said of each of several answers: `moderation.output` is one result, or a list with one for each. OpenAI gives
 * one result that lists one for each. Of one answer there may be several.
 */
export function outputScans(moderation: DataNode | undefined, count: number): readonly (readonly ModerationScan[])[] {
  const each = Array.from({ length: count }, (_, index) => index);
  const output = nonNull(fieldOf(moderation, "output"));
  if (!output) return each.map(() => []);
  const results = itemsOf(output);
  if (output.kind === "list" && count === 1) return [results.map(scanOf)];
  if (output.kind === "list" && results.length === count) return results.map((it) => [scanOf(it)]);
  if (count === 1) return [[scanOf(output)]];
  const own = openaiResults(output);
  if (own.length === count) return own.map((it) => [openaiModerationScan(output, [it])]);
  const scan = output.kind === "list" ? undefined : scanOf(output);
  if (scan?.kind === "not-scanned") return each.map(() => []);
  const why = whyUnread.answer({ count });
  return each.map(() => [{ kind: "unread", span: output.span, why }]);
}

/** Results of OpenAI's moderation, as its own interface gives them or as they stand in an answer. Each is of one text. */
function openaiModerationScan(moderation: DataNode, results: readonly DataNode[]): ModerationScan {
  const judged = results.filter((it) => entriesOf(fieldOf(it, "categories")).some(({ value }) => nonNull(value)));
  if (judged.length === 0) return notScanned;
  const { span } = moderation;
  if (judged.length < results.length) return { kind: "unread", span, why: whyUnread.category() };
  const version = fieldOf(moderation, "model") ?? fieldOf(judged[0], "model");
  return { kind: "ran", service: "openai-moderation", version, span, flags: judged.flatMap(flagsOf) };
}

const openaiResults = (moderation: DataNode): readonly DataNode[] => itemsOf(fieldOf(moderation, "results"));

function flagsOf(result: DataNode): readonly ModerationFlag[] {
  const scores = fieldOf(result, "category_scores");
  const flags = entriesOf(fieldOf(result, "categories"))
    .filter(({ value }) => isTrue(value))
    .map(({ key, value }) => ({ category: key, span: value.span, score: shareIn(fieldOf(scores, key)) }));
  const flagged = fieldOf(result, "flagged");
  if (flags.length > 0 || !flagged || !isTrue(flagged)) return flags;
  return [{ category: undefined, span: flagged.span, score: undefined }];
}

function shareIn(node: DataNode | undefined): DataNode | undefined {
  const share = numberOf(node)?.valueOf() ?? -1;
  return share >= 0 && share <= 1 ? node : undefined;
}
