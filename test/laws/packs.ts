import fc from "fast-check";
import { quoted } from "./text.ts";
import { colours, moods, units } from "./world.ts";

/** A declaration whose clauses have no order of their own. */
export interface Block {
  readonly unit: (typeof units)[number];
  readonly head: string;
  readonly clauses: readonly string[];
}

/** A well-typed pack, as the declarations that a legal engineer would write. */
export interface Plan {
  readonly blocks: readonly Block[];
}

/** What an expression can read where it stands. */
interface Scene {
  readonly on: "service" | "event";
  /** Variables that are bound, by what they are. */
  readonly parts: readonly string[];
  readonly steps: readonly string[];
  readonly definitions: readonly string[];
  /** Standards do not read standards. */
  readonly judged: boolean;
  readonly depth: number;
}

const one = fc.constantFrom;
const deeper = (scene: Scene): Scene => ({ ...scene, depth: scene.depth - 1 });

const dates = one("2025-09-30", "2025-10-15", "2026-01-01");

function numbers(scene: Scene): fc.Arbitrary<string> {
  const plain = [fc.constant("service.size"), one("0", "1", "2", "5%", "0.05")];
  const bound = [
    ...scene.parts.map((it) => fc.constant(`${it}.weight`)),
    ...scene.steps.map((it) => fc.constant(`${it}.size`)),
  ];
  if (scene.depth <= 0) return fc.oneof(...plain, ...bound);
  const next = deeper(scene);
  const inPart = { ...next, parts: [...next.parts, `q${scene.depth}`] };
  const body = conditions(inPart);
  const name = `q${scene.depth}`;
  return fc.oneof(
    ...plain,
    ...bound,
    body.map((it) => `count(${name} in service.parts where (${it}))`),
    body.map((it) => `share(${name} in service.parts where (${it}))`),
    numbers({ ...inPart, depth: 0 }).map((it) => `sum(${it} for ${name} in service.parts)`),
    fc.tuple(numbers(next), one("+", "-", "*", "/"), numbers(next)).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(conditions(next), numbers(next), numbers(next)).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
  );
}

function datesOf(scene: Scene): fc.Arbitrary<string> {
  return fc.oneof(
    one("service.started_on", "service.ended_on", "service.group.done_on"),
    ...scene.parts.map((it) => one(`${it}.made_on`, `${it}.done_on`)),
    dates,
    one(
      "service.started_on + 10 working days",
      "service.started_on + 6 months",
      "service.ended_on - 3 days",
      "service.started_on + service.grace",
    ),
    ...(scene.on === "event"
      ? [one("event.at", "event.fixed_at", "event.told_on", "event.at + 24 hours", "event.at + slack")]
      : []),
  );
}

/** A condition, in parentheses wherever a connective could meet another. */
function conditions(scene: Scene): fc.Arbitrary<string> {
  const roots = fc.oneof(
    one("service.flag", "service.ready", "service.group.flag", "service.flag is true", "service.ready is false"),
    one(
      "service.proof is present",
      "service.parts is present",
      "service.group is present",
      "service.note is absent",
      "service.group.done_on is present",
    ),
    one("service.parts is empty", "service.tags is not empty"),
    one(
      "service.mood == calm",
      "service.mood != busy",
      "service.mood in [calm, busy]",
      "service.mood in [shut, ...]",
      'service.note == "a"',
    ),
    one(
      "service.tags has red",
      "service.tags has any [red, blue]",
      "service.tags has all [red, green]",
      "service.tags has any [blue, ...]",
      "red in service.tags",
      "green not in service.tags",
    ),
    one("service.grace >= 1 day", "service.grace < 6 months", "service.grace == 24 hours"),
    ...(scene.judged ? [fc.constant("plain is met")] : []),
    ...(scene.on === "event"
      ? [one("event.harmful", "event.fixed_at is present", "event.fixed_at <= event.at + 24 hours")]
      : []),
    ...(scene.definitions.length > 0 ? [one(...scene.definitions)] : []),
    ...scene.parts.map((it) =>
      one(
        `${it}.ok`,
        `${it}.steps is empty`,
        `${it}.done_on is present`,
        ...(scene.judged ? [`listed is met for ${it}`] : []),
      ),
    ),
    ...scene.steps.map((it) => one(`${it}.done`, `${it}.size is present`)),
  );
  if (scene.depth <= 0) return roots;
  const next = deeper(scene);
  const name = `v${scene.depth}`;
  const quantifier = one("any", "every", "no");
  const overParts = conditions({ ...next, parts: [...next.parts, name] });
  const overSteps = conditions({ ...next, steps: [...next.steps, name] });
  const compare = one("==", "!=", "<", "<=", ">", ">=");
  return fc.oneof(
    { arbitrary: roots, weight: 4 },
    fc
      .tuple(conditions(next), one("and", "or", "implies"), conditions(next))
      .map(([a, op, b]) => `((${a}) ${op} (${b}))`),
    fc
      .tuple(one("all of", "any of"), fc.array(conditions(next), { minLength: 1, maxLength: 3 }))
      .map(([word, list]) => `${word} { ${list.join("; ")} }`),
    conditions(next).map((it) => `not (${it})`),
    fc.tuple(quantifier, overParts).map(([word, body]) => `(${word} ${name} in service.parts satisfies (${body}))`),
    ...scene.parts.map((part) =>
      fc.tuple(quantifier, overSteps).map(([word, body]) => `(${word} ${name} in ${part}.steps satisfies (${body}))`),
    ),
    fc
      .tuple(quantifier, one("==", "!="), one(...colours))
      .map(([word, op, it]) => `(${word} ${name} in service.tags satisfies ${name} ${op} ${it})`),
    fc.tuple(numbers(next), compare, numbers(next)).map(([a, op, b]) => `${a} ${op} ${b}`),
    fc
      .tuple(datesOf(next), compare, fc.oneof(datesOf(next), one("as_of", "facts_on")))
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    fc
      .tuple(conditions(next), one(...moods), one(...moods))
      .map(([c, a, b]) => `service.mood == (if ${c} then ${a} else ${b})`),
  );
}

const scene = (
  on: Scene["on"],
  definitions: readonly string[],
  depth: number,
  parts: readonly string[] = [],
  steps: readonly string[] = [],
): Scene => ({
  on,
  definitions,
  judged: true,
  depth,
  parts,
  steps,
});

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

/** A pack with an open term, two standards, two definitions, scopes, a flag and up to four rules. */
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
  )
  .map(([first, second, plain, listed, scope, rules]) => ({
    blocks: [
      first,
      second,
      plain,
      listed,
      { unit: "1.2", head: 'yields to "another regime" where service.mood == shut', clauses: [] },
      ...scope,
      ...rules,
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
  const term = at === "1.1" ? ['open term slack: duration quote "及時"'] : [];
  return `paragraph ${at.split(".")[1]} {\n${turn([...term, ...own, ...below]).join("\n")}\n}`;
}

function blocksAt(plan: Plan, at: string, turn: Turn): readonly string[] {
  return turn(plan.blocks.filter((it) => it.unit === at)).map((it) => {
    const clauses = turn(it.clauses).join("\n");
    return it.head.startsWith("define") || clauses === "" ? `${it.head}\n${clauses}` : `${it.head} {\n${clauses}\n}`;
  });
}
