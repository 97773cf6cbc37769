import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fencesOf } from "../docs/fences.ts";
import { edict } from "./edict.ts";
import { edictHere } from "./in-process.ts";

/** How each example ends: the word of its run, the exit code, and how many rules there are of each verdict. */
const ends: Readonly<Record<string, readonly [string, number, Readonly<Record<string, number>>]>> = {
  "answer-search": [
    "violated",
    1,
    { violated: 3, undetermined: 2, satisfied: 62, not_applicable: 25, not_examined: 26 },
  ],
  "chat-service": [
    "violated",
    1,
    { violated: 7, undetermined: 18, pending: 2, satisfied: 68, not_applicable: 15, not_examined: 8 },
  ],
  "coding-assistant": ["undetermined", 2, { undetermined: 2, satisfied: 38, not_applicable: 24, not_examined: 23 }],
  companion: ["clear", 0, { satisfied: 13, not_applicable: 10 }],
  "foreign-service": [
    "violated",
    1,
    { violated: 7, undetermined: 50, satisfied: 17, not_applicable: 15, not_examined: 29 },
  ],
  "image-generator": [
    "violated",
    1,
    { violated: 2, undetermined: 10, satisfied: 53, not_applicable: 14, not_examined: 8 },
  ],
  "internal-assistant": ["nothing applies", 0, { not_applicable: 129, not_examined: 35 }],
  "model-interface": [
    "violated",
    1,
    { violated: 1, undetermined: 5, satisfied: 49, not_applicable: 12, not_in_force: 1, not_examined: 23 },
  ],
  "open-weights-research": ["nothing applies", 0, { not_applicable: 64, not_examined: 23 }],
  "photo-editor": ["violated", 1, { violated: 3, undetermined: 1, satisfied: 21, not_applicable: 15, not_examined: 6 }],
  profiles: ["clear", 0, { satisfied: 19, not_applicable: 30, not_examined: 8 }],
  "public-terms": ["violated", 1, { violated: 2, undetermined: 72, satisfied: 1, not_applicable: 3, not_examined: 40 }],
  "third-party-chat": [
    "violated",
    1,
    { violated: 4, undetermined: 6, satisfied: 52, not_applicable: 48, not_examined: 8 },
  ],
  "voice-cloning": [
    "violated",
    1,
    { violated: 4, undetermined: 8, satisfied: 49, not_applicable: 39, not_examined: 8 },
  ],
  "voice-market": [
    "violated",
    1,
    { violated: 8, undetermined: 11, satisfied: 73, not_applicable: 23, not_examined: 8 },
  ],
  "weights-host": [
    "violated",
    1,
    { violated: 1, undetermined: 3, satisfied: 42, not_applicable: 93, not_examined: 23 },
  ],
};

interface Report {
  readonly word: string;
  readonly exit_code: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly packs: readonly {
    readonly articles: readonly {
      readonly rules: readonly { readonly rule: string; readonly verdict: string; readonly in_roll_up: boolean }[];
    }[];
  }[];
}

const kept = new Map<string, Report>();

function reportOf(example: string, ...options: readonly string[]): Report {
  const words = ["check", `examples/${example}`, "-f", "json", ...options];
  const known = kept.get(words.join(" "));
  if (known) return known;
  const report: Report = JSON.parse(edictHere(words).out);
  kept.set(words.join(" "), report);
  return report;
}

/** The report of which a page's table tells: a table of what unverified words say has the option in its head. */
const reportToldBy = (page: string, example: string): Report =>
  reportOf(example, ...(page.includes("| result with `--provisional` |") ? ["--provisional"] : []));

const readme = (example: string): string => readFileSync(`examples/${example}/README.md`, "utf8");

/** Rules with the verdict that a page gives them: rows of a table that begins with a verdict, and names in their second column, after the pack's where several packs have one. */
function toldBy(markdown: string): readonly { readonly rule: string; readonly verdict: string }[] {
  const rows = [...markdown.matchAll(/^\| (violated|undetermined|pending|satisfied|not applicable) \| ([^|]+) \|/gm)];
  return rows.flatMap(([, verdict = "", names = ""]) =>
    [...names.matchAll(/`([a-z_.]+)`/g)].map(([, rule = ""]) => ({ rule, verdict: verdict.replace(" ", "_") })),
  );
}

/** What a page tells of a rule, and the report does not say of every rule of that name. */
function mistold(markdown: string, { packs }: Report): readonly string[] {
  const rules = packs.flatMap((it) => it.articles).flatMap((it) => it.rules);
  return toldBy(markdown).flatMap(({ rule, verdict }) => {
    const said = rules.filter((it) => it.in_roll_up && it.rule.endsWith(`.${rule}`)).map((it) => it.verdict);
    return said.length > 0 && said.every((it) => it === verdict) ? [] : [`${rule}: ${verdict}, is ${said.join()}`];
  });
}

