import { inScript } from "../../base/script.ts";
import { schemaOf, textIn, textsIn, type JsonSchema } from "../../vocabulary/json-schema.ts";
import { partWords, PRESENT } from "../../vocabulary/part.ts";
import { schemaKey } from "../../vocabulary/schema-type.ts";
import type { Type } from "../../vocabulary/type.ts";
import type { PrintedVocabulary } from "./vocabulary-page.ts";

/** Formats of our own, as patterns that every editor knows. */
export const patterns = {
  duration: "^\\s*\\d[\\d_]*(\\.\\d+)?\\s+(minute|hour|(working\\s+)?day|week|month|year)s?\\s*$",
  uscc: "^[0-9A-HJ-NPQRTUWXY]{18}$",
  sha256: "^[0-9a-fA-F]{64}$",
} as const;

const patternOf = (format: unknown): string | undefined => Object.entries(patterns).find(([it]) => it === format)?.[1];

interface PrintedSchema extends Pick<PrintedVocabulary, "loaded"> {
  readonly header: Pick<PrintedVocabulary["header"], "id">;
}

/**
 * All schemas of a vocabulary as one JSON Schema (draft 2020-12) for editors, without keywords of our own: what they say to
 * people is in descriptions. With the schemas of other vocabularies that it refers to or extends.
 */
export function editorSchema({ header, loaded }: PrintedSchema): JsonSchema {
  const { id } = header;
  const { subjects } = loaded.vocabulary;
  const files = new Map([...loaded.schemas].map(([file, it]) => [file, schemaOf(it)] as const));
  const names = new Map<string, string>();
  const isJoined = (file: string): boolean => file.startsWith(schemaKey("subject", ""));
  const shared = [...files].flatMap(([file, schema]) =>
    Object.entries(isJoined(file) ? {} : schemaOf(schema["$defs"])).map(([name, it]) => {
      // Two files may each have a definition of one name.
      const taken = new Set(names.values());
      const own = taken.has(name) ? `${name}_${file.replaceAll(/\W+/g, "_")}` : name;
      names.set(`${file}#/$defs/${name}`, own);
      return [own, schemaOf(it)] as const;
    }),
  );
  const beside = ["attestations", "evidence"].map(
    (name) => [name, schemaKey("document", `${name}.schema.yaml`)] as const,
  );
  const facts = [...subjects.keys()].map((name) => [name, loaded.fileOf(name)] as const);
  for (const [name, file] of [...beside, ...facts]) names.set(file, name);
  const bundle: Bundle = { nameOf: (it) => names.get(it) ?? it, found: new Map(shared) };
  const document = plain(envelopeOf(files, [...subjects.keys()]), "#/$defs/document", bundle);
  const needy = [...subjects.values()].filter((it) => it.needsFactsOn).map(({ name }) => [name, ["facts_on"]] as const);
  const parts = [
    ...beside.map(([name, file]) => [name, plain(files.get(file), `#/$defs/${name}`, bundle)] as const),
    ...facts.map(([name, file]) => {
      const asFacts = { inPart: true, key: subjects.get(name)?.day };
      return [name, plain(files.get(file), `#/$defs/${name}`, bundle, asFacts)] as const;
    }),
  ];
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `edict:${id.replace("@", "-")}`,
    title: `${id}: what rules can read`,
    description: "A document, or a list of documents.",
    if: { type: "array" },
    then: { items: { $ref: "#/$defs/document" } },
    else: { $ref: "#/$defs/document" },
    $defs: {
      document: { ...schemaOf(document), dependentRequired: Object.fromEntries(needy) },
      ...Object.fromEntries(parts.toSorted(([a], [b]) => (a < b ? -1 : 1))),
      ...Object.fromEntries(
        shared.map(([name, it]) => [name, plain(it, `#/$defs/${name}`, bundle, { inPart: true, key: undefined })]),
      ),
    },
  };
}

/** What the one schema is made of. */
interface Bundle {
  /** The name among `$defs` of a file, or of a definition in one. */
  readonly nameOf: (reference: string) => string;
  readonly found: ReadonlyMap<string, JsonSchema>;
}

/** What stands in a document, the subjects among it. */
function envelopeOf(files: ReadonlyMap<string, JsonSchema>, subjects: readonly string[]): JsonSchema {
  const whole = files.get(schemaKey("document", "envelope.schema.yaml")) ?? {};
  const { kind, ...others } = schemaOf(whole["properties"]);
  const { pattern: _, ...words } = schemaOf(kind);
  const own = Object.fromEntries(subjects.map((it) => [it, { $ref: it }]));
  return { ...whole, properties: { kind: { ...words, enum: subjects }, ...others, ...own } };
}

