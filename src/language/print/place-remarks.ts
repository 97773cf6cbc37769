import { invariant } from "../../base/invariant.ts";
import type { Break, Doc } from "./doc.ts";
import type { Remark } from "./remarks.ts";

/** The comments at a break: one behind the words before it, the others on lines of their own. */
export interface Placed {
  readonly behind: Remark | undefined;
  readonly alone: readonly Remark[];
}

/**
 * Finds for each comment the break where it stands: one that is alone, before the words that hold its token; any
 * other, after them. A line ends with one comment: of several behind the same words, all but the last go before them.
 * `tokens`: how many there are, the end of the file included.
 *
 * INVARIANT (stays-where-read): a comment that stands at a break is read back as standing there, so that printing twice
 * changes nothing.
 */
export function placeRemarks(doc: Doc, remarks: readonly Remark[], tokens: number): ReadonlyMap<Break, Placed> {
  const sides = sidesOf(doc, tokens);
  const alone = gather(remarks.filter((it) => it.alone).map((it) => [sides.before.get(it.token), it]));
  const behind = gather(remarks.filter((it) => !it.alone).map((it) => [sides.after.get(it.token), it]));
  const placed = new Map<Break, Placed>();
  let last: Break | undefined;
  for (const place of sides.breaks) {
    const ending = behind.get(place) ?? [];
    const moved = ending.slice(0, -1).map((it) => ({ ...it, blankBefore: false, blankAfter: false }));
    if (moved.length > 0 && last !== undefined) {
      const before = placed.get(last);
      placed.set(last, { behind: before?.behind, alone: [...(before?.alone ?? []), ...moved] });
    }
    const own = alone.get(place) ?? [];
    if (ending.length + own.length > 0) placed.set(place, { behind: ending.at(-1), alone: own });
    last = place;
  }
  return placed;
}

function gather(pairs: readonly (readonly [Break | undefined, Remark])[]): ReadonlyMap<Break, readonly Remark[]> {
  const gathered = new Map<Break, Remark[]>();
  for (const [place, remark] of pairs) {
    invariant(place !== undefined, "a comment has a break on its side");
    const known = gathered.get(place);
    if (known === undefined) gathered.set(place, [remark]);
    else known.push(remark);
  }
  return gathered;
}

interface Sides {
  /** In the order in which they are printed. */
  readonly breaks: readonly Break[];
  /** The break before and the break behind each token of the source. */
  readonly before: ReadonlyMap<number, Break>;
  readonly after: ReadonlyMap<number, Break>;
}

function sidesOf(doc: Doc, tokens: number): Sides {
  const breaks: Break[] = [];
  const before = new Map<number, Break>();
  const after = new Map<number, Break>();
  let waiting: number[] = [];
  let next = 0;
  const visit = (it: Doc): void => {
    switch (it.kind) {
      case "text":
        for (let count = it.tokens; count > 0; count -= 1, next += 1) {
          const last = breaks.at(-1);
          invariant(last !== undefined && !before.has(next), "a token is printed once, after a break");
          before.set(next, last);
          if (it.leans) after.set(next, last);
          else waiting.push(next);
        }
        return;
      case "break":
        for (const token of waiting) after.set(token, it);
        waiting = [];
        breaks.push(it);
        return;
      case "from":
        next = it.token;
        return;
      case "group":
      case "nest":
        return visit(it.body);
      case "row":
        return it.parts.forEach(visit);
    }
  };
  visit(doc);
  // INVARIANT (every-token-printed): each token of the source is printed exactly once, so that no comment loses its place.
  invariant(before.size === tokens, "all tokens are printed");
  return { breaks, before, after };
}
