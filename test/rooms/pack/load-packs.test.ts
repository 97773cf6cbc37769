import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { formatPlace } from "../../../src/base/text.ts";
import type { LinkedPacks } from "../../../src/pack/compile-packs.ts";
import { complies, law, load, named } from "./laws.ts";

const ids = (it: readonly { readonly manifest: { readonly id: string } }[]): readonly string[] =>
  it.map((one) => one.manifest.id);
const codes = (it: LinkedPacks): readonly string[] => it.diagnostics.map((one) => one.code);

const a = law("a", { id: "t.a", needs: "{ t.b: ^1 }", policy: complies("t.b") });
const b = law("b", { id: "t.b", needs: "{ t.c: ^1 }", policy: complies("t.c") });
const c = law("c", { id: "t.c" });

test("what is asked for and what that needs stand apart", () => {
  const shipped = { "t.b": ["b"], "t.c": ["c"] };
  const it = load({ ...a, ...b, ...c }, ["a"], shipped);
  expect([ids(it.packs), ids(it.needed), codes(it)]).toEqual([["t.a"], ["t.c", "t.b"], []]);
  const two = load({ ...a, ...b, ...c }, ["a", "t.c"], shipped);
  expect([ids(two.packs), ids(two.needed)]).toEqual([["t.a", "t.c"], ["t.b"]]);
});

test("packs that are judged together know each other's names for one question, though none needs the other", () => {
  const asked = 'standard asked "Asked" {\n judged by counsel valid for 6 months\n}\n';
  const same = 'standard own "Own" {\n the same as t.home.asked\n}\n';
  const of = (id: string, policy: string, needs?: string) =>
    law(id, { id: `t.${id}`, policy, ...(needs === undefined ? {} : { needs }) });
  const files = { ...of("home", asked), ...of("x", same, "{ t.home: ^1 }"), ...of("y", same, "{ t.home: ^1 }") };
  const it = load(files, ["x", "y"], { "t.home": ["home"] });
  expect([ids(it.packs), codes(it)]).toEqual([["t.x", "t.y"], []]);
  expect(it.packs.map((one) => [...one.program.sources.sameStandards])).toEqual([
    [["t.home.asked", ["t.x.own", "t.y.own"]]],
    [["t.home.asked", ["t.x.own", "t.y.own"]]],
  ]);
});

test("nothing that a run does not need is read", () => {
  const broken = { "d/pack.yaml": "id: [" };
  const it = load({ ...c, ...broken }, ["c"], { "t.d": ["d"] });
  expect([ids(it.packs), codes(it)]).toEqual([["t.c"], []]);
});

test("a folder that the run names meets a need before the shipped pack of that id", () => {
  const other = law("mine", { id: "t.c", version: "1.9.0" });
  const it = load({ ...b, ...c, ...other }, ["b", "mine"], { "t.c": ["c"] });
  expect(it.packs.map((one) => [one.manifest.id, one.manifest.version])).toEqual([
    ["t.b", "1.0.0"],
    ["t.c", "1.9.0"],
  ]);
});

test("of two texts of one pack and one vocabulary that are named together, only that is told", () => {
  const own = {
    "vocabulary.yaml":
      "name: t_c\nversion: 1.0.0\ntitle: { en: C }\nmain: lamp\nsubjects:\n  lamp: { schema: lamp.schema.yaml }\n",
    "lamp.schema.yaml":
      "$id: lamp.schema.yaml\ntitle: Lamp\ntype: object\nadditionalProperties: false\nrequired: [id]\nproperties:\n  id: { title: Id, type: string }\n",
  };
  const files = (folder: string) => ({
    ...law(folder, { id: "t.c", policy: 'rule a: provider must "b" { on lamp require lamp.id == "a" }' }),
    ...Object.fromEntries(Object.entries(own).map(([name, it]) => [`${folder}/vocabulary/${name}`, it])),
  });
  const texts = Object.fromEntries(
    Object.entries({ ...files("c"), ...files("d") }).map(([path, it]) => [
      path,
      it.replace("vocabulary: genai@1", "vocabulary: t_c@1"),
    ]),
  );
  expect(codes(load(texts, ["c"]))).toEqual([]);
  const it = load(texts, ["c", "d"]);
  expect([ids(it.packs), it.twice, codes(it)]).toEqual([[], ["t.c"], []]);
});

test("a folder named twice, by its path and its id, is one pack", () => {
  const it = load(c, ["t.c", "c", "./c"], { "t.c": ["c"] });
  expect([ids(it.packs), it.twice]).toEqual([["t.c"], []]);
});

