import { expect, test } from "vitest";
import { progressMessage } from "../../../src/report/messages/bulk.ts";
import type { Place } from "../../../src/base/text.ts";
import type { Cause } from "../../../src/evaluate/decision.ts";
import { locales } from "../../../src/base/locale.ts";
import { unusable } from "../../../src/evaluate/fact.ts";
import { causeHelp, causeMessage } from "../../../src/report/messages/causes.ts";
import { partiesMessage } from "../../../src/report/messages/duties.ts";
import { runLead, runSentence, type RunTally } from "../../../src/report/messages/sentence.ts";
import type { Subject } from "../../../src/vocabulary/type.ts";

const { say } = locales.en;
const place: Place = { source: { path: "a.yaml", text: "" }, span: { start: 0, end: 0 } };
const standard = {
  title: "It is fair",
  judges: [
    { role: "counsel", validFor: "6 months", evidence: ["document", "log"] },
    { role: "officer", validFor: "1 year", evidence: [] },
  ],
};

const sentences: readonly (readonly [Cause, string])[] = [
  [{ kind: "missing-fact", path: "service.version", place }, "`service.version` is not stated"],
  [
    { kind: "absent-value", path: "service.age", place },
    "`service.age` is null, and the rule asks for more than whether it is there",
  ],
  [
    {
      kind: "unusable",
      path: "service.name",
      place,
      why: unusable.placeholder({ value: "TBD" }),
    },
    "`service.name` tells nothing: `TBD` tells nothing",
  ],
  [
    { kind: "partial-fact", path: "service.began_on", place, shown: "2025-01-01 to 2025-12-31" },
    "`service.began_on` is known in part (2025-01-01 to 2025-12-31), which does not decide",
  ],
  [
    { kind: "expired-document", path: "service.proof", place, id: "doc-1", on: "2026-01-01" },
    "the document `doc-1` in `service.proof` expired on 2026-01-01",
  ],
  [{ kind: "no-subject", subject: "request" }, "no request is given"],
  [
    { kind: "open-term", term: "cn.law.promptly", ended: undefined },
    "the law leaves `promptly` open: a profile may interpret it",
  ],
  [
    { kind: "open-list", list: undefined, member: "poem", law: place, ended: undefined },
    "the law leaves its list open, and it has no name: no profile can say whether `poem` is in it",
  ],
  [
    { kind: "attestation", standard: "cn.law.fair", subject: "chat", element: "web", place, why: "none", refused: [] },
    "needs an attestation of `fair` for `web` by counsel (evidence: document and log; valid for 6 months) or officer (valid for 1 year)",
  ],
  [
    {
      kind: "attestation",
      standard: "cn.law.fair",
      subject: "chat",
      element: undefined,
      place,
      why: "conflicting",
      refused: [],
    },
    "two attestations of `fair` of one day say the opposite",
  ],
  [
    { kind: "stale-facts", factsOn: "2026-11-01", due: "2026-12-01", path: "service.ended_on" },
    "the facts are of 2026-11-01, and `service.ended_on` was due by 2026-12-01: say what happened since",
  ],
  [{ kind: "due", by: "2026-12-01", path: "service.ended_on" }, "`service.ended_on` is due by 2026-12-01"],
];

for (const [cause, sentence] of sentences) {
  test(`the cause ${cause.kind} reads: ${sentence}`, () => {
    expect(say(causeMessage(cause, cause.kind === "attestation" ? standard : undefined))).toBe(sentence);
  });
}

test("a subject to which others belong is named by its file; one that comes with them is written beside them", () => {
  const subject = (name: string): Subject => ({
    name,
    vocabulary: "art50@1",
    main: "system",
    type: { kind: "record", fields: new Map() },
    day: undefined,
    reads: [],
    carries: [],
    needsFactsOn: false,
  });
  const subjects = new Map(["system", "prompt"].map((it) => [it, subject(it)]));
  const help = (name: string) => causeHelp({ kind: "no-subject", subject: name }, undefined, { subjects });
  const outside = causeHelp({ kind: "outside-calendar", from: "2026-12-15" }, undefined, { subjects });
  expect(outside && say(outside)).toContain("take a newer one once they are published");
  expect(["system", "prompt"].map((it) => help(it)).map((it) => it && say(it))).toEqual([
    "name it with `--service FILE`",
    "write the prompt into the same document",
  ]);
});

