import fc from "fast-check";
import { conditions } from "./expressions.ts";
import { deadlines, inOneOf, one } from "./operands.ts";
import { scene, subjects, type Names, type SubjectName } from "./scene.ts";
import { laterUnits, units } from "./text.ts";
import type { Place } from "./plan.ts";
import { listWishes } from "./wishes.ts";

/** Which of the rules that it may name a clause names: an index into what is there, taken round and round. */
export interface Wish {
  readonly pick: number;
  readonly more: number;
  readonly form: "name" | "place" | "duty";
}

/** A rule before it is known which other rules there are. */
export interface Sketch {
  readonly name: string;
  readonly unit: Place;
  readonly parties: readonly string[];
  readonly modal: string;
  /** Undefined: a note that has one instance a run. */
  readonly on: SubjectName | undefined;
  readonly clauses: readonly string[];
  readonly complies: readonly Wish[];
  readonly upon: Wish | undefined;
  /** Days of its own, if they meet those around it. */
  readonly inForce: readonly string[];
}

export const wish: fc.Arbitrary<Wish> = fc.record({
  pick: fc.nat({ max: 30 }),
  more: fc.nat({ max: 30 }),
  form: one("name", "name", "place", "duty"),
});

const noteModals = ["may", "is entitled to", "is encouraged to", "has power to", "is liable to"] as const;

const wordsOnStanding = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: one('basis law "article 9"', 'basis mandatory_standard "GB 1"', "concept idea", 'remedy "Do it."'),
    },
    {
      weight: 1,
      arbitrary: one(
        'basis guidance "a circular"',
        'basis recommended_standard "GB/T 2"',
        'unverified "a copy of a copy"',
      ),
    },
  ),
  { maxLength: 1 },
);

export const intervals = one(
  "in force from 2025-01-01",
  "in force from 2025-09-26",
  "in force from 2025-10-09",
  "in force from 2025-01-01 until 2026-09-28",
  "in force from 2025-09-26 until 2025-10-15",
  "in force from 2025-10-16 until 2026-10-16",
);

const placeIn = (text: "first" | "later"): fc.Arbitrary<Place> => one(...(text === "later" ? laterUnits : units));

type Lists = "none" | "parts" | "steps" | "tags" | "literal" | "grown";

/** What is looked at one by one, and the conditions that read it. */
interface Shape {
  readonly clause: fc.Arbitrary<readonly string[]>;
  readonly parts: readonly string[];
  readonly steps: readonly string[];
}

function shape(on: SubjectName, lists: Lists, names: Names): Shape {
  const parts = lists === "parts" || lists === "steps" ? ["p"] : [];
  const steps = lists === "steps" ? ["s"] : [];
  const where = inOneOf(2, conditions(scene(on, names, 1, parts))).map((it) =>
    it.map((one) => ` where (${one})`).join(""),
  );
  const clause: Readonly<Record<Lists, fc.Arbitrary<readonly string[]>>> = {
    none: fc.constant([]),
    parts: where.map((it) => [`for each p in service.parts${it}`]),
    steps: where.map((it) => [`for each p in service.parts${it}\nfor each s in p.steps`]),
    tags: fc.constant(["for each c in service.tags where c != red"]),
    literal: fc.constant(['for each m in ["a", "b"] where service.note == m']),
    grown: listWishes(on).map((it) => [it]),
  };
  return { clause: clause[lists], parts, steps };
}

