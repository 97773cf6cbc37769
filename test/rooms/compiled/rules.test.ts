import { test } from "vitest";
import { dayOf } from "../../laws/run.ts";
import { quoted } from "../../laws/text.ts";
import { expectValues, expectVerdicts } from "./said.ts";

const service = {
  yes: true,
  n: 2,
  word: "red",
  from_on: "2025-09-01",
  to_on: { from: "2025-08-01", until: "2025-09-03" },
  read_at: null,
  words: ["red", "blue"],
  others: { at_least: ["red"] },
  texts: ["a", null],
  days: ["TBD"],
  parts: [
    { name: "p", ok: true, size: 1, steps: [{ done: true }] },
    { name: "q", ok: false, size: 2 },
  ],
  steps: null,
};
const asked = { service };

const sheets = [
  {
    n: 1,
    word: "red",
    yes: true,
    sure: false,
    from_on: "2025-09-01",
    to_on: "2025-09-03",
    words: ["red"],
    parts: [{ name: "a", ok: true, size: 1, steps: [{ done: true }] }],
  },
  {
    n: 2,
    word: "green",
    yes: false,
    sure: true,
    from_on: "2025-12-30",
    to_on: null,
    words: ["red", "blue"],
    parts: [
      {
        name: "a",
        ok: false,
        size: 1,
        steps: [
          { done: true, size: 1 },
          { done: false, size: 1 },
        ],
      },
      { name: "b", ok: true, size: 2, steps: [] },
    ],
  },
  { n: 0, word: "blue", yes: false, sure: false, from_on: "2025-09-01", to_on: null, words: [], parts: [] },
  { n: 3, word: null, yes: null, sure: false, from_on: null, to_on: "2025-09-03", parts: null, words: null },
  {
    n: 1,
    yes: false,
    from_on: "2025-09-01",
    to_on: "2025-10-01",
    parts: [
      { name: "a", ok: true, size: 1 },
      { name: "b", size: 1, steps: [{ size: 2, done: true }] },
    ],
  },
  {
    sure: true,
    from_on: "2025-09-01",
    parts: [
      { name: "a", ok: false },
      { name: "b", ok: null },
    ],
  },
  { yes: true },
  { sure: false },
  {},
];

test("gates come before clauses, and what is waited for after them", () => {
  expectVerdicts(
    sheets,
    {
      "when sheet.n > 1\nrequire sheet.yes": "-n-?-?y??",
      "unless sheet.n > 1\nrequire sheet.yes": "y-n-n?y??",
      "when sheet.yes\nunless sheet.sure\nforbid sheet.n > 1": "y--?--???",
      "when sheet.sure\nrequire sheet.yes\nrequire sheet.n > 0": "-n--???-?",
      "require one: sheet.yes\nforbid other: sheet.sure": "ynn?nn???",
      "require sheet.yes\npending while sheet.sure": "ywn???y??",
      "require sheet.yes\npending while sheet.n > 1\npending while sheet.sure": "ywn???y??",
      "require sheet.yes\npending while service.yes": "yww?w?y??",
      "require sheet.yes\npending while service.sure": "y?????y??",
      "when service.yes\nrequire sheet.yes": "ynn?n?y??",
      "when service.sure\nrequire sheet.yes": "y?????y??",
      "unless service.yes\nrequire sheet.yes": "---------",
      "unless service.sure\nrequire sheet.yes": "y?????y??",
      "when service.n > 3\nrequire sheet.n + 1 > 2": "---------",
      "unless service.n > 1\nrequire sheet.n + 1 > 2": "---------",
      "when sheet.yes\nrequire service.yes": "y--y-yyyy",
      "when sheet.yes\nforbid service.yes": "n--?-?n??",
      "require service.yes": "yyyyyyyyy",
      "require sheet.yes\nrequire service.sure": "?nn?n????",
    },
    asked,
  );
});

