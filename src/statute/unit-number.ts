/**
 * The number of an article, a paragraph or an item. A unit that was inserted behind another stands behind it in the order
 * of numbers, two decimals for each insertion: the second behind 22757 is 22757.02, the first behind that 22757.0201.
 */
export type UnitNumber = number;

const insertion = 2;
const mostInsertions = 3;
const written = /^[1-9]\d{0,5}(?:\.[1-9]\d?){0,3}$/;

/**
 * The number that `22757` or, of an inserted unit, `22757.2` writes; undefined if the text is none.
 *
 * @example
 * readUnitNumber("50") // 50
 * readUnitNumber("22757.2") // 22757.02
 * readUnitNumber("8.0") // undefined
 */
export function readUnitNumber(text: string): UnitNumber | undefined {
  if (!written.test(text)) return undefined;
  const [whole = "", ...inserted] = text.split(".");
  return Number(`${whole}.${inserted.map((it) => it.padStart(insertion, "0")).join("")}`);
}

/**
 * The number of a unit that a law calls by a letter; undefined if the text is no single letter.
 *
 * @example
 * readUnitLetter("b") // 2
 * readUnitLetter("bb") // undefined
 */
export const readUnitLetter = (text: string): UnitNumber | undefined =>
  /^[a-z]$/i.test(text) ? Number.parseInt(text, 36) - 9 : undefined;

/**
 * A number and those of its insertions.
 *
 * @example
 * insertionsOf(22757.02) // [22757, 2]
 */
export function insertionsOf(number: UnitNumber): readonly number[] {
  // Nearly all units were never inserted, and every place is written again and again.
  if (Number.isInteger(number) && number > 0) return [number];
  const [whole = "", decimals = ""] = number.toFixed(insertion * mostInsertions).split(".");
  const pairs = decimals.match(/\d\d/g) ?? [];
  return [whole, ...pairs].map(Number).filter((it) => it > 0);
}

/**
 * A number as policies write it.
 *
 * @example
 * writeUnitNumber(22757.02) // "22757.2"
 */
export const writeUnitNumber = (number: UnitNumber): string => insertionsOf(number).join(".");
