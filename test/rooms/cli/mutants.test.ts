import { expect, test } from "vitest";
import { displayWidth } from "../../../src/report/view/text-layout.ts";
import { schemaFaults } from "../../e2e/schemas.ts";
import { law } from "../pack/laws.ts";
import { hostWith, now } from "../report/tiny.ts";
import { ended } from "./ended.ts";

const policy = `rule named: provider must "have a name" { on service when service.generates_content require service.name is present }`;
const base =
  "kind: service\nvocabulary: genai@1\nfacts_on: 2026-11-01\nservice: { id: lumen, name: Lumen, generates_content: true }\n";
const caseOn = (name: string, set: string, verdict: string): string =>
  `- case: ${name}\n  why: It must.\n  as_of: 2026-11-20\n  base: lumen\n  set: { ${set} }\n  expect: { named: ${verdict} }\n`;

const files = {
  ...law("c", { id: "t.c", policy }),
  "c/cases/bases/lumen.yaml": base,
  "c/cases/all.yaml": caseOn("named", "service.version: null", "satisfied"),
};

function run(line: string, more: Readonly<Record<string, string>> = {}) {
  const colors = { out: false, err: false };
  const host = hostWith({ ...files, ...more });
  const world = { host, now, library: "policies", width: 80, colors, readStandardInput: () => "" };
  return ended(["test", "c", "--mutants", ...line.split(" ").filter((it) => it !== "")], world);
}

test("a line for each pack, then what survives with its place, its words and what would show it", () => {
  const { code, out, err } = run("");
  expect([code, err]).toEqual([1, ""]);
  expect(out.split("\n").filter((it) => displayWidth(it) > 80 && !it.includes("|"))).toEqual([]);
  expect(out).toMatchInlineSnapshot(`
    "t.c: 3 of 4 mutants are noticed, 75.0 %
      1 not listed; not counted: 1 that means the same, 0 that do not compile

    c/article-01.edict:1:80: error mutants/survivor
      no case notices that \`when service.generates_content\` is gone
      1 | ...r must "have a name" { on service when service.generates_content req...
        |                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help    wanted: a case in which only this makes the difference; what changes
              with it: \`named\`. Where no case can show it, list it in
              \`survivors.yaml\` with the reason: \`{ of: named, was: "when
              service.generates_content", becomes: null }\`
    "
  `);
});

test("in Chinese the same is told, and with -q no more than the share and what survives", () => {
  expect(run("--lang zh-Hans").out).toMatchInlineSnapshot(`
    "t.c：4 个变异体中发现 3 个，75.0 %
      1 个未列出；不计入：含义不变的 1 个，不能编译的 0 个

    c/article-01.edict:1:80: 错误 mutants/survivor
      没有用例发现缺少 \`when service.generates_content\`
      1 | ...r must "have a name" { on service when service.generates_content req...
        |                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      办法    需要：只有此处起作用的用例；随之改变的有：\`named\`。确实无法用用例表明
              的，连同理由列入 \`survivors.yaml\`：\`{ of: named, was: "when
              service.generates_content", becomes: null }\`
    "
  `);
  expect(run("-q").out.split("\n").slice(0, 3)).toEqual([
    "t.c: 3 of 4 mutants are noticed, 75.0 %",
    "",
    expect.stringMatching(/^c\/article-01\.edict:1:/),
  ]);
});

const listed = {
  "c/survivors.yaml": `- as: unshown\n  because: every service generates\n  mutants: [{ of: named, was: when service.generates_content, becomes: null }]\n`,
};

test("as JSON it fits its schema, with what is listed and what is not", () => {
  for (const more of [{}, listed]) expect(schemaFaults("mutants-1", run("-f json", more).out)).toEqual([]);
  const { packs } = JSON.parse(run("-f json", listed).out) as {
    packs: readonly { listed: unknown; survivors: unknown }[];
  };
  expect(packs).toMatchInlineSnapshot(`
    [
      {
        "broken": 0,
        "listed": [
          {
            "as": "unshown",
            "at": {
              "column": 80,
              "end_column": 110,
              "end_line": 1,
              "line": 1,
              "path": "c/article-01.edict",
            },
            "because": "every service generates",
            "becomes": null,
            "kind": "clause",
            "listed_at": {
              "column": 13,
              "end_column": 78,
              "end_line": 3,
              "line": 3,
              "path": "c/survivors.yaml",
            },
            "nth": 1,
            "of": "named",
            "rules": [
              "t.c.named",
            ],
            "was": "when service.generates_content",
          },
        ],
        "noticed": 3,
        "of": 4,
        "pack": "t.c",
        "percent": 75,
        "same": 1,
        "survivors": [],
      },
    ]
  `);
  const changed = run("-f json", listed).out.replace('"unshown"', '"hidden"');
  expect(schemaFaults("mutants-1", changed)).not.toEqual([]);
});

test("all that survives is listed: exit 0; an entry for what does not is a mistake of the pack", () => {
  expect(run("", listed)).toMatchObject({ code: 0, err: "" });
  const noticed = `${listed["c/survivors.yaml"]}- as: equivalent\n  because: so\n  mutants: [{ of: named, was: service.name is present, becomes: service.name is absent }]\n`;
  const { code, err } = run("", { "c/survivors.yaml": noticed });
  expect([code, err.split("\n")[0]]).toEqual([3, "c/survivors.yaml:6:13: error mutants/stale-survivor"]);
});

test("GitHub gets an annotation for each that survives", () => {
  const lines = run("-f github").out.split("\n");
  expect(lines[0]).toBe("::error title=edict%3A exit code 1::t.c: 3 of 4 mutants are noticed, 75.0 %25");
  expect(lines[1]).toContain("::error file=c/article-01.edict,line=1,");
});

test("where nothing can be changed that is said", () => {
  const plain = { ...law("c", { id: "t.c", policy: `informative "nothing"` }), "c/cases/all.yaml": "[]\n" };
  expect(run("", plain).out).toContain("t.c: nothing to change in its policies");
});