test("deadlines", () => {
  expectVerdicts(
    sheets,
    {
      "require sheet.to_on by sheet.from_on + 5 days": "ywn?n????",
      "require sheet.to_on by 2025-12-31": "ywwyy????",
      "require sheet.to_on by 2025-12-30": "ynnyy????",
      "require sheet.to_on by sheet.from_on + 5 working days\npending while sheet.sure": "ywn??????",
      "require sheet.to_on by sheet.from_on + 5 days\nrequire sheet.yes": "ynn?n????",
      "require sheet.to_on by sheet.from_on + 5 days\nrequire sheet.sure": "nwnnn??n?",
      "require sheet.sure\nrequire sheet.to_on by sheet.from_on + 5 days\nrequire sheet.n > 1": "nwnnn??n?",
      "require sheet.to_on by sheet.from_on + 5 days\nrequire sheet.to_on by sheet.from_on + 9 days": "ywn?n????",
      "require sheet.read_at by sheet.at + 24 hours": "?????????",
      "require sheet.at by sheet.at + 24 hours": "yyyyyyyyy",
      "when sheet.n > 1\nrequire sheet.to_on by sheet.from_on + 5 days": "-w-?-????",
      "require sheet.to_on by service.from_on": "nnnnn????",
      "require service.from_on by sheet.to_on": "y??yy????",
      "require service.read_at by sheet.to_on": "n??nn????",
      "require service.read_at by 2025-12-31": "wwwwwwwww",
      "require service.read_at by service.from_on": "nnnnnnnnn",
      "require service.read_at by service.to_on": "nnnnnnnnn (island)",
      "require service.sent_at by service.to_on": "????????? (island)",
      "require sheet.to_on by service.sent_at": "?????????",
      "require sheet.to_on by service.read_at": "?????????",
    },
    asked,
  );
});

test("what is not done is broken only if facts are known beyond the day", () => {
  for (const [factsOn, said] of [
    ["2025-09-06", "yw??n????"],
    ["2025-09-07", "ywn?n????"],
  ] as const)
    expectVerdicts(sheets, { "require sheet.to_on by sheet.from_on + 5 days": said }, { service, factsOn });
});

test("rules for each element of lists of the document", () => {
  expectVerdicts(
    sheets,
    {
      "for each p in sheet.parts\nrequire p.ok": "yn-??n???",
      "for each p in sheet.parts where p.size > 1\nrequire p.ok": "-y-?-????",
      "for each p in sheet.parts\nwhen p.size > 1\nrequire p.ok": "-y-?-????",
      "for each p in sheet.parts\nunless p.size > 1\nrequire p.ok or sheet.yes": "yn-???y??",
      "for each p in sheet.parts where p.ok\nfor each s in p.steps where s.size == p.size\nrequire s.done": "y--??????",
      "for each p in sheet.parts\nfor each w in sheet.words\nrequire p.ok or w == red": "yn-??????",
      "for each w in sheet.words\nrequire w == red": "yn-??????",
      "for each p in sheet.parts\nrequire p.ok\npending while sheet.sure": "yw-??????",
      "for each p in sheet.parts\nwhen sheet.n > 0\nrequire p.size > 0": "yy-?y????",
      "for each p in sheet.parts where sheet.sure\nrequire p.ok": "-n--?n?-?",
      "for each p in sheet.parts where service.yes\nrequire p.ok": "yn-??n???",
      "for each p in sheet.parts where service.sure\nrequire p.ok": "y?-??????",
      "for each p in sheet.parts where service.yes is absent\nrequire p.ok": "---------",
      "for each p in sheet.parts\nrequire sheet.to_on by sheet.from_on + 5 days": "yw-?n????",
      "for each p in sheet.parts\nrequire p.made_on is present": "??-??????",
    },
    asked,
  );
});

