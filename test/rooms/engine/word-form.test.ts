import fc from "fast-check";
import { expect, test } from "vitest";
import { readZip, writeZip } from "../../../src/base/zip.ts";
import { locales } from "../../../src/base/locale.ts";
import { toPlain } from "../../../src/base/document.ts";
import { formatPlace } from "../../../src/base/text.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import type { Host } from "../../../src/base/host.ts";
import { readBack, runNeeds, type CheckRequest } from "../../../src/engine/index.ts";
import { formOfWord } from "../../../src/engine/sheet/word-form.ts";
import { buildSheets, type SheetReport } from "../../../src/report/model/sheet-report.ts";
import { sheetForm, sheetText } from "../../../src/report/render/sheet.ts";
import { sheetPage } from "../../../src/report/render/html/sheet-page.ts";
import { sheetDocument } from "../../../src/report/render/word/sheet-document.ts";
import { plainPaint } from "../../../src/report/view/format-options.ts";
import { hostWith, nothing, service } from "../report/tiny.ts";

const host = hostWith({ "service.yaml": service });
const asked: CheckRequest = { ...nothing, packs: ["/tiny"], inputs: ["service.yaml"] };
const options = { width: 80, paint: plainPaint, locale: locales.en, quiet: false } as const;

const sheetsOf = (): SheetReport => {
  return buildSheets(runNeeds(asked, host), []);
};
const sheets = sheetsOf();
const word = sheetDocument(sheets, options);
const text = new TextDecoder().decode(readZip(word, "word/document.xml", 1_000_000));

const plain = (yaml: string | undefined): unknown =>
  JSON.parse(JSON.stringify(readYaml({ path: "a.yaml", text: yaml ?? "" }).documents.map((it) => toPlain(it.root))));

const again = (document: string): Uint8Array => writeZip(new Map([["word/document.xml", document]]));

test("every format of a sheet says who may sign instead, and on which evidence", () => {
  const shown = [sheetText, sheetForm, sheetPage].map((it) => it(sheets, options));
  const said = [...shown, text].map((it) => it.replaceAll(/<[^>]*>/g, "").replaceAll(/\s+/g, " "));
  expect(said.map((it) => [it.includes("counsel (document)"), it.includes("officer (document)")])).toEqual(
    said.map(() => [true, true]),
  );
});

test("every format says what follows from an answer, also where neither is a breach by itself", () => {
  const breaches = { yes: [], no: [] };
  const people = sheets.people.map((it) => ({
    ...it,
    questions: it.questions.map((one) => ({ ...one, breaches })),
  }));
  for (const [of, said] of [
    [sheets, "“no” means a breach: "],
    [{ ...sheets, people }, "neither answer alone means a breach, as far as is known"],
  ] as const) {
    const document = new TextDecoder().decode(readZip(sheetDocument(of, options), "word/document.xml", 1_000_000));
    const shown = [...[sheetText, sheetForm, sheetPage].map((it) => it(of, options)), document];
    const plainly = shown.map((it) => it.replaceAll(/<[^>]*>/g, "").replaceAll(/\s+#?\s*/g, " "));
    expect(plainly.map((it) => it.includes(said))).toEqual(Array(4).fill(true));
  }
});

/** Writes into a field as Word does. */
function filled(document: string, tag: string, value: string | true): string {
  const [before, after = ""] = document.split(`<w:tag w:val="${tag}" />`);
  expect(after).not.toBe("");
  const changed =
    value === true
      ? after.replace('<w14:checked w14:val="0" />', '<w14:checked w14:val="1"/>').replace("☐", "☒")
      : after
          .replace("<w:showingPlcHdr />", "")
          .replace(/<w:t [^>]*>[^<]*<\/w:t>/, `<w:t>${value.slice(0, 3)}</w:t></w:r><w:r><w:t>${value.slice(3)}</w:t>`);
  return `${before}<w:tag w:val="${tag}" />${changed}`;
}

/** A host that has a document of Word, too. */
const withWord = (bytes: Uint8Array): Host => ({
  ...host,
  isFile: (path) => path === "sheet.docx" || host.isFile(path),
  readBytes: (path, most) => (path === "sheet.docx" ? bytes : host.readBytes(path, most)),
});

test("files packed together are read as they were, and nothing that is cut short", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z/]{1,9}$/), fc.string({ unit: "binary" })),
      fc.nat(),
      (files, cut) => {
        const bytes = writeZip(new Map(Object.entries(files)));
        for (const [path, content] of Object.entries(files)) {
          const read = readZip(bytes, path, 10_000);
          expect(Buffer.from(read ?? []).equals(Buffer.from(content))).toBe(true);
        }
        expect(readZip(bytes, "not/there", 10_000)).toBeUndefined();
        const part = bytes.subarray(0, cut % bytes.length);
        for (const path of Object.keys(files)) expect(readZip(part, path, 10_000)).toBeUndefined();
      },
    ),
  );
  const large = writeZip(new Map([["a", "x".repeat(1000)]]));
  expect([readZip(large, "a", 999), readZip(large, "a", 1000)?.length]).toEqual([undefined, 1000]);
});

