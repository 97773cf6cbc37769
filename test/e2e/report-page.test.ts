import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Report } from "../../src/report/model/report.ts";
import { edict, folderWith } from "./edict.ts";

const example = "examples/chat-service";

/** The page of a folder, as a user makes it. */
function pageOf(folder: string, words: readonly string[] = [], env: Readonly<Record<string, string>> = {}): string {
  return edict(["check", "-f", "html", ...words], { cwd: folder, env }).out;
}

const page = pageOf(example);
const { counts, packs, needed } = JSON.parse(edict(["check", "-f", "json"], { cwd: example }).out) as Report;
const counted = `${counts.violated} rules are violated, ${counts.undetermined} cannot be judged yet`;
const headlineOf = (of: string): string | undefined => /<h1>\s*(.*?)\s*<\/h1>/s.exec(of)?.[1];
const toneOf = (of: string): string | undefined => /class="banner w-(\w+)"/.exec(of)?.[1];

/** What stands of a rule, up to the next one or the next article. */
const ruleOf = (of: string, name: string): string =>
  new RegExp(`<details[^>]*id="p0-${name}".*?(?=<details class="rule|</section>)`, "s").exec(of)?.[0] ?? "";

test("the page needs nothing else, and holds no program", () => {
  // A reader may follow a link to the text of a law; nothing else leads out.
  const official = [...packs, ...needed].flatMap((it) => it.official_text ?? []);
  const unlinked = official.reduce((text, it) => text.replaceAll(`href="${it}"`, ""), page);
  expect(unlinked).not.toBe(page);
  expect(unlinked).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|<[^>]*\s(?:on\w+|src)=|href="(?!#)/);
  expect(page).toContain("default-src 'none'");
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const targets = [...page.matchAll(/(?:href="#|aria-labelledby="|for=")([^"]+)"/g)].map(([, target]) => target);
  expect(targets.length).toBeGreaterThan(100);
  expect(targets.filter((it) => !ids.includes(it))).toEqual([]);
});

test("the page of the largest example is well below a megabyte", () => {
  expect(Buffer.byteLength(page)).toBeLessThan(800_000);
});

test("the same run gives the same bytes, whatever the machine is set to", () => {
  expect(pageOf(example, [], { TZ: "America/New_York", LANG: "zh_CN.UTF-8", LC_ALL: "C" })).toBe(page);
});

test("every article of the law stands among those at a glance, those without a rule too", () => {
  const tiles = [...page.matchAll(/<ol class="glance">(.*?)<\/ol>/gs)][0]?.[1] ?? "";
  const numbers = [...tiles.matchAll(/<b>(\d+)<\/b>/g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
  expect(tiles).toMatch(/<b>1<\/b>\s*Purpose\s*<\/span>\s*<span class="small soft">no rule to judge/);
});

test("a rule stands with the law's words in both scripts, the line, why, what to do and a drawing", () => {
  const rule = ruleOf(page, "annotator_training");
  expect(rule).toContain("The provider must give annotators the training they need.");
  expect(rule).toContain("對標注人員進行必要培訓");
  expect(rule).toContain("对标注人员进行必要培训");
  const lines = readFileSync(join(example, "service.yaml"), "utf8").split("\n");
  const line = lines.findIndex((it) => it.includes("id: ann-03"));
  expect(rule).toContain(`service.yaml:${line + 1}:${(lines[line]?.indexOf("trained_on") ?? 0) + 1}`);
  expect(rule).toContain("<mark>trained_on</mark>");
  expect(rule).toMatch(/“Day of training” of the annotator is there/);
  expect(rule).toContain("Train the annotator in the rules and the law before further work, record the day");
  expect(rule).toMatch(
    /<svg\s+role="img"\s+aria-label="annotator_training is violated\. In scope art\. 2\(1\): holds\./,
  );
});

test("who must sign what, which signatures count and until when, which do not and why, and when papers end", () => {
  expect(page).toContain("&quot;The service respects intellectual property&quot;, signed by legal counsel");
  expect(page).toMatch(/<td>2028-|<td>2027-/);
  expect(page).toContain("of 2025-10-21 counted until 2026-10-21 only");
  expect(page).toMatch(/<td>does not expire<\/td>/);
});

const headlines: readonly (readonly [string, string, string, readonly string[]])[] = [
  [counted, "violated", example, []],
  ["No rule that was examined applies", "undetermined", "examples/internal-assistant", []],
  ["Nothing was judged", "undetermined", example, ["--as-of", "2023-08-14", "--pack", "cn.genai_interim_measures"]],
  ["Nothing was judged", "undetermined", ".", ["nowhere.yaml"]],
  ["Nothing was judged", "undetermined", example, ["--pack", "cn.none"]],
];

for (const [headline, tone, folder, words] of headlines) {
  test(`the first line of ${folder} ${words.join(" ")} is: ${headline}`, () => {
    const of = pageOf(folder, words);
    expect([headlineOf(of), toneOf(of)]).toEqual([headline, tone]);
    expect(of).toContain(`<title>${headline} (`);
  });
}

test("a run that could not read everything says so before anything else", () => {
  const folder = folderWith({});
  cpSync(example, folder, { recursive: true });
  writeFileSync(
    join(folder, "incidents.yaml"),
    "kind: incident\nvocabulary: genai@1\nincident: { id: i, knid: content }\n",
  );
  const of = pageOf(folder);
  expect(headlineOf(of)).toMatch(/^Incomplete\. /);
  expect(of.indexOf("knid")).toBeLessThan(of.indexOf('id="glance"'));
  rmSync(folder, { recursive: true });
});

test("what a document holds stays text", () => {
  const evil = "</code><script>alert(1)</script><img src=x onerror=alert(1)>";
  const folder = folderWith({});
  cpSync(example, folder, { recursive: true });
  const service = readFileSync(join(folder, "service.yaml"), "utf8");
  writeFileSync(join(folder, "service.yaml"), service.replace("id: ann-03", `id: "${evil}\\u202e"`));
  const of = pageOf(folder);
  expect(of).toContain("&lt;/code&gt;&lt;script&gt;alert(1)");
  expect(of).not.toMatch(/<script|<img|\u202e/);
  rmSync(folder, { recursive: true });
});

test("a breach that is waived is told as a breach, with who let it stand until when", () => {
  const folder = folderWith({});
  cpSync(example, folder, { recursive: true });
  writeFileSync(
    join(folder, "waivers.yaml"),
    "waivers:\n  - rule: cn.genai_interim_measures.annotator_training\n    input: service.yaml\n    reason: Training is booked for the last week of January.\n    requester: He Jing\n    approver: Shen Lan\n    from: 2026-11-01\n    until: 2027-02-01\n",
  );
  const of = pageOf(folder, ["--waivers", "waivers.yaml"]);
  expect(headlineOf(of)).toBe(counted.replace(" violated,", " violated (1 waived),"));
  const rule = ruleOf(of, "annotator_training");
  expect(rule).toMatch(/violated<\/span\s*>\s*<span class="tag">waived<\/span>/);
  expect(rule).toContain("until 2027-02-01, approved by Shen Lan for He Jing");
  rmSync(folder, { recursive: true });
});

test("Graphviz is no part of the bundle, and loaded only when it is asked for", () => {
  const bundle = readFileSync("dist/main.cjs", "utf8");
  const asked = [...bundle.matchAll(/(.{6}\(\)=>__toESM\()?require\("@viz-js\/viz"\)/g)];
  expect(asked.map(([, before]) => before)).toEqual([".then(()=>__toESM("]);
});
