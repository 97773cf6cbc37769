import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDay, type Day } from "../../src/base/civil-date.ts";
import { groupBy } from "../../src/base/group-by.ts";
import { verdicts, type Instance, type RuleResult, type Verdict } from "../../src/evaluate/decision.ts";
import { rollUp } from "../../src/evaluate/verdict.ts";
import type { BaselineFinding } from "../../src/pack/waive/baseline.ts";
import {
  brokenFacts,
  elementName,
  fingerprintOf,
  factsDigest,
  type DocumentName,
} from "../../src/pack/waive/fingerprint.ts";
import {
  suppressFindings,
  suppressionOf,
  unsuppressed,
  type SuppressionContext,
  type Suppressions,
} from "../../src/pack/waive/suppressions.ts";
import type { WaiverScope, Waiver } from "../../src/pack/waive/waivers.ts";

const runs = { numRuns: Number(process.env["EDICT_RUNS"] ?? 300) };

const dayOf = (text: string): Day => {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`${text} is not a day`);
  return day;
};
const asOf = dayOf("2026-06-30");
const days = ["2026-01-01", "2026-06-30", "2026-07-01", "2026-12-31"].map(dayOf);

const rules = ["t.one", "t.two", "t.three"] as const;
const paths = ["a.yaml", "b.yaml"] as const;
const names = ["x", "y"] as const;
const place = { source: { path: "waivers.yaml", text: "waivers: []" }, span: { start: 0, end: 7 } };

const documents: readonly DocumentName[] = paths.flatMap((path) =>
  ["first", "second"].map((id) => ({ path, subject: "service", id, content: undefined })),
);
const bare = {
  exemptBy: [],
  eitherWay: false,
  scopeCauses: [],
  conditions: [],
  causes: [],
  interpretations: [],
  assumptions: [],
  parameters: [],
};

const clauseOf = (result: "true" | "false", elements: readonly number[]): Instance["clauses"][number] => {
  const facts = elements.map(
    (at) => ({ kind: "fact", path: `service.data[${at}].basis`, place, shown: "null" }) as const,
  );
  return { clause: 0, result, causes: [], facts, complies: [] };
};

const instances: fc.Arbitrary<Instance> = fc
  .record({
    input: fc.nat(documents.length - 1),
    elements: fc.oneof(
      fc.constant([]),
      fc.tuple(fc.nat(3), fc.constantFrom(...names)).map(([at, name]) => [`service.models[${at}] ${name}`]),
    ),
    verdict: fc.constantFrom<Verdict>(...verdicts.slice(0, 6), "violated", "undetermined"),
    fact: fc.constantFrom("1", "2"),
    broken: fc.subarray([0, 1, 2]),
  })
  .map(({ fact, broken, ...it }) => ({
    ...bare,
    ...it,
    clauses: [clauseOf("true", [3]), clauseOf("false", broken)],
    place,
    lawOf: "2026-06-30",
    gate: undefined,
    facts: [{ kind: "fact", path: "service.version", place, shown: fact }],
    attestations: [],
  }));

const results: fc.Arbitrary<readonly RuleResult[]> = fc
  .uniqueArray(fc.constantFrom(...rules), { minLength: 1 })
  .chain((some) =>
    fc.tuple(...some.map((rule) => fc.array(instances, { maxLength: 6 }).map((all) => resultOf(rule, all)))),
  );

function resultOf(rule: string, all: readonly Instance[]): RuleResult {
  const locator = { article: 1, paragraph: undefined, item: undefined };
  const verdict = rollUp(all.map((it) => it.verdict));
  const head = {
    rule,
    pack: "t",
    locator,
    party: "provider",
    parties: ["provider"],
    modal: "must",
    advisory: false,
    provisional: false,
    inRollUp: true,
  } as const;
  return { ...head, verdict, instances: all, notExamined: undefined };
}

const digest = "d".repeat(64);
const judgedBy = (all: readonly RuleResult[], notWaivable: ReadonlySet<string> = new Set()): SuppressionContext => ({
  results: all,
  documents,
  asOf: () => asOf,
  notWaivable,
  digests: new Map(rules.map((it) => [it, [digest]])),
  isElsewhere: () => false,
  isLeftOut: () => false,
});

