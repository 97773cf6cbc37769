import type { Span } from "../base/text.ts";
import type { Unit } from "../statute/statute.ts";

/** A word of the law that binds or entitles, and where it stands in its unit's words. */
export interface ModalWord extends Span {
  readonly word: "應當" | "不得" | "有權";
}

const binding = ["應當", "不得", "有權"] as const;

/** In the order of the text; both scripts have them at the same offsets. */
export function modalWords({ words }: Pick<Unit, "words">): readonly ModalWord[] {
  const found = binding.flatMap((word) => {
    const places: ModalWord[] = [];
    for (let at = words.hant.indexOf(word); at >= 0; at = words.hant.indexOf(word, at + word.length))
      places.push({ word, start: at, end: at + word.length });
    return places;
  });
  return found.toSorted((a, b) => a.start - b.start);
}
