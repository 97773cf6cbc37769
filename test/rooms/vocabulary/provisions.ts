import { fieldOf, itemsOf, textOf } from "../../../src/base/document.ts";
import type { Tree } from "../../house/tree.ts";
import { fieldBelow, followed, schemaOf, type Place } from "./schema-tree.ts";

/** The provisions that a schema names, those of the schema that it refers to among them. */
export const citesOf = (place: Place): readonly string[] =>
  [...new Set([place, followed(place)])].flatMap(({ node }) =>
    itemsOf(fieldOf(node, "x-cites")).flatMap((it) => textOf(it) ?? []),
  );

/** The provisions that a field or a group around it names; undefined where the path leads to no field. */
export function provisionsOf(path: string): readonly string[] | undefined {
  let at: Place | undefined = schemaOf("envelope.schema.yaml");
  const found: string[] = [];
  for (const step of path.split(".")) {
    at = at && fieldBelow(at, step);
    if (at) found.push(...citesOf(at));
  }
  return at && found;
}

/** What a fact, or a group around it, is for, where no rule has to read it. */
export function useOf(path: string): string | undefined {
  let at: Place | undefined = schemaOf("envelope.schema.yaml");
  let use: string | undefined;
  for (const step of path.split(".")) {
    at = at && fieldBelow(at, step);
    use = textOf(fieldOf(at?.node, "x-use")) ?? use;
  }
  return use;
}

/** A fact that a policy file reads, and the article that reads it. */
export interface FactRead {
  readonly path: string;
  readonly provision: string;
}

/**
 * The facts that a policy file reads, as far as its words show them: paths that begin with a subject, or with a name
 * that stands for the elements of a list.
 */
export function factsRead(file: string, text: string, subjects: readonly string[]): readonly FactRead[] {
  const [, country = "", instrument = "", , article = ""] =
    /^policies\/(\w+)\/([\w-]+)\/([\d-]+)\/article-(\d+)\.edict$/.exec(file) ?? [];
  const provision = `${country}.${instrument.replaceAll("-", "_")} ${Number(article)}`;
  const bare = text.replace(/"[^"]*"/g, '""').replace(/\/\/.*$/gm, "");
  const lists = new Map<string, string>();
  const whole = (path: string): string | undefined => {
    const [head = "", ...rest] = path.split(".");
    if (subjects.includes(head)) return path;
    const list = lists.get(head);
    return list === undefined ? undefined : [list, ...rest].join(".");
  };
  return [...bare.matchAll(/(?:\b(\w+) in )?\b([a-z_]\w*(?:\.\w+)+)/g)].flatMap(([, name, path = ""]) => {
    const read = whole(path);
    if (name !== undefined && read !== undefined) lists.set(name, read);
    return read === undefined ? [] : [{ path: read, provision }];
  });
}

/**
 * All facts that shipped policies read. Those of drafts, which are no law, and of packs that bring facts of their own are not
 * told by the vocabulary.
 */
export const shippedReads = (tree: Tree, subjects: readonly string[]): readonly FactRead[] =>
  [...tree]
    .filter(([path]) => /^policies\/.*\/[\d-]+\/article-\d+\.edict$/.test(path))
    .filter(([path]) => !tree.has(path.replace(/[^/]+$/, "vocabulary/vocabulary.yaml")))
    .flatMap(([path, text]) => factsRead(path, text, subjects));
