import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { didYouMean, looksAlike, nearest, nearestFull, nearestOfMany, skeleton } from "../../../src/base/nearest.ts";

test.each<readonly [word: string, candidates: readonly string[], near: string | undefined]>([
  // One slip of each kind, in a word of three letters the only one.
  ["abd", ["abc"], "abc"],
  ["abcd", ["abc"], "abc"],
  ["ab", ["abc"], "abc"],
  ["acb", ["abc"], "abc"],
  ["cab", ["abc"], undefined],
  // Two that only half change places are two slips.
  ["ab", ["ca", "bc"], undefined],
  ["ab", ["a"], "a"],
  ["ab", ["b"], "b"],
  ["a", ["b"], undefined],
  ["", ["a"], undefined],
  ["abcd", ["cbad"], undefined],
  ["abcdx", ["abcd"], "abcd"],
  ["abcdxy", ["abcd"], "abcd"],
  ["abcdxy", ["abc"], undefined],
  // Three slips at most, however long the word.
  ["receivedat", ["xeceyvedzt"], "xeceyvedzt"],
  ["receivedatonce", ["xeceyvedztwnce"], undefined],
  ["receivedatonce", ["receivedatonceabc"], "receivedatonceabc"],
  ["receivedatonce", ["receivedatonceabcd"], undefined],
  // No part is edited twice: a letter between two that were swapped is two slips more.
  ["cab", ["abc", "bac"], undefined],
  ["ca", ["abc"], undefined],
  // The nearest, of equally near ones the first, and before all one that looks the same.
  ["abcdef", ["abcdxy", "abcdex", "abcdey"], "abcdex"],
  ["abcdef", ["abcdez", "ABCDEF"], "ABCDEF"],
  ["abcdef", ["abcdef", "ABCDEF"], "abcdef"],
  ["---", ["_", "--"], "--"],
])("what is near to %s among %s is %s", (word, candidates, near) => {
  expect(nearest(word, candidates)).toBe(near);
});

test("names that look alike have one skeleton", () => {
  const alike = [
    "service",
    "Service",
    "SERVICE",
    "ｓｅｒｖｉｃｅ",
    " ser vice\t",
    "ser-vice",
    "ser_vice",
    "ѕеrvісе",
    "ser\u200Bvice",
  ];
  expect(alike.map(skeleton)).toEqual(alike.map(() => "service"));
  expect(skeleton("абвгдё")).toBe("aбbrдë");
  expect(["service", "servic3", "法"].map(skeleton)).toEqual(["service", "servic3", "法"]);
});

test.each([
  ["Bill", "BiII", true],
  ["LIN WEI", "Lin Wei", true],
  ["Bill", "Bi1|", true],
  ["Bill", "BiӀІ", true],
  ["Bill", "Biʟʟ", true],
  ["Lee", "L℮e", true],
  ["Otto", "0tt0", true],
  ["Stern", "Stem", true],
  ["Stern", "Steгn", true],
  ["Noël", "Noёl", true],
  ["Noël", "Noel", false],
  ["Bill", "Bibi", false],
  ["Otto", "Olto", false],
])("whether the names %s and %s look alike: %s", (a, b, alike) => {
  expect([looksAlike(a, b), looksAlike(b, a)]).toEqual([alike, alike]);
});

test("no two names of one place in a shipped vocabulary look alike", () => {
  const groups = shippedSchemas().flatMap((it) => [...namesTogether(it)]);
  expect(groups.length).toBeGreaterThan(100);
  for (const names of groups) expect(new Set(names.map(skeleton)).size).toBe(names.length);
});

function shippedSchemas(): readonly unknown[] {
  const paths = readdirSync("policies/vocabulary", { recursive: true, encoding: "utf8" });
  const files = paths.filter((it) => /\.(ya?ml|json)$/.test(it));
  return files.map((it): unknown => parse(readFileSync(`policies/vocabulary/${it}`, "utf8")));
}

/** The keys of each group, and the words of each list, in a schema. */
function* namesTogether(schema: unknown): Generator<readonly string[]> {
  if (typeof schema !== "object" || schema === null) return;
  for (const [key, value] of Object.entries(schema) as readonly (readonly [string, unknown])[]) {
    if (key === "properties" && typeof value === "object" && value !== null) yield Object.keys(value);
    if (key === "enum" && Array.isArray(value)) yield value.map(String);
    yield* namesTogether(value);
  }
}

test("of full names the one that ends in a word is meant, else the nearest", () => {
  const all = ["de.drones.soon", "de.drones.promptly"];
  expect(nearestFull("promptly", all)).toBe("de.drones.promptly");
  expect(nearestFull("drones.promptly", new Set(all))).toBe("de.drones.promptly");
  expect(nearestFull("de.drone.promptly", all)).toBe("de.drones.promptly");
  expect(nearestFull("romptly", all)).toBeUndefined();
});

test("nothing is asked where nothing is near", () => {
  expect(didYouMean(undefined)).toBeUndefined();
  expect(didYouMean("a")?.params).toEqual({ near: "a" });
});

test("of many words that are sought among many, the first have what was meant, and the others cost nothing", () => {
  let looked = 0;
  const candidates = new Set(Array.from({ length: 500 }, (_, at) => String(1000 + at)));
  candidates[Symbol.iterator] = function* (): ReturnType<Set<string>["values"]> {
    for (const it of this.values()) {
      looked += 1;
      yield it;
    }
  };
  const sought = nearestOfMany();
  const found = Array.from({ length: 500 }, (_, at) => sought(`x${1000 + at}`, candidates));
  expect(found.slice(0, 2)).toEqual(["1000", "1001"]);
  expect([found[199], found[200], found[499]]).toEqual(["1199", undefined, undefined]);
  expect(looked).toBe(100_000);
});
