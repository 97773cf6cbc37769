import { test } from "vitest";
import { expectValues, expectVerdicts } from "./said.ts";

const service = {
  yes: true,
  n: 2,
  m: { at_least: 1, at_most: 2 },
  word: "red",
  from_on: "2025-09-01",
  sent_at: "2025-09-01T08:00:00+08:00",
  span: "1 days",
  words: ["red", "blue"],
  others: { at_least: ["red"] },
  texts: ["a", null, "b"],
  numbers: [1, 2],
  flags: [true],
  days: ["2025-09-01"],
  moments: ["2025-09-01T08:00:00+08:00"],
  spans: ["1 days"],
  parts: [
    { name: "p", ok: true, size: 1, steps: [{ done: true }] },
    { name: "q", ok: false, size: 2 },
  ],
  steps: null,
  group: { words: [] },
};
const asked = { service };

/** Lists that hold what is looked for and more, others, nothing, and that are not known. */
const held = [
  {
    n: 1,
    numbers: [1, 2],
    yes: true,
    sure: false,
    flags: [true, false],
    from_on: "2025-09-01",
    days: ["2025-09-01"],
    word: "red",
    words: ["red", "blue"],
    others: ["red"],
    text: "a",
    texts: ["a", "b"],
  },
  {
    n: 1,
    numbers: [2],
    yes: true,
    sure: true,
    flags: [false],
    from_on: "2025-09-01",
    days: ["2025-09-02"],
    word: "green",
    words: ["red", "blue"],
    others: ["green"],
    text: "c",
    texts: ["a", "b"],
  },
  {
    n: 1,
    numbers: [],
    yes: true,
    sure: true,
    flags: [],
    from_on: "2025-09-01",
    days: [],
    word: "green",
    words: [],
    others: [],
    text: "c",
    texts: [],
  },
  {
    n: null,
    numbers: [1],
    yes: null,
    sure: true,
    flags: [true],
    from_on: null,
    days: ["2025-09-01"],
    word: null,
    words: ["red"],
    others: ["red"],
    text: null,
    texts: ["a"],
  },
  {
    n: 1,
    numbers: null,
    yes: true,
    sure: true,
    flags: null,
    from_on: "2025-09-01",
    days: null,
    word: "green",
    words: null,
    others: null,
    text: "a",
    texts: null,
  },
  { n: 1, yes: true, from_on: "2025-09-01", word: "green", text: "a" },
  { numbers: [], words: [] },
  { words: ["red"], others: [] },
  { words: [], others: null },
  {},
];

test("what is in a list of the document", () => {
  expectValues(
    held,
    {
      "sheet.n in sheet.numbers": "ynn???n???",
      "1 in sheet.numbers": "ynny??n???",
      "1 not in sheet.numbers": "nyyn??y???",
      "service.n in sheet.numbers": "yynn??n???",
      "service.m in sheet.numbers": "??n???n??? (island)",
      "sheet.yes in sheet.flags": "ynn???????",
      "true in sheet.flags": "ynny??????",
      "service.yes in sheet.flags": "ynny??????",
      "sheet.from_on in sheet.days": "ynn???????",
      "2025-09-01 in sheet.days": "ynny??????",
      "service.from_on in sheet.days": "ynny??????",
      "sheet.word in sheet.words": "ynn???n?n?",
      "red in sheet.words": "yyny??nyn?",
      "sheet.words has green": "nnnn??nnn?",
      "service.word in sheet.words": "yyny??nyn?",
      "sheet.text in sheet.texts": "ynn???????",
      '"a" in sheet.texts': "yyny??????",
      "(if sheet.yes then sheet.n else 2) in sheet.numbers": "ynn???n???",
    },
    asked,
  );
});

