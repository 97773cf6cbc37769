import { expect, test } from "vitest";
import { coverageOf } from "../../../src/analysis/coverage.ts";
import { memoryHost } from "../../../src/base/host.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { parseInstant } from "../../../src/base/instant.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import { disposalsAt, interpretationAt, type FileChange } from "../../../src/desk/index.ts";
import { formatText } from "../../../src/engine/index.ts";
import { locatorKey } from "../../../src/statute/locator.ts";
import { checkAgainstSchema } from "../../../src/vocabulary/check-against-schema.ts";
import profileSchema from "../../../grammar/schema/profile-1.schema.json" with { type: "json" };
import { host, marked, newDesk } from "./bench.ts";

const desk = newDesk();
const measures = "policies/cn/genai-interim-measures/2023-08-15";

const applied = (before: string, { span, text }: Pick<FileChange, "span" | "text">): string =>
  before.slice(0, span.start) + text + before.slice(span.end);

/** Article 15 of the Measures, whose one paragraph has two duties, as a text with a caret has it. */
function opened(text: string, name = "article-15.edict") {
  const path = `${measures}/${name}`;
  const { text: plain, caret } = marked(text);
  desk.put(path, plain);
  const openNow = () => {
    const policy = desk.open(path);
    invariant(policy, "the policy is one of a pack");
    return policy;
  };
  const put = (now: string): void => desk.put(path, now);
  /** Why units of the article are open. */
  const isOpen = (): readonly string[] => {
    const { checked, bench } = openNow();
    const { version, files } = bench.opened;
    const { units } = coverageOf({ manifest: version.manifest, text: checked.text, checked, captions: files.captions });
    return units
      .filter((it) => `article-${it.locator.article}.edict` === name && it.open.length > 0)
      .map((it) => `${locatorKey(it.locator)} ${it.open.join()}`);
  };
  return { path, plain, caret, policy: openNow(), put, isOpen };
}

test.each([
  ["a unit of which nothing is said", "article 15 {\n  para|graph 1 {}\n}\n", "15.1 nothing", 2],
  ["one that has no block yet", "article 1|5 {}\n", "15.1 nothing", 2],
  ["of a file in Chinese", "// language: zh\n\n条 1|5 {}\n", "15.1 nothing", 2],
  [
    "what quotes leave of one",
    `article 15 {\n  paragraph 1 {\n    quote "設置便捷的投|訴、舉報入口"\n  }\n}\n`,
    "15.1 應當",
    1,
  ],
])("words that a law leaves open can be disposed of: %s", (_, text, open, count) => {
  const { path, plain, caret, policy, put, isOpen } = opened(text);
  expect(isOpen()).toEqual([open]);
  const found = disposalsAt(policy, caret);
  expect(found).toHaveLength(count);
  for (const it of found) {
    const now = applied(plain, it);
    expect(formatText({ path, text: now }).files[0]?.after).toBe(now);
    put(now);
    expect([now, isOpen()]).toEqual([now, []]);
  }
});

test("nothing is proposed where all words are held, nor inside of a rule", () => {
  const whole = host.readText(`${measures}/article-15.edict`) ?? "";
  const { policy } = opened(`|${whole}`);
  expect(disposalsAt(policy, whole.indexOf("paragraph"))).toEqual([]);
  const rule = opened(
    'article 15 {\n  paragraph 1 {\n    rule r: provider must "act" {\n      on ser|vice\n    }\n  }\n}\n',
  );
  expect(disposalsAt(rule.policy, rule.caret)).toEqual([]);
});

const now = parseInstant("2026-11-28T20:00:00Z");
const term = "cn.genai_interim_measures.promptly";

/** What a project with these files would have then. */
function interpreted(files: Readonly<Record<string, string>>, profile: string | undefined) {
  const whole = host.readText(`${measures}/article-14.edict`) ?? "";
  const at = whole.indexOf("open term promptly") + 12;
  const { policy } = opened(`|${whole}`, "article-14.edict");
  invariant(now !== undefined, "the instant is one");
  const project = memoryHost(files);
  const found = interpretationAt(policy, at, { path: "edict.yaml", profile }, project, now);
  return (
    found &&
    Object.fromEntries(found.changes.map((it) => [it.path, applied(project.readText(it.path) ?? "", it)] as const))
  );
}

const entry = `  - term: ${term}
    value: TBD # duration
    by: TBD
    on: 2026-11-29
    from: 2026-11-29
    until: null
    because: TBD
`;
const other = entry.replace("promptly", "report_promptly");

test.each([
  ["an empty profile", "", `interpretations:\n${entry}`],
  ["other sections", "severities: {}", `severities: {}\ninterpretations:\n${entry}`],
  ["an empty list", "interpretations: []\nseverities: {}\n", `interpretations:\n${entry}severities: {}\n`],
  [
    "entries, and more behind them",
    `interpretations:\n${other}    # said\n\nseverities: {}\n`,
    `interpretations:\n${other}${entry}    # said\n\nseverities: {}\n`,
  ],
])("an open term is interpreted in a profile with %s", (_, before, after) => {
  const found = interpreted({ "profile.yaml": before }, "profile.yaml");
  expect(found).toEqual({ "profile.yaml": after });
  const { documents, diagnostics } = readYaml({ path: "profile.yaml", text: after });
  expect(diagnostics).toEqual([]);
  expect(documents.flatMap((it) => checkAgainstSchema(it, profileSchema))).toEqual([]);
});

test("a project without a profile gets one; what is interpreted, or written in another way, is left alone", () => {
  expect(interpreted({ "edict.yaml": "packs: [a]" }, undefined)).toEqual({
    "profile.yaml": `interpretations:\n${entry}`,
    "edict.yaml": "packs: [a]\nprofile: profile.yaml\n",
  });
  expect(interpreted({ "edict.yaml": "{ packs: [a] }" }, undefined)).toBeUndefined();
  expect(interpreted({ "edict.yaml": "packs: [a]", "profile.yaml": "" }, undefined)).toBeUndefined();
  const missing = interpreted({}, "profile.yaml");
  expect(missing).toEqual({ "profile.yaml": `interpretations:\n${entry}` });
  for (const text of [`interpretations:\n${entry}`, "interpretations: [{ term: a }]", "interpretations: [", "{}"])
    expect([text, interpreted({ "profile.yaml": text }, "profile.yaml")]).toEqual([text, undefined]);
});
