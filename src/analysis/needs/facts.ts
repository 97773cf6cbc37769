import { formatDay, type Day } from "../../base/civil-date.ts";
import { fromPlain, type DataNode } from "../../base/document.ts";
import { addMs, formatInstant, startOfDay, type Zone } from "../../base/instant.ts";
import type { DocumentContext, Locals } from "../../evaluate/context.ts";
import { evaluateNode } from "../../evaluate/expression.ts";
import { union } from "../../evaluate/value.ts";
import type { GraphNode } from "../../graph/graph.ts";
import { fieldAt, type Vocabulary, type Type, type Field } from "../../vocabulary/type.ts";
import { supposedEvidence } from "./hypothesis.ts";

/** Where the parts of a rule are read, and what facts can be. */
export interface HypothesisContext {
  readonly context: DocumentContext;
  readonly vocabulary: Vocabulary;
}

/** A fact that an expression reads. */
export interface FactNode {
  /** As the document writes it: `service.models[2].licence`. */
  readonly path: string;
  readonly type: Type;
}

/** The fact behind a field of the graph; undefined if it lies in nothing that is known, or the node is no field. */
export function factAt(
  { context, vocabulary }: HypothesisContext,
  node: GraphNode | undefined,
  locals: Locals,
): FactNode | undefined {
  if (node?.kind !== "field") return undefined;
  const { value, causes } = evaluateNode(context, node.of, locals);
  const isKnown = value.kind === "record" || value.kind === "null";
  const parent = isKnown ? value.path : union([causes]).find((it) => it.kind === "missing-fact")?.path;
  if (parent === undefined) return undefined;
  const path = [parent, ...node.path].join(".");
  const type = fieldOfPath(vocabulary, path)?.type;
  return type && { path, type };
}

/**
 * The field that a path of a document leads to; undefined if the vocabulary knows no such.
 *
 * @example
 * fieldOfPath({ subjects: new Map() }, "service.id") // undefined
 */
export function fieldOfPath({ subjects }: Pick<Vocabulary, "subjects">, path: string): Field | undefined {
  const [subject = "", ...steps] = path.replaceAll(/\[\d+\]/g, "").split(".");
  const type = subjects.get(subject)?.type;
  return type && fieldAt(type, steps.join("."));
}

/** A fact, or of a group the first one in it, by which it is asked for. */
export function firstFact(path: string, field: Field): { readonly path: string; readonly field: Field } | undefined {
  if (field.type.kind !== "record") return { path, field };
  const [first] = field.type.fields;
  return first && firstFact(`${path}.${first[0]}`, first[1]);
}

const noon = 12 * 3_600_000;

/** Some value of a type, to try what a rule says once a fact is stated. */
export function sampleOf(type: Type, day: Day, zone: Zone): DataNode {
  switch (type.kind) {
    case "boolean":
      return fromPlain(true);
    case "number":
      return fromPlain(1);
    case "string":
      return fromPlain("stated");
    case "enum":
      return fromPlain(type.members[0] ?? "stated");
    case "date":
      return fromPlain(formatDay(day));
    case "datetime":
      return fromPlain(noonOf(day, zone));
    case "duration":
      return fromPlain("1 day");
    case "document":
      return fromPlain(supposedEvidence);
    case "list":
      return fromPlain([]);
    case "record":
      return fromPlain({});
  }
}

/** The middle of a day as documents write it. */
export const noonOf = (day: Day, zone: Zone): string => formatInstant(addMs(startOfDay(day, zone), noon), zone);
