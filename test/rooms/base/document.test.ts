import { expect, test } from "vitest";
import {
  allRead,
  dayOf,
  entriesOf,
  fieldOf,
  fromPlain,
  isTooLarge,
  isTrue,
  itemsOf,
  numberOf,
  refused,
  textAt,
  textOf,
  textsOf,
  toPlain,
  translatedAt,
} from "../../../src/base/document.ts";
import { readJson } from "../../../src/base/json-document.ts";

const plain = {
  text: "a",
  day: "1970-01-02",
  number: 2.5,
  yes: true,
  no: false,
  nothing: null,
  list: ["a", 1],
  group: {},
};
const node = fromPlain(plain);
const fields = Object.keys(plain);

test("a value is read as what it is, and as nothing else", () => {
  const readAs = (read: (it: ReturnType<typeof fieldOf>) => unknown) =>
    Object.fromEntries(
      [...fields, "absent"].flatMap((name) => {
        const it = read(fieldOf(node, name));
        return it === undefined || it === false || (Array.isArray(it) && it.length === 0) ? [] : [[name, it]];
      }),
    );
  expect(readAs(textOf)).toEqual({ text: "a", day: "1970-01-02" });
  expect(readAs(dayOf)).toEqual({ day: 1 });
  expect(readAs((it) => numberOf(it)?.toFraction())).toEqual({ number: "5/2" });
  expect(readAs(isTrue)).toEqual({ yes: true });
  expect(readAs((it) => itemsOf(it).map(toPlain))).toEqual({ list: ["a", 1] });
  expect(readAs(textsOf)).toEqual({ list: ["a"] });
  expect(fields.map((name) => fieldOf(fieldOf(node, name), "length"))).toEqual(fields.map(() => undefined));
  expect([textAt(node, "text"), textAt(node, "number"), textAt(undefined, "text")]).toEqual(["a", "", ""]);
  expect(toPlain(node)).toEqual(plain);
});

test("words of an author are read in the languages that there are", () => {
  const words = [{ en: "Labels", zh: "標識" }, { en: "Labels" }, { zh: 1 }, undefined];
  expect(words.map((it) => translatedAt(it && fromPlain(it)))).toEqual([
    { en: "Labels", zh: "標識" },
    { en: "Labels" },
    { en: "", zh: "" },
    { en: "" },
  ]);
});

test("the entries of a record are told in its order, with the places of their keys", () => {
  const [document] = readJson({ path: "a.json", text: '{"b": 1, "a": [2]}' }).documents;
  expect(entriesOf(document?.root).map((it) => [it.key, it.keySpan.start, toPlain(it.value)])).toEqual([
    ["b", 1, 1],
    ["a", 9, [2]],
  ]);
  expect([entriesOf(fromPlain(["a"])), entriesOf(undefined)]).toEqual([[], []]);
});

test("of several readings all that was read is one, and all that is wrong is told", () => {
  const { diagnostics } = readJson({ path: "a.json", text: '{"a": 1, "a": 2}' });
  const [slip] = diagnostics;
  const read = allRead([{ value: 1, diagnostics }, refused(slip), { value: 0, diagnostics: [] }]);
  expect(read).toEqual({ value: [1, 0], diagnostics: [slip, slip] });
  expect([refused(), refused(diagnostics)]).toEqual([
    { value: undefined, diagnostics: [] },
    { value: undefined, diagnostics },
  ]);
});

test("a text is too large by its bytes, which are more than its characters", () => {
  const sizes = ["a".repeat(10_000_000), "a".repeat(10_000_001), "法".repeat(3_333_333), "法".repeat(3_333_334)];
  expect(sizes.map(isTooLarge)).toEqual([false, true, false, true]);
});
