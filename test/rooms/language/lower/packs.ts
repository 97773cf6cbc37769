import { parseDay, type Day, type Interval } from "../../../../src/base/civil-date.ts";
import { locales } from "../../../../src/base/locale.ts";
import type { Graph, GraphId, GraphNode } from "../../../../src/graph/graph.ts";
import { checkPack } from "../../../../src/language/check/check-pack.ts";
import { toSoundPack, type CheckedPack, type SoundPack } from "../../../../src/language/check/checked-pack.ts";
import type { CheckContext } from "../../../../src/language/check/context.ts";
import { parse } from "../../../../src/language/parse/parse.ts";
import type * as Ast from "../../../../src/language/syntax/ast.ts";
import type { Outline } from "../../../../src/statute/instrument-text.ts";
import { context } from "../../../kit/check.ts";

const units = [1, 2, 3].flatMap((article) => [
  { article, paragraph: undefined, item: undefined },
  { article, paragraph: 1, item: undefined },
  { article, paragraph: 2, item: undefined },
]);
const outline: Outline = { kind: "outline", units, captions: new Map(), digest: "" };

export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${text} is a day`);
  return parsed;
}

/** `2020-01-01/2024-01-01`, `2020-01-01/` or `never`. */
export function days(text: string): Interval {
  const [from = "", until = ""] = text.split("/");
  return from === "never" ? "never" : { from: day(from), until: until === "" ? undefined : day(until) };
}

/** A sound pack without text, of three articles of two paragraphs, or an error with all that is wrong with it. */
export function pack(
  id: string,
  texts: string | readonly string[],
  { inForce = "2023-08-15/", needs = [] }: { readonly inForce?: string; readonly needs?: readonly CheckedPack[] } = {},
): SoundPack {
  return packWithin({ ...context, text: outline, rank: "rules", pack: id }, texts, { inForce, needs });
}

/** A pack with a text or other circumstances of its own. */
export function packWithin(
  within: CheckContext,
  texts: string | readonly string[],
  { inForce = "2023-08-15/", needs = [] }: { readonly inForce?: string; readonly needs?: readonly CheckedPack[] } = {},
): SoundPack {
  const files: Ast.File[] = [];
  const said = [];
  let next = 0;
  for (const [index, text] of [texts].flat().entries()) {
    const parsed = parse({ path: `${within.pack}/${index + 1}.edict`, text }, next);
    files.push(parsed.value);
    said.push(...parsed.diagnostics);
    next = parsed.nextId;
  }
  const byId = new Map(needs.map((it) => [it.pack, needs.filter((one) => one.pack === it.pack)]));
  const { value, diagnostics } = checkPack(files, { ...within, inForce: days(inForce), needs: byId }, said);
  const all = [...said, ...diagnostics];
  const sound = toSoundPack(value, all);
  if (!sound) throw new Error(all.map((it) => `${it.code}: ${locales.en.say(it)}`).join("\n"));
  return sound;
}

/** One article of one paragraph with these declarations. */
export function article(number: number, declarations: string): string {
  return `article ${number} { paragraph 1 { ${declarations} } }`;
}

/** A duty of providers on a service; `require` is given if no clause requires anything. */
export function rule(name: string, clauses = ""): string {
  const required = /\b(require|forbid)\b/.test(clauses) ? "" : "require service.annotation.performed";
  return `rule ${name}: provider must "act" { on service ${clauses} ${required} }`;
}

export function nodesOf<K extends GraphNode["kind"]>(
  graph: Graph,
  kind: K,
): readonly Extract<GraphNode, { readonly kind: K }>[] {
  return graph.nodes.filter((it): it is Extract<GraphNode, { readonly kind: K }> => it.kind === kind);
}

/** The rule of this full name; of several versions the one that is first in force. */
export function ruleNamed(
  graph: Graph,
  name: string,
): { readonly id: GraphId; readonly node: Extract<GraphNode, { readonly kind: "rule" }> } {
  const found = graph.nodes.flatMap((node, id) =>
    node.kind === "rule" && node.name === name ? [{ id: id as GraphId, node }] : [],
  );
  const first = found.toSorted((a, b) => (JSON.stringify(a.node.inForce) < JSON.stringify(b.node.inForce) ? -1 : 1))[0];
  if (!first) throw new Error(`${name} is in the graph`);
  return first;
}
