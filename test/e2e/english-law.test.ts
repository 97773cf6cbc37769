import { expect, test } from "vitest";
import { edict, folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";

const files = {
  "law/pack.yaml": `id: xx.kiosks
version: 1.0.0
title: { en: Picture Kiosks Act }
rank: law
text: { file: text/en.txt, language: en, of: 2025-12-01 }
in_force: { from: 2026-01-01 }
zone: Europe/Brussels
calendar: weekdays
vocabulary: genai@1
parties: [provider]
roles: [counsel]
`,
  "law/text/en.txt": `Picture Kiosks Act

CHAPTER I DUTIES

Article 1 Marks
1. The keeper of a kiosk shall mark each picture.
2. A mark is:
(a) visible to the naked eye;
(b) whole.
A mark that has faded is none.

Article 1a Buyers
The keeper may not sell what has no mark, and a buyer is entitled to a new picture.
`,
  "law/captions.yaml": "- { unit: '1.1', en: Marks on pictures }\n",
  "law/kiosks.edict": `article 1 "Marks" {
  paragraph 1 {
    rule mark: provider must "mark each picture" {
      quote    "The keeper of a kiosk shall mark each picture."
      on       response
      require  response.labels.watermark
      remedy   "Mark it."
    }
  }
  paragraph 2 {
    quote "A mark that has faded is none."
    item 1 {
      standard visible "The mark can be seen" {
        quote  "visible to the naked eye"
        judged by counsel valid for 12 months evidence [document]
      }
      rule seen: provider must "make the mark visible" {
        quote    "visible to the naked eye"
        on       response
        require  visible is met or response.labels.explicit is present
      }
    }
    item 2 {
      not encodable "whole" because "nobody can say when a mark is whole"
    }
  }
}

article 1.1 "Buyers" {
  rule sell: provider must not "sell what has no mark" {
    quote    "The keeper may not sell what has no mark"
    on       response
    require  response.labels.watermark
  }
}
`,
  "response.yaml": "response: { id: r-1, at: 2026-03-02T09:00:00+01:00, labels: { watermark: false } }\n",
};

const cwd = folderWith(files);
const asked = ["response.yaml", "--pack", "law", "--as-of", "2026-11-01"];
const chinese = /\p{Script=Han}/u;

test("in the terminal an English law is quoted and cited in English", () => {
  const { code, out, err } = edictHere(["check", "--full", ...asked], { cwd });
  expect([code, err]).toEqual([1, ""]);
  expect(out).toContain(
    "VIOLATED  Art. 1(1)  mark\n  The provider must mark each picture.\n  “The keeper of a kiosk shall mark each picture.”\n",
  );
  expect(out).toContain("VIOLATED  Art. 1a  sell");
  expect(out).toContain("UNDETERMINED  Art. 1(2)(a)  seen");
  expect(out).toContain("not encoded     Art. 1(2)(b)        “whole”");
  expect(out).toContain("Articles encoded: all 2.");
  expect(out).not.toMatch(chinese);
});

test.each([
  ["report", ["check", ...asked, "-f", "html"]],
  ["reading guide", ["doc", "law"]],
])("the page of a %s shows no Chinese and no choice of scripts", (_page, words) => {
  const { out } = edict(words, { cwd });
  expect(out).toContain('<span lang="en">');
  expect(out).toContain("Art. 1(2)(a)");
  expect(out.replaceAll(/<style>[^]*?<\/style>/g, "")).not.toMatch(/\p{Script=Han}|zh-Han|name="script"/u);
});

test("no Chinese is made up for machines", () => {
  const { packs } = JSON.parse(edictHere(["check", ...asked, "-f", "json"], { cwd }).out);
  expect(packs[0].title).toEqual({ en: "Picture Kiosks Act" });
  const [rule] = packs[0].articles[0].rules;
  expect(rule).toMatchObject({
    cite: { key: "1.1", en: "Art. 1(1)" },
    words: { language: "en", text: "The keeper of a kiosk shall mark each picture." },
    words_at: { path: "law/text/en.txt", line: 6 },
    caption: { en: "Marks on pictures" },
  });
  expect([Object.keys(rule.cite), Object.keys(rule.caption)]).toEqual([["key", "en"], ["en"]]);
  for (const format of ["sarif", "junit", "markdown", "github"])
    expect(edictHere(["check", ...asked, "-f", format], { cwd }).out).not.toMatch(chinese);
});

test("readers of Chinese see the law's own words and places", () => {
  const { out } = edictHere(["check", "--full", ...asked, "--lang", "zh-Hant"], { cwd });
  expect(out).toContain("違反  Art. 1(1)  mark");
  expect(out).toContain("“The keeper of a kiosk shall mark each picture.”");
  expect(out).toContain("Marks on pictures");
});

test("coverage counts the words of duty of the language", () => {
  const { out } = edictHere(["coverage", "law"], { cwd });
  expect(out.replaceAll(/\s+/g, " ")).toContain("shall 1 of 1, may not 1 of 1, is entitled to 0 of 1");
});

test("a quote that the text does not have is told with the words that it has", () => {
  const law = files["law/kiosks.edict"].replace("a kiosk shall mark each", "a kiosk shall mark every");
  const { code, err } = edictHere(["check", ...asked], { cwd: folderWith({ ...files, "law/kiosks.edict": law }) });
  expect(code).toBe(3);
  expect(err.replaceAll(/\s+/g, " ")).toContain(
    "do not occur in Art. 1(1); it has `The keeper of a kiosk shall mark each picture.`",
  );
});
