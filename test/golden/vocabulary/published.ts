import { toPlain } from "../../../src/base/document.ts";
import { inScript } from "../../../src/base/script.ts";
import { orInPart, wordsFor } from "./known-in-part.ts";
import { documentsOf, genai, schemaTexts } from "../../rooms/vocabulary/load.ts";
import { schemaOf } from "../../rooms/vocabulary/schema-tree.ts";

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (it: unknown): it is Schema => typeof it === "object" && it !== null && !Array.isArray(it);
const partsOf = (it: unknown): Schema => (isSchema(it) ? it : {});
const texts = (it: unknown): readonly string[] =>
  Array.isArray(it) ? it.filter((one): one is string => typeof one === "string") : [];

/** Formats of our own, as patterns that every editor knows. */
export const patterns = {
  duration: "^\\s*\\d[\\d_]*(\\.\\d+)?\\s+(minute|hour|(working\\s+)?day|week|month|year)s?\\s*$",
  uscc: "^[0-9A-HJ-NPQRTUWXY]{18}$",
  sha256: "^[0-9a-fA-F]{64}$",
} as const;

const patternOf = (format: unknown): string | undefined => Object.entries(patterns).find(([it]) => it === format)?.[1];

/** `definitions.schema.yaml#/$defs/risk` as `#/$defs/risk`, `service.schema.yaml` as `#/$defs/service`. */
function bundled(reference: string): string {
  const [file = "", pointer = ""] = reference.split("#");
  return pointer === "" ? `#/$defs/${file.replace(".schema.yaml", "")}` : `#${pointer}`;
}

/** All that people are told of a field, as an editor shows it. */
function told(schema: Schema): string {
  const { en, zh } = partsOf(schema["x-ask"]);
  const articles = texts(schema["x-cites"]);
  const cites = articles.length === 0 ? undefined : `For ${articles.join(", ")}.`;
  const said = [schema["description"], schema["x-zh"], en, zh, cites].filter((it) => typeof it === "string");
  return inScript(said.join("\n\n"), "zh-Hans");
}

/** What each word of an enumeration means, in its order; nothing where no word is explained. */
function meanings({ enum: members, "x-members": words }: Schema): readonly string[] | undefined {
  if (!isSchema(words) || !Array.isArray(members)) return undefined;
  return members.map((it) => {
    const { en, zh } = partsOf(words[String(it)]);
    return inScript([en, zh].filter((one) => typeof one === "string").join(" · "), "zh-Hans");
  });
}

/** Schemas that others refer to, by `#/$defs/…`. */
type Shared = ReadonlyMap<string, Schema>;

/**
 * A schema without keywords of our own: what they say to people is in the description. `pointer`: to it; `shared`:
 * given for facts, which may be known in part; `key`: the field that is exact, because it names an element of a list or is the day of a subject.
 */
function plain(schema: unknown, pointer: string, shared?: Shared, key?: unknown): unknown {
  if (!isSchema(schema)) return schema;
  const exact = [key, ...texts(schema["required"])];
  const field = (name: string, it: unknown): unknown => {
    const place = `${pointer}/properties/${name}`;
    const found = partsOf(shared?.get(bundled(String(partsOf(it)["$ref"]))) ?? it);
    const words = shared && !exact.includes(name) ? wordsFor(found) : [];
    const at = words.length === 0 ? place : `${place}/else`;
    const own = plain(it, at, shared);
    return words.length === 0 ? own : orInPart(words, found, partsOf(own), at);
  };
  const kept = Object.entries(schema).flatMap(([keyword, value]): readonly (readonly [string, unknown])[] => {
    if (keyword.startsWith("x-") || ["$schema", "$id", "$defs", "description"].includes(keyword)) return [];
    if (keyword === "$ref") return [[keyword, bundled(String(value))]];
    if (keyword === "format") {
      const pattern = patternOf(value);
      return [pattern === undefined ? [keyword, value] : ["pattern", pattern]];
    }
    if (keyword === "properties")
      return [[keyword, Object.fromEntries(Object.entries(partsOf(value)).map(([name, it]) => [name, field(name, it)]))]];
    return [[keyword, keyword === "items" ? plain(value, `${pointer}/items`, shared, schema["x-key"]) : value]];
  });
  const description = told(schema);
  const words = meanings(schema);
  return Object.fromEntries([
    ...kept,
    ...(description === "" ? [] : [["description", description] as const]),
    ...(words === undefined ? [] : [["enumDescriptions", words] as const]),
  ]);
}

/** What stands in a document, the subjects among it. */
function envelope(): Schema {
  const whole = partsOf(toPlain(schemaOf("envelope.schema.yaml").node));
  const { kind, ...others } = partsOf(whole["properties"]);
  const { pattern: _, ...words } = partsOf(kind);
  return { ...whole, properties: { kind: { ...words, enum: [...genai.vocabulary.subjects.keys()] }, ...others } };
}

/** `grammar/schema/genai-1.schema.json`: all schemas of the vocabulary as one, for editors. */
export function published(): Schema {
  const files = new Map(
    documentsOf(schemaTexts).map(({ source, root }) => [source.path.replace(".schema.yaml", ""), partsOf(toPlain(root))]),
  );
  const shared = partsOf(files.get("definitions")?.["$defs"]);
  const referred: Shared = new Map(Object.entries(shared).map(([name, it]) => [`#/$defs/${name}`, partsOf(it)]));
  const document = partsOf(plain(envelope(), "#/$defs/document"));
  const { subjects } = genai.vocabulary;
  const needy = [...subjects.values()].filter((it) => it.needsFactsOn).map(({ name }) => [name, ["facts_on"]]);
  const beside = ["attestations", "evidence"].map((name) => [name, plain(files.get(name), `#/$defs/${name}`)]);
  const facts = [...subjects.values()].map(({ name, day }) => [
    name,
    plain(files.get(name), `#/$defs/${name}`, referred, day),
  ]);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "edict:genai-1",
    title: "genai@1: what rules can read",
    description: "A document, or a list of documents. Printed from policies/vocabulary/genai/1.",
    if: { type: "array" },
    then: { items: { $ref: "#/$defs/document" } },
    else: { $ref: "#/$defs/document" },
    $defs: {
      document: { ...document, dependentRequired: Object.fromEntries(needy) },
      ...Object.fromEntries([...beside, ...facts].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))),
      ...Object.fromEntries(Object.entries(shared).map(([name, it]) => [name, plain(it, `#/$defs/${name}`, referred)])),
    },
  };
}
