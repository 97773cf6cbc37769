import { diagnostic } from "../../../base/diagnostic.ts";

export const outsideUnit = diagnostic<{ readonly what: string }>({
  code: "language/outside-unit",
  severity: "error",
  message: (p) => `${p.what} stands outside every article`,
  help: () => "put it inside the `article`, `paragraph` or `item` that it encodes",
});

export const misplacedUnit = diagnostic<{ readonly unit: string; readonly wants: string }>({
  code: "language/misplaced-unit",
  severity: "error",
  message: (p) => `\`${p.unit}\` must stand directly ${p.wants}`,
  help: () => "articles hold paragraphs, paragraphs hold items; an article without paragraphs is one `paragraph 1`",
});

export const unknownUnit = diagnostic<{ readonly unit: string; readonly has: string }>({
  code: "language/unknown-unit",
  severity: "error",
  message: (p) => `the text has no \`${p.unit}\` here: ${p.has}`,
});

export const repeatedUnit = diagnostic<{ readonly unit: string; readonly first: string }>({
  code: "language/repeated-unit",
  severity: "error",
  message: (p) => `${p.unit} is already written at ${p.first}`,
  help: () => "write each unit of the law once, and move what it holds into one block",
});

export const needsParagraph = diagnostic<{ readonly what: string; readonly paragraphs: number }>({
  code: "language/needs-paragraph",
  severity: "error",
  message: (p) =>
    p.paragraphs === 1
      ? `${p.what} stands in an article; write it inside \`paragraph 1\``
      : `${p.what} stands in an article of ${p.paragraphs} paragraphs; write it inside the paragraph that it encodes`,
});

export const scopeLevel = diagnostic<{ readonly level: string }>({
  code: "language/scope-level",
  severity: "error",
  message: (p) =>
    `a scope of the ${p.level} must stand inside ${p.level === "paragraph" ? "a" : "an"} \`${p.level}\` block`,
  help: () => "`policy applies where …` may stand in any unit",
});
