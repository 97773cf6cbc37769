import { diagnostic } from "../../../base/diagnostic.ts";

export const outsideUnit = diagnostic("language/outside-unit", "error", {
  en: "{what} stands outside every article",
  zh: "{what} 不在任何一條之內",
  help: {
    en: "put it inside the `article`, `paragraph` or `item` that it encodes",
    zh: "放到它所表達的 `article`、`paragraph` 或者 `item` 之內",
  },
});

export const misplacedUnit = diagnostic("language/misplaced-unit", "error", {
  en: "`{unit}` must stand directly {inside, select, file {at the top of a file} article {in an article} paragraph {in a paragraph}}",
  zh: "`{unit}` 須直接放在{inside, select, file {文件的最外層} article {條之內} paragraph {款之內}}",
  help: {
    en: "articles hold paragraphs, paragraphs hold items; an article without paragraphs is one `paragraph 1`",
    zh: "條包含款，款包含項；不分款的條只有一個 `paragraph 1`",
  },
});

export const unknownUnit = diagnostic("language/unknown-unit", "error", {
  en: "the text has no `{unit}` here: {has}",
  zh: "文本在此沒有 `{unit}`：{has}",
});

export const repeatedUnit = diagnostic("language/repeated-unit", "error", {
  en: "{unit} is already written at {first}",
  zh: "{unit}已寫在 {first}",
  help: {
    en: "write each unit of the law once, and move what it holds into one block",
    zh: "法律的每一處只寫一次，把內容合到一起",
  },
});

export const needsParagraph = diagnostic("language/needs-paragraph", "error", {
  en: "{what} stands in an article{paragraphs, plural, =1 {; write it inside `paragraph 1`} other { of # paragraphs; write it inside the paragraph that it encodes}}",
  zh: "{what} 直接寫在{paragraphs, plural, =1 {條中；應寫在 `paragraph 1` 之內} other {有 # 款的條中；應寫在它所表達的款之內}}",
});

export const scopeLevel = diagnostic("language/scope-level", "error", {
  en: "a scope of the {level} must stand inside {level, select, article {an} paragraph {a} item {an}} `{level}` block",
  zh: "`{level}` 的適用範圍須寫在 `{level}` 之內",
  help: { en: "`policy applies where …` may stand in any unit", zh: "`policy applies where …` 可以寫在任何一處" },
});
