import fc from "fast-check";
import { colours, moods } from "./world.ts";

/** What an expression can read where it stands. */
export interface Scene {
  readonly on: "service" | "event";
  /** Variables that are bound, by what they are. */
  readonly parts: readonly string[];
  readonly steps: readonly string[];
  readonly definitions: readonly string[];
  /** Standards do not read standards. */
  readonly judged: boolean;
  readonly depth: number;
}

/** A condition, in parentheses wherever a connective could meet another. */
export function conditions(scene: Scene): fc.Arbitrary<string> {
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
      "service.mood in moods",
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

export const one = fc.constantFrom;
const deeper = (scene: Scene): Scene => ({ ...scene, depth: scene.depth - 1 });

const dates = one("2025-09-30", "2025-10-15", "2026-01-01");

function numbers(scene: Scene): fc.Arbitrary<string> {
  const plain = [one("service.size", "least"), one("0", "1", "2", "5%", "0.05")];
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

export const scene = (
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
