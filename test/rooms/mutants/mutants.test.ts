import { expect, test } from "vitest";
import { parse } from "../../../src/language/parse/parse.ts";
import { print } from "../../../src/language/print/print.ts";
import { runMutants, type PackMutants } from "../../../src/engine/test-mutants.ts";
import { rowOf, scoreOf } from "../../../src/mutants/account.ts";
import type { FaultKind } from "../../../src/mutants/fault.ts";
import { faultsOf } from "../../../src/mutants/faults.ts";
import { law, load } from "../pack/laws.ts";
import { hostWith } from "../report/tiny.ts";

const base = `kind: service
vocabulary: genai@1
facts_on: 2026-11-01
service: { id: lumen, generates_content: true, launched_on: 2026-03-02, audience: { registered_count: 100 } }
`;

const inOneDay = `- case: ends on the last day
  why: Ten days after the launch.
  as_of: 2026-11-20
  base: lumen
  set: { service.ended_on: 2026-03-12 }
  expect: { large: satisfied }
`;

/** A rule that reads a definition, and cases on it. */
const files = (policy: string, cases: string, survivors?: string) => ({
  ...law("c", { id: "t.c", policy }),
  "c/cases/bases/lumen.yaml": base,
  "c/cases/all.yaml": cases,
  ...(survivors === undefined ? {} : { "c/survivors.yaml": survivors }),
});

const run = (policy: string, cases: string, survivors?: string) =>
  runMutants(["c"], "policies", hostWith(files(policy, cases, survivors)));

const policy = `
  define many means service.audience.registered_count >= 100
  rule large: provider must "end in time" {
    on service
    when many
    require service.ended_on by service.launched_on + 10 days
  }
`;

const rows = (found: readonly PackMutants[], of: "noticed" | "unlisted" | "same" | "broken"): readonly string[] =>
  found.flatMap((it) => it[of].map(({ fault }) => rowOf(fault)));

/** What can be planted in a policy, by kind. */
function planted(text: string): ReadonlyMap<FaultKind, readonly string[]> {
  const other = law("b", {
    id: "t.b",
    policy: `rule late: provider must "end" { on service require service.name is present }`,
  });
  const { packs, diagnostics } = load({ ...law("c", { id: "t.c", needs: "{ t.b: ^1 }", policy: text }), ...other }, [
    "c",
    "b",
  ]);
  const errors = diagnostics.filter((it) => it.severity === "error").map((it) => it.code);
  expect(errors).toEqual([]);
  const faults = packs.filter((it) => it.manifest.id === "t.c").flatMap((it) => faultsOf(it.checked));
  const kinds = [...new Set(faults.map((it) => it.kind))].toSorted();
  return new Map(
    kinds.map((kind) => [
      kind,
      faults
        .filter((it) => it.kind === kind)
        .map((it) => `${it.of}${it.nth > 1 ? ` ${it.nth}` : ""}: ${it.was} → ${it.becomes ?? "∅"}`),
    ]),
  );
}

