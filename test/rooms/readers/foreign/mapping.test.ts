import { expect, test } from "vitest";
import schema from "../../../../grammar/schema/foreign-1.schema.json" with { type: "json" };
import { readYaml } from "../../../../src/base/yaml-document.ts";
import { readMapping } from "../../../../src/readers/foreign/mapping.ts";
import { genai } from "../../vocabulary/load.ts";
import { mapping } from "./foreign-file.ts";

const enumOf = (subject: string, field: string): readonly string[] => {
  const type = genai.vocabulary.subjects.get(subject)?.type.fields.get(field)?.type;
  return type?.kind === "enum" ? type.members : [];
};

test("the schema knows the risks and the ends that the vocabulary knows, and no other", () => {
  const findings = genai.vocabulary.subjects.get("response")?.type.fields.get("findings")?.type;
  const finding = findings?.kind === "list" && findings.element.kind === "record" ? findings.element : undefined;
  const category = finding?.fields.get("category")?.type;
  const risks = category?.kind === "enum" ? category.members : [];
  const { finish, services } = schema.properties;
  expect(risks).toHaveLength(31);
  expect(services.additionalProperties.additionalProperties.enum).toEqual(["none", "uncategorised", ...risks]);
  expect(finish.additionalProperties.enum).toEqual(enumOf("response", "finish"));
});

test("the shipped mapping has every service that is read", () => {
  expect([...mapping.services.keys()].toSorted()).toEqual([
    "aliyun-text-moderation",
    "azure-content-filter",
    "azure-content-safety",
    "bedrock-guardrails",
    "openai-moderation",
  ]);
});

test("a mapping with a risk that is none is refused, with the nearest", () => {
  const [document] = readYaml({
    path: "mapping.yaml",
    text: "finish: { stop: stop }\notel_schemas: []\nservices: { openai-moderation: { violence: a1_violence } }",
  }).documents;
  const read = document && readMapping(document);
  expect(read?.value).toBeUndefined();
  expect(read?.diagnostics.map((it) => it.code)).toEqual(["vocabulary/not-listed"]);
});
