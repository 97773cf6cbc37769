import { textOf, type DataNode, type RecordEntry, type RecordNode } from "../base/document.ts";
import { isExact } from "../base/exact-number.ts";
import { groupBy } from "../base/group-by.ts";
import type { Place } from "../base/text.ts";
import type { Run } from "../evaluate/context.ts";
import type { FactRead, Instance, DisplayValue } from "../evaluate/decision.ts";
import { elementsShown, presentShown, formatNumber } from "../evaluate/format-value.ts";
import type { Assumption, Interpretation, Membership, Settings } from "../evaluate/settings.ts";
import { placeKey } from "../evaluate/value.ts";
import type { Attestation, Evidence, Input } from "../vocabulary/input.ts";

/** What can be taken out: of a document a value with all below it, a signature, a paper; of a profile an entry. */
export type Item = FactItem | AttestationItem | EvidenceItem | ProfileItem;

export interface FactItem extends FactRead {
  readonly document: Input;
  readonly value: DataNode;
}

interface AttestationItem {
  readonly kind: "attestation";
  readonly document: Input;
  readonly attestation: Attestation;
}

interface EvidenceItem {
  readonly kind: "evidence";
  readonly document: Input;
  readonly evidence: Evidence;
}

/** What is taken for granted; how a word or a list is read that the law leaves open. */
export type ProfileItem =
  | { readonly kind: "assumption"; readonly entry: Assumption }
  | { readonly kind: "reading"; readonly entry: Interpretation | Membership };

/** The documents of a run, each once: a service that is an input too may have been read twice. */
export function documentsOf({ inputs, service }: Run): readonly Input[] {
  const all = [...inputs, ...inputs.flatMap((it) => it.service ?? []), ...(service ? [service] : [])];
  return [...groupBy(all, documentKey).values()].flatMap(([first]) => first ?? []);
}

/** The run with other documents in the place of its own. */
export function mapDocuments(run: Run, change: (document: Input) => Input): Run {
  const withService = (it: Input): Input => (it.service ? { ...change(it), service: change(it.service) } : change(it));
  return { ...run, inputs: run.inputs.map(withService), service: run.service && change(run.service) };
}

/** Tells documents apart. */
export const documentKey = ({ source, span, subject }: Input): string => `${subject} ${span.start} ${source.path}`;

export const isSameDocument = (a: Input, b: Input): boolean => documentKey(a) === documentKey(b);

/** What a verdict cites, and the papers behind it. A list of plain values is one item; elements count as their list. */
export function itemsCited(documents: readonly Input[], { facts, attestations }: Instance): readonly Item[] {
  const cited = facts.flatMap((it): readonly FactItem[] => {
    const path = wholeFact(it.path);
    const document = documentOf(documents, path, it.place);
    const found = document && valueAt(document, path);
    return document && found ? [factItem(document, path, found)] : [];
  });
  const signed = attestations.flatMap(({ place }) =>
    documents
      .filter((it) => it.source.path === place.source.path)
      .flatMap((document) =>
        document.attestations
          .filter((it) => it.span.start === place.span.start)
          .map((attestation): AttestationItem => ({ kind: "attestation", document, attestation })),
      ),
  );
  const unique = [...new Map(cited.map((it) => [`${documents.indexOf(it.document)} ${it.path}`, it])).values()];
  return [...unique, ...signed, ...evidenceBehind([...unique, ...signed])];
}

/** The entries of a profile that a verdict rests on. */
export function profileItems(
  { assumptions, interpretations, memberships }: Settings,
  { assumptions: assumed, interpretations: read }: Instance,
): readonly ProfileItem[] {
  const isRead = (name: string, place: Place): boolean =>
    read.some((it) => it.term === name && placeKey(it.place) === placeKey(place));
  return [
    ...assumptions
      .filter(({ fact, place }) =>
        assumed.some((it) => placeKey(it.place) === placeKey(place) && isAlong(it.path, fact)),
      )
      .map((entry) => ({ kind: "assumption", entry }) as const),
    ...[
      ...interpretations.filter((it) => isRead(it.term, it.place)),
      ...memberships.filter((it) => isRead(it.list, it.place)),
    ].map((entry) => ({ kind: "reading", entry }) as const),
  ];
}