test("every kind of fault is planted, in the words of the policy", () => {
  const all = planted(`
    paragraph applies where service.generates_content
    open term promptly: duration
    open list groups: service.sectors means [news_publishing, ...]
    parameter least: number means 100 from 2023-08-15 until 2025-01-01, 50 from 2025-01-01
    define many means service.audience.registered_count >= least except false when service.ended_on < as_of
    define shown means any channel in service.channels satisfies (channel.mainland and channel.access in [public, contracted])
    standard fair "It is fair" {
      only if service.version is present
      if not service.training.performed
      presumed if service.sectors has any [news_publishing, film_tv]
      judged by counsel valid for 12 months evidence [document]
    }
    rule large: provider must "be fair" {
      on service
      in force from 2024-01-01
      for each model in service.models where model.origin != own
      when many and shown
      unless no channel in service.channels satisfies channel.kind == app
      require fair is met
      require share(channel in service.channels where channel.mainland) >= 50%
      require service.ended_on by service.launched_on + 1 month
      require complies with t.b [article 1]
      pending while service.ended_on is absent
    }
    rule pay: provider is liable to "a fine" {
      on service
      upon breach of large, other
    }
    rule other: provider must not "be late" { on service forbid service.sectors has news_publishing }
    exemption small from large, other when many
    yields to "the rules on news" where service.sectors is not empty
  `);
  expect(Object.fromEntries(all)).toMatchInlineSnapshot(`
    {
      "clause": [
        "article 1 paragraph 1: paragraph applies where service.generates_content → ∅",
        "many: except false when service.ended_on < as_of → ∅",
        "shown: channel.mainland → ∅",
        "shown: channel.access in [public, contracted] → ∅",
        "fair: only if service.version is present → ∅",
        "fair: if not service.training.performed → ∅",
        "fair: presumed if service.sectors has any [news_publishing, film_tv] → ∅",
        "large: in force from 2024-01-01 → ∅",
        "large: model.origin != own → ∅",
        "large: when many and shown → ∅",
        "large: many → ∅",
        "large: shown → ∅",
        "large: unless no channel in service.channels satisfies channel.kind == app → ∅",
        "large: require fair is met → ∅",
        "large: require share(channel in service.channels where channel.mainland) >= 50% → ∅",
        "large: channel.mainland → ∅",
        "large: require service.ended_on by service.launched_on + 1 month → ∅",
        "large: require complies with t.b [article 1] → ∅",
        "large: pending while service.ended_on is absent → ∅",
        "pay: upon breach of large, other → ∅",
        "small: exemption small when many → ∅",
      ],
      "comparison": [
        "many: service.audience.registered_count >= least → service.audience.registered_count > least",
        "many: service.ended_on < as_of → service.ended_on <= as_of",
        "shown: channel.access in [public, contracted] → channel.access not in [public, contracted]",
        "fair: service.version is present → service.version is absent",
        "large: model.origin != own → model.origin == own",
        "large: channel.kind == app → channel.kind != app",
        "large: share(channel in service.channels where channel.mainland) >= 50% → share(channel in service.channels where channel.mainland) > 50%",
        "large: service.ended_on is absent → service.ended_on is present",
        "article 1 paragraph 1: service.sectors is not empty → service.sectors is empty",
      ],
      "connective": [
        "shown: any channel in service.channels satisfies (channel.mainland and channel.access in [public, contracted]) → every channel in service.channels satisfies (channel.mainland and channel.access in [public, contracted])",
        "shown: channel.mainland and channel.access in [public, contracted] → channel.mainland or channel.access in [public, contracted]",
        "fair: service.sectors has any [news_publishing, film_tv] → service.sectors has all [news_publishing, film_tv]",
        "large: many and shown → many or shown",
      ],
      "date": [
        "least: 2023-08-15 → 2023-08-16",
        "least: 2023-08-15 → 2023-08-14",
        "least: 2025-01-01 → 2025-01-02",
        "least: 2025-01-01 → 2024-12-31",
        "least 2: 2025-01-01 → 2025-01-02",
        "least 2: 2025-01-01 → 2024-12-31",
        "large: 2024-01-01 → 2024-01-02",
        "large: 2024-01-01 → 2023-12-31",
      ],
      "figure": [
        "least: 100 → 101",
        "least: 100 → 99",
        "least: 50 → 51",
        "least: 50 → 49",
        "large: 50% → 51%",
        "large: 50% → 49%",
        "large: 1 month → 2 months",
        "large: 1 month → 0 months",
        "large: 1 month → 1 week",
      ],
      "kind": [
        "article 1 paragraph 1: paragraph applies where service.generates_content → paragraph does not apply where service.generates_content",
        "fair: only if service.version is present → if service.version is present",
        "fair: if not service.training.performed → only if not service.training.performed",
        "fair: presumed if service.sectors has any [news_publishing, film_tv] → presumed not if service.sectors has any [news_publishing, film_tv]",
        "large: when many and shown → unless many and shown",
        "large: unless no channel in service.channels satisfies channel.kind == app → when no channel in service.channels satisfies channel.kind == app",
        "large: require fair is met → forbid fair is met",
        "large: require share(channel in service.channels where channel.mainland) >= 50% → forbid share(channel in service.channels where channel.mainland) >= 50%",
        "large: require service.ended_on by service.launched_on + 1 month → require service.ended_on is present",
        "other: forbid service.sectors has news_publishing → require service.sectors has news_publishing",
      ],
      "member": [
        "shown: public → ∅",
        "shown: contracted → ∅",
        "fair: news_publishing → ∅",
        "fair: film_tv → ∅",
        "pay: large → ∅",
        "pay: other → ∅",
        "small: large → ∅",
        "small: other → ∅",
      ],
      "negation": [
        "article 1 paragraph 1: service.generates_content → not service.generates_content",
        "shown: channel.mainland → not channel.mainland",
        "fair: not service.training.performed → service.training.performed",
        "large: many → not many",
        "large: shown → not shown",
        "large: no channel in service.channels satisfies channel.kind == app → any channel in service.channels satisfies channel.kind == app",
        "large: fair is met → not fair is met",
        "large: channel.mainland → not channel.mainland",
        "other: service.sectors has news_publishing → not service.sectors has news_publishing",
        "small: many → not many",
      ],
    }
  `);
});

