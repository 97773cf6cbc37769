import { fieldOf, fromPlain, textOf, toPlain, type DataNode } from "../../../src/base/document.ts";
import { documentsOf, genai, schemaTexts } from "./load.ts";

const ENVELOPE = "envelope.schema.yaml";

/** A schema or a part of one, in the file that holds it. */
export interface Place {
  readonly file: string;
  readonly node: DataNode;
}

const files: ReadonlyMap<string, DataNode> = new Map(
  documentsOf(schemaTexts).map(({ source, root }) => [
    source.path,
    source.path === ENVELOPE ? withSubjects(root) : root,
  ]),
);

/** What stands in a document, the subjects among it. */
function withSubjects(envelope: DataNode): DataNode {
  const plain = { ...(toPlain(envelope) as { readonly properties: object }) };
  const own = [...genai.vocabulary.subjects.keys()].map((name) => [name, { $ref: `${name}.schema.yaml` }] as const);
  const { facts_on, attestations, evidence, extra, ...first } = plain.properties as Readonly<Record<string, unknown>>;
  return fromPlain({
    ...plain,
    properties: { ...first, facts_on, ...Object.fromEntries(own), attestations, evidence, extra },
  });
}

export const schemaOf = (file: string): Place => {
  const node = files.get(file);
  if (!node) throw new Error(`there is no schema ${file}`);
  return { file, node };
};

/** Where a `$ref` leads; the place itself if it has none. */
export function followed(place: Place): Place {
  const name = textOf(fieldOf(place.node, "$ref"));
  if (name === undefined) return place;
  const [file = "", pointer = ""] = name.split("#");
  const start = schemaOf(file === "" ? place.file : file);
  let node: DataNode | undefined = start.node;
  for (const key of pointer.split("/").slice(1)) node = fieldOf(node, key);
  if (!node) throw new Error(`${name} leads nowhere`);
  return followed({ file: start.file, node });
}

/** The group that a place is, or that the elements of its list are; undefined for anything else. */
export function groupOf(place: Place): Place | undefined {
  const { file, node } = followed(place);
  const items = fieldOf(node, "items");
  const group = items ? followed({ file, node: items }) : { file, node };
  return fieldOf(group.node, "properties") && group;
}

/** The field of that name in a group, or in the groups of a list. */
export function fieldBelow(place: Place, name: string): Place | undefined {
  const group = groupOf(place);
  const node = fieldOf(fieldOf(group?.node, "properties"), name);
  return group && node && { file: group.file, node };
}
