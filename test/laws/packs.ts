import fc from "fast-check";
import { quoted } from "./text.ts";
import { bonds } from "./bonds.ts";
import { conditions, one, scene, type Scene } from "./expressions.ts";
import type { Block, Plan } from "./plan.ts";
import { units } from "./world.ts";

const unit = one(...units);

/** Definitions read the service alone, so that every rule may use them. */
const definition = (name: string, earlier: readonly string[]): fc.Arbitrary<Block> =>
  fc
    .tuple(
      unit,
      conditions(scene("service", earlier, 2)),
      fc.array(fc.tuple(conditions(scene("service", earlier, 1)), conditions(scene("service", earlier, 1))), {
        maxLength: 2,
      }),
    )
    .map(([at, value, exceptions]) => ({
      unit: at,
      head: `define ${name} means (${value})`,
      clauses: exceptions.map(([it, when]) => `except (${it}) when (${when})`),
    }));

const judge = fc
  .tuple(one("counsel", "officer"), one("6 months", "12 months", "30 days"), fc.boolean())
  .map(([role, time, evidence]) => `judged by ${role} valid for ${time}${evidence ? " evidence [document]" : ""}`);

const standard = (head: string, bound: readonly string[]): fc.Arbitrary<Block> =>
  fc
    .tuple(
      unit,
      fc.array(conditions({ ...scene("service", [], 1, bound), judged: false }), { maxLength: 2 }),
      fc.array(conditions({ ...scene("service", [], 1, bound), judged: false }), { maxLength: 1 }),
      fc.uniqueArray(judge, { minLength: 1, maxLength: 2, selector: (it) => it.split(" ")[2] }),
    )
    .map(([at, onlyIf, orIf, judges]) => ({
      unit: at,
      head,
      clauses: [...onlyIf.map((it) => `only if ${it}`), ...orIf.map((it) => `if ${it}`), ...judges],
    }));

const due = (on: Scene["on"], parts: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    one(
      "service.ended_on by service.started_on + 10 working days",
      "service.group.done_on by service.started_on + 6 months",
      "service.ended_on by service.started_on + service.grace",
      "service.ended_on by 2025-10-15",
    ),
    ...parts.map((it) => fc.constant(`${it}.done_on by ${it}.made_on + 20 days`)),
    ...(on === "event"
      ? [
          one(
            "event.fixed_at by event.at + slack",
            "event.fixed_at by event.at + 24 hours",
            "event.told_on by event.at + 3 working days",
          ),
        ]
      : []),
  );

function rule(name: string, definitions: readonly string[]): fc.Arbitrary<Block> {
  const shape = fc.tuple(
    one("service", "event"),
    one("none", "parts", "steps", "tags"),
    unit,
    one("provider", "user"),
    one("must", "must not"),
  );
  return shape.chain(([on, each, at, party, modal]) => {
    const parts = each === "parts" || each === "steps" ? ["p"] : [];
    const steps = each === "steps" ? ["s"] : [];
    const here = scene(on, definitions, 2, parts, steps);
    const where = fc.option(conditions(scene(on, definitions, 1, parts)), { nil: undefined });
    return fc
      .record({
        where,
        when: fc.array(conditions(here), { maxLength: 1 }),
        unless: fc.array(conditions(scene(on, definitions, 1, parts, steps)), { maxLength: 1 }),
        requires: fc.array(fc.tuple(one("require", "forbid"), conditions(here)), { maxLength: 2 }),
        dues: fc.array(due(on, parts), { maxLength: 1 }),
        last: conditions(here),
      })
      .map((it): Block => {
        const lists = [
          ...(parts.length > 0
            ? [`for each p in service.parts${it.where === undefined ? "" : ` where (${it.where})`}`]
            : []),
          ...(steps.length > 0 ? ["for each s in p.steps"] : []),
          ...(each === "tags" ? ["for each t in service.tags where t != red"] : []),
        ];
        const required = [
          ...it.requires.map(([word, body]) => `${word} ${body}`),
          ...it.dues.map((body) => `require ${body}`),
        ];
        return {
          unit: at,
          head: `rule ${name}: ${party} ${modal} "act"`,
          clauses: [
            `quote "${quoted}"`,
            `on ${on}`,
            ...(lists.length > 0 ? [lists.join("\n")] : []),
            ...it.when.map((body) => `when ${body}`),
            ...it.unless.map((body) => `unless ${body}`),
            ...(required.length > 0 ? required : [`require ${it.last}`]),
          ],
        };
      });
  });
}