/** One of two paths leads to the other, or they are the same. */
function isAlong(a: string, b: string): boolean {
  const isAt = (path: string, start: string): boolean => path === start || /^[.[]/.test(path.slice(start.length));
  return (a.startsWith(b) && isAt(a, b)) || (b.startsWith(a) && isAt(b, a));
}

/** Every value, signature and paper of the documents. */
export function allItems(documents: readonly Input[]): readonly Item[] {
  return documents.flatMap((document): readonly Item[] => [
    ...[...document.roots].flatMap(([name, node]) => factsBelow(document, name, node)),
    ...document.attestations.map((attestation) => ({ kind: "attestation", document, attestation }) as const),
    ...[...document.evidence.values()].map((evidence) => ({ kind: "evidence", document, evidence }) as const),
  ]);
}

/** The items that are left without one of them: a value goes with all that is below it. */
export function withoutItem(items: readonly Item[], it: Item): readonly Item[] {
  return items.filter((one) => one !== it && !isBelow(one, it));
}

export function isBelow(one: Item, it: Item): boolean {
  if (one.kind !== "fact" || it.kind !== "fact" || one.document !== it.document) return false;
  return one.path.startsWith(`${it.path}.`) || one.path.startsWith(`${it.path}[`);
}

/** The list of an element: `service.tags[0]` is told by `service.tags`. */
export const wholeFact = (path: string): string => path.replace(/(\[\d+\])+$/, "");

/** Whether elements of a list can be told apart by what is known of them. */
export const holdsRecords = (node: DataNode): boolean =>
  node.kind === "list" && node.items.length > 0 && node.items.every((it) => it.kind === "record");

function documentOf(documents: readonly Input[], path: string, place: Place): Input | undefined {
  const [subject = ""] = path.split(".");
  const found = documents.filter((it) => it.source.path === place.source.path && it.roots.has(subject));
  return found.find((it) => it.span.start <= place.span.start && place.span.start < it.span.end) ?? found[0];
}

interface Found {
  readonly node: DataNode;
  readonly place: Place;
}

/** The value at a path of a document, and where it is written. */
function valueAt({ roots, source }: Input, path: string): Found | undefined {
  const [subject = "", ...steps] = path.split(/\.|(?=\[)/);
  let node: DataNode | undefined = roots.get(subject);
  let place: Place | undefined;
  for (const step of steps) {
    if (node?.kind === "list") {
      node = node.items[Number(step.slice(1, -1))];
      place = node && { source, span: node.span };
    } else {
      const entry: RecordEntry | undefined = node?.kind === "record" ? node.entries.get(step) : undefined;
      node = entry?.value;
      place = entry && { source, span: entry.keySpan };
    }
  }
  return node && place && { node, place };
}

const factItem = (document: Input, path: string, { node, place }: Found): FactItem => ({
  kind: "fact",
  document,
  path,
  place,
  value: node,
  shown: shown(node),
});

function factsBelow(document: Input, path: string, record: RecordNode): readonly FactItem[] {
  return [...record.entries].flatMap(([key, { value, keySpan }]): readonly FactItem[] => {
    const at = `${path}.${key}`;
    const own = factItem(document, at, { node: value, place: { source: document.source, span: keySpan } });
    if (value.kind === "record" && value.entries.size > 0) return factsBelow(document, at, value);
    if (value.kind !== "list" || !holdsRecords(value)) return [own];
    const inner = value.items.flatMap((it, index) =>
      it.kind === "record" ? factsBelow(document, `${at}[${index}]`, it) : [],
    );
    return [own, ...inner];
  });
}

/** The papers that signatures name, and those that are themselves facts. */
function evidenceBehind(items: readonly (FactItem | AttestationItem)[]): readonly EvidenceItem[] {
  const papers = items.flatMap((it): readonly EvidenceItem[] => {
    const { document } = it;
    const ids = it.kind === "attestation" ? it.attestation.evidence : it.kind === "fact" ? [textOf(it.value)] : [];
    return ids.flatMap((id) => {
      const evidence = id === undefined ? undefined : document.evidence.get(id);
      return evidence ? [{ kind: "evidence", document, evidence } as const] : [];
    });
  });
  return papers.filter((it, index) => papers.findIndex((one) => one.evidence === it.evidence) === index);
}

/** As a person would say it in one line. */
function shown(node: DataNode): DisplayValue {
  if (node.kind === "record") return presentShown();
  if (node.kind === "scalar") return shownScalar(node);
  const scalars = node.items.flatMap((it) => (it.kind === "scalar" ? [shownScalar(it)] : []));
  const { length: count } = node.items;
  return scalars.length === count ? `[${scalars.join(", ")}]` : elementsShown({ count });
}

const shownScalar = ({ value }: Extract<DataNode, { kind: "scalar" }>): string =>
  isExact(value) ? formatNumber(value) : String(value);
