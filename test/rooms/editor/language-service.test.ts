import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { invariant } from "../../../src/base/invariant.ts";
import { locales } from "../../../src/base/locale.ts";
import { languageService } from "../../../src/editor/language-service.ts";
import { publisher, type Findings } from "../../../src/editor/publisher.ts";
import type { EditorDiagnostic } from "../../../src/editor/shapes.ts";
import { openWorkbench } from "../../../src/engine/index.ts";
import { repository } from "../../kit/repository.ts";
import { hostWith, now, service } from "../report/tiny.ts";
import { policyFile, project } from "../cli/mcp-project.ts";

/** What an editor asks of a folder with these files. */
function serviceOf(files: Readonly<Record<string, string>>) {
  const host = hostWith(files);
  const bench = openWorkbench(host, "policies");
  invariant("desk" in bench, "the project opens");
  return languageService(bench, host, locales.en, () => now);
}

/** What is told of each file: the line, the severity and the code. */
const told = ({ byFile }: Findings): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [...byFile].map(([file, all]) => [
      file,
      all.map((it) => `${it.range.start.line}:${it.range.start.character} ${it.severity} ${it.code}`),
    ]),
  );

const twoServices = `${service}---\n${service.replace("id: chat", "id: other")}---
kind: response
vocabulary: genai@1
facts_on: 2026-06-30
response: { id: r1, at: "2026-06-01T10:00:00+08:00" }
`;

test("a mistake that stands in no file is told where the project begins, or the document", () => {
  const several = ["0:0 1 edict: engine/several-services"];
  const inProject = serviceOf({ "edict.yaml": project["edict.yaml"] ?? "", "service.yaml": twoServices });
  expect(told(inProject.diagnostics("/service.yaml"))).toEqual({ "/edict.yaml": several });
  expect(told(serviceOf({ "a.yaml": twoServices }).diagnostics("/a.yaml"))).toEqual({ "/a.yaml": several });
});

test("a document of a project is told of a misspelt subject; other YAML outside of one is left alone", () => {
  const misspelt = service.replace("kind: service\n", "").replace("service:", "servce:");
  const files = { ...project, "service.yaml": misspelt };
  expect(told(serviceOf(files).diagnostics("/service.yaml"))).toEqual({
    "/service.yaml": ["2:0 1 edict: vocabulary/unknown-field"],
  });
  expect(told(serviceOf({ "a.yaml": misspelt }).diagnostics("/a.yaml"))).toEqual({});
});

test("of cases that cannot be read a lens does not say that they pass, and their file is told why; an edit takes it back", () => {
  const cases = "/tiny/cases/basics.yaml";
  const asked = serviceOf(project);
  const titles = (): readonly string[] => asked.lenses("/tiny/tiny.edict").map((it) => it.title);
  expect(new Set(titles())).toEqual(new Set(["run the cases of this pack"]));
  expect(told(asked.runCases("/tiny"))).toEqual({ [cases]: ["4:12 1 no version"] });
  expect([...titles()].slice(0, 2)).toEqual(["1 of 2 cases fail", "no case"]);
  asked.put(cases, "- case: [");
  expect(new Set(titles())).toEqual(new Set(["run the cases of this pack"]));
  expect(told(asked.runCases("/tiny"))[cases]).toMatchObject([expect.stringMatching(/^\d+:\d+ 1 base\//)]);
  expect(new Set(titles())).toEqual(new Set(["the cases of this pack cannot all be run"]));
});

test("a finding about a whole document marks its first line", () => {
  const bench = openWorkbench(repository, "policies");
  invariant("desk" in bench, "the project opens");
  const path = "examples/chat-service/responses.yaml";
  const { byFile } = languageService(bench, repository, locales.en, () => now).diagnostics(path);
  const whole = [...byFile].flatMap(([, all]) => all).filter(({ range: { start, end } }) => end.line > start.line);
  expect(whole.length).toBeGreaterThan(0);
  for (const { range } of whole) expect(range.end).toEqual({ line: range.start.line + 1, character: 0 });
});

const wholeFile = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

test("beside the facts of a document stands the worst verdict of the rules that read them, as it was judged last", () => {
  // Every rule reads what makes the law apply.
  const scope = "policy applies where service.sectors has any [news_publishing]";
  const asked = serviceOf({
    ...project,
    "tiny/tiny.edict": policyFile.replace("paragraph 1 {", `paragraph 1 {\n    ${scope}`),
    "service.yaml": service.replace("ended_on: null", "ended_on: TBD"),
  });
  const hints = (): readonly string[] =>
    asked
      .hints("/service.yaml", wholeFile)
      .map(({ position: { line, character }, label }) => `${line}:${character} ${label}`);
  expect(hints()).toEqual([]);
  asked.diagnostics("/service.yaml");
  expect(hints()).toEqual([
    "4:10 undetermined: art. 1(1)",
    "6:15 violated: art. 1(1)",
    "7:25 undetermined: art. 2(1)",
    "8:15 undetermined: art. 2(1)",
    "9:25 violated: art. 1(1)",
    "11:32 violated: art. 1(1)",
  ]);
  const [, version] = asked.hints("/service.yaml", wholeFile);
  expect(version?.tooltip).toContain("to do: State the version.");
  expect(asked.hints("/service.yaml", { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } })).toEqual(
    [],
  );
  asked.put("/service.yaml", service);
  expect(hints()).toEqual([]);
});

test("a fact leads to its field in the schema, from a document and from a policy", () => {
  const document = service.replace("{ performed: false }", "\n    performed: false");
  const asked = serviceOf({ ...project, "service.yaml": document });
  const lineOf = (path: string, words: string, of: string): string | undefined => {
    const before = of.slice(0, of.indexOf(words) + 1).split("\n");
    const place = asked.definition(path, { line: before.length - 1, character: (before.at(-1)?.length ?? 1) - 1 });
    const text = place && readFileSync(`.${place.path}`, "utf8").split("\n")[place.range.start.line];
    return place && `${place.path.replace(/^.*\//, "")} ${text?.slice(place.range.start.character)}`;
  };
  expect(lineOf("/service.yaml", "launched_on", document)).toBe("service.schema.yaml launched_on:");
  expect(lineOf("/service.yaml", "performed", document)).toBe("service.schema.yaml performed:");
  expect(lineOf("/tiny/tiny.edict", "discovered_at", policyFile)).toBe("incident.schema.yaml discovered_at:");
  expect(lineOf("/service.yaml", "vocabulary", document)).toBeUndefined();
});

const mistake = (message: string): EditorDiagnostic => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  severity: 1,
  code: "a",
  source: "edict",
  message,
});

