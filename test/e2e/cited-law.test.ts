import { beforeAll, expect, test } from "vitest";
import { edict, folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";

const law = (citation: string, article: string): Readonly<Record<string, string>> => ({
  "law/pack.yaml": `id: xx.pictures
version: 1.0.0
title: { en: Pictures Act, zh: 圖片法 }
rank: law
text: none
citation: ${citation}
in_force: { from: 2026-11-15 }
zone: UTC
calendar: weekdays
vocabulary: genai@1
parties: [provider]
roles: [counsel]
`,
  "law/outline.yaml": `units:
  "${article.replace(".", "-")}": { en: Pictures, zh: 圖片 }
  "${article.replace(".", "-")}.1": { en: Marks, zh: 標記 }
  "${article.replace(".", "-")}.1.2": { en: Visible marks, zh: 可見的標記 }
`,
  "law/pictures.edict": `article ${article} "Pictures" {
  paragraph 1 {
    item 2 {
      rule mark: provider must "mark pictures" {
        on       service
        require  service.content_safety.output_guard
        remedy   "Mark it."
      }
      not encodable "in good faith" because "nothing shows it"
    }
  }
}
`,
  "service.yaml": "facts_on: 2026-11-01\nservice: { id: s-1, content_safety: { output_guard: false } }\n",
  "open.yaml": "facts_on: 2026-11-01\nservice: { id: s-1 }\n",
});

const asked = ["--pack", "law", "--as-of", "2026-12-01"];
const days = ["--pack", "law", "--from", "2026-11-01", "--to", "2026-12-01"];

/** Each way to show a place of this law. */
const views: readonly (readonly string[])[] = [
  ["check", "service.yaml", ...asked],
  ...["html", "json", "sarif", "junit", "markdown", "github"].map((it) => [
    "check",
    "service.yaml",
    ...asked,
    "-f",
    it,
  ]),
  ["explain", "service.yaml", "xx.pictures.mark", ...asked],
  ["needs", "open.yaml", ...asked],
  ["needs", "open.yaml", ...asked, "-f", "json"],
  ["timeline", "service.yaml", ...days],
  ["timeline", "service.yaml", ...days, "-f", "json"],
  ["coverage", "law"],
  ["coverage", "law", "-f", "json"],
  ["doc", "law"],
  ["diff", "law", "later"],
  ["diff", "law", "later", "-f", "json"],
];

const styles = [
  ["us", "22757.2", "§ 22757.2(a)(2)", "Section 22757.2"],
  ["eu", "50", "Art. 50(1)(b)", "Article 50"],
  ["uk", "5", "s. 5(1)(b)", "Section 5"],
  ["de", "3", "§ 3 Abs. 1 Nr. 2", "§ 3"],
] as const;

const folders = new Map<string, string>();
beforeAll(() => {
  for (const [name, article] of styles) {
    const files = law(name, article);
    const later = Object.entries(files).flatMap(([path, text]) =>
      path.startsWith("law/")
        ? [
            [
              path.replace("law/", "later/"),
              text.replace(
                "require  service.content_safety.output_guard",
                "forbid   service.content_safety.output_guard",
              ),
            ],
          ]
        : [],
    );
    folders.set(name, folderWith({ ...files, ...Object.fromEntries(later) }));
  }
});

test.each(styles)("%s: a place is cited as its law is", (name, _article, cite, full) => {
  const { out } = edictHere(["check", "--full", "service.yaml", ...asked], { cwd: folders.get(name) ?? "" });
  expect(out).toContain(`${full} Pictures: violated`);
  expect(out).toContain(`VIOLATED  ${cite}  mark`);
});

test.each(views)("%s %s … says it, too", (...words) => {
  const { out } = (words.includes("html") ? edict : edictHere)(words, { cwd: folders.get("us") ?? "" });
  expect(out).toContain("§ 22757.2(a)(2)");
  expect(out).not.toContain("art. ");
});

test("readers of Chinese see a place as the law is cited, too: no form is made up", () => {
  const { out } = edictHere(["check", "--full", "service.yaml", ...asked, "--lang", "zh-Hans"], {
    cwd: folders.get("eu") ?? "",
  });
  expect(out).toContain("Art. 50(1)(b)  mark");
  expect(out).toContain("Article 50");
  expect(out).not.toMatch(/第五十条|第 ?50 ?条第/);
});

test("another name of a style is refused with those that there are", () => {
  const { code, err } = edictHere(["check", "service.yaml", ...asked], { cwd: folderWith(law("fr", "3")) });
  expect([code, err]).toEqual([3, expect.stringContaining("`cn`, `eu`, `us`, `uk`, `de`")]);
});
