import { numberOf, isTrue, entriesOf, fieldOf, itemsOf, textOf, type DataNode } from "../../base/document.ts";
import { whyUnread } from "./diagnostics.ts";
import { nonNull } from "./make-node.ts";
import { notScanned, type ModerationFlag, type ModerationScan } from "./moderation-scan.ts";

const service = "azure-content-filter";

/**
 * The `content_filter_results` that Azure OpenAI writes into its answers: a record by category. A severity above `safe` is
 * a flag even where the filter let it pass.
 */
export function azureFilterScan(results: DataNode | undefined): ModerationScan {
  const categories = entriesOf(results).filter(({ key, value }) => key !== "error" && nonNull(value));
  if (!results || categories.length === 0) return notScanned;
  const { span } = results;
  if (nonNull(fieldOf(results, "error"))) return { kind: "unread", span, why: whyUnread.error() };
  const strange = categories.find(({ key, value }) => !isVerdict(key, value));
  if (strange) return { kind: "unread", span: strange.keySpan, why: whyUnread.result({ key: strange.key }) };
  const flags = categories.flatMap(({ key, value }): readonly ModerationFlag[] =>
    isFlagged(value) ? [{ category: key, span: value.span, score: undefined }] : [],
  );
  return { kind: "ran", service, version: undefined, span, flags };
}

/** Lists of own words and topics came as bare lists once; now they are records with `details`. */
function partsOf(value: DataNode): readonly DataNode[] {
  return value.kind === "list" ? value.items : itemsOf(fieldOf(value, "details"));
}

/** Whether it is said what was found: `filtered` alone says only that nothing was kept back. */
function isVerdict(key: string, value: DataNode): boolean {
  if (value.kind === "list")
    return key.startsWith("custom_") && value.items.every((it) => isFlag(fieldOf(it, "filtered")));
  const details = fieldOf(value, "details");
  if (nonNull(fieldOf(value, "error")) ?? nonNull(fieldOf(details, "error"))) return false;
  const [filtered, detected, severity] = ["filtered", "detected", "severity"].map((it) => nonNull(fieldOf(value, it)));
  const isSound =
    [filtered, detected].every((it) => !it || isFlag(it)) && (!severity || textOf(severity) !== undefined);
  return isSound && (isTrue(filtered) || [detected, severity, details].some((it) => it));
}

const isFlag = (node: DataNode | undefined): boolean => node?.kind === "scalar" && typeof node.value === "boolean";

function isFlagged(value: DataNode): boolean {
  const severity = textOf(fieldOf(value, "severity"));
  const isSevere = severity !== undefined && severity !== "safe";
  const own = isTrue(fieldOf(value, "filtered")) || isTrue(fieldOf(value, "detected")) || isSevere;
  return own || partsOf(value).some(isFlagged);
}

/** A result of Azure AI Content Safety (`text:analyze`): a severity from 0 for each category, and the own lists that match. */
export function azureSafetyScan(result: DataNode): ModerationScan {
  const analysis = fieldOf(result, "categoriesAnalysis");
  const items = itemsOf(analysis);
  const matches = itemsOf(fieldOf(result, "blocklistsMatch"));
  if (items.length + matches.length === 0) return notScanned;
  const { span } = result;
  const flags = matches.map((it): ModerationFlag => ({ category: "blocklist", span: it.span, score: undefined }));
  for (const item of items) {
    const category = textOf(fieldOf(item, "category"));
    const severity = numberOf(fieldOf(item, "severity"));
    if (category === undefined || !severity) return { kind: "unread", span: item.span, why: whyUnread.severity() };
    if (severity.valueOf() > 0) flags.push({ category, span: item.span, score: undefined });
  }
  return { kind: "ran", service: "azure-content-safety", version: undefined, span, flags };
}
