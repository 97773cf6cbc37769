import { expect, test } from "vitest";
import { edict, folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";
import { packFiles } from "./pack-files.ts";

const example = packFiles("examples/profiles");
const guidance = "cn.tc260_003";

interface Rule {
  readonly rule: string;
  readonly verdict: string;
  readonly in_roll_up: boolean;
}

interface Judged {
  readonly code: number | null;
  readonly rules: readonly Rule[];
}

/** The example, with words of its service changed, judged by one of its profiles. */
function judge(profile: string, changes: readonly (readonly [string, string])[] = [], ...more: string[]): Judged {
  let service = example["service.yaml"] ?? "";
  for (const [find, put] of changes) {
    expect(service.split(find)).toHaveLength(2);
    service = service.replace(find, put);
  }
  const cwd = folderWith({ ...example, "service.yaml": service });
  const { code, out, err } = edictHere(["check", "--profile", profile, "-f", "json", ...more], { cwd });
  expect(err).toBe("");
  const report = JSON.parse(out) as {
    readonly packs: readonly { readonly articles: readonly { readonly rules: readonly Rule[] }[] }[];
  };
  return { code, rules: report.packs.flatMap((it) => it.articles).flatMap((it) => it.rules) };
}

const named = ({ rules }: Judged, verdict: string, counts: boolean): readonly string[] =>
  rules.filter((it) => it.verdict === verdict && it.in_roll_up === counts).map((it) => it.rule);

const missed = [
  `${guidance}.no_use_of_bad_corpus`,
  `${guidance}.keyword_library_size`,
  `${guidance}.corpus_manual_sample`,
];
const unverified = `${guidance}.keywords_updated_weekly`;

/** Each figure that the service misses, and what it would be if it were kept exactly. */
const kept = [
  ["illegal_content_share: 0.0501", "illegal_content_share: 0.05"],
  ["size: 9999", "size: 10000"],
  ["manual_pass_rate: 0.959", "manual_pass_rate: 0.96"],
] as const;

test("law-only: a service that misses only figures of the guidance ends with 0, and is told of them", () => {
  const judged = judge("law-only.yaml");
  expect(judged.code).toBe(0);
  expect(named(judged, "violated", true)).toEqual([]);
  expect(named(judged, "violated", false).toSorted()).toEqual([...missed, unverified].toSorted());
});

test("strict: the same service ends with 1, because of these figures and not of what is unverified", () => {
  const judged = judge("strict.yaml");
  expect(judged.code).toBe(1);
  expect(named(judged, "violated", true).toSorted()).toEqual(missed.toSorted());
  expect(named(judged, "violated", false)).toEqual([unverified]);
});

test("strict: the figures themselves are enough", () => {
  const judged = judge("strict.yaml", kept);
  expect([judged.code, named(judged, "violated", true)]).toEqual([0, []]);
});

test.each(kept.map((it, at) => [missed[at] ?? "", it] as const))(
  "strict: %s alone fails the run",
  (rule, [find, put]) => {
    const others = kept.filter(([it]) => it !== find);
    expect(named(judge("strict.yaml", others), "violated", true)).toEqual([rule]);
    expect(named(judge("strict.yaml", [...others, [find, put]]), "violated", true)).toEqual([]);
  },
);

test("strict: on the day before the adoption the guidance binds nobody, and the run ends with 0", () => {
  const judged = judge("strict.yaml", [], "--as-of", "2026-11-01");
  expect([judged.code, named(judged, "violated", true)]).toEqual([0, []]);
  expect(named(judged, "violated", false)).toEqual(expect.arrayContaining([...missed]));
});

test("a breach of the law fails under both", () => {
  const broken = [["    security_management: data-rules", "    security_management: null"]] as const;
  for (const profile of ["law-only.yaml", "strict.yaml"]) {
    const judged = judge(profile, [...kept, ...broken]);
    expect(judged.code).toBe(1);
    expect(named(judged, "violated", true)).toEqual([
      "cn.data_security_law.data_security_management",
      "cn.network_data_regulation.secure_training_data",
    ]);
  }
});

test("what is asked up to a time after a fact is told as a day", () => {
  const { out } = edict(["explain", "examples/profiles", "keywords_updated_weekly"]);
  expect(out.replaceAll(/\s+/g, " ")).toContain(
    "updated_on` no earlier than 2026-11-13: this holds, and the rule is satisfied",
  );
});

test("an adoption says why, and what is unverified cannot be adopted", () => {
  const strict = example["strict.yaml"] ?? "";
  const wrong = [
    [strict.replace(/^ {4}because: >-\n(?: {6}.+\n)+/m, ""), "`adopt[0]` needs `because`"],
    [strict.replace(`pack: ${guidance}`, `rule: ${unverified}`), `\`${unverified}\` is unverified`],
  ] as const;
  for (const [profile, said] of wrong) {
    const { code, err } = edict(["check"], { cwd: folderWith({ ...example, "law-only.yaml": profile }) });
    expect([code, err]).toEqual([4, expect.stringContaining(said)]);
  }
});
