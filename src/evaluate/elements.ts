import { fieldOf, textOf } from "../base/document.ts";
import type { Place } from "../base/text.ts";
import type { RuleNode } from "../graph/graph.ts";
import type { EachSource } from "../graph/sources.ts";
import type { EvaluationContext, Locals } from "./context.ts";
import type { Ground } from "./decision.ts";
import { evaluateNode } from "./expression.ts";
import { unlistedMembers } from "./lists.ts";
import { operand, placeOfCauses, truth, truthOf, union, unknown, type Result, type Gathered } from "./value.ts";

/** One combination of the elements of a rule's lists. */
export interface Element {
  readonly locals: Locals;
  /** `service.models[1] qwen`, outer before inner. */
  readonly names: readonly string[];
  readonly place: Place | undefined;
  /** What must hold for the rule to apply, by the list: `where`, and that the list is known at all. */
  readonly conditions: readonly (readonly Result[])[];
}

type Elements =
  /** `leftOut`: why others of the lists are none, by `where` or by an inner list that is empty. */
  | { readonly kind: "some"; readonly of: readonly Element[]; readonly leftOut: readonly Ground[] }
  | { readonly kind: "none"; readonly path: string; readonly grounds: readonly Ground[] };

/**
 * The elements that a rule is asked for, inner lists over outer ones.
 *
 * A list that is missing or null gives one placeholder at the nearest parent, for which the rule
 * at most may apply: it is never violated and never pending. `[]`, or no element for which `where`
 * may hold, gives none.
 */
export function elementsOf(context: EvaluationContext, rule: RuleNode, names: readonly EachSource[]): Elements {
  let elements: readonly Element[] = [{ locals: [], names: [], place: undefined, conditions: [] }];
  const grounds: Gathered<Ground>[] = [];
  const leftOut: Gathered<Ground>[] = [];
  let path = "";
  for (const [index, each] of rule.each.entries()) {
    const next: Element[] = [];
    for (const outer of elements) {
      const list = operand(evaluateNode(context, each.list, outer.locals));
      grounds.push(list.grounds);
      path = pathRead(list) ?? path;
      const found = candidates(list);
      if (found.length === 0) leftOut.push(list.grounds);
      for (const result of found) {
        context.budget.left -= 1;
        if (context.budget.left < 0) break;
        const element = named(outer, result, names[index]?.key);
        const listed = truth(true, list.grounds);
        const where = each.where === undefined ? undefined : operand(evaluateNode(context, each.where, element.locals));
        if (where) grounds.push(where.grounds);
        if (where && truthOf(where) === "false") {
          leftOut.push(where.grounds);
          continue;
        }
        const known = result.value.kind === "unknown" ? [result, listed] : [listed];
        next.push({ ...element, conditions: [...outer.conditions, [...known, ...(where ? [where] : [])]] });
      }
    }
    elements = next;
  }
  if (elements.length === 0) return { kind: "none", path, grounds: union(grounds) };
  return { kind: "some", of: elements, leftOut: union(leftOut) };
}

/** The elements of a known list; a placeholder for a list, or a rest of it, that is not known. */
function candidates(list: Result): readonly Result[] {
  if (list.value.kind !== "list") return [unknown(list.causes, list.grounds)];
  return [...list.value.elements, ...unlistedMembers(list.value)];
}

function named(outer: Element, result: Result, key: string | undefined): Element {
  const locals = [result, ...outer.locals];
  if (result.value.kind === "unknown") {
    const place = placeOfCauses(result.causes) ?? outer.place;
    return { ...outer, locals, place };
  }
  if (result.value.kind !== "record") {
    const shown = result.value.kind === "text" ? result.value.text : (pathRead(result) ?? "");
    return { ...outer, locals, names: [...outer.names, shown] };
  }
  const { node, path, place } = result.value;
  const name = key === undefined ? undefined : textOf(fieldOf(node, key));
  const label = name === undefined ? path : `${path} ${name}`;
  return { ...outer, locals, place, names: [...outer.names, label] };
}

const pathRead = ({ grounds }: Result): string | undefined =>
  union([grounds]).find((it) => it.kind === "fact" || it.kind === "assumption")?.path;
