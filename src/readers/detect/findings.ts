import { canonicalJson } from "../../base/digest.ts";
import { fieldOf, itemsOf, textOf, fromPlain, toPlain, type DataNode, type RecordNode } from "../../base/document.ts";
import type { Span } from "../../base/text.ts";
import type { Input } from "../../vocabulary/input.ts";
import { detectorKinds, type DetectorKind } from "./detect.ts";
import { scanInput, type PlacedDetection, type ScannedSubject } from "./scan-input.ts";

/** A detector as a finding's `source` names it. */
export interface Detector {
  readonly name: string;
  readonly version: string;
}

/** A detector as `scanned_by` names it: numbers of persons are no whole group of risks. */
export interface Scanner extends Detector {
  readonly looked_for: readonly [];
}

/** One element of `findings`, as a document writes it. */
export interface Finding {
  readonly category: "a4_personal_information";
  readonly score: null;
  readonly source: Detector;
  readonly span: Span;
  readonly message?: number;
  readonly confirmed_by: null;
}

/** Raised when a detector finds more, less or otherwise than before. */
const VERSION = "1";

export const detectorOf = (kind: DetectorKind): Detector => ({ name: `edict.${kind}`, version: VERSION });

export const detectors: readonly Detector[] = detectorKinds.map(detectorOf);

const scanners: readonly Scanner[] = detectors.map((it) => ({ ...it, looked_for: [] }));

/**
 * What a detection is as a finding. Whether the law bans it is not said: that is unknown until a person says it.
 *
 * @example
 * const it = { kind: "passport", span: { start: 2, end: 11 }, written: "E12345678" };
 * findingOf(it, undefined).source.name // "edict.passport"
 */
export function findingOf(
  { kind, span }: Pick<PlacedDetection, "kind" | "span">,
  message: number | undefined,
): Finding {
  const about = message === undefined ? {} : { message };
  const source = detectorOf(kind);
  return { category: "a4_personal_information", score: null, source, span, ...about, confirmed_by: null };
}

export interface Additions {
  readonly findings: readonly { readonly finding: Finding; readonly at: Span }[];
  readonly scannedBy: readonly Scanner[];
}

/**
 * What a scan adds to the lists of its document, which keep all that they have; undefined where a list is not there.
 *
 * INVARIANT (no whole group): these detectors looked for no whole group of risks and say so, and they never make a list:
 * what nobody wrote down is unknown, and a list of theirs would say that it is all there is.
 */
export function additionsOf({ root, texts, isWhole }: ScannedSubject): Additions | undefined {
  if (["findings", "scanned_by"].some((it) => fieldOf(root, it)?.kind !== "list")) return undefined;
  const known = new Set(itemsOf(fieldOf(root, "findings")).map(keyOf));
  const findings = texts.flatMap(({ found, message }) =>
    found.map((it) => ({ finding: findingOf(it, message), at: it.place.span })),
  );
  const named = new Set(itemsOf(fieldOf(root, "scanned_by")).map(nameOf));
  return {
    findings: findings.filter(({ finding }) => !known.has(keyOf(fromPlain(finding)))),
    scannedBy: isWhole ? scanners.filter((it) => !named.has(nameOf(fromPlain(it)))) : [],
  };
}

const nameOf = (source: DataNode | undefined): string =>
  [textOf(fieldOf(source, "name")), textOf(fieldOf(source, "version"))].join(" ");

/** The same detector on the same stretch has found the same, whatever was made of it since. */
const keyOf = (finding: DataNode): string => {
  const parts = ["span", "message"].map((it) => canonicalJson(toPlain(fieldOf(finding, it) ?? fromPlain(null))));
  return [nameOf(fieldOf(finding, "source")), ...parts].join(" ");
};

/** Where a document says that one of these detectors looked for a whole group of risks. */
export function overstated(root: RecordNode): readonly { readonly name: string; readonly groups: DataNode }[] {
  return itemsOf(fieldOf(root, "scanned_by")).flatMap((it) => {
    const [name, groups] = [textOf(fieldOf(it, "name")), fieldOf(it, "looked_for")];
    return isOwnDetector(name) && name !== undefined && groups && itemsOf(groups).length > 0 ? [{ name, groups }] : [];
  });
}

/**
 * Whether a plain document names one of these detectors among those that looked through it: it may say more of them than is so.
 *
 * @example
 * namesOwnDetector({ response: { scanned_by: [{ name: "edict.passport", looked_for: ["personal"] }] } }) // true
 * namesOwnDetector({ response: { scanned_by: null } }) // false
 */
export function namesOwnDetector(document: Readonly<Record<string, unknown>>): boolean {
  for (const subject in document) {
    const listed = memberOf(document[subject], "scanned_by");
    if (Array.isArray(listed)) for (const one of listed) if (isOwnDetector(memberOf(one, "name"))) return true;
  }
  return false;
}

/** The fields below which detectors are named. */
export const fieldsOfDetectors: readonly string[] = ["scanned_by"];

const memberOf = (it: unknown, name: string): unknown =>
  typeof it === "object" && it !== null && Object.hasOwn(it, name) ? Reflect.get(it, name) : undefined;

const ownNames: ReadonlySet<string> = new Set(detectors.map((it) => it.name));

const isOwnDetector = (name: unknown): boolean =>
  typeof name === "string" && /^\s*edict\./i.test(name) && ownNames.has(name.trim().toLowerCase());

/** A document with what detectors add to it; in the file, a finding stands where its words stand. */
export function withFindings(input: Input): Input {
  const roots = new Map(input.roots);
  for (const one of scanInput(input)) {
    const added = additionsOf(one);
    if (!added) continue;
    const findings = added.findings.map(({ finding, at }) => placed(fromPlain(finding), at));
    const scanned = added.scannedBy.map((it) => placed(fromPlain(it), one.place.span));
    roots.set(one.subject, appended(appended(one.root, "findings", findings), "scanned_by", scanned));
  }
  return { ...input, roots };
}

function appended(root: RecordNode, name: string, items: readonly DataNode[]): RecordNode {
  const entry = root.entries.get(name);
  if (entry?.value.kind !== "list") return root;
  const value = { ...entry.value, items: [...entry.value.items, ...items] };
  return { ...root, entries: new Map([...root.entries, [name, { ...entry, value }]]) };
}

function placed(node: DataNode, span: Span): DataNode {
  if (node.kind === "list") return { ...node, span, items: node.items.map((it) => placed(it, span)) };
  if (node.kind === "scalar") return { ...node, span };
  const entries = [...node.entries].map(
    ([key, it]) => [key, { keySpan: span, value: placed(it.value, span) }] as const,
  );
  return { ...node, span, entries: new Map(entries) };
}