test("members that are no words of a document are the reference's", () => {
  expectValues(
    held,
    {
      "(sheet.yes and sheet.sure) in sheet.flags": "ynn??????? (island)",
      "service.span in sheet.spans": "?????????? (island)",
      "sheet.at in sheet.moments": "?????????? (island)",
      "service.sent_at in sheet.days": "ynny?????? (island)",
      "sheet.at in sheet.days": "nnnn?????? (island)",
      "sheet.from_on + 1 day in sheet.days": "nyn??????? (island)",
      "count(x in sheet.words) in sheet.numbers": "yyny??n??? (island)",
      "1/3 in sheet.numbers": "nnnn??n??? (island)",
    },
    asked,
  );
});

test("what is in a list that is fixed", () => {
  expectValues(
    held,
    {
      "sheet.n in service.numbers": "yyy?yy????",
      "sheet.from_on in service.days": "yyy?yy????",
      "sheet.yes in service.flags": "yyy?yy????",
      "sheet.at in service.moments": "nnnnnnnnnn",
      "sheet.span in service.spans": "??????????",
      "sheet.from_on in service.moments": "yyy?yy????",
      "(sheet.yes and sheet.sure) in service.flags": "nyy?y?????",
      "count(x in sheet.words) in [1, 2]": "yyny??nyn?",
      "count(x in sheet.words) in service.numbers": "yyny??nyn?",
      "(if sheet.yes then sheet.word else blue) in [red, blue]": "ynn?nn????",
    },
    asked,
  );
});

test("lists that meet", () => {
  expectValues(
    held,
    {
      "sheet.words has any sheet.others": "ynny??nnn?",
      "sheet.words has any [red, green]": "yyny??nyn?",
      "[red, green] has any sheet.words": "yyny??nyn?",
      "sheet.words has any [red, ...]": "yyny??nyn?",
      "sheet.words has any service.words": "yyny??nyn?",
      "sheet.words has any service.others": "yyny??nyn?",
      "service.others has any sheet.words": "yyny??nyn?",
      "sheet.words has any service.group.words": "nnnnnnnnnn",
      "sheet.texts has any service.texts": "yyny??????",
      "sheet.days has any sheet.days": "yyny??????",
      "sheet.flags has any sheet.flags": "yyny??????",
      "sheet.numbers has any sheet.numbers": "yyny??n???",
    },
    asked,
  );
});

test("lists that hold all of another one", () => {
  expectValues(
    held,
    {
      "sheet.words has all sheet.others": "ynyy???y??",
      "sheet.words has all [red, blue]": "yynn??nnn?",
      "[red, blue] has all sheet.words": "yyyy??yyy?",
      "service.words has all sheet.words": "yyyy??yyy?",
      "sheet.words has all service.words": "yynn??nnn?",
      "sheet.words has all service.others": "??n???n?n?",
      "sheet.texts has all service.texts": "??nn??????",
      "sheet.numbers has all [sheet.n, 2]": "ynnn??n???",
      "service.words has all [sheet.word, red]": "ynn?nn????",
      "[red, sheet.word] has all sheet.words": "nnyy??yyy?",
      "[sheet.n] has all [1]": "yyy?yy????",
      "sheet.days has all service.days": "ynny??????",
    },
    asked,
  );
});

test("lists that are empty", () => {
  expectValues(
    held,
    {
      "sheet.words is empty": "nnyn??yny?",
      "sheet.words is not empty": "yyny??nyn?",
      "sheet.numbers is empty": "nnyn??y???",
      "[sheet.word] is empty": "nnnnnnnnnn",
      "service.words is empty": "nnnnnnnnnn",
      "service.parts is empty": "nnnnnnnnnn",
    },
    asked,
  );
});

test("lists that may hold more meet what they name, and perhaps others", () => {
  expectValues(
    [{ texts: ["c"], words: ["green"] }],
    {
      "sheet.texts has any service.texts": "?",
      "sheet.words has any service.others": "?",
      "sheet.words has any [red, ...]": "?",
      "sheet.words has any service.words": "n",
    },
    asked,
  );
});

