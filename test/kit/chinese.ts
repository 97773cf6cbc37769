import fromSimplified from "opencc-js/dict/STCharacters";
import toSimplified from "opencc-js/dict/TSCharacters";
import { inScript } from "../../src/base/script.ts";

const read = (dictionary: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    dictionary.split("|").map((it) => {
      const [letter = "", ...forms] = it.split(" ");
      return [letter, forms];
    }),
  );
const simplified = read(toSimplified);
const traditional = read(fromSimplified);

/** Traditional characters as well, in words where we use them: 批准. */
const both = new Set("准");

/** By OpenCC: which of the characters of our own Chinese are Simplified where it is written, or Traditional where it is shown so. */
export function faultsOfScript(text: string): readonly string[] {
  return [...new Set(text.replaceAll(/`[^`]*`/g, "").match(/\p{Script=Han}/gu))].flatMap((it) => {
    const [wanted = it] = simplified.get(it) ?? [];
    if (inScript(it, "zh-Hans") !== wanted) return [`${it} is ${wanted} in Simplified`];
    const other = traditional.get(it)?.find((form) => form !== it);
    return other === undefined || both.has(it) ? [] : [`${it} is ${other} in Traditional`];
  });
}
