import { test } from "vitest";
import { expectValues, type Sheet } from "./said.ts";

test("yes and no", () => {
  const sheets = [
    { yes: true, sure: true },
    { yes: true, sure: false },
    { yes: false, sure: false },
    { yes: null, sure: true },
    { sure: true },
    { sure: false },
    {},
  ];
  const rows = {
    "sheet.yes": "yyn????",
    "not sheet.yes": "nny????",
    "sheet.yes is false": "nny????",
    "sheet.yes is present": "yyyn???",
    "sheet.yes is absent": "nnny???",
    "sheet.yes == true": "yyn????",
    "sheet.yes == sheet.sure": "yny????",
    "sheet.yes != sheet.sure": "nyn????",
    "(not sheet.yes) == sheet.sure": "nyn????",
    "(sheet.yes == sheet.sure) == service.yes": "yny????",
    "sheet.yes and sheet.sure": "ynn??n?",
    "sheet.yes or sheet.sure": "yynyy??",
    "sheet.yes implies sheet.sure": "ynyyy??",
    "sheet.sure == service.yes": "ynnyyn?",
    "sheet.sure == service.sure": "???????",
    "service.yes": "yyyyyyy",
    "service.sure": "???????",
    "service.sure and sheet.sure": "?nn??n?",
    "service.sure or sheet.sure": "y??yy??",
    "service.yes or sheet.sure": "yyyyyyy",
  };
  expectValues(sheets, rows, { service: { yes: true } });
});

test("a choice between truths is known where both are the same, and is the chosen one otherwise", () => {
  const sheets = [
    { yes: true, sure: true },
    { yes: true, sure: false },
    { yes: false, sure: false },
    { yes: null, sure: true },
    { sure: false },
    { yes: true },
    {},
  ];
  const rows = {
    "if sheet.yes then sheet.sure else not sheet.sure": "yny????",
    "not (if sheet.yes then sheet.sure else not sheet.sure)": "nyn????",
    "(if sheet.yes then sheet.sure else not sheet.sure) and sheet.sure": "ynn?n??",
    "if sheet.yes then sheet.sure else sheet.sure": "ynnyn??",
    "if sheet.yes then true else sheet.sure": "yyny?y?",
    "if sheet.yes then true else false": "yyn??y?",
    "if sheet.yes then service.sure else sheet.sure": "??n????",
    "if true then sheet.yes else sheet.sure": "yyn??y?",
    "if false then sheet.yes else sheet.sure": "ynnyn??",
    "if service.yes then sheet.yes else sheet.sure": "yyn??y?",
    "if service.sure then sheet.yes else sheet.sure": "y?n????",
    "if service.yes is absent then sheet.yes else sheet.sure": "ynnyn??",
  };
  expectValues(sheets, rows, { service: { yes: true } });
});

test("numbers", () => {
  const sheets = [
    { n: 1, m: 2 },
    { n: 2, m: 2 },
    { n: 3, m: 2 },
    { n: 0.5, m: 0 },
    { n: null, m: 2 },
    { m: 2 },
    { n: 2 },
    {},
  ];
  const rows = {
    "sheet.n == sheet.m": "nynn????",
    "sheet.n != sheet.m": "ynyy????",
    "sheet.n < sheet.m": "ynnn????",
    "sheet.n <= sheet.m": "yynn????",
    "sheet.n > sheet.m": "nnyy????",
    "sheet.n >= sheet.m": "nyyy????",
    "sheet.n < 2": "ynny??n?",
    "sheet.n <= 2": "yyny??y?",
    "2 < sheet.n": "nnyn??n?",
    "sheet.n == 50%": "nnny??n?",
    "sheet.n > -1": "yyyy??y?",
    "sheet.n == 123_456_789_012_345": "nnnn??n?",
    "sheet.n == 1/3": "nnnn??n? (island)",
    "sheet.n + 1 > 2": "nyyn??y? (island)",
    "sheet.n is present": "yyyyn?y?",
    "sheet.n == service.n": "nynn??y?",
    "service.n < sheet.n": "nnyn??n?",
    "sheet.n < service.m": "?nny??n? (island)",
    "sheet.n < service.group.n": "????????",
    "sheet.n in [1, 2]": "yynn??y?",
    "sheet.n not in [1, sheet.m]": "nnyy????",
    "sheet.n in [1, ...]": "y???????",
    "sheet.n in [1, service.group.n]": "y???????",
    "sheet.n in [sheet.m, ...]": "?y??????",
    "sheet.n in [1, service.m]": "y?nn???? (island)",
  };
  expectValues(sheets, rows, { service: { n: 2, m: { at_least: 1, at_most: 2 }, group: null } });
});

test("numbers of 15 digits are compared as they are, and longer ones by the reference", () => {
  const rows = {
    "sheet.n > service.n": "yn",
    "sheet.n > service.m": "yy",
    "sheet.n > 0.00123456789012345": "yn",
    "sheet.n > 1.23456789012345": "nn",
    "sheet.n > service.group.n": "yn (island)",
  };
  const service = { n: 0.000123456789012345, m: -0.0123456789012345, group: { n: 0.1234567890123456 } };
  expectValues([{ n: 0.5 }, { n: 0.0001 }], rows, { service });
});