test("durations that are written in two ways are one, and moments too", () => {
  const sheets = [
    { span: "24 hours", spans: ["1 days"], sent_at: "2025-09-01T08:00:00+08:00", moments: ["2025-09-01T00:00:00Z"] },
    { span: "2 days", spans: ["1 days"], sent_at: "2025-09-02T08:00:00+08:00", moments: ["2025-09-01T00:00:00Z"] },
  ];
  expectValues(sheets, {
    "sheet.span in sheet.spans": "yn (island)",
    "sheet.sent_at in sheet.moments": "yn (island)",
    "sheet.spans has any sheet.spans": "yy (island)",
    "sheet.moments has any sheet.moments": "yy (island)",
  });
});

test("a choice between lists is the reference's, as two that hold the same are one", () => {
  const sheets = [
    { yes: true, words: ["red"], others: ["blue"] },
    { words: ["red"], others: ["red"] },
    { words: ["red"], others: ["blue"] },
  ];
  expectValues(sheets, {
    "(if sheet.yes then sheet.words else sheet.others) has red": "yy? (island)",
    "any w in (if sheet.yes then sheet.words else sheet.others) satisfies w == red": "yy? (island)",
  });
});

test("lists that only the reference holds together", () => {
  expectValues(
    held,
    {
      "sheet.numbers has any [1, 3]": "ynny??n??? (island)",
      "sheet.moments has any sheet.moments": "?????????? (island)",
      "sheet.spans has any sheet.spans": "?????????? (island)",
      "sheet.days has any sheet.moments": "??n??????? (island)",
      "sheet.words has any [sheet.word]": "ynn???n?n? (island)",
      "[sheet.word] has any [red]": "ynn?nn???? (island)",
    },
    { ...asked, before: 'open list warm: sheet.word means [red, ...] quote "乙丙"' },
  );
});

test("lists of which nothing is known, or that are known to be absent", () => {
  const rows = {
    "sheet.word in service.words": "??????????",
    "sheet.n in service.numbers": "??????????",
    "sheet.words has any service.words": "??n???n?n? (island)",
    "sheet.words has all service.words": "??????????",
    "service.words has all sheet.words": "??y???y?y?",
    "any w in service.words satisfies w in sheet.words": "??????????",
    "every w in service.words satisfies w in sheet.words": "??????????",
    "service.words is empty and sheet.yes": "??????????",
    "count(w in service.words) == sheet.n": "??????????",
    "sheet.n == (if service.words is empty then 1 else 2)": "??????????",
  };
  for (const nothing of [{}, { words: null, numbers: null }]) expectValues(held, rows, { service: nothing });
});

/** Parts of which all are so, some, none; no parts, and parts that are not known. */
const parts = [
  {
    n: 1,
    words: ["red"],
    numbers: [1, 2],
    yes: true,
    text: "a",
    group: { word: "red", n: 2 },
    parts: [
      { name: "a", ok: true, word: "red", size: 1, made_on: "2025-09-01", steps: [{ done: true }], words: ["red"] },
      { name: "b", ok: true, word: "green", size: 2, made_on: "2025-09-02", steps: [], words: ["blue"] },
    ],
  },
  {
    n: 2,
    words: ["blue"],
    numbers: [0],
    yes: false,
    text: "c",
    group: { word: "blue", n: 1 },
    parts: [
      {
        name: "a",
        ok: false,
        word: "red",
        size: 1,
        made_on: "2025-09-01",
        steps: [{ done: true }, { done: false }],
        words: ["red"],
      },
      { name: "b", ok: true, steps: [{ done: true }] },
    ],
  },
  { n: 1, words: [], numbers: [], yes: null, group: {}, parts: [] },
  { n: 1, words: null, group: null, parts: null },
  { n: 0, group: { word: null, n: null }, parts: [{ name: "a" }, { name: "b", ok: null, steps: null, words: null }] },
  {
    n: 3,
    words: ["red"],
    numbers: [1],
    parts: [
      { name: "a", ok: true, size: 0, steps: [] },
      { name: "b", words: [] },
    ],
  },
  {},
];

