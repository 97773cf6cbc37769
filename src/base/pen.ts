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
      const [own, value] = [inScript(it, script), String(values[at - 1] ?? "")];
      if (at === 0) return own;
      const before = (isTight(text, value) ? text.trimEnd() : text) + value;
      return before + (isTight(before, own) ? own.trimStart() : own);
    }, "");
}

const punctuation = "、，。；：？！“”‘’「」『』（）";

/** Whether Chinese has no blank between the end of a text and the start of another. */
export function isTight(before: string, after: string): boolean {
  const [left, right] = [before.trimEnd().at(-1), after.trimStart().at(0)];
  if (left === undefined || right === undefined) return false;
  return punctuation.includes(left) || punctuation.includes(right) || (isChinese(left) && isChinese(right));
}

const isChinese = (character: string): boolean => /\p{Script=Han}/u.test(character);