test("each project among the examples is pinned here", () => {
  const projects = readdirSync("examples").filter((it) => existsSync(`examples/${it}/edict.yaml`));
  expect(projects.toSorted()).toEqual(Object.keys(ends).toSorted());
});

for (const [example, [word, code, counts]] of Object.entries(ends)) {
  test(`${example} ends as a lawyer expects`, () => {
    const report = reportOf(example);
    const some = Object.fromEntries(Object.entries(report.counts).filter(([, count]) => count > 0));
    expect([report.word, report.exit_code, some]).toEqual([word, code, counts]);
  });

  test(`${example}: its README fits 40 lines, and tells of each rule what the check says`, () => {
    const page = readme(example);
    expect(page.trimEnd().split("\n").length).toBeLessThanOrEqual(40);
    expect(mistold(page, reportToldBy(page, example))).toEqual([]);
  });

  test(`${example}: the commands of its README run`, () => {
    const lines = fencesOf(readme(example))
      .filter(({ words }) => words[0] === "sh")
      .flatMap(({ text }) => text.trim().split("\n"));
    expect(lines[0]).toBe(`npx edict check examples/${example}`);
    for (const line of lines) {
      const [npx, program, verb = "", ...words] = line.split(" ");
      const ended = edictHere([verb, ...words]);
      const codes = line === lines[0] ? [code] : verb === "check" ? [0, 1, 2] : [0];
      expect([line, npx, program, ended.err]).toEqual([line, "npx", "edict", ""]);
      expect(codes).toContain(ended.code);
    }
  });
}

test("the READMEs name rules with their verdicts", () => {
  const named = Object.keys(ends).filter((it) => toldBy(readme(it)).length > 0);
  expect(named).toEqual([
    "answer-search",
    "coding-assistant",
    "companion",
    "foreign-service",
    "image-generator",
    "model-interface",
    "photo-editor",
    "public-terms",
    "third-party-chat",
    "voice-cloning",
    "voice-market",
    "weights-host",
  ]);
});

/** A program that ended on 18 September 2026, its filing cancelled on a day and its end arranged for. */
const ended = (cancelled: string): readonly [RegExp, string] => [
  /ended_on: null([^]+)cancelled_on: null([^]+)attestations:/,
  `ended_on: 2026-09-18$1cancelled_on: ${cancelled}$2attestations:
  - standard: cn.algorithm_recommendation.proper_arrangements
    about: { subject: shiguang }
    met: true
    by: { name: Luo Min, role: legal_counsel }
    on: 2026-10-12
    evidence: [opinion]`,
];

/** Counsel's word on whether the coding assistant serves the public. */
const publicIs = (met: string): readonly [RegExp, string] => [
  /^evidence:/m,
  `  - { <<: *counsel, standard: cn.genai_interim_measures.serves_mainland_public, met: ${met} }\nevidence:`,
];

/** A button by which visitors of the host of weights try a model out. */
const button: readonly [RegExp, string] = [
  /generates_content: false\n  modalities: \[\]([^]+)models: \[\]/,
  "generates_content: true\n  modalities: [text]$1models: [{ name: qingye-7b, origin: open_weights, licence: Apache-2.0 }]",
];

/** The label that the metadata of the vendor's picture should hold. */
const metadata = `implicit: { present: true, count: 1, aigc: { Label: "1", ContentProducer: "001191310104MA0000AK0A10001",
      ProduceID: call-2, ReservedCode1: "", ContentPropagator: "001191310104MA0000AK0A10001", PropagateID: call-2, ReservedCode2: "" } }`;

/** A list of pages that goes by what is known of whoever searches, and leaves her no choice. */
const personal = "recommendation: { by_personal_features: true, option_without_features: false, switch_off: false }";

