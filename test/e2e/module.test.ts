import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { launch, noBrowser } from "./browser.ts";
import { edict, folderWith } from "./edict.ts";

const request = {
  id: "q-1",
  at: "2026-11-20T10:00:00+08:00",
  modality: "text",
  collected: [],
  outcome: "served",
  user: { registered: true, agreement_version: null, age_band: "adult", in_mainland: true, state: "normal" },
};

const service = resolve("examples/chat-service/service.yaml");
const words = ["compile", "cn.genai_interim_measures", "cn.labelling_measures", "-f", "js", "--service", service];
const settings = ["--as-of", "2026-12-01"];

/** A folder with the module and its types. */
function made(): string {
  const folder = folderWith({ "package.json": '{ "type": "module" }' });
  expect(edict([...words, ...settings, "-o", "verdicts.js"], { cwd: folder })).toEqual({ code: 0, out: "", err: "" });
  return folder;
}

test("a module has the same bytes wherever it is made", () => {
  const [one, other] = [{ TZ: "UTC" }, { TZ: "America/New_York", LC_ALL: "de_DE.UTF-8" }].map((env) =>
    edict([...words, ...settings], { env }),
  );
  expect(one).toEqual(other);
  expect(one?.out).toBe(readFileSync(join(made(), "verdicts.js"), "utf8"));
});

test("the types of a module know its rules and the facts", () => {
  const folder = made();
  const facts = JSON.stringify({ ...request, user: null, outcome: undefined });
  const program = (
    rule: string,
    outcome: string,
  ): string => `import { decide, judge, type Verdict } from "./verdicts.js";
const judgement = judge({ request: { ...${facts}, modality: "text", outcome: "${outcome}" } });
export const verdict: Verdict | undefined = judgement?.verdicts["cn.genai_interim_measures.${rule}"];
export const decision: "pass" | "hold" | "block" = decide({ request: { id: "q-1" } }, "pass");
`;
  const programs = {
    "sound.ts": program("agreement_concluded", "served"),
    "rule.ts": program("agreement", "served"),
    "fact.ts": program("agreement_concluded", "eaten"),
  };
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, name), text);
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022"];
  const { stdout } = spawnSync(resolve("node_modules/.bin/tsc"), [...options, ...Object.keys(programs)], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(Array.from(stdout.matchAll(/^(\w+\.ts)\((\d+),/gm), ([, file, line]) => [file, line])).toEqual([
    ["fact.ts", "2"],
    ["rule.ts", "3"],
  ]);
});

const page = `<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>`;
const judging = `import { decide, judge } from "/verdicts.js";
const asked = ${JSON.stringify({ ...request, outcome: undefined })};
const judgement = judge({ request: { ...asked, outcome: "served" } });
let code = "made";
try { new Function("return 1")(); } catch { code = "refused"; }
const said = [judgement?.word, judgement?.asOf, decide({ request: asked }), decide({ request: 1 }, "pass"), code].join(" ");
`;

test.skipIf(noBrowser !== undefined)(
  "a module judges in a page and in a worker that forbid code of texts",
  async () => {
    const folder = made();
    const files: Readonly<Record<string, string>> = {
      "/": page,
      "/verdicts.js": readFileSync(join(folder, "verdicts.js"), "utf8"),
      "/page.js": `${judging}const worker = new Worker("/worker.js", { type: "module" });
worker.onmessage = ({ data }) => { document.title = [said, data].join(", "); };
`,
      "/worker.js": `${judging}postMessage(said);\n`,
    };
    const server = createServer(({ url = "" }, answer) => {
      const text = files[url];
      answer.writeHead(text === undefined ? 404 : 200, {
        "content-type": url === "/" ? "text/html" : "text/javascript",
        "content-security-policy": "default-src 'self'; script-src 'self'",
      });
      answer.end(text);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const browser = await launch();
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    // The page forbids code of texts, by which a driver would wait for it.
    await expect.poll(() => tab.title()).toBe(Array(2).fill("violated 2026-12-01 block hold refused").join(", "));
    await browser.close();
    server.close();
  },
);

const hostile =
  '"`];globalThis.broken = 1; //\u2028${globalThis.broken = 1}*/</script>\\" + (globalThis.broken = 1) + "';
const law = {
  "law/pack.yaml": `id: own.law
version: 1.0.0
title: { zh: 甲, en: A }
rank: rules
text: none
in_force: { from: 2023-08-15 }
zone: Asia/Shanghai
calendar: cn
vocabulary: genai@1
parties: [provider]
roles: []
`,
  "law/outline.yaml": 'units:\n  "1": { en: Names, zh: 名称 }\n  "1.1": { en: Names, zh: 名称 }\n',
  "law/article-01.edict": `article 1 {
  paragraph 1 {
    rule named: provider must "say its name" {
      on       response
      require  response.text == service.name
    }
  }
}
`,
  "service.yaml": `kind: service\nfacts_on: 2026-11-01\nservice: { id: lumen, name: ${JSON.stringify(hostile)} }\n`,
  "package.json": '{ "type": "module" }',
};

test("what a service is called stays a text in a module", () => {
  const cwd = folderWith(law);
  const flags = ["--service", "service.yaml", "--as-of", "2026-12-01", "-o", "verdicts.mjs"];
  expect(edict(["compile", "law", "-f", "js", ...flags], { cwd })).toEqual({ code: 0, out: "", err: "" });
  const answer = (text: string): string =>
    JSON.stringify({ response: { id: "r", at: "2026-11-20T10:00:00+08:00", text } });
  const program = `const { judge } = await import("./verdicts.mjs");
console.log(judge(${answer(hostile)}).word, judge(${answer("other")}).word, globalThis.broken);`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd,
    encoding: "utf8",
  });
  expect(stdout + stderr).toBe("clear violated undefined\n");
});

test("a module is told what becomes of open questions in no other words than a gate", () => {
  const open = ["allow", {}, null, { default: "pass" }, { default: "pass", rules: { no_rule: "pass" } }, "pass"];
  const program = `const { decide } = await import("./verdicts.js");
for (const open of ${JSON.stringify(open)})
  try { console.log(decide({ request: ${JSON.stringify(request)} }, open)); } catch (error) { console.log(error.name + ": " + error.message); }`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: made(),
    encoding: "utf8",
  });
  const told =
    "TypeError: what becomes of open questions is one of hold, pass, or `{ default, rules }` with one of them for each";
  const unknown = "TypeError: no rule by which this module decides is called `no_rule`";
  expect(stdout.trimEnd().split("\n")).toEqual([told, told, told, told, unknown, "block"]);
});
