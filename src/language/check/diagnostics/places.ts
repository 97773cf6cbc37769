import { diagnostic } from "../../../base/diagnostic.ts";
import { said } from "../chinese-phrases.ts";

export const outsideUnit = diagnostic<{ readonly what: string }>({
  code: "language/outside-unit",
  severity: "error",
  message: (p) => `${p.what} stands outside every article`,
  help: () => "put it inside the `article`, `paragraph` or `item` that it encodes",
  zh: (p) => `${said(p.what)}不在任何一條之內`,
  zhHelp: () => "放到它所表達的 `article`、`paragraph` 或者 `item` 之內",
});

export const misplacedUnit = diagnostic<{ readonly unit: string; readonly wants: string }>({
  code: "language/misplaced-unit",
  severity: "error",
  message: (p) => `\`${p.unit}\` must stand directly ${p.wants}`,
  help: () => "articles hold paragraphs, paragraphs hold items; an article without paragraphs is one `paragraph 1`",
  zh: (p) => `\`${p.unit}\` 須直接放在${said(p.wants)}`,
  zhHelp: () => "條包含款，款包含項；不分款的條只有一個 `paragraph 1`",
});

export const unknownUnit = diagnostic<{ readonly unit: string; readonly has: string }>({
  code: "language/unknown-unit",
  severity: "error",
  message: (p) => `the text has no \`${p.unit}\` here: ${p.has}`,
  zh: (p) => `文本在此沒有 \`${p.unit}\`：${said(p.has)}`,
});

export const repeatedUnit = diagnostic<{ readonly unit: string; readonly first: string }>({
  code: "language/repeated-unit",
  severity: "error",
  message: (p) => `${p.unit} is already written at ${p.first}`,
  help: () => "write each unit of the law once, and move what it holds into one block",
  zh: (p) => `${said(p.unit)}已寫在 ${p.first}`,
  zhHelp: () => "法律的每一處只寫一次，把內容合到一起",
});

export const needsParagraph = diagnostic<{ readonly what: string; readonly paragraphs: number }>({
  code: "language/needs-paragraph",
  severity: "error",
  message: (p) =>
    p.paragraphs === 1
      ? `${p.what} stands in an article; write it inside \`paragraph 1\``
      : `${p.what} stands in an article of ${p.paragraphs} paragraphs; write it inside the paragraph that it encodes`,
  zh: (p) =>
    p.paragraphs === 1
      ? `${said(p.what)}直接寫在條中；應寫在 \`paragraph 1\` 之內`
      : `${said(p.what)}直接寫在有 ${p.paragraphs} 款的條中；應寫在它所表達的款之內`,
});

export const scopeLevel = diagnostic<{ readonly level: string }>({
  code: "language/scope-level",
  severity: "error",
  message: (p) =>
    `a scope of the ${p.level} must stand inside ${p.level === "paragraph" ? "a" : "an"} \`${p.level}\` block`,
  help: () => "`policy applies where …` may stand in any unit",
  zh: (p) => `\`${p.level}\` 的適用範圍須寫在 \`${p.level}\` 之內`,
  zhHelp: () => "`policy applies where …` 可以寫在任何一處",
});