test("a folder is called alike, however it is written", () => {
  const folders = ["c", "c/", "./c", "x/..//c"].map((it) => load(c, [it]).packs.map(({ folder }) => folder));
  expect(folders).toEqual([["c"], ["c"], ["c"], ["c"]]);
});

test("two folders of one id that are in force on one day are told, and neither judges", () => {
  const it = load({ ...c, ...law("mine", { id: "t.c" }) }, ["t.c", "mine"], { "t.c": ["c"] });
  expect([ids(it.packs), it.twice, codes(it)]).toEqual([[], ["t.c"], []]);
});

test("a name that is nothing is handed back", () => {
  expect(load(c, ["c", "t.c"]).unknown).toEqual(["t.c"]);
});

test("a need that nothing meets is told at its line, with what was meant", () => {
  const it = load({ ...b, ...law("c", { id: "t.cc" }) }, ["b", "c"]);
  expect(it.diagnostics.map((one) => [one.code, locales.en.say(one)])).toEqual([
    ["pack/unknown-need", "no pack is called `t.c`; did you mean `t.cc`?"],
  ]);
  expect([ids(it.packs), it.diagnostics[0]?.place.source.path]).toEqual([["t.cc"], "b/pack.yaml"]);
});

test("a policy in a folder of a pack is told where it stands, and the pack is not loaded", () => {
  const policy = "article 1 { paragraph 1 { } }";
  const told = (files: Readonly<Record<string, string>>) => {
    const it = load({ ...c, ...files }, ["c"]);
    return [ids(it.packs), it.diagnostics.map((one) => [one.code, one.severity, formatPlace(one.place)])];
  };
  const unread = (path: string) => ["pack/unread-policy", "error", `${path}:1:1`];
  expect(told({ "c/part/a.edict": policy, "c/cases/bases/b.edict": "" })).toEqual([
    [],
    [unread("c/cases/bases/b.edict"), unread("c/part/a.edict")],
  ]);
  const left = { ".git/a.edict": policy, "node_modules/b/c.edict": policy, "cases/d.yaml": "[]" };
  const others = Object.fromEntries(Object.entries(left).map(([path, text]) => [`c/${path}`, text]));
  expect(told({ ...others, ...law("c/inner", { id: "t.inner" }) })).toEqual([["t.c"], []]);
});

test("each text of a needed pack has to lie in the range", () => {
  const later = { id: "t.c", version: "2.0.0", inForce: "{ from: 2025-01-01 }" };
  const first = law("c", { id: "t.c", inForce: "{ from: 2023-08-15, until: 2025-01-01 }" });
  const it = load({ ...b, ...first, ...law("c2", later) }, ["b"], { "t.c": ["c", "c2"] });
  expect([ids(it.packs), codes(it)]).toEqual([[], ["pack/need-out-of-range"]]);
  const either = { ...law("b", { id: "t.b", needs: "{ t.c: ^1 || ^2 }", policy: complies("t.c") }), ...first };
  expect(codes(load({ ...either, ...law("c2", later) }, ["b"], { "t.c": ["c", "c2"] }))).toEqual([]);
});

test("a draft beside a text in force need not lie in the range, and one alone does", () => {
  const first = law("c", { id: "t.c", inForce: "{ from: 2023-08-15 }" });
  const draft = law("d", { id: "t.c", version: "0.1.0", inForce: "never" });
  expect(codes(load({ ...b, ...first, ...draft }, ["b", "c", "d"]))).toEqual([]);
  expect(codes(load({ ...b, ...draft }, ["b", "d"]))).toEqual(["pack/need-out-of-range"]);
});

test("a circle shows the way round, with the line of each need and the places that name the other", () => {
  const round = law("c", { id: "t.c", needs: "{ t.a: ^1 }", policy: complies("t.a") });
  const it = load({ ...a, ...b, ...round }, ["a", "b", "c"]);
  expect(it.diagnostics.map((one) => [one.code, locales.en.say(one), locales.en.help(one)])).toEqual([
    [
      "pack/needs-in-a-circle",
      "packs need each other in a circle: `t.a` needs `t.b` (a/pack.yaml:12:10), `t.b` needs `t.c` (b/pack.yaml:12:10), `t.c` needs `t.a` (c/pack.yaml:12:10)",
      "`t.a` names `t.b` at a/article-01.edict:1:116, `t.b` names `t.c` at b/article-01.edict:1:116, `t.c` names `t.a` at c/article-01.edict:1:116",
    ],
  ]);
  expect(it.packs).toEqual([]);
});

