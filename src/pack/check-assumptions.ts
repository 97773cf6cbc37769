import { canonicalJson } from "../base/canonical-json.ts";
import type { Day } from "../base/civil-date.ts";
import type { DataNode } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { holdsOn } from "../base/interval.ts";
import { messages, type Message } from "../base/message.ts";
import { toPlain } from "../base/plain.ts";
import { formatPlace } from "../base/text.ts";
import type { Assumption } from "../evaluate/settings.ts";
import type { Input } from "../vocabulary/input.ts";
import { contradictedAssumption } from "./diagnostics.ts";

// INVARIANT (assumptions give way to nothing): a document that states another value than an assumption of its day is not
//   judged, so that stating a fact never turns what an assumption has settled.
/** What a document states otherwise than assumptions that hold on the day of judgement; the same value is no mistake. */
export function contradictions(
  { source, roots, unusable }: Input,
  assumptions: readonly Assumption[],
  asOf: Day,
): readonly Diagnostic[] {
  return assumptions.flatMap(({ fact, value, from, until, place }) => {
    if (!holdsOn({ from, until }, asOf)) return [];
    const [subject = "", ...steps] = fact.split(".");
    const stated = statedAt(roots.get(subject), steps);
    if (!stated || unusable.has(stated) || textOf(stated) === textOf(value)) return [];
    const said = { stated: shown(stated), assumed: shown(value), at: formatPlace(place) };
    return [contradictedAssumption.at({ source, span: stated.span }, { fact, ...said })];
  });
}

/** What a path leads to; `null` on the way is what all below it is. */
function statedAt(root: DataNode | undefined, steps: readonly string[]): DataNode | undefined {
  let node = root;
  for (const step of steps) {
    if (node?.kind !== "record") return node?.kind === "scalar" && node.value === null ? node : undefined;
    node = node.entries.get(step)?.value;
  }
  return node;
}

const textOf = (node: DataNode): string => canonicalJson(toPlain(node));

const kinds = messages("pack/value", {
  list: { en: "a list", zh: "列表" },
  record: { en: "a record", zh: "一組字段" },
});

function shown(node: DataNode): string | Message {
  return node.kind === "scalar" ? `\`${String(toPlain(node))}\`` : kinds[node.kind]();
}
