import { inScript, type Script } from "./script.ts";

/** Writes a template of ours in the script of its reader; what is put into it is somebody else's, and stays as it is. */
export type Pen = (words: TemplateStringsArray, ...values: readonly (string | number)[]) => string;

/**
 * The pen for a script. A blank of ours that comes to stand between two Chinese characters, or beside Chinese punctuation, is
 * left out.
 *
 * @example
 * penFor("zh-Hans")`「${"標識"}」一項` // "“標識”一项"
 * penFor("zh-Hans")`依據 ${"第七条"} 共 ${2} 項` // "依据第七条共 2 项"
 */
export function penFor(script: Script): Pen {
  return (words, ...values) =>
    words.reduce((text, it, at) => {
      const before = at === 0 ? "" : joined(text, String(values[at - 1] ?? ""));
      return joined(before, inScript(it, script));
    }, "");
}

const punctuation = "、，。；：？！“”‘’「」『』（）";

/** Two texts, one of which is ours, without a blank between them where Chinese has none. */
function joined(before: string, after: string): string {
  const isBlank = before.endsWith(" ") !== after.startsWith(" ");
  const [left, right] = [before.trimEnd().at(-1) ?? "", after.trimStart().at(0) ?? ""];
  const isTight = punctuation.includes(left) || punctuation.includes(right) || (isChinese(left) && isChinese(right));
  return isBlank && left !== "" && right !== "" && isTight ? before.trimEnd() + after.trimStart() : before + after;
}

const isChinese = (character: string): boolean => /\p{Script=Han}/u.test(character);