test("a pack that needs itself is a circle of one; what needs a circle is told so", () => {
  const own = law("b", { id: "t.b", needs: "{ t.b: ^1 }" });
  expect(codes(load({ ...a, ...own }, ["a", "b"]))).toEqual(["pack/needs-in-a-circle", "pack/broken-need"]);
});

test("mistakes of a needed pack are told before the need that they break", () => {
  const broken = law("c", {
    id: "t.c",
    policy: `rule r: provider must "x" { on service require service.idd is present }`,
  });
  const it = load({ ...a, ...b, ...broken }, ["a"], { "t.b": ["b"], "t.c": ["c"] });
  expect(it.diagnostics.map((one) => `${one.place.source.path} ${one.code}`)).toEqual([
    "c/article-01.edict language/unknown-field",
    "b/pack.yaml pack/broken-need",
    "a/pack.yaml pack/broken-need",
  ]);
});

test("a broken text of one law takes its other texts out too", () => {
  const first = law("c", { id: "t.c", inForce: "{ from: 2023-08-15, until: 2025-01-01 }", policy: "rule" });
  const later = law("c2", { id: "t.c", inForce: "{ from: 2025-01-01 }" });
  expect(load({ ...first, ...later }, ["t.c"], { "t.c": ["c", "c2"] }).packs).toEqual([]);
});

test("texts of one law stand in the order of time, a draft last", () => {
  const files = {
    ...law("x", { id: "t.c", inForce: "never" }),
    ...law("y", { id: "t.c", inForce: "{ from: 2025-01-01 }" }),
    ...law("z", { id: "t.c", inForce: "{ from: 2023-08-15, until: 2025-01-01 }" }),
  };
  const it = load(files, ["x", "t.c"], { "t.c": ["x", "y", "z"] });
  expect([it.packs.map((one) => one.folder), codes(it)]).toEqual([["z", "y", "x"], []]);
});

const digestOf = (it: LinkedPacks, id: string): string | undefined =>
  [...it.packs, ...it.needed].find((one) => one.manifest.id === id)?.digest;

test("a digest is of a pack with what it needs, whatever else is loaded", () => {
  const exempting = law("e", {
    id: "t.e",
    needs: "{ t.c: ^1 }",
    policy: `exemption small from t.c.named when service.name is absent`,
  });
  const shipped = { "t.b": ["b"], "t.c": ["c"] };
  const alone = load({ ...b, ...c }, ["b"], shipped);
  const beside = load({ ...b, ...c, ...exempting }, ["b", "t.c", "e"], shipped);
  expect(codes(beside)).toEqual([]);
  expect(digestOf(beside, "t.b")).toBe(digestOf(alone, "t.b"));
  expect(digestOf(beside, "t.c")).toBe(digestOf(alone, "t.c"));
  const exemptions = (it: LinkedPacks): number =>
    it.packs.flatMap((one) => one.program.graph.nodes).filter((one) => one.kind === "exemption").length;
  expect(exemptions(beside)).toBeGreaterThan(0);
  const tested = load({ ...b, ...c, ...exempting }, ["t.c", "e"], shipped, "alone");
  expect(tested.packs[0]?.program.graph.nodes.filter((one) => one.kind === "exemption")).toEqual([]);

  const changed = law("c", { id: "t.c", policy: named.replace("present", "absent") });
  expect(digestOf(load({ ...b, ...changed }, ["b"], shipped), "t.b")).not.toBe(digestOf(alone, "t.b"));
});

test("a rule of a needed pack is guarded by exemptions of all packs that are loaded", () => {
  const exempting = law("e", {
    id: "t.e",
    needs: "{ t.c: ^1 }",
    policy: `exemption small from t.c.named when service.name is absent`,
  });
  const shipped = { "t.b": ["b"], "t.c": ["c"] };
  const guards = (judged: "together" | "alone"): readonly string[] =>
    load({ ...b, ...c, ...exempting }, ["b", "e"], shipped, judged)
      .packs.filter((it) => it.program.graph.nodes.some((node) => node.kind === "exemption"))
      .map((it) => it.manifest.id);
  expect(guards("together")).toEqual(["t.b", "t.e"]);
  expect(guards("alone")).toEqual(["t.e"]);
});

