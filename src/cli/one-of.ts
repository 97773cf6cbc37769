import { InvalidArgumentError } from "commander";
import { nearest } from "../base/nearest.ts";

/**
 * The word if it is one of those that an option takes.
 * Errors: any other word, with the nearest one or all of them.
 */
export function oneOf<T extends string>(words: readonly T[]): (text: string) => T {
  return (text) => {
    const found = words.find((it) => it === text);
    if (found !== undefined) return found;
    const near = nearest(text, words);
    throw new InvalidArgumentError(near === undefined ? `It takes ${words.join(", ")}.` : `Did you mean ${near}?`);
  };
}
