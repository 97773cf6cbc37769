import { message, type Value } from "../../base/message.ts";

const elements = message("report/elements", {
  en: "{count, plural, one {# element} other {# elements}}",
  zh: "{count} 項",
});

/** How many elements a list has, which is all that a decision keeps of it; undefined: it is no list. */
function countOf(shown: string): number | undefined {
  const [, count] = /^(\d+) elements?$/.exec(shown) ?? [];
  return count === undefined ? undefined : Number(count);
}

/** Whether how much there is of a list stands for it. */
export const isList = (shown: string): boolean => countOf(shown) !== undefined;

/**
 * A fact as it is shown: of lists how much there is of them.
 *
 * @example
 * locales["zh-Hans"].show(shownOf("3 elements")) // "3 项"
 * shownOf("true") // "true"
 */
export function shownOf(shown: string): Value {
  const count = countOf(shown);
  return count === undefined ? shown : elements({ count });
}
