import { expect, test } from "vitest";
import caseSchema from "../../../grammar/schema/case-1.schema.json" with { type: "json" };
import { nodeHost } from "../../../src/base/host.ts";
import { locales } from "../../../src/base/locale.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import { lineText, positionAt } from "../../../src/base/text.ts";
import {
  caseForRule,
  definitionOf,
  factAt,
  foldsOf,
  hintsOf,
  hover,
  namedWords,
  openDesk,
  outlineOf,
  referencesOf,
  renameTo,
} from "../../../src/desk/index.ts";
import { foundIn } from "../../../src/engine/library.ts";
import { mentionsIn } from "../../../src/desk/mentions.ts";
import { checkAgainstSchema } from "../../../src/vocabulary/check-against-schema.ts";
import { hoverMarkdown } from "../../../src/report/render/hover.ts";
import { atCaret, folder, host, marked, newDesk, path, shipped, written } from "./bench.ts";

const at = (words: string): string => {
  const offset = written.indexOf(words);
  expect(offset).toBeGreaterThan(0);
  return `${written.slice(0, offset + 1)}|${written.slice(offset + 1)}`;
};

/** What an editor shows above words of the pack. */
function shown(words: string, tag: "en" | "zh-Hans" = "en"): string {
  const { policy, caret } = atCaret(at(words));
  const found = hover(policy, caret, [policy.checked]);
  return found ? hoverMarkdown(found.what, locales[tag]) : "";
}

test("hover tells what a name means", () => {
  expect(shown("service.filing.assessment_occasions")).toContain("subject");
  expect(shown("security_assessment.done_on")).toMatch(/^`service\.filing\.security_assessment`/);
  expect(shown("security_assessment.done_on")).toContain("read by `cn.security_assessment.assess_launch`");
  expect(shown('assessed_before_launch "')).toMatch(/signed by.*legal counsel/is);
  expect(shown("assess_launch: provider")).toMatch(/provider must assess the security for the launch/);
  expect(shown("late_assessment_counts: boolean")).toContain("Article 7, of which no copy was seen");
  expect(shown("occasion.assessed_on")).toContain("each of `service.filing.assessment_occasions`");
  expect(shown('assessed_before_launch "', "zh-Hans")).toContain("署名人");
});

test("a name leads to where it is declared, in another file too", () => {
  const place = (words: string): string | undefined => {
    const { policy, caret } = atCaret(at(words));
    const found = definitionOf(policy, caret, [policy.checked]);
    return found && lineText(found.source, positionAt(found.source, found.span.start).line);
  };
  expect(place("occasion.kind in")).toContain("for each occasion in service.filing.assessment_occasions");
  expect(place("assessed_before_launch is met")).toContain("standard assessed_before_launch");
  const desk = newDesk();
  const other = `${folder}/article-02.edict`;
  const { text, caret } = marked("article 2 { paragraph 1 { policy applies where |late_assessment_counts } }");
  desk.put(other, text);
  const policy = desk.open(other);
  const found = policy && definitionOf(policy, caret, desk.packs());
  expect(found && lineText(found.source, positionAt(found.source, found.span.start).line)).toContain(
    "open term late_assessment_counts",
  );
});

test("references of a fact are those of all packs, of a variable those of its list", () => {
  const { policy, caret } = atCaret(at("occasion.kind in [new"));
  const files = new Set(referencesOf(policy, caret, [policy.checked]).map((it) => it.source.path));
  expect([...files]).toEqual([path]);
  const declared = referencesOf(policy, caret, [policy.checked]).filter((it) => it.declares);
  expect(declared).toHaveLength(1);
});

const small = `article 3 "a" { paragraph 1 {
  define early means service.launched_on < 2024-01-01
  rule r: provider must "act" { on service when |early require service.launched_on is present }
} }
`;

test("a definition is renamed where it stands and where it is read", () => {
  const { policy, caret } = atCaret(small);
  const found = renameTo(policy, caret, "first", [policy.checked]);
  expect(found).not.toHaveProperty("code");
  const spans = "code" in found ? [] : found.map((it) => it.source.text.slice(it.span.start, it.span.end));
  expect(spans).toEqual(["early", "early"]);
});

test.each([
  ["a rule: others name it too", small.replace("|", "").replace("rule r", "rule |r"), "x", "cases, profiles"],
  ["a keyword", small, "when", "no keyword"],
  ["a name that is taken", small, "r", "`r` is taken"],
  ["a subject", small, "incident", "`incident` is taken"],
  ["nothing", small.replace("|", "").replace("act", "a|ct"), "x", "nothing here"],
])("nothing is renamed that others name, or to what cannot be a name: %s", (_, text, name, why) => {
  const { policy, caret } = atCaret(text);
  const found = renameTo(policy, caret, name, [policy.checked]);
  expect("code" in found ? locales.en.say(found) : found).toContain(why);
});