const clear: RunTally = {
  word: "clear",
  asOf: "2026-06-30",
  lawOf: "2026-06-30",
  party: partiesMessage(["provider"], new Map()),
  counts: {
    violated: 0,
    undetermined: 0,
    pending: 0,
    satisfied: 21,
    exempt: 1,
    not_applicable: 9,
    not_in_force: 0,
    not_examined: 12,
  },
  covered: { violated: { waived: 0, in_baseline: 0 }, undetermined: { waived: 0, in_baseline: 0 } },
  basis: { attestation: 5, interpretation: 3, eitherWay: 2, assumption: 4 },
  notExamined: [
    { subject: "response", why: "not-given", count: 9 },
    { subject: "incident", why: "left-out", count: 3 },
  ],
  inForce: [{ pack: "cn.law", inForce: { from: "2023-08-15", until: undefined } }],
  documents: 10,
  areRows: false,
  leftOut: 0,
  early: 0,
  encoded: [{ pack: "cn.law", articles: ["2", "7"], of: 24 }],
  notEncoded: 1,
  notCovered: 2,
  inPart: 1,
  advisory: { count: 0, violated: 0, undetermined: 0 },
  mistakes: 0,
  letPass: undefined,
  failingFindings: 0,
  allowed: false,
  contradicted: 0,
  provisional: 0,
  unverified: 0,
};

test("a service by which others are judged was given, and is not examined itself", () => {
  const notExamined = [{ subject: "service", why: "beside", count: 2 }] as const;
  expect(say(runSentence({ ...clear, notExamined }))).toContain("2 not examined: the service, which is only read (2)");
});

test("a clear run says what it rests on, what it has not seen, and what it does not cover", () => {
  expect(say(runSentence(clear))).toBe(
    "No breach found in 31 rules examined (5 by attestation, 3 by interpretation, 4 by assumption, 2 met whether or not they apply); " +
      "12 not examined: no response (9), no incident up to 2026-06-30 (3). " +
      "Articles encoded: 2, 7 of 24. Not encoded: 1 passage. Not covered: 2 other laws. Of 1 law only what these rules refer to is judged.",
  );
});

test("documents of days after the run or before the law are told with the result, and not only what was judged", () => {
  const late = "5 of 10 rows lie after 2026-06-30 and were not judged";
  const rows = { ...clear, areRows: true, leftOut: 5 };
  expect(say(runLead(rows))).toMatch(new RegExp(`^No breach found in 31 rules examined .*\\. ${late}\\.$`));
  expect(say(runSentence(rows))).toContain(`; ${late}. Articles`);
  expect(say(runLead({ ...clear, documents: 1, leftOut: 1 }))).toContain(
    "1 of 1 document lies after 2026-06-30 and was not judged",
  );
  const early = "1,200 of 4,800 rows are of days on which no rule on them was in force and were not judged";
  expect(say(runLead({ ...rows, leftOut: 0, documents: 4800, early: 1200 }))).toContain(`. ${early}.`);
  const before = { ...rows, leftOut: 0, word: "nothing in force", documents: 10, early: 10 } as const;
  expect(say(runLead(before))).not.toContain("10 of 10");
});

test("rules that were not in force are told beside those that were examined", () => {
  const tally = { ...clear, counts: { ...clear.counts, not_in_force: 22 } };
  expect(say(runSentence(tally))).toContain("; 22 not in force on the day whose law judges; 12 not examined");
});

const bare: RunTally = {
  ...clear,
  notExamined: [],
  encoded: [],
  notEncoded: 0,
  notCovered: 0,
  inPart: 0,
  basis: { attestation: 0, interpretation: 0, eitherWay: 0, assumption: 0 },
};

