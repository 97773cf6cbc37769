import mappingSchema from "../../../grammar/schema/foreign-1.schema.json" with { type: "json" };
import {
  refused,
  type Reading,
  entriesOf,
  fieldOf,
  textOf,
  textsOf,
  type DataDocument,
  type DataNode,
} from "../../base/document.ts";
import { checkAgainstSchema } from "../../vocabulary/check-against-schema.ts";

/**
 * What a flag of a foreign category gives: a finding of a risk, a finding whose risk is not told (`uncategorised`), or
 * nothing, because the category is no risk of content (`none`).
 */
type Category = { readonly kind: "risk"; readonly risk: string } | { readonly kind: "uncategorised" | "none" };

/** How words of foreign files are ours: data, not code (`policies/foreign/mapping.yaml`). */
export interface Mapping {
  /** Why a generation ended, by the word of the foreign file. */
  readonly finish: ReadonlyMap<string, string>;
  /** The OpenTelemetry conventions that are read. */
  readonly otelSchemas: readonly string[];
  /** Categories of each moderation service. */
  readonly services: ReadonlyMap<string, ReadonlyMap<string, Category>>;
}

/** Reads the mapping; undefined if something in it is wrong. */
export function readMapping(document: DataDocument): Reading<Mapping | undefined> {
  const diagnostics = checkAgainstSchema(document, mappingSchema);
  if (diagnostics.length > 0) return refused(diagnostics);
  const { root } = document;
  const services = entriesOf(fieldOf(root, "services")).map(
    ({ key, value }) => [key, new Map(wordsOf(value).map(([name, word]) => [name, categoryOf(word)]))] as const,
  );
  const mapping = {
    finish: new Map(wordsOf(fieldOf(root, "finish"))),
    otelSchemas: textsOf(fieldOf(root, "otel_schemas")),
    services: new Map(services),
  };
  return { value: mapping, diagnostics };
}

function wordsOf(node: DataNode | undefined): readonly (readonly [string, string])[] {
  return entriesOf(node).map(({ key, value }) => [key, textOf(value) ?? ""] as const);
}

function categoryOf(word: string): Category {
  return word === "none" || word === "uncategorised" ? { kind: word } : { kind: "risk", risk: word };
}