test("captions name places as the file writes them: 1.10 is not 1.1", () => {
  const captioned = (unit: string): LinkedPacks =>
    load({ ...c, "c/captions.yaml": `- { unit: ${unit}, en: Ten, zh: 十 }\n` }, ["c"]);
  expect(codes(captioned("1.10"))).toEqual(["pack/caption-twice"]);
  const outline = c["c/outline.yaml"]?.replace(/, "1.10".*\}/, "}") ?? "";
  const unknown = load({ ...c, "c/outline.yaml": outline, "c/captions.yaml": "- { unit: 1.10, en: Ten, zh: 十 }\n" }, [
    "c",
  ]);
  expect(codes(unknown)).toEqual(["pack/unknown-unit"]);
  expect(load(c, ["c"]).packs[0]?.captions.get("1.10")).toEqual({ en: "More", zh: "其他" });
});

test("a caption that a comma cuts is refused", () => {
  const captions = "- { unit: 1.10, en: Ten, and more, zh: 十 }\n";
  const it = load({ ...c, "c/captions.yaml": captions }, ["c"]);
  expect(it.diagnostics.map((one) => [one.code, locales.en.say(one)])).toEqual([
    ["statute/unknown-key", "a caption has no `and more`, only `unit`, `en`, `zh`"],
  ]);
});

test("a draft compiles, and is in force on no day", () => {
  const it = load(law("c", { id: "t.c", inForce: "never" }), ["c"]);
  expect(it.packs.map((one) => [one.manifest.inForce, one.program.inForce])).toEqual([["never", "never"]]);
});

test("a file of the law's text that is not there is told where `pack.yaml` names the text, with how to make it", () => {
  const told = (text: string, files: Readonly<Record<string, string>>): unknown =>
    load({ ...c, ...files, "c/pack.yaml": c["c/pack.yaml"]?.replace("text: none", `text: ${text}`) ?? "" }, ["c"])
      .diagnostics.filter((it) => it.code === "pack/missing-file")
      .map((it) => [
        it.place.source.text.slice(it.place.span.start, it.place.span.end),
        locales.en.say(it),
        locales.en.help(it),
      ]);
  const hant = "{ file: text/zh-Hant.txt, of: 2023-07-10 }";
  expect(told(hant, { "c/text/zh-Hant.txt": "測試辦法\n第一條 甲。\n" })).toEqual([
    [
      hant,
      "this pack has no file `text/zh-Hans.txt`, which holds the rendering in Simplified characters",
      "it is the text, each character in the place of its own; in Edict's repository `node tools/make-zh-hans.mjs c/text` prints it",
    ],
  ]);
  expect(told(hant, {})).toMatchObject([[hant, expect.stringContaining("`text/zh-Hant.txt`"), undefined]]);
  const { "c/outline.yaml": outline = "", ...without } = c;
  const [missing] = load(without, ["c"]).diagnostics;
  expect([outline === "", missing?.code, missing?.place.span.start]).toEqual([
    false,
    "pack/missing-file",
    c["c/pack.yaml"]?.indexOf("none"),
  ]);
});

test("a policy may have more mistakes than a call takes arguments", () => {
  expect(load(law("c", { id: "t.c", policy: "§".repeat(200_000) }), ["c"]).diagnostics.length).toBe(200_000);
});

test.each([
  [
    "text: none",
    "text: text/en.txt",
    "write `text: { file: text/en.txt, language: en, of: DAY }`, with the language and the day of that text; a pack with outline.yaml has `text: none`",
  ],
  ["in_force: { from: 2023-08-15 }", "in_force: 2023-08-15", "write `in_force: { from: 2023-08-15 }`"],
])("instead of `%s` a bare `%s` is told how to say all", (whole, bare, help) => {
  const files = law("c", { id: "t.c" });
  const manifest = files["c/pack.yaml"] ?? "";
  const { diagnostics } = load({ ...files, "c/pack.yaml": manifest.replace(whole, bare) }, ["c"]);
  expect(diagnostics.map((it) => [it.code, locales.en.help(it)])).toEqual([["pack/bare-value", help]]);
});

test("the code of a language is asked for in words", () => {
  const files = law("c", { id: "t.c" });
  const text = "text: { file: text/en.txt, language: english, of: 2023-01-01 }";
  const manifest = (files["c/pack.yaml"] ?? "").replace("text: none", text);
  const { diagnostics } = load({ ...files, "c/pack.yaml": manifest }, ["c"]);
  expect(diagnostics.map((it) => locales.en.say(it))).toEqual([
    "`text.language` must be the code of a language in two or three small letters, such as `en`, not `english`",
  ]);
});