/** What a README says a change of a file of its project would do, and the verdict of a rule after it. */
const changes: readonly (readonly [string, string | RegExp, string, string, string])[] = [
  ["internal-assistant", "access: internal", "access: public", "annotator_training", "violated"],
  ["internal-assistant", "access: internal", "access: contracted", "annotator_training", "undetermined"],
  ["answer-search", /(?<=public_opinion_attributes) }/, ", met: false }", "algorithm_filing", "not_applicable"],
  ["answer-search", "2026-11-10T10:00", "2026-11-09T10:00", "complaint_answer_as_published", "satisfied"],
  ["answer-search", /2026-10-13T16:05([^]+)2026-11-10/, "2026-10-14T16:05$12026-11-09", "complaint_answer", "violated"],
  ["answer-search", "answer_within: 5 working", "answer_within: 9 working", "complaint_answer", "violated"],
  [
    "answer-search",
    "answer_within: 5 working",
    "answer_within: 9 working",
    "complaint_answer_as_published",
    "satisfied",
  ],
  ["answer-search", "recommendation: null", personal, "offer_choice", "violated"],
  ["coding-assistant", ...publicIs("true"), "complaint_publication", "violated"],
  ["coding-assistant", ...publicIs("false"), "complaint_publication", "not_applicable"],
  ["coding-assistant", "access: contracted", "access: public", "complaint_publication", "violated"],
  ["model-interface", /(?<=public_opinion_attributes) }/, ", met: false }", "algorithm_filing", "not_applicable"],
  ["model-interface", "implicit: { present: false }", metadata, "label", "satisfied"],
  ["open-weights-research", /^attestations:[^]+?(?=^evidence)/m, "", "personal_data_ground", "undetermined"],
  ["open-weights-research", "met: false", "met: true", "personal_data_ground", "violated"],
  ["open-weights-research", "access: research", "access: public", "personal_data_ground", "violated"],
  ["foreign-service", "public, mainland: true", "public, mainland: false", "complaint_publication", "undetermined"],
  ["photo-editor", "in_file: false", "in_file: true", "export_label", "satisfied"],
  ["photo-editor", "count: 2", "count: 1", "mandatory_standard", "satisfied"],
  ["third-party-chat", "filed_on: 2025-10-16", "filed_on: 2025-10-15", "algorithm_filing", "satisfied"],
  ["third-party-chat", ...ended("2026-10-22"), "algorithm_cancellation", "satisfied"],
  ["third-party-chat", ...ended("2026-10-23"), "algorithm_cancellation", "violated"],
  ["third-party-chat", "separate_consent: false", "separate_consent: true", "no_unlawful_sharing", "undetermined"],
  ["voice-market", "log_retention: 3 months", "log_retention: 6 months", "label", "satisfied"],
  ["voice-market", "was_sent: true", "was_sent: true\n  illegal: false", "report_content", "not_applicable"],
  ["voice-market", "was_sent: true", "was_sent: true\n  illegal: true", "stop", "satisfied"],
  ["weights-host", ...button, "publish_suitability", "violated"],
  ["weights-host", ...button, "lawful_base_model", "undetermined"],
  ["weights-host", "log_retention: 3 months", "log_retention: 6 months", "log_retention", "satisfied"],
];

test.each(changes)("%s with `%s` made `%s`: %s is %s", (example, find, put, rule, verdict) => {
  const folder = mkdtempSync(join(tmpdir(), "edict-"));
  cpSync(`examples/${example}`, folder, { recursive: true });
  const files = ["service.yaml", "responses.yaml", "complaints.yaml", "incident.yaml"]
    .map((it) => join(folder, it))
    .filter((it) => existsSync(it));
  const [path] = files.filter((it) => readFileSync(it, "utf8").search(find) > -1);
  if (path === undefined) throw new Error(`no file of ${example} has ${String(find)}`);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(find, put));
  // What has ended answers no more.
  const answers = join(folder, "responses.yaml");
  if (put.startsWith("ended_on"))
    writeFileSync(answers, readFileSync(answers, "utf8").replaceAll("2026-11-18", "2026-09-17"));
  const report: Report = JSON.parse(edictHere(["check", folder, "-f", "json"]).out);
  expect(mistold(`| ${verdict.replace("_", " ")} | \`${rule}\` | x |`, report)).toEqual([]);
});

test("planted: a README that tells of a breach where the check finds none, and of a rule that is not there", () => {
  const page = "| violated | `label` (12) | x |\n| satisfied | `data_quality`, `no_such_rule` | x |\n";
  expect(mistold(page, reportOf("internal-assistant"))).toEqual([
    "label: violated, is not_applicable",
    "data_quality: satisfied, is not_applicable",
    "no_such_rule: satisfied, is ",
  ]);
});

test("rules of an article that do not apply for one reason share a line, which names who signed", () => {
  const { out } = edict(["check", "--full", "examples/open-weights-research"]);
  const article =
    out
      .split(/^Article /m)
      .find((it) => it.startsWith("8 "))
      ?.replaceAll(/\s+/g, " ") ?? "";
  expect(article).toContain("annotation_quality, annotation_rules, annotation_sampling, annotation_supervision,");
  expect(article.match(/`serves_mainland_public` is denied by Fang Zhou, good until 2027-09-04/g)).toHaveLength(1);
  expect(article).not.toContain("service.id");
});
