import { nodeAt, patch } from "../../cases/patch.ts";
import { directionsOf, effectOfRules, isSharp, type Direction, type Effect } from "./effect.ts";
import { runOfScene, type Scene } from "./scene.ts";
import { isComparedOn, lawDayOf, sideNames, type Both, type Side, type SideRule } from "./side.ts";

/** A scene of which two texts say different things. */
export interface ShrunkScene {
  readonly scene: Scene;
  readonly effects: Both<Effect>;
  /** Nothing is open on either side. */
  readonly isSharp: boolean;
}

type Rules = Both<readonly SideRule[]>;

/**
 * The scene without all that can be taken out while the two texts still differ in this direction, group by group and then
 * fact by fact; every step is read and validated anew. Undefined: as it was it is no valid document, or shows nothing.
 */
export function shrinkScene(
  sides: Both<Side>,
  rules: Rules,
  scene: Scene,
  direction: Direction,
): ShrunkScene | undefined {
  const whole = evaluateScene(sides, rules, scene, direction);
  if (!whole) return undefined;
  let best = whole;
  const accept = (it: Scene | undefined): boolean => {
    const found = it && evaluateScene(sides, rules, it, direction);
    if (!found || (whole.isSharp && !found.isSharp)) return false;
    best = found;
    return true;
  };
  if (best.scene.lawOf !== undefined) accept({ ...best.scene, lawOf: undefined });
  accept({ ...best.scene, documents: best.scene.documents.slice(0, 1) });
  for (let at = best.scene.readings.length - 1; at >= 0; at -= 1) {
    accept({ ...best.scene, readings: best.scene.readings.filter((_, index) => index !== at) });
  }
  for (const index of best.scene.documents.keys()) {
    const subjects = [...(best.scene.documents[index]?.entries.keys() ?? [])].filter((it) => !kept.has(it));
    for (const name of inOrder(subjects)) takeOut(index, [name], () => best.scene, accept, subjects.indexOf(name) > 0);
  }
  return best;
}

/** What a document is, and when; taken out it would be none. */
const kept: ReadonlySet<string> = new Set(["kind", "vocabulary", "facts_on"]);

/** Signatures first, their papers last. */
const inOrder = (names: readonly string[]): readonly string[] => [
  ...names.filter((it) => it === "attestations"),
  ...names.filter((it) => it !== "attestations" && it !== "evidence"),
  ...names.filter((it) => it === "evidence"),
];

function takeOut(
  document: number,
  steps: readonly (string | number)[],
  now: () => Scene,
  accept: (it: Scene | undefined) => boolean,
  isWhole = true,
): void {
  if (isWhole && accept(without(now(), document, steps))) return;
  const node = nodeAt(now().documents[document], steps);
  if (node?.kind === "record") for (const key of node.entries.keys()) takeOut(document, [...steps, key], now, accept);
  if (node?.kind === "list") {
    for (let index = node.items.length - 1; index >= 0; index -= 1) takeOut(document, [...steps, index], now, accept);
  }
}

function without(scene: Scene, document: number, steps: readonly (string | number)[]): Scene | undefined {
  const root = scene.documents[document];
  const rest = root && patch(root, steps, undefined);
  if (rest?.kind !== "record") return undefined;
  return { ...scene, documents: scene.documents.map((it, index) => (index === document ? rest : it)) };
}

/** What both texts say of a scene that is read and validated; undefined where that is not this difference. */
function evaluateScene(sides: Both<Side>, rules: Rules, scene: Scene, direction: Direction): ShrunkScene | undefined {
  const [old, later] = sideNames.map((it) => runOfScene(sides[it], scene));
  if (!old || !later || !old.inputs.every((it) => isComparedOn(sides, lawDayOf(it, scene)))) return undefined;
  const effects = { old: effectOfRules(sides.old, rules.old, old), new: effectOfRules(sides.new, rules.new, later) };
  if (!directionsOf(effects).includes(direction)) return undefined;
  return { scene, effects, isSharp: isSharp(effects) };
}
