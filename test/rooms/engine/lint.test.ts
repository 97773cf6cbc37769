import { expect, test } from "vitest";
import { law, named } from "../pack/laws.ts";
import type { Host } from "../../../src/base/host.ts";
import { runLint } from "../../../src/engine/lint.ts";
import { hostWith } from "../report/tiny.ts";
import { linted, packWith, shown } from "../lint/lint.ts";

const left = (name: string): string => `define ${name} means service.generates_content ${named}`;

test("packs are named by id, by folder, by a folder above, or by a policy file, of which only its findings are told", () => {
  const two = { ...packWith(left("a")), ...law("more/laws/other", { id: "t.other", policy: left("b") }) };
  const names = (paths: readonly string[]) =>
    shown(linted(two, paths)).flatMap(([code, words]) => (code === "unused-definition" ? [words] : []));
  expect(names(["law"])).toEqual(["a"]);
  expect(names(["more"])).toEqual(["b"]);
  expect(names(["more", "law", "law"])).toEqual(["a", "b"]);
  const second = {
    ...two,
    "law/outline.yaml": `units: { "1.1": { en: Names }, "2.1": { en: More } }`,
    "law/article-02.edict": `article 2 { paragraph 1 { define c means service.generates_content } }`,
  };
  expect(shown(linted(second, ["law/article-02.edict"]))).toContainEqual(["unused-definition", "c"]);
  expect(shown(linted(second, ["law/article-02.edict"]))).not.toContainEqual(["unused-definition", "a"]);
  expect(linted(two, ["cn.pipl"])).toMatchObject({ findings: [], exitCode: 0 });
});

test("in a project its packs are linted, and what one of them reads of another is read", () => {
  const reader = law("reader", {
    id: "t.reader",
    needs: "{ t.law: ^1 }",
    policy: `rule reads: provider must "read" { on service require t.law.a }`,
  });
  const files = { ...packWith(left("a")), ...reader, "edict.yaml": "packs: [law, reader]\ninputs: [a.yaml]\n" };
  expect(linted(files, []).packs.map((it) => it.manifest.id)).toEqual(["t.law", "t.reader"]);
  expect(shown(linted(files, ["law"]))).not.toContainEqual(["unused-definition", "a"]);
});

test("a pack with a mistake is not linted, and exits with 3; an unknown one with 64", () => {
  const broken = linted(packWith("define a means service.nothing"));
  expect(broken).toMatchObject({ findings: [], exitCode: 3, problems: [{ code: "language/unknown-field" }] });
  expect(linted({}, ["nowhere"])).toMatchObject({ findings: [], exitCode: 64 });
});

test("a folder that cannot be listed is told, and the run exits with 3", () => {
  const host = hostWith({ ...packWith(left("a")), "law/shut/a.txt": "a", "more/shut/a.txt": "a" });
  const shut: Host = { ...host, entries: (it) => (it.endsWith("shut") ? undefined : host.entries(it)) };
  expect(runLint(["more"], "policies", shut)).toMatchObject({
    troubles: [{ code: "engine/unlisted-folder", params: { path: "more/shut" } }, expect.anything()],
    exitCode: 3,
  });
  expect(runLint(["."], "policies", shut)).toMatchObject({
    troubles: [{ code: "engine/unlisted-folder" }],
    exitCode: 3,
  });
});

test.each([[["c"]], [["c/"]], [["./c"]], [["././c//"]], [["."]], [[]]])(
  "a base is used, its pack named %j",
  (paths) => {
    const said = "{ case: it, why: It must., as_of: 2026-11-20, base: lumen, expect: { named: satisfied } }";
    const files = {
      ...law("c", { id: "t.c" }),
      "c/cases/bases/lumen.yaml": "kind: service\nvocabulary: genai@1\nfacts_on: 2026-11-01\nservice: { id: lumen }\n",
      "c/cases/bases/README.md": "What the cases stand on.\n",
      "c/cases/a.yaml": `- ${said}\n`,
      "edict.yaml": "packs: [./c]\ninputs: [a.yaml]\n",
    };
    expect(shown(linted(files, paths)).filter(([code]) => code === "unused-base")).toEqual([]);
  },
);
