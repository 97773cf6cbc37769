import { expect, test } from "vitest";
import type { Host } from "../../../src/base/host.ts";
import { runLint } from "../../../src/engine/lint.ts";
import { runTests } from "../../../src/engine/test-packs.ts";
import { locales } from "../../../src/base/locale.ts";
import { law } from "../pack/laws.ts";
import { hostWith } from "../report/tiny.ts";

const cases = "- { case: it, why: It must., as_of: 2026-11-20, base: lumen, expect: { named: satisfied } }\n";
const base = "kind: service\nvocabulary: genai@1\nfacts_on: 2026-11-01\nservice: { id: lumen }\n";
const files = { ...law("c", { id: "t.c" }), "c/cases/bases/lumen.yaml": base, "c/cases/a.yaml": cases };

const testing = (more: Readonly<Record<string, string>>, linked: (host: Host) => Host = (it) => it) => {
  const host = linked(hostWith({ ...files, ...more }));
  const run = runTests(["c"], "policies", host);
  const told = run.problems.map((it) => [it.code, it.place.source.path, locales.en.help(it)]);
  return { told, exits: [run.exitCode, runLint(["c"], "policies", host).exitCode], run };
};

test.each([
  ["c/cases/extra.yml", "cases/extra.yaml"],
  ["c/cases/extra.YAML", "cases/extra.yaml"],
  ["c/cases/extra.yaml.txt", "cases/extra.yaml"],
  ["c/cases/extra.json", "cases/extra.yaml"],
  ["c/cases/2026/extra.yaml", "cases/2026-extra.yaml"],
  ["c/cases/bases/extra.yaml", "cases/extra.yaml"],
  ["c/extra.yaml", "cases/extra.yaml"],
  ["c/case/extra.yaml", "cases/case-extra.yaml"],
])("cases in %s, which no test reads, fail the test and lint, and are told where they would be read", (path, name) => {
  const { told, exits, run } = testing({ [path]: cases });
  expect(told).toEqual([["cases/unread-file", path, `make it \`${name}\`, or take it out of the pack`]]);
  expect(exits).toEqual([3, 3]);
  expect(run.packs.map((it) => [it.results.length, it.isBroken])).toEqual([[1, true]]);
});

test("a base that no case can name is told", () => {
  expect(testing({ "c/cases/bases/more.yml": base }).told).toEqual([
    ["cases/unread-file", "c/cases/bases/more.yml", "make it `cases/bases/more.yaml`, or take it out of the pack"],
  ]);
  expect(testing({ "c/cases/bases/old/more.yaml": base }).told.map((it) => it[2])).toEqual([
    "make it `cases/bases/old-more.yaml`, or take it out of the pack",
  ]);
});

test("what is about cases, put aside, hidden, another pack's, or a document beside the pack is left alone", () => {
  const left = {
    "c/cases/README.md": "cases",
    "c/cases/a.yaml~": cases,
    "c/cases/.a.yml": cases,
    "c/cases/.old/a.yaml": cases,
    "c/cases/a.yaml.bak": cases,
    "c/service.yaml": base,
    "c/notes/in-which-case.yaml": "case: none\n",
    "c/log.jsonl": '{ "case": "it" }\n',
    "c/recorded.json": '[{ "case": "it" }]',
    "c/other/cases/a.yml": cases,
    "c/other/pack.yaml": "id: t.other\n",
  };
  expect([testing(left).told, testing(left).exits[0]]).toEqual([[], 0]);
});

test("cases in a linked folder are told as those in a folder, and it is not followed further", () => {
  const more = { "c/old/extra.yaml": cases, "c/old/older/extra.yaml": cases };
  const { told } = testing(more, (host) => ({
    ...host,
    entries: (path) =>
      host
        .entries(path)
        ?.map((it) => (it.kind === "folder" && it.name !== "cases" ? { ...it, kind: "linked-folder" } : it)),
  }));
  expect(told.map(([code, path]) => [code, path])).toEqual([["cases/unread-file", "c/old/extra.yaml"]]);
});

test("cases are read in their pack alone, and a link among them that leads nowhere is told", () => {
  const leading = (to: string) => (host: Host) => ({
    ...host,
    real: (path: string) =>
      host.resolve(path).startsWith("/c/cases") ? `${to}${host.resolve(path)}` : host.real(path),
  });
  const unread = ["pack/unreadable-file", "c/cases/a.yaml"];
  expect(testing({}, leading("/etc")).told.map((it) => it.slice(0, 2))).toEqual([unread]);
  expect(testing({}, leading("/c")).told).toEqual([]);
  const lost = (host: Host): Host => ({
    ...host,
    list: (it) => [...host.list(it), ...(it.endsWith("cases") ? ["b.yaml"] : [])],
  });
  const { told, exits } = testing({}, lost);
  expect([told.map((it) => it.slice(0, 2)), exits]).toEqual([[["pack/unreadable-file", "c/cases/b.yaml"]], [3, 3]]);
});

test("of very many mistakes in cases the first are told, and how many more there are", () => {
  const { run } = testing({ "c/cases/b.yaml": "- { case: it }\n".repeat(1001) });
  expect(run.problems[0]).toMatchObject({ code: "engine/more-mistakes" });
  expect(run.problems).toHaveLength(1001);
});
