import type { Block, PackPlan } from "./plan.ts";
import { laterUnits, units } from "./text.ts";

/** In which order things stand that have no order of their own. */
export type Turn = <T>(items: readonly T[]) => readonly T[];

export const asWritten: Turn = (items) => items;
export const reversed: Turn = (items) => items.toReversed();

/** The files of a pack: one an article, or all in one. */
export function filesOf(
  plan: PackPlan,
  turn: Turn,
  layout: "one" | "each",
): readonly { readonly path: string; readonly text: string }[] {
  const places = plan.text === "later" ? laterUnits : units;
  const articles = [...new Set(places.map((it) => it.slice(0, 1)))];
  const files = turn(articles).map((article) => ({
    path: `${plan.id}-${plan.text}-${article}.edict`,
    text: `article ${article} "Title" {\n${turn(inside(plan, article, places, turn)).join("\n")}\n}\n`,
  }));
  return layout === "each"
    ? files
    : [{ path: `${plan.id}-${plan.text}.edict`, text: files.map((it) => it.text).join("\n") }];
}

const levels = ["article", "paragraph", "item"] as const;

/** What stands in a unit: its declarations, and the units in it. */
function inside(plan: PackPlan, unit: string, places: readonly string[], turn: Turn): readonly string[] {
  const depth = unit.split(".").length;
  const below = places.filter((it) => it.startsWith(`${unit}.`) && it.split(".").length === depth + 1);
  return [
    ...plan.blocks.filter((it) => it.unit === unit).map((it) => written(it, turn)),
    ...below.map((it) => {
      const head = `${levels[depth] ?? ""} ${it.split(".").at(-1) ?? ""}`;
      return `${head} {\n${turn(inside(plan, it, places, turn)).join("\n")}\n}`;
    }),
  ];
}

function written({ head, clauses, braces }: Block, turn: Turn): string {
  const body = turn(clauses)
    .map((it) => inOrder(it, turn))
    .join("\n");
  if (clauses.length === 0) return inOrder(head, turn);
  return `${inOrder(head, turn)}${braces ? ` {\n${body}\n}` : `\n${body}`}`;
}

/** Lists without an order of their own. */
const inOrder = (text: string, turn: Turn): string =>
  text.replace(/⟨(.*?)⟩/g, (_, items: string) => turn(items.split(", ")).join(", "));
