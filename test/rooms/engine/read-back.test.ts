import fc from "fast-check";
import { expect, test } from "vitest";
import { parseInstant } from "../../../src/base/instant.ts";
import { overlayHost } from "../../../src/base/host.ts";
import { locales } from "../../../src/base/locale.ts";
import { formatPlace } from "../../../src/base/text.ts";
import { readBack, runCheck, runNeeds, type CheckRequest, type ReadBack } from "../../../src/engine/index.ts";
import { buildSheets } from "../../../src/report/model/sheet-report.ts";
import { readBackText, sheetForm } from "../../../src/report/render/sheet.ts";
import { plainPaint } from "../../../src/report/view/format-options.ts";
import { hostWith, nothing, service } from "../report/tiny.ts";

const files = { "service.yaml": service };
const asked: CheckRequest = { ...nothing, packs: ["/tiny"], inputs: ["service.yaml"] };

interface Filled {
  readonly role?: string;
  readonly name?: string | null;
  readonly on?: string | null;
  readonly standard?: string;
  readonly subject?: string;
  readonly answer?: string | null;
  readonly papers?: readonly string[];
  /** Further lines of the answer. */
  readonly more?: string;
}

const paper = "{ kind: document, id: memo, collected_on: 2026-06-20, expires_on: null }";

const person = ({ role = "counsel", name = "Ada", on = "2026-06-25", ...it }: Filled): string => `  - role: ${role}
    name: ${name ?? "null"}
    on: ${on ?? "null"}
    answers:
      - standard: ${it.standard ?? "test.tiny.fair"}
        about: { subject: ${it.subject ?? "chat"} }
        in: service.yaml
        answer: ${it.answer === undefined ? "yes" : (it.answer ?? "null")}
        evidence: [${(it.papers ?? [paper]).join(", ")}]
${it.more ?? ""}`;

const sheetOf = (...people: readonly Filled[]): string => `sheet: sheet@1\npeople:\n${people.map(person).join("")}`;

function back(sheet: string, documents: Readonly<Record<string, string>> = files, request = asked): ReadBack {
  return readBack(request, "sheet.yaml", hostWith({ ...documents, "sheet.yaml": sheet }));
}

const told = ({ problems, files: changed }: ReadBack): readonly string[] => {
  expect(changed).toEqual([]);
  return problems.map((it) => `${formatPlace(it.place)} ${it.code}`);
};

test("an answer becomes an attestation with its evidence, as a person would write it", () => {
  const { files: changed, exitCode } = back(sheetOf({}));
  expect(exitCode).toBe(0);
  expect(changed).toEqual([
    {
      path: "service.yaml",
      attestations: 1,
      papers: 1,
      text: `${service}
attestations:
  - standard: test.tiny.fair
    about: { subject: chat }
    met: true
    by: { name: Ada, role: counsel }
    on: 2026-06-25
    evidence: [memo]

evidence:
  - { id: memo, kind: document, collected_on: 2026-06-20, expires_on: null }
`,
    },
  ]);
});

test("a sheet that was read is read again without a change", () => {
  const [written] = back(sheetOf({})).files;
  const again = back(sheetOf({}), { "service.yaml": written?.text ?? "" });
  expect([again.files, again.kept, again.exitCode]).toEqual([[], 1, 0]);
});

test("a sheet as it is printed changes nothing, whoever is named on it", () => {
  const sheets = buildSheets(runNeeds(asked, hostWith(files)), []);
  const form = sheetForm(sheets, { width: 80, paint: plainPaint, locale: locales.en, quiet: false });
  expect(sheets.people.map((it) => it.role)).toEqual(["counsel", "officer"]);
  for (const text of [form, form.replaceAll("name: null", "name: Ada"), sheetOf({ answer: null, papers: [] })]) {
    expect(back(text)).toMatchObject({ files: [], problems: [], kept: 0, exitCode: 0 });
  }
  expect(back(form).blank).toBe(2);
  // The form that is printed is the one that is read.
  const filled = form
    .replace("name: null\n    on: null", "name: Ada\n    on: 2026-06-25")
    .replace("answer: null", "answer: yes")
    .replace("id: null, collected_on: null", "id: memo, collected_on: 2026-06-20");
  expect(back(filled).files).toEqual(back(sheetOf({})).files);
});

test("answers, days and roles are read in the words of people", () => {
  const asWritten = back(sheetOf({})).files;
  const day = paper.replace("2026-06-20", "2026年6月20日");
  for (const answer of ["是", "是的", "Yes", "true", "对"]) expect(back(sheetOf({ answer })).files).toEqual(asWritten);
  for (const answer of ["否", "false"])
    expect(back(sheetOf({ answer })).files).toEqual(back(sheetOf({ answer: "no" })).files);
  expect(back(sheetOf({ on: "2026年6月25日", papers: [day] })).files).toEqual(asWritten);
  for (const answer of ["cannot say", "不能判断"]) expect(back(sheetOf({ answer })).cannotSay).toHaveLength(1);
});