const targets: fc.Arbitrary<WaiverScope> = fc.oneof(
  fc.record({
    kind: fc.constant("file" as const),
    path: fc.constantFrom(...paths, "c.yaml"),
    element: fc.constantFrom(undefined, ...names, "z"),
  }),
  fc
    .tuple(fc.constantFrom(...rules), fc.constantFrom(...documents), fc.constantFrom([], ["service.models[0] x"]))
    .map(([rule, document, elements]) => ({
      kind: "fingerprint" as const,
      fingerprint: fingerprintOf(rule, document, { elements, facts: [] }),
    })),
);

const seens = fc.constantFrom(
  undefined,
  { rule: digest, facts: "0".repeat(64) },
  { rule: "0".repeat(64), facts: digest },
);

const waivers: fc.Arbitrary<Waiver> = fc.record({
  rule: fc.constantFrom(...rules, "t.four"),
  of: targets,
  verdict: fc.constantFrom("violated" as const, "undetermined" as const),
  reason: fc.constant("it is published with the next release"),
  requester: fc.constant("Wei"),
  approver: fc.constant("Lin"),
  from: fc.constantFrom(...days),
  until: fc.constantFrom(...days),
  seen: seens,
  place: fc.constant(place),
});

const coverOf = (
  all: readonly RuleResult[],
  some: readonly Waiver[],
  notWaivable: ReadonlySet<string> = new Set(),
): Suppressions => suppressFindings(judgedBy(all, notWaivable), some, undefined).cover;
const badness = (it: "violated" | "undetermined" | undefined): number =>
  it === undefined ? 0 : it === "undetermined" ? 1 : 2;

test("law: a waiver less never makes a rule clearer, and waivers in another order make it no other", () => {
  const property = fc.property(
    results,
    fc.array(waivers, { minLength: 1, maxLength: 6 }),
    fc.nat(),
    (all, some, at) => {
      const fewer = some.filter((_, index) => index !== at % some.length);
      for (const result of all) {
        const before = badness(unsuppressed(result, coverOf(all, some)));
        expect(badness(unsuppressed(result, coverOf(all, fewer)))).toBeGreaterThanOrEqual(before);
        expect(badness(unsuppressed(result, coverOf(all, some.toReversed())))).toBe(before);
        expect(before).toBeLessThanOrEqual(badness(unsuppressed(result, coverOf(all, []))));
      }
    },
  );
  fc.assert(property, runs);
});

/** Whether a waiver is for this finding, as its page says it. */
function isNamed(of: WaiverScope, fingerprint: string, { input, elements }: Instance): boolean {
  if (of.kind === "fingerprint") return of.fingerprint === fingerprint;
  return of.path === documents[input]?.path && [undefined, elementName(elements)].includes(of.element);
}

test("law: whatever is covered is named by a waiver of its rule, verdict, file and element that holds today", () => {
  const property = fc.property(
    results,
    fc.array(waivers, { maxLength: 6 }),
    fc.subarray([...rules]),
    (all, some, strict) => {
      const cover = coverOf(all, some, new Set(strict));
      for (const { rule, instances: own } of all) {
        for (const it of own) {
          const { waiver, fingerprint } = suppressionOf(rule, it, cover);
          if (!waiver) continue;
          expect([waiver.rule, waiver.verdict]).toEqual([rule, it.verdict]);
          expect(strict).not.toContain(rule);
          expect(waiver.from <= asOf && asOf < waiver.until).toBe(true);
          expect(waiver.seen === undefined || waiver.seen.facts === factsDigest(it)).toBe(true);
          expect(isNamed(waiver.of, fingerprint, it)).toBe(true);
        }
      }
    },
  );
  fc.assert(property, runs);
});

test("law: a waiver covers something or is a finding, so that none rots unseen", () => {
  const property = fc.property(results, waivers, (all, waiver) => {
    const { cover, diagnostics } = suppressFindings(judgedBy(all), [waiver], undefined);
    const covers = all.some(({ rule, instances: own }) => own.some((it) => suppressionOf(rule, it, cover).waiver));
    expect(covers || diagnostics.length > 0).toBe(true);
  });
  fc.assert(property, runs);
});