test("an outline has units and what is declared in them; bodies and comments fold", () => {
  const { policy } = atCaret(`|${written}`);
  const [article] = outlineOf(policy.file);
  expect(article).toMatchObject({ what: { kind: "unit", level: "article", number: 3, title: "When to assess" } });
  const names = article?.inside[0]?.inside.map((it) => ("name" in it.what ? it.what.name : it.what.kind));
  expect(names).toEqual(expect.arrayContaining(["late_assessment_counts", "occasion_assessed"]));
  expect(foldsOf(policy.file).filter((it) => it.kind === "comment").length).toBeGreaterThan(3);
});

test("words name what they spell, in every file of a pack", () => {
  const desk = newDesk();
  const named = ["article-02", "article-03", "article-04"].flatMap((name) => {
    const policy = desk.open(`${folder}/${name}.edict`);
    const { text } = policy?.file.source ?? { text: "" };
    return (policy ? mentionsIn(policy.checked, policy.file) : []).flatMap(({ span, named: it }) => {
      const words = text.slice(span.start, span.end);
      if (it.kind === "fact") return [[words, it.fields.at(-1) ?? it.subject]];
      return it.kind === "declared" ? [[words.replace(/^.*\./, ""), it.declaration.name.text]] : [];
    });
  });
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(([words, name]) => words !== name)).toEqual([]);
});

test("names have a colour once, in the order of the text", () => {
  const { policy } = atCaret(`|${written}`);
  const words = namedWords(policy.checked, policy.file);
  expect(words.length).toBeGreaterThan(50);
  for (const [index, it] of words.entries())
    expect(it.span.start).toBeGreaterThanOrEqual(words[index - 1]?.span.end ?? 0);
  expect(new Set(words.map((it) => it.kind))).toContain("standard");
});

test("what a unit is about stands beside it, and days that are not the pack's", () => {
  const { policy } = atCaret(
    `|article 3 { paragraph 1 { rule r: provider must "act" { in force from 2024-01-01 on service require service.launched_on is present } } }`,
  );
  const { captions } = policy.bench.opened.files;
  const kinds = hintsOf(policy.checked, policy.file, captions).map((it) => it.what.kind);
  expect(kinds).toContain("caption");
  expect(kinds).toContain("in-force");
});

test("a key of a document is a fact", () => {
  const { text, caret } = marked("service:\n  models:\n    - name: a\n      or|igin: own\n");
  const found = factAt(text, caret, shipped.vocabulary);
  expect(found?.named).toEqual({ kind: "fact", subject: "service", fields: ["models", "origin"] });
  expect(factAt("evidence:\n  a: b\n", 3, shipped.vocabulary)).toBeUndefined();
});

test("a case is written for a rule, behind those of its article", () => {
  const { policy, caret } = atCaret(at("assess_launch: provider"));
  const found = caseForRule(policy, caret, host);
  expect(found?.path).toBe(`${folder}/cases/article-03.yaml`);
  const text = (found?.before ?? "") + (found?.added ?? "");
  const [document] = readYaml({ path: "article-03.yaml", text }).documents;
  expect(document && checkAgainstSchema(document, caseSchema)).toEqual([]);
  expect(text).toMatch(/base: assessed_chat\n {2}expect: \{ assess_launch: satisfied \}\n$/);
  expect(caseForRule(policy, written.indexOf("service.filing"), host)).toBeUndefined();
});

test("what a pack needs is what was saved last", () => {
  const desk = newDesk();
  const reader = "policies/cn/algorithm-recommendation/2022-03-01/article-24.edict";
  const codes = (): readonly string[] => (desk.problems(reader).get(reader) ?? []).map((it) => it.code);
  expect(codes()).toEqual([]);
  const needed = `${folder}/article-02.edict`;
  const text = host.readText(needed) ?? "";
  desk.put(needed, text.replaceAll(/(?<!`)public_opinion_attributes/g, "opinion_forms"));
  expect(codes()).toEqual([]);
  desk.changed([needed]);
  expect(codes()).toEqual(["language/unknown-standard"]);
  // What does not compile is as it was.
  desk.put(needed, "article 2 {");
  desk.changed([needed]);
  expect(codes()).toEqual(["language/unknown-standard"]);
  desk.put(needed, text);
  desk.changed([needed]);
  expect(codes()).toEqual([]);
});

test("a pack may be the working folder itself", () => {
  const own = nodeHost(folder);
  const desk = openDesk(own, foundIn(shipped));
  expect(desk.open("article-03.edict")).toBeDefined();
});

test("a pack that cannot be opened still tells of the text", () => {
  const desk = newDesk();
  desk.put("nowhere/a.edict", "article 3 {");
  expect(desk.open("nowhere/a.edict")).toBeUndefined();
  expect([...desk.problems("nowhere/a.edict").values()].flat().map((it) => it.code)).toEqual(["language/unclosed"]);
});

test("mistakes in the files of a pack beside its policies are told under these files", () => {
  const desk = newDesk();
  const beside = ["pack.yaml", "captions.yaml", "chinese.yaml"].map((it) => `${folder}/${it}`);
  for (const it of beside) {
    desk.put(it, "a: [");
    // The editor asks about a policy.
    const told = desk.problems(path);
    expect([it, told.get(it)?.map((one) => one.severity), told.get(path)]).toEqual([it, ["error"], []]);
    desk.put(it, undefined);
    expect([...desk.problems(path).values()].flat()).toEqual([]);
  }
});
