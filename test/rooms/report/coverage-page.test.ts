import { expect, test } from "vitest";
import type { Coverage } from "../../../src/analysis/coverage.ts";
import { locales } from "../../../src/base/locale.ts";
import { coverageHtml, type CoveragePage } from "../../../src/report/render/html/coverage-page.ts";

const words = { hant: "提供者應當甲,不得乙。", hans: "提供者应当甲,不得乙。" };
const place = { source: { path: "law/a.edict", text: "rule a" }, span: { start: 0, end: 4 } };
const unit: Coverage["units"][number] = {
  locator: { article: 1, paragraph: 1, item: undefined },
  caption: { en: "Names", zh: "名稱" },
  words,
  pieces: [
    { start: 0, end: 6, by: "rule" },
    { start: 6, end: 11, by: undefined },
  ],
  encodes: [
    { kind: "rule", name: "a", place },
    { kind: "rule", name: "b", place },
  ],
  statements: [{ kind: "informative", text: { en: "why" } }],
  open: ["不得"],
};
const coverage: Coverage = {
  asks: undefined,
  pack: "t.t",
  version: "1.0.0",
  title: { en: "Law", zh: "法" },
  holdsText: true,
  units: [unit, { ...unit, locator: { article: 2, paragraph: 1, item: undefined }, encodes: [], open: [] }],
  modals: [{ word: "不得", total: 1, held: 0 }],
};
const english: CoveragePage = { locale: locales.en, engine: "1", linkTo: ({ path, line }) => `../${path}#L${line}` };

test("each word is marked by what holds it, and a unit says with a sign what it is", () => {
  const page = coverageHtml([coverage], english);
  expect(page).toMatch(/<span class="by by-rule"\s*>.*?提供者应当甲.*?<span class="by by-nothing"\s*>.*?,不得乙。/s);
  expect(page).toMatch(/<span class="state"><span aria-hidden="true">\?<\/span> open<\/span>/);
  expect(page).toMatch(/<span class="state"><span aria-hidden="true">–<\/span> only stated<\/span>/);
  expect(page).toContain("不得 outside of every quote and statement");
  expect(page).toContain("2 units: 0 encoded, 1 only stated, 1 open");
  expect(page).toContain('<a href="../law/a.edict#L1" title="law/a.edict:1:1"><code>a</code></a>');
  expect(page.match(/<dt>rules<\/dt>/g)).toHaveLength(1);
  expect(page).toMatch(/style="width: 50\.00%"/);
});

test("the page needs nothing else, says it in the reader's language, and links within itself", () => {
  const page = coverageHtml([coverage, coverage], { ...english, locale: locales["zh-Hans"] });
  expect(page).toContain("2 个单元：0 个写成规则");
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|<link|<img|url\(|https?:/);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});

test("without a text the units stand alone, and without an address nothing is linked", () => {
  const bare = { ...coverage, holdsText: false, modals: [], units: [{ ...unit, words: undefined, pieces: [] }] };
  const page = coverageHtml([bare], { ...english, linkTo: () => undefined });
  expect(page).toContain("The pack holds no text");
  expect(page).not.toContain("<blockquote");
  expect(page).not.toContain("law/a.edict");
  expect(coverageHtml([{ ...bare, units: [] }], english)).toContain("0 units");
});

test("what an author writes stays text", () => {
  const evil = '<img src=x onerror="a">&"';
  const said = { en: evil, zh: evil };
  const hostile: Coverage = {
    ...coverage,
    pack: evil,
    version: evil,
    title: said,
    units: [
      {
        ...unit,
        caption: said,
        words: { hant: evil, hans: evil },
        pieces: [{ start: 0, end: evil.length, by: "rule" }],
        encodes: [{ kind: "rule", name: evil, place: { ...place, source: { path: evil, text: "a" } } }],
        statements: [{ kind: "informative", text: said }],
        open: [evil],
      },
    ],
  };
  for (const locale of Object.values(locales)) {
    const page = coverageHtml([hostile], { ...english, locale });
    expect(page).not.toMatch(/<img|onerror="/);
    expect(page).toContain("&lt;img src=x onerror=&quot;a&quot;&gt;&amp;");
  }
});
