import { expect, test } from "vitest";
import type { Picture } from "../../../src/analysis/picture/picture.ts";
import { memoryHost } from "../../../src/base/host.ts";
import { runGraph, type GraphRequest, type GraphRun } from "../../../src/engine/index.ts";
import { complies, law } from "../pack/laws.ts";
import { hostWith, nothing, service } from "../report/tiny.ts";

const tiny: GraphRequest = { ...nothing, pack: "/tiny", shows: { kind: "pack" } };
const part = (name: string): Pick<GraphRequest, "shows"> => ({ shows: { kind: "part", name } });

const drawn = (changes: Partial<GraphRequest>, files: Readonly<Record<string, string>> = {}): GraphRun =>
  runGraph({ ...tiny, ...changes }, hostWith(files));

/** Each edge as `FROM > TO`, by the ids of its nodes. */
const edgesOf = ({ nodes, edges }: Picture): readonly string[] =>
  edges.map((it) => `${nodes[it.from]?.id} > ${nodes[it.to]?.id}: ${it.relations.map((one) => one.kind).join()}`);

const statesOf = ({ picture }: GraphRun): unknown =>
  Object.fromEntries(picture?.nodes.map((it) => [it.id, it.state]) ?? []);

test("a rule stands below its article, asks its clauses, and these read what they name", () => {
  const { picture, exitCode } = drawn(part("fair_too"));
  expect(exitCode).toBe(0);
  expect(picture && edgesOf(picture)).toEqual([
    "article test.tiny 1 > test.tiny.fair_too: holds",
    "test.tiny.fair_too > test.tiny.fair_too when 0: asks",
    "test.tiny.fair_too > test.tiny.fair_too clause 0: asks",
    "test.tiny.fair_too > test.tiny.fair_too clause 1: asks",
    "test.tiny.fair_too clause 1 > standard test.tiny.fair: reads",
  ]);
  expect(picture?.nodes.map((it) => it.state).filter((it) => it !== undefined)).toEqual([]);
  expect(picture).toEqual(drawn(part("test.tiny.fair_too")).picture);
});

test("an article has all of its rules, and what several of them read once", () => {
  const { picture } = drawn(part("1"));
  const ids = picture?.nodes.map((it) => it.id) ?? [];
  expect(ids.filter((it) => it.startsWith("standard"))).toEqual(["standard test.tiny.fair"]);
  expect(picture && edgesOf(picture).filter((it) => it.includes("> standard"))).toHaveLength(2);
  expect(picture?.nodes.filter((it) => it.kind === "rule").map((it) => it.name)).toEqual(
    ["versioned", "plain", "fair_too", "trained", "behave"].map((it) => `test.tiny.${it}`),
  );
});

test("documents say what each part came to; what a verdict waits for is not known", () => {
  const run = drawn({ ...part("1"), inputs: ["service.yaml"] }, { "service.yaml": service });
  expect(run.exitCode).toBe(0);
  expect(statesOf(run)).toEqual({
    "article test.tiny 1": undefined,
    "test.tiny.versioned": "violated",
    "test.tiny.versioned clause 0": "false",
    "test.tiny.plain": "undetermined",
    "test.tiny.plain clause 0": "unknown",
    "standard test.tiny.fair": "unknown",
    "test.tiny.fair_too": "violated",
    "test.tiny.fair_too when 0": "true",
    "test.tiny.fair_too clause 0": "false",
    "test.tiny.fair_too clause 1": "unknown",
    "test.tiny.trained": "not_applicable",
    "test.tiny.trained when 0": "false",
    "test.tiny.trained clause 0": "not_asked",
    "test.tiny.behave": "satisfied",
    "test.tiny.behave clause 0": "true",
  });
});