function duty(
  name: string,
  names: Names,
  text: "first" | "later",
  on: SubjectName,
  lists: Lists,
): fc.Arbitrary<Sketch> {
  const { clause, parts, steps } = shape(on, lists, names);
  const here = scene(on, names, 2, parts, steps);
  return fc
    .record({
      unit: placeIn(text),
      parties: one(["provider"], ["provider"], ["user"], ["provider", "user"], ["user", "provider"]),
      modal: one("must", "must not"),
      clause,
      when: inOneOf(3, conditions(here)),
      unless: inOneOf(4, conditions(scene(on, names, 1, parts, steps))),
      requires: fc.array(fc.tuple(one("require", "forbid", "require named:"), conditions(here)), { maxLength: 2 }),
      dues: inOneOf(3, deadlines(here)),
      isPlain: fc.boolean(),
      last: conditions(here),
      waits: inOneOf(5, conditions(here)),
      standing: wordsOnStanding,
      inForce: inOneOf(5, intervals),
      complies: inOneOf(3, wish),
      upon: inOneOf(8, wish),
    })
    .map((it): Sketch => {
      const asksOtherwise = it.isPlain && it.dues.length + it.complies.length > 0;
      const requires = asksOtherwise ? [] : it.requires;
      const required = [
        ...requires.map(([word, body], at) => `${word.replace("named", `named${at}`)} ${body}`),
        ...it.dues.map((body) => `require ${body}`),
      ];
      return {
        name,
        unit: it.unit,
        parties: it.parties,
        modal: it.modal,
        on,
        clauses: [
          ...it.clause,
          ...it.when.map((body) => `when ${body}`),
          ...it.unless.map((body) => `unless ${body}`),
          ...(required.length > 0 || it.complies.length > 0 ? required : [`require ${it.last}`]),
          ...it.waits.map((body) => `pending while ${body}`),
          ...it.standing,
        ],
        complies: it.complies,
        upon: it.upon[0],
        inForce: it.inForce,
      };
    });
}

const lists = ["none", "parts", "steps", "tags", "literal", "grown"] as const;
const weights: Readonly<Record<SubjectName, number>> = { service: 4, event: 3, answer: 1, question: 1, visit: 2 };

/** A duty over documents of some subject, or over elements of lists in them. */
export const duties = (name: string, names: Names, text: "first" | "later"): fc.Arbitrary<Sketch> =>
  fc.oneof(
    ...subjects.flatMap((on) =>
      lists.map((it) => ({
        weight: weights[on] * (it === "none" ? 4 : 1),
        arbitrary: duty(name, names, text, on, it),
      })),
    ),
  );

function note(name: string, names: Names, text: "first" | "later", on: SubjectName | undefined): fc.Arbitrary<Sketch> {
  const here = conditions(scene(on ?? "service", names, 1));
  return fc
    .record({
      unit: placeIn(text),
      parties: one(["provider"], ["user"], ["authority"], ["user", "authority", "provider"]),
      modal: one(...noteModals),
      each: on === undefined ? fc.constant([]) : inOneOf(4, fc.constant("for each p in service.parts where p.ok")),
      when: inOneOf(3, here),
      unless: inOneOf(4, here),
      upon: inOneOf(2, wish),
      standing: wordsOnStanding,
      inForce: inOneOf(6, intervals),
    })
    .map(({ each, when, unless, upon, standing, ...it }) => ({
      name,
      on,
      ...it,
      clauses: [...each, ...when.map((body) => `when ${body}`), ...unless.map((body) => `unless ${body}`), ...standing],
      complies: [],
      upon: upon[0],
    }));
}

/** A rule that gives notes, on documents of some subject or on the run. */
export const notes = (name: string, names: Names, text: "first" | "later"): fc.Arbitrary<Sketch> =>
  fc.oneof(...[undefined, undefined, "service" as const, "event" as const].map((on) => note(name, names, text, on)));

/** An exemption before it is known from which rules it could exempt. */
export interface ExemptionSketch {
  readonly name: string;
  readonly unit: Place;
  readonly wish: Wish;
  /** Two rules of some subject, a place, or one rule. */
  readonly on: "service" | "event";
  readonly condition: string;
  readonly cites: boolean;
}

export const exemptions = (name: string, names: Names, text: "first" | "later"): fc.Arbitrary<ExemptionSketch> =>
  fc.oneof(
    ...(["service", "service", "event"] as const).map((on) =>
      fc.record({
        name: fc.constant(name),
        unit: placeIn(text),
        wish,
        on: fc.constant(on),
        condition: conditions(scene(on, names, 1)),
        cites: fc.boolean(),
      }),
    ),
  );
