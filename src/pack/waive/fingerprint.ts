import { canonicalJson, sha256 } from "../../base/digest.ts";
import { fieldOf, textOf, toPlain } from "../../base/document.ts";
import { groupBy } from "../../base/group-by.ts";
import type { ClauseResult, Instance, UsedAttestation, Verdict } from "../../evaluate/decision.ts";
import { displayText } from "../../evaluate/format-value.ts";
import type { Input } from "../../vocabulary/input.ts";

/** A document by what it keeps when lines move and when its folder stands elsewhere. */
export interface DocumentName {
  /** From the folder of the project, or of the run where there is none. */
  readonly path: string;
  readonly subject: string;
  readonly id: string | undefined;
  /** The digest of what it says: in JSON lines, and where others of its file have its name; else nothing. */
  readonly content: string | undefined;
}

/** JSON lines are logs: nobody looks through all of them for a second document of one name, and what is logged stays. */
const lines = /\.(jsonl|ndjson)$/i;

/** The names of documents. `pathOf` gives a path from the folder of the project. */
export function nameDocuments(inputs: readonly Input[], pathOf: (path: string) => string): readonly DocumentName[] {
  const named = inputs.map((input) => {
    const { source, subject, roots } = input;
    const name = { path: pathOf(source.path), subject, id: textOf(fieldOf(roots.get(subject), "id")) };
    return { input, name, key: canonicalJson(written(name)) };
  });
  const uses = groupBy(named, (it) => it.key);
  return named.map(({ input, name, key }) => {
    const isShared = (uses.get(key) ?? []).length > 1;
    return { ...name, content: isShared || lines.test(input.source.path) ? contentOf(input) : undefined };
  });
}

function contentOf({ roots }: Input): string {
  return sha256(canonicalJson([...roots].map(([name, node]) => [name, toPlain(node)])));
}

const written = ({ path, subject, id }: Omit<DocumentName, "content">): readonly unknown[] => [
  path,
  subject,
  id ?? null,
];

const digits = 32;

/**
 * What a rule says of a document or an element, by a name that stays: the rule, the document and the element by its own
 * name. Lines, verdicts, days and the place of the checkout are no part of it. 32 hex digits.
 *
 * INVARIANT (no borrowed name): an element without a name is known by the facts that the rule read of it, too; by its place
 *   alone, another one that is put there later would go by its name.
 *
 * @example
 * const service = { path: "service.yaml", subject: "service", id: "lumen", content: undefined };
 * const of = (element) => fingerprintOf("cn.genai_interim_measures.label", service, { elements: [element], facts: [] });
 * of("service.models[0] qwen") === of("service.models[3] qwen") // true
 * of("service.models[0] qwen") === of("service.models[0] glm") // false
 */
export function fingerprintOf(
  rule: string,
  document: DocumentName,
  { elements, facts }: Pick<Instance, "elements" | "facts">,
): string {
  const name = [...written(document), document.content ?? null];
  const read = elements.every((it) => named.test(it)) ? [] : [factsDigest({ elements, facts, attestations: [] })];
  return sha256(canonicalJson(["finding@1", rule, name, elements.map(withoutIndex), ...read])).slice(0, digits);
}

/** An element that has a name is known by it, wherever it stands in its list. */
function withoutIndex(element: string): string {
  const [, path, name] = named.exec(element) ?? [];
  return path === undefined ? element : `${path.replaceAll(/\[\d+\]/g, "")} ${name}`;
}

const named = /^(\S+\[\d+\]) (.+)$/s;

/**
 * What people call the element that a rule looks at: its name, else its place in its list; undefined: the whole document.
 *
 * @example
 * elementName(["service.models[1] qwen"]) // "qwen"
 * elementName(["service.channels[0] site", "service.channels[0].languages[2]"]) // "site / service.channels[0].languages[2]"
 * elementName([]) // undefined
 */
export function elementName(elements: Instance["elements"]): string | undefined {
  return elements.length === 0 ? undefined : elements.map((it) => named.exec(it)?.[2] ?? it).join(" / ");
}

/**
 * The digest of the facts and signatures that a finding rests on, as 64 hex digits. Where they stand is no part of it, and
 * neither is how long the list is in which an element lies.
 */
export function factsDigest({
  facts,
  attestations,
  elements,
}: Pick<Instance, "facts" | "attestations" | "elements">): string {
  const paths = elements.map((it) => it.split(" ")[0] ?? "");
  const isList = (path: string): boolean => paths.some((it) => it.startsWith(`${path}[`));
  // Of several elements that say the same each counts.
  const each = new Map(facts.map((it) => [`${it.path} ${displayText(it.shown)}`, it]));
  const read = [...each.values()]
    .filter((it) => !isList(it.path))
    .map((it) => [it.path.replaceAll(/\[\d+\]/g, ""), displayText(it.shown)]);
  const signed = attestations.map((it) => [it.standard, it.element ?? null, it.by, it.on, it.met]);
  return sha256(canonicalJson(["facts@1", read.map(canonicalJson).toSorted(), sorted(signed)]));
}

/** What a breach rests on, as a decision or a report tells it. */
interface BreachGrounds {
  readonly verdict: Verdict;
  readonly clauses: readonly {
    readonly result: ClauseResult["result"];
    readonly facts: readonly { readonly path: string }[];
  }[];
  readonly attestations: readonly Pick<UsedAttestation, "standard" | "element" | "met">[];
}

/**
 * The facts that break the requirements of a rule and the standards that were signed as not met, each as often as it does; in order,
 * and without the places of elements in their lists. Empty: no breach.
 *
 * @example
 * const basis = { path: "service.privacy.collects[2].legal_basis" };
 * const clauses = [{ result: "false", facts: [basis] }];
 * brokenFacts({ verdict: "violated", clauses, attestations: [] }) // ["service.privacy.collects[].legal_basis"]
 */
export function brokenFacts({ verdict, clauses, attestations }: BreachGrounds): readonly string[] {
  if (verdict !== "violated") return [];
  const paths = clauses.flatMap((it) => (it.result === "false" ? it.facts.map((one) => one.path) : []));
  const refused = new Map(
    attestations.filter((it) => !it.met).map((it) => [`${it.standard} ${it.element ?? ""}`, it.standard]),
  );
  return [...[...new Set(paths)].map((it) => it.replaceAll(/\[\d+\]/g, "[]")), ...refused.values()].toSorted();
}

/** Each once, in an order of its own. */
function sorted(items: readonly unknown[]): readonly string[] {
  return [...new Set(items.map(canonicalJson))].toSorted();
}
