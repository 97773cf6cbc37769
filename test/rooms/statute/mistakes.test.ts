import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { locales } from "../../../src/base/locale.ts";
import { readErrata } from "../../../src/statute/errata.ts";
import { readVariants, fold } from "../../../src/statute/fold.ts";
import { captionOf, hasUnit, unitsOf, readOutline } from "../../../src/statute/instrument-text.ts";
import { locatorKey } from "../../../src/statute/locator.ts";
import { readStatute } from "../../../src/statute/read-statute.ts";
import { files, read, small, yaml } from "./measures.ts";

/** `code: message`, with the words that the place covers. */
function shown(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map((it) => {
    const { code, place } = it;
    const message = locales.en.say(it);
    const { start, end } = place.span;
    return `${code} at <${place.source.text.slice(start, end).slice(0, 20)}>: ${message}`;
  });
}

const document = (text: string): ReturnType<typeof yaml> => yaml({ path: "a.yaml", text });
const errata = (text: string): ReturnType<typeof readErrata> => readErrata(document(text));
const variants = (text: string): ReturnType<typeof readVariants> => readVariants(document(text));

test("numbers out of order", () => {
  expect(shown(small("某规定\n第一章 甲\n第一条 乙:\n(一)丙;\n(三)丁。\n第三条 戊。\n第三章 己").diagnostics)).toEqual([
    "statute/out-of-order at <(三)>: item 3 stands where item 2 is expected",
    "statute/out-of-order at <第三条>: article 3 stands where article 2 is expected",
    "statute/out-of-order at <第三章 己>: chapter 3 stands where chapter 2 is expected",
  ]);
});

test("a line that lacks the blank after its number is named where the next number is told", () => {
  const help = (text: string): readonly (string | undefined)[] =>
    small(text).diagnostics.map((it) => locales.en.help(it));
  expect(help("某规定\n\n第一条 甲。\n第二条乙。\n第三条 丙。")).toEqual([
    "line 4 begins with `第二条` and no blank after it: put one there",
  ]);
  expect(help("某规定\n第一章 甲\n第一条 乙。\n第二章丙\n第三章 丁")).toEqual([
    "line 4 begins with `第二章` and no blank after it: put one there",
  ]);
  expect(help("某规定\n第一条 甲。\n第四条乙。\n第三条 丙。\n第二条丁。")).toEqual([undefined]);
});

test("lines that belong nowhere", () => {
  expect(shown(small("欢迎访问。\n某规定\n第一章 甲\n乙。\n第一条 丙。").diagnostics)).toEqual([
    "statute/unknown-line at <欢迎访问。>: the line `欢迎访问。` belongs to no article and is not a heading, order, signature or date",
    "statute/unknown-line at <乙。>: the line `乙。` belongs to no article and is not a heading, order, signature or date",
  ]);
});

test("texts that are no law", () => {
  expect(shown(small("").diagnostics)).toEqual(["statute/no-statute at <>: the text has no article"]);
  expect(shown(small("某规定\n第一章 甲").diagnostics)).toHaveLength(1);
  expect(shown(small("第一条 甲。").diagnostics)).toEqual([
    "statute/no-statute at <第一条 甲。>: no line before the first chapter or article names the law",
  ]);
});

test("errata that do not fit the copy", () => {
  const unfit = errata(
    '- { unit: "13.1", found: 登出備案, correct: 注銷備案, why: a, source: b }\n- { unit: "14.1", found: 採取, correct: 采取, why: a, source: b }',
  );
  expect(shown(readStatute({ ...files, errata: unfit.value }).diagnostics)).toEqual([
    'statute/erratum-not-found at <{ unit: "13.1", foun>: the faulty words `登出備案` stand not in unit `13.1` of the copy',
    'statute/erratum-not-found at <{ unit: "14.1", foun>: the faulty words `採取` stand 2 times in unit `14.1` of the copy',
  ]);
});

test("errata that are not whole", () => {
  expect(shown(errata("- { unit: all, found: 甲, correct: 乙, why: c }").diagnostics)).toEqual([
    "statute/field at <{ unit: all, found: >: `source` must be a text, in quotes if it is a number",
  ]);
  expect(shown(errata("- { unit: 17.1, found: 甲, correct: 乙, why: c, source: d }").diagnostics)).toHaveLength(1);
  expect(shown(errata('- { unit: "17.", found: 甲, correct: 乙, why: c, source: d }').diagnostics)).toEqual([
    'statute/no-unit-key at <"17.">: `17.` names no article, paragraph, item, subitem or sentence',
  ]);
  expect(shown(errata("a: b").diagnostics)).toEqual(["statute/field at <a: b>: `errata` must be a list"]);
});

