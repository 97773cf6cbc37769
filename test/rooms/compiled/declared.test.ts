import { test } from "vitest";
import type { Settings } from "../../../src/evaluate/settings.ts";
import { dayOf } from "../../laws/run.ts";
import { quoted } from "../../laws/text.ts";
import { expectValues, expectVerdicts } from "./said.ts";

const service = {
  yes: true,
  n: 2,
  word: "red",
  parts: [
    { name: "p", ok: true },
    { name: "q", ok: false },
  ],
};

const sheets = [
  { n: 1, word: "red", yes: true, sure: false, from_on: "2025-09-01", parts: [{ name: "a", ok: true }] },
  {
    n: 2,
    word: "green",
    yes: false,
    sure: true,
    from_on: "2025-09-02",
    parts: [
      { name: "a", ok: false },
      { name: "b", ok: true },
    ],
  },
  { n: 0, word: "blue", yes: true, sure: true, from_on: null, parts: [] },
  { n: 3, word: null, yes: null, sure: false, parts: null },
  { n: null, yes: false, sure: false, parts: [{ ok: true }] },
  { sure: true, parts: [{ name: null, ok: true }, { name: "a" }] },
  { id: null, n: 1, yes: true, sure: false, parts: [{ name: "a", ok: true }] },
  { sure: false, yes: false },
  {},
];

const signed = {
  by: "counsel",
  on: dayOf("2025-01-01"),
  from: dayOf("2025-01-01"),
  until: undefined,
  because: "the law leaves it open",
  place: { source: { path: "profile.yaml", text: "" }, span: { start: 0, end: 0 } },
};

test("what a policy names is what it stands for", () => {
  const before = `
define big means sheet.n > 1
define named means sheet.word
define dated means sheet.from_on + 1 day
define odd means sheet.n except 7 when sheet.yes
parameter least: number means 1 from 2025-01-01 until 2025-06-01, 2 from 2025-06-01
parameter later: number means 1 from 2027-01-01
parameter usual: sheet.word means [red, green] from 2025-01-01`;
  const rows = {
    big: "nyny??n??",
    "big is present": "yyyy??y??",
    "big is absent": "nnnn??n??",
    "big == sheet.yes": "nnn???n??",
    "named == red": "ynn??????",
    "named is present": "yyyn?????",
    "dated == 2025-09-02": "yn???????",
    "dated is present": "yy??????? (island)",
    "odd == 7": "yny???y?? (island)",
    "sheet.n >= least": "nyny??n??",
    "sheet.n >= later": "?????????",
    "sheet.word in usual": "yyn??????",
  };
  expectValues(sheets, rows, { service, before });
});

const lists = `
open term slack: duration quote "${quoted}"
open list warm: sheet.word means [red, ...] quote "${quoted}"
open list cold: sheet.word means [blue, ...] quote "${quoted}"
open list few: sheet.n means [1, ...] quote "${quoted}"`;

test("what the law leaves open stays open", () => {
  const rows = {
    "sheet.word in warm": "y????????",
    "warm has sheet.word": "y????????",
    "sheet.word not in cold": "??n??????",
    "sheet.n in few": "y?????y??",
    "sheet.words has any warm": "?????????",
    "(if sheet.yes then red else blue) in warm": "y?y???y??",
    "sheet.at + slack >= sheet.from_on": "????????? (island)",
  };
  expectValues(sheets, rows, { service, before: lists });
});

test("what a profile says of it is so", () => {
  const settings: Partial<Settings> = {
    interpretations: [{ ...signed, term: "t.slack", value: "3 days" }],
    memberships: [
      { ...signed, list: "t.warm", member: "green", belongs: true },
      { ...signed, list: "t.warm", member: "blue", belongs: false },
      { ...signed, list: "t.warm", member: "red", belongs: false },
      { ...signed, list: "t.few", member: "2", belongs: true },
    ],
  };
  const rows = {
    "sheet.word in warm": "yyn??????",
    "sheet.word not in warm": "nny??????",
    "sheet.word in cold": "??y??????",
    "green in warm and sheet.yes": "yny?n?yn?",
    "sheet.n in few": "yy????y?? (island)",
    "sheet.words has any warm": "????????? (island)",
    "sheet.words has any cold": "?????????",
    "(if sheet.yes then sheet.word else blue) in warm": "ynn?n??n?",
    "sheet.at - slack >= sheet.from_on": "yy???????",
  };
  expectValues(sheets, rows, { service, settings, before: lists });
});

