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

const line = (
  rule: string,
  document: number | undefined,
  elements: readonly string[],
  said: string,
  needs: readonly string[],
): string =>
  [
    rule,
    document === undefined ? "of the run" : `on document ${document}`,
    ...(elements.length > 0 ? [`for ${elements.join(", ")}`] : []),
    `is ${said}`,
    ...(needs.length > 0 ? [`and needs ${[...new Set(needs)].toSorted().join("; ")}`] : []),
  ].join(" ");

const isOpen = (verdict: string): boolean => verdict === "undetermined" || verdict === "pending";

export const ofOracle = ({ word, rules, notes }: Decision, documents: readonly Input[]): Summary =>
  numbered([
    `the run is ${word}`,
    ...rules.flatMap(({ rule, as, verdict, instances }) => [
      `${rule} (${as}) is ${verdict}`,
      ...instances.map((it) =>
        line(`${rule} (${as})`, documents.indexOf(it.document), it.elements, it.verdict, isOpen(it.verdict) ? it.needs : []),
      ),
    ]),
    ...notes.map((it) =>
      line(
        it.rule,
        it.document && documents.indexOf(it.document),
        it.elements,
        it.applies,
        it.applies === "unknown" ? it.needs : [],
      ),
    ),
  ]);

export const ofProduct = ({ word, rules, notes }: Product.Decision): Summary =>
  numbered([
    `the run is ${word}`,
    ...rules.flatMap((it) => {
      const as = `${it.party} ${it.modal} ${it.advisory ? "advisory" : "binding"}`;
      return [
        `${it.rule} (${as}) is ${it.verdict}`,
        ...it.instances.map((one) =>
          line(
            `${it.rule} (${as})`,
            one.input,
            one.elements,
            one.verdict,
            isOpen(one.verdict) ? one.causes.map(needOf) : [],
          ),
        ),
      ];
    }),
    ...notes.map((it) =>
      line(it.rule, it.input, it.elements, it.applies, it.applies === "unknown" ? it.causes.map(needOf) : []),
    ),
  ]);

function needOf(it: Product.Instance["causes"][number]): string {
  switch (it.kind) {
    case "missing-fact":
    case "absent-value":
    case "unusable":
    case "expired-document":
    case "stale-facts":
    case "due":
      return `${it.kind} ${it.path}`;
    case "no-subject":
      return `${it.kind} ${it.subject}`;
    case "open-term":
      return `${it.kind} ${it.term}`;
    case "open-list":
      return `${it.kind} ${it.list ?? "without a name"}`;
    case "no-value":
      return `${it.kind} ${it.name}`;
    case "unverified-exemption":
      return `${it.kind} ${it.exemption}`;
    case "attestation":
      return [it.kind, it.standard, it.subject ?? "?", ...(it.element === undefined ? [] : [it.element])].join(" ");
    case "contradiction":
      // Whether by its full name is not said.
      return `${it.kind} ${it.definition.split(".").at(-1) ?? ""}`;
    case "outside-calendar":
      return `${it.kind} ${it.from}`;
    case "not-comparable":
    case "no-quotient":
    case "too-large":
      return it.kind;
  }
}
