import { nearest } from "../base/nearest.ts";
import { listOf } from "../base/message.ts";
import { misuse } from "./messages.ts";
import { invalidValue } from "./misuse.ts";

/** Reads a word of the command line, and says which there are. */
export interface WordReader<T extends string> {
  (text: string): T;
  readonly words: readonly T[];
}

/**
 * The word if it is one of those that an option takes.
 * Errors: any other word, with the nearest one or all of them.
 *
 * @example
 * oneOf(["human", "json"])("json") // "json"
 * oneOf(["human", "json"]).words // ["human", "json"]
 */
export function oneOf<T extends string>(words: readonly T[]): WordReader<T> {
  const read = (text: string): T => {
    const found = words.find((it) => it === text);
    if (found !== undefined) return found;
    const near = nearest(text, words);
    throw invalidValue(near === undefined ? misuse.oneOf({ words: listOf(words) }) : misuse.meant({ near }));
  };
  return Object.assign(read, { words });
}
