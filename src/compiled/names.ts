import { _, Name } from "ajv/dist/2020.js";
import { _Code } from "ajv/dist/compile/codegen/code.js";
import type { Code } from "ajv";

/** Gives names that no other place of the code has. */
export type NameMaker = (prefix: string) => Name;

/**
 * Names that begin alike and end in different numbers.
 *
 * @example
 * const fresh = nameMaker("");
 * [String(fresh("list")), String(fresh("list"))] // ["list0", "list1"]
 */
export function nameMaker(before: string): NameMaker {
  let next = 0;
  return (prefix) => new Name(`${before}${prefix}${next++}`);
}

/** Whether every object has something of this name, whatever it holds itself. */
export const isInherited = (name: string): boolean => name in Object.prototype;

/** The helper that reads what an object itself has by an inherited name; code that calls `own` begins with it. */
export const ownCode: Code = _`const own = (of, name) => (of != null && Object.hasOwn(of, name) ? of[name] : undefined);\n`;

/**
 * Pieces of code one after the other, as one piece: templates copy all pieces of what they hold, and thousands of rules have
 * more than a call can be handed.
 *
 * @example
 * const fresh = nameMaker("");
 * String(concatenated([fresh("one"), fresh("two")])) // "one0two1"
 */
export const concatenated = (all: readonly Code[]): Code => new _Code(all.join(""));
