import fc from "fast-check";
import { marked, type Token } from "marked";
import { expect, test } from "vitest";
import type { Report } from "../../../src/report/model/report.ts";
import { code, inline, table, markdownReport } from "../../../src/report/render/markdown.ts";
import { clean } from "../../../src/report/view/text-layout.ts";
import { endOf } from "./ends.ts";
import { plain } from "./plain.ts";
import { hostile, withText } from "./hostile.ts";

const childrenOf = (token: Token): readonly Token[] => {
  if (token.type === "table") {
    const cells = [token.header, ...token.rows].flat();
    return cells.flatMap((it: { readonly tokens: readonly Token[] }) => it.tokens);
  }
  return "tokens" in token ? (token.tokens ?? []) : [];
};

/** What a page is made of, but for its words. */
const frameOf = (tokens: readonly Token[]): readonly unknown[] =>
  tokens
    .filter((it) => !["text", "escape", "codespan", "space"].includes(it.type))
    .map((it) => [it.type, it.type === "html" ? it.raw.trim() : "", ...frameOf(childrenOf(it))]);

const render = (report: Report, quiet = false): string => markdownReport(report, { ...plain, quiet });
/** What a reader sees of a page: no elements, and entities told. */
const seen = (page: string): string =>
  marked
    .parse(page, { async: false })
    .replaceAll(/<[^>]*>|\n/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

test("text is shown as it is, in a paragraph and in a cell", () => {
  fc.assert(
    fc.property(hostile, (given) => {
      const text = oneLine(clean(given).replaceAll(/\p{Surrogate}/gu, "")).trim();
      fc.pre(text !== "");
      for (const written of [inline(text), code(text)]) {
        expect(seen(written)).toBe(text);
        expect(seen(table(["a", "b"], [[written, "end"]]))).toBe(`ab${text}end`);
      }
    }),
  );
});

test("whatever a document says, the page is made of the same parts", () => {
  const report = endOf("every verdict");
  const before = frameOf(marked.lexer(render(withText(report, "a"))));
  fc.assert(
    fc.property(hostile, (text) => {
      expect(frameOf(marked.lexer(render(withText(report, `a${text}`))))).toEqual(before);
    }),
    { examples: [["_www.a.example"]] },
  );
});

test("what fails stands first, with the law's words; then what is missing", () => {
  const page = render(endOf("the example"));
  const order = [
    "# edict: violated",
    "## Violated: art. 7(1)",
    "> 「使用具有合法來源的數據和基礎模型」",
    "## Undetermined: ",
    "## What is missing",
    "<details>",
    "## What the run has not seen",
    "## How it was judged",
  ];
  const found = order.map((it) => page.indexOf(it));
  expect(found.filter((it) => it < 0)).toEqual([]);
  expect(found).toEqual(found.toSorted((a, b) => a - b));
});

test("a quiet page leaves only the other rules out", () => {
  expect(render(endOf("the example"))).toContain("`complaint_entry`");
  const quiet = render(endOf("the example"), true);
  expect(quiet).not.toContain("`complaint_entry`");
  expect(quiet).toContain("Not covered");
});
