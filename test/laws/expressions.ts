import fc from "fast-check";
import { among, dates, numbers, one } from "./operands.ts";
import { deeper, type Names, type Scene, type SubjectName } from "./scene.ts";
import { wishes } from "./wishes.ts";
import { colours, moods } from "./world.ts";

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
    membership(scene.names),
    onTags(scene.names),
    one("service.grace >= 1 day", "service.grace < 6 months", "service.grace == 24 hours"),
    one("service.ended_on - service.started_on >= 7 days", "service.size in [1, 2]", "true", "not false"),
    { arbitrary: wishes(scene.on), weight: 4 },
    ...among(scene.names.judged.map((it) => `${it} is met`)),
    ...among(scene.names.booleans),
    ...among(ofSubject[scene.on]),
    ...(scene.on === "event" ? among(scene.names.ofEvents) : []),
    ...(scene.on === "event" ? among(scene.names.judgedEvents.map((it) => `${it} is met`)) : []),
    ...scene.parts.map((it) =>
      one(
        `${it}.ok`,
        `${it}.steps is empty`,
        `${it}.done_on is present`,
        ...scene.names.judgedParts.map((standard) => `${standard} is met for ${it}`),
      ),
    ),
    ...scene.steps.map((it) => one(`${it}.done`, `${it}.size is present`)),
  );
  return scene.depth <= 0 ? roots : fc.oneof({ arbitrary: roots, weight: 4 }, ...composed(scene));
}

const ofSubject: Readonly<Record<SubjectName, readonly string[]>> = {
  service: [],
  event: ["event.harmful", "event.fixed_at is present", "event.fixed_at <= event.at + 24 hours"],
  answer: ["answer.marked", "question.polite", "question is present", "answer.words >= 1", "question.mood == calm"],
  question: ["question.polite", "question.mood in [calm, busy]", "question.mood is absent"],
  visit: [],
};

const membership = ({ moods: named, moodLists, noteLists }: Names): fc.Arbitrary<string> =>
  fc.oneof(
    one("service.mood == calm", "service.mood != busy", 'service.note == "a"'),
    fc
      .tuple(one("in", "not in"), one("[calm, busy]", "[shut, ...]", ...moodLists))
      .map(([op, list]) => `service.mood ${op} ${list}`),
    ...among(named.map((it) => `service.mood == ${it}`)),
    ...among(moodLists.map((it) => `${it} has service.mood`)),
    ...among(noteLists.flatMap((it) => [`service.note in ${it}`, `service.note not in ${it}`])),
  );

const onTags = ({ colourLists }: Names): fc.Arbitrary<string> =>
  fc.oneof(
    one(
      "service.tags has red",
      "service.tags has all [red, green]",
      "red in service.tags",
      "green not in service.tags",
    ),
    one("[red, blue]", "[blue, ...]", ...colourLists).map((it) => `service.tags has any ${it}`),
    ...among(colourLists.flatMap((it) => [`${it} has blue`, `green in ${it}`, `${it} has any service.tags`])),
  );

function composed(scene: Scene): readonly fc.Arbitrary<string>[] {
  const next = deeper(scene);
  const name = `v${scene.depth}`;
  const quantifier = one("any", "every", "no");
  const here = conditions(next);
  const overParts = conditions({ ...next, parts: [...next.parts, name] });
  const overSteps = conditions({ ...next, steps: [...next.steps, name] });
  const compare = one("==", "!=", "<", "<=", ">", ">=");
  const number = numbers(next, conditions);
  const date = dates(next);
  return [
    fc.tuple(here, one("and", "or", "implies"), here).map(([a, op, b]) => `((${a}) ${op} (${b}))`),
    fc
      .tuple(one("all of", "any of"), fc.array(here, { minLength: 1, maxLength: 3 }))
      .map(([word, list]) => `${word} { ${list.join("; ")} }`),
    here.map((it) => `not (${it})`),
    fc.tuple(quantifier, overParts).map(([word, body]) => `(${word} ${name} in service.parts satisfies (${body}))`),
    ...scene.parts.map((part) =>
      fc.tuple(quantifier, overSteps).map(([word, body]) => `(${word} ${name} in ${part}.steps satisfies (${body}))`),
    ),
    fc
      .tuple(quantifier, one("==", "!="), one(...colours))
      .map(([word, op, it]) => `(${word} ${name} in service.tags satisfies ${name} ${op} ${it})`),
    fc.tuple(number, compare, number).map(([a, op, b]) => `${a} ${op} ${b}`),
    fc.tuple(date, compare, fc.oneof(date, one("as_of", "facts_on"))).map(([a, op, b]) => `${a} ${op} ${b}`),
    fc.tuple(here, one(...moods), one(...moods)).map(([c, a, b]) => `service.mood == (if ${c} then ${a} else ${b})`),
  ];
}
