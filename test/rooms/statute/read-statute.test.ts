import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "../../../src/statute/fold.ts";
import { hasUnit, unitsOf } from "../../../src/statute/instrument-text.ts";
import { formatLocator, locatorKey } from "../../../src/statute/locator.ts";
import { segmentCopy } from "../../../src/statute/segment-copy.ts";
import { files, folder, read, small } from "./measures.ts";

const measures = read();

test("the copy is kept byte for byte", () => {
  const digest = createHash("sha256")
    .update(readFileSync(`${folder}/zh-Hant.txt`))
    .digest("hex");
  expect(digest).toBe("47dd5530d5a5ebec33842a40e354a1f69cfb0089420a17589d59a8e0642b305d");
});

test("24 articles in 5 chapters, 35 paragraphs and 13 items", () => {
  const { units, chapters, headings } = measures;
  expect(units).toHaveLength(48);
  expect(units.filter((it) => it.kind === "item")).toHaveLength(13);
  expect(units.filter((it) => it.kind === "chapeau").map((it) => locatorKey(it.locator))).toEqual([
    "4.1",
    "7.1",
    "22.1",
  ]);
  expect(headings.filter((it) => it.kind === "article")).toHaveLength(24);
  expect(chapters.map((it) => it.title.hans)).toEqual([
    "总则",
    "技术发展与治理",
    "服务规范",
    "监督检查和法律责任",
    "附则",
  ]);
  expect(measures.title).toEqual({ hant: "生成式人工智能服務管理暫行辦法", hans: "生成式人工智能服务管理暂行办法" });
});

test("the units, each with its chapter and first words", async () => {
  const lines = measures.units.map(
    (it) => `${it.chapter} ${locatorKey(it.locator)} ${it.kind} ${it.words.hans.slice(0, 16)}`,
  );
  await expect(lines.join("\n") + "\n").toMatchFileSnapshot("../../golden/statute/interim-measures.units.txt");
});

test("what is no law is known as such", () => {
  const { residue, source } = measures;
  const shown = residue.map(
    (it) => `${it.kind}: ${source.text.slice(it.span.start, it.span.end).replaceAll(/\s/g, "").slice(0, 9)}`,
  );
  expect(shown).toEqual([
    "page: EN",
    "page: https://w",
    "order-number: 第15號",
    "promulgation: 《生成式人工智慧服",
    "signature: 國家網信辦主任莊榮",
    "signature: 教育部部長懷進鵬科",
    "signature: 工業和信息化部部長",
    "signature: 廣電長曹淑敏",
    "date: 2023年7月10",
  ]);
});

test("every character of the copy lies in one unit, heading or residue, or is a blank", () => {
  const { units, headings, residue, source } = measures;
  const covered = new Uint8Array(source.text.length);
  for (const { span } of [...units, ...headings, ...residue]) {
    for (let at = span.start; at < span.end; at++) covered[at] = (covered[at] ?? 0) + 1;
  }
  const wrong = [...covered].flatMap((times, at) =>
    times === (/\s/.test(source.text[at] ?? "") ? times & 1 : 1) ? [] : [at],
  );
  expect(wrong).toEqual([]);
});

