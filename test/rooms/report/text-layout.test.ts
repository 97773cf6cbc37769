import fc from "fast-check";
import { expect, test } from "vitest";
import { codeFrame } from "../../../src/report/render/diagnostics.ts";
import { plainPaint } from "../../../src/report/view/format-options.ts";
import { clean, displayWidth, wrap } from "../../../src/report/view/text-layout.ts";

const words = fc.array(fc.stringMatching(/^([a-z]{1,8}|([一-龥]{1,4}[、，。]?){1,4}|[a-z]{1,4}[一-龥]{1,6}）?)$/), {
  maxLength: 12,
});

test("wrapped lines fit, and hold every character but blanks, in order", () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 16, max: 40 }), (parts, width) => {
      const text = parts.join(" ");
      const lines = wrap(text, width, "  ");
      expect(lines.filter((it) => displayWidth(it) > width)).toEqual([]);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }),
  );
});

test("no line begins with a closing mark", () => {
  expect(wrap("对标注人员，进行必要培训。", 10)).toEqual(["对标注人", "员，进行必", "要培训。"]);
});

test("a word that is longer than a line stays whole, so that a path can be clicked", () => {
  expect(wrap("see examples/chat-service/service.yaml:12:3", 20)).toEqual([
    "see",
    "examples/chat-service/service.yaml:12:3",
  ]);
});

test("nothing that a document holds reaches the terminal as a command", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(clean(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }),
  );
});

/** The text over the carets. */
function marked([line = "", carets = ""]: readonly string[]): string {
  const from = carets.indexOf("^");
  const width = carets.length - from;
  let used = 0;
  return [...line]
    .filter((it) => {
      const start = used;
      used += displayWidth(it);
      return start >= from && start < from + width;
    })
    .join("");
}

const frame = (text: string, from: number, to: number, width = 80): readonly string[] =>
  codeFrame(12, { text, from, to }, width, plainPaint);

test("carets stand under their word after Chinese text", () => {
  const text = "  name: 聊天服务 # 版本 version: null";
  const from = text.indexOf("version");
  expect(marked(frame(text, from, from + 7))).toBe("version");
});

test("carets stand under Chinese words, two cells each", () => {
  expect(frame("name: 聊天", 6, 8)).toEqual(["12 | name: 聊天", "   |       ^^^^"]);
});

test("a line that is too long is cut around the place", () => {
  const text = `${"前".repeat(90)}needle${"后".repeat(90)}`;
  const shown = frame(text, 90, 96, 60);
  expect(shown.every((it) => displayWidth(it) <= 60)).toBe(true);
  expect(marked(shown)).toBe("needle");
  expect(shown[0]).toMatch(/^12 \| \.\.\.前+needle后+\.\.\.$/);
});

test("an empty stretch has one caret, and tabs do not shift it", () => {
  expect(frame("\tid: 1", 3, 3)).toEqual(["12 |   id: 1", "   |     ^"]);
});
