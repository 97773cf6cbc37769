import type * as Ast from "../../src/language/syntax/ast.ts";
import type { Type } from "../../src/vocabulary/type.ts";
import { clausesOf } from "./book.ts";
import { condition, evaluate } from "./ask.ts";
import { listIn } from "./lists.ts";
import { open, type Answer } from "./logic.ts";
import { fieldsOf } from "./read.ts";
import { unknown, type Result } from "./result.ts";
import { bound, type Scene } from "./scene.ts";
import { elementOf, typeOf } from "./types.ts";

/** What a rule is asked for: an element of each of its lists, and on what it rests that there are such. */
export interface Element {
  readonly scene: Scene;
  readonly conditions: readonly Answer[];
  readonly names: readonly string[];
}

/** The elements of a rule, those of the inner list for each of the outer one. */
export const elementsOfRule = (rule: Ast.Rule, scene: Scene): readonly Element[] =>
  clausesOf(rule, "for-each").reduce<readonly Element[]>(
    (outer, { each }) => outer.flatMap((it) => elementsWithin(each, it)),
    [{ scene, conditions: [], names: [] }],
  );

function elementsWithin(each: Ast.Each, outer: Element): readonly Element[] {
  const { value, needs } = listIn(evaluate(each.list, outer.scene));
  const list = typeOf(each.list, outer.scene);
  const type = elementOf(list);
  const items: readonly Result[] = value
    ? [...value.items, ...(value.more === undefined ? [] : [unknown(value.more)])]
    : [unknown(...needs)];
  return items.flatMap((result) => {
    const scene = bound(outer.scene, each.variable.text, { result, type });
    const where = each.where && condition(each.where, scene);
    if (where?.is === false) return [];
    const unsure = result.value === undefined ? [open(result.needs)] : [];
    const conditions = [...outer.conditions, ...unsure, ...(where ? [where] : [])];
    return [{ scene, conditions, names: [...outer.names, ...namesOf(result, list, scene)] }];
  });
}

/** How a report calls an element: by its path and the name that the vocabulary gives it, or by its word; a placeholder not at all. */
function namesOf(result: Result, list: Type | undefined, scene: Scene): readonly string[] {
  const { value, path } = result;
  if (value?.kind === "text") return [value.text];
  if (path === undefined) return [];
  const key = list?.kind === "list" ? list.key : undefined;
  const named = value?.kind === "group" && key !== undefined ? fieldsOf(result, [key], scene).value : undefined;
  return [named?.kind === "text" ? `${path} ${named.text}` : path];
}
