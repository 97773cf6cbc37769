import { expect, test } from "vitest";
import { runCommandLine } from "../../../src/cli/run-command-line.ts";
import { verbs } from "../../../src/cli/verbs.ts";
import { parse } from "../../../src/language/parse/parse.ts";
import { declarationsOf, authoredTexts } from "../../../src/language/syntax/walk.ts";
import { hostWith, policy, service, now } from "../report/tiny.ts";

/** What the tiny pack does not say: reasons, what rules rest on, and what has no verdict. */
const more = `article 4 "Standing" {
  paragraph 1 {
    rule guided: provider must "follow guidance" { on service require service.version is present basis guidance "Guide 5.1" }
    rule unseen: provider must "do as memory has it" { on service require service.version is present unverified "seen in no copy" }
    rule allowed: provider may "end the service" { on service when service.generates_content }
  }
  paragraph 2 { informative "why no rule is made" }
}
`;
const outline = `units: { "1.1": { en: One, zh: 一 }, "1.2": { en: Two, zh: 二 }, "2.1": { en: Three, zh: 三 }, "3.1": { en: Four, zh: 四 }, "4.1": { en: Five, zh: 五 }, "4.2": { en: Six, zh: 六 } }\n`;

const own = [policy, more].flatMap((text) =>
  [...declarationsOf(parse({ path: "a.edict", text }).value)].flatMap((it) =>
    authoredTexts(it.declaration).map((one) => one.text),
  ),
);
const words = [...new Set([...own, "whoever prints"])];
const chinese = words.map((it, index) => `- { en: ${JSON.stringify(it)}, zh: 標識${index}號 }\n`).join("");

const files = {
  "service.yaml": service,
  "tiny/more.edict": more,
  "tiny/outline.yaml": outline,
};

function run(line: string, added: Readonly<Record<string, string>>): string {
  const outcome = runCommandLine(line.split(" "), verbs, {
    host: hostWith({ ...files, ...added }),
    now,
    library: "policies",
    width: 2000,
    colors: { out: false, err: false },
    readStandardInput: () => undefined,
  });
  if ("streamed" in outcome) throw new Error(`\`${line}\` judges line by line`);
  const { out, err } = "shownBy" in outcome ? outcome.shownBy(() => "") : outcome;
  expect(err).toBe("");
  return out;
}

const lines = [
  ...["human", "html", "markdown", "junit", "github", "sarif"].map((it) => `check service.yaml --pack /tiny -f ${it}`),
  "explain service.yaml --pack /tiny",
  "needs service.yaml --pack /tiny",
  "needs service.yaml --pack /tiny -f yaml",
  "sheet service.yaml --pack /tiny",
  "sheet service.yaml --pack /tiny -f html",
  "sheet service.yaml --pack /tiny -f yaml",
  "timeline service.yaml --pack /tiny --from 2023-08-01 --to 2023-09-01",
  "coverage /tiny",
  "coverage /tiny -f markdown",
  "doc /tiny",
  "graph /tiny",
  "graph /tiny --rule 1 -f dot",
];

/** Those of the pack's words that a text shows; a single word may be the name of something. */
const shownIn = (text: string): readonly string[] => words.filter((it) => it.includes(" ") && text.includes(it));

const inEnglish = new Map(lines.map((it) => [it, run(it, {})]));
const whole = { "tiny/chinese.yaml": chinese };

test("readers of English see all that the pack says, in one of these ways or another, whatever it says in Chinese", () => {
  const seen = [...inEnglish.values()].join("");
  expect(words.filter((it) => !seen.includes(it))).toEqual([]);
  for (const it of lines.slice(0, 2)) expect(run(it, whole)).toBe(inEnglish.get(it));
});

test.each(lines)("%s", (line) => {
  const said = run(`${line} --lang zh-Hans`, whole);
  expect(shownIn(said)).toEqual([]);
  expect(said.match(/标识\d+号/)).not.toBeNull();
  expect(said).not.toMatch(/標識\d+號/);
});

test("readers of Traditional characters see the words as they are written", () => {
  expect(run("check service.yaml --pack /tiny --lang zh-Hant --full", whole)).toMatch(/：標識\d+號/);
});

test("what programs read does not depend on the reader", () => {
  const line = "check service.yaml --pack /tiny -f json";
  const [plain, said] = [run(line, whole), run(`${line} --lang zh-Hans`, whole)];
  expect(said).toBe(plain);
  expect(shownIn(plain)).not.toEqual([]);
});
