import fc from "fast-check";
import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { runCheck } from "../../../src/engine/index.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import type { Report } from "../../../src/report/model/report.ts";
import { titlesOf } from "../../../src/report/model/report-run.ts";
import { htmlReport } from "../../../src/report/render/html/report-page.ts";
import { wordReport } from "../../../src/report/render/word/report-document.ts";
import { callsOf, expectInProportion } from "../../kit/growth.ts";
import { law } from "../pack/laws.ts";
import { endOf, ends } from "./ends.ts";
import { hostile, withText } from "./hostile.ts";
import { plain } from "./plain.ts";
import { hostWith, nothing, now, runExample } from "./tiny.ts";
import { documentOf, partOf } from "./word-read.ts";

const parts = [
  "[Content_Types].xml",
  "_rels/.rels",
  "docProps/core.xml",
  "word/_rels/document.xml.rels",
  "word/styles.xml",
  "word/settings.xml",
  "word/header1.xml",
  "word/footer1.xml",
  "word/document.xml",
];

const inEnglish = (report: Report): string => documentOf(report, locales.en);

/** What is wrong with a text as XML: an element that is not closed, a mark that is none, a character that XML has not. */
function faultOf(xml: string): string | undefined {
  const open: string[] = [];
  const text = xml.replace(/^<\?xml [^?]*\?>\n/, "");
  for (const [token] of text.matchAll(/<[^>]*>?|[^<]+/g)) {
    const [, closes, name = "", empty] =
      /^<(\/?)([\w:.-]+)(?:\s+[\w:.-]+="(?:[^<&"]|&(?:amp|lt|gt|quot|#39);)*")*\s*(\/?)>$/.exec(token) ?? [];
    if (token.startsWith("<") && name === "") return token;
    if (name === "" && /&(?!(?:amp|lt|gt|quot|#39);)/.test(token)) return token;
    if (closes === "/" && open.pop() !== name) return token;
    if (name !== "" && closes === "" && empty === "") open.push(name);
  }
  if (open.length > 0) return open.join(" ");
  return /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml)?.[0];
}

test("planted: faults of XML are seen", () => {
  expect(["<a>", "<a></b>", "<a b='c' />", "<a>&</a>", "<a>\uffff</a>", "<a"].map(faultOf)).not.toContain(undefined);
  expect(faultOf('<a b="&lt;"><c />&amp;字</a>')).toBeUndefined();
});

test("a note that rests on unverified words says so, as it does in the text", () => {
  const report = buildReport(runExample());
  const advisory = { why: "unverified", reasons: ["no copy"], sentence: "unverified: no copy" } as const;
  const notes = report.notes.map((it) => ({ ...it, applies: "yes", standing: { ...it.standing, advisory } }) as const);
  expect(notes.length).toBeGreaterThan(0);
  const [word, page] = [inEnglish({ ...report, notes }), htmlReport({ ...report, notes }, plain)];
  for (const told of [word, page]) expect(told).toContain("unverified: no copy");
  expect(inEnglish(report)).not.toContain("unverified: no copy");
});

/** The words of a paragraph. */
const wordsOf = (paragraph: string): string =>
  [...paragraph.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, it]) => it).join("");

const styledAs = (document: string, style: string): readonly string[] =>
  [...document.matchAll(new RegExp(`<w:p><w:pPr><w:pStyle w:val="${style}" />.*?</w:p>`, "gs"))].map(([it]) =>
    wordsOf(it),
  );

/** The paragraphs between the heading of the findings and the next of its rank. */
function findingsIn(document: string, heading: string): readonly string[] {
  const [, after = ""] = document.split(`>${heading}</w:t>`);
  return styledAs(after.split('<w:pStyle w:val="Heading1" />')[0] ?? "", "Heading2");
}

/** The rules that people have to look at, as a program counts them. */
const openRules = ({ packs }: Report): readonly string[] =>
  packs
    .flatMap((it) => it.articles)
    .flatMap((it) => it.rules)
    .filter((it) => it.in_roll_up && ["violated", "undetermined", "pending"].includes(it.verdict))
    .map((it) => it.rule.split(".").at(-1) ?? "");

const nameIn = (finding: string): string => /([a-z_0-9]+)(?:（.*）| \(.*\))?$/.exec(finding)?.[1] ?? finding;

test("every part is XML, and equal reports have equal bytes, however the run ends", () => {
  for (const [name, report] of ends) {
    const bytes = wordReport(report, plain);
    for (const path of parts) expect([name, path, faultOf(partOf(bytes, path))]).toEqual([name, path, undefined]);
    expect(wordReport(structuredClone(report), plain)).toEqual(bytes);
    // Word refuses a cell that ends without a paragraph, and takes two tables without one between them for one.
    expect(partOf(bytes, "word/document.xml")).not.toMatch(/(?<!<\/w:p>)<\/w:tc>|<\/w:tbl>(?!<w:p>)/);
  }
});

test.each([
  ["en", "Findings"],
  ["zh-Hans", "发现"],
  ["zh-Hant", "發現"],
] as const)("it has the findings of the report, worst first, each under a heading: %s", (tag, heading) => {
  const report = buildReport(runExample(), locales[tag]);
  const found = findingsIn(documentOf(report, locales[tag]), heading);
  expect(found.map(nameIn).toSorted()).toEqual(openRules(report).toSorted());
  expect(found.length).toBe(report.counts.violated + report.counts.undetermined + report.counts.pending);
  const states = found.map((it) => it.split(" ")[0]);
  expect(states).toEqual([...new Set(states)].flatMap((state) => states.filter((it) => it === state)));
});

test("it says what the run came to, what is broken with its place, the law's words, signatures, waivers and mistakes", () => {
  const report = buildReport(runExample(), locales.en);
  const document = inEnglish(report);
  expect(styledAs(document, "Normal")[0]).toBe(report.lead);
  const text = wordsOf(document).replaceAll("&#39;", "'").replaceAll("&quot;", '"');
  for (const it of [
    "「暫停或者終止向其提供服務」",
    "Forbidden: “Outcome” of the request is served (request.outcome == served)",
    "request.outcome is served (line 264)",
    "examples/chat-service/responses.yaml:264:3",
    "suspended_for_illegal_use: attested by Zhou Yan",
    "Make every entry, interfaces included, refuse users whose service is suspended or ended.",
    "an attestation of service_respects_ip",
    "cn.anthropomorphic_measures",
    "The user must comply with laws and administrative regulations.",
    "The provider is encouraged to apply the technology in new ways",
    "No legal advice.",
  ])
    expect(text).toContain(it);
  const waived = wordsOf(inEnglish(endOf("waived")));
  for (const it of ["violated", "(waived)", "Wang", "2026-12-31"]) expect(waived).toContain(it);
  const mistaken = wordsOf(inEnglish(endOf("a field that is none")));
  for (const it of ["vocabulary/unknown-field", "versoin", "Nothing was judged"]) expect(mistaken).toContain(it);
  expect(wordsOf(inEnglish(endOf("no such file")))).toContain("engine/no-such-path");
});

test("all that is to be done is listed, and who has to sign for which articles, and how often", () => {
  const run = runExample();
  const locale = locales["zh-Hans"].knowing(titlesOf(run));
  const report = buildReport(run, locale);
  expect(report.needs.length).toBeGreaterThan(10);
  const [, afterSteps = ""] = documentOf(report, locale).split(">应对办法</w:t>");
  const [steps = "", afterSigners = ""] = afterSteps.split(">尚缺的署名</w:t>");
  for (const { what } of report.needs) expect(wordsOf(steps)).toContain(what.replaceAll("`", ""));
  const table = afterSigners.split("</w:tbl>")[0] ?? "";
  const cells = [...table.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([it]) => wordsOf(it));
  expect(cells.slice(0, 6)).toEqual([
    "可由何人署名",
    "法律条款",
    "份数",
    "法务",
    expect.stringContaining("《生成式人工智能服务管理暂行办法》：第四条、"),
    expect.stringMatching(/^\d+$/),
  ]);
  const unsigned = report.needs.filter((it) => it.kind === "attestation");
  const counts = cells.slice(3).filter((_, at) => at % 3 === 2);
  expect(counts.reduce((sum, it) => sum + Number(it), 0)).toBe(unsigned.flatMap((it) => it.of).length);
  expect(inEnglish(endOf("waived"))).not.toContain("Signatures that are missing");
});

test("what is satisfied stands in the table of articles alone", () => {
  const document = inEnglish(buildReport(runExample(), locales.en));
  expect(wordsOf(document).split("annotation_sampling")).toHaveLength(2);
});

test("it is in the reader's language, with fonts for it, a head over each page and rows that are repeated", () => {
  const report = buildReport(runExample(), locales["zh-Hans"]);
  const bytes = wordReport(report, { ...plain, locale: locales["zh-Hans"] });
  const styles = partOf(bytes, "word/styles.xml");
  for (const it of [
    'w:eastAsia="Microsoft YaHei"',
    'w:lang w:val="zh-CN" w:eastAsia="zh-CN"',
    'w:outlineLvl w:val="1"',
  ])
    expect(styles).toContain(it);
  expect(wordsOf(partOf(bytes, "word/header1.xml"))).toBe(`小禾助手；${report.lead}${report.settings.as_of}`);
  const document = partOf(bytes, "word/document.xml");
  expect(document).toContain("“暂停或者终止向其提供服务”");
  expect(document.match(/<w:tblHeader \/>/g)?.length).toBeGreaterThan(4);
  expect(inEnglish(buildReport(runExample(), locales.en))).toContain('<w:lang w:val="zh-TW" w:eastAsia="zh-TW" />');
});

test("whatever documents and policies say, it is text in whole XML", () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom(...ends), (text, [, report]) => {
      const bytes = wordReport(withText(report, text), plain);
      for (const path of parts) expect(faultOf(partOf(bytes, path))).toBeUndefined();
    }),
  );
  const long = `<w:p>&"'${"字".repeat(10_000)}\u0000\uffff`;
  const document = inEnglish(withText(endOf("every verdict"), long));
  expect(faultOf(document)).toBeUndefined();
  expect(document).toContain(`&lt;w:p&gt;&amp;&quot;&#39;${"字".repeat(10_000)}`);
});