test("nothing is planted in who may sign, for how long and on what evidence, nor in what is told to people", () => {
  const all = planted(`
    standard fair "It is fair" { on service judged by counsel valid for 12 months evidence [document, log] }
    rule be_fair: provider must "be fair" { on service require fair is met remedy "Be fair." concept fairness }
  `);
  expect(Object.fromEntries(all)).toEqual({
    negation: ["be_fair: fair is met → not fair is met"],
    kind: ["be_fair: require fair is met → forbid fair is met"],
  });
});

test("a fault is noticed where a case comes to something else, and each of the others says what it would take", () => {
  const { packs, exitCode } = run(policy, inOneDay);
  expect(exitCode).toBe(1);
  expect([rows(packs, "noticed"), rows(packs, "unlisted")]).toMatchInlineSnapshot(`
    [
      [
        "{ of: many, was: "service.audience.registered_count >= 100", becomes: "service.audience.registered_count > 100" }",
        "{ of: many, was: "100", becomes: "101" }",
        "{ of: large, was: "when many", becomes: "unless many" }",
        "{ of: large, was: "many", becomes: "not many" }",
        "{ of: large, was: "10 days", becomes: "9 days" }",
      ],
      [
        "{ of: many, was: "100", becomes: "99" }",
        "{ of: large, was: "when many", becomes: null }",
        "{ of: large, was: "require service.ended_on by service.launched_on + 10 days", becomes: "require service.ended_on is present" }",
        "{ of: large, was: "10 days", becomes: "11 days" }",
        "{ of: large, was: "10 days", becomes: "10 working days" }",
      ],
    ]
  `);
  const shown = packs.flatMap((it) =>
    it.findings.map(({ code, place, params }) => [code, place.span.start, params["kind"]]),
  );
  expect(shown).toMatchInlineSnapshot(`
    [
      [
        "mutants/survivor",
        84,
        "figure",
      ],
      [
        "mutants/survivor",
        151,
        "clause",
      ],
      [
        "mutants/survivor",
        165,
        "kind",
      ],
      [
        "mutants/survivor",
        215,
        "figure",
      ],
      [
        "mutants/survivor",
        215,
        "figure",
      ],
    ]
  `);
});

test("a fault that only days show on which the pack is not in force is none", () => {
  const dated = `
    parameter least: number means 100 from 2023-08-15 until 2025-01-01, 50 from 2025-01-01
    rule large: provider must "be large" { on service require service.audience.registered_count > least }
  `;
  const { packs } = run(dated, inOneDay);
  const days = (of: Parameters<typeof rows>[1]): readonly string[] =>
    rows(packs, of).filter((it) => it.includes('was: "202'));
  expect([days("same"), days("unlisted")]).toMatchInlineSnapshot(`
    [
      [
        "{ of: least, was: "2023-08-15", becomes: "2023-08-14" }",
      ],
      [
        "{ of: least, was: "2023-08-15", becomes: "2023-08-16" }",
        "{ of: least, was: "2025-01-01", becomes: "2024-12-31" }",
        "{ of: least, was: "2025-01-01", becomes: "2025-01-02", nth: 2 }",
      ],
    ]
  `);
});

/** Cases that notice every fault but one: nothing shows fewer users than asked for, and late ones. */
const rest = (name: string, facts: string, verdict: string): string =>
  `- case: ${name}\n  why: It says so.\n  as_of: 2026-11-20\n  base: lumen\n  set: { ${facts} }\n  expect: { large: ${verdict} }\n`;
const allButOne = [
  inOneDay,
  rest("a day late", "service.ended_on: 2026-03-13", "violated"),
  rest("few", "service.ended_on: 2026-05-01, service.audience.registered_count: 98", "not_applicable"),
].join("");
const fewer = `{ of: many, was: "100", becomes: "99" }`;

