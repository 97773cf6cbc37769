import { listOf, messages, type Message, type MessageValue } from "../../base/message.ts";
import { labels } from "./labels.ts";

/** How texts stand beside each other. */
export const phrases = messages("report/phrases", {
  labelled: { en: "{label}: {text}", zh: "{label}：{text}" },
  inBrackets: { en: "({text})", zh: "（{text}）" },
  aside: { en: "{text} ({aside})", zh: "{text}（{aside}）" },
  /** Our own words for something, where the law's stand beside them. */
  quote: { en: '"{text}"', zh: "「{text}」" },
  sentence: { en: "{text}.", zh: "{text}。" },
  /** Some of those that were counted. */
  among: { en: " ({parts})", zh: "（其中 {parts}）" },
  all: { en: "{all}", zh: "{all}" },
});

/** The same marks alone, where markup stands between the texts. */
export const punctuation = messages("report/marks", {
  colon: { en: ": ", zh: "：" },
  comma: { en: ", ", zh: "、" },
  clause: { en: ", ", zh: "，" },
});

const joined = messages("report/joined", {
  things: { en: "{most} and {last}", zh: "{most}、{last}" },
  facts: { en: "{most} and {last}", zh: "{most}，{last}" },
  reasons: { en: "{most} and {last}", zh: "{most}；{last}" },
});
const betweenMost = { things: "comma", facts: "clause", reasons: "semicolon" } as const;

/** Those that are there. */
export const present = <T>(all: readonly (T | undefined)[]): readonly T[] => all.filter((it) => it !== undefined);

/** The first of several things, and how many more there are. */
export function firstOfMany<T extends MessageValue>(
  all: readonly T[],
  most: number,
  rest: (of: { count: number }) => Message = labels.more,
): readonly (T | Message)[] {
  const count = all.length - most;
  return count > 0 ? [...all.slice(0, most), rest({ count })] : all;
}

/** Several parts of a sentence as one. */
export const joinedClauses = (parts: readonly MessageValue[]): Message =>
  phrases.all({ all: listOf(parts, "semicolon") });

/** All of several things, of facts that are clauses each, or of reasons that are sentences. */
export function enumeration(of: readonly MessageValue[], kind: keyof typeof joined = "things"): MessageValue {
  const most = of.slice(0, -1);
  const last = of.at(-1);
  return most.length === 0 ? last : joined[kind]({ most: listOf(most, betweenMost[kind]), last });
}
