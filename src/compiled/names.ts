import { Name } from "ajv/dist/2020.js";

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
