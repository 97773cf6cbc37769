import { numberOf, fieldOf, itemsOf, textOf, type DataNode } from "../../base/document.ts";
import { whyUnread } from "./diagnostics.ts";
import { valueAt } from "./make-node.ts";
import { notScanned, type ModerationFlag, type ModerationScan } from "./moderation-scan.ts";

/** The label of a text in which nothing was found. */
const NOTHING = "nonLabel";

/**
 * A result of Aliyun's TextModerationPlus. The interface writes `Data.Result[].Label`, its kit for JavaScript
 * `data.result[].label`.
 */
export function aliyunScan(result: DataNode): ModerationScan {
  const data = fieldIn(result, "Data");
  const labels = itemsOf(fieldIn(data, "Result"));
  const code = fieldIn(result, "Code");
  if (numberOf(code)?.equals(200) !== true || labels.length === 0) return notScanned;
  const { span } = result;
  const flags: ModerationFlag[] = [];
  for (const it of labels) {
    const category = textOf(fieldIn(it, "Label"));
    if (category === undefined) return { kind: "unread", span: it.span, why: whyUnread.label() };
    if (category !== NOTHING) flags.push({ category, span: it.span, score: shareIn(fieldIn(it, "Confidence")) });
  }
  const beside = [
    ...levelled(data, "SensitiveResult", "SensitiveLevel", "S0", "sensitive"),
    ...levelled(data, "AttackResult", "AttackLevel", "none", "attack"),
  ];
  return { kind: "ran", service: "aliyun-text-moderation", version: undefined, span, flags: [...flags, ...beside] };
}

/** What is found beside the labels: data that is sensitive, and attacks on the model. */
function levelled(
  data: DataNode | undefined,
  list: string,
  level: string,
  least: string,
  category: string,
): readonly ModerationFlag[] {
  return itemsOf(fieldIn(data, list))
    .filter((it) => textOf(fieldIn(it, "Label")) !== NOTHING)
    .filter((it) => textOf(fieldIn(it, level) ?? fieldIn(data, level)) !== least)
    .map((it) => ({ category, span: it.span, score: undefined }));
}

function fieldIn(node: DataNode | undefined, name: string): DataNode | undefined {
  return fieldOf(node, name) ?? fieldOf(node, name.slice(0, 1).toLowerCase() + name.slice(1));
}

/** A confidence from 0 to 100 as a share. */
function shareIn(node: DataNode | undefined): DataNode | undefined {
  const share = numberOf(node)?.div(100);
  return node && share && share.valueOf() >= 0 && share.valueOf() <= 1 ? valueAt(node.span, share) : undefined;
}
