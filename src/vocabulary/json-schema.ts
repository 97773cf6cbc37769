/** A schema as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A schema, or a part of one, in the file that holds it. */
export interface SchemaAt {
  readonly file: string;
  readonly schema: JsonSchema;
}

/** What is no group of keywords counts as one without any. */
export const schemaOf = (value: unknown): JsonSchema =>
  typeof value === "object" && !Array.isArray(value) ? { ...value } : {};

/** The texts of a keyword that lists some. */
export const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((it): it is string => typeof it === "string") : [];

/** A text, or undefined. */
export const textIn = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Where the `$ref` of a schema leads, whose references are written in full; the schema itself if it has none. */
export function followedIn(files: ReadonlyMap<string, object>, at: SchemaAt): SchemaAt {
  const reference = textIn(at.schema["$ref"]);
  if (reference === undefined) return at;
  const [file = "", pointer = ""] = reference.split("#");
  const below = pointer.split("/").slice(1);
  const schema = below.reduce((it, key) => schemaOf(it[key]), schemaOf(files.get(file)));
  return followedIn(files, { file, schema });
}

/** The group that a place is, or that the elements of its list are; undefined for anything else. */
export function groupIn(files: ReadonlyMap<string, object>, at: SchemaAt): SchemaAt | undefined {
  const { file, schema } = followedIn(files, at);
  const group = "items" in schema ? followedIn(files, { file, schema: schemaOf(schema["items"]) }) : { file, schema };
  return "properties" in group.schema ? group : undefined;
}