test("a row that somebody took out leaves no hole in the form", () => {
  const field = (tag: string, value: string): string =>
    `<w:sdt><w:sdtPr><w:tag w:val="${tag}" /></w:sdtPr><w:sdtContent><w:r><w:t>${value}</w:t></w:r></w:sdtContent></w:sdt>`;
  const document = `<w:document xmlns:w="w">${field("people.1.role", "counsel")}${field("people.1.answers.2.standard", "a.b")}</w:document>`;
  expect(plain(formOfWord(again(document)))).toEqual([
    { sheet: "sheet@1", people: [{ role: "counsel", answers: [{ standard: "a.b" }] }] },
  ]);
});

test("a document of Word as it is printed says what the form in YAML says, and equal sheets have equal bytes", () => {
  const { as_of: _, ...form } = (plain(sheetForm(sheets, options)) as readonly { readonly as_of: string }[])[0] ?? {
    as_of: "",
  };
  const sentences = /^ *asked: The service is fair\n/gm;
  expect(formOfWord(word)?.match(sentences)?.length).toBe(2);
  expect(plain(formOfWord(word)?.replaceAll(sentences, ""))).toEqual([form]);
  expect(sheetDocument(sheetsOf(), options)).toEqual(word);
  expect(readBack(asked, "sheet.docx", withWord(word))).toMatchObject({
    files: [],
    problems: [],
    blank: 2,
    exitCode: 0,
  });
});

test("in Chinese it has the same fields", () => {
  const chinese = sheetDocument(sheets, { ...options, locale: locales["zh-Hans"] });
  expect(formOfWord(chinese)).toBe(formOfWord(word));
  expect(new TextDecoder().decode(readZip(chinese, "word/document.xml", 1_000_000))).toContain("须判断并署名的事项");
});

const answered = fc.record({
  person: fc.constantFrom(0, 1),
  answer: fc.constantFrom("yes", "no", "cannot_say"),
  name: fc.constantFrom("Ada", "林薇", "O'Neil & Sons <x>"),
  on: fc.constantFrom("2026-06-25", "2026-07-25", "2026-06-31"),
  id: fc.constantFrom("memo", "a: b #c"),
});

test("for all answers: what is filled in in Word comes to what the same form in YAML comes to", () => {
  const escaped = (it: string): string => it.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  fc.assert(
    fc.property(answered, ({ person, answer, name, on, id }) => {
      const own = `people.${person}`;
      const fields = {
        [`${own}.name`]: name,
        [`${own}.on`]: on,
        [`${own}.answers.0.evidence.0.id`]: id,
        [`${own}.answers.0.evidence.0.collected_on`]: "2026-06-20",
      };
      const document = Object.entries(fields).reduce((it, [tag, value]) => filled(it, tag, escaped(value)), text);
      const bytes = again(filled(document, `${own}.answers.0.answer.${answer}`, true));
      const [head = "", ...people] = sheetForm(sheets, options).split(/^(?= {2}- role)/m);
      const yaml = people.map((it, at) =>
        at === person
          ? it
              .replace("name: null", `name: ${JSON.stringify(name)}`)
              .replace("on: null", `on: ${on}`)
              .replace("answer: null", `answer: ${answer}`)
              .replace("id: null, collected_on: null", `id: ${JSON.stringify(id)}, collected_on: 2026-06-20`)
          : it,
      );
      const inWord = readBack(asked, "sheet.docx", withWord(bytes));
      const inYaml = readBack(
        asked,
        "sheet.yaml",
        hostWith({ "service.yaml": service, "sheet.yaml": head + yaml.join("") }),
      );
      expect(inWord.files).toEqual(inYaml.files);
      expect(inWord.problems.map((it) => it.code)).toEqual(inYaml.problems.map((it) => it.code));
    }),
    { numRuns: 12 },
  );
});

