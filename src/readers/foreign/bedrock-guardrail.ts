import { numberOf, entriesOf, fieldOf, itemsOf, textOf, type DataNode } from "../../base/document.ts";
import { whyUnread } from "./diagnostics.ts";
import { nonNull } from "./make-node.ts";
import { notScanned, type ModerationFlag, type ModerationScan } from "./moderation-scan.ts";

/** Where a policy lists what it found: its name, its list, and our word where the entries' `type` is no category. */
const lists: readonly (readonly [policy: string, list: string, category: string | undefined])[] = [
  ["contentPolicy", "filters", undefined],
  ["topicPolicy", "topics", "topic"],
  ["wordPolicy", "customWords", "word"],
  ["wordPolicy", "managedWordLists", undefined],
  ["sensitiveInformationPolicy", "piiEntities", "pii"],
  ["sensitiveInformationPolicy", "regexes", "regex"],
  ["contextualGroundingPolicy", "filters", undefined],
];

const isList = (policy: DataNode, list: string): boolean => fieldOf(policy, list)?.kind === "list";

/**
 * A result of Bedrock's ApplyGuardrail. Where it found nothing it may name no policy at all; that something ran is then
 * told by the units it counts.
 */
export function bedrockScan(result: DataNode): ModerationScan {
  const { span } = result;
  const assessments = itemsOf(fieldOf(result, "assessments"));
  const named = assessments.flatMap((it) =>
    entriesOf(it).filter(({ key, value }) => /policy/i.test(key) && nonNull(value)),
  );
  const metrics = [result, ...assessments.map((it) => fieldOf(it, "invocationMetrics"))];
  const hasRun = named.length > 0 || metrics.some((it) => countsUnits(fieldOf(it, "usage")));
  const strange = named.find(
    ({ key, value }) => !lists.some(([policy, list]) => policy === key && isList(value, list)),
  );
  const flags = assessments.flatMap(flagsOf);
  const action = textOf(fieldOf(result, "action"));
  if (strange) return { kind: "unread", span: strange.keySpan, why: whyUnread.policy({ key: strange.key }) };
  if (fieldOf(result, "assessments")?.kind !== "list" || (action !== "NONE" && flags.length === 0))
    return { kind: "unread", span, why: whyUnread.silent() };
  if (!hasRun) return notScanned;
  if (metrics.some((it) => isPartial(fieldOf(fieldOf(it, "guardrailCoverage"), "textCharacters"))))
    return { kind: "unread", span, why: whyUnread.partial() };
  return { kind: "ran", service: "bedrock-guardrails", version: undefined, span, flags };
}

function flagsOf(assessment: DataNode): readonly ModerationFlag[] {
  return lists.flatMap(([policy, list, category]) =>
    itemsOf(fieldOf(fieldOf(assessment, policy), list))
      .filter(isDetected)
      .map((it) => ({ category: category ?? textOf(fieldOf(it, "type")), span: it.span, score: undefined })),
  );
}

/** Entries that found nothing are listed too where the whole output was asked for. */
function isDetected(entry: DataNode): boolean {
  const detected = fieldOf(entry, "detected");
  if (detected?.kind === "scalar" && typeof detected.value === "boolean") return detected.value;
  const confidence = textOf(fieldOf(entry, "confidence"));
  return textOf(fieldOf(entry, "action")) !== "NONE" || (confidence !== undefined && confidence !== "NONE");
}

function countsUnits(usage: DataNode | undefined): boolean {
  return entriesOf(usage).some(({ key, value }) => key.endsWith("Units") && (numberOf(value)?.valueOf() ?? 0) > 0);
}

function isPartial(characters: DataNode | undefined): boolean {
  const [guarded, total] = ["guarded", "total"].map((it) => numberOf(fieldOf(characters, it)));
  return guarded !== undefined && total !== undefined && guarded.valueOf() < total.valueOf();
}
