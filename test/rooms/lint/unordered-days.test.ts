import { expect, test } from "vitest";
import { linted, packWith, shown } from "./lint.ts";

const line = "  - facts: { told_on: { before: recalled_on } }\n    en: not before it\n    zh: 不可能更早\n";

function found(contradictions: string, more = "", path = "told_on"): readonly string[] {
  const files = packWith(
    `rule tell: provider must "tell" { on product require product.told_on by product.${path === "told_on" ? "" : "notice."}recalled_on + 14 days\n${more} }`,
  );
  return shown(
    linted({
      ...files,
      "law/pack.yaml": (files["law/pack.yaml"] ?? "").replace(/^vocabulary: .*$/m, "vocabulary: recalls@1"),
      "law/vocabulary/vocabulary.yaml":
        "name: recalls\nversion: 1.0.0\ntitle: { en: Recalls }\nmain: product\nsubjects:\n  product: { schema: product.schema.yaml }\n",
      "law/vocabulary/product.schema.yaml": `$id: product.schema.yaml
title: Product
type: object
required: [id]
additionalProperties: false
${contradictions}properties:
  id: { title: Name, type: string, pattern: \\S }
  recalled_on: { title: Recalled, type: string, format: date }
  told_on: { title: Told, type: string, format: date }
  notice:
    type: object
    title: Notice
    additionalProperties: false
    properties:
      recalled_on: { title: Recalled, type: string, format: date }
`,
    }),
  ).flatMap(([code]) => (code === "unordered-days" ? [code] : []));
}

test("a term that a day before its beginning keeps is told, unless the vocabulary or a rule says that there is none", () => {
  expect(found("")).toEqual(["unordered-days"]);
  expect(found(`x-contradicts:\n${line}`)).toEqual([]);
  expect(found("", "require product.told_on >= product.recalled_on")).toEqual([]);
  // Of another pair, or the other way round, it says nothing of this one.
  expect(found(`x-contradicts:\n${line}`, "", "notice")).toEqual(["unordered-days"]);
  const turned = line.replace("told_on: { before: recalled_on }", "recalled_on: { before: told_on }");
  expect(found(`x-contradicts:\n${turned}`)).toEqual(["unordered-days"]);
});

test("of facts that come with Edict, which no pack can mend, nothing is told", () => {
  const policy =
    'rule stop: provider must "stop" { on incident require incident.transmission_stopped_at by incident.discovered_at + 24 hours }';
  expect(shown(linted(packWith(policy))).map(([code]) => code)).toEqual(["untested-rule"]);
});