test("rules for each element of what is fixed or written", () => {
  expectVerdicts(
    sheets,
    {
      "for each p in service.parts\nrequire p.ok or sheet.yes": "ynn?n?y??",
      "for each p in service.parts where p.ok\nrequire sheet.yes": "ynn?n?y??",
      "for each p in service.parts where p.size == sheet.n\nrequire p.ok": "yn--y????",
      "for each p in service.parts where service.sure\nrequire sheet.yes": "y?????y??",
      "for each p in service.parts\nfor each s in p.steps\nrequire s.done and sheet.yes": "?nn?n????",
      "for each p in service.parts\nfor each w in sheet.words\nrequire p.ok or w == red": "yn-??????",
      "for each s in service.steps\nrequire sheet.yes": "y?????y??",
      "for each t in service.texts\nrequire t == sheet.text or sheet.yes": "y?????y??",
      'for each t in service.texts where t == "b"\nrequire sheet.yes': "y?????y??",
      "for each d in service.days where d > 2025-01-01\nrequire sheet.yes": "y?????y??",
      "for each d in service.days\nrequire sheet.yes": "y?????y??",
      "for each w in service.others\nrequire w in sheet.words or sheet.yes": "y?n???y??",
      "for each x in [1, 2]\nrequire x == sheet.n": "nnnnn????",
      "for each x in [1, 2] where x == 3\nrequire x == sheet.n": "---------",
      "for each x in [sheet.n, 2]\nrequire x > 1": "nynyn???? (island)",
    },
    asked,
  );
});

test("scopes come before all else", () => {
  const rows = {
    "require sheet.yes": "yn-?n?y??",
    "when sheet.sure\nrequire sheet.yes": "-n--??y-?",
    "for each p in sheet.parts\nrequire p.ok": "yn-??????",
    "for each p in service.parts where p.size == sheet.n\nrequire p.ok": "yn--y????",
    "in force from 2027-01-01\nrequire sheet.yes": ".........",
  };
  const withScope = (condition: string) => ({ service, before: `paragraph applies where ${condition}` });
  expectVerdicts(sheets, rows, withScope("sheet.n > 0"));
  const shut = {
    "for each p in sheet.parts\nrequire p.ok": "---------",
    "require sheet.yes": "---------",
    "upon breach of r1\nrequire sheet.yes": "---------",
    "for each p in sheet.parts\nrequire p.size + 1 > 2": "---------",
  };
  expectVerdicts(sheets, shut, withScope("service.n > 3"));
  expectVerdicts(
    sheets,
    { "for each p in sheet.parts\nrequire p.ok": "y?-??????", "require  sheet.yes": "y?????y??" },
    withScope("service.sure"),
  );
});

test("days of rules, and what they rest on", () => {
  expectVerdicts(
    sheets,
    {
      "in force from 2025-06-01 until 2025-07-01\nrequire sheet.yes": ".........",
      "in force from 2025-06-01\nrequire sheet.yes": "ynn?n?y??",
      'basis guidance "x"\nrequire sheet.yes': "ynn?n?y??",
      'unverified "x"\nrequire sheet.yes': "ynn?n?y??",
    },
    asked,
  );
});

const exemptions = `
exemption free from r0, r1 when sheet.sure quote "${quoted}"
exemption fixed from r2 when service.yes quote "${quoted}"
exemption open from r3 when service.sure quote "${quoted}"
exemption one from r4 when sheet.sure quote "${quoted}"
exemption two from r4 when sheet.n > 1 quote "${quoted}"`;

test("whoever is exempt need not comply, and it shows", () => {
  expectVerdicts(
    sheets,
    {
      "require sheet.yes": "yen??ey??",
      "for each p in sheet.parts\nrequire p.ok": "ye-??e???",
      "when sheet.n > 0\nrequire sheet.yes": "ee-eeeeee",
      "when sheet.n > 1\nrequire sheet.yes": "-?-?-?y??",
      "when sheet.n >= 0\nrequire sheet.yes\npending while sheet.n == 0": "yewe?ey??",
      "require sheet.sure": "nynn?y?n?",
    },
    { service, before: exemptions },
  );
});

test("an exemption that nobody verified leaves open, and one that only guides says nothing", () => {
  const after = `unverified "a copy of a copy"\nexemption free from t.r0 when sheet.sure quote "${quoted}"`;
  const sure = { "require sheet.yes": "y?n???y??" };
  const provisional = { "require sheet.yes": "yen??ey??" };
  const guiding = { "require sheet.yes": "ynn?n?y??" };
  expectVerdicts(sheets, sure, { service, after });
  expectVerdicts(sheets, provisional, { service, after, settings: { provisional: true } });
  expectVerdicts(sheets, guiding, { service, after, settings: { provisional: true }, rankAfter: "guidance" });
});