test("a violated run counts what is violated and what is open", () => {
  const counts = { ...clear.counts, violated: 1, undetermined: 2 };
  expect(say(runSentence({ ...bare, word: "violated", counts }))).toBe(
    "1 of 34 rules examined is violated, 2 are undetermined.",
  );
});

test("an undetermined run that is let pass says so", () => {
  const counts = { ...clear.counts, undetermined: 2 };
  expect(say(runSentence({ ...bare, word: "undetermined", counts, allowed: true }))).toBe(
    "No breach found in 33 rules examined, but 2 cannot be judged yet. Undetermined rules are allowed (2).",
  );
});

test("where nothing is settled no breach is not the first thing said; what is assumed not to apply is told as that", () => {
  const none = { ...clear.counts, satisfied: 0, pending: 0, exempt: 0, not_applicable: 0 };
  const lead = (undetermined: number, notApplicable = 0, assumption = 0): string =>
    say(
      runSentence({
        ...bare,
        word: "undetermined",
        counts: { ...none, undetermined, not_applicable: notApplicable },
        basis: { ...bare.basis, assumption },
      }),
    );
  expect([lead(1), lead(5)]).toEqual([
    "The one rule examined cannot be judged yet.",
    "None of 5 rules examined can be judged yet.",
  ]);
  expect([lead(5, 1), lead(5, 4, 3)]).toEqual([
    "5 of 6 rules examined cannot be judged yet, and the other does not apply.",
    "5 of 9 rules examined cannot be judged yet, and the others do not apply (3 by assumption).",
  ]);
});

test("a run before the law says since when it is in force", () => {
  expect(say(runSentence({ ...bare, word: "nothing in force", lawOf: "2023-08-14" }))).toBe(
    "Nothing was judged: no rule was in force on 2023-08-14 (cn.law is in force from 2023-08-15).",
  );
});

test("of several packs each says what it encodes, and a pack without a text cannot say of how much", () => {
  const encoded = [
    { pack: "cn.law", articles: ["1", "2"], of: 2 },
    { pack: "cn.other", articles: ["24"], of: undefined },
  ];
  expect(say(runSentence({ ...bare, encoded }))).toMatch(/ Articles encoded: all 2 \(cn\.law\); 24 \(cn\.other\)\.$/);
});

test("where no rule binds the party, that is said", () => {
  const none = {
    violated: 0,
    undetermined: 0,
    pending: 0,
    satisfied: 0,
    exempt: 0,
    not_applicable: 0,
    not_in_force: 0,
  };
  const nothing: RunTally = {
    ...bare,
    word: "nothing examined",
    party: partiesMessage(["user"], new Map()),
    counts: { ...none, not_examined: 0 },
  };
  expect(say(runSentence(nothing))).toBe("Nothing was judged: no rule of these packs binds the user.");
  expect(say(runSentence({ ...nothing, counts: { ...none, not_examined: 3 } }))).toBe(
    "Nothing was judged: no rule could be examined.",
  );
});

test("findings that fail a run are counted", () => {
  expect(say(runSentence({ ...bare, failingFindings: 1 }))).toMatch(/ 1 finding fails the run \(`--fail-on low`\)\.$/);
});

test("a run with mistakes is incomplete, whatever its word", () => {
  expect(say(runSentence({ ...bare, mistakes: 2 }))).toMatch(/^Incomplete because of 2 mistakes\. No breach found/);
});

test.each([
  [undefined, "40,000 lines, 4,000 a second", "40,000 行，每秒 4,000 行"],
  [0.5, "50 %: 40,000 lines, 4,000 a second, 10 s left", "50 %：40,000 行，每秒 4,000 行，还需 10 秒"],
  [0.01, "1 %: 40,000 lines, 4,000 a second, 17 min left", "1 %：40,000 行，每秒 4,000 行，还需 17 分钟"],
  [1, "100 %: 40,000 lines, 4,000 a second, 0 s left", "100 %：40,000 行，每秒 4,000 行，还需 0 秒"],
])("how far a run is that has read %s of its files in ten seconds", (share, en, zh) => {
  const said = progressMessage(40_000, 10, share);
  expect([locales.en.say(said), locales["zh-Hans"].say(said)]).toEqual([en, zh]);
});