test("a role may be called by its title", () => {
  const document = `kind: service
vocabulary: genai@1
facts_on: 2026-06-30
service:
  id: chat
  training: { performed: true, datasets: [{ name: books }] }
`;
  const read = (role: string): ReadBack =>
    back(
      sheetOf({ role, standard: "cn.genai_interim_measures.lawful_source" }).replace(
        "chat }",
        "chat, element: books }",
      ),
      { "service.yaml": document },
      { ...asked, packs: ["cn.genai_interim_measures"] },
    );
  const signed = (role: string): readonly string[] =>
    read(role).files.map((it) => (it.text.includes("role: legal_counsel }") ? "by its name" : it.text));
  expect(["legal_counsel", "legal counsel", "法务", "法務"].map(signed)).toEqual(Array(4).fill(["by its name"]));
  // Who may sign is told by titles, too.
  const { problems, titles } = read("security_officer");
  expect(problems.map((it) => locales["zh-Hans"].knowing(titles).say(it))).toEqual([
    "对 `cn.genai_interim_measures.lawful_source` 的该答案无效：只能由个人信息保护负责人或法务署名",
  ]);
});

test("an answer with a reservation is told with its words, and not written; one that says nothing is none", () => {
  const run = back(sheetOf({ more: "        reservation: as far as two models go\n" }));
  expect(run).toMatchObject({ files: [], problems: [], blank: 0, exitCode: 0 });
  expect(run.reserved).toEqual([{ standard: "test.tiny.fair", name: "chat", text: "as far as two models go" }]);
  expect(readBackText(run, locales.en)).toContain("`fair (chat)` was answered with a reservation and stays open");
  expect(back(sheetOf({ more: "        reservation: null\n" })).files).toEqual(back(sheetOf({})).files);
});

test("a sentence that stands on a sheet is the one that is answered", () => {
  const asks = (sentence: string): ReadBack => back(sheetOf({ more: `        asked: ${sentence}\n` }));
  expect(asks("The service is  fair").files).toEqual(back(sheetOf({})).files);
  expect(told(asks("The service is fair to adults"))).toEqual(["sheet.yaml:10:17 engine/asked-otherwise"]);
});

test("what nobody could say is told and not written", () => {
  expect(back(sheetOf({ answer: "cannot_say", papers: [] }))).toMatchObject({
    files: [],
    cannotSay: [{ standard: "test.tiny.fair", name: "chat" }],
    exitCode: 0,
  });
});

const refused: Readonly<Record<string, readonly [sheet: string, said: string]>> = {
  "no name": [sheetOf({ name: null }), "sheet.yaml:4:11 engine/unsigned-answer"],
  "a placeholder for a name": [sheetOf({ name: "TBD" }), "sheet.yaml:4:11 engine/unsigned-answer"],
  "no day": [sheetOf({ on: null }), "sheet.yaml:5:9 engine/unsigned-answer"],
  "a day to come": [sheetOf({ on: "2026-07-01" }), "sheet.yaml:5:9 engine/signed-later"],
  "no such day": [sheetOf({ on: "2026-06-31" }), "sheet.yaml:5:9 vocabulary/no-such-day"],
  "another word": [sheetOf({ answer: "maybe" }), "sheet.yaml:10:17 engine/no-answer"],
  "evidence without an answer": [sheetOf({ answer: null }), "sheet.yaml:10:17 engine/no-answer"],
  "two answers that are one": [sheetOf({ answer: "yes yes" }), "sheet.yaml:10:17 engine/no-answer"],
  "a role that may not sign": [sheetOf({ role: "clerk" }), "sheet.yaml:3:11 engine/unknown-role"],
  "another id": [sheetOf({ subject: "chap" }), "sheet.yaml:8:16 engine/unknown-subject"],
  "another standard": [sheetOf({ standard: "test.tiny.fare" }), "sheet.yaml:7:19 engine/unknown-standard"],
  "the opposite further down": [
    sheetOf({}, { role: "officer", answer: "no" }),
    "sheet.yaml:19:17 engine/answered-twice",
  ],
  "no evidence": [sheetOf({ papers: [] }), "sheet.yaml:10:17 engine/answer-refused"],
  "a paper collected after the signature": [
    sheetOf({ papers: [paper.replace("06-20", "06-26")] }),
    "sheet.yaml:10:17 engine/answer-refused",
  ],
  "a signature whose time is over": [sheetOf({ on: "2025-01-01" }), "sheet.yaml:10:17 engine/answer-refused"],
  "a paper without an id": [
    sheetOf({ papers: ["{ kind: document, id: null, collected_on: 2026-06-20 }"] }),
    "sheet.yaml:11:20 engine/evidence-incomplete",
  ],
  "a new paper without a day": [
    sheetOf({ papers: ["{ kind: document, id: memo }"] }),
    "sheet.yaml:11:20 engine/evidence-incomplete",
  ],
  "one paper of two kinds": [
    sheetOf({ papers: [paper, paper.replace("document", "log")] }),
    "sheet.yaml:11:94 engine/evidence-differs",
  ],
  "a kind of paper that there is not": [
    sheetOf({ papers: [paper, "{ kind: rumour, id: r, collected_on: 2026-06-20 }"] }),
    "service.yaml:24:20 vocabulary/not-listed",
  ],
};

