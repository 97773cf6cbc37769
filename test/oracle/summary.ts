import type { Input } from "../../src/vocabulary/input.ts";
import type * as Product from "../../src/evaluate/decision.ts";
import type { Decision } from "./judge.ts";

/** A decision as lines that can be compared: one for each verdict, note and the word of the run, each with what it needs. */
export type Summary = readonly string[];

/** What is in one and not in the other, in words. */
export function difference(product: Summary, oracle: Summary): string | undefined {
  const only = (a: Summary, b: Summary, who: string): readonly string[] =>
    a.filter((it) => !b.includes(it)).map((it) => `${who} ${it}`);
  const found = [...only(product, oracle, "product  "), ...only(oracle, product, "reference")];
  return found.length === 0 ? undefined : found.toSorted((a, b) => (a.slice(10) < b.slice(10) ? -1 : 1)).join("\n");
}

/** Equal lines count, so that two elements of one kind are two. */
const numbered = (lines: readonly string[]): Summary => {
  const counts = new Map<string, number>();
  return lines.toSorted().map((it) => {
    const count = (counts.get(it) ?? 0) + 1;
    counts.set(it, count);
    return count === 1 ? it : `${it} (${count})`;
  });
};

/** One thing that was said: of which rule, on which document, for which elements. */
interface Said {
  readonly rule: string;
  readonly document: number | undefined;
  readonly elements: readonly string[];
  readonly what: string;
  readonly needs: readonly string[];
}

const line = ({ rule, document, elements, what, needs }: Said): string =>
  [
    rule,
    document === undefined ? "of the run" : `on document ${document}`,
    ...(elements.length > 0 ? [`for ${elements.join(", ")}`] : []),
    `is ${what}`,
    ...(needs.length > 0 ? [`and needs ${[...new Set(needs)].toSorted().join("; ")}`] : []),
  ].join(" ");

const verdictOf = (it: { readonly verdict: string; readonly eitherWay: boolean }): string =>
  it.eitherWay ? `${it.verdict} either way` : it.verdict;

/** Who is bound, and how. */
const boundBy = (party: string, modal: string, isAdvisory: boolean): string =>
  `(${party} ${modal}${isAdvisory ? ", advisory" : ""})`;

const isOpen = (what: string): boolean => what === "undetermined" || what === "pending" || what === "unknown";

/** Documents that share its facts raise a flag once, so that only whether it is raised can be compared. */
const raised = (flags: readonly { readonly pack: string; readonly what: string }[]): Summary => [
  ...new Set(flags.map((it) => `the flag ${it.pack} "${it.what}" is raised`)),
];

export const ofOracle = ({ word, rules, notes, flags }: Decision, documents: readonly Input[]): Summary =>
  numbered([
    `the run is ${word}`,
    ...rules.flatMap((it) => {
      const rule = `${it.rule} ${boundBy(it.party, it.modal, it.isAdvisory)}`;
      const lines = it.instances.map((one) => {
        const needs = isOpen(one.verdict) ? one.needs : [];
        const document = documents.indexOf(one.document);
        return line({ rule, document, elements: one.elements, what: verdictOf(one), needs });
      });
      return [`${rule} is ${it.verdict}${it.isProvisional ? " for now" : ""}`, ...lines];
    }),
    ...notes.map(({ rule, elements, applies, needs, ...it }) => {
      const document = it.document && documents.indexOf(it.document);
      return line({ rule, document, elements, what: applies, needs: isOpen(applies) ? needs : [] });
    }),
    ...raised(flags),
  ]);

export const ofProduct = ({ word, rules, notes, yields }: Product.Decision): Summary =>
  numbered([
    `the run is ${word}`,
    ...rules.flatMap((it) => {
      const rule = `${it.rule} ${boundBy(it.party, it.modal, it.advisory)}`;
      const lines = it.instances.map((one) => {
        const needs = isOpen(one.verdict) ? one.causes.map(needOf) : [];
        return line({ rule, document: one.input, elements: one.elements, what: verdictOf(one), needs });
      });
      return [`${rule} is ${it.verdict}${it.provisional ? " for now" : ""}`, ...lines];
    }),
    ...notes.map(({ rule, input, elements, applies, causes }) => {
      const needs = isOpen(applies) ? causes.map(needOf) : [];
      return line({ rule, document: input, elements, what: applies, needs });
    }),
    ...raised(yields),
  ]);

function needOf(it: Product.Instance["causes"][number]): string {
  switch (it.kind) {
    case "missing-fact":
    case "absent-value":
    case "unusable":
    case "partial-fact":
    case "expired-document":
    case "stale-facts":
    case "due":
    case "contradicted-facts":
      return `${it.kind} ${it.path}`;
    case "no-subject":
      return `${it.kind} ${it.subject}`;
    case "open-term":
      return `${it.kind} ${it.term}`;
    case "open-list":
      return `${it.kind} ${it.list ?? "without a name"}, ${it.member}`;
    case "no-value":
      return `${it.kind} ${it.name}`;
    case "unverified-exemption":
      return `${it.kind} ${it.exemption}`;
    case "attestation":
      return [it.kind, it.standard, it.subject ?? "?", ...(it.element === undefined ? [] : [it.element])].join(" ");
    case "contradiction":
      return `${it.kind} ${it.definition}`;
    case "dispute":
      return [it.kind, it.standard, ...(it.element === undefined ? [] : [it.element])].join(" ");
    case "time-runs":
      return it.kind;
    case "outside-calendar":
      return `${it.kind} ${it.from}`;
    case "not-comparable":
    case "no-quotient":
    case "too-large":
      return it.kind;
  }
}
