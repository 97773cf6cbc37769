import { expect, test } from "vitest";
import { factsDigest, fingerprintOf } from "../../../../src/pack/waive/fingerprint.ts";
import { faultsOf } from "../../report/faults.ts";
import { law } from "../laws.ts";
import { fingerprintIn, instancesOf, judge, models, policy, service } from "./scene.ts";

const place = { source: { path: "s.yaml", text: "" }, span: { start: 0, end: 0 } };
const one = `version: null, ${models("qwen", "glm")}`;
const first = judge({ "service.yaml": service(one) }, { inputs: ["service.yaml"] });

test("every rule on every document and element has a fingerprint of its own, and the report fits its schema", () => {
  const all = [...instancesOf(first).values()].map((it) => it.fingerprint);
  expect(instancesOf(first).size).toBe(3);
  expect(new Set(all).size).toBe(all.length);
  expect(faultsOf(first)).toEqual([]);
});

test.each([
  ["lines above it", { "service.yaml": `# a\n# b\n\n${service(one)}` }, { inputs: ["service.yaml"] }],
  ["what is known", { "service.yaml": service(`name: Lumen, ${one}`) }, { inputs: ["service.yaml"] }],
  ["the day of judgement", { "service.yaml": service(one) }, { inputs: ["service.yaml"], asOf: "2026-06-15" }],
  [
    "another document",
    { "service.yaml": `${service(one)}---\n${service("version: null", "x")}` },
    { inputs: ["service.yaml"] },
  ],
])("a fingerprint does not change with %s", (_, files, request) => {
  const again = judge(files, request);
  for (const name of instancesOf(first).keys()) expect(fingerprintIn(again, name)).toBe(fingerprintIn(first, name));
});

test("an element keeps its fingerprint when its place in the list changes", () => {
  const turned = judge(
    { "service.yaml": service(`version: null, ${models("glm", "qwen")}`) },
    { inputs: ["service.yaml"] },
  );
  expect(fingerprintIn(turned, "licensed service.models[1] qwen")).toBe(
    fingerprintIn(first, "licensed service.models[0] qwen"),
  );
  expect(fingerprintIn(turned, "licensed service.models[0] glm")).not.toBe(
    fingerprintIn(first, "licensed service.models[0] qwen"),
  );
});

test("another file or another document has another fingerprint", () => {
  const file = judge({ "other.yaml": service(one) }, { inputs: ["other.yaml"] });
  const document = judge({ "service.yaml": service(one, "lumen") }, { inputs: ["service.yaml"] });
  for (const name of instancesOf(first).keys()) {
    expect(fingerprintIn(file, name)).not.toBe(fingerprintIn(first, name));
    expect(fingerprintIn(document, name)).not.toBe(fingerprintIn(first, name));
  }
});

test("a project's findings have the same fingerprints wherever its folder stands and the run begins", () => {
  const project = "packs: [law]\ninputs: [docs/*.yaml]\n";
  const files = (folder: string): Readonly<Record<string, string>> => ({
    ...law(`${folder}law`, { id: "t.law", policy }),
    [`${folder}edict.yaml`]: project,
    [`${folder}docs/service.yaml`]: service(one),
  });
  const here = judge(files(""), { packs: [] });
  const there = judge(files("deep/down/"), { packs: [], inputs: ["deep/down"] });
  expect(there.inputs.map((it) => it.path)).toEqual(["deep/down/docs/service.yaml"]);
  for (const name of instancesOf(here).keys()) expect(fingerprintIn(there, name)).toBe(fingerprintIn(here, name));
});

test("documents of one file that share an id are told apart by what they say", () => {
  const response = (text: string): string =>
    `kind: response\nvocabulary: genai@1\nresponse: { id: r, at: "2026-06-01T10:00:00+08:00", ${text} }\n`;
  const report = (...texts: readonly string[]): readonly string[] => {
    const it = judge({ "responses.yaml": texts.map(response).join("---\n") }, { inputs: ["responses.yaml"] });
    const rules = it.packs.flatMap((pack) => pack.articles).flatMap((article) => article.rules);
    return rules.flatMap((rule) => rule.instances.map((instance) => instance.fingerprint));
  };
  const [null1 = "", given = ""] = report("text: null", "text: hello");
  expect(null1).not.toBe(given);
  expect(report("text: hello", "text: null")).toEqual([given, null1]);
});

test("an element without a name is not known by its place alone", () => {
  const nameless = (licence: string): string => service(`version: null, models: [{ licence: ${licence} }]`);
  const of = (licence: string): string =>
    fingerprintIn(
      judge({ "service.yaml": nameless(licence) }, { inputs: ["service.yaml"] }),
      "licensed service.models[0]",
    );
  expect(of("null")).toBe(of("null"));
  expect(of("contract")).not.toBe(of("null"));
});

test.each([
  ["the whole document", [], false],
  ["an element with a name", ["service.models[0] qwen"], false],
  ["one with a name in one with a name", ["service.sites[0] a", "service.sites[0].pages[1] b"], false],
  ["one without a name in one with a name", ["service.sites[0] a", "service.sites[0].pages[1]"], true],
  ["one with a name in one without a name", ["service.sites[0]", "service.sites[0].pages[1] b"], true],
])("the fingerprint of %s: %j, changes with the facts: %s", (_, elements, changes) => {
  const document = { path: "service.yaml", subject: "service", id: "chat", content: undefined };
  const of = (shown: string): string => {
    const place = { source: { path: "service.yaml", text: "" }, span: { start: 0, end: 0 } };
    return fingerprintOf("t.law.r", document, { elements, facts: [{ kind: "fact", path: "service.x", place, shown }] });
  };
  expect(of("1")).toBe(of("1"));
  expect(of("1") !== of("2")).toBe(changes);
});

test("of several elements that say the same each counts, and one that is read twice counts once", () => {
  const basis = (at: number) => ({ kind: "fact", path: `service.data[${at}].basis`, place, shown: "null" }) as const;
  const digestOf = (...facts: readonly ReturnType<typeof basis>[]): string =>
    factsDigest({ facts, attestations: [], elements: [] });
  expect(digestOf(basis(0), basis(2))).not.toBe(digestOf(basis(0)));
  expect(digestOf(basis(1), basis(0))).toBe(digestOf(basis(0), basis(4)));
  expect(digestOf(basis(0), basis(0))).toBe(digestOf(basis(0)));
});