test.each([
  ["no entry", undefined, [1, [fewer], 0, 9, 10, []]],
  ["an entry", `- as: unshown\n  because: 98 and 99 are alike\n  mutants: [${fewer}]\n`, [0, [], 1, 9, 10, []]],
  [
    "one that calls it equivalent",
    `- as: equivalent\n  because: users come in hundreds\n  mutants: [${fewer}]\n`,
    [0, [], 1, 9, 9, []],
  ],
  [
    "it twice",
    `- as: unshown\n  because: so\n  mutants:\n    - ${fewer}\n    - ${fewer}\n`,
    [3, [], 1, 9, 10, ["twice"]],
  ],
  [
    "what is noticed, what means the same, what does not stand there",
    `- as: unshown\n  because: so
  mutants:
    - ${fewer}
    - { of: large, was: "10 days", becomes: "11 days" }
    - { of: large, was: "10 days", becomes: "11 days", nth: 2 }
    - { of: larger, was: "10 days", becomes: "11 days" }
    - { of: large, was: "not many", becomes: "many" }
`,
    [3, [], 1, 9, 10, ["noticed", "gone", "gone", "gone"]],
  ],
])("with %s in survivors.yaml", (_, survivors, [code, unlisted, listed, noticed, of, stale]) => {
  const { packs, problems, exitCode } = run(policy, allButOne, survivors);
  expect([exitCode, rows(packs, "unlisted"), packs.map((it) => it.listed.length)]).toEqual([code, unlisted, [listed]]);
  expect(packs.map(scoreOf)).toEqual([{ noticed, of, permille: Math.floor((Number(noticed) * 1000) / Number(of)) }]);
  expect(problems.map((it) => [it.code, it.params["why"]])).toEqual(
    (stale as string[]).map((it) => ["mutants/stale-survivor", it]),
  );
});

test("an entry for what cannot compile, or for what means the same, is needless", () => {
  const twice = policy.replace("when many", "when many and many");
  const entries = `- as: equivalent\n  because: so
  mutants:
    - { of: large, was: many, becomes: null }
    - { of: large, was: many, becomes: null, nth: 2 }
`;
  const { packs, problems } = run(twice, allButOne, entries);
  expect(packs.flatMap((it) => it.same.map(({ fault }) => [fault.was, fault.nth]))).toContainEqual(["many", 2]);
  expect(problems.map((it) => it.params["why"])).toEqual(["same"]);
  const undated = "parameter least: number means 100 from 2023-08-15 until 2025-01-01, 50 from 2025-01-01";
  const overlapping = `${undated} ${policy.replace(">= 100", ">= least")}`;
  const broken = run(
    overlapping,
    allButOne.replace("98", "49"),
    `- as: unshown\n  because: so\n  mutants:\n    - { of: least, was: "2025-01-01", becomes: "2025-01-02" }\n`,
  );
  expect(rows(broken.packs, "broken")).toEqual([
    `{ of: least, was: "2025-01-01", becomes: "2025-01-02" }`,
    `{ of: least, was: "2025-01-01", becomes: "2024-12-31", nth: 2 }`,
  ]);
  expect(broken.problems.map((it) => it.params["why"])).toEqual(["broken"]);
});

test("where a case fails as the pack is nothing is planted", () => {
  const { packs, problems, exitCode } = run(policy, inOneDay.replace("satisfied", "violated"));
  expect([packs, exitCode]).toEqual([[], 1]);
  expect(problems.map((it) => [it.code, it.place.source.path, it.params])).toEqual([
    ["mutants/failing-cases", "c/pack.yaml", { pack: "t.c", failing: 1 }],
  ]);
});

test("of a list of survivors with a mistake in its form that mistake is told, and nothing is planted", () => {
  const { packs, problems, exitCode } = run(policy, inOneDay, "- because: so\n  mutants: []\n");
  expect([packs, exitCode]).toEqual([[], 3]);
  expect(problems.every((it) => it.place.source.path === "c/survivors.yaml")).toBe(true);
});

test("mutants have the keywords of their file, and are the same however often they are made", () => {
  const english: Readonly<Record<string, string>> = files(policy, allButOne);
  const read = parse({ path: "c/article-01.edict", text: english["c/article-01.edict"] ?? "" }).value;
  const texts = { ...english, "c/article-01.edict": print(read, "zh") };
  const once = () => runMutants(["c"], "policies", hostWith(texts));
  const { packs } = once();
  expect([rows(packs, "unlisted"), rows(packs, "broken")]).toEqual([[fewer], []]);
  expect(rows(packs, "noticed")).toContain(`{ of: large, was: "10 日", becomes: "10 工作日" }`);
  expect(once().packs).toEqual(packs);
});
