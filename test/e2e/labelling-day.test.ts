import { expect, test } from "vitest";
import { edict, folderWith } from "./edict.ts";
import { mapFiles, packFiles } from "./pack-files.ts";

const measures = "policies/cn/genai-interim-measures/2023-08-15";

/** The Measures, with the labelling rules among what article 12 asks for. */
const withLabelling = mapFiles(packFiles(measures), (path, text) => [
  `measures/${path}`,
  path === "pack.yaml"
    ? text.replace("needs: {", "needs: { cn.labelling_measures: ^1,")
    : text.replace(
        "complies with cn.deep_synthesis [article 16, article 17]\n",
        "complies with cn.deep_synthesis [article 16, article 17]\n      require  complies with cn.labelling_measures [article 5]\n",
      ),
]);

/** A stub of the labelling rules: that files carry the label in their metadata, from the first day in force. */
const labelling = {
  "labelling/pack.yaml": `id: cn.labelling_measures
version: 1.0.0
title: { zh: 人工智能生成合成内容标识办法, en: Measures for Labelling AI-generated and Synthetic Content }
rank: rules
text: none
in_force: { from: 2025-09-01 }
zone: Asia/Shanghai
calendar: cn
vocabulary: genai@1
parties: [provider]
roles: []
not_covered: []
`,
  "labelling/outline.yaml": `units:\n  "5": { en: Labels in the metadata of files, zh: 文件元数据中的标识 }\n`,
  "labelling/article-5.edict": `article 5 {
  rule metadata: provider must "write the label into the metadata of a file" {
    on       response
    when     response.exported
    require  response.labels.implicit is present
  }
}
`,
};

const [answer = "", service = ""] = (packFiles(measures)["cases/bases/labelled_answer.yaml"] ?? "").split("---\n");

/** A labelled answer in a file, whose technical label is a watermark and not in the metadata. */
const answerOn = (at: string): string =>
  answer
    .replaceAll("2026-06-10T08:00:05+08:00", at)
    .replaceAll("2026-06-10T08:00:00+08:00", at)
    .replace("facts_on: 2026-06-30", "facts_on: 2025-09-10")
    .replace("  refused: false", "  refused: false\n  exported: true")
    .replace("implicit: { present: true, count: 1 }", "implicit: null")
    .replace("watermark: false", "watermark: true");

const folder = folderWith({
  ...withLabelling,
  ...labelling,
  "before.yaml": answerOn("2025-08-31T23:59:59+08:00"),
  "after.yaml": answerOn("2025-09-01T00:00:00+08:00"),
  "service.yaml": service
    .replace("facts_on: 2026-06-30", "facts_on: 2025-09-10")
    .replaceAll("2026-05-06", "2025-08-06"),
});

function ask(verb: string, input: string, ...more: readonly string[]): string {
  const packs = ["--pack", "measures", "--pack", "labelling"];
  const { out, err } = edict([verb, input, ...more, "--service", "service.yaml", ...packs, "--as-of", "2025-09-10"], {
    cwd: folder,
  });
  expect(err).toBe("");
  return out.replaceAll(/\s+/g, " ");
}

test("an answer of the last day before the labelling rules keeps article 12, and the report says what is not asked yet", () => {
  const report = JSON.parse(ask("check", "before.yaml", "-f", "json")) as {
    readonly packs: readonly { readonly articles: readonly unknown[] }[];
  };
  expect(JSON.stringify(report)).toContain("cn.labelling_measures");
  const said = ask("explain", "before.yaml", "label");
  expect(said).toContain("satisfied");
  expect(said).toContain("cn.labelling_measures");
  expect(said).toContain("in force from 2025-09-01");
});

test("the same answer of the next day breaks it, by the labelling rules alone", () => {
  const said = ask("check", "after.yaml");
  expect(said).toMatch(/VIOLATED art\. 12\(1\) label/);
  expect(said).toContain("cn.labelling_measures.metadata");
  expect(said).toContain("response.labels.implicit");
  expect(ask("explain", "after.yaml", "label")).toContain("cn.labelling_measures.metadata");
});