test("what other packs define is what they say, of the day of the law", () => {
  const first = `
define big means sheet.n > 1
define named means sheet.word
parameter least: number means 1 from 2025-01-01`;
  const later = `
define big means sheet.n > 0
define named means sheet.word
parameter least: number means 2 from 2025-01-01`;
  expectValues(
    sheets,
    { "u.big": "nynyn????", "u.named == red": "ynn??????", "sheet.n >= u.least": "yynyy????" },
    { service, needed: [first] },
  );
  expectValues(
    sheets,
    { "u.big": "yynyy????", "u.named == red": "ynn??????", "sheet.n >= u.least": "nynyn????" },
    { service, needed: [first, later] },
  );
  expectValues(
    sheets,
    { "u.big": "nynyn????", "u.named == red": "ynn??????" },
    { service, needed: [first, later], settings: { lawOf: dayOf("2025-05-31") } },
  );
});

test("what another pack defined once, and does no more, nobody knows", () => {
  const needed = ["define big means sheet.n > 1", "define other means sheet.n > 1"];
  expectValues(sheets, { "u.big": "?????????", "u.other": "nynyn????" }, { needed });
});

test("what other rules say of the same document is a clause", () => {
  const needed = `
rule kept: provider must "act" { quote "${quoted}" on sheet when sheet.n > 0 require sheet.yes }
rule closed: provider must "act" { quote "${quoted}" on sheet when service.n > 3 require sheet.yes }
rule advised: provider must "act" { quote "${quoted}" basis guidance "x" on sheet require sheet.sure }
rule dated: provider must "act" { quote "${quoted}" on sheet require sheet.to_on by sheet.from_on + 5 days }
rule parted: provider must "act" { quote "${quoted}" on sheet for each p in sheet.parts require p.ok }
rule split: provider must "act" { quote "${quoted}" on sheet when sheet.sure require sheet.n + 1 > 2 }`;
  expectVerdicts(
    sheets,
    {
      "require complies with u [kept]": "yn-?n?y??",
      "require complies with u [closed]": "---------",
      "require complies with u [advised]": "---------",
      "require complies with u [advised, kept]": "yn-?n?y??",
      "require complies with u [dated]": "ywn?n????",
      "require complies with u [parted]": "yn-??n???",
      "require complies with u [kept, parted]": "yn-?nn???",
      "require complies with u [split]": "-y--???-? (island)",
      "require complies with u [kept]\nrequire sheet.sure": "nnnnn??n?",
      "require complies with u [closed]\nrequire sheet.sure": "nynn?y?n?",
      "require complies with u [dated]\npending while sheet.sure": "ywn??????",
      "when sheet.n > 0\nrequire complies with u [kept]\nrequire complies with u [dated]": "yn-?n????",
    },
    { service, needed: [needed] },
  );
});

test("what other rules say counts by facts where a signature says otherwise", () => {
  const needed = `
standard sound "judged" { only if service.n > 3 judged by counsel valid for 6 months }
rule kept: provider must "act" { quote "${quoted}" on sheet require sound is met or sheet.yes }
rule lost: provider must "act" { quote "${quoted}" on sheet require sound is met }`;
  const attestation = { subject: "x", element: undefined, role: "counsel", on: "2025-10-01", evidence: [] };
  expectVerdicts(
    sheets,
    {
      "require complies with u [kept]": "ynn?n?y??",
      "require complies with u [lost]": "nnnnnnnnn",
      "require complies with u [kept]\nrequire sheet.sure": "nnnnn??n?",
    },
    { service, needed: [needed], signed: [{ ...attestation, standard: "u.sound", met: true }] },
  );
});

test("what is upon a breach is the reference's", () => {
  expectVerdicts(
    sheets,
    { "require sheet.yes": "ynn?n?y??", "upon breach of r0\nrequire sheet.sure": "-yn??y-?? (island)" },
    asked,
  );
});