test("law: a waiver that fits a finding fits it no more once its rule, file, element or verdict is another", () => {
  const property = fc.property(results, fc.nat(), fc.nat(), (all, one, two) => {
    const findings = all.flatMap(({ rule, instances: own }) =>
      own.flatMap((it) =>
        it.verdict === "violated" || it.verdict === "undetermined" ? [{ rule, it, verdict: it.verdict }] : [],
      ),
    );
    const found = findings[one % Math.max(findings.length, 1)];
    if (!found) return;
    const { rule, it, verdict } = found;
    const of: WaiverScope = { kind: "file", path: documents[it.input]?.path ?? "", element: elementName(it.elements) };
    const people = { reason: "it is published with the next release", requester: "Wei", approver: "Lin", place };
    const waiver: Waiver = {
      ...people,
      rule,
      of,
      verdict,
      from: days[0] ?? asOf,
      until: days[3] ?? asOf,
      seen: undefined,
    };
    const isCovered = (some: Waiver): boolean => suppressionOf(rule, it, coverOf(all, [some])).waiver !== undefined;
    expect(isCovered(waiver)).toBe(true);
    const others: readonly Waiver[] = [
      { ...waiver, rule: rule === "t.one" ? "t.two" : "t.one" },
      { ...waiver, of: { ...of, path: of.path === "a.yaml" ? "b.yaml" : "a.yaml" } },
      { ...waiver, of: { ...of, element: of.element === "x" ? "y" : "x" } },
      { ...waiver, verdict: verdict === "violated" ? "undetermined" : "violated" },
      { ...waiver, until: asOf },
      { ...waiver, seen: { rule: digest, facts: "0".repeat(64) } },
    ];
    const other = others[two % others.length];
    expect(other && isCovered(other)).toBe(false);
  });
  fc.assert(property, runs);
});

test("law: a baseline covers every finding that it lists, and nothing of another verdict", () => {
  const property = fc.property(results, results, (all, later) => {
    const findings = all.flatMap(({ rule, instances: own }) =>
      own.flatMap((it): readonly BaselineFinding[] => {
        const { input, verdict } = it;
        const document = documents[input];
        if (!document || (verdict !== "violated" && verdict !== "undetermined")) return [];
        const element = elementName(it.elements);
        return [
          {
            fingerprint: fingerprintOf(rule, document, it),
            rule,
            verdict,
            input: document.path,
            element,
            broken: brokenFacts(it),
            place,
          },
        ];
      }),
    );
    const listed = groupBy(findings, (it) => `${it.fingerprint} ${it.verdict}`);
    const { cover } = suppressFindings(judgedBy(later), [], { findings, place });
    for (const { rule, instances: own } of later) {
      for (const it of own) {
        const { known, fingerprint } = suppressionOf(rule, it, cover);
        // All that breaks a rule is one fact here, so that what is broken in no more has no more of it.
        const most = Math.max(...(listed.get(`${fingerprint} ${it.verdict}`) ?? []).map((one) => one.broken.length));
        expect(known !== undefined).toBe(brokenFacts(it).length <= most);
      }
    }
  });
  fc.assert(property, runs);
});

test("law: a baseline in which one word of a finding was changed does not cover it", () => {
  const changes = fc.constantFrom<Partial<BaselineFinding>>(
    { rule: "t.other" },
    { input: "other.yaml" },
    { element: "another" },
  );
  const property = fc.property(results, changes, (all, change) => {
    const findings = all.flatMap(({ rule, instances: own }) =>
      own.flatMap((it): readonly BaselineFinding[] => {
        const document = documents[it.input];
        if (!document || (it.verdict !== "violated" && it.verdict !== "undetermined")) return [];
        const [fingerprint, element] = [fingerprintOf(rule, document, it), elementName(it.elements)];
        const broken = brokenFacts(it);
        return [{ fingerprint, rule, verdict: it.verdict, input: document.path, element, broken, place, ...change }];
      }),
    );
    const { cover } = suppressFindings(judgedBy(all), [], { findings, place });
    for (const { rule, instances: own } of all)
      for (const it of own) expect(suppressionOf(rule, it, cover).known).toBeUndefined();
  });
  fc.assert(property, runs);
});