test("a day is read as people write it, and a mistake is told at what people see, for Word numbers no lines", () => {
  const days = ["2026年6月25日", "2026/6/25"].map((it) => formOfWord(again(filled(text, "people.0.on", it))));
  expect(days.map((it) => it?.includes("\n    on: 2026-06-25\n"))).toEqual([true, true]);
  const told = (fields: Readonly<Record<string, string | true>>): readonly string[] => {
    const document = Object.entries(fields).reduce((it, [tag, value]) => filled(it, tag, value), text);
    return readBack(asked, "sheet.docx", withWord(again(document))).problems.map((it) => formatPlace(it.place));
  };
  expect(told({ "people.0.on": "on Tuesday" })).toEqual(["sheet.docx:counsel"]);
  const signed = { "people.0.name": "Ada", "people.0.on": "2026-06-25" };
  expect(told({ ...signed, "people.0.answers.0.answer.yes": true, "people.0.answers.0.answer.no": true })).toEqual([
    "sheet.docx:test.tiny.fair (chat)",
  ]);
  const chinese = sheetDocument(sheets, { ...options, locale: locales["zh-Hans"] });
  const xml = new TextDecoder().decode(readZip(chinese, "word/document.xml", 1_000_000));
  expect([
    xml.includes("en-GB"),
    xml.includes('<w:lid w:val="zh-CN" />'),
    text.includes('<w:lid w:val="en-GB" />'),
  ]).toEqual([false, true, true]);
});

/** Ada ticks yes for the first question, with all that makes an answer. */
const ada = {
  "people.0.name": "Ada",
  "people.0.on": "2026-06-25",
  "people.0.answers.0.evidence.0.id": "memo",
  "people.0.answers.0.evidence.0.collected_on": "2026-06-20",
} as const;
const answeredBy = (fields: Readonly<Record<string, string | true>>, document: string): string =>
  Object.entries(fields).reduce((it, [tag, value]) => filled(it, tag, value), document);
const yes = answeredBy({ ...ada, "people.0.answers.0.answer.yes": true }, text);
const readWord = (document: string): ReturnType<typeof readBack> =>
  readBack(asked, "sheet.docx", withWord(again(document)));

