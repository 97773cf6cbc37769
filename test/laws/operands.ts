import fc from "fast-check";
import { deeper, type Scene } from "./scene.ts";

export const one = fc.constantFrom;

/** One of these words, if there is any. */
export const among = (words: readonly string[]): readonly fc.Arbitrary<string>[] =>
  words.length > 0 ? [fc.constantFrom(...words)] : [];

/** Numbers, counts, shares and sums; `conditions` makes what is counted. */
export function numbers(scene: Scene, conditions: (scene: Scene) => fc.Arbitrary<string>): fc.Arbitrary<string> {
  const plain = [
    fc.constant("service.size"),
    one("0", "1", "2", "5%", "0.05", "1_000", "-1"),
    ...among(scene.names.numbers),
    ...among([...scene.parts.map((it) => `${it}.weight`), ...scene.steps.map((it) => `${it}.size`)]),
    ...(scene.on === "answer" ? [fc.constant("answer.words")] : []),
  ];
  if (scene.depth <= 0) return fc.oneof(...plain);
  const next = deeper(scene);
  const name = `q${scene.depth}`;
  const inPart = { ...next, parts: [...next.parts, name] };
  const body = conditions(inPart);
  const here = numbers(next, conditions);
  return fc.oneof(
    ...plain,
    body.map((it) => `count(${name} in service.parts where (${it}))`),
    fc.constant(`count(${name} in service.tags)`),
    body.map((it) => `share(${name} in service.parts where (${it}))`),
    numbers({ ...inPart, depth: 0 }, conditions).map((it) => `sum(${it} for ${name} in service.parts)`),
    fc.tuple(here, one("+", "-", "*", "/"), here).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(one("+", "-", "*"), one("*", "/", "-")).map((it) => `((service.size ${it[0]} 1) ${it[1]} 2)`),
    fc.tuple(conditions(next), here, here).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
  );
}

const written = ["2025-09-30", "2025-10-15", "2026-01-01"];
const ofService = ["service.started_on", "service.ended_on", "service.group.done_on"];

/** Days, and days counted from them. */
export function dates(scene: Scene): fc.Arbitrary<string> {
  const durations = ["10 working days", "6 months", "3 days", "service.grace", ...scene.names.durations];
  return fc.oneof(
    one(...ofService, ...written),
    ...among(scene.parts.flatMap((it) => [`${it}.made_on`, `${it}.done_on`])),
    ...among(scene.names.dates),
    fc.tuple(one(...ofService), one("+", "-"), one(...durations)).map((it) => it.join(" ")),
    ...(scene.on === "event" ? [one("event.at", "event.fixed_at", "event.told_on")] : []),
    ...(scene.on === "event" ? [one("24 hours", ...durations).map((it) => `event.at + ${it}`)] : []),
    ...(scene.on === "answer" ? [one("answer.at", "answer.kept_on", "question.at + 3 days")] : []),
    ...(scene.on === "question" ? [fc.constant("question.at")] : []),
  );
}

/** What has to be done, and by when. */
export function deadlines(scene: Scene): fc.Arbitrary<string> {
  const durations = ["10 working days", "20 days", "service.grace", ...scene.names.durations];
  return fc.oneof(
    fc
      .tuple(one("service.ended_on", "service.group.done_on"), one(...durations))
      .map(([done, time]) => `${done} by service.started_on + ${time}`),
    fc.constant("service.ended_on by 2025-10-15"),
    ...among(scene.parts.map((it) => `${it}.done_on by ${it}.made_on + 20 days`)),
    ...(scene.on === "event"
      ? [
          one(...durations, "24 hours").map((it) => `event.fixed_at by event.at + ${it}`),
          fc.constant("event.told_on by event.at + 3 working days"),
        ]
      : []),
    ...(scene.on === "answer" ? [one(...durations).map((it) => `answer.kept_on by answer.at + ${it}`)] : []),
  );
}

/** There in one of so many. */
export const inOneOf = <T>(many: number, it: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.tuple(fc.nat({ max: many - 1 }), it).map(([draw, one]) => (draw === 1 ? [one] : []));