test("a pack has every rule below its article, and which refers to which", () => {
  const upon = `article 5 { paragraph 1 { rule fined: provider is liable to "be fined" { upon breach of versioned } } }`;
  const outline = `units: { "1.1": { en: A, zh: 一 }, "1.2": { en: B, zh: 二 }, "2.1": { en: C, zh: 三 }, "3.1": { en: D, zh: 四 }, "5.1": { en: E, zh: 五 } }\n`;
  const { picture } = drawn({}, { "tiny/upon.edict": upon, "tiny/outline.yaml": outline });
  const edges = picture ? edgesOf(picture) : [];
  expect(edges).toContain("test.tiny > article test.tiny 5: holds");
  expect(edges).toContain("test.tiny.fined > test.tiny.versioned: upon-breach-of");
  expect(picture?.nodes.find((it) => it.name === "test.tiny.fined")?.kind).toBe("note");
});

test("laws refer to what they need, ask, and leave to others, whichever text of them does", () => {
  const files = {
    ...law("a", { id: "t.a" }),
    ...law("b", { id: "t.b", needs: "{ t.a: ^1 }", policy: complies("t.a") }),
  };
  const request = { ...tiny, pack: "b", packs: ["a", "/tiny"], shows: { kind: "instruments" } } as const;
  const { picture, problems, troubles } = runGraph(request, hostWith(files));
  expect([...problems, ...troubles]).toEqual([]);
  expect(picture && edgesOf(picture)).toEqual(["t.b > t.a: needs,complies-with"]);
  const alone = drawn({ shows: { kind: "instruments" } }).picture;
  expect(alone && edgesOf(alone)).toEqual([
    "test.tiny > other test.other: leaves-to",
    "test.tiny > yields test.tiny the rules on news: yields-to",
  ]);
});

test("a rule of another law that is asked names its pack, and very many are their articles", () => {
  const rules = (count: number): string =>
    Array.from(
      { length: count },
      (_, at) => `rule r${at}: provider must "a" { on service require service.id is present }`,
    ).join(" ");
  const asked = (count: number): readonly string[] | undefined => {
    const files = {
      ...law("a", { id: "t.a", policy: rules(count) }),
      ...law("b", { id: "t.b", needs: "{ t.a: ^1 }", policy: complies("t.a") }),
    };
    const { picture } = runGraph({ ...tiny, pack: "b", packs: ["a"], ...part("also") }, hostWith(files));
    return picture && edgesOf(picture).filter((it) => it.includes("complies-with"));
  };
  expect(asked(2)).toEqual(["r0", "r1"].map((it) => `t.b.also clause 0 > t.a.${it}: complies-with`));
  expect(asked(6)).toEqual(["t.b.also clause 0 > article t.a 1: complies-with"]);
});

test("what is read twice on each of many steps is drawn once", () => {
  const steps = Array.from({ length: 40 }, (_, at) => `define d${at + 1} means d${at} and not d${at}`);
  const policy = ["define d0 means service.generates_content", ...steps].join("\n");
  const rule = `rule last: provider must "a" { on service require d40 }`;
  const { picture } = drawn({ pack: "b", ...part("last") }, law("b", { id: "t.b", policy: `${policy}\n${rule}` }));
  const reads = picture?.edges.flatMap((it) => it.relations).filter((it) => it.kind === "reads");
  expect(reads?.map((it) => it.count)).toEqual([1, ...steps.map(() => 2)]);
});

test("what is not there is told, and nothing is drawn", () => {
  const code = (run: GraphRun): unknown => [run.exitCode, run.picture, ...run.troubles.map((it) => it.code)];
  expect(code(drawn(part("fair_to")))).toEqual([64, undefined, "engine/not-in-pack"]);
  expect(code(drawn(part("99")))).toEqual([64, undefined, "engine/not-in-pack"]);
  expect(code(drawn({ asOf: "soon" }))).toEqual([64, undefined, "engine/bad-date"]);
  expect(code(drawn({ pack: "nowhere" }))).toEqual([64, undefined, "engine/unknown-pack"]);
  expect(drawn({ inputs: ["nowhere.yaml"] })).toMatchObject({ exitCode: 4, picture: undefined });
  expect(drawn({ pack: "b" }, { ...law("b", { id: "t.b", policy: "rule" }) })).toMatchObject({ exitCode: 3 });
  expect(runGraph(tiny, memoryHost({})).exitCode).not.toBe(0);
});
