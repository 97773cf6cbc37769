import { expect, test } from "vitest";
import { folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";

const service = `kind: service
vocabulary: genai@1
facts_on: 2026-11-20
service:
  id: atelier
  launched_on: 2024-03-01
  ended_on: null
  generates_content: true
  channels: [{ name: site, kind: site, access: public, mainland: true }]
  confusable_kinds: [face_or_body]
  sectors: []
  models: [{ name: painter, origin: open_weights, licence: Apache-2.0 }]
  labels: { unlabelled_on_request: { offered: true, log_retention: 6 months } }
attestations:
  - &officer
    standard: cn.deep_synthesis.technical_label_harmless
    about: { subject: atelier }
    met: true
    by: { name: Zhou Yan, role: security_officer }
    on: 2026-05-06
    evidence: [test]
  - { <<: *officer, standard: cn.deep_synthesis.label_conspicuous, evidence: [screen] }
  - { <<: *officer, standard: cn.labelling_measures.suitable_position, evidence: [screen] }
evidence:
  - { id: test, kind: test_result, collected_on: 2026-05-06, expires_on: null }
  - { id: screen, kind: screenshot, collected_on: 2026-05-06, expires_on: null }
`;

const inMetadata =
  '{ present: true, count: 1, aigc: { Label: "1", ContentProducer: "0011", ProduceID: p-1, ReservedCode1: "", ContentPropagator: "0011", PropagateID: p-1, ReservedCode2: "" } }';

interface Content {
  readonly at: string;
  readonly modality?: "image" | "video";
  readonly visible?: string;
  readonly implicit?: string;
  readonly asks?: string;
}

/** Content of a file, with a label in its corner and a watermark; nothing in its metadata, unless told. */
const content = ({
  at,
  modality = "image",
  visible = "placements: [corner], height_share: 0.05",
  implicit = "null",
  asks = "asks_unlabelled: false",
}: Content): string => `kind: response
vocabulary: genai@1
response:
  id: made-1
  at: ${at}
  modality: ${modality}
  refused: false
  exported: true
  sent: true
  labels:
    explicit: [${visible === "" ? "" : `{ text: AI生成, elements: { ai: true, generation: true }, in_file: true, ${visible} }`}]
    implicit: ${implicit}
    watermark: true
request:
  id: words-1
  at: ${at}
  ${asks}
`;

const before = "2025-08-31T23:59:59+08:00";
const after = "2025-09-01T00:00:00+08:00";
const unlabelled = (at: string, agreed: string): Content => ({
  at,
  visible: "",
  implicit: inMetadata,
  asks: `asks_unlabelled: true\n  user: { id_hash: u-1, registered: true, ${agreed} }`,
});
const video = (figures: string): Content => ({
  at: after,
  modality: "video",
  visible: `placements: [first_frame, corner], ${figures}`,
  implicit: inMetadata,
});

const folder = folderWith({
  "service.yaml": service,
  "before.yaml": content({ at: before }),
  "after.yaml": content({ at: after }),
  "unlabelled-before.yaml": content(unlabelled(before, "agreed_to_label: true")),
  "unlabelled-after.yaml": content(unlabelled(after, "agreed_to_label: true")),
  "unlabelled-silent.yaml": content(unlabelled(after, 'agreement_version: "3"')),
  "5.yaml": content({ at: after, implicit: inMetadata }),
  "4.9.yaml": content({ at: after, visible: "placements: [corner], height_share: 0.049", implicit: inMetadata }),
  "2.0.yaml": content(video("height_share: 0.05, seconds: 2.0")),
  "1.9.yaml": content(video("height_share: 0.05, seconds: 1.9")),
});

const ask = (verb: string, input: string, ...more: readonly string[]): string => {
  const { out, err } = edictHere([verb, input, "--service", "service.yaml", "--as-of", "2026-11-20", ...more], {
    cwd: folder,
  });
  expect(err).toBe("");
  return out;
};

interface Report {
  readonly packs: readonly {
    readonly articles: readonly {
      readonly rules: readonly { readonly rule: string; readonly verdict: string }[];
    }[];
  }[];
}

const packs = ["cn.genai_interim_measures", "cn.deep_synthesis", "cn.labelling_measures", "cn.gb_45438"];
const kept = new Map<string, ReadonlyMap<string, string>>();

/** What each rule of the packs that label says. */
function verdictsOf(input: string, ...more: readonly string[]): ReadonlyMap<string, string> {
  const asked = [input, ...more].join(" ");
  const known = kept.get(asked);
  if (known) return known;
  const report: Report = JSON.parse(
    ask("check", input, ...packs.flatMap((it) => ["--pack", it]), ...more, "-f", "json"),
  );
  const rules = report.packs.flatMap((it) => it.articles).flatMap((it) => it.rules);
  const found = new Map(rules.map((it) => [it.rule, it.verdict]));
  kept.set(asked, found);
  return found;
}

const verdictOf = (rule: string, input: string, ...more: readonly string[]): string | undefined =>
  verdictsOf(input, ...more).get(rule);

const label = "cn.genai_interim_measures.label";
const flat = (said: string): string => said.replaceAll(/\s+/g, " ");

test("a picture of the last day before the labelling rules keeps article 12, explained to the article and the day", () => {
  expect(verdictOf(label, "before.yaml")).toBe("satisfied");
  const said = flat(ask("explain", "before.yaml", "label", "--full"));
  expect(said).toContain("Why it is satisfied by the law of 2025-08-31");
  expect(said).toContain("satisfied art. 16(1) cn.deep_synthesis.technical_label");
  expect(said).toContain("not in force art. 5(1) cn.labelling_measures.metadata_label");
  expect(said).toMatch(/cn\.labelling_measures \d+\.\d+\.\d+ \(\w+\), in force from 2025-09-01/);
});

test("the same picture of the next day breaks it, explained to the article of the rules and the clause of the standard", () => {
  expect(verdictOf(label, "after.yaml")).toBe("violated");
  const said = flat(ask("explain", "after.yaml", "label"));
  expect(said).toContain("Why it is violated by the law of 2025-09-01");
  expect(said).toContain("violated art. 5(1) cn.labelling_measures.metadata_label");
  expect(said).toContain("violated art. 6(1) cn.gb_45438.one_metadata_label");
  expect(said).toContain("response.labels.implicit is null after.yaml:12:5");
});

test("each of the two judged by the law of the other's day has the other's result", () => {
  expect(verdictOf(label, "before.yaml", "--law-of", "2025-09-01")).toBe("violated");
  expect(verdictOf(label, "after.yaml", "--law-of", "2025-08-31")).toBe("satisfied");
  const said = flat(ask("explain", "before.yaml", "label", "--law-of", "2025-09-01"));
  expect(said).toContain("Why it is violated by the law of 2025-09-01");
});

test("content without a visible label on request: a breach before the rules, exempt from their first day", () => {
  const conspicuous = "cn.deep_synthesis.conspicuous_label";
  expect(verdictOf(conspicuous, "unlabelled-before.yaml")).toBe("violated");
  expect(verdictOf(conspicuous, "unlabelled-after.yaml")).toBe("exempt");
  expect(verdictOf(label, "unlabelled-after.yaml")).toBe("satisfied");
  expect(verdictOf("cn.labelling_measures.explicit_label", "unlabelled-after.yaml")).toBe("exempt");
  expect(verdictOf("cn.labelling_measures.metadata_label", "unlabelled-after.yaml")).toBe("satisfied");
  const said = flat(
    ask(
      "explain",
      "unlabelled-after.yaml",
      conspicuous,
      "--pack",
      "cn.deep_synthesis",
      "--pack",
      "cn.labelling_measures",
    ),
  );
  expect(said).toContain("Why it is exempt by the law of 2025-09-01");
  expect(said).toContain("cn.labelling_measures art. 9(1)");
});

test("a leave whose conditions nobody has shown neither excuses nor lets the breach be told as certain", () => {
  expect(verdictOf("cn.deep_synthesis.conspicuous_label", "unlabelled-silent.yaml")).toBe("undetermined");
  expect(verdictOf(label, "unlabelled-silent.yaml")).toBe("undetermined");
});

test("the Deep Synthesis Provisions alone know no leave, and name the rules that hold it", () => {
  const said = flat(ask("check", "unlabelled-after.yaml", "--pack", "cn.deep_synthesis", "--full"));
  expect(said).toMatch(/VIOLATED art\. 17\(1\) conspicuous_label/);
  expect(said).toContain("Synthetic Content (from 2025-09-01) binds");
  const both = flat(
    ask("check", "after.yaml", "--pack", "cn.deep_synthesis", "--pack", "cn.labelling_measures", "--full"),
  );
  expect(both).not.toContain("Synthetic Content (from");
});

test.each([
  ["5.yaml", "cn.gb_45438.image_label", "satisfied"],
  ["4.9.yaml", "cn.gb_45438.image_label", "violated"],
  ["2.0.yaml", "cn.gb_45438.video_label", "satisfied"],
  ["1.9.yaml", "cn.gb_45438.video_label", "violated"],
])("%s: %s is %s, and so is article 12", (input, rule, verdict) => {
  expect(verdictOf(rule, input)).toBe(verdict);
  expect(verdictOf(label, input)).toBe(verdict);
});