test("what several looks find in a file is told together, each once, and taken back with its look", () => {
  const sent: string[] = [];
  const { publish, forget } = publisher(
    (path, all) => void sent.push([path, ...all.map((it) => it.message)].join(" ")),
  );
  const saying = (asked: () => void): readonly string[] => {
    asked();
    return sent.splice(0);
  };
  const of = (look: string, found: Readonly<Record<string, readonly string[]>>, asked?: string) =>
    saying(() => {
      const byFile = new Map(Object.entries(found).map(([path, all]) => [path, all.map(mistake)]));
      publish({ of: look, byFile }, asked);
    });
  expect(of("pack", { a: ["x"], b: [] }, "b")).toEqual(["a x", "b"]);
  expect(of("project", { a: ["x", "y"] })).toEqual(["a x y"]);
  expect(of("project", { a: ["x", "y"] })).toEqual([]);
  expect(of("project", { a: ["x", "y"] }, "a")).toEqual(["a x y"]);
  expect(of("pack", { b: ["z"] })).toEqual(["b z"]);
  expect(of("project", {})).toEqual(["a"]);
  expect(saying(forget)).toEqual(["b"]);
  expect(saying(forget)).toEqual([]);
});

test("what is read once is what a project says, and the vocabularies and the calendar that it may judge by", () => {
  const { isReadOnce } = serviceOf(project);
  const vocabulary = "/policies/vocabulary/genai/1";
  const once = ["/edict.yaml", `${vocabulary}/vocabulary.yaml`, `${vocabulary}/service.schema.yaml`];
  expect([...once, "/policies/calendar/cn.yaml"].filter((it) => !isReadOnce(it))).toEqual([]);
  expect(["/service.yaml", "/tiny/tiny.edict", "/tiny/pack.yaml"].filter(isReadOnce)).toEqual([]);
});

test("a rule that was changed before anything was judged is judged as it is now, though a build has compiled what it was", () => {
  const bench = openWorkbench(repository, "policies");
  invariant("desk" in bench, "the repository opens");
  const policy = "policies/cn/genai-interim-measures/2023-08-15/article-14.edict";
  const broken = (): number =>
    bench
      .judge("examples/chat-service/service.yaml", now)
      .decision?.rules.filter((it) => it.rule.endsWith(".suspension_observed") && it.verdict === "violated").length ??
    0;
  const text = repository.readText(policy) ?? "";
  bench.desk.put(policy, text.replace("request.outcome == served", "request.outcome != served"));
  expect(broken()).toBe(0);
  bench.desk.put(policy, undefined);
  expect(broken()).toBe(1);
});
