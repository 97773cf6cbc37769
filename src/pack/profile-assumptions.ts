import { holdsOn, type Day } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { canonicalJson } from "../base/digest.ts";
import { fieldOf, refused, textOf, toPlain, type DataNode, type Reading } from "../base/document.ts";
import { utc } from "../base/instant.ts";
import { messages, type Message } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import { formatPlace } from "../base/text.ts";
import type { Assumption } from "../evaluate/settings.ts";
import { mismatchDiagnostics } from "../vocabulary/check-against-schema.ts";
import { checkFacts } from "../vocabulary/check-facts.ts";
import type { Input } from "../vocabulary/input.ts";
import type { LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import type { Field } from "../vocabulary/type.ts";
import { noSingleFact, unfitValue, unknownFact, contradictedAssumption } from "./diagnostics.ts";
import { isSigned, readSignature, type DocumentEntry } from "./profile-entry.ts";

/** A fact that is taken for granted where no document states it: a known one, with a value that it could have. */
export function readAssumption(entry: DocumentEntry, vocabulary: LoadedVocabulary): Reading<Assumption | undefined> {
  const fact = entry.text("fact");
  const value = fieldOf(entry.node, "value") ?? entry.node;
  const found = fieldAt(entry, fact, vocabulary);
  if ("code" in found) return refused(found);
  const unfit = unfitIn(entry, fact, value, found, vocabulary);
  if (unfit.length > 0) return refused(unfit);
  const signature = readSignature(entry);
  if (!isSigned(signature)) return refused(signature);
  const { by, because, from, until, place } = signature;
  return { value: { fact, value, by, because, from, until, place }, diagnostics: [] };
}

/** The field that a path leads to, from its subject through groups of facts. */
function fieldAt(entry: DocumentEntry, fact: string, { vocabulary }: LoadedVocabulary): Field | Diagnostic {
  const place = entry.at("fact");
  const [subject = "", ...steps] = fact.split(".");
  const unknown = (before: string, word: string, known: Iterable<string>): Diagnostic => {
    const near = nearest(word, known);
    const whole = near === undefined ? undefined : before + near;
    return unknownFact.at(place, { fact, near: didYouMean(whole) });
  };
  const start = vocabulary.subjects.get(subject);
  if (!start) return unknown("", subject, vocabulary.subjects.keys());
  let type: Field["type"] = start.type;
  let field: Field | undefined;
  let path = subject;
  for (const step of steps) {
    if (type.kind === "list") return noSingleFact.at(place, { fact, many: "elements", list: path });
    const fields: ReadonlyMap<string, Field> = type.kind === "record" ? type.fields : new Map();
    field = fields.get(step);
    if (!field) return unknown(`${path}.`, step, fields.keys());
    type = field.type;
    path = `${path}.${step}`;
  }
  return !field || type.kind === "record" ? noSingleFact.at(place, { fact, many: "group", list: undefined }) : field;
}

/** What keeps a value from being that of a fact: its schema, or that it tells nothing. */
function unfitIn(
  { place: { source } }: DocumentEntry,
  fact: string,
  value: DataNode,
  field: Field,
  vocabulary: LoadedVocabulary,
): readonly Diagnostic[] {
  const [subject = "", ...steps] = fact.split(".");
  const { span } = value;
  const whole = steps.reduceRight<DataNode>(
    (below, step) => ({ kind: "record", entries: new Map([[step, { keySpan: span, value: below }]]), span }),
    value,
  );
  const pointer = steps.map((it) => `/${it}`).join("");
  const mismatches = vocabulary
    .validate(subject, toPlain(whole))
    .filter((it) => it.pointer === pointer || it.pointer.startsWith(`${pointer}/`));
  const part = { source, start: { path: subject, node: whole, keySpan: undefined }, elsewhere: () => undefined };
  const { verbatim } = vocabulary;
  const around = { source, zones: [utc], factsOn: undefined, evidence: new Set<string>(), verbatim, isSigned: false };
  const { diagnostics, unusable } = checkFacts({ path: fact, node: value, type: field.type, field }, around);
  const empty = [...unusable].map((it) => {
    const params = { term: fact, value: textOf(it) ?? "", wanted: "fact", members: undefined } as const;
    return unfitValue.at({ source, span: it.span }, params);
  });
  return [...mismatchDiagnostics(part, mismatches), ...diagnostics.filter((it) => it.severity === "error"), ...empty];
}

// INVARIANT (assumptions give way to nothing): a document that states another value than an assumption of its day is not
//   judged, so that stating a fact never turns what an assumption has settled.
/** What a document states otherwise than assumptions that hold on the day of judgement; the same value is no mistake. */
export function contradictions(
  { source, roots, unusable }: Input,
  assumptions: readonly Assumption[],
  asOf: Day,
): readonly Diagnostic[] {
  return assumptions.flatMap(({ fact, value, from, until, place }) => {
    if (!holdsOn({ from, until }, asOf)) return [];
    const [subject = "", ...steps] = fact.split(".");
    const stated = statedAt(roots.get(subject), steps);
    if (!stated || unusable.has(stated) || canonicalText(stated) === canonicalText(value)) return [];
    const said = { stated: shown(stated), assumed: shown(value), at: formatPlace(place) };
    return [contradictedAssumption.at({ source, span: stated.span }, { fact, ...said })];
  });
}

/** What a path leads to; `null` on the way is what all below it is. */
function statedAt(root: DataNode | undefined, steps: readonly string[]): DataNode | undefined {
  let node = root;
  for (const step of steps) {
    if (node?.kind !== "record") return node?.kind === "scalar" && node.value === null ? node : undefined;
    node = node.entries.get(step)?.value;
  }
  return node;
}

const canonicalText = (node: DataNode): string => canonicalJson(toPlain(node));

const kinds = messages("pack/value", {
  list: { en: "a list", zh: "列表" },
  record: { en: "a record", zh: "一組字段" },
});

function shown(node: DataNode): string | Message {
  return node.kind === "scalar" ? `\`${String(toPlain(node))}\`` : kinds[node.kind]();
}