const scopes = fc.array(
  fc
    .tuple(
      one("2.1.1", "2.1.2", "3.1", "1.1"),
      one("policy", "article", "paragraph"),
      fc.boolean(),
      conditions(scene("service", ["first"], 1)),
    )
    .map(([at, level, applies, body]): Block => ({
      unit: at as Block["unit"],
      head: `${level} ${applies ? "applies where" : "does not apply where"} (${body})`,
      clauses: [],
    })),
  { maxLength: 2 },
);

/** A pack with a word, a list and a figure of the law, standards, definitions, scopes, a flag, rules, and rules that rest on these. */
export const plans: fc.Arbitrary<Plan> = fc
  .tuple(
    definition("first", []),
    definition("second", ["first"]),
    standard('standard plain "Judged"', []),
    standard('standard listed for each x in service.parts "Judged"', ["x"]),
    scopes,
    fc
      .array(fc.constant(0), { minLength: 1, maxLength: 4 })
      .chain((list) => fc.tuple(...list.map((_, index) => rule(`r${index}`, ["first", "second"])))),
    bonds,
  )
  .map(([first, second, plain, listed, scope, rules, bound]) => ({
    blocks: [
      first,
      second,
      plain,
      listed,
      { unit: "1.2", head: 'yields to "another regime" where service.mood == shut', clauses: [] },
      ...scope,
      ...rules,
      ...bound,
    ],
  }));

export type Turn = <T>(items: readonly T[]) => readonly T[];

/** The files of a plan: one an article, or all in one; `turn` says in which order things stand. */
export function filesOf(
  plan: Plan,
  turn: Turn,
  layout: "one" | "each",
): readonly { readonly path: string; readonly text: string }[] {
  const articles = turn(["1", "2", "3"]).map((article) => ({
    path: `article-${article}.edict`,
    text: `article ${article} {\n${turn(paragraphs(article))
      .map((it) => paragraph(plan, it, turn))
      .join("\n")}\n}`,
  }));
  return layout === "each" ? articles : [{ path: "all.edict", text: articles.map((it) => it.text).join("\n\n") }];
}

const paragraphs = (article: string): readonly string[] =>
  units.filter((it) => it.startsWith(`${article}.`) && it.split(".").length === 2);

function paragraph(plan: Plan, at: string, turn: Turn): string {
  const items = units.filter((it) => it.startsWith(`${at}.`));
  const own = blocksAt(plan, at, turn);
  const below = items.map((it) => `item ${it.split(".")[2]} {\n${blocksAt(plan, it, turn).join("\n")}\n}`);
  const term =
    at === "1.1"
      ? [
          'open term slack: duration quote "及時"',
          'open list moods: service.mood means [calm, ...] quote "甲"',
          "parameter least: number means 1 from 2025-01-01 until 2025-10-09, 2 from 2025-10-15",
        ]
      : [];
  return `paragraph ${at.split(".")[1]} {\n${turn([...term, ...own, ...below]).join("\n")}\n}`;
}

function blocksAt(plan: Plan, at: string, turn: Turn): readonly string[] {
  return turn(plan.blocks.filter((it) => it.unit === at)).map((it) => {
    const clauses = turn(it.clauses).join("\n");
    return it.head.startsWith("define") || clauses === "" ? `${it.head}\n${clauses}` : `${it.head} {\n${clauses}\n}`;
  });
}
