const LONG = 9;

/**
 * A value of which nobody learns more than is needed to find it again: its first three characters and its last two; of a
 * short one the first and the last.
 *
 * @example
 * masked("110101199003077715") // "110*************15"
 * masked("a@b.cn") // "a****n"
 */
export function masked(value: string): string {
  const characters = Array.from(value);
  const [ahead, behind] = characters.length < LONG ? [1, 1] : [3, 2];
  return characters.map((it, at) => (at < ahead || at >= characters.length - behind ? it : "*")).join("");
}
