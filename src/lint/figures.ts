const digits = "零一二三四五六七八九";
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const english: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  sixty: 60,
  ninety: 90,
  hundred: 100,
};

/**
 * The figures in words of the law, in digits, in Chinese numerals or as English words.
 *
 * @example
 * [...figuresIn("三十日內, 100萬 or two years")] // [30, 1000000, 2]
 */
export function figuresIn(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [, number = "", many] of text.matchAll(
    /(\d[\d,]*(?:\.\d+)?|[零〇一二兩两三四五六七八九十百千]+)\s*([萬万億亿])?/g,
  )) {
    const value = /\d/.test(number) ? Number(number.replaceAll(",", "")) : chinese(number);
    found.add(value * (many === undefined ? 1 : /[萬万]/.test(many) ? 10_000 : 100_000_000));
  }
  for (const [word] of text.toLowerCase().matchAll(/[a-z]+/g)) {
    const value = english[word];
    if (value !== undefined) found.add(value);
  }
  return found;
}

function chinese(numeral: string): number {
  let [sum, last] = [0, 0];
  for (const it of numeral.replaceAll("〇", "零").replaceAll(/[兩两]/g, "二")) {
    const place = places[it];
    if (place === undefined) last = digits.indexOf(it);
    else {
      sum += (last === 0 ? 1 : last) * place;
      last = 0;
    }
  }
  return sum + last;
}
