import type { DataNode, Reading } from "../../base/document.ts";
import type { Message } from "../../base/message.ts";
import type { SourceText, Span } from "../../base/text.ts";
import { unreadScan, whyUnread } from "./diagnostics.ts";
import { listAt, recordAt, valueAt, nonBlankText, type NodeFields } from "./make-node.ts";
import type { Mapping } from "./mapping.ts";

/** A flag that a moderation service raised. */
export interface ModerationFlag {
  /** Its own name for the category; undefined: it flagged and does not say why. */
  readonly category: string | undefined;
  readonly span: Span;
  /** From 0 to 1, where the service gives such a figure. */
  readonly score: DataNode | undefined;
}

/**
 * What a moderation result says.
 *
 * INVARIANT (never clean by default): `ran` needs a result in which the service says what it looked at. An empty one, or
 *   one that is not there, is `not-scanned`; one that can be read in part only is `unread`, and then nothing is said of
 *   findings, because a list that is not whole would look clean.
 */
export type ModerationScan =
  | { readonly kind: "not-scanned" }
  | { readonly kind: "unread"; readonly why: Message; readonly span: Span }
  | {
      readonly kind: "ran";
      readonly service: string;
      readonly version: DataNode | undefined;
      readonly span: Span;
      readonly flags: readonly ModerationFlag[];
    };

export const notScanned: ModerationScan = { kind: "not-scanned" };

/** What all scans of one text found together: `findings` and `scanned_by`, or neither. A finding has its flag: nothing is invented. */
export function moderationFindings(
  scans: readonly ModerationScan[],
  mapping: Mapping,
  source: SourceText,
): Reading<NodeFields> {
  const told = scans.map((it) => (it.kind === "ran" ? unreadBy(it, mapping) : it));
  const unread = told.flatMap((it) => (it.kind === "unread" ? [it] : []));
  const ran = told.flatMap((it) => (it.kind === "ran" ? [it] : []));
  const [first] = ran;
  const last = ran.at(-1);
  if (unread.length > 0 || !first || !last) {
    return { value: {}, diagnostics: unread.map(({ span, why }) => unreadScan.at({ source, span }, { why })) };
  }
  const span = { start: first.span.start, end: Math.max(first.span.end, last.span.end) };
  const findings = ran.flatMap((it) => it.flags.flatMap((flag) => findingOf(flag, it, mapping)));
  const scanners = new Map(ran.map((it) => [it.service, scannerOf(it)]));
  const fields = { findings: listAt(span, findings), scanned_by: listAt(span, [...scanners.values()]) };
  return { value: fields, diagnostics: [] };
}

type Ran = Extract<ModerationScan, { kind: "ran" }>;

/** A flag of a category that nobody has mapped cannot be told, and must not be dropped. */
function unreadBy(scan: Ran, mapping: Mapping): ModerationScan {
  const known = mapping.services.get(scan.service);
  const strange = scan.flags.find((it) => it.category !== undefined && known?.has(it.category) !== true);
  if (!strange) return scan;
  return {
    kind: "unread",
    span: strange.span,
    why: whyUnread.mapping({ service: scan.service, category: strange.category }),
  };
}

function findingOf(flag: ModerationFlag, scan: Ran, mapping: Mapping): readonly DataNode[] {
  const category =
    flag.category === undefined
      ? ({ kind: "uncategorised" } as const)
      : mapping.services.get(scan.service)?.get(flag.category);
  if (!category || category.kind === "none") return [];
  const risk = category.kind === "risk" ? valueAt(flag.span, category.risk) : undefined;
  // Whether the law bans it is no question that a classifier answers: `illegal` is left to people.
  return [recordAt(flag.span, { category: risk, score: flag.score, source: sourceOf(scan) })];
}

/** No service says that its categories are the whole of a group of risks. */
function scannerOf(scan: Ran): DataNode {
  return recordAt(scan.span, { ...nameOf(scan), looked_for: listAt(scan.span, []) });
}

const sourceOf = (scan: Ran): DataNode => recordAt(scan.span, nameOf(scan));

const nameOf = ({ service, version, span }: Ran): NodeFields => ({
  name: valueAt(span, service),
  version: nonBlankText(version),
});