const standards = `
standard plain "judged" { on sheet only if sheet.yes judged by counsel valid for 6 months }
standard either "judged" { on sheet if sheet.yes judged by counsel valid for 6 months }
standard both "judged" { on sheet only if sheet.n > 0 if sheet.yes judged by counsel valid for 6 months }
standard guessed "judged" { on sheet presumed if sheet.yes judged by counsel valid for 6 months }
standard doubted "judged" { on sheet presumed not if sheet.yes judged by counsel valid for 6 months }
standard weighed "judged" { on sheet presumed if sheet.yes presumed not if sheet.sure judged by counsel valid for 6 months }
standard part for each p in sheet.parts "judged" { on sheet only if p.ok judged by counsel valid for 6 months }
standard guessed_part for each p in sheet.parts "judged" { on sheet presumed if p.ok judged by counsel valid for 6 months }
standard doubted_part for each p in sheet.parts "judged" { on sheet if sheet.sure presumed not if p.ok judged by counsel valid for 6 months }
standard sound "judged" { if service.yes judged by counsel valid for 6 months }
standard heard "judged" { only if service.sure judged by counsel valid for 6 months }
standard guessed_service "judged" { presumed if service.sure judged by counsel valid for 6 months }
standard service_part for each p in service.parts "judged" { presumed if p.ok judged by counsel valid for 6 months }`;

test("a standard is met as far as its bounds say, or what is presumed of what has a name", () => {
  const rows = {
    "plain is met": "?n??n??n?",
    "either is met": "y?y???y??",
    "both is met": "y?n???y??",
    "guessed is met": "y?y??????",
    "doubted is met": "n?n??????",
    "weighed is met": "yn???????",
    "any p in sheet.parts satisfies part is met for p": "??n??????",
    "every p in sheet.parts satisfies part is met for p": "?ny??????",
    "any p in sheet.parts satisfies guessed_part is met for p": "yyn??????",
    "every p in sheet.parts satisfies doubted_part is met for p": "nyy??y???",
    "any p in service.parts satisfies part is met for p": "?????????",
    "any p in service.parts satisfies guessed_part is met for p": "yyyyyy?yy (island)",
    "sound is met and sheet.sure": "nyynnynn?",
    "heard is met and sheet.sure": "n??nn?nn?",
    "guessed_service is met or sheet.yes": "y?y???y??",
    "any p in service.parts satisfies service_part is met for p and sheet.yes": "yny?n?yn?",
  };
  expectValues(sheets, rows, { service, before: standards });
});

test("what somebody has signed about the service is the reference's where sheets have a say in it", () => {
  const before = `
standard mixed "judged" { on sheet if service.yes judged by counsel valid for 6 months }
standard unsigned "judged" { on sheet if service.yes judged by counsel valid for 6 months }
standard sound "judged" { if service.sure judged by counsel valid for 6 months }
standard other "judged" { if service.sure judged by counsel valid for 6 months }`;
  const attestation = { subject: "x", element: undefined, met: true, role: "counsel", on: "2025-10-01", evidence: [] };
  const rows = {
    "sound is met and sheet.yes": "yny?n?yn?",
    "other is met and sheet.yes": "?n??n??n?",
    "mixed is met and sheet.yes": "yny?n?yn? (island)",
    "unsigned is met and sheet.yes": "yny?n?yn?",
  };
  const signatures = ["t.sound", "t.mixed"].map((standard) => ({ ...attestation, standard }));
  expectValues(sheets, rows, { service, before, signed: signatures });
});

test("where a signature says other than facts do, what facts alone break is broken", () => {
  const before = `
standard sound "judged" { only if service.yes is absent judged by counsel valid for 6 months }
standard doubted "judged" { if service.yes judged by counsel valid for 6 months }`;
  const attestation = { subject: "x", element: undefined, role: "counsel", on: "2025-10-01", evidence: [] };
  const signatures = [
    { ...attestation, standard: "t.sound", met: true },
    { ...attestation, standard: "t.doubted", met: false },
  ];
  const rows = {
    "require sound is met": "nnnnnnnnn",
    "require sound is met or sheet.yes": "yny?n?yn?",
    "forbid sound is met and sheet.yes": "?y??y??y?",
    "require doubted is met": "?????????",
    "require doubted is met or sheet.yes": "y?y???y??",
    "when doubted is met\nrequire sheet.yes": "yny?n?yn?",
    "when sound is met\nrequire sheet.yes": "y?y???y??",
    "unless sound is met\nrequire sheet.yes": "yny?n?yn?",
    "unless doubted is met\nrequire sheet.yes": "y?y???y??",
    "require sheet.yes": "yny?n?yn?",
  };
  expectVerdicts(sheets, rows, { service, before, signed: signatures });
});
