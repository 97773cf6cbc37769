import fc from "fast-check";
import { expect, test } from "vitest";
import { detectPersonalData, normalise, type DetectorKind } from "../../../../src/readers/detect/detect.ts";
import { numbersIn } from "../../../../src/readers/detect/numbers-in.ts";
import { mailAddress, numberOf, withIdCheck } from "./numbers.ts";

const runs = Number(process.env["EDICT_RUNS"] ?? 300);

/** Words without a digit, an `@` or an ASCII letter at their ends, so that nothing planted grows. */
const around = fc
  .array(
    fc.constantFrom(
      "她的",
      "号码：",
      "，",
      "。",
      "𠮷",
      "😀",
      "\u200b",
      "\n",
      "（",
      "the number is ",
      " call ",
      "、",
      "e\u0301é ",
    ),
    {
      maxLength: 6,
    },
  )
  .map((it) => ` ${it.join("")} `);

const full = (character: string): string => String.fromCharCode(character.charCodeAt(0) + 0xfee0);

/** The same number, some characters in full width, and what shows nothing between them. */
const disguised = (value: string): fc.Arbitrary<string> => {
  const characters = Array.from(value);
  const noise = fc.constantFrom("", "", "", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u{e0100}");
  const count = { minLength: characters.length, maxLength: characters.length };
  return fc
    .tuple(fc.array(fc.boolean(), count), fc.array(noise, count))
    .map(([wide, between]) =>
      characters
        .map(
          (it, at) =>
            (wide[at] === true && it > " " && it <= "~" ? full(it) : it) +
            (at + 1 < characters.length ? between[at] : ""),
        )
        .join(""),
    );
};

const planted = (value: fc.Arbitrary<string>) =>
  value.chain((it) => fc.record({ value: fc.constant(it), written: disguised(it), ahead: around, behind: around }));

const kinds = Object.entries({ ...numberOf, mail_address: mailAddress }) as readonly [
  DetectorKind,
  fc.Arbitrary<string>,
][];

test.each(kinds)("%s: what is planted anywhere, in any disguise, is found where it stands", (kind, value) => {
  fc.assert(
    fc.property(planted(value), ({ value: plain, written, ahead, behind }) => {
      const text = ahead + written + behind;
      const [found, ...others] = detectPersonalData(text);
      expect(others).toEqual([]);
      expect(found).toEqual({
        kind,
        written: plain,
        span: { start: ahead.length, end: ahead.length + written.length },
      });
      expect(text.slice(found?.span.start, found?.span.end)).toBe(written);
    }),
    { numRuns: runs },
  );
});

const checked: readonly DetectorKind[] = ["resident_id", "social_credit_code", "bank_card"];

test.each(checked)("%s: with one character changed it is found no more", (kind) => {
  const value = kinds.find(([it]) => it === kind)?.[1] ?? fc.constant("");
  fc.assert(
    fc.property(value, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, place, by) => {
      const at = place % number.length;
      const digit = number.charAt(at);
      fc.pre(/\d/.test(digit));
      const changed = number.slice(0, at) + String((Number(digit) + by) % 10) + number.slice(at + 1);
      expect(detectPersonalData(` ${changed} `).filter((it) => it.kind === kind)).toEqual([]);
    }),
    { numRuns: runs },
  );
});

const anyText = fc
  .array(
    fc.oneof(fc.constantFrom(..."0123456789aE@.-+() 中\u200b１Ｅ＠\u{1f600}\ud800"), ...kinds.map(([, it]) => it)),
    { maxLength: 40 },
  )
  .map((it) => it.join(""));

test("in any text: detections stand in order, apart, and their words normalise to what is said", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let done = 0;
      for (const { span, written } of detectPersonalData(text)) {
        expect(span.start).toBeGreaterThanOrEqual(done);
        expect(normalise(text.slice(span.start, span.end)).text).toBe(written);
        done = span.end;
      }
      expect(done).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: runs * 3 },
  );
});

test("normal text keeps one unit for one unit", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 24 }), (text) => {
      const { text: normal, origins } = normalise(text);
      expect(origins.length).toBe(normal.length);
      expect([...origins]).toEqual([...origins].toSorted((a, b) => a - b));
      expect(normalise(normal).text).toBe(normal);
    }),
    { numRuns: runs },
  );
});

/** Texts that begin as if a number came, over and over. */
const hostile: readonly string[] = [
  "1",
  "11 ",
  "1 ",
  "6-",
  "4111 ",
  "010)",
  "138-",
  "E",
  "1101011990",
  "８６ ",
  "13800000000",
];

test.each(hostile)("%j over and over: as many candidates are tried for each word, however long the text", (part) => {
  const tried = (times: number): number => {
    let steps = 0;
    const holds = (): boolean => {
      steps += 1;
      return false;
    };
    numbersIn(normalise(part.repeat(times)).text, [{ kind: "any", shortest: 1, longest: 19, signed: true, holds }]);
    return steps;
  };
  const most = 19 * 200;
  expect(tried(200)).toBeLessThanOrEqual(most);
  expect(tried(2000)).toBeLessThanOrEqual(10 * most);
});

const signs: readonly string[] = [
  "@",
  "a@",
  "a.b@",
  "@b.",
  `${"a".repeat(64)}@`,
  "a@汉.",
  "a@b.c-",
  "\u200b",
  "１",
  "11 ",
  "4111-",
  "010)",
];

test.each(signs)("%j over and over for 300,000 units ends in time", (part) => {
  const text = part.repeat(Math.ceil(300_000 / part.length));
  expect(detectPersonalData(`${text} a@b.cn`).at(-1)?.written.endsWith("a@b.cn")).toBe(true);
});

test("a long text of numbers gives all of them", () => {
  const id = withIdCheck("11010119900307771");
  expect(detectPersonalData(`${id}，`.repeat(5000))).toHaveLength(5000);
});
