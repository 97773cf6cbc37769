import { expect, test } from "vitest";
import { atPlace, diagnostic, diagnosticKey, fixOf, replacementFix } from "../../../src/base/diagnostic.ts";
import { locales } from "../../../src/base/locale.ts";
import { message } from "../../../src/base/message.ts";

const words = { en: "no file `{path}`", zh: "沒有文件 `{path}`" } as const;
const source = { path: "a.yaml", text: "x: 1" };
const place = { source, span: { start: 3, end: 4 } };

test.each([
  ["error", "error", undefined],
  ["warning", "warning", undefined],
  [69, "error", 69],
  [0, "error", 0],
] as const)("what is an %s has a severity, and may say how a run ends", (kind, severity, exit) => {
  const missing = diagnostic(`test/missing-${kind}`, kind, words);
  expect([missing.code, missing.severity]).toEqual([`test/missing-${kind}`, severity]);
  const expected = { code: `test/missing-${kind}`, params: { path: "b" }, severity, exit, fix: undefined };
  expect(missing.at(place, { path: "b" })).toEqual({ ...expected, place });
  expect(missing.nowhere({ path: "b" })).toEqual({ ...expected, place: undefined });
});

test("a mistake is put at the place that is known, and stays where nobody knows one", () => {
  const lost = diagnostic("test/lost", "error", words).nowhere({ path: "b" });
  expect(atPlace(lost, place)).toEqual({ ...lost, place });
  expect(atPlace(atPlace(lost, place), undefined)).toEqual({ ...lost, place });
});

test("mistakes are the same that say the same of the same place", () => {
  const kinds = [diagnostic("test/first", "error", words), diagnostic("test/second", "error", words)];
  const other = { source, span: { start: 0, end: 1 } };
  const all = kinds.flatMap((it) =>
    ["a", "b"].flatMap((path) => [it.at(place, { path }), it.at(other, { path }), it.nowhere({ path })]),
  );
  expect(new Set(all.map(diagnosticKey)).size).toBe(12);
  expect(all.map((it) => diagnosticKey({ ...it }))).toEqual(all.map(diagnosticKey));
});

test("a fix says what it does, and in the keywords of the file in which it does it", () => {
  const said = message("test/fixed", { en: "mend it", zh: "改正" });
  const fix = fixOf(said(), 0, 1, "y");
  expect(fix).toEqual({ code: "test/fixed", params: {}, edits: [{ span: { start: 0, end: 1 }, text: "y" }] });
  const kind = diagnostic("test/fixable", "warning", words);
  const own = { source: { ...source, keywords: "loud" }, span: place.span };
  expect(kind.at(place, { path: "b" }, fix).fix).toEqual(fix);
  expect(kind.at(own, { path: "b" }, fix)).toMatchObject({ keywords: "loud", fix: { ...fix, keywords: "loud" } });
  const written = replacementFix({ start: 1, end: 2 }, "rule");
  expect(written && locales.en.say(written)).toBe("write `rule`");
  expect(replacementFix({ start: 1, end: 2 }, "")?.edits).toEqual([{ span: { start: 1, end: 2 }, text: "" }]);
});
