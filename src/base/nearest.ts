import { message, type Message } from "./message.ts";

/**
 * The candidate that a misspelt word most likely meant; undefined if none is near.
 * Near is what looks alike, and one slip (a letter added, lost, changed, or two swapped) for each three letters, at most three.
 *
 * @example
 * nearest("recieved_at", ["received_at", "notified_at"]) // "received_at"
 * nearest("Received At", ["received_at", "notified_at"]) // "received_at"
 * nearest("launch", ["filing", "labels"]) // undefined
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const letters = Array.from(word);
  let limit = Math.min(3, Math.floor((letters.length + 1) / 3));
  let best: string | undefined;
  const looks = skeleton(word);
  for (const candidate of candidates) {
    if (looks !== "" && skeleton(candidate) === looks) return candidate;
    const others = Array.from(candidate);
    if (Math.abs(others.length - letters.length) > limit) continue;
    const slips = distance(letters, others);
    if (slips > limit || (best !== undefined && slips === limit)) continue;
    best = candidate;
    limit = slips;
  }
  return best;
}

/**
 * The full name that a word most likely meant: the one that ends in it after a dot, else the nearest.
 *
 * @example
 * nearestFull("promptly", ["de.drones.promptly", "de.drones.soon"]) // "de.drones.promptly"
 * nearestFull("de.drone.soon", ["de.drones.promptly", "de.drones.soon"]) // "de.drones.soon"
 */
export function nearestFull(word: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  return all.find((it) => it.endsWith(`.${word}`)) ?? nearest(word, all);
}

/**
 * Whether two names are alike to the eye but for one slip; short names never are: too many words of others lie one slip away.
 *
 * @example
 * isOneSlip("Reponse", "response") // true
 * isOneSlip("requires", "request") // false
 * isOneSlip("kidn", "kind") // false
 */
export function isOneSlip(word: string, name: string): boolean {
  const [letters, others] = [Array.from(skeleton(word)), Array.from(skeleton(name))];
  return others.length >= 6 && Math.abs(others.length - letters.length) <= 1 && distance(letters, others) <= 1;
}

/** Letters of Cyrillic and Greek, and phonetic ones, beside the Latin ones that they look like (Unicode Technical Standard 39). */
const [foreignLetters, latinLetters] = [
  "авгеёѕіјкмнорстухһԁԛԝѵӏɡɑıʟ℮αβγεηικνορτυχ",
  "abreësijkmhopctyxhdqwvlgaileabyenikvoptux",
];

/**
 * A name as the eye takes it: without case, width, blanks, dashes and low lines, Latin letters for those that look like them.
 *
 * @example
 * skeleton("Ｓеrvice ") // "service"
 * skeleton("rights-request") // "rightsrequest"
 */
export function skeleton(name: string): string {
  if (/^[a-z0-9]*$/.test(name)) return name;
  const plain = name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\p{Z}\p{Cc}\p{Default_Ignorable_Code_Point}\p{Pd}\p{Pc}]/gu, "");
  return Array.from(plain, (it) => latinLetters[foreignLetters.indexOf(it)] ?? it).join("");
}

/** Capitals of Greek beside the Latin ones that they look like, whose small letters do not. */
const [foreignCapitals, latinCapitals] = ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"];

/**
 * Whether two names look alike to the eye, as they are written or in small letters. Of names, not of keys: `l`, `I`, `1` and
 * `|` are one stroke here, a zero is an O, and `rn` is an m.
 *
 * @example
 * looksAlike("ΑΝΝΑ", "Anna") // true
 * looksAlike("Anna", "Hanna") // false
 * looksAlike("BiII Stern", "Bill Stem") // true
 */
export function looksAlike(a: string, b: string): boolean {
  const asWritten = (name: string): string =>
    skeleton(
      Array.from(name.normalize("NFKC"), (it) => latinCapitals[foreignCapitals.indexOf(it)] ?? it)
        .join("")
        .replaceAll(/[I1|ІӀ]/g, "l"),
    )
      .replaceAll("0", "o")
      .replaceAll("rn", "m");
  return skeleton(a) === skeleton(b) || asWritten(a) === asWritten(b);
}

/**
 * `nearest` for many words that are each sought among as many: when 100,000 candidates have been looked at, it finds none.
 *
 * @example
 * nearestOfMany()("recieved_at", new Set(["received_at", "notified_at"])) // "received_at"
 */
export function nearestOfMany(): (word: string, candidates: Iterable<string>) => string | undefined {
  let left = 100_000;
  const counted = function* (candidates: Iterable<string>): Generator<string> {
    for (const it of candidates) {
      left -= 1;
      yield it;
    }
  };
  return (word, candidates) => (left > 0 ? nearest(word, counted(candidates)) : undefined);
}

const meant = message("base/did-you-mean", { en: "; did you mean `{near}`?", zh: "；是否指 `{near}`？" });

/**
 * The end of a message about a misspelt word, from what `nearest` found; nothing where nothing is near.
 *
 * @example
 * didYouMean("received_at") // { code: "base/did-you-mean", params: { near: "received_at" } }
 * didYouMean(undefined) // undefined
 */
export function didYouMean(near: string | undefined): Message | undefined {
  return near === undefined ? undefined : meant({ near });
}

/** Damerau-Levenshtein, where no part is edited twice. */
function distance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(beforeLast, j - 2) + 1 : Infinity;
      row.push(Math.min(changed, at(last, j) + 1, at(row, j - 1) + 1, swapped));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
