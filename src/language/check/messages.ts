import { listOf, message, messages, namesOf, type Message, type MessageValue } from "../../base/message.ts";
import { formatLocator, type Locator } from "../../statute/locator.ts";
import { writeUnitNumber } from "../../statute/unit-number.ts";

const places = messages("language/place", {
  article: { en: "art. {article}", zh: "第 {article} 條" },
  paragraph: { en: "art. {article}({paragraph})", zh: "第 {article} 條第 {paragraph} 款" },
  item: { en: "art. {article}({paragraph}) item {item}", zh: "第 {article} 條第 {paragraph} 款第 {item} 項" },
  inside: {
    en: "{unit}{subitem, plural, =0 {} other { subitem #}}{sentence, plural, =0 {} other { sentence #}}",
    zh: "{unit}{subitem, plural, =0 {} other {第 # 目}}{sentence, plural, =0 {} other {第 # 句}}",
  },
  cited: { en: "{place}", zh: " {place} " },
});

/** `art. 7(1) item 3` */
export function describePlace(locator: Locator): Message {
  if (locator.style !== undefined) return places.cited({ place: formatLocator(locator) });
  const [article = "", paragraph, item] = [locator.article, locator.paragraph, locator.item].map(
    (it) => it && writeUnitNumber(it),
  );
  if (paragraph === undefined) return places.article({ article });
  const unit =
    item === undefined ? places.paragraph({ article, paragraph }) : places.item({ article, paragraph, item });
  const { subitem = 0, sentence = 0 } = locator;
  return subitem + sentence === 0 ? unit : places.inside({ unit, subitem, sentence });
}

export const packs = messages("language/pack", {
  this: { en: "this pack", zh: "本規則包" },
  whole: { en: "the pack", zh: "規則包" },
  place: { en: "{place} of `{pack}`", zh: "`{pack}` {place}" },
});

/** How a circle goes on to the next of those that rest on one another. */
export const cycleSteps = messages("language/step", {
  reads: { en: "reads `{name}`", zh: "讀取 `{name}`" },
  complies: { en: "complies with `{name}`", zh: "遵守 `{name}`" },
  breach: { en: "follows a breach of `{name}`", zh: "因違反而適用 `{name}`" },
});

const several = message("language/several", {
  en: "{first}{more, plural, =0 {} other { and # more}}",
  zh: "{first}{more, plural, =0 {} other { 等，另有 # 個}}",
});

/** The first few of several things, and how many more there are. */
export const firstFew = <T>(all: readonly T[], most: number, name: (it: T) => MessageValue): Message =>
  several({ first: listOf(all.slice(0, most).map(name)), more: Math.max(0, all.length - most) });

const nothing = message("language/nothing", { en: "nothing", zh: "（無）" });

/** Names between backticks; `nothing` if there are none. */
export const namesOrNothing = (names: readonly string[]): MessageValue =>
  names.length === 0 ? nothing() : namesOf(names);
