import fc from "fast-check";
import { expect, test } from "vitest";
import { toPlain, type DataNode, type RecordNode } from "../../../src/base/document.ts";
import { readDocument } from "../../../src/base/read-document.ts";
import { withEntries } from "../../../src/engine/sheet/added-entries.ts";

const entries = new Map<string, readonly unknown[]>([
  ["signed", [{ id: "a", on: "2026-11-20" }]],
  ["papers", ["x"]],
]);

const rootsIn = (path: string, text: string): readonly DataNode[] =>
  readDocument({ path, text }).documents.flatMap(({ root }) => (root.kind === "list" ? root.items : [root]));

/** A text with more entries in its document of an index. */
function added(text: string, path = "a.yaml", at = 0, lists: typeof entries = entries): string | undefined {
  const root = rootsIn(path, text)[at] as RecordNode;
  return withEntries({ path, text }, [{ root, lists }]);
}

const yaml: Readonly<Record<string, readonly [before: string, after: string]>> = {
  "new lists stand behind the last line": [
    "id: s # its id\nnested:\n  - 1\n# the end\n",
    "id: s # its id\nnested:\n  - 1\n\nsigned:\n  - { id: a, on: 2026-11-20 }\n\npapers:\n  - x\n# the end\n",
  ],
  "a text without a last line end gets one": [
    "id: s",
    "id: s\n\nsigned:\n  - { id: a, on: 2026-11-20 }\n\npapers:\n  - x\n",
  ],
  "entries stand as their list does, with its comments where they were": [
    "signed:\n- &b\n  id: b # by hand\n- { <<: *b, id: c } # too\n# next\npapers:\n    - y\nid: s\n",
    "signed:\n- &b\n  id: b # by hand\n- { <<: *b, id: c } # too\n- { id: a, on: 2026-11-20 }\n# next\npapers:\n    - y\n    - x\nid: s\n",
  ],
  "what is new stands behind what is longer": [
    "id: s\npapers:\n  - y\n",
    "id: s\npapers:\n  - y\n  - x\n\nsigned:\n  - { id: a, on: 2026-11-20 }\n",
  ],
  "an empty list makes room for lines": [
    "signed: [] # none yet\npapers: [ ]\nid: s\n",
    "signed: # none yet\n  - { id: a, on: 2026-11-20 }\npapers:\n  - x\nid: s\n",
  ],
  "a list in brackets stays in them": [
    "signed: [{ id: b }]\npapers: [y, # first\n]\nid: s\n",
    'signed: [{ id: b }, {"id":"a","on":"2026-11-20"}]\npapers: [y, "x", # first\n]\nid: s\n',
  ],
  "lines end as the others do": [
    "id: s\r\n",
    "id: s\r\n\r\nsigned:\r\n  - { id: a, on: 2026-11-20 }\r\n\r\npapers:\r\n  - x\r\n",
  ],
  "a block of text ends where it ends": [
    "id: s\nnote: |\n  one\n  two\n",
    "id: s\nnote: |\n  one\n  two\n\nsigned:\n  - { id: a, on: 2026-11-20 }\n\npapers:\n  - x\n",
  ],
};

for (const [name, [before, after]] of Object.entries(yaml)) {
  test(`written: ${name}`, () => expect(added(before)).toBe(after));
}

test("of several documents the one that is meant has more", () => {
  const lines = "\n\nsigned:\n  - { id: a, on: 2026-11-20 }\n\npapers:\n  - x\n";
  expect(added("id: s\n---\nid: t\n---\nid: u\n", "a.yaml", 1)).toBe(`id: s\n---\nid: t${lines}---\nid: u\n`);
  expect(added("- id: s\n- id: t\n", "a.yaml", 0)).toBe(
    "- id: s\n\n  signed:\n    - { id: a, on: 2026-11-20 }\n\n  papers:\n    - x\n- id: t\n",
  );
});

test("JSON stays JSON, on one line or on several", () => {
  expect(added('{"id":"s"}', "a.json")).toBe('{"id":"s", "signed": [{"id":"a","on":"2026-11-20"}], "papers": ["x"]}');
  expect(added('{\n  "id": "s",\n  "signed": [\n    {"id": "b"}\n  ],\n  "papers": []\n}\n', "a.json")).toBe(
    '{\n  "id": "s",\n  "signed": [\n    {"id": "b"},\n    {"id":"a","on":"2026-11-20"}\n  ],\n  "papers": ["x"]\n}\n',
  );
  expect(added('{"id":"s"}\n{"id":"t"}\n', "a.jsonl", 1)).toBe(
    '{"id":"s"}\n{"id":"t", "signed": [{"id":"a","on":"2026-11-20"}], "papers": ["x"]}\n',
  );
});

test("a list that an alias repeats is left alone: it would say more elsewhere too", () => {
  expect(added("id: s\nsigned: &all\n  - { id: b }\npapers: []\n---\nid: t\n")).toBeDefined();
  expect(added("id: s\nsigned: &all\n  - { id: b }\nother: *all\n")).toBeUndefined();
});

test("a text that keeps its empty lines is left alone rather than changed", () => {
  expect(added("id: s\nnote: |+\n  one\n\n")).toBeUndefined();
});

/** Documents as people write them, with lists that are there, are empty or are not. */
const written = fc
  .record({
    list: fc.constantFrom(
      "",
      "signed:\n  - { id: b }\n",
      "signed: []\n",
      "signed: [{ id: b }]\n",
      "signed:\n  - id: b # x\n    on: c\n",
    ),
    papers: fc.constantFrom("", "papers:\n- y\n", "papers: [y]\n", "papers: []\n"),
    before: fc.boolean(),
    comment: fc.constantFrom("", "# why\n"),
    crlf: fc.boolean(),
  })
  .map(({ list, papers, before, comment, crlf }) => {
    const text = `${before ? "id: s\n" : ""}${comment}${list}${comment}${papers}${before ? "" : "id: s\n"}`;
    return crlf ? text.replaceAll("\n", "\r\n") : text;
  });

test("for all documents: each says what it said and the new entries, and no line that it had is gone", () => {
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 3 }), fc.nat(), (texts, pick) => {
      const text = texts.join("---\n");
      const at = pick % texts.length;
      const more = added(text, "a.yaml", at) ?? "";
      const [was, is] = [rootsIn("a.yaml", text), rootsIn("a.yaml", more)].map((it) => it.map(toPlain));
      const own = was?.[at] as Readonly<Record<string, readonly unknown[]>>;
      const wanted = {
        ...own,
        signed: [...(own["signed"] ?? []), { id: "a", on: "2026-11-20" }],
        papers: [...(own["papers"] ?? []), "x"],
      };
      expect(JSON.parse(JSON.stringify(is))).toEqual(
        JSON.parse(JSON.stringify(was?.map((it, index) => (index === at ? wanted : it)))),
      );
      const lines = (it: string): readonly string[] => it.split(/\r?\n/).filter((line) => !/\[.*\]/.test(line));
      const left = [...lines(more)];
      for (const line of lines(text)) {
        const found = left.indexOf(line);
        expect(found).toBeGreaterThanOrEqual(0);
        left.splice(0, found + 1);
      }
    }),
  );
});
