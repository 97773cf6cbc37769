/** Phrases of ours, each with its Chinese: `{}` stands for a text, and `{1}` in Chinese for the first one. */
type Phrases = Readonly<Record<string, Chinese>>;
type Chinese = string | ((...texts: readonly string[]) => string);

/**
 * Says phrases of ours that stand inside sentences in Chinese: what is expected, what was found. An earlier entry goes before a
 * later one. What `{}` stands for is a phrase too, unless it stands between backticks. What is no phrase is said `otherwise`:
 * as it is, but for lists.
 *
 * @example
 * const inWords = phrasebook({ "a list": "列表", "an element that is {}": "屬於{}的元素", "the rule `{}`": "規則 `{}`" });
 * inWords("an element that is a list") // "屬於列表的元素"
 * inWords("the rule `a list`") // "規則 `a list`"
 * phrasebook({ "paragraph {} of article {}": "第 {2} 條第 {1} 款" })("paragraph 1 of article 6") // "第 6 條第 1 款"
 */
export function phrasebook(
  phrases: Phrases,
  otherwise = (phrase: string): string => phrase.replaceAll("`, `", "`、`"),
): (phrase: string) => string {
  const patterns = Object.entries(phrases).map(([phrase, chinese]) => ({ chinese, ...patternOf(phrase) }));
  const said = (phrase: string): string => {
    for (const { pattern, isQuoted, chinese } of patterns) {
      const texts = pattern.exec(phrase)?.slice(1);
      if (!texts) continue;
      if (typeof chinese === "function") return chinese(...texts);
      const filled = texts.map((it, at) => (isQuoted[at] === true ? it : said(it)));
      let next = 0;
      return chinese.replaceAll(/\{(\d?)\}/g, (_, at: string) => filled[at === "" ? next++ : Number(at) - 1] ?? "");
    }
    return otherwise(phrase);
  };
  return said;
}

function patternOf(phrase: string): { readonly pattern: RegExp; readonly isQuoted: readonly boolean[] } {
  const parts = phrase.split("{}");
  return {
    pattern: new RegExp(`^${parts.map((it) => it.replaceAll(/[.*+?^${}()[\]|\\]/g, "\\$&")).join("(.*?)")}$`, "su"),
    isQuoted: parts.slice(0, -1).map((it) => it.endsWith("`")),
  };
}

/**
 * Names between backticks, as Chinese lists them.
 *
 * @example
 * listedZh(["a", "b"]) // "`a`、`b`"
 */
export function listedZh(names: readonly string[]): string {
  return names.map((it) => `\`${it}\``).join("、");
}