test("numbers that a choice leaves, and those that it gives up", () => {
  const sheets = [{ n: 1, m: 2 }, { n: 2, m: 1 }, { n: 2, m: 2 }, { n: null, m: 2 }, { n: 2 }, {}];
  const rows = {
    "(if sheet.n > 1 then sheet.n else sheet.m) == 2": "yyy?y?",
    "(if sheet.n > 1 then sheet.m else 2) == 2": "ynyy??",
    "(if sheet.n > 1 then 2 else sheet.m) == 2": "yyyyy?",
    "(if sheet.n > 1 then 2 else 2) == 2": "yyyyyy",
    "(if sheet.n > 1 then 1 else 2) == sheet.m": "yyn???",
    "sheet.n == (if service.yes then 1 else 2)": "ynn?n?",
    "sheet.n == (if service.sure then 1 else 2)": "??????",
    "sheet.n == (if sheet.m > 1 then service.n else 2)": "yyn???",
    "sheet.n == (if sheet.m > 1 then service.m else 2)": "?y???? (island)",
    "sheet.n == (if sheet.m > 1 then service.group.n else 2)": "?y???? (island)",
    "(if sheet.n > 1 then sheet.n else sheet.group.n) == 2": "?yy?y?",
    "(if sheet.n > 1 then [1, 2] else [3]) has sheet.m": "nyy??? (island)",
    "(if sheet.n > 1 then 1/3 else sheet.n) == 2": "nnn?n? (island)",
  };
  expectValues(sheets, rows, { service: { yes: true, n: 1, m: { at_least: 1, at_most: 2 } } });
});

test("words and texts", () => {
  const sheets = [
    { word: "red", other: "red", text: "a", said: "a" },
    { word: "green", other: "red", text: "b", said: "c" },
    { word: "blue", other: null, text: "g", said: null },
    { word: null, other: "red", text: null, said: "a" },
    { other: "red", said: "a" },
  ];
  const seven = '["a", "b", "c", "d", "e", "f", "h"]';
  const rows = {
    "sheet.word == red": "ynn??",
    "sheet.word != red": "nyy??",
    "sheet.word == sheet.other": "yn???",
    "sheet.text == sheet.said": "yn???",
    "sheet.word == service.word": "ynn??",
    "sheet.word == service.other": "?????",
    "sheet.word in [red, green]": "yyn??",
    "sheet.word not in [red, green]": "nny??",
    "sheet.word in [red, ...]": "y????",
    "sheet.word not in [red, ...]": "n????",
    'sheet.text in ["a", "b", "c", "d", "e", "f"]': "yyn??",
    'sheet.text not in ["a", "b", "c", "d", "e", "f"]': "nny??",
    [`sheet.text in ${seven}`]: "yyn??",
    [`sheet.text not in ${seven}`]: "nny??",
    'sheet.text in ["\\" + h.x", "a"]': "ynn??",
    'sheet.text in [sheet.said, "g"]': "yny??",
    "sheet.text in [sheet.said, ...]": "y????",
    "sheet.word in service.words": "yny??",
    "sheet.word in service.others": "y????",
    "sheet.word not in service.others": "n????",
    "sheet.text in service.texts": "yy???",
    "sheet.word in [service.word, service.other]": "y????",
    "sheet.word in [service.word, ...]": "y????",
    "sheet.word in service.group.words": "nnnnn",
    '(if sheet.word == red then sheet.text else sheet.said) == "c"': "ny???",
    '(if sheet.word == red then "a" else sheet.said) == sheet.text': "yn???",
    "(if sheet.word == red then sheet.other else blue) == sheet.word": "yny??",
    "sheet.word == (if service.yes then red else blue)": "ynn??",
    "(if sheet.word == red then sheet.text else service.text) == sheet.said": "y???? (island)",
    "sheet.group.word == red": "?????",
  };
  const service = {
    yes: true,
    word: "red",
    words: ["red", "blue"],
    others: { at_least: ["red"] },
    texts: ["a", null, "b"],
    group: { words: [] },
  };
  expectValues(sheets, rows, { service });
});

test("names that every object has are read of the document alone", () => {
  const sheets: readonly Sheet[] = [
    { constructor: { yes: true, valueOf: 1 } },
    { constructor: { yes: false, valueOf: 0 } },
    { constructor: { yes: null, valueOf: null } },
    { constructor: {} },
    { constructor: null },
    {},
  ];
  expectValues(sheets, {
    "sheet.constructor.yes": "yn????",
    "sheet.constructor.valueOf == 1": "yn????",
    "sheet.constructor.valueOf is present": "yyn?n?",
    "sheet.constructor is present": "yyyyn?",
    "sheet.constructor.yes and sheet.constructor.valueOf > 0": "yn????",
  });
});