for (const [name, [sheet, said]] of Object.entries(refused)) {
  test(`refused: ${name}`, () => {
    const run = back(sheet);
    expect(told(run)).toEqual([said]);
    expect(run.exitCode).toBe(4);
  });
}

test("refused: a day of judgement before the signature, though it has come", () => {
  expect(told(back(sheetOf({}), files, { ...asked, asOf: "2026-06-24" }))).toEqual([
    "sheet.yaml:5:9 engine/signed-later",
  ]);
});

test("refused: the opposite of what the document says of the same day", () => {
  const [written] = back(sheetOf({})).files;
  const run = back(sheetOf({ role: "officer", answer: "no" }), { "service.yaml": written?.text ?? "" });
  expect(told(run)).toEqual(["sheet.yaml:10:17 engine/answered-twice"]);
});

test("refused: a document that repeats its lists, which would say more elsewhere too", () => {
  const [written] = back(sheetOf({})).files;
  const indented = (written?.text ?? "").trim().replaceAll("\n", "\n  ");
  const repeating = `- ${indented.replace("attestations:", "attestations: &signed").replace("evidence:\n", "evidence: &papers\n")}
- { kind: service, facts_on: 2026-06-30, service: { id: other }, attestations: *signed, evidence: *papers }
`;
  const run = back(sheetOf({ on: "2026-06-26" }), { "service.yaml": repeating });
  expect(told(run)).toEqual(["service.yaml:1:3 engine/not-addable"]);
});

test("refused: the log of another system, in which nobody would find the answer", () => {
  const now = parseInstant("2026-11-20T12:00:00+08:00") ?? nothing.now;
  const folder = "examples/openai-chat";
  const foreign = { from: "openai-chat", inputs: [`${folder}/chat.jsonl`], service: `${folder}/service.yaml` } as const;
  const sheet = sheetOf({
    role: "legal_counsel",
    on: "2026-11-18",
    standard: "cn.genai_interim_measures.prohibited_content",
    subject: "chatcmpl-A1",
  });
  const run = back(sheet, {}, { ...nothing, ...foreign, now });
  expect(told(run)).toEqual([`${folder}/chat.jsonl:1:1 engine/not-addable`]);
});

test("one answer that is refused lets none be written", () => {
  const documents = { ...files, "more.yaml": service.replace("id: chat", "id: mail") };
  const both = { ...asked, inputs: ["service.yaml", "more.yaml"] };
  const good = sheetOf({}, { subject: "mail", role: "officer" });
  expect(
    back(good, documents, both)
      .files.map((it) => it.path)
      .toSorted(),
  ).toEqual(["more.yaml", "service.yaml"]);
  expect(told(back(sheetOf({}, { subject: "mail", on: null }), documents, both))).toHaveLength(1);
});

test("nothing is read back into documents that cannot be read", () => {
  const run = back(sheetOf({}), { "service.yaml": service.replace("id: chat", "id: [") });
  expect([run.files, run.exitCode]).toEqual([[], 4]);
});

const days = fc.integer({ min: 1, max: 29 }).map((it) => `2026-06-${String(it).padStart(2, "0")}`);
const answers = fc.record({
  role: fc.constantFrom("counsel", "officer"),
  on: days,
  answer: fc.constantFrom("yes", "no"),
  collected: days,
  expires: fc.option(fc.constantFrom("2026-06-29", "2026-06-30", "2027-06-30")),
});

test("for all answers: what is read back is judged as the same attestation that a person wrote by hand", () => {
  let written = 0;
  fc.assert(
    fc.property(answers, ({ role, on, answer, collected, expires }) => {
      const own = `{ kind: document, id: memo, collected_on: ${collected}, expires_on: ${expires ?? "null"} }`;
      const run = back(sheetOf({ role, on, answer, papers: [own] }));
      const byHand = `${service}evidence: [${own}]
attestations:
  - { standard: test.tiny.fair, about: { subject: chat }, met: ${answer === "yes"}, by: { name: Ada, role: ${role} }, on: ${on}, evidence: [memo] }
`;
      const judged = (text: string) => {
        const { decision, exitCode } = runCheck(asked, overlayHost(hostWith({}), { "service.yaml": text }));
        return { exitCode, verdicts: decision?.rules.map((it) => [it.rule, it.verdict]) };
      };
      const hand = judged(byHand);
      const counts = JSON.stringify(hand) !== JSON.stringify(judged(service));
      const [file] = run.files;
      expect(file !== undefined).toBe(counts);
      expect(judged(file?.text ?? byHand)).toEqual(hand);
      written += file ? 1 : 0;
    }),
    {
      numRuns: 12,
      examples: [[{ role: "counsel", on: "2026-06-25", answer: "yes", collected: "2026-06-20", expires: null }]],
    },
  );
  expect(written).toBeGreaterThan(0);
});
