import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sectionsOf, transcript } from "./reference-section.ts";

test.each(["grammar/inputs/detect.md", "grammar/inputs/detect.zh-Hans.md"])(
  "%s: its commands print what it shows",
  (path) => {
    const shown = sectionsOf(readFileSync(path, "utf8")).flatMap((section) =>
      section.fences.filter((it) => it.words[0] === "console").map((it) => [it.text, transcript(section, it)] as const),
    );
    expect(shown.length).toBe(2);
    for (const [text, printed] of shown) expect(text).toBe(printed);
  },
);