test("any, every and no element of a list of the document", () => {
  expectValues(
    parts,
    {
      "any p in sheet.parts satisfies p.ok": "yyn??y?",
      "every p in sheet.parts satisfies p.ok": "yny????",
      "no p in sheet.parts satisfies p.ok": "nny??n?",
      "any p in sheet.parts satisfies p is present": "yyn?yy?",
      "any w in sheet.words satisfies w == red": "ynn??y?",
      "every w in sheet.words satisfies w != red": "nyy??n?",
      "any w in sheet.words satisfies w == sheet.group.word": "yyn????",
      "any x in sheet.numbers satisfies x > sheet.n": "ynn??n?",
      "any x in sheet.numbers satisfies x in service.numbers": "ynn??y?",
      "any p in sheet.parts satisfies (any s in p.steps satisfies s.done)": "yyn????",
      "every p in sheet.parts satisfies (every s in p.steps satisfies s.done and p.ok)": "yny????",
      "any p in sheet.parts satisfies p.size == sheet.n": "y?n????",
      "every p in sheet.parts satisfies p.size is present": "y?y????",
      "any p in sheet.parts satisfies p.steps is empty": "ynn??y?",
      "any p in sheet.parts satisfies p.words has any sheet.words": "y?n????",
      "any p in sheet.parts satisfies p.word in sheet.words": "y?n????",
      "any p in sheet.parts satisfies p.words has red": "yyn????",
      "any p in sheet.parts satisfies p.made_on + 1 day <= 2025-09-02": "yyn????",
      "any p in sheet.parts satisfies (any q in sheet.parts satisfies q.size > p.size)": "y?n????",
      "any w in sheet.words satisfies true": "yyn??y?",
      "every w in sheet.words satisfies service.yes": "yyy??y?",
      "any w in sheet.words satisfies service.sure": "??n????",
    },
    asked,
  );
});

test("any and every element of what is fixed or written", () => {
  expectValues(
    parts,
    {
      "any x in [1, 2] satisfies x == sheet.n": "yyyynn?",
      "every x in [1, 2] satisfies x == sheet.n": "nnnnnn?",
      "any x in [sheet.n, 2] satisfies x > 1": "yyyyyyy",
      "every x in [sheet.n, 2] satisfies x > 1": "nynnny?",
      "any x in service.numbers satisfies x == sheet.n": "yyyynn?",
      "every x in service.words satisfies x in sheet.words": "nnn??n?",
      "any x in service.others satisfies x in sheet.words": "y????y?",
      "every x in service.others satisfies x in sheet.words": "?nn????",
      "any x in service.texts satisfies x == sheet.text": "y??????",
      "any s in service.steps satisfies sheet.yes": "???????",
      "every s in service.steps satisfies sheet.yes": "???????",
      "any p in service.parts satisfies p.ok and sheet.yes": "yn?????",
      "every p in service.parts satisfies p.ok or sheet.yes": "yn?????",
      "any p in service.parts satisfies (any s in p.steps satisfies s.done and sheet.yes)": "y??????",
      "any p in service.parts satisfies p.size == sheet.n": "yyyynn?",
    },
    asked,
  );
});

