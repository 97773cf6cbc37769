import type { DataNode } from "../base/data.ts";
import { isExact } from "../base/exact.ts";
import { entriesOf, fieldOf, itemsOf, textOf } from "../base/fields.ts";
import { givenIn, isTrue } from "./make-node.ts";
import { notScanned, type Flag, type Scan } from "./scan.ts";

const service = "azure-content-filter";

/**
 * The `content_filter_results` that Azure OpenAI writes into its answers: a record by category. A severity above `safe` is
 * a flag even where the filter let it pass.
 */
export function azureFilterScan(results: DataNode | undefined): Scan {
  const categories = entriesOf(results).filter(({ key, value }) => key !== "error" && givenIn(value));
  if (!results || categories.length === 0) return notScanned;
  const { span } = results;
  if (givenIn(fieldOf(results, "error"))) return { kind: "unread", span, why: "the filter broke off with an error" };
  const strange = categories.find(({ value }) => !isVerdict(value));
  if (strange)
    return { kind: "unread", span: strange.keySpan, why: `the filter gives no result for \`${strange.key}\`` };
  const flags = categories.flatMap(({ key, value }): readonly Flag[] =>
    isFlagged(value) ? [{ category: key, span: value.span, score: undefined }] : [],
  );
  return { kind: "ran", service, version: undefined, span, flags };
}

/** Lists of own words and topics came as bare lists once; now they are records with `details`. */
function partsOf(value: DataNode): readonly DataNode[] {
  return value.kind === "list" ? value.items : itemsOf(fieldOf(value, "details"));
}

function isVerdict(value: DataNode): boolean {
  if (value.kind === "list") return value.items.every(isVerdict);
  if (givenIn(fieldOf(value, "error")) ?? givenIn(fieldOf(fieldOf(value, "details"), "error"))) return false;
  return ["filtered", "detected", "severity"].some((key) => givenIn(fieldOf(value, key)));
}

function isFlagged(value: DataNode): boolean {
  const severity = textOf(fieldOf(value, "severity"));
  const isSevere = severity !== undefined && severity !== "safe";
  const own = isTrue(fieldOf(value, "filtered")) || isTrue(fieldOf(value, "detected")) || isSevere;
  return own || partsOf(value).some(isFlagged);
}

/** A result of Azure AI Content Safety (`text:analyze`): a severity from 0 for each category, and the own lists that match. */
export function azureSafetyScan(result: DataNode): Scan {
  const analysis = fieldOf(result, "categoriesAnalysis");
  const items = itemsOf(analysis);
  const matches = itemsOf(fieldOf(result, "blocklistsMatch"));
  if (items.length + matches.length === 0) return notScanned;
  const { span } = result;
  const flags = matches.map((it): Flag => ({ category: "blocklist", span: it.span, score: undefined }));
  for (const item of items) {
    const category = textOf(fieldOf(item, "category"));
    const severity = fieldOf(item, "severity");
    if (category === undefined || severity?.kind !== "scalar" || !isExact(severity.value))
      return { kind: "unread", span: item.span, why: "a category has no severity" };
    if (severity.value.valueOf() > 0) flags.push({ category, span: item.span, score: undefined });
  }
  return { kind: "ran", service: "azure-content-safety", version: undefined, span, flags };
}