/** As sheets were printed whose fields do not say what stood around them. */
const unmarked = (document: string): string => document.replaceAll(/(<w:tag w:val="[^"#]*)#[^"]*/g, "$1");

const reworded: readonly (readonly [string, (it: string) => string])[] = [
  ["the sentence", (it) => it.replace("The service is fair", "The service is fair, as far as two models go")],
  [
    "behind the sentence",
    (it) => it.replace("The service is fair&quot;", "The service is fair&quot;, with reservations"),
  ],
  ["behind it, between quotation marks", (it) => it.replace("fair&quot;", "fair&quot; as for two &quot;models&quot;")],
];
const elsewhere: readonly (readonly [string, (it: string) => string])[] = [
  ["the heading of a column", (it) => it.replace(">Is it so?<", ">Is it so, in part?<")],
  ["a line of the question", (it) => it.replace(">Decides: ", ">Decides in part: ")],
  ["beside the answer", (it) => it.replace("> yes<", "> yes, but<")],
  ["below the evidence", (it) => it.replace(/(?=<\/w:tc><\/w:tr>)/, "<w:p><w:r><w:t>In part.</w:t></w:r></w:p>")],
  ["what is signed", (it) => it.replace(">I have judged", ">I have not judged")],
  ["beside the name", (it) => it.replace(">Name<", ">Name, with reservations<")],
  ["behind all", (it) => it.replace(/(?=<w:sectPr)/, "<w:p><w:r><w:t>In part.</w:t></w:r></w:p>")],
  ["over the first question", (it) => it.replace(">The facts cannot decide", ">The facts can decide")],
  ["a remark in the margin", (it) => it.replace("<w:t>☐", '<w:commentReference w:id="0" /><w:t>☐').replace("☐", "")],
];

test.each([
  ...reworded.map(([name, change]) => [name, change(yes)] as const),
  ...reworded.map(
    ([name, change]) => [`${name}, on a sheet that does not say what it printed`, change(unmarked(yes))] as const,
  ),
  ...elsewhere.slice(0, -1).map(([name, change]) => [name, change(yes)] as const),
  [
    "a remark in the margin",
    yes.replace("The service is fair&quot;</w:t></w:r>", '$&<w:r><w:commentReference w:id="0" /></w:r>'),
  ],
  ["the words of a question that nobody answered", reworded[0]?.[1](text) ?? ""],
] as const)("refused: a sheet on which somebody changed %s", (_, document) => {
  expect(document).not.toBe(yes);
  const { problems, files, exitCode } = readWord(document);
  expect([problems[0]?.code, files, exitCode]).toEqual(["engine/asked-otherwise", [], 4]);
  expect(problems.map((it) => locales["zh-Hans"].say(it))[0]).toMatch(/^第 1 题“/);
});

test("blanks, quotation marks and runs that Word writes in another way change nothing, nor does how somebody signs", () => {
  const { files } = readWord(yes);
  expect(files).toHaveLength(1);
  const otherwise = yes
    .replaceAll("The service is fair", "The ser</w:t></w:r><w:r><w:t>vice is fair")
    .replaceAll(/(?<=<w:t[^>]*>[^<]*)&quot;/g, "“")
    .replaceAll(/(?<=<w:t[^>]*>[^<]*[a-z,]) (?=[a-z])/g, "\u00A0 ")
    .replace(/____________________(?=<\/w:t><\/w:r><\/w:p><\/w:tc><\/w:tr><\/w:tbl>)/, "Ada");
  expect(otherwise).not.toBe(yes);
  for (const document of [otherwise, unmarked(otherwise)])
    expect(readWord(document)).toMatchObject({ problems: [], files });
});

test.each(["☑", "√", "yes", "是"])("a box with %s typed into it is ticked, in the row of that answer", (mark) => {
  const typed = (tag: string): string =>
    answeredBy(ada, text).replace(new RegExp(`(${tag.replaceAll(".", "\\.")}".*?)☐`), `$1${mark}`);
  expect(readWord(typed("people.0.answers.0.answer.yes")).files).toEqual(readWord(yes).files);
});

test.each(["x", "否", "maybe"])("refused: %s typed into the box of yes, which may mean anything", (mark) => {
  const { problems, files, exitCode } = readWord(answeredBy(ada, text).replace("☐", mark));
  expect([problems.map((it) => it.code), files, exitCode]).toEqual([["engine/no-answer"], [], 4]);
  expect(problems.map((it) => locales.en.say(it))[0]).toBe(
    `question 1, “The service is fair”, about \`chat\`: \`yes: ${mark}\` is no answer`,
  );
});

test("refused: a box that Word calls ticked and that stands there empty", () => {
  expect(readWord(yes.replace("☒", "☐")).problems.map((it) => it.code)).toEqual(["engine/no-answer"]);
});

test("refused: evidence beside no answer", () => {
  const { problems, exitCode } = readWord(answeredBy(ada, text));
  expect([problems.map((it) => locales["zh-Hans"].say(it)), exitCode]).toEqual([
    ["第 1 题“The service is fair”（`chat`）：已填写证据，但没有答案"],
    4,
  ]);
});

test("an answer with a reservation is told and not written", () => {
  const reserved = filled(yes, "people.0.answers.0.reservation", "as far as two models go");
  expect(readWord(reserved)).toMatchObject({
    files: [],
    problems: [],
    blank: 1,
    reserved: [{ standard: "test.tiny.fair", name: "chat", text: "as far as two models go" }],
    exitCode: 0,
  });
});

test("two boxes that are ticked are no answer; that is told as people see it, with all else that is missing", () => {
  const both = ["yes", "no"].reduce((it, box) => filled(it, `people.0.answers.0.answer.${box}`, true), text);
  const { problems, files, blank } = readBack(asked, "sheet.docx", withWord(again(both)));
  expect(problems.map((it) => locales["zh-Hans"].say(it))).toEqual([
    expect.stringMatching(/^第 1 题“[^“”]+”（`chat`）：“是”和“否”都勾选了$/),
    expect.stringContaining("没有署名人的姓名"),
    expect.stringContaining("没有署名日期"),
  ]);
  expect([files, blank]).toEqual([[], 1]);
  const [english = ""] = problems.map((it) => locales.en.say(it));
  expect(english).toMatch(/^question 1, “.*”, about `chat`: "yes" and "no" are ticked together$/);
});

test("a day that Word shows in its own way is the one that was chosen", () => {
  const chosen = filled(text, "people.0.on", "25. Juni 2026").replace(
    /(people\.0\.on" \/>)<w:date>/,
    '$1<w:date w:fullDate="2026-06-25T00:00:00Z">',
  );
  expect(formOfWord(again(chosen))).toContain("on: 2026-06-25\n");
});

test("rows that are taken out are not asked any more", () => {
  const [first = "", ...rows] = text.split("<w:tr>");
  const without = [first, ...rows.filter((it) => !it.includes("people.0.answers.0."))].join("<w:tr>");
  expect(readBack(asked, "sheet.docx", withWord(again(without)))).toMatchObject({
    problems: [],
    blank: 1,
    exitCode: 0,
  });
  const later = again(text.replaceAll("people.0.answers.0.", "people.0.answers.1."));
  expect(formOfWord(later)).toBe(formOfWord(word));
});

test.each([
  ["no ZIP file", new TextEncoder().encode("The measures are effective.")],
  ["without fields", again("<w:document xmlns:w='urn:w'><w:p/></w:document>")],
  [
    "with tags of somebody else",
    again("<d xmlns:w='urn:w'><w:sdt><w:sdtPr><w:tag w:val='people.0.__proto__'/></w:sdtPr></w:sdt></d>"),
  ],
  ["whose text ends early", again(text.slice(0, -20))],
])("refused: a document %s", (_, bytes) => {
  const { problems, exitCode } = readBack(asked, "sheet.docx", withWord(bytes));
  expect([problems.map((it) => it.code), exitCode]).toEqual([["engine/no-word-sheet"], 4]);
});
