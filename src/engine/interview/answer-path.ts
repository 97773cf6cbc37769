import { fieldOf, itemsOf, textOf, type DataNode, type RecordNode } from "../../base/document.ts";
import type { YamlStep } from "../../base/edit-yaml.ts";
import { namingField } from "../../vocabulary/read-answer.ts";
import { nearest } from "../../base/nearest.ts";
import type { Field, Subject, Type } from "../../vocabulary/type.ts";

/** Where an answer is written. */
export interface AnswerPlace {
  /** From the document: `["service", "models", 0, "origin"]`. */
  readonly steps: readonly YamlStep[];
  readonly field: Field;
  /** What is written there yet. */
  readonly node: DataNode | undefined;
  /** Elements that come into being with the answer, and their names. */
  readonly named: readonly { readonly steps: readonly YamlStep[]; readonly name: string }[];
}

/**
 * The place that a path names: `service.models[0].origin`, or by the name of an element, `service.models[qwen].origin`, which is added
 * if it is not there; of a list of one element the brackets can be left out. Undefined: the vocabulary has no such fact.
 */
export function answerPlace({ name, type }: Subject, root: RecordNode, path: string): AnswerPlace | undefined {
  const words = path.match(/[^.[\]]+|\[[^\]]*\]/g) ?? [];
  const isWhole = words.join("") === path.replaceAll(/\.(?![^[]*\])/g, "") && words.at(-1)?.startsWith("[") === false;
  if (!isWhole || words[0] !== name) return undefined;
  const steps: YamlStep[] = [name];
  const named: { readonly steps: readonly YamlStep[]; readonly name: string }[] = [];
  let at: DataNode | undefined = root;
  let field: Field | undefined = undefined;
  let within: Field["type"] = type;
  for (const word of words.slice(1)) {
    const isItem = word.startsWith("[");
    if (within.kind === "list") {
      const { element, key }: Extract<Field["type"], { readonly kind: "list" }> = within;
      if (element.kind !== "record") return undefined;
      const items: readonly DataNode[] = itemsOf(at);
      const wanted = isItem ? word.slice(1, -1) : "";
      const naming = namingField(element, key);
      const byName = items.findIndex((it) => textOf(fieldOf(it, naming)) === wanted);
      const isNumber = /^\d+$/.test(wanted) && Number(wanted) <= items.length;
      const index: number = isItem ? (byName >= 0 ? byName : isNumber ? Number(wanted) : items.length) : 0;
      if (!isItem && items.length !== 1) return undefined;
      steps.push(index);
      if (isItem && byName < 0 && !isNumber) named.push({ steps: [...steps, naming], name: wanted });
      at = items[index];
      within = element;
      if (isItem) continue;
    } else if (isItem) return undefined;
    if (within.kind !== "record") return undefined;
    field = within.fields.get(word);
    if (!field) return undefined;
    steps.push(word);
    at = fieldOf(at, word);
    within = field.type;
  }
  return field && { steps, field, node: at, named };
}

/** What somebody may have meant by a path that names no fact. */
export interface NearFacts {
  /** The one that is written almost so; `[NAME]` behind a list on its way. */
  readonly near: string | undefined;
  /** The nearest group that there is on its way, and the names of its facts. */
  readonly group: string;
  readonly facts: readonly string[];
}

export function nearFacts({ name, type }: Subject, path: string): NearFacts {
  let [group, at]: [string, Type] = [name, type];
  for (const step of path
    .replaceAll(/\[[^\]]*\]/g, "")
    .split(".")
    .slice(1)) {
    const below: Field | undefined = within(at)?.get(step);
    if (!below || !within(below.type)) break;
    [group, at] = [`${group}.${step}`, below.type];
  }
  const paths = new Map(pathsBelow(name, type).map((it) => [it.replaceAll("[NAME]", ""), it]));
  const near = nearest(path.replaceAll(/\[[^\]]*\]/g, ""), paths.keys());
  return { near: near === undefined ? undefined : paths.get(near), group, facts: [...(within(at)?.keys() ?? [])] };
}

/** The facts of a group, or of a list's elements. */
const within = (type: Type): ReadonlyMap<string, Field> | undefined =>
  type.kind === "list" ? within(type.element) : type.kind === "record" ? type.fields : undefined;

function pathsBelow(path: string, type: Type): readonly string[] {
  if (type.kind === "list") return pathsBelow(`${path}[NAME]`, type.element);
  if (type.kind !== "record") return [];
  return [...type.fields].flatMap(([name, it]) => [`${path}.${name}`, ...pathsBelow(`${path}.${name}`, it.type)]);
}
