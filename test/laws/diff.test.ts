import fc from "fast-check";
import { expect, test } from "vitest";
import type { Difference } from "../../src/analysis/diff/diff-packs.ts";
import type { RuleDiff } from "../../src/analysis/diff/diff-rules.ts";
import { effectOfRules } from "../../src/analysis/diff/effect.ts";
import { runOfScene } from "../../src/analysis/diff/scene.ts";
import { search } from "../../src/analysis/diff/search.ts";
import { between, rule } from "../rooms/analysis/diff/compared.ts";

const runs = Number(process.env["EDICT_RUNS"] ?? 300);
/** A comparison compiles two packs: a hundredth of the runs of laws that compile nothing. */
const numRuns = Math.max(4, Math.ceil(runs / 60));
const budget = 40;

const conditions = fc.oneof(
  fc
    .tuple(fc.constantFrom("<", "<=", ">", ">=", "==", "!="), fc.integer({ min: 0, max: 3 }))
    .map(([operator, figure]) => `service.content_safety.keyword_library.size ${operator} ${figure}`),
  fc.constantFrom(
    "service.generates_content",
    "service.operates_abroad is false",
    "service.version is present",
    "service.sectors has any [medical, film_tv]",
    "service.launched_on < 2025-03-01",
    "(any model in service.models satisfies model.origin == own)",
    "fair is met",
  ),
);
const expressions = fc.oneof(
  conditions,
  fc
    .tuple(conditions, fc.constantFrom("and", "or"), conditions)
    .map(([a, connective, b]) => `(${a} ${connective} ${b})`),
);
const rules = fc
  .record({
    when: fc.option(expressions),
    unless: fc.option(expressions),
    require: expressions,
    concept: fc.constantFrom("one", "two", ""),
  })
  .map(({ when, unless, require, concept }) => (name: string): string => {
    const parts = [
      ...(when === null ? [] : [`when ${when}`]),
      ...(unless === null ? [] : [`unless ${unless}`]),
      `require ${require}`,
      ...(concept === "" ? [] : [`concept ${concept}`]),
    ];
    return rule(name, parts.join("\n"));
  });
const standard = 'standard fair "It is fair" {\njudged by counsel valid for 12 months evidence [document]\n}\n';
const policies = fc
  .uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c"), rules), {
    minLength: 1,
    maxLength: 2,
    selector: ([name]) => name,
  })
  .map((all) => standard + all.map(([name, of]) => of(name)).join("\n"));

const names = (of: RuleDiff["rules"]["old"]): string => of.map((it) => it.name).join("+");
const mirror: Readonly<Record<string, string>> = {
  split: "merged",
  merged: "split",
  added: "removed",
  removed: "added",
  stricter: "looser",
  looser: "stricter",
};
const turned = (word: string): string => mirror[word] ?? word;

/** All that is told of changes, as they are or looked at from the other side. */
function told({ changes }: Difference, isTurned: boolean): readonly string[] {
  const [first, second] = isTurned ? (["new", "old"] as const) : (["old", "new"] as const);
  const word = (it: string): string => (isTurned ? turned(it) : it);
  return changes
    .map((it) => {
      const shown = it.witnesses.map(
        (one) =>
          `${word(one.direction)} ${one.told[first].map((of) => of.verdict).join()} ${one.told[second].map((of) => of.verdict).join()}\n${one.text}`,
      );
      return [word(it.kind), names(it.rules[first]), names(it.rules[second]), ...shown.toSorted()].join("\n");
    })
    .toSorted();
}

const long = 3_600_000;

test(
  "a policy does not differ from itself, and no search shows that it does",
  () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const { changes, sides } = between(policy, policy, { budget });
        expect(changes.filter((it) => it.kind !== "unchanged")).toEqual([]);
        for (const it of changes) {
          const seeds = between(policy, standard + rule("z", "require service.id is present"), {
            budget: 8,
          }).changes.flatMap((one) => one.witnesses.flatMap(({ scene }) => runOfScene(sides.old, scene) ?? []));
          const { found } = search(
            sides,
            it.rules,
            seeds.map((run) => ({ run, cost: 0 })),
            budget,
          );
          expect([...found.keys()]).toEqual([]);
        }
      }),
      { numRuns },
    );
  },
  long,
);

test(
  "the other way round it is the mirrored difference, and every witness validates and flips",
  () => {
    fc.assert(
      fc.property(policies, policies, (one, other) => {
        const there = between(one, other, { budget });
        const back = between(other, one, { budget });
        expect(told(back, true)).toEqual(told(there, false));
        for (const { rules: of, witnesses } of there.changes) {
          for (const { scene, told: said, direction } of witnesses) {
            const heard = (["old", "new"] as const).map((side) => {
              const run = runOfScene(there.sides[side], scene);
              expect(run).toBeDefined();
              return run && effectOfRules(there.sides[side], of[side], run);
            });
            expect(heard.map((it) => it?.told)).toEqual([said.old, said.new]);
            const [before, after] = heard.map((it) => [...(it?.weights.values() ?? [])].reduce((a, b) => a + b, 0));
            expect(direction === "stricter" ? Number(after) > Number(before) : Number(after) < Number(before)).toBe(
              true,
            );
          }
        }
      }),
      { numRuns },
    );
  },
  long,
);