test("nothing is left over in any text: pieces are apart, and other lines are reported", () => {
  const line = fc.oneof(
    fc.constantFrom(
      "第一章 总则",
      "第一条 为了",
      "第二条 应当:",
      "(一)数据;",
      "(二)模型。",
      "",
      "EN",
      "第三条",
      "某某 部长",
    ),
    fc.string({ maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const source = { path: "law.txt", text: lines.join("\n") };
      const { pieces, diagnostics } = segmentCopy(source);
      const spans = pieces.map((it) => it.span);
      for (const [at, { start, end }] of spans.entries()) {
        expect(start).toBeLessThan(end);
        expect(start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
      }
      const reported = diagnostics.filter((it) => it.code !== "statute/out-of-order").map((it) => it.place.span);
      for (const [at, letter] of Array.from(
        { length: source.text.length },
        (_, it) => source.text[it] ?? "",
      ).entries()) {
        const isIn = [...spans, ...reported].some((it) => it.start <= at && at < it.end);
        expect(isIn || /\s/.test(letter)).toBe(true);
      }
    }),
  );
});

test("the words of a unit are those of the copy, but for its faults", () => {
  const { units, source } = measures;
  for (const { copied, span, words, origins } of units) {
    expect(source.text.slice(span.start, span.end)).toBe(copied);
    const mended = copied
      .replaceAll("登出備案", "注銷備案")
      .replaceAll("人工智慧", "人工智能")
      .replaceAll("軟體", "軟件");
    expect(words.hant).toBe(mended);
    expect(words.hans).toHaveLength(words.hant.length);
    expect(origins).toHaveLength(words.hant.length);
  }
});

test("the rendering is what the tool makes of the copy and its errata", () => {
  expect(execFileSync(process.execPath, ["tools/make-zh-hans.mjs", folder], { encoding: "utf8" })).toBe(
    files.rendering?.text,
  );
});

test("a law needs no errata to be rendered; without a copy the tool says so in one line", () => {
  const laws = mkdtempSync(join(tmpdir(), "edict-render-"));
  const render = () => spawnSync(process.execPath, ["tools/make-zh-hans.mjs", laws], { encoding: "utf8" });
  expect(render()).toMatchObject({ status: 64, stderr: `error: there is no ${join(laws, "zh-Hant.txt")}\n` });
  writeFileSync(join(laws, "zh-Hant.txt"), "測試辦法\n");
  expect(render()).toMatchObject({ status: 0, stdout: "测试办法\n" });
  rmSync(laws, { recursive: true });
});

test("the rendering goes by characters: words that conversion by phrases would change are there", () => {
  const text = measures.units.map((it) => it.words.hans).join("\n");
  for (const words of [
    "核心价值观",
    "使用者",
    "复制",
    "建立健全",
    "效能",
    "用户",
    "注销备案",
    "影视制作",
    "软件",
    "公布",
  ]) {
    expect(text).toContain(words);
  }
  for (const fault of ["智慧", "登出", "软体", "内核"]) expect(text).not.toContain(fault);
});

test("no two words of the law become equal, and folding twice is folding once", () => {
  const { alphabet, units } = measures;
  for (const letter of new Set(units.flatMap((it) => Array.from(it.words.hans))))
    expect(fold(letter, alphabet).text).toBe(letter);
  for (const letter of alphabet.keys()) {
    const once = fold(letter, alphabet).text;
    expect(fold(once, alphabet).text).toBe(once);
  }
});

test("articles, paragraphs and items exist, and no others", () => {
  const has = (article: number, paragraph?: number, item?: number): boolean =>
    hasUnit(measures, { article, paragraph, item });
  expect([has(7), has(7, 1), has(7, 1, 5), has(24, 1), has(2, 3)]).toEqual([true, true, true, true, true]);
  expect([has(25), has(7, 2), has(7, 1, 6), has(8, 1, 1)]).toEqual([false, false, false, false]);
  expect(formatLocator(unitsOf(measures)[47] ?? { article: 0, paragraph: undefined, item: undefined })).toBe(
    "art. 24(1)",
  );
});

test("a changed word changes the digest of its unit and of the text; blanks, width and script do not", () => {
  const before = new Map(measures.units.map((it) => [locatorKey(it.locator), it.folded.text]));
  const { copy, rendering } = files;
  const edit = (from: string, to: string, fromHans: string, toHans: string): typeof measures =>
    read({
      copy: { ...copy, text: copy.text.replace(from, to) },
      rendering: rendering && { ...rendering, text: rendering.text.replace(fromHans, toHans) },
    });
  const changed = edit("保障用戶正常", "保護用戶正常", "保障用户正常", "保护用户正常");
  const others = changed.units.filter((it) => before.get(locatorKey(it.locator)) !== it.folded.text);
  expect(others.map((it) => locatorKey(it.locator))).toEqual(["13.1"]);
  expect(changed.digest).not.toBe(measures.digest);
  expect(edit("保障用戶正常", "保障 用戶正常", "保障用户正常", "保障 用户正常").digest).toBe(measures.digest);
  expect(edit("的服務,保障", "的服務，保障", "的服务,保障", "的服务，保障").digest).toBe(measures.digest);
});

test("a law without chapters, order and items, in Simplified characters", () => {
  const { value: statute } = small("某规定\n第一条　为了甲。\n乙。\n第二条 丙。");
  expect(statute?.title).toEqual({ hant: "某规定", hans: "某规定" });
  expect(statute?.units.map((it) => `${locatorKey(it.locator)} ${it.chapter} ${it.words.hans}`)).toEqual([
    "1.1 undefined 为了甲。",
    "1.2 undefined 乙。",
    "2.1 undefined 丙。",
  ]);
});

test("paragraphs after items are counted on, each with items of its own", () => {
  const { value: statute } = small("某规定\n第一条 甲:\n（一）乙;\n（二）丙。\n丁:\n(一)戊。\n己。");
  expect(statute?.units.map((it) => `${locatorKey(it.locator)} ${it.kind} ${it.copied}`)).toEqual([
    "1.1 chapeau 甲:",
    "1.1.1 item 乙;",
    "1.1.2 item 丙。",
    "1.2 chapeau 丁:",
    "1.2.1 item 戊。",
    "1.3 paragraph 己。",
  ]);
});
