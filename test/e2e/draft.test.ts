import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { edict, folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";
import { mapFiles, packFiles } from "./pack-files.ts";

const draft = "policies/cn/genai-interim-measures/draft-2023-04-11";
const measures = "cn.genai_interim_measures";

/** The draft as if it had come into force on the day on which it was published. */
const asLaw = mapFiles(packFiles(draft), (path, text) => [
  `draft/${path}`,
  path === "pack.yaml" ? text.replace("in_force: never", "in_force: { from: 2023-04-11 }") : text,
]);

const signers = { legal_counsel: "Lin Wei", security_officer: "Zhou Yan", data_lead: "Qiu Min" } as const;

/** What a person says of a standard. */
function signed(standard: string, met: boolean, by: keyof typeof signers, about = "chat", element?: string): string {
  const of = element === undefined ? "" : `, element: ${element}`;
  return `  - standard: ${measures}.${standard}
    about: { subject: ${about}${of} }
    met: ${met}
    by: { name: ${signers[by]}, role: ${by} }
    on: 2024-06-01
    evidence: [opinion, test]
`;
}

const head = (kind: string): string => `kind: ${kind}\nvocabulary: genai@1\nfacts_on: 2024-06-30\n`;
const papers = `evidence:
  - { id: opinion, kind: document, collected_on: 2024-06-01, expires_on: null }
  - { id: test, kind: test_result, collected_on: 2024-06-01, expires_on: null }
`;
const served = `  launched_on: 2023-09-01
  ended_on: null
  generates_content: true
  channels: [{ name: site, kind: site, access: public, mainland: true }]
`;
const byRules = served.replace("generates_content: true", "generates_content: false");
const ownModel = "  models: [{ name: chat-14b, origin: own }]\n";

const service = (more: string, body = served + ownModel): string =>
  `${head("service")}service:\n  id: chat\n${body}${more}`;
const incident = (kind: string, more: string): string => `${head("incident")}incident:
  id: inc-1
  kind: ${kind}
  illegal: true
  was_sent: true
  discovered_at: 2023-10-10T09:00:00+08:00
  generation_stopped_at: 2023-10-10T09:20:00+08:00
${more}`;

const quickReport = `interpretations:
  - { term: ${measures}.report_promptly, value: 2 days, by: Lin Wei, on: 2023-09-01, from: 2023-09-01, until: null, because: a report needs its facts }
`;

type Results = Readonly<Record<string, string>>;

interface Row {
  readonly row: number;
  readonly says: string;
  /** The documents without anybody's word. */
  readonly facts: readonly string[];
  /** What people say of them under the draft, and under the final text. */
  readonly signed?: { readonly draft?: string; readonly final?: string };
  readonly profile?: string;
  /** By rule; `none`: no rule has this concept. */
  readonly draft: Results;
  readonly final: Results;
}

/** Rows whose draft side the facts of a document show. */
const shownByFacts: readonly Row[] = [
  {
    row: 1,
    says: "users who are not known use a public chat",
    facts: [service("  audience: { registered_users: false, guests: true }\n")],
    draft: { real_identity: "violated" },
    final: { "concept real_identity": "none" },
  },
  {
    row: 3,
    says: "illegal content, stopped, the model trained after 120 days, no report",
    facts: [
      incident(
        "content",
        "  correction: { kind: model_training, done_at: 2024-02-07T09:00:00+08:00 }\n  reported_at: null\n",
      ),
      service(""),
    ],
    signed: { final: signed("corrected", true, "security_officer", "inc-1") },
    profile: quickReport,
    draft: { retrain: "violated" },
    final: { report_content: "violated", correct: "satisfied" },
  },
  {
    row: 4,
    says: "the same, trained after 60 days",
    facts: [
      incident(
        "content",
        "  correction: { kind: model_training, done_at: 2023-12-09T09:00:00+08:00 }\n  reported_at: null\n",
      ),
      service(""),
    ],
    signed: { final: signed("corrected", true, "security_officer", "inc-1") },
    profile: quickReport,
    draft: { retrain: "satisfied", "concept illegal_content_report": "none" },
    final: { report_content: "violated", correct: "satisfied" },
  },
  {
    row: 5,
    says: "a model is developed, nobody is served, and nothing is published",
    facts: [
      service("  transparency: null\n", `  launched_on: null\n  generates_content: true\n  channels: []\n${ownModel}`),
    ],
    draft: { publish_suitability: "undetermined" },
    final: { publish_suitability: "not_applicable" },
  },
  {
    row: 6,
    says: "a public tool that shapes no opinion, without assessment and filing",
    facts: [service("  public_opinion_forms: []\n  filing: { algorithm: null, security_assessment: null }\n")],
    signed: { final: signed("public_opinion_attributes", false, "legal_counsel") },
    draft: { security_assessment: "advisory violated", algorithm_filing: "advisory violated" },
    final: { security_assessment: "not_applicable", algorithm_filing: "not_applicable" },
  },
  {
    row: 8,
    says: "users register and conclude no agreement",
    facts: [service("  audience: { registered_users: true, guests: false }\n  agreement: null\n")],
    draft: { "concept service_agreement": "none" },
    final: { service_agreement: "violated" },
  },
  {
    row: 9,
    says: "an answer is not accurate and harms nobody; measures are on file",
    facts: [
      `${head("response")}response:
  id: resp-1
  at: 2023-10-10T08:00:00+08:00
  sent: true
  scanned_by: [{ name: review, looked_for: [a5_service_needs] }]
  findings: [{ category: a5_inaccurate, illegal: false, confirmed_by: Zhou Yan }]
`,
      service("  transparency: { accuracy_measures: [{ name: sources are cited }] }\n"),
    ],
    signed: { final: signed("effective_accuracy_measures", true, "data_lead") },
    draft: { true_content: "violated" },
    final: { accuracy: "satisfied" },
  },
  {
    row: 10,
    says: "a user sends illegal spam; the provider warns, keeps a record and reports",
    facts: [
      incident(
        "user_activity",
        "  user_measure: { kind: warn, at: 2023-10-10T10:00:00+08:00 }\n  record: case-file\n  reported_at: 2023-10-10T12:00:00+08:00\n  authority: cyberspace\nevidence: [{ id: case-file, kind: document, collected_on: 2023-10-10, expires_on: null }]\n",
      ),
      service(""),
    ],
    signed: { final: signed("measure_by_law_and_agreement", true, "legal_counsel", "inc-1") },
    draft: { act_against_user: "violated" },
    final: { act_against_user: "satisfied", keep_records: "satisfied", report_user: "satisfied" },
  },
  {
    row: 11,
    says: "infringing items are found in a data set",
    facts: [
      service(
        "  training: { performed: true, datasets: [{ name: prose, ip_review: { done_on: 2024-05-01, result: unresolved } }] }\n",
      ),
    ],
    draft: { no_infringing_data: "violated" },
    final: { no_ip_infringement: "violated" },
  },
  {
    row: 14,
    says: "a service from abroad that does not comply",
    facts: [service("  operates_abroad: true\n  transparency: null\n")],
    draft: { publish_suitability: "violated", "concept foreign_services": "none" },
    final: { publish_suitability: "violated", notify_bodies: "undetermined" },
  },
];

/** Rows whose draft side no fact of the vocabulary shows: somebody has to say it. */
const shownByAWord: readonly Row[] = [
  {
    row: 2,
    says: "profiles of users are made, with their consent",
    facts: [service("")],
    signed: {
      draft: signed("no_profiles", false, "legal_counsel") + signed("law_provides_otherwise", false, "legal_counsel"),
    },
    draft: { no_profiling: "violated" },
    final: { "concept profiling": "none" },
  },
  {
    row: 7,
    says: "minors are kept from overreliance, adults are not",
    facts: [
      service(
        "  audience: { registered_users: false, guests: true, minors: guarded }\n  minors: { minors_mode: true }\n",
      ),
    ],
    signed: {
      draft: signed("overreliance_prevented", false, "security_officer"),
      final: signed("effective_for_minors", true, "security_officer"),
    },
    draft: { protect_users: "violated" },
    final: { protect_minors: "satisfied" },
  },
  {
    row: 12,
    says: "a breach that no other law covers is not corrected",
    facts: [service("  transparency: null\n")],
    signed: {
      draft: signed("law_silent", true, "legal_counsel") + signed("refused_or_serious", true, "legal_counsel"),
      final: signed("law_silent", true, "legal_counsel") + signed("refused_or_serious", true, "legal_counsel"),
    },
    draft: { fine: "yes", fine_amount: "advisory yes", suspension_or_end: "advisory yes" },
    final: { suspension_order: "yes" },
  },
  {
    row: 13,
    says: "measures for the quality of data are taken, and the data are of one kind",
    facts: [
      service("  training: { performed: true, datasets: [{ name: texts }], quality_measures: [{ name: review }] }\n"),
    ],
    signed: {
      draft: signed("quality_guaranteed", false, "data_lead"),
      final: signed("effective_quality_measures", true, "data_lead"),
    },
    draft: { data_quality: "violated" },
    final: { data_quality: "satisfied" },
  },
  {
    row: 15,
    says: "texts by rules, without a model, and nothing is published",
    facts: [service("  transparency: null\n", `${byRules}  models: []\n`)],
    signed: { draft: signed("generates_in_any_way", true, "legal_counsel") },
    draft: { publish_suitability: "violated" },
    final: { publish_suitability: "not_applicable" },
  },
];

interface Told {
  readonly rule: string;
  readonly concept?: string;
  readonly verdict?: string;
  readonly applies?: string;
  readonly standing?: { readonly advisory?: unknown };
}

/** What each rule says, and the concepts that rules have. */
function judged(pack: string, documents: string, profile: string | undefined): ReadonlyMap<string, string> {
  const cwd = folderWith({ ...asLaw, "documents.yaml": documents, "profile.yaml": profile ?? "" });
  const more = profile === undefined ? [] : ["--profile", "profile.yaml"];
  const words = ["check", "documents.yaml", "--pack", pack, "-f", "json", "--as-of", "2024-06-30", ...more];
  const { out, err } = edictHere(words, { cwd });
  expect(err).toBe("");
  const report = JSON.parse(out) as {
    readonly packs: readonly { readonly articles: readonly { readonly rules: readonly Told[] }[] }[];
    readonly notes: readonly Told[];
    readonly problems: readonly unknown[];
  };
  expect(report.problems).toEqual([]);
  const rules = report.packs.flatMap((it) => it.articles.flatMap((one) => one.rules));
  return new Map([
    ...[...rules, ...report.notes].map(
      (it) =>
        [
          it.rule.slice(measures.length + 1),
          `${it.standing?.advisory ? "advisory " : ""}${it.verdict ?? it.applies}`,
        ] as const,
    ),
    ...rules.flatMap((it) => (it.concept === undefined ? [] : [[`concept ${it.concept}`, "some"] as const])),
  ]);
}

/** The documents of a row, the last of them, its service, with what people say. */
const documentsOf = (row: Row, words: string | undefined): string =>
  row.facts.join("---\n") + (words === undefined ? "" : `attestations:\n${words}`) + papers;

function results(row: Row, pack: "draft" | "final", words = row.signed?.[pack]): Results {
  const found = judged(
    pack === "draft" ? "draft" : measures,
    documentsOf(row, words),
    pack === "final" ? row.profile : undefined,
  );
  return Object.fromEntries(Object.keys(row[pack]).map((it) => [it, found.get(it) ?? "none"]));
}

describe.each(shownByFacts)("row $row: $says", (row) => {
  test("the facts alone show what the draft says", () => expect(results(row, "draft")).toEqual(row.draft));
  test("the final text", () => expect(results(row, "final")).toEqual(row.final));
});

describe.each(shownByAWord)("row $row, which no fact shows: $says", (row) => {
  test("the draft, once somebody has said it", () => expect(results(row, "draft")).toEqual(row.draft));
  test("the draft, while nobody has said it", () => {
    const said = Object.values(results({ ...row, signed: {} }, "draft"));
    expect(said.filter((it) => !/(undetermined|unknown)$/.test(it))).toEqual([]);
  });
  test("the final text", () => expect(results(row, "final")).toEqual(row.final));
});

test("every row is shown once", () => {
  const rows = [...shownByFacts, ...shownByAWord].map((it) => it.row);
  expect(rows.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
});

interface Compiled {
  readonly sources: Readonly<Record<string, { readonly place: string; readonly concept: string }>>;
}

/** The articles that a pack's rules have a concept in. */
function articlesOf(pack: string): ReadonlyMap<string, readonly number[]> {
  const { sources } = JSON.parse(edictHere(["compile", pack, "-f", "json"]).out) as Compiled;
  const all = Object.values(sources);
  const concepts = [...new Set(all.map((it) => it.concept))].toSorted();
  return new Map(
    concepts.map((concept) => {
      const places = all.filter((it) => it.concept === concept).map((it) => Number.parseInt(it.place, 10));
      return [concept, [...new Set(places)].toSorted((a, b) => a - b)] as const;
    }),
  );
}

test("concepts tie the rules of the draft to the articles of the final text", () => {
  const [before, after] = [articlesOf(draft), articlesOf(measures)];
  const becomes = (article: number): readonly number[] => {
    const concepts = [...before].filter(([, articles]) => articles.includes(article)).map(([concept]) => concept);
    return [...new Set(concepts.flatMap((it) => after.get(it) ?? []))].toSorted((a, b) => a - b);
  };
  const moved = Array.from({ length: 21 }, (_, index) => [index + 1, becomes(index + 1)] as const);
  expect(Object.fromEntries(moved.filter(([, articles]) => articles.length > 0))).toEqual({
    3: [6],
    4: [4],
    5: [9],
    6: [17],
    7: [7],
    8: [8],
    10: [10],
    11: [11],
    13: [11, 14, 15],
    14: [13],
    15: [14],
    16: [12],
    17: [19],
    18: [10, 18],
    19: [14],
    20: [21],
  });
  const deleted = ["fine", "profiling", "public_order", "real_identity", "user_attribute_discrimination"];
  expect([...before.keys()].filter((it) => !after.has(it))).toEqual(deleted);
  const absent = (of: "draft" | "final"): readonly string[] =>
    [...shownByFacts, ...shownByAWord].flatMap((it) => Object.keys(it[of])).filter((it) => it.startsWith("concept "));
  expect(absent("draft").filter((it) => !after.has(it.replace("concept ", "")))).toEqual([]);
  expect(absent("final").filter((it) => !before.has(it.replace("concept ", "")))).toEqual([]);
});

test("the draft itself decides nothing, named by its folder, alone or beside the law", () => {
  // Users register and have no agreement: the final text is broken.
  const [unsigned] = shownByFacts.filter((it) => it.row === 8).map((it) => documentsOf(it, undefined));
  const cwd = folderWith({ "service.yaml": unsigned ?? "" });
  const folder = resolve(draft);
  const alone = edict(["check", "--full", "service.yaml", "--pack", folder, "--as-of", "2023-05-01"], { cwd });
  expect(alone.out.replaceAll(/\s+/g, " ")).toContain("a draft: not in force on any day");
  expect(alone.out).toContain("0 violated, 0 undetermined");
  const [law, both] = [[], ["--pack", folder]].map((more) =>
    edict(["check", "--full", "service.yaml", "--pack", measures, ...more, "--as-of", "2024-06-30"], { cwd }),
  );
  expect(both?.out).toContain("0.2.0, a draft");
  expect(law?.out).not.toContain("a draft");
  const violated = (out = ""): readonly string[] => out.match(/VIOLATED .*/g) ?? [];
  expect(violated(law?.out)).toContain("VIOLATED  art. 9(2)  service_agreement");
  expect(violated(both?.out)).toEqual(violated(law?.out));
});
