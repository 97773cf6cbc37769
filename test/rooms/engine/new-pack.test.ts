import { expect, test } from "vitest";
import { memoryHost } from "../../../src/base/host.ts";
import { locales } from "../../../src/base/locale.ts";
import { zoneNamed } from "../../../src/base/zones.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import { runFormat } from "../../../src/engine/format.ts";
import { runInit } from "../../../src/engine/project/init.ts";
import { runNewPack, type NewPackRun } from "../../../src/engine/project/new-pack.ts";
import { runTests } from "../../../src/engine/test-packs.ts";
import { hostWith, nothing, now } from "../report/tiny.ts";

type Files = Readonly<Record<string, string>>;
const zone = zoneNamed("Europe/Brussels") ?? { name: "UTC" };
const begun = (id: string, folder?: string, there: Files = {}, locale = locales.en): NewPackRun =>
  runNewPack({ id, folder, zone, locale, now }, memoryHost(there));
const textsOf = (files: NewPackRun["files"]): Files => Object.fromEntries(files.map((it) => [it.path, it.text]));
const written = textsOf(begun("x.my_act").files);

test.each(Object.values(locales))("a new pack ($tag) compiles, is laid out, and its case passes", (locale) => {
  const files = textsOf(begun("x.my_act", undefined, {}, locale).files);
  const tested = runTests(["my-act"], "policies", hostWith(files));
  expect(tested.packs.map((it) => it.results.map((one) => [one.wrong, one.problems]))).toEqual([[[[], []]]]);
  expect([tested.problems, tested.troubles]).toEqual([[], []]);
  const laid = runFormat(["my-act"], hostWith(files));
  expect(laid.files.filter((it) => it.before !== it.after)).toEqual([]);
});

test("its project asks its questions, and tries its unverified rule", () => {
  const made = runInit(
    { folder: ".", packs: ["my-act"], locale: locales.en, ci: "github", now, library: "policies" },
    hostWith(written),
  );
  const project = textsOf(made.files);
  expect(Object.keys(project)).toContain("product.yaml");
  expect(project["product.yaml"]).toContain("# Sold: Is the product sold?\n  # sold: TBD\n");
  expect(project["edict.yaml"]).toContain("packs:\n  - ./my-act\ninputs:\n  - product.yaml\nprofile:");
  const files = { ...written, ...project };
  const run = (text: string, provisional: boolean) =>
    runCheck({ ...nothing, inputs: ["."], provisional }, hostWith({ ...files, "product.yaml": text }));
  const product = (facts: string): string =>
    `vocabulary: my_act@1\nfacts_on: 2026-06-01\nproduct: { id: a, ${facts} }\n`;
  expect([
    run(project["product.yaml"] ?? "", true).exitCode,
    run(product("sold: true, labelled: false"), true).exitCode,
  ]).toEqual([2, 1]);
  expect([
    run(product("sold: true, labelled: true"), true).exitCode,
    run(product("sold: true"), false).exitCode,
  ]).toEqual([2, 5]);
});

test("where a pack leaves open whose duties count, the project says it", () => {
  const files = {
    ...written,
    "my-act/pack.yaml": (written["my-act/pack.yaml"] ?? "").replace("parties: [provider]", "parties: [seller, buyer]"),
    "my-act/article-01.edict": (written["my-act/article-01.edict"] ?? "").replace("provider must", "seller must"),
  };
  const made = runInit(
    { folder: ".", packs: ["my-act"], locale: locales.en, ci: "github", now, library: "policies" },
    hostWith(files),
  );
  expect(textsOf(made.files)["edict.yaml"]).toContain(
    "packs:\n  - ./my-act\ninputs:\n  - product.yaml\nparty: seller\n",
  );
});

test("what is there is not touched", () => {
  const codes = (run: NewPackRun): readonly unknown[] => [run.exitCode, run.files, run.troubles.map((it) => it.code)];
  expect(codes(begun("x.my_act", undefined, { "my-act/pack.yaml": "" }))).toEqual([64, [], ["engine/already-a-pack"]]);
  expect(codes(begun("x.my_act", "act", { act: "" }))).toEqual([64, [], ["engine/no-folder"]]);
  expect(codes(begun("MyAct"))).toEqual([64, [], ["engine/bad-pack-id"]]);
  const some = begun("x.my_act", undefined, { "my-act/outline.yaml": "mine" });
  expect(some.kept).toEqual(["my-act/outline.yaml"]);
  expect(some.files.map((it) => it.path)).not.toContain("my-act/outline.yaml");
});

test("a project of a pack that is not there, or does not compile, is not begun", () => {
  const begin = (pack: string, files: Files) =>
    runInit(
      { folder: ".", packs: [pack], locale: locales.en, ci: "github", now, library: "policies" },
      hostWith(files),
    );
  expect([begin("nowhere", {}).exitCode, begin("nowhere", {}).files]).toEqual([64, []]);
  const elsewhere = runInit(
    { folder: "shop", packs: ["my-act"], locale: locales.en, ci: "github", now, library: "policies" },
    hostWith(written),
  );
  expect([elsewhere.exitCode, elsewhere.troubles.map((it) => it.code)]).toEqual([64, ["engine/outside-project"]]);
  const broken = begin("my-act", { ...written, "my-act/article-01.edict": "article {" });
  expect([broken.exitCode, broken.files, broken.problems.length > 0]).toEqual([3, [], true]);
});

test("words for readers of Simplified characters are in these", () => {
  const { "my-act/outline.yaml": outline = "", "my-act/vocabulary/product.schema.yaml": schema = "" } = textsOf(
    begun("x.my_act", undefined, {}, locales["zh-Hans"]).files,
  );
  expect(outline).toContain('"1.1": { en: Labels on products, zh: 产品上的标识 }');
  expect(schema).toContain("zh: 产品是否销售？");
});