/** All that people are told of a field, as an editor shows it. */
function described(schema: JsonSchema): string {
  const { en, zh } = schemaOf(schema["x-ask"]);
  const provisions = textsIn(schema["x-cites"]);
  const cites = provisions.length === 0 ? undefined : `For ${provisions.join(", ")}.`;
  const said = [schema["description"], schema["x-zh"], en, zh, cites].flatMap((it) => textIn(it) ?? []);
  return inScript(said.join("\n\n"), "zh-Hans");
}

/** What each word of an enumeration means, in its order; nothing where no word is explained. */
function meanings(schema: JsonSchema): readonly string[] | undefined {
  if (!("x-members" in schema)) return undefined;
  const words = schemaOf(schema["x-members"]);
  return [schema["enum"]].flat().map((it) => {
    const { en, zh } = schemaOf(words[String(it)]);
    return inScript([en, zh].flatMap((one) => textIn(one) ?? []).join(" · "), "zh-Hans");
  });
}

/** `inPart`: its facts may be known in part; `key`: the one that is exact, for it names an element of a list or is a subject's day. */
interface Facts {
  readonly inPart: boolean;
  readonly key: unknown;
}

/** A schema at a pointer into the one that is made, without keywords of our own. */
function plain(
  schema: unknown,
  pointer: string,
  bundle: Bundle,
  facts: Facts = { inPart: false, key: undefined },
): unknown {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return schema;
  const own = schemaOf(schema);
  const exact = [facts.key, ...textsIn(own["required"])];
  const field = (name: string, it: unknown): unknown => {
    const place = `${pointer}/properties/${name}`;
    const found = bundle.found.get(bundle.nameOf(textIn(schemaOf(it)["$ref"]) ?? "")) ?? schemaOf(it);
    const words = facts.inPart && !exact.includes(name) ? wordsFor(found) : [];
    const at = words.length === 0 ? place : `${place}/else`;
    const written = plain(it, at, bundle, { inPart: facts.inPart, key: undefined });
    return words.length === 0 ? written : orInPart(words, found, schemaOf(written), at);
  };
  const kept = Object.entries(own).flatMap(([name, value]): readonly (readonly [string, unknown])[] => {
    if (name.startsWith("x-") || ["$schema", "$id", "$defs", "description"].includes(name)) return [];
    if (name === "$ref") return [[name, `#/$defs/${bundle.nameOf(String(value))}`]];
    if (name === "format") {
      const pattern = patternOf(value);
      return [pattern === undefined ? [name, value] : ["pattern", pattern]];
    }
    if (name === "properties")
      return [[name, Object.fromEntries(Object.entries(schemaOf(value)).map(([key, it]) => [key, field(key, it)]))]];
    const inside = { inPart: facts.inPart, key: own["x-key"] };
    return [[name, name === "items" ? plain(value, `${pointer}/items`, bundle, inside) : value]];
  });
  const description = described(own);
  const explained = meanings(own);
  return Object.fromEntries([
    ...kept,
    ...(description === "" ? [] : [["description", description] as const]),
    ...(explained === undefined ? [] : [["enumDescriptions", explained] as const]),
  ]);
}

const kinds: Readonly<Record<string, Type["kind"]>> = {
  array: "list",
  object: "record",
  boolean: "boolean",
  number: "number",
  integer: "number",
  string: "string",
};

/** The kind of facts that a schema describes. */
function kindOf(schema: JsonSchema): Type["kind"] {
  const names = [schema["type"]].flat().filter((it) => it !== "null");
  const { format } = schema;
  if (schema["x-document"] === true) return "document";
  if (format === "date" || format === "duration") return format;
  return format === "date-time" ? "datetime" : (kinds[String(names[0])] ?? "record");
}

/** The words by which an editor lets a fact be known in part; none where it has to be exact. */
function wordsFor(schema: JsonSchema): readonly string[] {
  const hasOwn = PRESENT in schemaOf(schema["properties"]);
  const canBeAbsent = [schema["type"]].flat().includes("null") && !hasOwn;
  return partWords(kindOf(schema)).filter((it) => it !== PRESENT || canBeAbsent);
}

/** A fact's schema with what may stand in its place. A list, which stands at the pointer `at`, is written once. */
function orInPart(words: readonly string[], found: JsonSchema, own: JsonSchema, at: string): JsonSchema {
  const { title, description, ...value } = own;
  const kind = kindOf(found);
  const end = kind === "list" ? { $ref: at } : withoutNull(value);
  const properties = Object.fromEntries(words.map((it) => [it, it === PRESENT ? { const: true } : end]));
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    if: { type: "object", ...(kind === "record" ? { required: [PRESENT] } : {}) },
    then: { properties, additionalProperties: false, minProperties: 1 },
    else: value,
  };
}

function withoutNull(schema: JsonSchema): JsonSchema {
  const types = [schema["type"]].flat().filter((it) => it !== "null");
  return { ...schema, type: types[0] };
}