const policy = `rule spoken: provider must "say something" { on response require response.text is present }`;
const answers = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `response: { id: r-${at}, at: "2026-05-01T09:00:00+08:00", text: null }\n`,
  ).join("---\n");

test("it takes steps in proportion to the documents", () => {
  expectInProportion((count) => {
    const files = {
      "a.yaml": `response: { id: r, at: "2026-05-01T09:00:00+08:00", text: null }\n---\n${answers(count)}`,
    };
    const host = hostWith({ ...law("law", { id: "t.law", policy }), ...files });
    const report = buildReport(runCheck({ ...nothing, inputs: ["a.yaml"], packs: ["/law"], now }, host), locales.en);
    expect(report.inputs.length).toBe(count + 1);
    return callsOf("replaceAll", () => wordReport(report, plain));
  });
});

test("people read sentences, with the names of rules and facts beside them, and why a rule does not apply", () => {
  const run = runExample();
  const locale = locales["zh-Hans"].knowing(titlesOf(run));
  const words = wordsOf(documentOf(buildReport(run, locale), locale));
  for (const it of [
    "提供者应当：采取有效措施防范其所服务的未成年人过度依赖或者沉迷该服务 protect_minor_served  request.user.age_band 为 adult",
    "违反：禁止：request.outcome 为提供服务（request.outcome == served）",
    "事实：request.outcome 为提供服务（第 264 行）",
    "提供者应当：依法处理个人的请求 individual_request_handled",
  ])
    expect(words).toContain(it);
  expect(words).not.toContain("违反forbid");
});
