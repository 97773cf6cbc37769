import type { Locale } from "../../../base/locale.ts";
import { shortName } from "../../../evaluate/program.ts";
import { firstOfMany, phrases } from "../../messages/phrases.ts";
import { drawingMessage, drawingPartMessage } from "../../messages/steps.ts";
import { verdictWords } from "../../messages/verdicts.ts";
import { citationIn } from "../../model/citations.ts";
import type { ReportInstance, ReportRule } from "../../model/report.ts";
import type { Graphviz } from "../../view/format-options.ts";
import { stepsOf, type RuleStep } from "../../view/rule-steps.ts";
import { clean } from "../../view/text-layout.ts";
import { boxHtml, boxLayout, fitted, sized, type Box } from "./box-drawing.ts";
import { html, type Html } from "./html-template.ts";

/** A rule as a tree: its verdict, what was asked and what that came to, and what each part rests on or waits for. */
export function ruleDrawing(rule: ReportRule, it: ReportInstance, graphviz: Graphviz, locale: Locale): Html {
  const steps = stepsOf(rule, it, locale);
  const boxes = sized(boxesOf(rule, it, steps, locale));
  const tree = boxes.flatMap(({ from }, to) => (from === undefined ? [] : [{ from, to }]));
  const { width, height, placed, edges } = boxLayout(boxes, tree, graphviz);
  const lines = edges.map(({ to, path }) => html`<path class="${boxes[to]?.style ?? ""}" d="${path}" />`);
  const drawn = boxes.map((box, at) => boxHtml(box, placed.get(at) ?? { x: 0, y: 0 }));
  return html`<svg
    role="img"
    aria-label="${inWords(rule, it, steps, locale)}"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
  >
    ${lines}${drawn}
  </svg>`;
}

/** The same for those who do not see it. */
function inWords(rule: ReportRule, it: ReportInstance, steps: readonly RuleStep[], locale: Locale): string {
  const parts = steps.map(({ label, said, state, leaves }) => {
    const what = said === "" ? label : `${label} ${said}`;
    return drawingPartMessage(what, state, firstOfMany(leaves, leavesShown));
  });
  return clean(locale.say(drawingMessage(shortName(rule.rule), verdictWords[it.verdict](), parts)).replaceAll("`", ""));
}

const leavesShown = 4;

interface TreeBox extends Box {
  readonly column: Column;
  /** The box that it hangs on; undefined: it is the root. */
  readonly from: number | undefined;
}

/** Cells of a line in each column of the tree. */
const columns = { root: 24, step: 40, leaf: 46 } as const;
type Column = keyof typeof columns;

function boxesOf(rule: ReportRule, it: ReportInstance, steps: readonly RuleStep[], locale: Locale): readonly TreeBox[] {
  const boxes: TreeBox[] = [];
  const add = (column: Column, style: string, head: string, text: string, from?: number): number => {
    const lines = [head, ...fitted(text, columns[column])].filter((one) => one !== "");
    return boxes.push({ column, style, lines, hasHead: head !== "", from }) - 1;
  };
  const name = `${citationIn(rule.cite, locale)} ${shortName(rule.rule)}`;
  const root = add("root", `v-${it.verdict}`, locale.say(verdictWords[it.verdict]()).toUpperCase(), name);
  for (const { label, said, state, bearing, leaves } of steps) {
    const head = clean(locale.say(phrases.labelled({ label, text: state })));
    const at = add("step", `b-${bearing}`, head, said.replaceAll("`", ""), root);
    for (const leaf of firstOfMany(leaves, leavesShown)) {
      add("leaf", "leaf", "", locale.show(leaf).replaceAll("`", ""), at);
    }
  }
  return boxes;
}
