import { expect, test } from "vitest";
import { locales, type Locale } from "../../../src/base/locale.ts";
import { noSuchPath } from "../../../src/engine/request-diagnostics.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { htmlReport } from "../../../src/report/render/html/report-page.ts";
import { plain } from "./plain.ts";
import { judge, service as chat } from "../pack/waive/scene.ts";
import { asking, decided } from "./made-runs.ts";
import { instanceOf, resultOf } from "./made.ts";
import { runExample, runTiny, service } from "./tiny.ts";

const pageOf = (run: Parameters<typeof buildReport>[0], locale: Locale = locales.en): string =>
  htmlReport(buildReport(run), { ...plain, locale });
const tiny = (text = service, locale: Locale = locales.en): string => pageOf(runTiny({ "service.yaml": text }), locale);

test("without anything that lays drawings out there are none, and all else stands", () => {
  expect(tiny()).not.toContain("<svg");
  expect(tiny()).toContain("The provider must state a version.");
});

test("duties of others stand apart, marked as not counted", () => {
  const [, others = ""] = tiny().split('id="others"');
  expect(others).toContain("The user must behave.");
  expect(others.slice(0, others.indexOf("The user must behave."))).toContain("not counted");
});

test("what could not be encoded and other law that is not covered stand under what the report does not say", () => {
  const [, limits = ""] = tiny().split('<h2 id="limits">');
  expect(limits).toContain("in good faith");
  expect(limits).toContain("nothing shows it");
  expect(limits).toContain("the spirit of the age");
});

test("a pack that says where its official text is is linked to it, with its name and with its digest", () => {
  const report = buildReport(runTiny({ "service.yaml": service }));
  const official_text = "https://example.org/law?a=1&b=2";
  const packs = report.packs.map((it) => ({ ...it, official_text }));
  const linksIn = (page: string): readonly string[] => page.match(/<a [^>]*href="http[^>]*>[^<]*<\/a>/g) ?? [];
  const links = linksIn(htmlReport({ ...report, packs }, { ...plain, locale: locales["zh-Hans"] }));
  expect(links.length).toBeGreaterThan(2);
  expect(new Set(links)).toEqual(new Set(['<a class="small" href="https://example.org/law?a=1&amp;b=2">官方文本</a>']));
  expect(linksIn(tiny())).toEqual([]);
});

test("the reader's language decides the script that is shown first and the language of titles", () => {
  const page = tiny(service, locales["zh-Hans"]);
  expect(page).toMatch(/id="hans"\s+checked/);
  expect(page).toContain("服务基本要求");
  expect(tiny()).toMatch(/id="hant"\s+checked/);
});

test("of many places of one outcome three are told whole, the others by their place", () => {
  const instances = Array.from({ length: 8 }, () => instanceOf("violated"));
  const page = pageOf(decided({ word: "violated", rules: [resultOf(asking, "free", instances)] }));
  expect(page.match(/class="instance"/g)).toHaveLength(3);
  expect(page).toContain("5 more violated");
});

test("what is waived is said of the verdict that it has", () => {
  const example = buildReport(runExample());
  const waived = {
    ...example,
    packs: example.packs.map((pack) => ({
      ...pack,
      articles: pack.articles.map((article) => ({
        ...article,
        rules: article.rules.map((it) => (it.rule.endsWith(".label") ? { ...it, covered_by: "waivers" as const } : it)),
      })),
    })),
  };
  expect(htmlReport(waived, { ...plain, locale: locales.en })).toMatch(
    /<h1>7 rules are violated \(1 waived\), 18 cannot be judged yet<\/h1>/,
  );
});

test("a run that is clear is green; the same run with a mistake is not, and says that it is incomplete", () => {
  const rules = [resultOf(asking, "free", [instanceOf("satisfied")])];
  const clear = decided({ word: "clear", rules });
  expect(pageOf(clear)).toMatch(/class="banner w-clear">\s*<p>[^<]*<\/p>\s*<h1>No breach found in what was examined/);
  const missing = noSuchPath.nowhere({ path: "a.yaml", near: undefined, remedy: undefined });
  expect(pageOf({ ...clear, troubles: [missing] })).toMatch(
    /class="banner w-undetermined">\s*<p>[^<]*<\/p>\s*<h1>Incomplete\. No breach found in what was examined/,
  );
});

test("planted: no word of a run that judged nothing is green", () => {
  for (const word of ["nothing in force", "nothing examined", "nothing applies"] as const)
    expect(pageOf(decided({ word, rules: [] }))).toContain('class="banner w-undetermined"');
});

test("what an element lacks is told with the element and its line", () => {
  const files = { "service.yaml": chat("models: [{ name: qwen }]") };
  const report = judge(files, { inputs: ["service.yaml"] });
  const page = htmlReport(report, plain);
  expect(page).toContain("service.models[0].licence, service.yaml:4<");
});