test("how many elements", () => {
  expectValues(
    parts,
    {
      "count(p in service.parts where p.ok) == sheet.n": "ynyynn?",
      "share(p in service.parts where p.ok) == 50% and sheet.n > 1": "nynnny?",
      "sum(p.size for p in service.parts) == sheet.n": "nnnnny?",
      "count(p in sheet.parts) == 2": "yyn?yy?",
      "count(p in sheet.parts) >= 2": "yyn?yy?",
      "count(p in sheet.parts) < 2": "nny?nn?",
      "count(p in sheet.parts where p.ok) == 1": "nyn????",
      "count(p in sheet.parts where p.ok) > 0": "yyn??y?",
      "count(p in sheet.parts where p.ok) < 2": "nyy????",
      "count(p in sheet.parts where p.ok) <= 1": "nyy????",
      "count(p in sheet.parts where p.ok) == count(w in sheet.words)": "nyy????",
      "count(p in sheet.parts where p.ok) < count(x in sheet.numbers)": "nnn??n?",
      "count(p in sheet.parts where p.ok) <= sheet.n": "nyy??y?",
      "count(p in sheet.parts where p.ok) < sheet.n": "nyy?ny?",
      "sheet.n < count(p in sheet.parts where p.ok)": "ynn??n?",
      "count(p in sheet.parts) == sheet.group.n": "yn?????",
      "count(w in sheet.words) == service.n": "nnn??n?",
      "count(w in sheet.words) == service.group.n": "???????",
      "count(w in sheet.words where false) == 0": "yyy??y?",
      "count(w in sheet.words where true) == 1": "yyn??y?",
      "count(w in sheet.words where service.sure) == 0": "??y????",
      "count(w in sheet.words where service.sure) <= 1": "yyy??y?",
      "count(w in sheet.words) == 0.5": "nnn??n?",
      "any p in sheet.parts satisfies count(s in p.steps) == p.size": "y?n??y?",
      "any p in sheet.parts satisfies count(s in p.steps where s.done) == count(w in sheet.words)": "yyn????",
    },
    asked,
  );
});

test("elements of elements are counted by what they are, wherever the loop stands among others", () => {
  expectValues(parts, {
    "count(p in sheet.parts where (any s in p.steps satisfies s.done)) == 1": "ynn????",
    "count(p in sheet.parts where (any s in p.steps satisfies s.size > 0)) == 0": "??y????",
    "count(p in sheet.parts where (every s in p.steps satisfies s.done)) == 2": "ynn????",
    "count(p in sheet.parts where (every s in p.steps satisfies s.size > 0)) == 1": "??n????",
    "count(p in sheet.parts where (any w in p.words satisfies w == red)) == 1": "y?n????",
  });
});

test("what plain code meets beside what it cannot say is judged again", () => {
  const known = { from_on: "2025-09-01", to_on: "2025-09-02", n: 2 };
  const sheets = [[{}, { ok: true }], [{}, { ok: false }], [{ ok: true }], [{ ok: false }], []].map((it) => ({
    ...known,
    parts: it,
  }));
  const inTime = "require sheet.to_on by sheet.from_on + 5 days";
  const rows = {
    [`${inTime}\nrequire any p in sheet.parts satisfies p.ok`]: "y?ynn",
    [`${inTime}\nrequire every p in sheet.parts satisfies p.ok`]: "?nyny",
    [`${inTime}\nrequire count(p in sheet.parts where p.ok) >= 1`]: "y?ynn",
  };
  expectVerdicts(sheets, { ...rows, "require sheet.n > 1": "yyyyy" });
  for (const [clauses, said] of Object.entries(rows))
    expectVerdicts(sheets, { [clauses]: said, "require sheet.n > 1": "yyyyy" });
});

test("what is reckoned of elements otherwise is the reference's", () => {
  expectValues(
    parts,
    {
      "count(w in service.words where w in sheet.words) == 1": "yyn??y? (island)",
      "count(x in [sheet.n, 2] where x > 1) == 1": "ynyyyn? (island)",
      "share(p in sheet.parts where p.ok) > 50%": "yn????? (island)",
      "sum(p.size for p in sheet.parts) > 1": "y?n???? (island)",
      "count(w in sheet.words) + 1 == 2": "yyn??y? (island)",
      "count(w in sheet.words) == 1/3": "nnn??n? (island)",
      "count(w in sheet.words) == service.m": "??n???? (island)",
    },
    asked,
  );
});
