import fc from "fast-check";
import { conditions, one, scene } from "./expressions.ts";
import type { Block } from "./plan.ts";
import { quoted } from "./text.ts";

const condition = conditions(scene("service", ["first"], 1));
const some = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> =>
  fc.array(arbitrary, { maxLength: 1 });

const rule = (name: string, unit: Block["unit"], clauses: readonly string[], modal = "must"): Block => ({
  unit,
  head: `rule ${name}: provider ${modal} "act"`,
  clauses: [`quote "${quoted}"`, ...clauses],
});

/** What is asked of by others. */
const base = fc
  .tuple(some(condition.map((it) => `when ${it}`)), condition, fc.boolean())
  .map(([when, required, due]) =>
    rule("base", "3.1", [
      "on service",
      ...when,
      `require ${required}`,
      ...(due ? ["require service.ended_on by 2025-10-15"] : []),
    ]),
  );

const asking = fc
  .tuple(some(condition.map((it) => `unless ${it}`)), some(condition.map((it) => `require ${it}`)))
  .map(([unless, required]) =>
    rule("asking", "1.2", ["on service", ...unless, "require complies with t [article 3]", ...required]),
  );

const following = fc
  .tuple(one("service", "event"), condition)
  .map(([on, required]) => rule("following", "1.2", [`on ${on}`, "upon breach of base, r0", `require ${required}`]));

const note = some(condition.map((it) => `when ${it}`)).map((when) =>
  rule("liable", "1.1", [...when, "upon breach of base, asking"], "is liable to"),
);

const exemption = condition.map((it): Block => ({
  unit: "2.1.1",
  head: `exemption off from base, r0 when ${it}`,
  clauses: [],
}));

/** Rules that rest on other rules, and an exemption from some of them. */
export const bonds: fc.Arbitrary<readonly Block[]> = fc
  .tuple(base, asking, following, note, fc.array(exemption, { maxLength: 1 }))
  .map(([first, second, third, fourth, exemptions]) => [first, second, third, fourth, ...exemptions]);