test("a rendering that does not fit the copy", () => {
  const text = files.rendering?.text ?? "";
  const rendered = (changed: string): readonly string[] =>
    shown(readStatute({ ...files, rendering: { path: "zh-Hans.txt", text: changed } }).diagnostics);
  expect(rendered(text)).toEqual([]);
  expect(rendered(text.replace("为了促进", "为促进"))).toEqual([
    "statute/rendering-differs at <第一条 为促进生成式人工智能健康发展和规>: this line has 1 character fewer than the corrected copy's",
  ]);
  expect(rendered(text.replace("为了促进", "为了为了促进"))[0]).toContain("this line has 2 characters more");
  expect(rendered(text.slice(0, -1))).toHaveLength(1);
  expect(rendered(`${text}。`)).toHaveLength(1);
  expect(rendered(text.replace("数据", "數据"))).toEqual([
    "statute/two-renderings at <数>: `數` is rendered as `数` here and as `數` before",
  ]);
  expect(rendered(text.replaceAll("健康", "建康"))).toHaveLength(1);
  expect(rendered(text.replace("公安部、", "公安部。"))).toEqual([
    "statute/rendering-differs at <。>: the rendering has `。` where the corrected copy has `、`",
  ]);
});

test("variants that are not safe or not needed", () => {
  const listed = variants("variants: { 內: 産, 戲: 戯, 甲乙: 産, 產: 産 }");
  expect(shown(listed.diagnostics)).toEqual([
    "statute/unsafe-variant at <甲乙>: a variant is one character for another, not `甲乙` for `産`",
  ]);
  expect(shown(readStatute({ ...files, variants: listed.value }).diagnostics)).toEqual([
    "statute/unsafe-variant at <內>: `內` stands in the law itself and cannot be a form of `産`",
    "statute/unsafe-variant at <戲>: the law has no `戯` that `戲` could stand for",
  ]);
  expect(shown(variants("産: 產").diagnostics)).toEqual(["statute/field at <産: 產>: `variants` must be a record"]);
});

test("every variant and every erratum of the pack makes a difference", () => {
  expect(files.variants.length).toBeGreaterThan(0);
  const { alphabet } = read();
  for (const { variant } of files.variants) expect(alphabet.has(variant)).toBe(true);
  for (const { found, correct } of files.errata)
    expect(fold(found, alphabet).text).not.toBe(fold(correct, alphabet).text);
});

test("an outline has units with captions, in the order of the law", () => {
  const { value: outline, diagnostics } = readOutline(
    document(
      'units: { "24.1": { en: Filing, zh: 备案 }, "24": { en: Algorithms, zh: 算法 }, "3": { en: Rest, zh: 其他 } }',
    ),
  );
  expect(diagnostics).toEqual([]);
  if (!outline) throw new Error("no outline");
  expect(unitsOf(outline).map(locatorKey)).toEqual(["3", "24.1"]);
  const article = { article: 24, paragraph: undefined, item: undefined };
  expect(captionOf(outline, article)?.zh).toBe("算法");
  expect([hasUnit(outline, article), hasUnit(outline, { article: 24, paragraph: 2, item: undefined })]).toEqual([
    true,
    false,
  ]);
});

test("outlines that are not whole", () => {
  const outline = (text: string): readonly string[] => shown(readOutline(document(text)).diagnostics);
  expect(outline('units: { "24.": { en: a, zh: b }, "24.2": { zh: b }, "24.3": { en: a } }')).toEqual([
    'statute/no-unit-key at <"24.">: `24.` names no article, paragraph, item, subitem or sentence',
    "statute/field at <{ zh: b }>: `24.2` must be a caption in English (`en`), if wished in Chinese (`zh`) too",
  ]);
  expect(outline('units: { "1": { en: Label, logs, zh: 标识 }, "2": { en: a, zh: b, fr: c } }\nkind: outline')).toEqual(
    [
      "statute/unknown-key at <kind>: an outline has no `kind`, only `units`",
      "statute/unknown-key at <logs>: a caption has no `logs`, only `en`, `zh`",
      "statute/unknown-key at <fr>: a caption has no `fr`, only `en`, `zh`",
    ],
  );
  const [cut] = readOutline(document('units: { "1": { en: Label, logs, zh: 标识 } }')).diagnostics;
  expect(cut && locales.en.help(cut)).toMatch(/comma/);
  expect(outline("units: {}")).toHaveLength(1);
  expect(outline("a: b")).toEqual(["statute/field at <a: b>: `units` must be a record of units with their captions"]);
});
